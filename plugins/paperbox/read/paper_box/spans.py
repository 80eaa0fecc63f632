"""Where the cards of an HTML text stand; what is not changed keeps every byte."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate

_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905  reads better than twelve strings
)
_ENDS_PARAGRAPHS = frozenset({"div", "p", "ul", "ol", "table", "section", "h1", "h2", "h3", "h4"})
CARD = "paper-box"
"""The class of a card in pages made with acad-homepage."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text."""

    start: int
    end: int
    inner: bool = False
    """Whether it stands inside another element."""


def find_cards(html: str) -> list[Span]:
    """Return the outermost complete cards of an HTML text, but for those in comments."""
    scanner = _Scanner(html)
    scanner.feed(html)
    scanner.close()
    return scanner.found


class _Scanner(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = text
        self.lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.open: list[tuple[str, int]] = []
        """The open elements; a card with its place, any other with -1."""
        self.names: Counter[str] = Counter()
        self.cards = 0
        """How many of the open elements are outermost cards: one or none."""
        self.found: list[Span] = []

    @property
    def place(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        if tag in _ENDS_PARAGRAPHS and self.open and self.open[-1][0] == "p":
            self._close()
        classes = (dict(attrs).get("class") or "").split()
        is_outermost = CARD in classes and not self.cards
        self.open.append((tag, self.place if is_outermost else -1))
        self.names[tag] += 1
        self.cards += is_outermost

    def _close(self) -> int:
        """Close the innermost element, and return where it begins if it is a card."""
        name, start = self.open.pop()
        self.names[name] -= 1
        self.cards -= start >= 0
        return start

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take ``<div/>`` for the start tag that browsers take it for."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.names[tag]:
            return
        # A card inside that is not finished yet is none.
        while self.open[-1][0] != tag:
            self._close()
        start = self._close()
        if start >= 0:
            end = self.text.find(">", self.place) + 1
            self.found.append(Span(start, end, inner=bool(self.open)))
