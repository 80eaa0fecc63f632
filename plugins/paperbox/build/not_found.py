"""404.html: what a web server shows at every address where there is nothing.

It stands at any depth, so it leads from the root of the host, and has its stylesheet in itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

NOT_FOUND = "404.html"
"""Its file, by the name that GitHub Pages and others know."""

_MOST = 12
"""So many pages are looked over at once."""


def root_of(site: str) -> str:
    """Return the way from the root of the host to the site at SITEURL: nothing, or ``/folder``."""
    return urlsplit(site).path.rstrip("/")


def ways_out(pages: Iterable[Any]) -> list[Any]:
    """Return the pages that a lost reader may have looked for."""
    return [page for page in pages if page.url and not _is_part(page)][:_MOST]


def _is_part(page: Any) -> bool:
    """Whether a page is one that was made of a part of another: the posts of a tag, say."""
    return not page.source_path and "/" in page.url.strip("/")
