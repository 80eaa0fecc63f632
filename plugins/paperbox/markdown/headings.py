"""Anchors of headings: stable, readable, from the heading's words alone."""

from __future__ import annotations

import re


def slug(words: str, separator: str) -> str:
    """Return an id: letters and digits of any script, everything else a SEPARATOR.

    Emoji and punctuation are dropped, so "🔥 News" is ``news`` whoever types it.
    """
    return re.sub(r"[\W_]+", separator, words.lower()).strip(separator) or "section"
