"""Anchors of headings: stable, readable, from the heading's words alone.

Where Jekyll gave a heading another anchor, that one stays alive beside ours, so that old links and
menus go on working.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from paperbox.markdown.anchors import HEADINGS, put_first, raw_ids
from paperbox.markdown.raw_blocks import CONTAINER

_ESCAPED = re.compile("\x02(\\d+)\x03")


def slug(words: str, separator: str) -> str:
    """Return an id: letters and digits of any script, everything else a SEPARATOR.

    Emoji and punctuation are dropped, so "🔥 News" is ``news`` whoever types it.
    """
    return re.sub(r"[\W_]+", separator, words.lower()).strip(separator) or "section"


def github_id(words: str) -> str:
    """Return the id that Jekyll gives a heading: blanks are hyphens, and none is trimmed."""
    kept = (char for char in words.lower() if char in "- \t" or _is_word(char))
    return re.sub(r"[ \t]", "-", "".join(kept))


def _is_word(char: str) -> bool:
    # A variation selector, as in many an emoji, is a mark and stays.
    category = unicodedata.category(char)
    return category[0] in "LM" or category in {"Nd", "Nl", "Pc"}


def ascii_id(words: str) -> str:
    """Return the id that Jekyll gives a heading inside of the author's own HTML."""
    kept = re.sub(r"[^a-zA-Z0-9 -]", "", re.sub(r"\A[^a-zA-Z]+", "", words))
    return kept.replace(" ", "-").lower() or "section"


class Headings(Extension):
    """Reads headings as GitHub does, and gives them the ids that Jekyll gave them as well."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        md.parser.blockprocessors.register(_Hashes(md.parser), "hashheader", 70)
        # After sections (3) took the ids from headings that are no one's aim.
        md.treeprocessors.register(_Aliases(md), "paperbox_headings", 2)


class _Hashes(HashHeaderProcessor):
    """A hashtag at the start of a line is no heading."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})[ \t](?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")


class _Aliases(Treeprocessor):
    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.md: Markdown = md

    def run(self, root: Element) -> None:
        used: set[str] | None = None
        numbers: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        for heading, inside in _headings(root, inside=False):
            words = "".join(self._words(heading)).rstrip()
            # One that its author named had no other name.
            if not re.fullmatch(rf"{slug(words, '-')}(_\d+)?", heading.get("id", "")):
                continue
            used = self._ids(root) if used is None else used
            name = ascii_id(words) if inside else github_id(words)
            count = numbers[inside][name]
            numbers[inside][name] += 1
            alias = f"{name}-{count}" if count else name
            if alias and alias not in used:
                used.add(alias)
                put_first(heading, alias)

    def _ids(self, root: Element) -> set[str]:
        """Return the ids of a page, those in its author's HTML too."""
        return raw_ids(self.md) | {element.get("id", "") for element in root.iter()}

    def _words(self, element: Element) -> Iterator[str]:
        """Yield what is written in an element: text, code and formulas, but no tags."""
        if element.get("id", "").startswith("fnref"):
            return
        if element.tag == "math":
            yield element.get("alttext", "")
            return
        yield self._text(element.text)
        for child in element:
            yield from self._words(child)
            yield self._text(child.tail)

    def _text(self, text: str | None) -> str:
        plain = _ESCAPED.sub(lambda match: chr(int(match[1])), text or "")
        return unescape(HTML_PLACEHOLDER_RE.sub(self._stashed, plain))

    def _stashed(self, match: re.Match[str]) -> str:
        block = self.md.htmlStash.rawHtmlBlocks[int(match[1])]
        return block if isinstance(block, str) and block.startswith("&") else ""


def _headings(root: Element, *, inside: bool) -> Iterator[tuple[Element, bool]]:
    """Yield the headings below an element, and whether each lies in the author's own HTML."""
    for element in root:
        if element.tag in HEADINGS:
            yield element, inside
        else:
            yield from _headings(element, inside=inside or element.tag == CONTAINER)
