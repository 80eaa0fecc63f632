"""What is known of citations: frozen records, as content/citations.json holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

OPENALEX, SEMANTIC_SCHOLAR, CROSSREF = "openalex", "semanticscholar", "crossref"
SCHOLAR, MANUAL = "scholar", "manual"

LABELS = {
    OPENALEX: "OpenAlex",
    SEMANTIC_SCHOLAR: "Semantic Scholar",
    CROSSREF: "Crossref",
    SCHOLAR: "Google Scholar",
}
"""Source -> its name. A count of the source `MANUAL` was typed in by hand and has none."""

STRONG = ("doi", "arxiv", "pmid", "acl")
"""Kinds of ids that are the same everywhere; the first that two have in common tells."""
MATCHES = ("id", *STRONG, "title")
"""By what a source's record may be known to be a paper of the site."""

SCHEMA = 1
"""The shape of the file; a larger number is that of a newer Paperbox."""

LARGEST = 5_000_000
"""No paper and no researcher has more citations; a larger number is a fault of the source."""

NOTHING: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Pending:
    """A number that a source said and that was not believed yet."""

    count: int
    seen: int
    """On how many days."""
    day: str = ""
    """The last of them."""


@dataclass(frozen=True, slots=True)
class PaperCount:
    """How often a paper is cited, after one source."""

    count: int
    source: str
    """A key of `LABELS`, or `MANUAL`."""
    checked_at: str = ""
    """The day on which the source said so, as 2026-10-06; nothing where that is unknown. One that
    has not come yet, by a clock that was wrong, is to be taken for unknown."""
    source_id: str = ""
    """The source's own id of the paper: ``W2741809807``, ``USER:PAPER``, a DOI."""
    match: str = ""
    """By what the two were known to be one, of `MATCHES`; nothing where nobody knows."""
    score: float | None = None
    """How alike the titles are, 0 to 1, where they are what it was known by."""
    merged: bool = False
    """Whether the source counts several works as this one (Google Scholar's star)."""
    title: str = ""
    """The source's title, of a work that is not under its slug."""
    year: int = 0
    """The source's year, of a work that is not under its slug; 0 where it names none."""
    pending: Pending | None = None


@dataclass(frozen=True, slots=True)
class AuthorCounts:
    """What one source says of a researcher."""

    id: str
    """The source's own id: ``A5000000000``, a user of Google Scholar."""
    citations: int
    h: int | None = None
    i10: int | None = None
    by_year: Mapping[int, int] = field(default_factory=lambda: NOTHING)
    """Year -> citations in it. Sources tell some years only, so the sum is not the total."""
    checked_at: str = ""
    name: str = ""
    pending: Pending | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """All that is known."""

    author: Mapping[str, AuthorCounts] = field(default_factory=dict)
    """Source -> what it says of the owner."""
    papers: Mapping[str, PaperCount] = field(default_factory=dict)
    """Slug of a paper of the site -> its count; and Google Scholar's ``USER:PAPER`` -> that of each
    work in the owner's profile there, for the places of old pages."""
    checked_at: str = ""
    """The day of the last refresh that got something."""
    changed_at: str = ""
    """The day on which a number changed last."""

    def of(self, slug: str, scholar: str = "") -> PaperCount | None:
        """Return the count of a paper by its slug, else by Google Scholar's id of it."""
        return self.papers.get(slug) or self.of_scholar(scholar)

    def of_scholar(self, scholar: str) -> PaperCount | None:
        """Return the count of the paper that Google Scholar calls ``USER:PAPER``."""
        if not scholar:
            return None
        return self.papers.get(scholar) or next(
            (
                paper
                for paper in self.papers.values()
                if paper.source == SCHOLAR and paper.source_id == scholar
            ),
            None,
        )
