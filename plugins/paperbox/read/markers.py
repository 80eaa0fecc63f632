"""Marker paragraphs, which put data on a page: ``[PUBLICATIONS selected=true]``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from paperbox.model import Marker
from paperbox.read.stages import NAMES

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "NEWS": ("limit",),
    "PUBLICATIONS": ("selected", "topic", "limit"),
    "POSTS": ("limit",),
    **{name.upper(): ("limit",) for name in NAMES},
}
"""Every marker with the options it takes."""

SPELLINGS = {"HONORS": "HONOURS"}
"""American names of markers."""

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
    words = re.sub(r"\s*=\s*", "=", text).replace(",", " ").split()
    pairs = (word.partition("=") for word in words)
    # A flag alone is true: [PUBLICATIONS selected].
    return {name: value.strip("\"'") if equals else "true" for name, equals, value in pairs}


def line_of(marker: Marker, lines: list[str]) -> int:
    """Return the index of the line on which MARKER stands, or 0."""
    return next((i for i, line in enumerate(lines) if parse_marker(line) == marker), 0)
