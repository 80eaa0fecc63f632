"""A card of a page in the old form, as HTML -> what a publication is made of, or a doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, Comment, Tag

from paperbox.model import Author, Link, Media, PartialDate, Publication
from paperbox.paper_types import inferred_type
from paperbox.read.paper_box.anchors import anchor, names_in
from paperbox.read.paper_box.doubt import Doubt
from paperbox.read.paper_box.figure import read_badge, read_media
from paperbox.read.paper_box.head import Head, read_head
from paperbox.read.paper_box.links import take_scholar
from paperbox.read.paper_box.pieces import blocks_of
from paperbox.read.paper_box.shown import shown, shown_of

_BADGE_VENUE = re.compile(
    r"(?P<venue>arXiv|[A-Z][\w&.:' -]*?[\w.])\s*['’‘]?(?P<year>(?:19|20)\d\d)\b(?!.*\d{4})"
)
_NO_VENUE = re.compile(r"award|review|project|submi|accept|best|prize|repo|program|preprint", re.I)


@dataclass(frozen=True)
class PaperBox:
    """What a card says."""

    title: str
    authors: tuple[Author, ...]
    date: PartialDate
    venue: str = ""
    badge: str = ""
    media: tuple[Media, ...] = ()
    url: str = ""
    links: tuple[Link, ...] = ()
    scholar: str = ""
    award: str = ""
    summary: tuple[str, ...] = ()
    """All the rest in its order, as blocks of HTML."""

    @property
    def html(self) -> str:
        """The summary as HTML."""
        return "\n".join(self.summary)

    def publication(self, slug: str, source: str) -> Publication:
        """Return the record of the paper."""
        made = f"{self.venue} {self.date.year}" if self.venue else ""
        return Publication(
            slug=slug,
            title=self.title,
            authors=self.authors,
            date=self.date,
            source=source,
            type=inferred_type(self.venue),
            venue=self.venue,
            badge=self.badge or made,
            media=self.media,
            url=self.url,
            links=self.links,
            scholar=self.scholar,
            award=self.award,
        )


def read_card(html: str, exists: Callable[[str], bool]) -> PaperBox:
    """Return what the card that HTML is says; raise `Doubt` where that is not certain.

    EXISTS knows the files of the site. Nothing is lost: shown as a card again, it has every word,
    link and picture.
    """
    soup = BeautifulSoup(html, "html.parser")
    box = soup.find(True)
    if not isinstance(box, Tag):
        raise Doubt("It is not closed.")
    figure, text = _halves(box)
    names = tuple(names_in(box))
    scholar = take_scholar(box)
    badge, media = read_badge(figure), read_media(figure, exists)
    head = read_head(blocks_of(_unwrapped(text)), badge, exists)
    venue = _venue(head, badge)
    found = PaperBox(
        title=head.title,
        authors=head.authors,
        date=head.date,
        venue=venue,
        badge=badge,
        media=media,
        url=head.url,
        links=head.links,
        scholar=scholar,
        award=head.award,
        summary=(*_anchors(names, head.rest), *head.rest),
    )
    if head.venue and (lost := losses(html, found)):
        # The line that names the venue also says what the badge says: it stays as a line.
        kept = replace(found, venue=_venue(replace(head, venue=""), badge))
        found = replace(kept, summary=(head.venue_html, *found.summary))
    if lost := losses(html, found):
        raise Doubt(f"As a card of ours it would lose {', '.join(lost)}.")
    return found


def _anchors(names: Iterable[str], rest: tuple[str, ...]) -> Iterator[str]:
    """Yield an empty element for each of the NAMES in a card that REST, its summary, lacks."""
    there = set(names_in(BeautifulSoup("".join(rest), "html.parser")))
    yield from (anchor(name) for name in names if name not in there)


def losses(html: str, found: PaperBox) -> list[str]:
    """Return what a card would lose, a phrase each."""
    return shown_of(html).lost(shown(found.publication("x", ""), found.html))


def _halves(box: Tag) -> tuple[Tag | None, Tag]:
    """Return the part with the picture, and that with the text."""
    figures, texts = box.select(".paper-box-image"), box.select(".paper-box-text")
    if len(figures) > 1 or len(texts) != 1 or texts[0].parent is not box:
        raise Doubt("It is not made of a picture and a text, as the template's cards are.")
    for node in box.children:
        is_part = any(node is part for part in (*figures, *texts))
        if (
            not is_part
            and not isinstance(node, Comment)
            and (isinstance(node, Tag) or str(node).strip())
        ):
            raise Doubt("There is something beside its picture and its text.")
    return (figures[0] if figures else None), texts[0]


def _unwrapped(text: Tag) -> Tag:
    """Return the element that has the text, below those that only surround it."""
    while True:
        parts = [n for n in text.children if isinstance(n, Tag) or str(n).strip()]
        only = parts[0] if len(parts) == 1 else None
        if not isinstance(only, Tag) or only.name not in {"div", "section", "span", "font"}:
            return text
        text = only


def _venue(head: Head, badge: str) -> str:
    """Return the venue: that of a line of its own, or that of a badge such as ``ICLR 2024``."""
    if head.venue:
        return head.venue
    match = _BADGE_VENUE.match(badge)
    if not match or _NO_VENUE.search(badge) or int(match["year"]) != head.date.year:
        return ""
    return match["venue"]
