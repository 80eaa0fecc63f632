"""Which record of a source is which paper of the site: never a guess.

The author's own word comes first, then ids that are the same everywhere, then titles, and those
only within the owner's own list. What is not certain stays without a number, and is listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from paperbox.counts import CROSSREF, STRONG
from paperbox.online.sources.base import FoundPaper, Wanted
from paperbox.online.titles import ALIKE, Likeness, may_be_one, plain_title, says_enough

YEARS_APART = 2
"""Preprint and publication may lie so many years apart."""
MARGIN = 0.03
"""How much more alike the best title must be than the second best."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record that is a paper of the site, and how that is known."""

    found: FoundPaper
    by: str
    """``id``, ``doi``, ``arxiv`` … or ``title``."""
    score: float | None = None
    """How alike the titles are, where they are not the same."""


@dataclass(frozen=True)
class Pairing:
    """What the answer of one source is for the papers of the site."""

    matches: Mapping[str, Match]
    """Key of a paper -> the record with the most citations of those that are it."""
    absent: tuple[Wanted, ...]
    """Papers whose author wrote down an id of this source that the source does not know."""


def paired(source: str, papers: Iterable[Wanted], found: Iterable[FoundPaper]) -> Pairing:
    """Return which of the records FOUND at SOURCE are which PAPERS."""
    kind = "doi" if source == CROSSREF else source
    return _Pairing(kind, tuple(papers), tuple(found)).result()


class _Pairing:
    """Pairs by one kind of evidence after the other; each leaves the rest to the next."""

    def __init__(
        self, kind: str, papers: tuple[Wanted, ...], found: tuple[FoundPaper, ...]
    ) -> None:
        self.kind = kind
        self.papers = papers
        self.found = found
        self.matches: dict[str, list[Match]] = defaultdict(list)
        self.used: set[str] = set()
        self.absent: list[Wanted] = []

    def result(self) -> Pairing:
        self._by_own_id()
        self._by_strong_ids()
        self._by_titles()
        return Pairing(
            {key: max(matches, key=_count) for key, matches in self.matches.items()},
            tuple(self.absent),
        )

    def _take(self, paper: Wanted, match: Match) -> None:
        self.matches[paper.key].append(match)
        self.used.add(match.found.id)

    def _by_own_id(self) -> None:
        """Pair by the source's own ids: those of the author for good, those of the store first."""
        # A record that was merged into another has an id of its own, and the one asked for.
        by_id = {record.ids.get(self.kind, record.id): record for record in self.found}
        by_id |= {record.id: record for record in self.found}
        for paper in self.papers:
            wanted = paper.ids.get(self.kind, "")
            if record := by_id.get(wanted):
                self._take(paper, Match(record, "doi" if self.kind == "doi" else "id"))
            elif wanted and self.kind in paper.pinned and self.kind != "doi":
                self.absent.append(paper)

    @property
    def _open(self) -> Iterator[Wanted]:
        """Papers about which the author's own id of this source does not say all."""
        return (paper for paper in self.papers if self.kind not in paper.pinned)

    def _by_strong_ids(self) -> None:
        by_id = defaultdict(list)
        for record in self.found:
            for kind in STRONG:
                if kind in record.ids:
                    by_id[kind, record.ids[kind]].append(record)
        for paper in self._open:
            taken = {match.found.id for match in self.matches.get(paper.key, ())}
            for kind in STRONG:
                for record in by_id.get((kind, paper.ids.get(kind, "")), ()):
                    if record.id not in taken:
                        taken.add(record.id)
                        self._take(paper, Match(record, kind))

    def _by_titles(self) -> None:
        """Pair what is left of the owner's list by title; a record that two claim is nobody's."""
        own = [
            (record, plain_title(record.title))
            for record in self.found
            if record.own and record.id not in self.used
        ]
        claims: dict[str, list[tuple[Wanted, Match]]] = defaultdict(list)
        for paper in self._open:
            for match in _by_title(paper, own, again=paper.key in self.matches):
                claims[match.found.id].append((paper, match))
        for claimed in claims.values():
            if len(claimed) == 1:
                self._take(*claimed[0])


def _by_title(paper: Wanted, own: list[tuple[FoundPaper, str]], *, again: bool) -> Iterator[Match]:
    """Yield the records whose title says that they are PAPER.

    AGAIN: a record is known already, so that only another one of the very same title is meant.
    """
    title = plain_title(paper.title)
    if not says_enough(title):
        return
    fitting = [(record, plain) for record, plain in own if _fits(paper, record)]
    same = [record for record, plain in fitting if plain == title]
    if same or again:
        yield from (Match(record, "title") for record in same)
        return
    likeness = Likeness(title)
    scored = sorted((likeness.of(plain), i) for i, (_, plain) in enumerate(fitting))
    best, second = [*scored[-2:][::-1], (0.0, 0), (0.0, 0)][:2]
    record = fitting[best[1]][0] if fitting else None
    if record and record.first_author and best[0] >= ALIKE and best[0] - second[0] >= MARGIN:
        yield Match(record, "title", round(best[0], 3))


def _fits(paper: Wanted, record: FoundPaper) -> bool:
    """Whether nothing but the title would tell a record from a paper."""
    near = not record.year or abs(record.year - paper.year) <= YEARS_APART
    first = paper.authors[0] if paper.authors else ""
    alike = not (record.first_author and first) or may_be_one(record.first_author, first)
    return near and alike and not _contradict(paper, record)


def _contradict(paper: Wanted, record: FoundPaper) -> bool:
    """Whether both have an id of one kind, and another one each."""
    return any(
        kind in paper.ids and kind in record.ids and paper.ids[kind] != record.ids[kind]
        for kind in STRONG
    )


def _count(match: Match) -> int:
    return -1 if match.found.count is None else match.found.count
