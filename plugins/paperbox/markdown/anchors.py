"""Ids that the author's own HTML has: they win over those that headings get from their words.

An empty element right above a heading, which is there for its id alone, belongs to the heading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import count, pairwise
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))

_VALUE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))"""
_ID = re.compile(rf"<(?:[a-z][^<>]*?\sid|a\s(?:[^<>]*?\s)?name){_VALUE}", re.I)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_ATTRIBUTE = r"""\s+(?:id|name|class)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)"""
_EMPTY = re.compile(rf"(?:\s*<(span|a)(?:{_ATTRIBUTE})+\s*></\1\s*>)+\s*", re.I)
"""Empty elements that nothing but their name tells from others."""


def raw_ids(md: Markdown) -> set[str]:
    """Return the ids in the HTML of the text at hand."""
    blocks = (block for block in md.htmlStash.rawHtmlBlocks if isinstance(block, str))
    return {name for block in blocks for name in _ids(_COMMENT.sub("", block))}


def _ids(html: str) -> list[str]:
    return [unescape("".join(found)) for found in _ID.findall(html)]


def settle(root: Element, md: Markdown) -> None:
    """Give empty anchors to the headings below them, and headings ids that no one else has."""
    children, taken = list(root), set[str]()
    for child, heading in pairwise(children):
        if heading.tag in HEADINGS and (names := _take_anchors(child, md)) is not None:
            root.remove(child)
            names = [name for name in dict.fromkeys(names) if name != heading.get("id")]
            taken.update(names)
            for name in reversed(names):
                put_first(heading, name)
    _rename(root, md, taken | raw_ids(md))


def _take_anchors(paragraph: Element, md: Markdown) -> list[str] | None:
    """Return the ids of a paragraph of empty anchors, which is gone then; else None."""
    text, blocks = paragraph.text or "", md.htmlStash.rawHtmlBlocks
    if paragraph.tag != "p" or len(paragraph) or HTML_PLACEHOLDER_RE.sub("", text).strip():
        return None
    places = [int(index) for index in HTML_PLACEHOLDER_RE.findall(text)]
    html = "".join(str(blocks[place]) for place in places if place < len(blocks))
    if not _EMPTY.fullmatch(html):
        return None
    for place in places:
        blocks[place] = ""
    return _ids(html)


def _rename(root: Element, md: Markdown, taken: set[str]) -> None:
    """Give the headings whose id is TAKEN another, in the table of contents too."""
    headings = [element for element in root.iter() if element.tag in HEADINGS]
    twice = [heading for heading in headings if heading.get("id") in taken]
    if not twice:
        return
    used = taken | {element.get("id", "") for element in root.iter()}
    toc = md.toc_tokens  # type: ignore[attr-defined]  # set by the extension toc
    tokens = {token["id"]: token for token in _flat(toc)}
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))
    for heading in twice:
        old = heading.get("id", "")
        names = (f"{old}_{number}" for number in numbers[old])  # those before are taken for good
        new = next(name for name in names if name not in used)
        used.add(new)
        heading.set("id", new)
        if old in tokens:
            tokens[old]["id"] = new


def _flat(tokens: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for token in tokens:
        yield token
        yield from _flat(token["children"])


def put_first(heading: Element, name: str) -> None:
    """Put an empty element before the words of a heading, for another id of it."""
    anchor = Element("span", {"id": name})
    anchor.tail, heading.text = heading.text, None
    heading.insert(0, anchor)
