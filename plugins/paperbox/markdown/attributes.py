"""Attribute lists as kramdown writes them, ``{: .class key="value"}``, and its other extensions.

Python-Markdown's own ``attr_list`` reads them at the end of a paragraph and right after a span.
Here they are read on the line after any other block, or before it, and none of them is shown.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE

_LINE = re.compile(r"[ ]{0,3}\{:(?![:/])(?P<list>(?:\\\}|[^}\n])*)\}[ ]*")
_DEFINITION = re.compile(r"[\w-]+:")
_REFERENCE = re.compile(r"""("[^"]*"|'[^']*')|(?<!\S)[A-Za-z_][\w-]*(?!\S)""")
_EXTENSION = re.compile(r"\n*[ ]{0,3}\{::(?P<name>comment|nomarkdown)[^}\n]*\}[ ]*(?:\n|\Z)")
_SPAN = (
    r"\{::(?P<name>comment|nomarkdown)[^}\n]*\}(?P<body>.{0,2000}?)\{:/(?:comment|nomarkdown)?\}"
)
_OPTIONS = r"\{::options[^}\n]*/\}"


class Attributes(Extension):
    """Sets the attributes of blocks, and takes comments and options out of the text."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        # Before any block is read, a table's rows for one.
        md.parser.blockprocessors.register(_Lists(md), "paperbox_attributes", 110)
        md.parser.blockprocessors.register(_Extensions(md), "paperbox_extensions", 111)
        # After code (190); what is no Markdown is not read before.
        md.inlinePatterns.register(_Spans(_SPAN, md), "paperbox_extensions", 188)
        md.inlinePatterns.register(_Spans(_OPTIONS, md), "paperbox_options", 187)
        # After HTML (90), whose tags take no list.
        md.inlinePatterns.register(_AfterTags(md), "paperbox_attributes", 85)


class _Lists(BlockProcessor):
    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self.setter = AttrListTreeprocessor(md)

    def test(self, parent: Element, block: str) -> bool:
        if "{:" not in block:
            return False
        lines = block.strip("\n").split("\n")
        return bool(_LINE.fullmatch(lines[0]) or _LINE.fullmatch(lines[-1]))

    def run(self, parent: Element, blocks: list[str]) -> None:
        before, text, after = _parts(blocks.pop(0))
        above = parent[-1] if len(parent) else None
        if text:
            above = self._parsed(parent, text)
        elif not (above is not None and re.fullmatch("h[1-6]", above.tag)):
            # On lines of its own it belongs to what follows, unless a heading stands above.
            while blocks and not (found := _parts(blocks[0]))[1]:
                before += found[0]
                del blocks[0]
            above = self._parsed(parent, blocks.pop(0)) if blocks else above
        for attributes in before + after:
            self._set(attributes, above)

    def _parsed(self, parent: Element, block: str) -> Element | None:
        """Return the last element that comes of a block."""
        self.parser.parseBlocks(parent, [block])
        return parent[-1] if len(parent) else None

    def _set(self, attributes: str, element: Element | None) -> None:
        if element is None or _DEFINITION.match(attributes):
            return
        if attributes.strip() == "toc" and element.tag in {"ol", "ul"}:
            element.clear()
            element.tag, element.text = "p", "[TOC]"
            return
        # A word alone refers to a list that is defined elsewhere.
        self.setter.assign_attrs(element, _REFERENCE.sub(r"\1", attributes).strip())


def _parts(block: str) -> tuple[list[str], str, list[str]]:
    """Return the lists at the beginning of a block, its text, and the lists at its end."""
    lines = block.strip("\n").split("\n")
    matches = [_LINE.fullmatch(line) for line in lines]
    first = next((i for i, match in enumerate(matches) if not match), len(lines))
    end = next((i for i in range(len(lines), first, -1) if not matches[i - 1]), first)
    before = [match["list"] for match in matches[:first] if match]
    return before, "\n".join(lines[first:end]), [match["list"] for match in matches[end:] if match]


class _Extensions(BlockProcessor):
    """``{::comment}`` is hidden up to its end, ``{::nomarkdown}`` is the author's HTML."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self.md = md

    def test(self, parent: Element, block: str) -> bool:
        return bool(_EXTENSION.match(block))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        start = _EXTENSION.match(blocks[0])
        name = start["name"] if start else ""
        end = re.compile(rf"(?:^|\n)[ ]{{0,3}}\{{:/(?:{name})?\}}[ ]*(?:\n|\Z)")
        ends = ((i, text) for i, text in enumerate(blocks) if "{:/" in text)
        found = ((i, match) for i, text in ends if (match := end.search(text)))
        index, match = next(found, (0, None))
        if not start or not match:
            return False
        body = "\n\n".join([*blocks[:index], blocks[index][: match.start()]])[start.end() :]
        rest = blocks[index][match.end() :]
        blocks[: index + 1] = [rest] if rest.strip() else []
        if name == "nomarkdown":
            SubElement(parent, "p").text = self.md.htmlStash.store(body)
        return True


class _Spans(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802  as in the newer base class
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        shown = m["body"] if m.groupdict().get("name") == "nomarkdown" else ""
        return self.md.htmlStash.store(shown) if shown and self.md else "", m.start(), m.end()


class _AfterTags(InlineProcessor):
    """A list right after the author's own tag; the tag has its attributes in it."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"(?<=\x03)\{:(?![:/])[^}\n]*\}", md)
        self.md: Markdown = md

    def handleMatch(  # type: ignore[override]  # noqa: N802  as in the newer base class
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        stash = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]  # not in the stubs
        before = stash.get(data[max(m.start() - 5, 0) : m.start() - 1])
        if isinstance(before, str) and HTML_PLACEHOLDER_RE.fullmatch(before):
            return "", m.start(), m.end()
        return None, None, None
