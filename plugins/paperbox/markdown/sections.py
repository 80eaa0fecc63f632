"""A page -> sections of prose, timelines and markers.

Python-Markdown's tree is cut before it is serialised: a token goes in where a part begins, and
the finished HTML is split at the tokens. Tokens stand between STX and ETX, which Python-Markdown
takes out of every source text, so no author can forge one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from paperbox.markdown.anchors import HEADINGS, settle
from paperbox.markdown.timeline import read_blocks
from paperbox.model import Block, Marker, Section
from paperbox.read.markers import parse_marker

_TOKEN = re.compile(rf"<p>{STX}paperbox:(\d+){ETX}</p>\n?")


@dataclass(frozen=True, slots=True)
class _Heading:
    id: str


@dataclass(frozen=True, slots=True)
class _Body:
    """What stands after a heading."""


_Token = _Heading | _Body | Marker


class Sections(Extension):
    """Cuts the tree while `splitting`, and puts the parts together again.

    ORDER is the order of day and month in dates such as 01/08/2025: "dmy", "mdy" or unknown.
    """

    def __init__(self, order: str = "") -> None:
        super().__init__()
        self.order = order
        self.active = False
        self.tokens: list[_Token] = []
        self.doubtful: list[str] = []
        """What is wrong with dates that can be read in two ways, in sentences."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        self.md = md
        md.treeprocessors.register(_Cutter(md, self), "paperbox_sections", 3)

    @contextmanager
    def splitting(self) -> Iterator[None]:
        """Cut the trees that are made meanwhile."""
        self.active, self.tokens = True, []
        try:
            yield
        finally:
            self.active = False

    def token(self, token: _Token) -> Element:
        """Return an element that marks the place of TOKEN."""
        self.tokens.append(token)
        element = Element("p")
        element.text = f"{STX}paperbox:{len(self.tokens) - 1}{ETX}"
        return element

    def joined(self, text: str) -> str:
        """Return the finished HTML in one piece."""
        return _TOKEN.sub("", text)

    def assemble(self, text: str) -> tuple[Section[Block], ...]:
        """Return the sections of the finished HTML."""
        first, *rest = _TOKEN.split(text)
        names = _names(self.md.toc_tokens)  # type: ignore[attr-defined]  # set by the extension toc
        self.doubtful.clear()
        assembly = _Assembly(first, self.order, self.doubtful)
        for index, piece in zip(rest[::2], rest[1::2], strict=True):
            token = self.tokens[int(index)]
            if isinstance(token, _Heading):
                assembly.start(token.id, names.get(token.id, ""), piece.strip())
            else:
                assembly.add(token, piece)
        return assembly.finish()


class _Assembly:
    """Collects blocks into sections."""

    def __init__(self, intro: str, order: str, doubtful: list[str]) -> None:
        self.doubtful = doubtful
        self.sections: list[Section[Block]] = []
        self.order = order
        self.id = self.title = self.heading = ""
        self.blocks: list[Block] = []
        self._body(intro)

    def _body(self, html: str) -> None:
        self.blocks += read_blocks(html, self.order, self.title, self.doubtful)

    def start(self, anchor: str, title: str, heading: str) -> None:
        self._close()
        self.id, self.title, self.heading = anchor, title, heading

    def add(self, token: _Token, piece: str) -> None:
        if isinstance(token, Marker):
            self.blocks.append(token)
        self._body(piece)

    def _close(self) -> None:
        if self.id or self.blocks:
            blocks = tuple(self.blocks)
            self.sections.append(Section(self.id, self.title, self.heading, blocks))
        self.blocks = []

    def finish(self) -> tuple[Section[Block], ...]:
        self._close()
        return tuple(self.sections)


class _Cutter(Treeprocessor):
    def __init__(self, md: Markdown, sections: Sections) -> None:
        super().__init__(md)
        self.md: Markdown = md
        self.sections = sections

    def run(self, root: Element) -> None:
        if not self.sections.active:
            # A summary stands on pages whose own headings have these anchors.
            for heading in (element for element in root.iter() if element.tag in HEADINGS):
                heading.attrib.pop("id", None)
            return
        settle(root, self.md)
        children = list(root)
        root[:] = [part for child in children for part in self.cut(child)]

    def cut(self, child: Element) -> list[Element]:
        """Return what stands in CHILD's place."""
        token = self.sections.token
        if child.tag == "h2":
            return [token(_Heading(child.get("id", ""))), child, token(_Body())]
        if child.tag == "p" and not len(child) and (marker := parse_marker(child.text or "")):
            return [token(marker)]
        return [child]


def _names(tokens: list[dict[str, Any]]) -> dict[str, str]:
    """Return the plain words of each heading by its id, from the tokens of the extension toc."""
    names: dict[str, str] = {}
    for token in tokens:
        names[token["id"]] = html.unescape(token["name"])
        names.update(_names(token["children"]))
    return names
