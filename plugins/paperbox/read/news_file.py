"""A file of news/ -> `NewsItem`: one piece of news a file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperbox.model import NewsItem, PartialDate, Period
from paperbox.read.date_kinds import DATE
from paperbox.read.dates import parse_date
from paperbox.read.front_matter import read_document
from paperbox.read.kinds import Flag
from paperbox.read.records import Record, field
from paperbox.read.source import Source

_NAMED = re.compile(r"(?P<date>\d{4}-\d{2}(?:-\d{2})?)(?:-|$)")
DATE_HINT = "Add a line: date: 2024-06-04, or begin the file's name with it."


@dataclass(frozen=True)
class NewsFields(Record):
    """The front matter of a piece of news."""

    date: PartialDate | None = field(DATE, "when; or begin the file's name with it")
    draft: bool = field(Flag(), "`true` keeps it off the site")


def date_in_name(name: str) -> PartialDate | None:
    """Return the date that a file's name begins with: ``2024-06-04-defence``."""
    match = _NAMED.match(name)
    try:
        return parse_date(match["date"]) if match else None
    except ValueError:
        return None


def read_news_file(source: Source, name: str) -> NewsItem | None:
    """Return the piece of news that a file holds; None for a draft, or after a mistake."""
    document = read_document(source, NewsFields)
    fields = document.fields
    if fields is None or fields.draft:
        return None
    date = fields.date or date_in_name(name)
    if date is None:
        if "date" not in fields.lines:
            source.error("missing", line=1, field="date", hint=DATE_HINT)
        return None
    return NewsItem(Period(date), document.body.strip())
