"""Measurements of the built sites and of the builds, and their results."""
