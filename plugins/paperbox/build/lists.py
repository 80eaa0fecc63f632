"""Markers -> the lists that stand in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from paperbox.build.papers import PaperPage
from paperbox.errors import did_you_mean
from paperbox.model import MARKS, Block, Marker, PartialDate, Prose, Section, Timeline
from paperbox.read.markers import OPTIONS, line_of


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """A piece of news with its text as HTML."""

    date: PartialDate
    html: str
    content: Any
    """The Pelican content that its links count from."""


@dataclass(frozen=True, slots=True)
class Publications:
    """Cards, with the meaning of the marks that stand on them."""

    kind: ClassVar[str] = "publications"
    papers: tuple[PaperPage, ...]
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class News:
    """Pieces of news, newest first."""

    kind: ClassVar[str] = "news"
    entries: tuple[NewsEntry, ...]


Shown = Prose | Timeline | Publications | News
"""What templates see in a section."""


class Lists:
    """The data of the site, as markers ask for it."""

    def __init__(
        self, papers: list[PaperPage], news: list[NewsEntry], legend: Mapping[str, str]
    ) -> None:
        self.papers = papers
        self.entries = news
        self.legend = legend
        """Words for each mark."""

    def publications(self, selected: str = "", limit: str = "") -> Publications:
        """``[PUBLICATIONS selected=true limit=5]``."""
        chosen = [p for p in self.papers if not _flag(selected) or p.publication.selected]
        papers = tuple(chosen[: _count(limit)])
        marks = [m for m in MARKS if any(m in paper.publication.marks for paper in papers)]
        return Publications(papers, tuple((m, self.legend[m]) for m in marks if m in self.legend))

    def news(self, limit: str = "") -> News:
        """``[NEWS limit=5]``."""
        return News(tuple(self.entries[: _count(limit)]))

    def fill(self, page: Any) -> list[Section[Shown]]:
        """Return the sections of a page with lists in the place of its markers."""
        return [
            Section(part.id, part.title, part.heading, tuple(self._filled(part.blocks, page)))
            for part in page.sections
        ]

    def _filled(self, blocks: Iterable[Block], page: Any) -> Iterator[Shown]:
        for block in blocks:
            if not isinstance(block, Marker):
                yield block
                continue
            try:
                yield self._list(block)
            except ValueError as error:
                lines = page.source.text.split("\n")[page.first_line - 1 :]
                line = page.first_line + line_of(block, lines)
                page.source.error(str(error), line=line, field=f"[{block.name}]")

    def _list(self, marker: Marker) -> Shown:
        """Return what MARKER asks for; raise ValueError with a sentence for the user."""
        makers: dict[str, Callable[..., Shown]]
        makers = {"NEWS": self.news, "PUBLICATIONS": self.publications}
        if marker.name not in makers:
            raise ValueError("unknown marker" + did_you_mean(marker.name, makers))
        known = OPTIONS[marker.name]
        for option in marker.options:
            if option not in known:
                raise ValueError(f'unknown option "{option}"' + did_you_mean(option, known))
        return makers[marker.name](**marker.options)


def _flag(value: str) -> bool:
    if value not in {"", "true", "false"}:
        raise ValueError(f'selected: expected true or false, found "{value}"')
    return value == "true"


def _count(value: str) -> int | None:
    if value and not (value.isdigit() and int(value)):
        raise ValueError(f'limit: expected a number from 1 on, found "{value}"')
    return int(value) if value else None
