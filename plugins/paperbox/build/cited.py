"""What cards, pages of papers and the sidebar show of citation counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from paperbox.build.chart import Chart
from paperbox.counts import CROSSREF, MANUAL, OPENALEX, SCHOLAR, SEMANTIC_SCHOLAR
from paperbox.model import PartialDate
from paperbox.paper_links import IDENTIFIERS

OLD, STALE = 45, 180
"""Days after which a count is said to be one "as of" its day, and after which it is greyed."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who says a number, and when."""

    source: str
    """A key of `paperbox.counts.LABELS`, or nothing: it was typed in by hand."""
    day: PartialDate | None = None
    age: int = 0
    """In days; where the day is not known, a source's number may be of any age."""
    url: str = ""
    """Where the source says so, or nothing."""

    @property
    def is_old(self) -> bool:
        return self.age > OLD

    @property
    def is_stale(self) -> bool:
        return self.age > STALE


@dataclass(frozen=True, slots=True)
class Cited:
    """How often a paper is cited."""

    count: int
    """0 where no number is known yet: its place is hidden until the browser knows one."""
    origin: Origin
    live: str = ""
    """Google Scholar's id of the paper, where the browser is to refresh the number."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What one source says of the owner of the site."""

    citations: int
    h: int | None
    i10: int | None
    origin: Origin
    chart: Chart | None
    live: bool = False
    """Whether the browser is to refresh the numbers."""


def origin_of(source: str, checked_at: str, today: PartialDate, url: str = "") -> Origin:
    """Return who says a number, as seen TODAY; CHECKED_AT is a day as 2026-10-06, or nothing."""
    name = "" if source == MANUAL else source
    try:
        then = date.fromisoformat(checked_at)
    except ValueError:  # 2026-02-30 has the form of a day, too
        return Origin(name, None, STALE + 1 if name else 0, url)
    now = date(today.year, today.month or 1, today.day or 1)
    if then > now:  # a clock was wrong once
        return Origin(name, None, STALE + 1 if name else 0, url)
    return Origin(name, PartialDate(then.year, then.month, then.day), (now - then).days, url)


def paper_address(source: str, id: str) -> str:
    """Return where a source shows the paper with its own ID, or nothing where none follows."""
    if source == SCHOLAR:
        user, _, rest = id.partition(":")
        base = "https://scholar.google.com/citations?view_op=view_citation"
        is_id = _is_plain(user) and _is_plain(rest)
        return f"{base}&user={user}&citation_for_view={id}" if is_id else ""
    kinds = {OPENALEX: "openalex", SEMANTIC_SCHOLAR: "semanticscholar", CROSSREF: "doi"}
    try:
        return IDENTIFIERS[kinds[source]].address(id)
    except (KeyError, ValueError):  # typed in by hand, or no id
        return ""


def author_address(source: str, id: str) -> str:
    """Return where a source shows the researcher with its own ID, or nothing."""
    pages = {
        OPENALEX: "https://openalex.org/{}",
        SEMANTIC_SCHOLAR: "https://www.semanticscholar.org/author/{}",
        SCHOLAR: "https://scholar.google.com/citations?user={}",
    }
    return pages[source].format(id) if source in pages and _is_plain(id) else ""


def _is_plain(id: str) -> bool:
    """Whether an id can stand in an address as it is."""
    return bool(re.fullmatch(r"[\w-]+", id, re.A))
