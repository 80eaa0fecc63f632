"""What OpenAlex's answers say: pure functions from JSON to records."""

from __future__ import annotations

import re

from paperbox.counts import LABELS, OPENALEX
from paperbox.online.sources import ids, values
from paperbox.online.sources.base import FoundAuthor, FoundPaper

_LABEL = LABELS[OPENALEX]


def parse_author(body: object) -> FoundAuthor:
    """Return the person of a record."""
    author = values.record(_LABEL, body, "id", "cited_by_count")
    years = author.get("counts_by_year")
    by_year = {
        year: count
        for entry in (years if isinstance(years, list) else [])
        if (year := values.year(values.inner(entry, "year")))
        and (count := values.count(values.inner(entry, "cited_by_count"))) is not None
    }
    return FoundAuthor(
        id=_tail(author["id"]),
        name=values.text(author.get("display_name")),
        citations=values.total(_LABEL, author["cited_by_count"]),
        h=values.count(values.inner(author, "summary_stats", "h_index")),
        i10=values.count(values.inner(author, "summary_stats", "i10_index")),
        by_year=dict(sorted(by_year.items())),
        orcid=_tail(author.get("orcid")),
    )


def parse_work(body: object, *, own: bool = False) -> FoundPaper:
    """Return the work of a record."""
    work = values.record(_LABEL, body, "id")
    given = values.inner(work, "ids")
    known = given if isinstance(given, dict) else {}
    first = values.inner(work, "authorships", 0)
    name = values.inner(first, "author", "display_name") or values.inner(first, "raw_author_name")
    return FoundPaper(
        id=_tail(work["id"]),
        count=values.count(work.get("cited_by_count")),
        title=values.text(work.get("display_name") or work.get("title")),
        year=values.year(work.get("publication_year")),
        first_author=values.text(name),
        ids=ids.normalised({**known, "doi": work.get("doi"), "openalex": work["id"]}),
        own=own,
    )


def parse_works(body: object, *, own: bool = False) -> tuple[list[FoundPaper], str]:
    """Return the works of a page, and the cursor of the next page or nothing."""
    page = values.record(_LABEL, body, "results")
    works = values.sequence(_LABEL, page["results"])
    found = [parse_work(work, own=own) for work in works if _tail(values.inner(work, "id"))]
    cursor = values.inner(page, "meta", "next_cursor")
    return found, cursor if isinstance(cursor, str) and works else ""


def _tail(url: object) -> str:
    """Return the id at the end of an address."""
    match = re.search(r"[\w-]+$", url) if isinstance(url, str) else None
    return match[0] if match else ""
