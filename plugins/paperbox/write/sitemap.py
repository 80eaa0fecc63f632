"""What robots are told: sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from paperbox.model import PartialDate

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
"""


def sitemap(pages: Iterable[tuple[str, PartialDate | None]]) -> str:
    """Return the sitemap of PAGES, each with the day of its content.

    A date that is no day is left out: the form knows days alone.
    """
    return _HEAD + "".join(_entry(*page) for page in pages) + "</urlset>\n"


def _entry(address: str, date: PartialDate | None) -> str:
    day = f"<lastmod>{date.iso}</lastmod>" if date and date.day else ""
    return f"<url><loc>{escape(address)}</loc>{day}</url>\n"


def robots(sitemap: str) -> str:
    """Return a robots.txt that forbids nothing; SITEMAP is a whole address, or nothing."""
    return "User-agent: *\nDisallow:\n" + (f"\nSitemap: {sitemap}\n" if sitemap else "")
