"""Papers as the terminal shows them."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence

from paperbox.online.papers.given import Given
from paperbox.online.papers.known import Known, same_paper
from paperbox.online.papers.record import Found
from paperbox.paper_links import IDENTIFIERS

_AUTHORS = 8
"""Names of a long list that are shown; the file has all of them."""


def lines_of(given: Given, found: Found) -> Iterator[str]:
    """Yield what is known of a paper that was asked for."""
    yield f"{given.text.strip()} is {given.label}"
    yield f"  {found.title}"
    yield f"  {names_of(found)}"
    yield f"  {place_of(found) or 'no venue and no date known'}"
    yield f"  {' · '.join(ids_of(found))}"
    if found.abstract:
        yield f"  abstract: {_shortened(found.abstract)}"
    yield f"  from {joined(found.sources)}"


def joined(names: Sequence[str]) -> str:
    """Return names as a sentence has them."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def names_of(found: Found, most: int = _AUTHORS) -> str:
    """Return the authors, of a long list the first and how many there are."""
    names = found.authors
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return ", ".join(names) or "no authors known"


def place_of(found: Found) -> str:
    """Return where and when a paper appeared, as far as that is known."""
    date = found.date.iso if found.date else ""
    return " · ".join(filter(None, (found.venue, date, found.award)))


def ids_of(found: Found) -> Iterator[str]:
    """Yield the ids of a paper with their names."""
    yield from (
        f"{known.label} {found.ids[kind]}"
        for kind, known in IDENTIFIERS.items()
        if kind in found.ids
    )


def candidates(papers: Iterable[Found], known: list[Known]) -> Iterator[str]:
    """Yield what to type for each of some papers, and below it what it is."""
    for found in papers:
        same = same_paper(found, known)
        there = f" (on the site: {same.place()})" if same else ""
        yield f"  paperbox add {typed(*found.best_id)}{there}"
        year = str(found.date.year) if found.date else ""
        parts = (found.title, names_of(found, 3), " ".join(filter(None, (found.venue, year))))
        yield f"      {' · '.join(filter(None, parts))}"


def typed(kind: str, one: str) -> str:
    """Return an id as one may type it in a shell."""
    prefix = f"{kind}:" if kind in {"pmid", "openreview"} else ""
    return shlex.quote(prefix + one)


def _shortened(text: str, longest: int = 72) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rpartition(' ')[0]} …"
