"""News -> `NewsItem`: list items of news.md, ``- 2024/06/04: what happened``, or one a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from paperbox.model import NewsItem
from paperbox.read.dated import split_date
from paperbox.read.dates import HINT, ORDER_HINT, AmbiguousDateError
from paperbox.read.source import Source

_ITEM = re.compile(r"(?P<indent> {0,3})(?P<marker>[-*+]|\d{1,3}[.)])[ \t]+(?P<text>.*)")
_NOTE = re.compile(r"^(?P<mark>\[\^[^\]\s]+\]):.*\n?(?:[ \t]+\S.*\n?)*", re.M)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?^---[ \t]*$", re.M | re.S)
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)|\s*(?:={3,}|-{3,})\s*$")

ITEM_HINT = "News are list items: - 2024/06/04: what happened."
DATE_HINT = f"{HINT} Then a colon."


def read_news(source: Source, order: str = "") -> tuple[NewsItem, ...]:
    """Return the entries of a file, newest first; those of one date keep their order.

    ORDER tells how to read 01/08/2025: "dmy" or "mdy". Headings stand between entries for people
    who group them, and front matter says nothing about them.
    """
    text, notes = _without_notes(_visible(source.text))
    found = ((line, item + _notes_of(item, notes)) for line, item in _items(source, text))
    entries = [item for line, body in found if (item := _entry(source, line, body, order))]
    return tuple(sorted(entries, key=lambda item: item.date.sort_key, reverse=True))


def _without_notes(text: str) -> tuple[str, dict[str, str]]:
    """Return TEXT without the footnotes that stand between items, and those by their mark."""
    notes = {match["mark"]: match[0].rstrip() for match in _NOTE.finditer(text)}
    return _NOTE.sub(lambda note: "\n" * note[0].count("\n"), text), notes


def _notes_of(item: str, notes: Mapping[str, str]) -> str:
    """Return the footnotes that an item refers to, to stand below it."""
    return "".join(f"\n\n{note}" for mark, note in notes.items() if mark in item)


def _items(source: Source, text: str) -> Iterator[tuple[int, str]]:
    """Yield (line, Markdown) of each item; lines indented below an item belong to it."""
    number, lines, column = 0, list[str](), 0
    for place, line in enumerate(text.split("\n"), start=1):
        item = _ITEM.match(line)
        if item and (not lines or len(item["indent"]) < max(column, 1)):
            if lines:
                yield number, _dedent(lines)
            number, lines, column = place, [item["text"]], item.start("text")
        elif not line.strip() or (line[0] in " \t" and lines):
            lines += [line] if lines else []
        elif not _HEADING.match(line):
            source.error(f'expected a list item, found "{line[:60]}"', line=place, hint=ITEM_HINT)
        elif lines:
            yield number, _dedent(lines)
            lines = []
    if lines:
        yield number, _dedent(lines)


def _visible(text: str) -> str:
    """Return TEXT with empty lines where front matter and comments stand."""
    front = _FRONT_MATTER.match(text)
    if front:
        text = "\n" * front[0].count("\n") + text[front.end() :]
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)


def _dedent(lines: list[str]) -> str:
    """Join an item's lines, those after the first less the indent that all of them have."""
    rest = [line.expandtabs(4) for line in lines[1:]]
    indents = [len(line) - len(line.lstrip()) for line in rest if line.strip()]
    indent = min(indents, default=0)
    return "\n".join([lines[0], *(line[indent:] for line in rest)]).rstrip()


def _entry(source: Source, line: int, text: str, order: str) -> NewsItem | None:
    try:
        dated = split_date(text, order)
    except ValueError as error:
        hint = ORDER_HINT if isinstance(error, AmbiguousDateError) else DATE_HINT
        source.error(str(error), line=line, field="date", hint=hint)
        return None
    if dated is None:
        found = f'expected a date and a colon, found "{text[:40]}"'
        source.error(found, line=line, field="date", hint=DATE_HINT)
        return None
    return NewsItem(dated.period, dated.rest)
