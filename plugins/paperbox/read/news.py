"""news.md -> `NewsItem`: one entry a list item, ``- 2024/06/04: what happened``."""

from __future__ import annotations

import re

from paperbox.model import NewsItem
from paperbox.read.dated import split_date
from paperbox.read.source import Source

_ITEM = re.compile(r"[-*+]\s+(?P<text>.*)")
_COMMENT = re.compile(r"<!--.*?-->", re.S)

ITEM_HINT = "News are list items: - 2024/06/04: what happened."
DATE_HINT = "Write 2024/06/04, 2024-06-04, 2024.06 or 2024, and a colon."


def read_news(source: Source) -> tuple[NewsItem, ...]:
    """Return the entries of a file, newest first; those of one date keep their order."""
    entries = [item for line, text in _items(source) if (item := _entry(source, line, text))]
    return tuple(sorted(entries, key=lambda item: item.date.sort_key, reverse=True))


def _items(source: Source) -> list[tuple[int, str]]:
    """Return (line, Markdown) of each item; lines indented below an item belong to it."""
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source.text)
    items: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if match := _ITEM.match(line):
            items.append((number, [match["text"]]))
        elif not line.strip() or (line[0] in " \t" and items):
            if items:
                items[-1][1].append(line)
        else:
            source.error(f'expected a list item, found "{line[:60]}"', line=number, hint=ITEM_HINT)
    return [(number, _dedent(lines)) for number, lines in items]


def _dedent(lines: list[str]) -> str:
    """Join an item's lines, those after the first less the indent of the second."""
    rest = [line for line in lines[1:] if line.strip()]
    indent = min((len(line) - len(line.lstrip()) for line in rest), default=0)
    return "\n".join([lines[0], *(line[indent:] for line in lines[1:])]).rstrip()


def _entry(source: Source, line: int, text: str) -> NewsItem | None:
    try:
        split = split_date(text)
    except ValueError as error:
        source.error(str(error), line=line, field="date", hint=DATE_HINT)
        return None
    if split is None:
        found = f'expected a date and a colon, found "{text[:40]}"'
        source.error(found, line=line, field="date", hint=DATE_HINT)
        return None
    return NewsItem(split.period, split.rest)
