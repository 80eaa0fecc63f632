"""The page of all papers: groups by year, what they can be filtered by, and its parts.

One page holds `MOST` papers; where there are more, each decade before the newest has its own, and
the search of each asks for the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from paperbox.build.lists import Lists
from paperbox.build.paper_lists import Group, Publications, by_type, in_groups
from paperbox.build.papers import PaperPage
from paperbox.build.words import Words
from paperbox.markdown.headings import slug
from paperbox.model import Publication

PAPERS, DECADE = "publications/", "publications/years/{}s/"
"""Addresses of the newest papers, and of those of a decade."""

LONG = 200
MOST = 1000
"""Papers that stand on one page; more would be long to load."""
VALUES = 40
"""Venues and topics that are there to choose, the most frequent ones; a search finds the others."""
FIRST = 8
"""Values that are there to choose at once; the others are folded away."""


@dataclass(frozen=True, slots=True)
class Value:
    """Something that papers may have in common."""

    name: str
    """As addresses have it."""
    label: str
    count: int
    url: str = ""
    """Where papers with it stand, for years."""


@dataclass(frozen=True, slots=True)
class Facet:
    """What papers can be filtered by."""

    name: str
    values: tuple[Value, ...]

    @property
    def first(self) -> tuple[Value, ...]:
        return self.values if len(self.values) <= FIRST + 2 else self.values[:FIRST]

    @property
    def rest(self) -> tuple[Value, ...]:
        return self.values[len(self.first) :]


@dataclass(frozen=True, slots=True)
class Part:
    """A page with all papers, or with those of a decade."""

    url: str
    list: Publications
    title: str = ""
    """The years of its papers, where it has not all."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the pages of all papers have in common."""

    parts: tuple[Part, ...]
    years: Facet
    facets: tuple[Facet, ...]
    """Years are the first; what all papers have in common is none."""
    total: int

    @property
    def is_long(self) -> bool:
        """Whether a browser would take its time to lay out the whole list."""
        return self.total > LONG


def overview(lists: Lists, words: Words) -> Overview:
    """Return the pages of all papers of a site that has some."""
    papers = lists.listed
    groups = in_groups(papers, "year", words)
    parts = tuple(_parts(groups, lists, words, is_one=len(papers) <= MOST))
    urls = {group.id: f"{part.url}#{group.id}" for part in parts for group in part.list.groups}
    years = tuple(Value(g.id[1:], g.title, len(g.papers), urls[g.id]) for g in groups)
    facets = [Facet("year", years), *_facets([page.publication for page in papers], words)]
    used = tuple(facet for facet in facets if len(facet.values) > 1)
    return Overview(parts, facets[0], used, len(papers))


def is_searched(page: Any) -> bool:
    """Whether a page is one of ours on which papers can be searched: one alone is found at once."""
    return getattr(page, "overview", None) is not None and page.overview.total > 1


def _parts(groups: Iterable[Group], lists: Lists, words: Words, *, is_one: bool) -> Iterable[Part]:
    decades = groupby(groups, key=lambda group: 0 if is_one else int(group.id[1:]) // 10 * 10)
    for index, (decade, its) in enumerate(decades):
        found = tuple(its)
        legend = lists.legend(words, (page for group in found for page in group.papers))
        title = "" if is_one else "–".join(dict.fromkeys((found[-1].title, found[0].title)))
        url = DECADE.format(decade) if index else PAPERS
        yield Part(url, Publications(found, legend, "compact", is_searched=True), title)


def _facets(papers: list[Publication], words: Words) -> Iterable[Facet]:
    types = {key: by_type(paper, words)[0] for paper in papers if (key := paper.type)}
    counts = Counter(paper.type for paper in papers if paper.type)
    order = sorted(types, key=lambda name: types[name].place)
    yield Facet("type", tuple(Value(name, types[name].title, counts[name]) for name in order))
    yield Facet(
        "topic", _frequent(map(_named, (t for p in papers for t in dict.fromkeys(p.topics))))
    )
    yield Facet("venue", _frequent(_named(p.venue_short) for p in papers if p.venue))


def _named(label: str) -> tuple[str, str]:
    return slug(label, "-"), label


def _frequent(found: Iterable[tuple[str, str]]) -> tuple[Value, ...]:
    """Return the most frequent of (name, label), with how often they were FOUND."""
    labels: dict[str, str] = {}
    counts = Counter[str]()
    for name, label in found:
        labels.setdefault(name, label)
        counts[name] += 1
    order = sorted(counts, key=lambda name: (-counts[name], labels[name].casefold()))
    return tuple(Value(name, labels[name], counts[name]) for name in order[:VALUES])


def searched(page: PaperPage) -> Mapping[str, str]:
    """Return what a filter asks of a paper, and the words of it that are not seen in the list."""
    paper = page.publication
    values = {
        "type": paper.type,
        "topic": " ".join(dict.fromkeys(slug(topic, "-") for topic in paper.topics)),
        "venue": slug(paper.venue_short, "-") if paper.venue else "",
        "words": " ".join(filter(None, (*paper.topics, paper.venue_full))),
    }
    return {name: value for name, value in values.items() if value}
