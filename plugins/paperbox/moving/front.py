"""Front matter of Jekyll's pages and posts: read as Jekyll does, written as Paperbox reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from paperbox.errors import LocatedError, Problems
from paperbox.moving.yaml_data import load
from paperbox.read.front_matter import read_document
from paperbox.read.page import Entry
from paperbox.read.source import Source

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_FIELD = re.compile(r"---[ \t]*\n(?:\s*\n|#.*\n)*[A-Za-z_]+[ \t]*:")
UNCLOSED_HINT = 'Put a line "---" between the fields and the text.'


@dataclass(frozen=True)
class Parts:
    """A file with front matter."""

    fields: Mapping[str, object]
    body: str
    line: int
    """The line on which the body begins."""


def split(source: Source) -> Parts | None:
    """Return the two parts of a file; None where it has no front matter, or broken one.

    What is broken is reported.
    """
    match = _FRONT.match(source.text)
    if not match:
        if _FIELD.match(source.text):
            message = 'the front matter that "---" opens is not closed'
            source.error(message, line=1, hint=UNCLOSED_HINT)
        return None
    file = load(source, match["yaml"], first_line=2)
    if file is None:
        return None
    if not isinstance(file.value, dict):
        hint = "Write each field on a line of its own: title: A title."
        source.error('expected fields ("name: value")', line=2, hint=hint)
        return None
    fields = {str(name): value for name, value in file.value.items()}
    return Parts(fields, source.text[match.end() :], match[0].count("\n") + 1)


def defaults(rules: Iterable[Mapping[str, object]], path: str, kind: str) -> Mapping[str, object]:
    """Return what the ``defaults:`` of _config.yml say for the page or post at PATH.

    KIND is "pages" or "posts". The rule with the longer path wins, then the later one.
    """
    found: list[tuple[int, Mapping[str, object]]] = []
    for rule in rules:
        scope, values = rule.get("scope"), rule.get("values")
        scope = scope if isinstance(scope, dict) else {}
        folder = str(scope.get("path") or "").strip("/")
        is_meant = scope.get("type") in (None, "", kind, kind[:-1])
        is_inside = path == folder or path.startswith(f"{folder}/" if folder else "")
        if isinstance(values, dict) and is_meant and is_inside:
            found.append((len(folder), values))
    merged: dict[str, object] = {}
    for _, values in sorted(found, key=lambda pair: pair[0]):
        merged |= {str(name): value for name, value in values.items()}
    return merged


@dataclass(frozen=True)
class Written:
    """A file of Paperbox's, and what of its fields it can't say."""

    text: str
    fields: Mapping[str, object]
    """Those that it can say."""
    refused: tuple[str, ...]


def write(fields: Mapping[str, object], body: str, record: type[Entry]) -> Written:
    """Return front matter and body; a field that RECORD would refuse is left out, and told."""
    refused: list[str] = []
    while True:
        text = f"---\n{_yaml(fields)}---\n{body}"
        problems = Problems()
        read_document(Source(text, "", problems, lambda _: True), record)
        bad = {_root(e.field) for e in problems.errors if isinstance(e, LocatedError)} & set(fields)
        if not bad:
            return Written(text, fields, tuple(refused))
        refused += [f"{name}: {fields[name]}" for name in fields if name in bad]
        fields = {name: value for name, value in fields.items() if name not in bad}


def _root(name: str) -> str:
    return re.split(r"[.\[]", name)[0]


def _yaml(fields: Mapping[str, object]) -> str:
    if not fields:
        return ""
    text: str = yaml.safe_dump(
        dict(fields), allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=False
    )
    return text


def texts(value: object) -> list[str]:
    """Return a list of texts; Jekyll takes words with blanks between them for one as well."""
    if isinstance(value, str):
        return value.split()
    items = value if isinstance(value, list) else []
    return [str(item).strip() for item in items if item is not None and str(item).strip()]
