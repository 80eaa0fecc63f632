"""content/citations.json -> `Counts`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from paperbox.counts import (
    LABELS,
    LARGEST,
    MANUAL,
    MATCHES,
    SCHEMA,
    AuthorCounts,
    Counts,
    PaperCount,
    Pending,
)

_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_SOURCES = (*LABELS, MANUAL)

Report = Callable[[str, str], None]
"""Takes what is wrong with an entry, and its place, as ``papers.dynmoe.count``."""

T = TypeVar("T")


class StoreError(ValueError):
    """The whole file can't be used."""

    def __init__(self, message: str, line: int = 0, *, is_newer: bool = False) -> None:
        super().__init__(message)
        self.line = line
        """The line, or 0."""
        self.is_newer = is_newer
        """Whether a newer Paperbox wrote it, so that it is good and only we can't read it."""


def read_counts(text: str, report: Report) -> Counts:
    """Return what a store holds; an entry with a mistake is reported and left out.

    A text that is no store at all raises `StoreError`.
    """
    said = parsed(text)
    if not isinstance(said, dict):
        raise StoreError("expected an object with author and papers")
    schema = said.get("schema")
    if type(schema) is not int:
        raise StoreError(f'expected "schema": {SCHEMA}')
    if schema > SCHEMA:
        message = f"it was written by a newer Paperbox (schema {schema}); upgrade yours"
        raise StoreError(message, is_newer=True)
    return Counts(
        author=dict(_entries(said, "author", _author, report)),
        papers=dict(_entries(said, "papers", _paper, report)),
        checked_at=_day(said, "checked_at"),
        changed_at=_day(said, "changed_at"),
    )


def parsed(text: str) -> Any:
    """Return the JSON value that a text is; raise `StoreError` where it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise StoreError(f"this is no JSON: {error.msg}", error.lineno) from None
    except (ValueError, RecursionError):
        raise StoreError("this is no JSON") from None


def _entries(
    said: Mapping[str, Any], name: str, read: Callable[[str, Mapping[str, Any]], T], report: Report
) -> Iterator[tuple[str, T]]:
    """Yield the entries of an object that READ can read."""
    entries = said.get(name, {})
    if not isinstance(entries, dict):
        report(f"expected an object, found {shown(entries)}", name)
        return
    for key, entry in entries.items():
        place = f"{name}.{key}"
        if not isinstance(entry, dict):
            report(f"expected an object, found {shown(entry)}", place)
            continue
        try:
            yield key, read(key, entry)
        except _EntryError as mistake:
            report(str(mistake), f"{place}.{mistake.field}")


class _EntryError(ValueError):
    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def _author(source: str, entry: Mapping[str, Any]) -> AuthorCounts:
    if source not in LABELS:
        raise _EntryError("source", f"unknown source; known: {', '.join(LABELS)}")
    return AuthorCounts(
        id=_text(entry, "id"),
        citations=_number(entry, "citations"),
        h=_number(entry, "h") if entry.get("h") is not None else None,
        i10=_number(entry, "i10") if entry.get("i10") is not None else None,
        by_year=_by_year(entry),
        checked_at=_day(entry, "checked_at"),
        name=_text(entry, "name"),
        pending=_pending(entry),
    )


def _paper(key: str, entry: Mapping[str, Any]) -> PaperCount:
    source, match = _text(entry, "source"), _text(entry, "match")
    if source not in _SOURCES:
        raise _EntryError("source", f'unknown "{source}"; known: {", ".join(_SOURCES)}')
    if match and match not in MATCHES:
        raise _EntryError("match", f'unknown "{match}"; known: {", ".join(MATCHES)}')
    score: object = entry.get("score")
    return PaperCount(
        count=_number(entry, "count"),
        source=source,
        checked_at=_day(entry, "checked_at"),
        source_id=_text(entry, "source_id"),
        match=match,
        score=score if isinstance(score, float) else None,
        merged=entry.get("merged") is True,
        title=_text(entry, "title"),
        year=_number(entry, "year") if entry.get("year") else 0,
        pending=_pending(entry),
    )


def _day(entry: Mapping[str, Any], name: str) -> str:
    """Return a day as 2026-10-06; nothing for what is none."""
    value = entry.get(name)
    text = value if isinstance(value, str) and _DAY.fullmatch(value) else ""
    try:
        date.fromisoformat(text)
    except ValueError:  # 2026-02-30
        return ""
    return text


def _number(entry: Mapping[str, Any], name: str) -> int:
    value = entry.get(name)
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise _EntryError(name, f"expected a number from 0 to {LARGEST}, found {shown(value)}")
    return value


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name, "")
    if not isinstance(value, str):
        raise _EntryError(name, f"expected a text, found {shown(value)}")
    return value


def _by_year(entry: Mapping[str, Any]) -> dict[int, int]:
    given = entry.get("by_year", {})
    if not isinstance(given, dict) or not all(re.fullmatch(r"(?:19|20)\d\d", y) for y in given):
        raise _EntryError("by_year", f'expected {{"2025": 40}}, found {shown(given)}')
    return {int(year): _number(given, year) for year in sorted(given)}


def _pending(entry: Mapping[str, Any]) -> Pending | None:
    given = entry.get("pending")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise _EntryError("pending", f"expected an object, found {shown(given)}")
    return Pending(_number(given, "count"), _number(given, "seen"), _day(given, "day"))


def shown(value: object) -> str:
    """Return a value as the file has it, cut short."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:39]}…"
