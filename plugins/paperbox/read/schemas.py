"""Every file of fields with its reader and its JSON Schema, by which editors check it."""

from __future__ import annotations

from collections.abc import Callable
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

DRAFT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Known:
    """A kind of file, or of front matter."""

    files: str
    """Where such files lie, below the content folder."""
    read: Callable[[Source], object]
    """Reads the YAML of one, and reports what is wrong with it."""
    schema: Schema
    """Accepts what `read` does, but for files and check digits, which only `read` can look at."""


def _fields(files: str, record: type[Record]) -> Known:
    def read(source: Source) -> object:
        return read_file(record, source, source.text)

    return Known(files, read, {"$schema": DRAFT, "title": files, **schema_of(record)})


def _items(files: str, item: Kind[Any]) -> Known:
    schema = {"$schema": DRAFT, "title": files, **list_schema(item)}
    return Known(files, partial(read_list, item), schema)


SCHEMAS: dict[str, Known] = {
    "profile": _fields("profile.yml", ProfileFields),
    "publication": _fields("publications/*.md", PublicationFields),
    "page": _fields("pages/*.md", PageFields),
    "post": _fields("posts/*.md", PostFields),
    "news": _fields("news/*.md", NewsFields),
    "people": _items("people.yml", PEOPLE),
    "stages": _items(", ".join(f"{name}.yml" for name in NAMES), STAGE),
}
"""Name, as ``paperbox schema NAME`` takes it -> the kind of file."""
