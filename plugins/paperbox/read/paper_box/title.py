"""The title of a card: a link, bold words, a heading, or words alone on its first line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from paperbox.read.paper_box.addresses import address_of, is_nowhere
from paperbox.read.paper_box.doubt import Doubt
from paperbox.read.paper_box.pieces import OBJECT, Line, cut, is_empty, plain, text_of

_SIGN_BEFORE = re.compile(r"\s*[^\w\s\ufffc\[(]{0,4}\s*")
_BRACKETED = re.compile(r"\s*\[(?P<title>[^\[\]\ufffc]{8,})\]")
_STRONG = {"strong", "b", "papertitle", "em", "i"}


@dataclass(frozen=True, slots=True)
class Title:
    """A title, where it leads, and what follows it on its line."""

    text: str
    url: str
    rest: Line
    is_plain: bool = False
    """Whether nothing but its place tells that it is one."""


def read_title(line: Line, tag: str, exists: Callable[[str], bool]) -> Title:
    """Return the title that a line begins with; TAG is the block around the line."""
    text = text_of(line)
    sign = _SIGN_BEFORE.match(text)
    begin = sign.end() if sign else 0
    styles = [piece for piece in line for _ in piece.text]
    if begin >= len(text):
        raise Doubt("It has no title.")
    link = styles[begin].link
    if link is not None:
        end = next((i for i in range(begin, len(text)) if styles[i].link is not link), len(text))
        url = str(link.get("href") or "")
        address = "" if is_nowhere(url) else address_of(url, exists)
        if not (address or is_nowhere(url)):
            raise Doubt(f'Its title leads to what is no address: "{url}".')
        return _title(text[:end], address, cut(line, end)[1])
    if bracketed := _BRACKETED.match(text):
        return _title(bracketed["title"], "", cut(line, bracketed.end())[1])
    strong = next((t for t in styles[begin].around if t.name in _STRONG), None)
    if strong is not None and not tag.startswith("h"):
        end = next(
            (i for i in range(begin, len(text)) if strong not in styles[i].around), len(text)
        )
        rest = cut(line, end)[1]
        if is_empty(rest) and not any(piece.link for piece in line):
            return _title(text[:end], "", rest)
    if any(piece.link or OBJECT in piece.text for piece in line):
        raise Doubt("Its first line is more than a title.")
    return _title(text, "", cut(line, len(text))[1], is_plain=not tag.startswith("h"))


def _title(text: str, url: str, rest: Line, *, is_plain: bool = False) -> Title:
    title = " ".join(text.split())
    if OBJECT in title or not re.search(r"[^\W\d_]{2}", title):
        raise Doubt("It has no title.")
    return Title(title, url, rest, is_plain and bool(plain(rest)) is False)
