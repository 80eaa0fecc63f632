"""The menu: the headings of the home page, then the other pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from paperbox.model import Link


def menu_of(pages: Iterable[Any]) -> tuple[Link, ...]:
    """Return the entries for PAGES, with addresses counted from the root of the site."""
    home = [section for page in pages if not page.url for section in page.sections]
    headings = [Link(section.title, f"#{section.id}") for section in home if section.id]
    return (*headings, *(Link(page.title, page.url) for page in pages if page.url))
