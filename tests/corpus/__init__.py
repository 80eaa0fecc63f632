"""Measurements over the corpus of real homepages in ../shared."""
