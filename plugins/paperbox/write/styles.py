"""Stylesheets -> one file with a name that changes with its text."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

FIRST = "layers.css"
"""The file that states the order of the cascade layers; all others name their layer."""

_COMMENT = re.compile(r"/\*.*?\*/\s*", re.S)
_URL = re.compile(r"""(url\(\s*["']?)(?![a-z]+:|/|#)([^"')]+)""", re.I)


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The CSS of a site, and the name that browsers may cache for ever."""

    name: str
    text: str


def join(parts: Mapping[str, str], own: str = "") -> Stylesheet:
    """Return PARTS (name -> CSS) in one, FIRST first and the author's OWN rules last."""
    names = sorted(parts, key=lambda name: (name != FIRST, name))
    theme = "\n".join(_COMMENT.sub("", parts[name]).strip() for name in names)
    text = f"{theme}\n{own}".strip() + "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()[:10]
    return Stylesheet(f"paperbox.{digest}.css", text)


def inlined(sheet: Stylesheet, folder: str) -> str:
    """Return the CSS for a page that carries it; what it names beside its file lies in FOLDER."""

    def whole(match: re.Match[str]) -> str:
        return match[1] + posixpath.normpath(posixpath.join(folder, match[2]))

    # In a style element nothing is escaped, so that only its own end can end it.
    # Without blanks around it: the Nu checker leaves them out when it looks for the hash.
    return _URL.sub(whole, sheet.text).replace("</", "<\\/").strip()
