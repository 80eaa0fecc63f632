"""The places that count citations: a file each, and a line here."""

from __future__ import annotations

from paperbox.online.sources.base import Source
from paperbox.online.sources.crossref import Crossref
from paperbox.online.sources.openalex import OpenAlex
from paperbox.online.sources.scholar import Scholar
from paperbox.online.sources.semantic_scholar import SemanticScholar

SOURCES: dict[str, Source] = {
    source.name: source
    for source in (
        OpenAlex(),
        SemanticScholar(),
        Crossref(),
        Scholar(),
    )
}
"""Name -> source."""
