"""Every file of fields with its reader and its JSON Schema, by which editors check it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from paperbox.read.kinds import Kind, Schema
from paperbox.read.lists import list_schema, read_list
from paperbox.read.news_file import NewsFields
from paperbox.read.page import PageFields, PostFields
from paperbox.read.people import PEOPLE
from paperbox.read.profile import ProfileFields
from paperbox.read.publication import PublicationFields
from paperbox.read.records import Record, read_file, schema_of
from paperbox.read.source import Source
from paperbox.read.stages import NAMES, STAGE
from paperbox.read.venues import VENUES

DRAFT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Known:
    """A kind of file, or of front matter."""

    files: str
    """Where such files lie, below the content folder."""
    root: type[Record] | Kind[Any]
    """The record that one is, or what the items of its list are."""
    read: Callable[[Source], object]
    """Reads the YAML of one, and reports what is wrong with it."""
    schema: Schema
    """Accepts what `read` does, but for what no pattern can tell: whether a file is there, whether
    the check digit of an ISBN is right, whether a period ends before it begins."""


LARGE = 200
"""Characters of JSON from which a part that stands twice is written once."""


def compact(schema: Schema) -> Schema:
    """Return SCHEMA with its large parts that repeat under ``$defs``: every link is alike."""
    counts = Counter(_parts(schema))
    names = {text: f"part{n}" for n, text in enumerate((t for t in counts if counts[t] > 1), 1)}
    parts = {name: _short(json.loads(text), names) for text, name in names.items()}
    return {**_short(schema, names), "$defs": parts}


def _short(schema: Schema, names: Mapping[str, str]) -> Schema:
    """Return SCHEMA with the parts inside it that have NAMES replaced by these."""

    def inner(part: Schema) -> Schema:
        text = json.dumps(part)
        return {"$ref": f"#/$defs/{names[text]}"} if text in names else _short(part, names)

    return _mapped(schema, inner)


def _mapped(schema: Schema, change: Callable[[Schema], Any]) -> Schema:
    """Return SCHEMA with each schema right inside it changed."""

    def of(key: str, value: Any) -> Any:
        if key in {"properties", "patternProperties"}:
            return {name: change(part) for name, part in value.items()}
        if isinstance(value, list):
            return [change(part) if isinstance(part, dict) else part for part in value]
        return change(value) if isinstance(value, dict) else value

    return {key: of(key, value) for key, value in schema.items()}


def _parts(schema: Schema) -> Iterator[str]:
    """Yield the JSON of each large schema inside SCHEMA, at any depth."""
    inside: list[Schema] = []
    _mapped(schema, inside.append)
    for part in inside:
        if len(text := json.dumps(part)) >= LARGE:
            yield text
        yield from _parts(part)


def _fields(files: str, record: type[Record]) -> Known:
    def read(source: Source) -> object:
        return read_file(record, source, source.text)

    return Known(files, record, read, _whole(files, schema_of(record)))


def _items(files: str, item: Kind[Any]) -> Known:
    return Known(files, item, partial(read_list, item), _whole(files, list_schema(item)))


def _whole(files: str, schema: Schema) -> Schema:
    return {"$schema": DRAFT, "title": files, **compact(schema)}


SCHEMAS: dict[str, Known] = {
    "profile": _fields("profile.yml", ProfileFields),
    "publication": _fields("publications/*.md", PublicationFields),
    "page": _fields("pages/*.md", PageFields),
    "post": _fields("posts/*.md", PostFields),
    "news": _fields("news/*.md", NewsFields),
    "people": _items("people.yml", PEOPLE),
    "venues": _items("venues.yml", VENUES),
    "stages": _items(", ".join(f"{name}.yml" for name in NAMES), STAGE),
}
"""Name, as ``paperbox schema NAME`` takes it -> the kind of file."""
