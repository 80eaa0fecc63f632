"""Markers -> the lists that stand in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, ClassVar

from paperbox.build.cards import CardRun
from paperbox.build.papers import PaperPage
from paperbox.build.words import Words
from paperbox.errors import did_you_mean
from paperbox.markdown.headings import slug
from paperbox.model import MARKS, Block, Marker, Period, Prose, Section, Stage, Timeline
from paperbox.read.markers import OPTIONS, line_of
from paperbox.read.stages import NAMES


class MarkerError(ValueError):
    """A marker that asks for what there is not."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """A piece of news with its text as HTML."""

    period: Period
    html: str
    content: Any
    """The Pelican content that its links count from."""


@dataclass(frozen=True, slots=True)
class StageEntry:
    """An entry of a data file with its text as HTML."""

    stage: Stage
    html: str
    content: Any


@dataclass(frozen=True, slots=True)
class Publications:
    """Cards, with the meaning of the marks that stand on them."""

    kind: ClassVar[str] = "publications"
    papers: tuple[PaperPage, ...]
    legend: tuple[tuple[str, str], ...]
    turn: int = 0
    """How many lists of papers stand before it on its page."""


@dataclass(frozen=True, slots=True)
class News:
    """Pieces of news, newest first."""

    kind: ClassVar[str] = "news"
    entries: tuple[NewsEntry, ...]
    more: str = ""
    """The address of all news, where these are not all."""


@dataclass(frozen=True, slots=True)
class Stages:
    """Entries of a data file, in the author's order."""

    kind: ClassVar[str] = "stages"
    entries: tuple[StageEntry, ...]


@dataclass(frozen=True, slots=True)
class Posts:
    """Posts, newest first."""

    kind: ClassVar[str] = "posts"
    posts: tuple[Any, ...]
    more: str = ""
    """The address of all posts, where these are not all."""


Shown = Prose | Timeline | Publications | News | Stages | Posts
"""What templates see in a section."""


@dataclass
class Lists:
    """The data of the site, as markers ask for it."""

    papers: list[PaperPage]
    news: list[NewsEntry]
    stages: Mapping[str, list[StageEntry]] = field(default_factory=dict)
    """By the name of the file, such as ``talks``."""
    posts: list[Any] = field(default_factory=list)
    marks: Mapping[str, str] = field(default_factory=dict)
    """The author's own words for marks."""
    all_news: str = ""
    """The address of the page with all news."""
    all_posts: str = ""
    """The address of the page with all posts."""

    def markers(self) -> list[str]:
        """Return the markers that have something to show, in the order of a home page."""
        parts = {"PUBLICATIONS": self.papers, "NEWS": self.news}
        parts |= {name.upper(): self.stages.get(name, []) for name in NAMES}
        return [name for name, entries in parts.items() if entries]

    def publications(
        self, words: Words, selected: str = "", topic: str = "", limit: str = ""
    ) -> Publications:
        """Return what ``[PUBLICATIONS selected=true topic=speech limit=5]`` asks for."""
        shown = [p for p in self.papers if not p.publication.hidden]
        if topic:
            shown = _about(topic, shown)
        chosen = [p for p in shown if not _flag(selected) or p.publication.selected]
        papers = tuple(chosen[: _count(limit)])
        return Publications(papers, self.legend(words, papers))

    def legend(self, words: Words, papers: Iterable[PaperPage]) -> tuple[tuple[str, str], ...]:
        """Return each mark that stands on PAPERS with its meaning, in the order of `MARKS`."""
        meanings = {**words["marks"], **self.marks}
        on_papers = {mark for paper in papers for mark in paper.publication.marks}
        return tuple((m, meanings[m]) for m in MARKS if m in on_papers and m in meanings)

    def recent(self, _words: Words, limit: str = "") -> News:
        """Return what ``[NEWS limit=5]`` asks for."""
        entries = tuple(self.news[: _count(limit)])
        return News(entries, self.all_news if len(entries) < len(self.news) else "")

    def entries(self, name: str, limit: str = "") -> Stages:
        """Return what ``[EDUCATION]`` and the like ask for: the data file of that name."""
        if name not in self.stages:
            hint = "Make that file, or take the marker out."
            raise MarkerError(f"there is no content/{name}.yml to show", hint)
        return Stages(tuple(self.stages[name][: _count(limit)]))

    def articles(self, _words: Words, limit: str = "") -> Posts:
        """Return what ``[POSTS limit=5]`` asks for."""
        posts = tuple(self.posts[: _count(limit)])
        return Posts(posts, self.all_posts if len(posts) < len(self.posts) else "")

    def fill(self, page: Any) -> list[Section[Shown]]:
        """Return the sections of a page with lists in the place of its markers."""
        turns = count()
        return [
            Section(
                part.id, part.title, part.heading, tuple(self._filled(part.blocks, page, turns))
            )
            for part in page.sections
        ]

    def _filled(self, blocks: Iterable[Block], page: Any, turns: Iterator[int]) -> Iterator[Shown]:
        for block in blocks:
            if isinstance(block, CardRun):
                legend = self.legend(page.words, block.papers)
                yield Publications(block.papers, legend, next(turns))
                continue
            if not isinstance(block, Marker):
                yield block
                continue
            try:
                shown = self._list(block, page.words)
                if isinstance(shown, Publications):
                    shown = replace(shown, turn=next(turns))
                yield shown
            except MarkerError as error:
                lines = page.source.text.split("\n")[page.first_line - 1 :]
                line = page.first_line + line_of(block, lines)
                where = f"[{block.name}]"
                page.source.error(str(error), line=line, field=where, hint=error.hint)

    def _list(self, marker: Marker, words: Words) -> Shown:
        """Return what MARKER asks for, or raise `MarkerError`."""
        if marker.name not in OPTIONS:
            hint = f"Known: {', '.join(OPTIONS)}."
            raise MarkerError("unknown marker" + did_you_mean(marker.name, OPTIONS), hint)
        known = OPTIONS[marker.name]
        for option in marker.options:
            if option not in known:
                message = f'unknown option "{option}"' + did_you_mean(option, known)
                raise MarkerError(message, f"Known: {', '.join(known)}.")
            if not marker.options[option]:
                raise MarkerError(f'the option "{option}" has no value', f"Write {option}=….")
        makers: dict[str, Callable[..., Shown]]
        makers = {"NEWS": self.recent, "PUBLICATIONS": self.publications, "POSTS": self.articles}
        if marker.name in makers:
            return makers[marker.name](words, **marker.options)
        return self.entries(marker.name.lower(), **marker.options)


def _about(topic: str, papers: Iterable[PaperPage]) -> list[PaperPage]:
    """Return the papers on a topic, however its words are joined in the marker."""
    by_topic: dict[str, list[PaperPage]] = {}
    for paper in papers:
        for name in dict.fromkeys(slug(name, "-") for name in paper.publication.topics):
            by_topic.setdefault(name, []).append(paper)
    wanted = slug(topic, "-")
    if wanted not in by_topic:
        message = f'no paper has the topic "{topic}"' + did_you_mean(wanted, by_topic)
        raise MarkerError(message, "Give papers a line: topics: [Words].")
    return by_topic[wanted]


def _flag(value: str) -> bool:
    if value not in {"", "true", "false"}:
        message = f'selected: expected true or false, found "{value}"'
        raise MarkerError(message, "Write [PUBLICATIONS selected=true].")
    return value == "true"


def _count(value: str) -> int | None:
    if value and not (value.isdecimal() and int(value)):
        message = f'limit: expected a number from 1 on, found "{value}"'
        raise MarkerError(message, "Write limit=5.")
    return int(value) if value else None
