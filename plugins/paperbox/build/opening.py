"""How the text of a page begins: what search engines show of it below its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

LENGTH = 160
"""Search engines cut what is longer."""

_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.S)
_NOT_READ = re.compile(r"<(script|style|sup)\b.*?</\1>|<[^>]+>", re.S)


def opening(page: Any) -> str:
    """Return the first paragraph of a page as plain text; of a paper else its abstract, or authors.

    One with a formula would lose it, so it is passed over; and a word is no description.
    """
    for html in _texts(page):
        for paragraph in _PARAGRAPH.findall(html):
            text = _plain(paragraph)
            if "<math" not in paragraph and len(text) > len("Hello, world!"):
                return shortened(text)
    paper = getattr(page, "publication", None)
    if paper and paper.abstract and "$" not in paper.abstract:
        return shortened(paper.abstract)
    return shortened(", ".join(author.name for author in paper.authors)) if paper else ""


def first_words(html: str) -> str:
    """Return how a text begins, as plain text."""
    paragraph = _PARAGRAPH.search(html)
    return shortened(_plain(paragraph[1] if paragraph else html))


def _plain(html: str) -> str:
    return " ".join(unescape(_NOT_READ.sub("", html)).split())


def _texts(page: Any) -> Iterator[str]:
    """Give the pieces of prose of a paper or a page."""
    if hasattr(page, "publication"):
        yield page.summary
    for part in getattr(page, "sections", ()):
        for block in part.blocks:
            if block.kind == "prose":
                yield block.html


def shortened(text: str) -> str:
    """Return TEXT, or its beginning, up to a whole word where the script has spaces."""
    if len(text) <= LENGTH:
        return text
    cut = text[: LENGTH - 1]
    words, _, _ = cut.rpartition(" ")
    return (words if len(words) > LENGTH // 2 else cut) + "…"
