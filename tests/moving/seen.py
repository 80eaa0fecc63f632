"""What a reader of a page sees, read by html5lib alone: none of it is Paperbox's own reading."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin
from xml.etree.ElementTree import Element

import html5lib

ROOT = "https://ada.example/"
_HIDDEN = {"script", "style", "template", "noscript"}
_BLOCKS = set(
    "address article aside br blockquote dd details div dl dt figcaption figure footer form "  # noqa: SIM905  reads better than forty strings
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul".split()
)
# A letter is no digit: "Sample1" and "Sample" with a raised 1 are one.
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
# Between entries of a list, around a label, or another form of one sign: no words.
_PUNCTUATION = {"Pc", "Pd", "Pe", "Pf", "Pi", "Ps"}
_SEPARATORS = set(",.;:!?'\"|/\\·、。，；：…`") | {"\ufe0f"}


@dataclass(frozen=True)
class Seen:
    """What there is in a page."""

    words: Counter[str]
    links: frozenset[str]
    media: frozenset[str]
    ids: frozenset[str]


def seen(html: str, within: str = "body") -> Seen:
    """Return what is in the first element WITHIN a page or a part of one."""
    tree = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    root = next(tree.iter(within))
    elements = [e for e in root.iter() if isinstance(e.tag, str) and not _is_of_footnote(e)]
    links = {e.get("href") or "" for e in elements if e.tag == "a"}
    media = {e.get(name) or "" for e in elements for name in ("src", "poster")}
    ids = {e.get("id") or (e.tag == "a" and e.get("name")) or "" for e in elements}
    return Seen(
        Counter(_words("".join(_texts(root)))),
        frozenset(_absolute(url for url in links if url not in {"", "#"})),
        frozenset(_absolute(media - {""})),
        frozenset(name for name in ids if name and not name.startswith(("fn:", "fnref"))),
    )


def _is_of_footnote(element: Element) -> bool:
    """Whether an element is a footnote's number, or the way back: each text counts its own."""
    return "footnote-" in element.get("class", "")


def _texts(element: Element) -> Iterator[str]:
    gap = " " if element.tag in _BLOCKS else ""
    yield gap
    # The tag of a comment is no name.
    is_hidden = element.tag in _HIDDEN or _is_of_footnote(element)
    if isinstance(element.tag, str) and not is_hidden:
        # A date is the same in whatever words a theme writes it.
        yield f"{element.get('datetime')} " if element.get("datetime") else ""
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
    yield gap


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if unicodedata.category(word[0]) not in _PUNCTUATION and word not in _SEPARATORS:
            yield word


def _absolute(addresses: Iterable[str]) -> Iterator[str]:
    """Yield addresses of the home page, or of HTML for it, each in one spelling."""
    for address in addresses:
        yield unquote(urljoin(ROOT, address.removeprefix("{static}/").strip()))
