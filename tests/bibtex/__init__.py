"""Tests of BibTeX in and out."""
