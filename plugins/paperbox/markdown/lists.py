"""Lists as kramdown, GitHub and Jekyll read them, for people who never heard of four blanks.

A list may follow a line of text at once, and what is indented as deep as an item's text belongs to
the item; so do lines right below it that are not indented, were they headings, comments or items
of another kind of list. Who indents by four blanks, as Python-Markdown wants it, gets the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.util import nearing_recursion_limit

_ITEM = re.compile(r"(?P<indent> {0,3})(?P<marker>[-*+]|\d{1,9}\.)(?P<gap> +)(?P<text>.*)")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *")
_INTERRUPTS = re.compile(r" {0,3}(?:[-*+]|1\.) +\S")
"""What begins a list right below a line of text: "2. " may be the end of a sentence."""
_TAB = 4
_SHALLOW = 20
"""So many lists may lie in each other before it is worth a look how much room is left."""


class LooseLists(Extension):
    """Reads lists in Python-Markdown's stead."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        for name in ("olist", "ulist"):
            md.parser.blockprocessors.deregister(name)
        # Before the lines of an item can be code, headings or rules of their own.
        md.parser.blockprocessors.register(_Lists(md.parser), "paperbox_lists", 95)


@dataclass(slots=True)
class _Item:
    """An item, as far as it is read."""

    kind: str
    column: int
    """Where its text begins, and with it what belongs to it."""
    lines: list[str]
    is_loose: bool = False
    """Whether a blank line stands before it or in it, so that its text is a paragraph."""
    least: int = 99
    """By how many blanks its lines are indented at least, those that are."""
    blanks: int = 0
    """How many lines after its last one are blank."""

    def add(self, line: str) -> None:
        """Take another line."""
        indent = len(line) - len(line.lstrip())
        # Code below a blank line leaves the text above as it is.
        self.is_loose |= bool(self.blanks) and indent < self.column + _TAB
        self.lines += [""] * self.blanks + [line]
        self.blanks = 0
        if indent >= self.column:
            self.least = min(self.least, indent)

    @property
    def text(self) -> str:
        """What is in the item, without the blanks in front that only say so."""
        # Four blanks are Python-Markdown's, and eight are code in an item of its own.
        by_tabs = self.column < _TAB <= self.least and (self.least < 6 or self.least >= 2 * _TAB)
        shift = _TAB if by_tabs else self.column
        return "\n".join([self.lines[0], *(_shifted(line, shift) for line in self.lines[1:])])


def _shifted(line: str, columns: int) -> str:
    return line[columns:] if line.startswith(" " * columns) else line


def _item(line: str) -> _Item | None:
    """Return the item that LINE begins, if it does."""
    match = _ITEM.fullmatch(line)
    if not match or _RULE.fullmatch(line):
        return None
    is_short = match["text"] and len(match["gap"]) <= _TAB
    column = match.start("text") if is_short else match.end("marker") + 1
    kind = "ol" if match["marker"][0].isdigit() else "ul"
    return _Item(kind, min(column, _TAB), [match["text"]])


@dataclass(slots=True)
class _List:
    """The items of a list, read line by line."""

    items: list[_Item] = field(default_factory=list)

    def take(self, line: str) -> bool:
        """Take LINE, unless the list ends before it."""
        last = self.items[-1] if self.items else None
        indent = len(line) - len(line.lstrip())
        if last and indent >= last.column:
            last.add(line)
        elif (item := _item(line)) and (not last or item.kind == last.kind):
            if last and last.blanks:
                last.is_loose = item.is_loose = True
            self.items.append(item)
        elif not last or last.blanks or _RULE.fullmatch(line):
            return False
        else:
            last.add(line)
        return True


class _Lists(BlockProcessor):
    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.depth = 0

    def test(self, parent: Element, block: str) -> bool:
        if self.depth > _SHALLOW and nearing_recursion_limit():
            return False
        return any(True for _ in _beginnings(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        start = next(_beginnings(blocks[0]))
        before, blocks[0] = blocks[0][:start], blocks[0][start:]
        if before.strip():
            self.parser.parseBlocks(parent, [before.rstrip("\n")])
        items = self._read(blocks)
        self.depth += 1
        self._write(self._list(parent, items), items)
        self.depth -= 1

    def _read(self, blocks: list[str]) -> list[_Item]:
        """Return the items of the list that BLOCKS begin with, and leave what is below it."""
        found = _List()
        while blocks:
            lines = blocks[0].split("\n")
            taken = 0
            for line in lines:
                if not line.strip():
                    found.items[-1].blanks += 1
                elif not found.take(line):
                    break
                taken += 1
            rest = "\n".join(lines[taken:])
            blocks[:1] = [rest] if rest else []
            if rest:
                break
            found.items[-1].blanks += 1
        return found.items

    def _list(self, parent: Element, items: list[_Item]) -> Element:
        """Return the element that ITEMS go into: a new one, or one that goes on."""
        last = parent[-1] if len(parent) else None
        if last is None or last.tag != items[0].kind or last.tail:
            return SubElement(parent, items[0].kind)
        if len(last) and last[-1].text:
            paragraph = Element("p")
            paragraph.text, last[-1].text = last[-1].text, ""
            last[-1].insert(0, paragraph)
        items[0].is_loose = True
        return last

    def _write(self, parent: Element, items: list[_Item]) -> None:
        for item in items:
            element = SubElement(parent, "li")
            blocks = item.text.split("\n\n")
            # In a tight item only the first block is no paragraph.
            first = len(blocks) if item.is_loose else 1
            self._parse(element, "looselist" if item.is_loose else "list", blocks[:first])
            self._parse(element, "looselist", blocks[first:])

    def _parse(self, element: Element, state: str, blocks: list[str]) -> None:
        self.parser.state.set(state)
        self.parser.parseBlocks(element, blocks)
        self.parser.state.reset()


def _beginnings(block: str) -> Iterator[int]:
    """Yield where lists can begin in a block: at its start, or right below a line of text."""
    if _item(block.partition("\n")[0]):
        yield 0
        return
    place = 0
    for line in block.split("\n"):
        if place and _INTERRUPTS.match(line) and _item(line):
            yield place
        place += len(line) + 1
