"""Model -> what templates see. The only place that reads content files."""
