"""What the user is told after a refresh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from paperbox.counts import LABELS, Counts
from paperbox.online.merge import SEEN
from paperbox.online.refresh import Asked, News


@dataclass(frozen=True)
class Told:
    """A summary, and what was not as it should be."""

    out: str
    err: str


def told_by(asked: Asked, news: list[News], old: Counts, new: Counts) -> Told:
    """Return what came of a run that turned the store OLD into NEW."""
    notes = [_of(part, note) for part in news for note in part.notes]
    faults = [f"warning: {_of(part, fault)}" for part in news for fault in part.faults]
    held = _held(news, new)
    return Told(_lines([*_summary(asked, news, old, new), *notes]), _lines([*faults, *held]))


def _of(part: News, text: str) -> str:
    """Return a sentence with the name of its source before it, unless it begins with that."""
    label = LABELS[part.source]
    return text if text.startswith(label) else f"{label}: {text}"


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _summary(asked: Asked, news: list[News], old: Counts, new: Counts) -> Iterator[str]:
    keys = [paper.key for paper in asked.papers]
    by = Counter(LABELS[part.source] for part in news for key in keys if key in part.papers)
    if by:
        counted = ", ".join(f"{source} {number}" for source, number in by.items())
        yield f"{sum(by.values())} of {len(keys)} papers counted ({counted})."
    for key in keys:
        was, now = old.papers.get(key), new.papers.get(key)
        if now and (was is None or was.count != now.count):
            yield f"  {key}: {was.count if was else 'new'} → {now.count}"
    for source, said in new.author.items():
        before = old.author.get(source)
        if before is None or before.citations != said.citations:
            yield f"{LABELS[source]}: {before.citations if before else 'new'} → {said.citations}"
    if unknown := [paper for paper in asked.papers if paper.key not in new.papers]:
        yield f"{len(unknown)} without a number, since no source knows them for sure:"
        yield from (f"  {paper.key}: {paper.title}" for paper in unknown)


def _held(news: list[News], new: Counts) -> Iterator[str]:
    """Yield what this run saw and does not believe yet."""
    hint = f"is believed when {SEEN} days have seen it, or with --allow-decrease"
    for part in news:
        label = LABELS[part.source]
        for key in part.papers:
            paper = new.papers[key]
            if paper.pending:
                said = f"{label} says {paper.pending.count}, which {hint}"
                yield f"warning: {paper.title or key}: stays at {paper.count}; {said}"
        author = new.author.get(part.source)
        if part.author and author and author.pending:
            said = f"says {author.pending.count} in all, which {hint}"
            yield f"warning: {label} {said}; {author.citations} stays"
