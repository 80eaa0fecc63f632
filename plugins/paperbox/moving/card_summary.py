"""The text of a card in its author's own Markdown, as far as that says the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bs4 import BeautifulSoup

from paperbox.read.paper_box.addresses import STATIC
from paperbox.read.paper_box.anchors import anchor, names_in
from paperbox.read.paper_box.pieces import HEADINGS, Block, blocks_of

_TEXT = re.compile(r"<(?P<tag>\w+)\b(?=[^>]*\bpaper-box-text\b)(?=[^>]*\bmarkdown=[\"']?1)[^>]*>")

_FARTHEST = 80
"""Before which line of a card its text begins: title and authors stand above it."""


def summary_of(blocks: Sequence[str], card: str, html: Callable[[str], str]) -> str:
    """Return BLOCKS of HTML as Markdown: the last lines of CARD that make the last of them.

    CARD is the source of the card. What no lines make stays HTML, which Markdown takes as it is.
    """
    wanted = [_bare(block) for block in blocks]
    first, lines = len(blocks), ""
    for start in _starts(card):
        made = [_bare(block.html) for block in _blocks(html(start))]
        if made and len(made) <= len(wanted) and wanted[-len(made) :] == made:
            first, lines = len(wanted) - len(made), start
            break
    written = [block.replace(STATIC, "") for block in blocks[:first]]
    # Headings in Markdown have no ids below papers.
    there = set(names_in(BeautifulSoup(html(lines), "html.parser")))
    names = names_in(BeautifulSoup("".join(blocks[first:]), "html.parser"))
    written += [anchor(name) for name in names if name not in there]
    return "\n\n".join(filter(None, [*written, lines.strip("\n")]))


def _starts(card: str) -> list[str]:
    """Return the text of a card from each of its lines on."""
    match = _TEXT.search(card)
    if not match:
        return []
    closing = f"</{match['tag']}"
    end = card.rfind(closing, match.end(), card.rfind(closing))
    lines = card[match.end() : end].split("\n") if end > 0 else []
    return ["\n".join(lines[i:]) for i, line in enumerate(lines[:_FARTHEST]) if line.strip()]


def _blocks(html: str) -> list[Block]:
    return blocks_of(BeautifulSoup(html, "html.parser"))


def _bare(html: str) -> str:
    """Return HTML so that two spellings of it are equal, but for the ids of headings."""
    soup = BeautifulSoup(html, "html.parser")
    for heading in soup.find_all([*HEADINGS]):
        heading.attrs.pop("id", None)
        for alias in heading.find_all("span", id=True):
            if not alias.contents and len(alias.attrs) == 1:
                alias.decompose()
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", " ".join(soup.decode().split()))
