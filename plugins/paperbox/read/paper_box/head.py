"""The text of a card: title, authors, links and date are taken out, the rest stays in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from paperbox.model import Author, Link, PartialDate
from paperbox.read.paper_box.authors import Found, read_authors
from paperbox.read.paper_box.dates import date_in, date_of_address, years_of
from paperbox.read.paper_box.doubt import Doubt
from paperbox.read.paper_box.links import read_links
from paperbox.read.paper_box.pieces import (
    Block,
    Line,
    Piece,
    blocks_of,
    cut,
    html_of,
    is_empty,
    plain,
    source_of,
    text_of,
    trimmed,
)
from paperbox.read.paper_box.title import Title, read_title

_VENUE = re.compile(r"(?P<venue>[^\W\d][^;|\ufffc$]{2,110}?[\w)]),?\s+(?P<year>(?:19|20)\d\d)[.]?")
_AWARD = re.compile(r"\(?((?:Oral|Spotlight|Highlight)(?: Presentation)?)\)?", re.I)
_VENUE_BEFORE = re.compile(r"[A-Z][^,\ufffc]{1,30}?\d\d(?!\d)(?: ?\([^()]{1,20}\))?,")
"""What some write between title and authors: ``CVPR2022 (Oral), …``."""
_LATEST_AUTHORS = 4
"""On which line after the title the authors must stand."""
_SHORT = 220


@dataclass(frozen=True)
class Head:
    """What was found in the text of a card."""

    title: str
    url: str
    authors: tuple[Author, ...]
    date: PartialDate
    links: tuple[Link, ...]
    venue: str
    venue_html: str
    award: str
    rest: tuple[str, ...]


@dataclass
class _Item:
    """A line, or a whole block that is none."""

    block: Block
    number: int
    """That of its block."""
    line: Line = ()
    html: str = ""


@dataclass
class _Text:
    """The lines of a card, from which parts are taken."""

    items: list[_Item]
    exists: Callable[[str], bool]
    touched: set[int] = field(default_factory=set)
    """The numbers of blocks that are not as they were."""

    def take(self, item: _Item, rest: Line = ()) -> None:
        """Leave only REST of an item."""
        self.touched.add(item.number)
        rest = trimmed(rest)
        if is_empty(rest):
            self.items.remove(item)
        else:
            item.line = rest

    def blocks(self) -> Iterator[str]:
        """Yield what is left as blocks of HTML."""
        for number in dict.fromkeys(item.number for item in self.items):
            mine = [item for item in self.items if item.number == number]
            block = mine[0].block
            if mine[0].html:
                yield mine[0].html
            elif number not in self.touched and block.tag:
                yield block.html
            else:
                yield _paragraph(mine, block.tag)


def _paragraph(items: list[_Item], tag: str) -> str:
    text = "<br>\n".join(html_of(item.line).strip() for item in items)
    if re.fullmatch(r"(?:\s*<!--.*?-->\s*)*", text, re.S):
        return text
    return f"<{tag or 'p'}>{text}</{tag or 'p'}>"


def read_head(blocks: list[Block], badge: str, exists: Callable[[str], bool]) -> Head:
    """Return what the text of a card says; raise `Doubt` where that is not certain."""
    text = _Text(list(_items(blocks)), exists)
    title, place = _take_title(text)
    authors = _take_authors(text, title, place)
    links = _take_links(text)
    date = _date(text, badge, [title.url, *(link.url for link in links)], place)
    venue, venue_html = _take_venue(text, badge, place)
    award = _take_award(text)
    rest = tuple(text.blocks())
    return Head(title.text, title.url, authors, date, links, venue, venue_html, award, rest)


def _items(blocks: list[Block]) -> Iterator[_Item]:
    number = 0
    for block in blocks:
        if number == 0 and block.tag in {"ul", "ol"} and block.children:
            for item in _first_of_list(block):
                yield item
                number = max(number, item.number + 1)
            continue
        if block.lines:
            yield from (_Item(block, number, line) for line in block.lines if not is_empty(line))
        else:
            yield _Item(block, number, html=block.html)
        number += 1


def _first_of_list(block: Block) -> Iterator[_Item]:
    """Yield the lines of the first item of a list that begins a card, then the list without it."""
    (around,) = block.children
    entries = around.find_all("li", recursive=False)
    number = 0
    for part in blocks_of(entries[0]) if entries else []:
        if part.lines:
            yield from (_Item(part, number, line) for line in part.lines if not is_empty(line))
        else:
            yield _Item(part, number, html=part.html)
        number += 1
    if entries:
        entries[0].extract()
    if around.get_text().strip() or around.find(True):
        yield _Item(Block(tag=around.name), number, html=source_of(around))


def _take_title(text: _Text) -> tuple[Title, int]:
    """Take the title out, and return it with the place where lines go on."""
    for place, item in enumerate(text.items):
        if item.line and not plain(item.line):
            continue  # a comment, an anchor
        if not item.line:
            break
        title = read_title(item.line, item.block.tag, text.exists)
        text.take(item, title.rest)
        return title, place
    raise Doubt("It has no title.")


def _take_authors(text: _Text, title: Title, place: int) -> tuple[Author, ...]:
    """Take the authors out: what the title's line goes on with, or one of the next lines."""
    for index, item in enumerate(text.items[place : place + _LATEST_AUTHORS]):
        if not item.line:
            break
        line = trimmed(item.line)
        found = read_authors(line)
        venue = _VENUE_BEFORE.match(text_of(line)) if not found and not index else None
        if venue and (found := read_authors(trimmed(cut(line, venue.end())[1]))):
            found = Found(found.authors, (*cut(line, venue.end())[0], Piece(" "), *found.rest))
        if found and not (title.is_plain and not any(a.is_owner for a in found.authors)):
            text.take(item, found.rest)
            return found.authors
        if index and not (_is_skipped(item.line) or read_links(item.line, text.exists)):
            break
    raise Doubt("It has no line that is certainly the list of its authors.")


def _is_skipped(line: Line) -> bool:
    """Whether a line may stand between title and authors: the venue, comments."""
    return not plain(line) or (len(plain(line)) < _SHORT and bool(years_of(plain(line))))


def _take_links(text: _Text) -> tuple[Link, ...]:
    links: list[Link] = []
    for item in list(text.items):
        found = read_links(item.line, text.exists) if item.line else ()
        if found:
            text.take(item)
            links += found
    return tuple(links)


def _date(text: _Text, badge: str, addresses: list[str], place: int) -> PartialDate:
    near = [item for item in text.items[place : place + 2] if item.line]
    if date := date_in(badge):
        lines = (plain(item.line) for item in near[:1])
        years = {year for line in lines if len(line) < _SHORT for year in years_of(line)}
        if years and date.year not in years:
            raise Doubt(f"Its badge and its text name different years: {date.year}, {min(years)}.")
        return date
    if years_of(badge):
        raise Doubt(f'Its badge names several years: "{badge}".')
    for item in near:
        words = plain(item.line)
        date = date_in(words) if len(words) < _SHORT else None
        if date:
            return PartialDate(date.year)
    buttons = [html_of(item.line) for item in text.items[: place + 1] if item.line]
    if date := date_of_address([*buttons, *addresses]):
        return date
    raise Doubt("Nothing says for certain when it appeared.")


def _take_venue(text: _Text, badge: str, place: int) -> tuple[str, str]:
    """Take out the line after the authors that is a venue and a year."""
    item = text.items[place] if place < len(text.items) else None
    if not item or not item.line or any(piece.link or piece.html for piece in item.line):
        return "", ""
    match = _VENUE.fullmatch(plain(item.line))
    if not match or match["venue"] in badge or match["year"] in badge:
        return "", ""
    text.take(item)
    return " ".join(match["venue"].split()), f"<p>{html_of(item.line).strip()}</p>"


def _take_award(text: _Text) -> str:
    """Take out a line that says that the paper was an oral, and no more."""
    for item in text.items:
        match = _AWARD.fullmatch(plain(item.line)) if item.line else None
        if match and not any(piece.link or piece.html for piece in item.line):
            text.take(item)
            return match[1]
    return ""
