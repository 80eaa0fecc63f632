"""The names in a card that links can lead to: they stay alive when the card becomes a paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from bs4 import Tag

_FOOTNOTES = ("fn:", "fnref")
"""How the ids of footnotes begin, which are made anew for each text."""


def is_of_footnote(name: str) -> bool:
    """Whether an id is that of a footnote, or of the place where it is named."""
    return name.startswith(_FOOTNOTES)


def names_in(parent: Tag) -> Iterator[str]:
    """Yield each name once: every id, those of headings too, and ``<a name="…">``."""
    found = set[str]()
    for tag in (parent, *parent.find_all(True)):
        for name in (str(tag.get("id") or ""), str((tag.name == "a" and tag.get("name")) or "")):
            if name and name not in found and not is_of_footnote(name):
                found.add(name)
                yield name


def anchor(name: str) -> str:
    """Return an empty element of that name as HTML."""
    return f'<div class="anchor" id="{escape(name)}"></div>'
