"""Quotes, dashes and dots of a text become typographic; code, formulas and raw HTML do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from paperbox.markdown.quotes import signs
from paperbox.read.markers import parse_marker

_MARKUP = {"em": ("*", "*"), "strong": ("**", "**"), "a": ("[", "](u)"), "del": ("~~", "~~")}
_WHOLE = {"code": "`x`", "img": "![x](u)", "math": "$x$", "br": ""}
_NO_TEXT = {"code", "pre", "math", "script", "style", "textarea"}
_PLACEHOLDER = re.compile("(\x02(?:\\d+|wzxhzdk:\\d+)\x03)")
_RAW = re.compile(
    r"<(?P<close>/?)(?P<name>code|kbd|samp|var|pre|script|style|math|textarea|option)\b", re.I
)
_GUILLEMETS = r"<<[ ]?(?=[^<>\n]{1,500}>>)"
_WORTH = re.compile(r"[\"']|--|\.\.\.|<<|>>")


class Typography(Extension):
    """Typographic signs for those that a keyboard has."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        md.ESCAPED_CHARS = [*dict.fromkeys([*md.ESCAPED_CHARS, *"\"'<:=|~"])]
        # Before HTML (90) takes the inner half of <<words>> for a tag.
        md.inlinePatterns.register(_Guillemets(_GUILLEMETS, md), "paperbox_guillemets", 95)
        # After attribute lists (8), whose values have quotes; before the contents (5).
        md.treeprocessors.register(_Signs(md), "paperbox_typography", 5.5)


class _Guillemets(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802  as in the newer base class
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return "«\u00a0" if m[0][-1] == " " else "«", m.start(), m.end()


@dataclass(slots=True)
class _Text:
    """A text of the tree: the text of an element, or what follows it."""

    element: Element
    name: str
    parts: list[str]
    """Text, and placeholders at the odd places."""
    places: list[tuple[int, int, int]]
    """Which parts are text to change, and where in the source they stand."""


class _Line:
    """What stands in a block, as its source, and the texts that it comes from."""

    def __init__(self, md: Markdown) -> None:
        self.md = md
        self.source: list[str] = []
        self.length = 0
        self.texts: list[_Text] = []
        self.raw = ""
        """The raw element that is open, such as code in tags."""

    def markup(self, source: str) -> None:
        self.source.append(source)
        self.length += len(source)

    def text(self, element: Element, name: str) -> None:
        """Add a text, which can have placeholders of the author's HTML and escapes in it."""
        text = getattr(element, name)
        if not text or isinstance(text, AtomicString):
            self.markup("x" if text else "")
            return
        parts = _PLACEHOLDER.split(text)
        places = []
        for index, part in enumerate(parts):
            if index % 2:
                self.markup(self._source(part))
                continue
            if part and not self.raw:
                places.append((index, self.length, self.length + len(part)))
            self.markup(part)
        self.texts.append(_Text(element, name, parts, places))

    def _source(self, placeholder: str) -> str:
        kind, _, number = placeholder[1:-1].partition(":")
        if not number:
            return "\\" + chr(int(kind))
        block = self.md.htmlStash.rawHtmlBlocks[int(number)]
        tag = block if isinstance(block, str) else ""
        if match := _RAW.match(tag):
            name = match["name"].lower()
            if not match["close"]:
                self.raw = self.raw or name
            elif self.raw == name:
                self.raw = ""
        # What is far away decides nothing.
        return tag[:4]

    def finish(self) -> None:
        """Put the signs into the tree."""
        source = "".join(self.source)
        if not _WORTH.search(source):
            return
        for text in self.texts:
            for index, start, end in text.places:
                text.parts[index] = _changed(source, start, end)
            setattr(text.element, text.name, "".join(text.parts))


def _changed(source: str, start: int, end: int) -> str:
    pieces, last = [], start
    for first, after, sign in signs(source, start, end):
        pieces += [source[last:first], sign]
        last = after
    return "".join([*pieces, source[last:end]])


class _Signs(Treeprocessor):
    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.md: Markdown = md

    def run(self, root: Element) -> None:
        line = _Line(self.md)
        for kind, element in _walk(root):
            if self.md.is_block_level(element.tag):
                line.finish()
                line = _Line(self.md)
                if kind == "start" and not _is_marker(element):
                    line.text(element, "text")
            else:
                line.markup(_markup(element, kind))
                if kind == "start" and element.tag not in _NO_TEXT:
                    line.text(element, "text")
            if kind == "end" and element is not root:
                line.text(element, "tail")
        line.finish()


def _is_marker(element: Element) -> bool:
    return element.tag == "p" and not len(element) and bool(parse_marker(element.text or ""))


def _markup(element: Element, kind: str) -> str:
    """Return what an element looks like in the source."""
    if element.tag in _WHOLE:
        return _WHOLE[element.tag] if kind == "start" else ""
    start, end = _MARKUP.get(element.tag, ("", ""))
    return start if kind == "start" else end


def _walk(element: Element) -> Iterator[tuple[str, Element]]:
    """Yield every element when it begins and when it ends."""
    open_elements: list[tuple[Element, Iterator[Element]]] = [(element, iter(element))]
    yield "start", element
    while open_elements:
        current, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            yield "end", current
            open_elements.pop()
        else:
            yield "start", child
            inside = iter(()) if child.tag in _NO_TEXT else iter(child)
            open_elements.append((child, inside))
