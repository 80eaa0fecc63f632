"""Values of ``_config.yml`` that are HTML, for Jekyll prints them as they are -> plain text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from bs4 import BeautifulSoup

from paperbox.read.patterns import INVISIBLE

_TAG = re.compile(r"<[A-Za-z!/]")
_HIDDEN = re.compile(f"[{INVISIBLE}]")


@dataclass(frozen=True)
class OldLink:
    """A link of the old site: its words and its address."""

    label: str
    url: str


@dataclass(frozen=True)
class Plain:
    """The words of a value, and the links among them."""

    text: str
    links: tuple[OldLink, ...] = ()
    pictures: tuple[str, ...] = ()


def plain(value: str, line_break: str = " ") -> Plain:
    """Return the words of VALUE on one line, with LINE_BREAK for each ``<br>``.

    A comma of the author's before a break is enough.
    """
    if not _TAG.search(value):
        return Plain(_line(html.unescape(value)))
    soup = BeautifulSoup(value, "html.parser")
    for tag in soup.find_all("br"):
        tag.replace_with(line_break)
    links = (OldLink(_line(a.get_text()), str(a["href"]).strip()) for a in soup.select("a[href]"))
    pictures = tuple(str(image["src"]) for image in soup.select("img[src]"))
    text = re.sub(r"([,;])(?:\s*[,;])+", r"\1", soup.get_text())
    return Plain(_line(text), tuple(links), pictures)


def _line(text: str) -> str:
    return " ".join(_HIDDEN.sub("", text).split())
