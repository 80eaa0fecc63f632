"""Plain values -> the YAML that an author would write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

Value = str | Sequence["str | Mapping[str, str]"]


def pair(name: str, value: object) -> str:
    """Return ``name: value`` on a line, in quotes where YAML needs them."""
    text: str = yaml.safe_dump({name: value}, allow_unicode=True, width=float("inf"))
    return text.rstrip("\n")


def scalar(value: str) -> str:
    """Return VALUE as it stands after ``name:`` or ``-``."""
    return pair("x", value).removeprefix("x: ")


def field(name: str, value: Value) -> str:
    """Return a field: one text, or a list with an item a line."""
    if isinstance(value, str):
        return pair(name, value)
    return "\n".join([f"{name}:", *(f"  - {_item(item)}" for item in value)])


def _item(item: str | Mapping[str, str]) -> str:
    if isinstance(item, str):
        return scalar(item)
    return "\n    ".join(pair(name, value) for name, value in item.items())
