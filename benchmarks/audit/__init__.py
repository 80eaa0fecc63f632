"""What ``make audit`` runs: Lighthouse, axe and the Nu HTML checker on built sites."""
