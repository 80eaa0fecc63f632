"""The lists of papers of one page: their ids, and the link from them to all papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from paperbox.build.paper_lists import Publications
from paperbox.build.papers import PaperPage
from paperbox.model import Section

_ID = re.compile(r"""\bid=["']?([^"'\s>]+)""")
MANY = 12
"""Papers from which on a page that has them all leads to the one where they can be searched."""


class Places:
    """Numbers the lists of a page, and knows which papers it shows."""

    def __init__(self, page: Any, papers: Sequence[PaperPage], all_papers: str) -> None:
        """ALL_PAPERS is the address of the page with all PAPERS."""
        self.is_all = page.url == all_papers
        self.papers, self.all_papers = papers, all_papers
        self.turn = 0
        self.shown: set[int] = set()
        self.last: Publications | None = None
        self._sections = page.sections

    @cached_property
    def taken(self) -> set[str]:
        """The ids of the page; most pages have no list, and nobody asks for them."""
        return {id_ for part in self._sections for id_ in _ids(part)}

    def place(self, found: Publications) -> Publications:
        """Return a list as it stands after those that came before."""
        found = found.placed(self.turn, self.taken)
        self.turn += len(found.groups)
        self.taken.update(group.id for group in found.groups)
        self.shown |= {id(paper) for paper in found.papers}
        self.last = found
        return found

    def led_on(self, sections: list[Section[Any]]) -> list[Section[Any]]:
        """Return SECTIONS with a link to all papers below the last list, where there is need."""
        last = self.last
        if self.is_all or last is None:
            return sections
        if len(self.papers) < MANY and {id(paper) for paper in self.papers} <= self.shown:
            return sections
        more = replace(last, more=self.all_papers)
        return [
            replace(part, blocks=tuple(more if block is last else block for block in part.blocks))
            for part in sections
        ]


def _ids(part: Section[Any]) -> Iterable[str]:
    html = (getattr(block, "html", "") for block in part.blocks)
    return (found for text in (part.heading, *html) for found in _ID.findall(text))
