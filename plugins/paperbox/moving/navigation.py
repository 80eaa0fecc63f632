"""``_data/navigation.yml`` -> the entries of ``PAPERBOX["menu"]``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from paperbox.keys import CHECKS, MenuEntry
from paperbox.moving.addresses import OldSite
from paperbox.moving.plain import plain
from paperbox.moving.yaml_data import load, says_nothing, shown
from paperbox.read.source import Source

_KNOWN = {"title", "url", "children", "target"}
_CURE = 'take its line out of "menu" in pelicanconf.py'
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"`{|}\\^]")


@dataclass(frozen=True)
class Reachable:
    """What the new site will have for a menu to lead to."""

    anchors: frozenset[str] = frozenset()
    """The ids of the home page, those that Jekyll gave included."""
    addresses: frozenset[str] = frozenset()
    """The other pages and files, counted from the root: ``publications/``, ``files/cv.pdf``."""
    automatic: tuple[tuple[str, frozenset[str]], ...] = ()
    """What Paperbox makes by itself: a label with every anchor or address of it."""


@dataclass(frozen=True)
class Menu:
    """What the old menu becomes."""

    entries: tuple[MenuEntry, ...] | None
    """None where the menu that Paperbox makes by itself says the same."""
    notes: tuple[str, ...] = ()
    dead: tuple[str, ...] = ()
    """What leads nowhere, a sentence each."""


@dataclass
class _Reading:
    site: OldSite
    reachable: Reachable
    notes: list[str] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)


def menu_of(source: Source, site: OldSite, reachable: Reachable, lang: str = "en") -> Menu:
    """Return the menu that a file says; where it is no YAML, that is reported.

    Of menus in several languages, that of LANG is taken.
    """
    file = load(source)
    if file is None:
        return Menu(None)
    reading = _Reading(site, reachable)
    listed = _list(reading, file.value, lang)
    entries = tuple(entry for item in listed for entry in _entries(reading, item))
    if not entries:
        reading.notes.append("navigation.yml is empty, so the menu is too.")
    same = bool(entries) and _is_automatic(entries, reachable)
    return Menu(None if same else entries, tuple(reading.notes), tuple(reading.dead))


def _list(reading: _Reading, value: object, lang: str) -> list[object]:
    """Return the list that the template shows, ``main``, or the one of LANG."""
    if isinstance(value, list):
        return value
    said = value if isinstance(value, dict) else {}
    language = lang.split("-")[0]
    keys = ("main", lang, language, f"main_{language}", f"{language}_root", *said)
    key = next((key for key in keys if not says_nothing(said.get(key))), "")
    others = [name for name in said if name != key and not says_nothing(said[name])]
    if others:
        names = ", ".join(f"`{name}`" for name in others)
        reading.notes.append(
            f"navigation.yml has more than one menu; `{key}` was taken, {names} not: "
            "a site of Paperbox has one menu for all pages."
        )
    chosen = said.get(key)
    if isinstance(chosen, dict):
        return _list(reading, chosen, lang)
    return chosen if isinstance(chosen, list) else []


def _entries(reading: _Reading, item: object) -> list[MenuEntry]:
    """Return an entry, or none with a note where it is none."""
    if not isinstance(item, Mapping):
        if not says_nothing(item):
            reading.notes.append(f"navigation.yml: `{shown(item)}` is no entry with a title.")
        return []
    label = plain(str(item.get("title") or "")).text
    url = _address(reading, str(item.get("url") or "").strip())
    listed = item.get("children")
    below = listed if isinstance(listed, list) else []
    children = tuple(entry for child in below for entry in _entries(reading, child))
    extra = {k: v for k, v in item.items() if k not in _KNOWN and not says_nothing(v)}
    if extra:
        reading.notes.append(f"navigation.yml: `{shown(extra)}` of {label or url} has no effect.")
    label = label or url.strip("/#-").replace("-", " ")
    entry = {"label": label, "url": url, "children": tuple(map(as_setting, children))}
    try:
        (checked,) = CHECKS["menu"]([entry])
    except ValueError as fault:
        reading.notes.append(f"navigation.yml: {shown(item)} was left out: {fault}.")
        return list(children)
    if not children and url:
        _look(reading, label, url)
    return [checked]


def _address(reading: _Reading, url: str) -> str:
    """Return an address as the setting takes it: counted from the root, without blanks."""
    url = reading.site.local(url)
    url = _NOT_IN_ADDRESS.sub(lambda sign: quote(sign[0]), url)
    return url.replace("./", "/", 1) if url.startswith("./") else url


def _look(reading: _Reading, label: str, url: str) -> None:
    """Tell where an entry leads nowhere, and where it is meant to lead."""
    path, _, anchor = url.partition("#")
    if re.match(r"[a-z][a-z0-9+.-]*:|//", path, re.I):
        return
    page = unquote(path.partition("?")[0].strip("/"))
    if page:
        known = {address.strip("/") for address in reading.reachable.addresses}
        ends = ("", ".html", "/index.html")
        if (
            not any(page + end in known for end in ends)
            and page.removesuffix("/index.html") not in known
        ):
            reading.dead.append(
                f"The menu's “{label}” leads to /{page}, which the site does not have. "
                f"If it is another site of yours, write its whole address; otherwise {_CURE}."
            )
    elif anchor and unquote(anchor) not in reading.reachable.anchors:
        near = _near(unquote(anchor), reading.reachable.anchors)
        meant = f"Did you mean #{near}? Otherwise" if near else "Write the id of a heading, or"
        reading.dead.append(
            f"The menu's “{label}” leads to #{unquote(anchor)}, which is not there. {meant} "
            f"{_CURE}."
        )


def _near(anchor: str, anchors: frozenset[str]) -> str:
    """Return the anchor with the same letters and digits, or nothing."""
    same = sorted(one for one in anchors if _letters(one) == _letters(anchor))
    return same[-1] if same and _letters(anchor) else ""


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _is_automatic(entries: Sequence[MenuEntry], reachable: Reachable) -> bool:
    """Whether ENTRIES are what Paperbox makes by itself, in words, order and places."""
    made = reachable.automatic
    return len(entries) == len(made) and all(
        entry.label == label and not entry.children and entry.url.strip("/").lstrip("#") in places
        for entry, (label, places) in zip(entries, made, strict=True)
    )


def as_setting(entry: MenuEntry) -> dict[str, object]:
    """Return an entry as pelicanconf.py has it."""
    children = [as_setting(child) for child in entry.children]
    said = {"label": entry.label, "url": entry.url, "children": children}
    return {name: value for name, value in said.items() if value}
