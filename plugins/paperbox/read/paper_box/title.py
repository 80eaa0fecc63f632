"""The title of a card: a link, bold words, a heading, or words alone on its first line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from bs4 import Tag

from paperbox.read.paper_box.addresses import address_of, is_nowhere
from paperbox.read.paper_box.doubt import Doubt
from paperbox.read.paper_box.pieces import OBJECT, Line, Piece, cut, is_empty, plain, text_of

_SIGN_BEFORE = re.compile(r"\s*[^\w\s\ufffc\[(]{0,4}\s*")
_BRACKETED = re.compile(r"\s*\[(?P<title>[^\[\]\ufffc]{8,})\]")
_STRONG = {"strong", "b", "papertitle", "em", "i"}
_RAISED = {"sub": "_", "sup": "^"}
_SPEAKING = {*_RAISED, "del", "q", "ruby", "s", "strike"}
"""Elements whose words say something else without them."""


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
        return _title(cut(line, end)[0], address, cut(line, end)[1])
    if bracketed := _BRACKETED.match(text):
        before = cut(line, bracketed.end("title"))[0]
        title = cut(before, bracketed.start("title"))[1]
        return _title(title, "", cut(line, bracketed.end())[1])
    strong = next((t for t in styles[begin].around if t.name in _STRONG), None)
    if strong is not None and not tag.startswith("h"):
        end = next(
            (i for i in range(begin, len(text)) if strong not in styles[i].around), len(text)
        )
        rest = cut(line, end)[1]
        if is_empty(rest) and not any(piece.link for piece in line):
            return _title(cut(line, end)[0], "", rest)
    if any(piece.link or OBJECT in piece.text for piece in line):
        raise Doubt("Its first line is more than a title.")
    before, rest = cut(line, len(text))
    return _title(before, "", rest, is_plain=not tag.startswith("h"))


def _title(line: Line, url: str, rest: Line, *, is_plain: bool = False) -> Title:
    title = " ".join(_text(line).split())
    if OBJECT in title or not re.search(r"[^\W\d_]{2}", title):
        raise Doubt("It has no title.")
    return Title(title, url, rest, is_plain and bool(plain(rest)) is False)


def _text(line: Line) -> str:
    """Return a title as plain text, in which what is raised or lowered is a formula: H$_{2}$O."""
    parts: list[str] = []
    for _, group in groupby(line, key=lambda piece: list(map(id, _speaking(piece)))):
        pieces = tuple(group)
        tags, words = _speaking(pieces[0]), text_of(pieces)
        parts.append(_formula(tags, words) if tags and words.strip() else words)
    text = re.sub(r"}\$\$(?=[_^])", "}", "".join(parts))  # raised and lowered: one formula
    has_dollars = any("$" in piece.text for piece in line)
    if text != text_of(line) and (has_dollars or re.search(r"}\$\d", text)):
        raise Doubt("Its title has raised words beside dollars or digits.")
    return text


def _speaking(piece: Piece) -> list[Tag]:
    return [tag for tag in piece.around if tag.name in _SPEAKING]


def _formula(tags: list[Tag], words: str) -> str:
    sign = _RAISED.get(tags[0].name) if len(tags) == 1 else None
    if not sign or not re.fullmatch(r"[A-Za-z0-9+-]{1,4}", words):
        raise Doubt(f"Its title has what titles can't show: <{tags[0].name}>{words}.")
    return f"${sign}{{{words}}}$"
