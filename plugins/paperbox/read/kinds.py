"""Kinds of values: what a field may hold, how it is read, and its JSON Schema.

A kind is asked to read a YAML node; what is wrong is reported at its place, and the field then
counts as absent. Its schema accepts what `read` accepts, but for what only the reader can know:
whether a file is there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import yaml

from paperbox.errors import did_you_mean
from paperbox.read import patterns
from paperbox.read.place import Place
from paperbox.read.yaml_nodes import ANEW_HINT, is_word, shape

T = TypeVar("T")
Schema = dict[str, Any]
YES, NO = (
    "|".join(map(patterns.any_case, words))
    for words in (("true", "yes", "on"), ("false", "no", "off"))
)


class Kind(Generic[T]):
    """What a field may hold."""

    empty: T
    """What stands for a field that is absent or wrong."""

    def read(self, place: Place, node: yaml.Node) -> T:
        """Return the value of NODE, or `empty` after reporting what is wrong with it."""
        raise NotImplementedError

    def schema(self) -> Schema:
        """Return the JSON Schema of what `read` accepts."""
        raise NotImplementedError


def string(*shapes: str) -> Schema:
    """Return the schema of a text that has one of SHAPES, with blanks around it or empty."""
    text: Schema = {"type": "string", "pattern": patterns.TEXT}
    if not shapes:
        return text
    either = [*map(patterns.loose, shapes), patterns.BLANK]
    return {**text, "anyOf": [{"pattern": pattern} for pattern in either]}


def fits(pattern: str, node: yaml.Node) -> bool:
    """Whether NODE is a text as PATTERN has it, read as the schema of `string` reads it."""
    return isinstance(node, yaml.ScalarNode) and bool(
        re.search(patterns.loose(pattern), node.value)
    )


ONE_HINT = 'Put quotes around it: "…". A field that takes several has them in its examples.'


def scalar(place: Place, node: yaml.Node) -> str | None:
    """Return the text of NODE on one line, or None after reporting that it is no single text."""
    if not isinstance(node, yaml.ScalarNode):
        place.error(f"expected one text, found {shape(node)}", node, ONE_HINT)
        return None
    if hidden := re.search(f"[{patterns.INVISIBLE}]", node.value):
        message = f"an invisible character, U+{ord(hidden[0]):04X}, which changes how text is read"
        place.error(message, node, ANEW_HINT)
        return None
    return " ".join(node.value.split())


class Text(Kind[str]):
    """One line of plain text."""

    empty = ""

    def read(self, place: Place, node: yaml.Node) -> str:
        return scalar(place, node) or ""

    def schema(self) -> Schema:
        return {**string(), "type": ["string", "number", "boolean"]}


class Markdown(Kind[str]):
    """Text of any length, in Markdown."""

    empty = ""

    def read(self, place: Place, node: yaml.Node) -> str:
        return str(node.value).strip() if scalar(place, node) else ""

    def schema(self) -> Schema:
        return Text().schema()


def is_text(node: yaml.Node) -> bool:
    """Whether NODE is text for other tools too, not a number and not true or false."""
    return isinstance(node, yaml.ScalarNode) and is_word(node)


def code(place: Place, node: yaml.Node) -> str | None:
    """Return the text of NODE as `scalar` does; a number other than 123 must be in quotes.

    Other tools that read and write YAML would make 2405.1 of 2405.10.
    """
    text = scalar(place, node)
    if text and not is_text(node) and not (text.isdecimal() and text.isascii()):
        place.error(f"expected a text in quotes, found {text}", node, f'Write "{text}".')
        return None
    return text


_LONGEST = 50
"""Digits of a whole number; what may have so many may have any number of them."""
_BY_FIRST_DIGITS = (19, 21, 4), (978, 980, 13)
"""What patterns know by the first digits, from and up to, and by the length: years, ISBNs."""


def coded(*shapes: str) -> Schema:
    """Return the schema of what `code` reads and SHAPES match; whole numbers by their length."""
    text, whole = string(*shapes), re.compile(patterns.loose(*shapes))
    lengths = [n for n in range(1, _LONGEST + 1) if whole.search("1" * n)]
    numbers = [_numbers(*ends) for ends in _runs(lengths)]
    for first, end, length in _BY_FIRST_DIGITS:
        rest = length - len(str(first))
        if length not in lengths and whole.search(str(first * 10**rest)):
            numbers.append({"minimum": first * 10**rest, "exclusiveMaximum": end * 10**rest})
    if whole.search("0"):
        numbers.append({"const": 0})
    return {"anyOf": [text, {"type": "integer", "anyOf": numbers}]} if numbers else text


def _runs(lengths: list[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each run of numbers that follow each other."""
    starts = [n for n in lengths if n - 1 not in lengths]
    return list(zip(starts, (n for n in lengths if n + 1 not in lengths), strict=True))


def _numbers(shortest: int, longest: int) -> Schema:
    """Return the schema of whole numbers by how many digits they have."""
    least = {"minimum": 10 ** (shortest - 1)}
    return least if longest == _LONGEST else {**least, "exclusiveMaximum": 10**longest}


@dataclass(frozen=True)
class Match(Kind[str]):
    """Text of a certain shape."""

    pattern: str
    expected: str
    """What it is, after "expected"."""
    hint: str = ""
    empty = ""

    def read(self, place: Place, node: yaml.Node) -> str:
        text = code(place, node)
        if text and not fits(self.pattern, node):
            place.error(f'expected {self.expected}, found "{text[:80]}"', node, self.hint)
            return ""
        return text or ""

    def schema(self) -> Schema:
        return coded(self.pattern)


@dataclass(frozen=True)
class Flag(Kind[bool]):
    """True or false."""

    empty: bool = False

    def read(self, place: Place, node: yaml.Node) -> bool:
        value = scalar(place, node)
        if value and not fits(f"{YES}|{NO}", node):
            place.error(
                f'expected true or false, found "{value[:40]}"', node, "Write true or false."
            )
            return self.empty
        return fits(YES, node) if value else self.empty

    def schema(self) -> Schema:
        return {"anyOf": [{"type": "boolean"}, string(YES, NO)]}


class Integer(Kind[int | None]):
    """A whole number."""

    empty = None
    pattern = "-?[0-9]{1,9}"

    def read(self, place: Place, node: yaml.Node) -> int | None:
        value = scalar(place, node) or ""
        if value and not fits(self.pattern, node):
            message = f'expected a whole number, found "{value[:40]}"'
            place.error(message, node, "Write 1, 2 or the like.")
            return None
        return int(value) if value else None

    def schema(self) -> Schema:
        return {
            "anyOf": [
                {"type": "integer", "exclusiveMinimum": -(10**9), "exclusiveMaximum": 10**9},
                string(self.pattern),
            ]
        }


@dataclass(frozen=True)
class Choice(Kind[str]):
    """One of a few words."""

    words: tuple[str, ...]
    empty = ""

    def read(self, place: Place, node: yaml.Node) -> str:
        value = code(place, node) or ""
        if value and value not in self.words:
            known = ", ".join(self.words)
            message = f'no such word: "{value[:40]}"{did_you_mean(value, self.words)}'
            place.error(message, node, f"Known: {known}.")
            return ""
        return value

    def schema(self) -> Schema:
        return string(*self.words)


def described(schema: Mapping[str, Any], doc: str) -> Schema:
    """Return a schema with a sentence that editors show."""
    return {**schema, "description": doc.replace("`", "")}
