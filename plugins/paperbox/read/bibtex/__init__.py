"""BibTeX and BibLaTeX files -> the fields of papers."""
