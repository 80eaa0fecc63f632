"""Kinds that hold several values: lists, and items of a short and a long form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic

import yaml

from paperbox.read import patterns
from paperbox.read.kinds import Kind, Schema, T, Text, fits, scalar, string
from paperbox.read.place import Place
from paperbox.read.records import BLANK, R, is_empty, read_record, schema_of
from paperbox.read.source import Source
from paperbox.read.yaml_nodes import compose, is_null, shape


@dataclass(frozen=True)
class ListOf(Kind[tuple[T, ...]]):
    """A list; one value alone is a list of one."""

    item: Kind[T] | Kind[T | None]
    empty = ()

    def read(self, place: Place, node: yaml.Node) -> tuple[T, ...]:
        if not isinstance(node, yaml.SequenceNode):
            return self._present(self.item.read(place, node))
        found: tuple[T, ...] = ()
        for index, item in enumerate(node.value):
            if not is_null(item):
                found += self._present(self.item.read(place.item(index), item))
        return found

    def _present(self, value: T | None) -> tuple[T, ...]:
        return () if value is None or value == self.item.empty else (value,)

    def schema(self) -> Schema:
        item = self.item.schema()
        items = {"anyOf": [{"type": "null"}, item]}
        return {"anyOf": [item, {"type": "array", "items": items}]}


@dataclass(frozen=True)
class Labelled(Kind[T | None], Generic[R, T]):
    """``Label: value``, or a record whose field HEAD is the label, or a label alone."""

    record: type[R]
    """The long form."""
    head: str
    """The required field of the long form that is the label."""
    value: Kind[str]
    """What follows the label in the short form."""
    short: Callable[[str, str], T]
    """Makes the item of the short form: of label and value."""
    long: Callable[[R], T | None]
    """Makes the item of the long form."""
    needs_value: str = ""
    """What is missing where a label stands alone, or nothing where it may."""
    slip: Callable[[str, str], str] = lambda _label, _value: ""
    """Says what is wrong with a label and its value, where the value is no file of the site."""
    special: dict[str, Kind[T | None]] = field(default_factory=dict)
    """Patterns of labels whose value is of a kind of its own."""
    empty = None

    def read(self, place: Place, node: yaml.Node) -> T | None:
        if isinstance(node, yaml.ScalarNode):
            return self._alone(place, node)
        if not isinstance(node, yaml.MappingNode):
            message = f'expected "Label: …", found {shape(node)}'
            place.error(message, node, "Write - Label: https://…")
            return None
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if self.head in keys:
            return self.long(read_record(self.record, place, node))
        if len(node.value) != 1:
            message = f'expected one "Label: …", found {len(node.value)} fields'
            place.error(message, node, f'Begin each with "- ", or add a field "{self.head}".')
            return None
        return self._pair(place, *node.value[0])

    def _alone(self, place: Place, node: yaml.Node) -> T | None:
        label = scalar(place, node)
        if not label:
            return None
        if self.needs_value:
            hint = f"Did you forget {self.needs_value}? Write - {label[:60]}: https://…"
            place.error(f'expected "Label: https://…", found "{label[:60]}"', node, hint)
            return None
        return self.short(label, "")

    def _pair(self, place: Place, key: yaml.Node, node: yaml.Node) -> T | None:
        label = scalar(place, key)
        if label is not None and not label:
            place.error('expected "Label: …", found no label', key, "Write - Label: https://…")
        if not label:
            return None
        if isinstance(node, yaml.ScalarNode) and is_empty(node):
            return self._alone(place, key)
        for pattern, kind in self.special.items():
            if fits(pattern, key):
                return kind.read(place, node)
        text = node.value if isinstance(node, yaml.ScalarNode) else ""
        if text and not place.source.exists(text) and (fault := self.slip(label, text)):
            place.error(fault, node, f"For a link of your own write - {label[:60]}: https://…")
            return None
        value = self.value.read(place, node)
        return self.short(label, value) if value else None

    def schema(self) -> Schema:
        label = {"pattern": r"\S", "not": {"const": self.head}}
        pair: Schema = {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "propertyNames": {"allOf": [label, string()]},
            "patternProperties": {
                patterns.loose(name): self._value(kind) for name, kind in self.special.items()
            },
            "additionalProperties": self._value(self.value),
        }
        alone: Schema = BLANK if self.needs_value else Text().schema()
        return {"anyOf": [alone, pair, {**schema_of(self.record), "required": [self.head]}]}

    def _value(self, kind: Kind[Any]) -> Schema:
        """Return the schema of what follows a label."""
        if self.needs_value:
            return {"allOf": [kind.schema(), {"not": BLANK}]}
        return {"anyOf": [{"type": "null"}, kind.schema()]}


def read_list(item: Kind[T] | Kind[T | None], source: Source) -> tuple[T, ...]:
    """Return the items of a file that is a list."""
    node = compose(source, source.text, 1)
    if node is None:
        return ()
    place = Place(source)
    if isinstance(node, yaml.SequenceNode):
        return ListOf(item).read(place, node)
    if not is_null(node) and node.value != []:
        place.error(f"expected a list, found {shape(node)}", node, 'Begin each entry with "- ".')
    return ()


def list_schema(item: Kind[Any]) -> Schema:
    """Return the JSON Schema of a file that `read_list` reads."""
    items = {"anyOf": [{"type": "null"}, item.schema()]}
    return {
        "anyOf": [
            {"type": "array", "items": items},
            {"type": "object", "maxProperties": 0},
            {"type": "null"},
        ]
    }
