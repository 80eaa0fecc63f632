"""Feeds: Atom (RFC 4287) and JSON Feed 1.1, the same entries in both."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from paperbox.model import PartialDate

MINTED = "2026"
"""The year in ids: one for all, so that an entry keeps its id when its date is put right."""
_UNSEEN = {ord(c): None for c in map(chr, range(32)) if c not in "\t\n\r"}
_UNSEEN |= dict.fromkeys((0xFFFE, 0xFFFF))
"""What XML can't hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a feed tells of; addresses are whole ones."""

    id: str
    title: str
    url: str
    date: PartialDate
    html: str
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    outside: str = ""
    """Where it is at another host, or nothing."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with at least one entry, the newest first."""

    title: str
    home: str
    url: str
    """Its own address, without the ending."""
    lang: str
    author: str
    entries: tuple[Entry, ...]

    def ending(self, kind: str) -> str:
        """Return its address as ATOM or JSON."""
        return f"{self.url}.{kind}"


def tag_uri(site: str, name: str) -> str:
    """Return an id (RFC 4151) that stays the same wherever an entry moves to."""
    parts = urlsplit(site)
    return f"tag:{parts.hostname},{MINTED}:{parts.path}/{name}"


def moment(date: PartialDate) -> str:
    """Return a date as feeds write it; what is not known of it is its beginning."""
    return f"{date.year:04}-{date.month or 1:02}-{date.day or 1:02}T00:00:00Z"


def atom(feed: Feed) -> str:
    """Return a feed as Atom."""
    url = feed.ending("atom.xml")
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_xml(feed.lang)}">\n'
        f"<title>{_xml(feed.title)}</title>\n"
        f"<id>{_xml(url)}</id>\n"
        f'<link rel="self" type="application/atom+xml" href="{_xml(url)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{_xml(feed.home)}"/>\n'
        f"<updated>{max(moment(entry.date) for entry in feed.entries)}</updated>\n"
        f"{_authors([feed.author])}"
    )
    return head + "".join(map(_atom_entry, feed.entries)) + "</feed>\n"


def _atom_entry(entry: Entry) -> str:
    when = moment(entry.date)
    tags = "".join(f'<category term="{_xml(tag)}"/>\n' for tag in entry.tags)
    outside = f'<link rel="related" href="{_xml(entry.outside)}"/>\n' if entry.outside else ""
    return (
        "<entry>\n"
        f"<title>{_xml(entry.title)}</title>\n"
        f"<id>{_xml(entry.id)}</id>\n"
        f'<link rel="alternate" type="text/html" href="{_xml(entry.url)}"/>\n'
        f"{outside}"
        f"<published>{when}</published>\n"
        f"<updated>{when}</updated>\n"
        f"{_authors(entry.authors)}"
        f"{tags}"
        f'<content type="html">{_xml(entry.html)}</content>\n'
        "</entry>\n"
    )


def _authors(names: Iterable[str]) -> str:
    return "".join(f"<author><name>{_xml(name)}</name></author>\n" for name in names)


def _xml(text: str) -> str:
    return escape(text.translate(_UNSEEN))


def json_feed(feed: Feed) -> str:
    """Return a feed as JSON."""
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.ending("json"),
        "language": feed.lang,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry) -> dict[str, object]:
    said = {
        "id": entry.id,
        "url": entry.url,
        "external_url": entry.outside,
        "title": entry.title,
        "content_html": entry.html,
        "date_published": moment(entry.date),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
    }
    return {name: value for name, value in said.items() if value}
