"""Model -> what is not a template."""
