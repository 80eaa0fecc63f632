"""Addresses in a card, as records have them."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from paperbox.read import patterns

STATIC = "{static}/"
"""What stands before the files of the site in HTML made of Markdown."""

# Above the root of a site is its root: ../images/x.png on the home page is images/x.png.
_FOLDERS = re.compile(r"\A(?:\.{0,2}/)+")
_ADDRESS = re.compile(patterns.loose(patterns.ADDRESS))


def is_nowhere(address: str) -> bool:
    """Whether a link leads nowhere: ``[Title]()``, ``[Code](#)``."""
    return address.strip() in {"", "#"}


def file_of(address: str, exists: Callable[[str], bool]) -> str:
    """Return the path of a file of the site, counted from its root, or nothing where it is none."""
    path = _FOLDERS.sub("", unquote(address.strip().removeprefix(STATIC)))
    return path if exists(path) else ""


def address_of(written: str, exists: Callable[[str], bool]) -> str:
    """Return where a link of a record leads, or nothing where a record can't have it."""
    address = written.strip()
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|#", address):
        path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", address, re.S).groups()  # type: ignore[union-attr]  # matches any text
        if file := file_of(path, exists):
            address = file + mark + rest
        elif not address.startswith("/"):
            return ""
    return address if _ADDRESS.fullmatch(address) else ""


def folded(address: str) -> str:
    """Return an address so that two spellings of one are equal."""
    bare = _FOLDERS.sub("", unquote(address.strip()).removeprefix(STATIC))
    return re.sub(r"\s+", "", bare).strip("/")
