"""Emphasis as kramdown decides it, across the author's own tags too.

Python-Markdown pairs any star with any other. Here a star inside ``<sup>*</sup>`` pairs with none
outside, and a star that has no partner stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_RE, STX

from paperbox.markdown.stars import Node, Stars

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9-]*)[^>]*?(?P<empty>/?)>", re.I | re.S)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
# Deeper nesting is no writing of a person; the tags are no pair for us there.
_DEEPEST = 30


class Emphasis(Extension):
    """Takes the place of Python-Markdown's own stars and underscores."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        md.inlinePatterns.deregister("em_strong")
        md.inlinePatterns.register(_Delimiters(md), "em_strong", 60)


@dataclass(slots=True)
class _Read:
    """A text that was read, and what is left of it to hand out."""

    stash: dict[str, Element | str]
    plan: dict[int, Node]
    """The elements by the distance of their beginning from the end of the text."""
    before: str
    after: str | None = None
    """What followed the element that was handed out last; nothing as long as none was."""

    def replaced(self, data: str, start: int, end: int) -> None:
        """Note that a part of the text becomes a placeholder."""
        self.before, self.after = data[:start], data[end:]

    def goes_on(self, data: str) -> bool:
        """Whether DATA is the text that was read, with placeholders for what was handed out."""
        if self.after is None:
            return data == self.before
        end = len(data) - len(self.after)
        if end < len(self.before) or not data.endswith(self.after):
            return False
        if not data.startswith(self.before):
            return False
        return bool(INLINE_PLACEHOLDER_RE.fullmatch(data, len(self.before), end))


class _Delimiters(InlineProcessor):
    """Reads a text once, and hands its elements out from left to right."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"[*_]", md)
        self.md: Markdown = md
        self.read: _Read | None = None

    def handleMatch(  # type: ignore[override]  # noqa: N802  the stubs know no None
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        stash = self._stash()
        if not (self.read and self.read.stash is stash and self.read.goes_on(data)):
            plan = {len(data) - node.start: node for node in self._nodes(data)}
            self.read = _Read(stash, plan, data)
        node = self.read.plan.get(len(data) - m.start())
        if node is None:
            return None, None, None
        shift = m.start() - node.start
        end = node.end + shift
        self.read.replaced(data, m.start(), end)
        return _element(node, data, shift), m.start(), end

    def _stash(self) -> dict[str, Element | str]:
        """Return what the placeholders of the present text stand for."""
        inline = self.md.treeprocessors["inline"]
        return inline.stashed_nodes  # type: ignore[attr-defined,no-any-return]  # not in the stubs

    def _nodes(self, data: str) -> Iterator[Node]:
        return Stars(data, self._pairs(data)).nodes()

    def _pairs(self, data: str) -> Mapping[int, tuple[int, int, int]]:
        """Return for the beginning of each tag that has an end where both lie.

        That is the end of the one, and the beginning and end of the other.
        """
        pairs: dict[int, tuple[int, int, int]] = {}
        open_tags: list[tuple[str, re.Match[str]]] = []
        waiting: dict[str, int] = {}
        for match in INLINE_PLACEHOLDER_RE.finditer(data):
            tag = _TAG.fullmatch(self._html(match[1]))
            if not tag or tag["empty"] or (name := tag["name"].lower()) in _VOID:
                continue
            if not tag["close"]:
                open_tags.append((name, match))
                waiting[name] = waiting.get(name, 0) + 1
            elif waiting.get(name):
                while open_tags:
                    opened, start = open_tags.pop()
                    waiting[opened] -= 1
                    if opened == name:
                        break
                if len(open_tags) < _DEEPEST:
                    pairs[start.start()] = (start.end(), match.start(), match.end())
        return pairs

    def _html(self, number: str) -> str:
        """Return the author's HTML that a placeholder stands for, or nothing."""
        stashed = self._stash().get(number)
        match = HTML_PLACEHOLDER_RE.fullmatch(stashed) if isinstance(stashed, str) else None
        raw = self.md.htmlStash.rawHtmlBlocks[int(match[1])] if match else ""
        return raw if isinstance(raw, str) else ""


def _element(node: Node, data: str, shift: int) -> Element:
    element = Element(node.tag)
    last, end = element, node.inner_start
    for child in node.children:
        _put(last, element, _literal(data[end + shift : child.start + shift]))
        last, end = _element(child, data, shift), child.end
        element.append(last)
    _put(last, element, _literal(data[end + shift : node.inner_end + shift]))
    return element


def _put(last: Element, parent: Element, text: str) -> None:
    """Set TEXT after LAST, which is PARENT itself as long as it has no child."""
    if last is parent:
        parent.text = text
    else:
        last.tail = text


def _literal(text: str) -> str:
    """Return TEXT with its stars and underscores beyond doubt: they were read already."""
    return re.sub(r"[*_]", lambda match: f"{STX}{ord(match[0])}{ETX}", text)
