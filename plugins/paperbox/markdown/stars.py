"""Which stars and underscores of a text belong together: kramdown's rules, in linear time.

A run opens at the first place it may, and closes at the first place it may. What kramdown tries
again at each star is remembered here: where the text that is open at a place ends, by what is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markdown.util import STX


@dataclass(frozen=True, slots=True)
class Node:
    """An element, where it and its inside begin and end, and the elements in it."""

    tag: str
    start: int
    inner_start: int
    inner_end: int
    end: int
    children: tuple[Node, ...] = ()


class _Open(NamedTuple):
    """What is open at a place, and how far it may reach."""

    tags: tuple[str, ...]
    """``em`` and ``strong``, the innermost last."""
    delimiter: str
    limit: int

    def within(self, tag: str, delimiter: str) -> _Open:
        return _Open((*self.tags, tag), delimiter, self.limit)


Pairs = Mapping[int, tuple[int, int, int]]
_TOKEN = re.compile(rf"\*\*?|__?|{STX}")


class Stars:
    """The elements of a TEXT; PAIRS are its tags, between which what opens must close."""

    def __init__(self, text: str, pairs: Pairs) -> None:
        self.text = text
        self.pairs = pairs
        self.closes: dict[tuple[_Open, int], int | None] = {}
        """Where what is open ends, for each place that was passed on the way."""

    def nodes(self) -> Iterator[Node]:
        """Yield the outermost elements from left to right."""
        return self._inside(0, _Open((), "", len(self.text)))

    def _inside(self, at: int, opened: _Open) -> Iterator[Node]:
        """Yield the elements from a place to the limit."""
        while match := _TOKEN.search(self.text, at, opened.limit):
            start, at = match.span()
            if start in self.pairs:
                inner, inner_end, at = self.pairs[start]
                yield from self._inside(inner, opened._replace(limit=inner_end))
            elif match[0] != STX and (node := self._node(match[0], start, opened)):
                yield self._filled(node, opened)
                at = node.end

    def _filled(self, node: Node, opened: _Open) -> Node:
        """Return NODE with its children."""
        delimiter = self.text[node.start : node.inner_start]
        inside = opened.within(node.tag, delimiter)._replace(limit=node.inner_end)
        children = tuple(self._inside(node.inner_start, inside))
        return Node(node.tag, node.start, node.inner_start, node.inner_end, node.end, children)

    def _node(self, run: str, start: int, opened: _Open) -> Node | None:
        """Return the element, still empty, that RUN opens, or None where it is text."""
        tag = "strong" if len(run) == 2 else "em"
        if tag in opened.tags or not self._may_open(run, start, opened.limit):
            return None
        if node := self._closed(tag, run, start, opened):
            return node
        # Two stars without two others are one star, and a second inside.
        if tag == "strong" and "em" not in opened.tags:
            return self._closed("em", run[0], start, opened)
        return None

    def _may_open(self, run: str, start: int, limit: int) -> bool:
        end = start + len(run)
        following = self.text[end : end + 1]
        if end < limit and following.isspace():
            return False
        return not (run[0] == "_" and self._before(start).isalnum() and following.isalnum())

    def _before(self, at: int) -> str:
        return self.text[max(at - 1, 0) : at]

    def _closed(self, tag: str, delimiter: str, start: int, opened: _Open) -> Node | None:
        inner = start + len(delimiter)
        end = self._close(inner, opened.within(tag, delimiter))
        return None if end is None else Node(tag, start, inner, end, end + len(delimiter))

    def _close(self, inner: int, opened: _Open) -> int | None:
        """Return where the delimiter stands that closes what is open at a place."""
        passed: list[tuple[_Open, int]] = []
        at, result = inner, None
        while match := _TOKEN.search(self.text, at, opened.limit):
            start, at = match.span()
            if start > inner:
                if (opened, start) in self.closes:
                    result = self.closes[opened, start]
                    break
                passed.append((opened, start))
                if self._may_close(start, opened):
                    result = start
                    break
            if start in self.pairs:
                at = self.pairs[start][2]
            elif match[0] != STX and (node := self._node(match[0], start, opened)):
                at = node.end
        self.closes |= dict.fromkeys(passed, result)
        return result

    def _may_close(self, at: int, opened: _Open) -> bool:
        delimiter = opened.delimiter
        end = at + len(delimiter)
        if end > opened.limit or not self.text.startswith(delimiter, at):
            return False
        if self._before(at).isspace():
            return False
        if len(delimiter) == 1 and self._is_double(delimiter, at, opened.limit):
            return False
        return delimiter[0] != "_" or not self.text[end : end + 1].isalnum()

    def _is_double(self, delimiter: str, at: int, limit: int) -> bool:
        """Whether exactly two delimiters stand here."""
        run = self.text[at : min(at + 3, limit)]
        return run.startswith(delimiter * 2) and not run.startswith(delimiter * 3)
