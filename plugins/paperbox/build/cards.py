"""Cards that stand in pages as acad-homepage has them become papers like those of files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from paperbox.build.papers import PaperPage, paper_page
from paperbox.build.run import Run
from paperbox.markdown.paper_slug import free_slug
from paperbox.model import Block, Prose, Publication, Section
from paperbox.read.paper_box import CARD, Doubt, PaperBox, find_cards, read_card

_BETWEEN = re.compile(r"(?:\s|<!--.*?-->)*", re.S)


@dataclass(frozen=True, slots=True)
class CardRun:
    """Cards that follow each other on a page, in the author's order."""

    kind = "cards"
    papers: tuple[PaperPage, ...]


class Cards:
    """Reads the cards of pages; each becomes a paper with a page of its own."""

    def __init__(self, run: Run, make: Callable[[Publication, Any, str], PaperPage]) -> None:
        """MAKE wraps a record, given the page that it stands on and its summary."""
        self.run = run
        self.make = make
        self.papers: list[PaperPage] = []
        self.slugs: set[str] = set()
        self.titles: set[str] = set()

    def read(self, pages: Iterable[Any], known: Iterable[PaperPage]) -> list[PaperPage]:
        """Put papers in the place of the cards of PAGES, and return all.

        A paper that is KNOWN, or stands on another page too, is in lists once.
        """
        for paper in known:
            self.slugs.add(paper.publication.slug)
            self.titles.add(paper.publication.title.casefold())
        for page in sorted(pages, key=lambda page: (page.save_as != "index.html", page.save_as)):
            if hasattr(page, "sections"):
                page.sections = tuple(
                    replace(part, blocks=tuple(self._blocks(part, page))) for part in page.sections
                )
        return self.papers

    def _blocks(self, part: Section[Any], page: Any) -> Iterator[Any]:
        for block in part.blocks:
            if isinstance(block, Prose) and CARD in block.html:
                yield from self._split(block.html, page)
            else:
                yield block

    def _split(self, html: str, page: Any) -> Iterator[Block | CardRun]:
        """Yield the prose of a text and the runs of cards in it."""
        end, run = 0, list[PaperPage]()
        comments = ""
        for span in find_cards(html):
            paper = None if span.inner else self._paper(html[span.start : span.end], page)
            if paper is None:
                continue
            between = html[end : span.start]
            if run and _BETWEEN.fullmatch(between):
                comments += between.strip()
            else:
                yield from _parts(run, comments, between)
                run, comments = [], ""
            run.append(paper)
            end = span.end
        yield from _parts(run, comments, html[end:])

    def _paper(self, html: str, page: Any) -> PaperPage | None:
        """Return the paper that a card is, or None where it stays as it is written."""
        try:
            found = read_card(html, self.run.exists)
        except Doubt:
            return None
        name = free_slug(found.title, self.slugs)
        self.slugs.add(name)
        again = found.title.casefold() in self.titles
        self.titles.add(found.title.casefold())
        record = found.publication(name, page.shown_path)
        record = replace(record, summary_line=line_of(found, page), hidden=again)
        paper = self.make(record, page, found.html)
        self.papers.append(paper)
        return paper


def _parts(run: list[PaperPage], comments: str, after: str) -> Iterator[Block | CardRun]:
    """Yield a run of cards with the comments that stood between, and the prose after it."""
    if run:
        yield CardRun(tuple(run))
    text = comments + after
    if text.strip():
        yield Prose(text)


def line_of(found: PaperBox, page: Any) -> int:
    """Return the line of a page's file on which a card's title begins, or 1."""
    source = getattr(page, "source", None)
    words = re.split(r"[^\w ]", found.title)[0][:40].strip()
    lines = source.text.split("\n") if source else []
    return next((i for i, line in enumerate(lines, 1) if words and words in line), 1)


def page_of(record: Publication, page: Any, html: str, settings: Any, context: Any) -> PaperPage:
    """Return the page of a paper that stands on another one, in the language of that."""
    paper = paper_page(page.source_path, record, html, settings, context)
    paper.lang = page.lang
    paper.shown_path = f"{record.source}:{record.summary_line}"
    return paper
