"""The ids of a paper, from the links that they became."""

from __future__ import annotations

from collections.abc import Mapping

from paperbox.model import Publication
from paperbox.paper_links import IDENTIFIERS


def ids_of(paper: Publication) -> Mapping[str, str]:
    """Return the bare ids of a paper by their kind, in the order of the table."""
    found: dict[str, str] = {}
    for link in paper.links:
        if link.key in IDENTIFIERS:
            try:
                found.setdefault(link.key, IDENTIFIERS[link.key].normalised(link.url))
            except ValueError:  # an address that its author wrote in another form
                continue
    return found


def pdf_of(paper: Publication) -> str:
    """Return the first address of a PDF among the links of a paper, or nothing."""
    named = (link.url for link in paper.links if link.key in {"pdf", "paper", "preprint"})
    return next((url for url in named if url.partition("?")[0].lower().endswith(".pdf")), "")
