"""What tells a page that was written for acad-homepage, and names the files it includes."""

from __future__ import annotations

import re

from paperbox.jekyll.liquid import needs_liquid

_HABITS = re.compile(
    r"""\bclass=["']?(?:paper-box|anchor|show_paper_citations)\b | \bmarkdown=["']?[1-4]\b""", re.X
)
_INCLUDE = re.compile(r"\{%-?\s*include(?P<relative>_relative)?\s+(?P<path>[^\s%{}]+)")


def is_old_form(text: str) -> bool:
    """Whether a page has the habits of acad-homepage's pages."""
    return bool(_HABITS.search(text)) or needs_liquid(text)


def relative_includes(text: str) -> list[str]:
    """Return the files beside it that a page includes, as it names them."""
    return [match["path"] for match in _INCLUDE.finditer(text) if match["relative"]]


def includes(text: str) -> list[str]:
    """Return the files of the folder of includes that a page includes, as it names them."""
    return [match["path"] for match in _INCLUDE.finditer(text) if not match["relative"]]
