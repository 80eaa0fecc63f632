"""Records of fields, declared once: the reader, the JSON Schema and the README come from it.

A file's fields are a class; each attribute is a field with its kind and a line of documentation::

    class Talk(Record):
        title: str = field(Text(), "the title", required=True)

`read_file` makes an instance of what a file says.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

import yaml

from paperbox.errors import did_you_mean
from paperbox.read import patterns
from paperbox.read.kinds import Kind, Schema, T, described
from paperbox.read.place import Place
from paperbox.read.source import Source
from paperbox.read.yaml_nodes import compose, is_null, shape

R = TypeVar("R", bound="Record")


@dataclass(frozen=True, slots=True)
class Spec:
    """What is known of a field besides its name."""

    kind: Kind[Any]
    doc: str
    """A line of the README's table, in Markdown."""
    required: bool = False
    hint: str = ""
    """How to mend a file without this field."""


def field(kind: Kind[T], doc: str, *, required: bool = False, hint: str = "") -> T:
    """Declare an attribute of a `Record` as a field; absent, it has the empty value of its kind."""
    spec = Spec(kind, doc, required, hint)
    default: T = dataclasses.field(default=kind.empty, metadata={"spec": spec})
    return default


@dataclass(frozen=True)
class Record:
    """The fields of a file, or of a part of one."""

    lenient: ClassVar[bool] = False
    """Whether fields that nobody knows are warned of, not refused: other tools may read them."""
    one_of: ClassVar[tuple[str, ...]] = ()
    """Fields of which one is required."""
    lines: Mapping[str, int] = dataclasses.field(default_factory=dict, repr=False, compare=False)
    """The line of each field that was given, and of the record itself as ``""``."""


def specs(record: type[Record]) -> dict[str, Spec]:
    """Return the fields of a record by name, in the order of their declaration."""
    fields = dataclasses.fields(record)
    return {f.name: f.metadata["spec"] for f in fields if "spec" in f.metadata}


LOST_HINT = 'Put quotes around it, or a blank after "#" if it is one.'
FIELD_HINT = "Write each field on a line of its own: title: A title."


def read_record(record: type[R], place: Place, node: yaml.Node) -> R:
    """Return the record that NODE is; what is wrong is reported and leaves its field empty."""
    if not isinstance(node, yaml.MappingNode):
        place.error(f'expected fields ("name: value"), found {shape(node)}', node, FIELD_HINT)
        return record()
    known = specs(record)
    nodes = _by_name(place, node)
    values = {
        name: known[name].kind.read(place.field(name), value)
        for name, value in nodes.items()
        if name in known and not is_null(value)
    }
    for name, value in nodes.items():
        if name not in known:
            _unknown(record, place, name, value)
    _report_missing(record, place, node, nodes)
    lines = {"": place.line(node), **{name: place.line(n) for name, n in nodes.items()}}
    return record(**values, lines=lines)


def _by_name(place: Place, mapping: yaml.MappingNode) -> dict[str, yaml.Node]:
    nodes: dict[str, yaml.Node] = {}
    for key, value in mapping.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if not name:
            place.error("expected a field name", key, FIELD_HINT)
        elif name in nodes:
            first = place.line(nodes[name])
            message = f"given twice; the first is on line {first}"
            place.field(name).error(message, key, "Keep one of them.")
        else:
            _refuse_lost(place.field(name), key, value)
            nodes[name] = value
    return nodes


def _refuse_lost(place: Place, key: yaml.Node, value: yaml.Node) -> None:
    """Report a value that YAML takes for a comment: ``colour: #1f4b8f``."""
    if is_null(value):
        line = "".join(place.source.text.split("\n")[place.line(key) - 1 :][:1])
        if lost := re.match(r"\s*:\s+(#[^\s#].*)", line[key.end_mark.column :]):
            place.error(f"YAML takes {lost[1][:60]} for a comment", key, LOST_HINT)


def _unknown(record: type[Record], place: Place, name: str, node: yaml.Node) -> None:
    near = did_you_mean(name, specs(record))
    if record.lenient:
        if not place.source.uses(name):
            place.warn(f'the field "{name[:60]}" has no effect{near}', node)
    else:
        hint = "" if near else f"Known: {', '.join(specs(record))}."
        place.error(f'unknown field "{name[:60]}"{near}', node, hint)


def _report_missing(
    record: type[Record], place: Place, node: yaml.Node, nodes: Mapping[str, yaml.Node]
) -> None:
    known = specs(record)
    given = {name for name, value in nodes.items() if not is_empty(value)}
    for name, spec in known.items():
        if spec.required and name not in given:
            place.field(name).error("missing", node, spec.hint or f"Add a line: {name}: …")
    if record.one_of and not given & set(record.one_of):
        name = record.one_of[0]
        place.field(name).error("missing", node, known[name].hint)


def is_empty(node: yaml.Node) -> bool:
    """Whether a field is there but says nothing: no text, or an empty list."""
    if isinstance(node, yaml.ScalarNode):
        return is_null(node) or bool(re.search(patterns.BLANK, node.value))
    return not node.value


def read_file(record: type[R], source: Source, text: str, first_line: int = 1) -> R | None:
    """Return the record that TEXT is, or None where the YAML itself is broken."""
    node = compose(source, text, first_line)
    return None if node is None else read_record(record, Place(source, first_line), node)


def schema_of(record: type[Record]) -> Schema:
    """Return the JSON Schema of a record."""
    known = specs(record)
    given = {name: {"required": [name], "properties": {name: {"not": EMPTY}}} for name in known}
    schema: Schema = {
        "type": "object",
        "properties": {
            name: described({"anyOf": [{"type": "null"}, spec.kind.schema()]}, spec.doc)
            for name, spec in known.items()
        },
        "propertyNames": {"minLength": 1},
        "additionalProperties": record.lenient,
    }
    rules: list[Schema] = [given[name] for name, spec in known.items() if spec.required]
    if record.one_of:
        rules.append({"anyOf": [given[name] for name in record.one_of]})
    return {**schema, "allOf": rules} if rules else schema


BLANK: Schema = {"anyOf": [{"type": "null"}, {"type": "string", "pattern": patterns.BLANK}]}
"""The schema of nothing: no value, or blanks alone."""

EMPTY: Schema = {
    "anyOf": [
        *BLANK["anyOf"],
        {"type": "array", "maxItems": 0},
        {"type": "object", "maxProperties": 0},
    ]
}
"""The schema of a value that counts as absent where one is required."""


@dataclass(frozen=True)
class Part(Kind[T | None], Generic[R, T]):
    """A record inside another one, as what a function makes of it."""

    record: type[R]
    make: Callable[[R], T | None]
    empty = None

    def read(self, place: Place, node: yaml.Node) -> T | None:
        return self.make(read_record(self.record, place, node))

    def schema(self) -> Schema:
        return schema_of(self.record)
