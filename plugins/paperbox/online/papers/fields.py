"""A record of a paper -> the fields of its front matter, and the name of its file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from paperbox.online.papers.record import Found
from paperbox.online.titles import plain_title
from paperbox.paper_links import IDENTIFIERS
from paperbox.read import patterns

Fields = Mapping[str, "str | list[str]"]

_INDEXES = ("dblp", "openalex")
"""Ids that are written where a paper has no other: their links tell readers little."""
_SUFFIX = re.compile(r",\s*(?=(?:Jr|Sr|I{1,3}|IV|V|Ph\.?D|MD)\b)")
_SMALL_WORDS = (
    "|a|an|the|on|of|in|for|to|and|or|with|from|by|at|as|is|are|do|does|can|how|what|why|when|"
    "towards|toward|via|using|into|über|eine|ein|der|die|das|le|la|les|un|une|"
)
_LONGEST_WORD = 24


def fields_of(found: Found) -> dict[str, str | list[str]]:
    """Return what the front matter says, in the order in which people write it."""
    details = {name: text for name, text in found.details.items() if text}
    whole = {name: details.pop(name, "") for name in ("journal", "booktitle", "institution")}
    editors = [*filter(None, details.pop("editors", "").split("\n"))]
    said: dict[str, str | list[str]] = {
        "title": found.title,
        "authors": [*_names(found.authors)],
        "date": found.date.iso if found.date else "",
        "type": found.type,
        "venue": found.venue if found.venue not in whole.values() else "",
        **whole,
        "volume": details.get("volume", ""),
        "number": details.get("number", ""),
        "pages": details.get("pages", ""),
        "publisher": details.get("publisher", "") if found.type != "article" else "",
        "editors": editors,
        **_ids(found),
        "pdf": found.pdf if re.search(patterns.ADDRESS, found.pdf) else "",
        "award": found.award,
        "abstract": " ".join(found.abstract.split()),
    }
    return {name: value for name, value in said.items() if value}


def lacks(fields: Fields) -> list[str]:
    """Return which of the fields that every paper must have are missing."""
    return [name for name in ("title", "authors", "date") if not fields.get(name)]


def _ids(found: Found) -> dict[str, str]:
    own = {kind: found.ids[kind] for kind in IDENTIFIERS if kind in found.ids}
    best = {kind: one for kind, one in own.items() if kind not in _INDEXES}
    return best or dict(list(own.items())[:1])


def _names(names: tuple[str, ...]) -> Iterator[str]:
    """Yield names as author lists have them.

    A comma in a name, and an "and" in the only one, would be read as two names: they are written
    as two, which looks the same.
    """
    are_loud = all(name.isupper() for name in names)
    for name in names:
        plain = _SUFFIX.sub(" ", name)
        plain = plain.title() if are_loud and plain.isascii() and len(plain) > 3 else plain
        joints = r",\s+|\s+(?=(?:and|&)\s)" if len(names) == 1 else r",\s+"
        yield from filter(None, (part.strip(" ,") for part in re.split(joints, plain)))


def slug_of(found: Found) -> str:
    """Return the name of the file: family name, year and first word, as example2024sampling."""
    family = _family(found.authors[0]) if found.authors else ""
    year = str(found.date.year) if found.date else ""
    words = [_letters(word) for word in plain_title(found.title).split()]
    telling = (word for word in words if word and f"|{word}|" not in _SMALL_WORDS)
    word = next(telling, words[0] if words else "")[:_LONGEST_WORD]
    return f"{family}{year}{word}" or "paper"


def _family(name: str) -> str:
    """Return the family name; a Chinese name stays as it is."""
    words = _SUFFIX.sub(" ", name).split()
    while len(words) > 1 and re.fullmatch(r"(?:Jr|Sr|I{2,3}|IV|V|Ph\.?D|MD)\.?", words[-1]):
        words.pop()
    return _letters(plain_title(words[-1])) if words else ""


def _letters(text: str) -> str:
    """Return TEXT as it may stand in a name of a file and in a key of BibTeX."""
    special = {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
    text = "".join(special.get(sign, sign) for sign in text.casefold())
    bare = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in unicodedata.normalize("NFC", bare) if sign.isalnum())
