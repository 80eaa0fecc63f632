"""What becomes of raw HTML that `paperbox.markdown.raw_html` put away in pieces."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from paperbox.markdown.stash import StashProcessor

CONTAINER = "paperbox-raw"
"""The tag of an element that stands for a block of raw HTML with Markdown inside."""
_LONE_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)[^<>]*>", re.I)
_ATTRIBUTE = re.compile(
    r"""("[^"]*"|'[^']*')|\s+markdown(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?(?=[\s/>])""", re.I
)
_TAGS = re.compile(rf"</?{CONTAINER}>")


class Piece(str):
    """A part of a block of raw HTML; its first one opens it, its last one closes it."""

    __slots__ = ("closes", "is_line", "opens")

    opens: bool
    closes: bool
    is_line: bool
    """Whether the Markdown after it is a line and not blocks."""

    def __new__(
        cls, html: str, *, opens: bool = False, closes: bool = False, is_line: bool = False
    ) -> Piece:
        """Return HTML as such a part."""
        piece = super().__new__(cls, html)
        piece.opens, piece.closes, piece.is_line = opens, closes, is_line
        return piece


class Comment(str):
    """A comment on lines of its own right below a line of text."""

    __slots__ = ()


def put_away(md: Markdown, text: str) -> object:
    """Return the HTML whose placeholder TEXT is, or None."""
    match = HTML_PLACEHOLDER_RE.fullmatch(text.strip())
    blocks = md.htmlStash.rawHtmlBlocks
    return blocks[int(match[1])] if match and int(match[1]) < len(blocks) else None


class Containers(BlockProcessor):
    """Puts the Markdown between the pieces of raw HTML into one element with them.

    So the tree stays well nested, and nobody cuts it where the author's elements are open.
    """

    def _piece(self, block: str) -> Piece | None:
        found = put_away(self.parser.md, block)
        return found if isinstance(found, Piece) else None

    def test(self, parent: Element, block: str) -> bool:
        piece = self._piece(block)
        return bool(piece and piece.opens)

    def run(self, parent: Element, blocks: list[str]) -> bool:
        places = self._places(blocks)
        if not places:
            return False
        container = SubElement(parent, CONTAINER)
        # No paragraph is that of a list's item, even when the element stands in one.
        self.parser.state.set("raw")
        for place, following in zip(places, [*places[1:], None], strict=True):
            self._append(container, blocks[place].strip())
            if following is not None:
                self._fill(container, blocks[place], blocks[place + 1 : following])
        self.parser.state.reset()
        del blocks[: places[-1] + 1]
        return True

    def _places(self, blocks: list[str]) -> list[int]:
        """Return where the pieces of the first block of raw HTML stand, if it has an end."""
        places, depth = [], 0
        for place, block in enumerate(blocks):
            piece = self._piece(block)
            depth += bool(piece and piece.opens)
            if piece and depth == 1:
                places.append(place)
            depth -= bool(piece and piece.closes)
            if piece and not depth:
                return places
        return []

    def _append(self, container: Element, text: str) -> None:
        if len(container):
            container[-1].tail = AtomicString((container[-1].tail or "") + text)
        else:
            container.text = AtomicString((container.text or "") + text)

    def _fill(self, container: Element, before: str, blocks: list[str]) -> None:
        """Add the Markdown that stands after a piece."""
        piece = self._piece(before)
        if piece and piece.is_line:
            SubElement(container, CONTAINER).text = "\n\n".join(blocks).strip()
        elif any(map(str.strip, blocks)):
            self._append(container, "\n")
            self.parser.parseBlocks(container, blocks)


class Comments(BlockProcessor):
    """Parts comments from the lines of text around them."""

    def test(self, parent: Element, block: str) -> bool:
        return "\n" in block and bool(HTML_PLACEHOLDER_RE.search(block))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        parts = [""]
        for line in blocks[0].split("\n"):
            if isinstance(put_away(self.parser.md, line), Comment):
                parts += [line, ""]
            else:
                parts[-1] += line + "\n"
        if len(parts) == 1:
            return False
        blocks[:1] = [part.rstrip("\n") for part in parts if part.strip()]
        return True


class Unwrapped(StashProcessor):
    """Takes away the tags of our element, whose content has the author's, and our attribute."""

    def run(self, text: str) -> str:
        text = super().run(text)
        return _TAGS.sub("", text) if CONTAINER in text else text

    def begin(self) -> None:
        self._opened: list[str] = []

    def changed(self, block: str) -> str:
        tag = _LONE_TAG.fullmatch(block) if type(block) is str else None
        return self._tag(block, tag) if tag else block

    def _tag(self, html: str, tag: re.Match[str]) -> str:
        """Return a tag in a line of text; one that ends nothing could end a part of the page."""
        name = tag["name"].lower()
        if not self.md.is_block_level(name) or name == "p":
            return without_attribute(html)
        if not tag["end"]:
            self._opened.append(name)
        elif name in self._opened:
            self._opened.remove(name)
        else:
            return ""
        return without_attribute(html)


def without_attribute(tag: str) -> str:
    """Return a start tag without ``markdown="…"``."""
    return _ATTRIBUTE.sub(lambda match: match[1] or "", tag)
