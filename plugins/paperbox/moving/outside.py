"""What the parts of the old theme load from other hosts, and their menu's own links."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"<!--.*?-->|\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", re.DOTALL)
_LOADED = re.compile(
    r"<(?:script|iframe|img|embed|link(?=[^>]*stylesheet))\b[^>]*?"
    r"\b(?:src|href)\s*=\s*[\"']?((?:https?:)?//[^\s\"'>]+)",
    re.IGNORECASE,
)
_OF_THE_TEMPLATE = re.compile(
    r"//(?:cdnjs\.cloudflare\.com/ajax/libs/mathjax|(?:www\.)?google-?(?:analytics|tagmanager)\.com)",
    re.IGNORECASE,
)
_MENU_LINK = re.compile(r"<a\b[^>]*?\bhref\s*=\s*[\"']([^\"'{}#][^\"'{}]*)[\"']", re.IGNORECASE)


def without_comments(text: str) -> str:
    """Return HTML without what neither readers nor browsers see."""
    return _COMMENT.sub("", text)


def loaded(text: str) -> Iterator[str]:
    """Yield the addresses of scripts, frames, pictures and style sheets that the template lacks."""
    for url in dict.fromkeys(_LOADED.findall(without_comments(text))):
        if not _OF_THE_TEMPLATE.search(url):
            yield url


def menu_links(text: str) -> Iterator[str]:
    """Yield the addresses that stand in ``masthead.html`` in so many words."""
    yield from dict.fromkeys(_MENU_LINK.findall(without_comments(text)))
