"""Cards of a page -> files of publications/, with a marker in the place of each run of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from paperbox.markdown import Converter
from paperbox.model import Author, Marker
from paperbox.moving.card_papers import Card, Kept, read_cards, without_code
from paperbox.moving.card_runs import papers_of, runs_of, topics_of, with_markers
from paperbox.moving.publication_file import publication_file
from paperbox.read.paper_box import CARD, Shown, find_cards, shown_of

__all__ = ["Converted", "Extracted", "Kept", "advice", "extract", "has_cards"]

_COUNTED = re.compile(r"_\d+$")
"""How the ids end that we give to headings of the same words; Jekyll's end in ``-1``."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A card that became a paper: the file publications/SLUG.md."""

    slug: str
    text: str
    line: int
    title: str
    authors: tuple[Author, ...]
    """As the card has them: `is_owner` is the one that alone is set off."""
    bold: tuple[str, ...] = ()
    """The authors whose names stand in bold."""
    has_order: bool = False
    """Whether it has a number, for its place in the list."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of the cards of a page."""

    body: str
    """The page, with markers in the place of the cards that became papers."""
    papers: tuple[Converted, ...] = ()
    kept: tuple[Kept, ...] = ()
    topics: tuple[str, ...] = ()
    """The topic of each list that stands in the place of cards; of one that has all, none."""


def has_cards(body: str) -> bool:
    """Whether there are cards in a page's Markdown, outside of comments and code."""
    return bool(find_cards(without_code(body)))


def extract(
    body: str, converter: Converter, exists: Callable[[str], bool], *, alone: bool = True
) -> Extracted:
    """Return a page, its Liquid evaluated, without the cards that can be papers.

    ALONE says whether no other page of the site has cards: one run of them then needs no topic.
    """
    if CARD not in body:
        return Extracted(body)
    read = read_cards(body, converter, exists)
    kept = [card for card in read if isinstance(card, Kept)]
    cards, needed = _Page(body, converter).spared([c for c in read if isinstance(c, Card)])
    kept = sorted([*kept, *needed], key=lambda card: card.line)
    runs = runs_of(body, cards)
    others = not alone or len(runs) != 1 or any(card.is_paper for card in kept)
    topics = topics_of(body, runs) if others else []
    files = tuple(
        Converted(
            paper.slug,
            publication_file(paper, card.summary),
            card.line,
            paper.title,
            paper.authors,
            card.bold,
            paper.order is not None,
        )
        for paper, card in zip(papers_of(runs, topics), cards, strict=True)
    )
    return Extracted(with_markers(body, runs, topics), files, tuple(kept), tuple(topics))


def advice(found: Extracted) -> Iterator[str]:
    """Yield what an author must know to add the next paper."""
    if found.topics:
        lines = " or ".join(f"`topics: [{topic}]`" for topic in found.topics)
        count = len(found.topics)
        which = f"{count} lists, each with a topic" if count > 1 else "a list with a topic"
        yield (
            f"the papers stand in {which}, so give new papers {lines}. "
            f"A build names papers that stand in no list.{_parting(found)}"
        )
    numbered = sum(paper.has_order for paper in found.papers)
    if numbered:
        which = "paper has" if numbered == 1 else "papers have"
        yield (
            f"lists have the newest paper first; to keep your own order, {numbered} {which} an "
            "`order`, counted from the end: -1 is the last. A new paper needs none and stands "
            "above them."
        )


def _parting(found: Extracted) -> str:
    """Return what to do about a card that stays between two lists."""
    lines = [paper.line for paper in found.papers]
    between = [card for card in found.kept if min(lines) < card.line < max(lines)]
    if len(found.topics) < 2 or not between:
        return ""
    return (
        f" “{between[0].title}” is no paper yet and parts them; the reason stands below. "
        "Mend the card in the old site and import again, and one list may do."
    )


@dataclass
class _Page:
    """A page that cards are taken from, as long as it loses nothing."""

    body: str
    converter: Converter

    def spared(self, cards: list[Card]) -> tuple[list[Card], list[Kept]]:
        """Return those of CARDS that the page can do without, and the others.

        Each is tried alone only where the page can't do without all: that takes long.
        """
        if not self._fault(cards):
            return cards, []
        spared, needed = list[Card](), list[Kept]()
        for card in cards:
            if fault := self._fault([*spared, card]):
                needed.append(Kept(card.line, card.paper.title, fault, is_paper=True))
            else:
                spared.append(card)
        return spared, needed

    @cached_property
    def _shown(self) -> Shown:
        """What there is to the page, but for ids that are ours: they count headings anew."""
        shown = shown_of(self.converter.page(self.body))
        return replace(shown, ids=frozenset(i for i in shown.ids if not _COUNTED.search(i)))

    def _fault(self, cards: list[Card]) -> str:
        """Return why markers can't stand for CARDS, or nothing."""
        runs = runs_of(self.body, cards)
        text = with_markers(self.body, runs, topics_of(self.body, runs))
        # The marker of a single run may need no topic, and either form may be a link of the page.
        plain = [with_markers(self.body, runs, [])] if len(runs) == 1 else []
        if any(self._markers(form) < len(runs) for form in (text, *plain)):
            return "A marker in its place would not be one."
        after = sum((card.shown for card in cards), shown_of(self.converter.page(text)))
        lost = self._shown.lost(after)
        return f"Without it the page would lose {', '.join(lost)}." if lost else ""

    def _markers(self, text: str) -> int:
        """Return the number of lists of papers on a page."""
        blocks = [block for part in self.converter.sections(text) for block in part.blocks]
        return sum(isinstance(b, Marker) and b.name == "PUBLICATIONS" for b in blocks)
