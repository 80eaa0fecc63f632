"""Marker paragraphs, which put data on a page: ``[PUBLICATIONS selected=true]``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from paperbox.model import Marker
from paperbox.read.stages import NAMES

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "NEWS": ("limit",),
    "PUBLICATIONS": (
        *("selected", "year", "type", "topic", "venue", "first-author"),
        *("limit", "group", "form"),
    ),
    "POSTS": ("limit",),
    **{name.upper(): ("limit",) for name in NAMES},
}
"""Every marker with the options it takes."""

SPELLINGS = {"HONORS": "HONOURS"}
"""American names of markers."""

_VALUE = r"""\"[^"]*\"|'[^']*'|“[^”]*”|[^\s,]+(?:,(?![^\s,]*=)[^\s,]+)*"""
"""A word, words in quotes, or several words with commas and no blanks between them."""
_OPTION = re.compile(rf"(?P<name>[^\s,=]+)(?:\s*(?P<equals>=)\s*(?P<value>{_VALUE})?)?")
_MARKER = re.compile(r"\[(?P<name>[A-Z]+|[a-z]+)(?P<options>(?:\s+[^\]\s]+)*)\s*\]")


def parse_marker(paragraph: str) -> Marker | None:
    """Return the marker that a paragraph is, misspelt ones included, or None.

    Other words in brackets, such as ``[TODO]``, are the author's text.
    """
    match = _MARKER.fullmatch(paragraph.strip())
    if not match:
        return None
    name = match["name"]
    near = difflib.get_close_matches(name, OPTIONS, n=1) if name.isupper() else ()
    if not near and name.upper() not in {*OPTIONS, *SPELLINGS}:
        return None
    return Marker(SPELLINGS.get(name, name), _options(match["options"]))


def _options(text: str) -> Mapping[str, str]:
    found = _OPTION.finditer(text)
    # A flag alone is true: [PUBLICATIONS selected].
    return {m["name"]: (m["value"] or "").strip("\"'“”") if m["equals"] else "true" for m in found}


def line_of(marker: Marker, lines: list[str]) -> int:
    """Return the index of the line on which MARKER stands, or 0."""
    return next((i for i, line in enumerate(lines) if parse_marker(line) == marker), 0)
