"""Cards of a page -> papers, each of which can say in a file of its own what its card says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bs4 import BeautifulSoup

from paperbox.errors import Problems
from paperbox.markdown import Converter
from paperbox.markdown.paper_slug import free_slug
from paperbox.model import Publication
from paperbox.moving.aliases import bold_names
from paperbox.moving.card_summary import summary_of
from paperbox.moving.publication_file import publication_file
from paperbox.read.paper_box import Doubt, Shown, Span, find_cards, read_card, shown, shown_of
from paperbox.read.publication import read_publication
from paperbox.read.source import Source

BETWEEN = re.compile(r"(?:\s|<!--.*?-->)*", re.S)
"""What may stand between two cards of a list."""

_CODE = re.compile(r"^(```+|~~~+).*?^\1[^\n]*$|(`+)[^`\n].*?\2|<[a-z]+:[^>\s]*>", re.S | re.M)


@dataclass(frozen=True, slots=True)
class Kept:
    """A card that stays as its author wrote it, with the reason in a sentence."""

    line: int
    title: str
    reason: str
    is_paper: bool = False
    """Whether a build can read it out of its page, where it is in lists of papers then."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card that can become a paper."""

    span: Span
    line: int
    paper: Publication
    summary: str
    shown: Shown
    """What there is to see of the paper."""
    bold: tuple[str, ...] = ()
    """The authors whose names stand in bold."""


def without_code(body: str) -> str:
    """Return Markdown of the same length without what is code or an address in brackets."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), body)


def read_cards(body: str, converter: Converter, exists: Callable[[str], bool]) -> list[Card | Kept]:
    """Return what becomes of each card of a page's Markdown, in their order."""
    spans, page = find_cards(without_code(body)), converter.page(body)
    made = find_cards(page)
    if len(made) != len(spans):
        return [_unclear(body, span) for span in spans]
    reader = _Reader(body, converter, exists)
    return [
        reader.read(span, page[out.start : out.end], inner=span.inner or out.inner)
        for span, out in zip(spans, made, strict=True)
    ]


class _Reader:
    """Reads the cards of a page; no two papers have the same name."""

    def __init__(self, body: str, converter: Converter, exists: Callable[[str], bool]) -> None:
        self.body = body
        self.converter = converter
        self.exists = exists
        self.slugs: set[str] = set()

    def read(self, span: Span, html: str, *, inner: bool) -> Card | Kept:
        """Return what the card at SPAN becomes, which is HTML in its page."""
        is_paper, alone = False, not inner and _stands_alone(self.body, span)
        try:
            found = read_card(html, self.exists)
            is_paper = not inner
            if not alone:
                return _kept(self.body, span, html, _INSIDE, is_paper=is_paper)
            name = free_slug(found.title, self.slugs)
            paper = found.publication(name, "")
            source = self.body[span.start : span.end]
            summary = summary_of(found.summary, source, self.converter.html)
            seen = self._checked(paper, summary, html)
        except Doubt as doubt:
            reason = str(doubt) if alone else _INSIDE
            return _kept(self.body, span, html, reason, is_paper=is_paper)
        self.slugs.add(name)
        bold = bold_names(html, paper.authors)
        return Card(span, _line(self.body, span), paper, summary, seen, bold)

    def _checked(self, paper: Publication, summary: str, html: str) -> Shown:
        """Return what the file of a paper shows, read again.

        Raise `Doubt` where that is not all that HTML, its card, shows.
        """
        problems = Problems()
        text = publication_file(paper, summary)
        source = Source(text, f"{paper.slug}.md", problems, self.exists)
        again = read_publication(source, paper.slug)
        if again is None or problems.errors:
            faults = "; ".join(str(error).partition("\n")[0] for error in problems.errors)
            raise Doubt(f"As a file of its own it could not be read: {faults}.")
        after = shown(again, self.converter.html(again.summary, scope=paper.slug))
        if lost := shown_of(html).lost(after):
            raise Doubt(f"As a file of its own it would lose {', '.join(lost)}.")
        return after


_INSIDE = "It stands inside another element."


def _stands_alone(body: str, span: Span) -> bool:
    """Whether a card begins and ends with a line, at the level of the page."""
    before = body[: span.start].rpartition("\n")[2]
    after = body[span.end :].partition("\n")[0]
    return not before and bool(BETWEEN.fullmatch(after))


def _unclear(body: str, span: Span) -> Kept:
    """Return a card of a page whose cards do not come out one by one."""
    alone = not span.inner and _stands_alone(body, span)
    reason = "The cards of the page do not come out one by one." if alone else _INSIDE
    return _kept(body, span, body[span.start : span.end], reason)


def _line(body: str, span: Span) -> int:
    return body.count("\n", 0, span.start) + 1


def _kept(body: str, span: Span, html: str, reason: str, *, is_paper: bool = False) -> Kept:
    words = BeautifulSoup(html, "html.parser").get_text(" ")
    return Kept(_line(body, span), " ".join(words.split())[:60], reason, is_paper)
