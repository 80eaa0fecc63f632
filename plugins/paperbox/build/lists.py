"""Markers -> the lists that stand in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from paperbox.build.cards import CardRun
from paperbox.build.marker_options import MarkerError, choice, count
from paperbox.build.paper_filters import Filters
from paperbox.build.paper_lists import FORMS, Group, Publications, in_groups
from paperbox.build.paper_places import Places
from paperbox.build.papers import PaperPage
from paperbox.build.venues import Venues
from paperbox.build.words import Words
from paperbox.errors import did_you_mean
from paperbox.model import MARKS, Block, Marker, Period, Prose, Section, Stage, Timeline
from paperbox.read.markers import OPTIONS, line_of
from paperbox.read.stages import NAMES


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
    venues: Venues
    stages: Mapping[str, list[StageEntry]] = field(default_factory=dict)
    """By the name of the file, such as ``talks``."""
    posts: list[Any] = field(default_factory=list)
    marks: Mapping[str, str] = field(default_factory=dict)
    """The author's own words for marks."""
    all_papers: str = ""
    """The address of the page with all papers."""
    all_news: str = ""
    """The address of the page with all news."""
    all_posts: str = ""
    """The address of the page with all posts."""

    def markers(self) -> list[str]:
        """Return the markers that have something to show, in the order of a home page."""
        parts = {"PUBLICATIONS": self.papers, "NEWS": self.news}
        parts |= {name.upper(): self.stages.get(name, []) for name in NAMES}
        return [name for name, entries in parts.items() if entries]

    @cached_property
    def listed(self) -> list[PaperPage]:
        """The papers that may stand in lists."""
        return [paper for paper in self.papers if not paper.publication.hidden]

    def publications(
        self, words: Words, limit: str = "", group: str = "", form: str = FORMS[0], **filters: str
    ) -> Publications:
        """Return what ``[PUBLICATIONS selected=true topic=speech limit=5]`` asks for."""
        listed = self.listed
        chosen = Filters(listed, self.venues).chosen(listed, filters)[: count(limit)]
        groups = in_groups(chosen, group, words)
        return Publications(groups, self.legend(words, chosen), choice("form", form, FORMS))

    def legend(self, words: Words, papers: Iterable[PaperPage]) -> tuple[tuple[str, str], ...]:
        """Return each mark that stands on PAPERS with its meaning, in the order of `MARKS`."""
        meanings = {**words["marks"], **self.marks}
        on_papers = {mark for paper in papers for mark in paper.publication.marks}
        return tuple((m, meanings[m]) for m in MARKS if m in on_papers and m in meanings)

    def recent(self, _words: Words, limit: str = "") -> News:
        """Return what ``[NEWS limit=5]`` asks for."""
        entries = tuple(self.news[: count(limit)])
        return News(entries, self.all_news if len(entries) < len(self.news) else "")

    def entries(self, name: str, limit: str = "") -> Stages:
        """Return what ``[EDUCATION]`` and the like ask for: the data file of that name."""
        if name not in self.stages:
            hint = "Make that file, or take the marker out."
            raise MarkerError(f"there is no content/{name}.yml to show", hint)
        return Stages(tuple(self.stages[name][: count(limit)]))

    def articles(self, _words: Words, limit: str = "") -> Posts:
        """Return what ``[POSTS limit=5]`` asks for."""
        posts = tuple(self.posts[: count(limit)])
        return Posts(posts, self.all_posts if len(posts) < len(self.posts) else "")

    def fill(self, page: Any) -> list[Section[Shown]]:
        """Return the sections of a page with lists in the place of its markers."""
        places = Places(page, self.listed, self.all_papers)
        sections = [
            Section(
                part.id, part.title, part.heading, tuple(self._filled(part.blocks, page, places))
            )
            for part in page.sections
        ]
        return places.led_on(sections)

    def _filled(self, blocks: Iterable[Block], page: Any, places: Places) -> Iterator[Shown]:
        for block in blocks:
            if isinstance(block, CardRun):
                legend = self.legend(page.words, block.papers)
                yield places.place(Publications((Group(block.papers),), legend))
                continue
            if not isinstance(block, Marker):
                yield block
                continue
            try:
                shown = self._list(block, page.words)
                yield places.place(shown) if isinstance(shown, Publications) else shown
                if isinstance(shown, Publications) and self.listed and not shown.groups:
                    self._tell(page, block, page.source.warn, "no paper is as it asks for")
            except MarkerError as error:
                self._tell(page, block, page.source.error, str(error), error.hint)

    def _tell(
        self, page: Any, marker: Marker, tell: Callable[..., None], message: str, hint: str = ""
    ) -> None:
        lines = page.source.text.split("\n")[page.first_line - 1 :]
        line = page.first_line + line_of(marker, lines)
        tell(message, line=line, field=f"[{marker.name}]", hint=hint)

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
            options = {name.replace("-", "_"): v for name, v in marker.options.items()}
            return makers[marker.name](words, **options)
        return self.entries(marker.name.lower(), **marker.options)
