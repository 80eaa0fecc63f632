"""Author lists: names with their marks."""

from __future__ import annotations

import re

from paperbox.model import MARKS, Author
from paperbox.read.fields import Fields

_MARKED = re.compile(rf"(?P<name>.*?)[\s\\]*(?P<marks>[{re.escape(MARKS)}\s,\\]*)$", re.S)
_SINGLE_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ'.-]+")

SPLIT_HINT = 'YAML reads "[Guo, Yongxin]" as two authors. Write [Yongxin Guo], or ["Guo, Yongxin"].'
LIST_HINT = "Write a list: authors: [Yongxin Guo, Tao Lin]."


def read_authors(fields: Fields, name: str = "authors") -> tuple[Author, ...]:
    """Return the authors that a field lists, in its order."""
    items = fields.items(name)
    plain = [text for text, quoted in items if not quoted]
    if not items and not fields.readable:
        return ()  # the YAML is broken, and that was said
    if not items:
        fields.error(name, "missing: a paper has at least one author", hint=LIST_HINT)
    elif len(plain) > 1 and all(_SINGLE_LATIN_WORD.fullmatch(text) for text in plain):
        fields.error(name, f"found {len(plain)} authors of one word each", hint=SPLIT_HINT)
    elif len(items) == 1 and (("," in items[0][0] and not items[0][1]) or " and " in items[0][0]):
        fields.error(name, "expected a list, found one text", hint=LIST_HINT)
    return tuple(parse_author(text) for text, _ in items)


def parse_author(text: str) -> Author:
    """Return the author that TEXT names: ``Tao Lin*†``, or ``"Lin, Tao"`` with one comma."""
    if text.startswith("**"):  # bold by hand, which the owner is without asking
        name, _, rest = text[2:].partition("**")
        text = name + rest
    match = _MARKED.match(text)
    name, marks = (match["name"], match["marks"]) if match else (text, "")
    last, comma, first = name.partition(",")
    if comma and "," not in first and first.strip():
        name = f"{first.strip()} {last.strip()}"
    return Author(name.strip(), "".join(mark for mark in marks if mark in MARKS))


def same_name(one: str, other: str) -> bool:
    """Whether two names are equal but for case, blanks and the dots of initials."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").split())
