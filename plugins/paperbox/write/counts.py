"""`Counts` -> content/citations.json, as `paperbox.read.counts` reads it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping

from paperbox.counts import SCHEMA, AuthorCounts, Counts, PaperCount


def counts_json(counts: Counts) -> str:
    """Return the file: sorted, an entry a line, without what is empty."""
    head = {
        "schema": SCHEMA,
        "checked_at": counts.checked_at,
        "changed_at": counts.changed_at,
    }
    lines = [f" {_json(name)}: {_json(value)}" for name, value in head.items() if value]
    lines += [_object("author", counts.author), _object("papers", counts.papers)]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _object(name: str, entries: Mapping[str, AuthorCounts | PaperCount]) -> str:
    """Return a named object of records."""
    said = {key: _said(entry) for key, entry in sorted(entries.items())}
    inner = ",\n".join(f"  {_json(key)}: {_json(fields)}" for key, fields in said.items())
    return f" {_json(name)}: {{\n{inner}\n }}" if inner else f" {_json(name)}: {{}}"


def _said(record: AuthorCounts | PaperCount) -> dict[str, object]:
    """Return the fields of a record that say more than their default does."""
    said = {
        field.name: getattr(record, field.name)
        for field in dataclasses.fields(record)
        if getattr(record, field.name) != field.default
    }
    if record.pending:
        said["pending"] = dataclasses.asdict(record.pending)
    if isinstance(record, AuthorCounts):
        said["by_year"] = {str(year): n for year, n in sorted(record.by_year.items())}
    return said


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
