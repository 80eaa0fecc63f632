"""What is known of each paper, for ``paperbox citations status``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from paperbox.counts import LABELS, MANUAL, AuthorCounts, Counts, PaperCount
from paperbox.model import PartialDate, Publication
from paperbox.online.titles import plain_title


def lines(
    counts: Counts, papers: Sequence[Publication], order: Sequence[str], today: PartialDate
) -> Iterator[str]:
    """Yield the status, line by line: totals, papers, what is held, what has no number."""
    now = date(today.year, today.month or 1, today.day or 1)
    for source in sorted(counts.author, key=lambda name: (name not in order, name)):
        author = counts.author[source]
        yield f"{LABELS[source]}: {author.citations} citations{_indices(author)}, " + _age(
            author.checked_at, now
        )
    table, unknown = [], []
    for paper in papers:
        count = counts.of(paper.slug, paper.scholar)
        if count is None:
            unknown.append(paper)
        else:
            table.append((str(count.count), paper.slug, _origin(count, now)))
    yield from _aligned(table)
    others = _others(counts, papers)
    if others:
        yield f"{len(others)} that are no records of the site:"
        yield from _aligned([(str(c.count), c.title or k, _origin(c, now)) for k, c in others])
    if unknown:
        yield f"{len(unknown)} without a number:"
        yield from (f"  {paper.slug}: {paper.title}" for paper in unknown)


def _others(counts: Counts, papers: Sequence[Publication]) -> list[tuple[str, PaperCount]]:
    """Return what is known of works that are no papers of the site."""
    known = {paper.slug for paper in papers} | {paper.scholar for paper in papers}
    known |= {found.source_id for key, found in counts.papers.items() if key in known}
    titles = {plain_title(paper.title) for paper in papers}
    return sorted(
        (key, found)
        for key, found in counts.papers.items()
        if key not in known and plain_title(found.title) not in titles
    )


def _aligned(rows: list[tuple[str, str, str]]) -> Iterator[str]:
    """Yield a table: numbers to the right, then two columns to the left."""
    first, second = (max((len(row[i]) for row in rows), default=0) for i in (0, 1))
    for count, name, origin in rows:
        yield f"  {count:>{first}}  {name:<{second}}  {origin}"


def _indices(author: AuthorCounts) -> str:
    named = (("h-index", author.h), ("i10-index", author.i10))
    return "".join(f", {name} {value}" for name, value in named if value is not None)


def _origin(count: PaperCount, now: date) -> str:
    """Return where a number comes from, how old it is, and how it was matched."""
    if count.source == MANUAL:
        return "by hand"
    by = {"": "", "id": "by its id", "title": "by its title"}.get(count.match, f"by {count.match}")
    alike = f" ({count.score:.0%} alike)" if count.score is not None else ""
    held = f"{count.pending.count} is held back" if count.pending else ""
    parts = [LABELS[count.source], _age(count.checked_at, now), f"{by}{alike}", held]
    return ", ".join(part for part in parts if part)


def _age(day: str, now: date) -> str:
    if not day:
        return "on an unknown day"
    days = (now - date.fromisoformat(day)).days
    if days < 0:
        return f"{day} (which has not come yet)"
    ago = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    return f"{day} ({ago})"
