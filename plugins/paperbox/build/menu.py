"""The menu: the headings of the home page, then the other pages; or what the settings say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from paperbox.keys import AUTOMATIC, MenuEntry

HIDDEN = {"false", "no", "off"}
"""What a page says in ``menu:`` to stay out of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the menu, with an address counted from the root of the site, or without one."""

    label: str
    url: str = ""
    children: tuple[Entry, ...] = ()


def menu_of(wanted: Sequence[MenuEntry | str], pages: Sequence[Any]) -> tuple[Entry, ...]:
    """Return the entries that the settings want; AUTOMATIC stands for those of PAGES."""
    entries: list[Entry] = []
    for entry in wanted:
        if isinstance(entry, MenuEntry):
            entries.append(_entry(entry))
        elif entry == AUTOMATIC:
            entries += _automatic(pages)
    return tuple(entries)


def _entry(entry: MenuEntry) -> Entry:
    url = entry.url if entry.url == "/" else entry.url.removeprefix("/")
    return Entry(entry.label, url, tuple(map(_entry, entry.children)))


def _automatic(pages: Iterable[Any]) -> Iterator[Entry]:
    pages = list(pages)
    home = (section for page in pages if not page.url for section in page.sections)
    yield from (Entry(section.title, f"#{section.id}") for section in home if section.id)
    shown = [page for page in pages if page.url and page.menu.lower() not in HIDDEN]
    for page in sorted(shown, key=_place):
        yield Entry(page.menu or page.title, page.url)


def _place(page: Any) -> tuple[float, str]:
    place = float("inf") if page.order is None else page.order
    return place, page.title.casefold()


def addresses_of(menu: Iterable[Entry]) -> list[str]:
    """Return every address of a menu that counts from the root of the site."""
    urls = [entry.url for entry in menu if not entry.url.startswith("#")]
    return [*urls, *(url for entry in menu for url in addresses_of(entry.children))]
