"""Rows of links in a card: ``[**Project**](…) | [[Code](…)]``, and the span of its citations."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import Tag

from paperbox.model import Link
from paperbox.read.links import short_link
from paperbox.read.paper_box.addresses import address_of
from paperbox.read.paper_box.pieces import OBJECT, Line

_BETWEEN = re.compile(r"[\s.,;:!?()\[\]{}|*·•/\\-]+")
_SCHOLAR = re.compile(r"[\w-]{8,}:[\w-]{8,}")
_LONGEST, _MOST_WORDS = 40, 5


def read_links(line: Line, exists: Callable[[str], bool]) -> tuple[Link, ...]:
    """Return the links of a line that holds nothing else, or nothing.

    A sign before a link, such as 📄, belongs to its label.
    """
    parts: list[tuple[Tag | None, str]] = []
    for piece in line:
        if piece.html and (piece.text or piece.html.startswith("<!--")):
            return ()  # a picture, a formula, a comment
        if parts and parts[-1][0] is piece.link:
            parts[-1] = (piece.link, parts[-1][1] + piece.text)
        else:
            parts.append((piece.link, piece.text))
    if re.search(r"\w[^\w\s]+\w", _marked(parts)):
        return ()  # [Project][Paper] is one word, and would be two
    links: list[Link] = []
    before = ""
    for link, text in parts:
        words = " ".join(text.split()).strip("[]()|/ ")
        if link is None:
            before += _BETWEEN.sub("", text)
            continue
        url = address_of(str(link.get("href") or ""), exists)
        label = f"{before} {words}".strip()
        if not url or not words or not _is_label(label) or re.search(r"[\w&]", before):
            return ()
        links.append(short_link(label, url))
        before = ""
    return () if before else tuple(links)


def _marked(parts: list[tuple[Tag | None, str]]) -> str:
    """Return the text of a line in which ``x`` stands for the words of each link."""
    bare = ((link, text) for link, text in parts)
    return "".join(re.sub(r"[^\s\[\]()]+(?: +[^\s\[\]()]+)*", "x", t) if a else t for a, t in bare)


def _is_label(label: str) -> bool:
    return len(label) <= _LONGEST and len(label.split()) <= _MOST_WORDS and OBJECT not in label


def take_scholar(box: Tag) -> str:
    """Take the place for a count of citations out of a card, and return Scholar's id of the paper.

    What is no id, or not the only one, stays where it is.
    """
    spans = box.select(".show_paper_citations")
    ids = {str(span.get("data") or "").strip() for span in spans}
    if len(ids) != 1 or any(span.get_text().strip() for span in spans):
        return ""
    (found,) = ids
    if not _SCHOLAR.fullmatch(found):
        return ""
    for span in spans:
        element = span
        while (
            element.parent
            and element.parent.name in {"strong", "b", "em", "span"}
            and not element.parent.get_text().strip()
            and len(element.parent.find_all(True, recursive=False)) == 1
        ):
            element = element.parent
        element.decompose()
    return found
