"""Lists of papers: in which form, and in which groups."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from paperbox.build.marker_options import choice
from paperbox.build.papers import PaperPage
from paperbox.build.words import Words
from paperbox.markdown.headings import slug
from paperbox.model import PartialDate, Publication
from paperbox.paper_types import TYPES

FORMS = ("card", "compact", "citation")
"""How papers are shown; the first is the default."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a group of papers has in common."""

    place: tuple[int | str, ...]
    """What groups are sorted by."""
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    """Papers below a heading of their own, or below none."""

    papers: tuple[PaperPage, ...]
    id: str = ""
    title: str = ""
    turn: int = 0
    """How many groups of papers stand before it on its page."""


@dataclass(frozen=True, slots=True)
class Publications:
    """Papers, with the meaning of the marks that stand on them."""

    kind: ClassVar[str] = "publications"
    groups: tuple[Group, ...]
    legend: tuple[tuple[str, str], ...]
    form: str = FORMS[0]
    more: str = ""
    """The address of all papers, where it is to stand below them."""
    is_searched: bool = False
    """Whether a script filters it."""

    @property
    def papers(self) -> Iterator[PaperPage]:
        return (paper for group in self.groups for paper in group.papers)

    def placed(self, first: int, taken: Collection[str]) -> Publications:
        """Return the list where FIRST groups stand before it, with ids that are not TAKEN."""
        used, groups = set(taken), []
        for turn, group in enumerate(self.groups, first):
            id_ = group.id and next(_free(group.id, used))
            used.add(id_)
            groups.append(replace(group, id=id_, turn=turn))
        return replace(self, groups=tuple(groups))


def _free(name: str, used: Collection[str]) -> Iterator[str]:
    """Yield NAME, then NAME-2 and so on, but for those that are USED."""
    number = 1
    while True:
        candidate = name if number == 1 else f"{name}-{number}"
        if candidate not in used:
            yield candidate
        number += 1


def in_groups(papers: Sequence[PaperPage], by: str, words: Words) -> tuple[Group, ...]:
    """Return PAPERS by year, type or topic; a paper on two topics stands below both."""
    if not by:
        return (Group(tuple(papers)),) if papers else ()
    keys = GROUPS[choice("group", by, GROUPS)]
    found: dict[str, tuple[Key, list[PaperPage]]] = {}
    for page in papers:
        for key in keys(page.publication, words):
            found.setdefault(key.id, (key, []))[1].append(page)
    groups = sorted(found.values(), key=lambda group: group[0].place)
    return tuple(Group(tuple(its), key.id, key.title) for key, its in groups)


def by_year(paper: Publication, words: Words) -> list[Key]:
    """Return the year of a paper, the newest first."""
    year = paper.date.year
    return [Key((-year,), f"y{year}", words.date(PartialDate(year)))]


def by_type(paper: Publication, words: Words) -> list[Key]:
    """Return what sort of work a paper is, in the order of `TYPES`."""
    if not paper.type:
        return [Key((len(TYPES),), "type-other", words["other"])]
    return [Key((list(TYPES).index(paper.type),), f"type-{paper.type}", words["types"][paper.type])]


def by_topic(paper: Publication, words: Words) -> list[Key]:
    """Return the topics of a paper, by name."""
    topics = {slug(topic, "-"): topic for topic in reversed(paper.topics)}
    if not topics:
        return [Key((1, ""), "topic-other", words["other"])]
    return [Key((0, name), f"topic-{name}", topic) for name, topic in topics.items()]


GROUPS: Mapping[str, Callable[[Publication, Words], list[Key]]] = {
    "year": by_year,
    "type": by_type,
    "topic": by_topic,
}
"""What papers may be grouped by -> the groups of a paper."""
