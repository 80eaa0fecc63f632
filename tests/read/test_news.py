"""news.md becomes pieces of news."""

from __future__ import annotations

import pytest

from paperbox.model import NewsItem, PartialDate
from paperbox.read.news import read_news
from tests.read.sources import messages, source_of


def test_newest_first() -> None:
    """Entries are sorted by date; those of one date keep the author's order."""
    source = source_of("- 2023: a\n- 2024.06: b\n* *2024/06/04*: c\n- 2024-06-04: d\n")
    assert [item.body for item in read_news(source)] == ["c", "d", "b", "a"]
    assert messages(source) == []


def test_lines_below_an_item() -> None:
    """Indented lines, nested lists and blank lines belong to the item above."""
    text = "<!-- - 2025: not\nyet -->\n- 2024: a\n  more\n\n  - nested\n\n- 2023: b\n"
    assert read_news(source_of(text)) == (
        NewsItem(PartialDate(2024), "a\nmore\n\n- nested"),
        NewsItem(PartialDate(2023), "b"),
    )


def test_empty() -> None:
    """A file without entries has no news."""
    assert read_news(source_of("\n<!-- later -->\n")) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n- Defended", 'content/x.md:2: date: expected a date and a colon, found "Defended"'),
        ("- 2024/13: a", "content/x.md:1: date: no such date"),
        ("- 01/08/2025: a", "content/x.md:1: date: expected a date and a colon"),
        ("- 2024: a\n\n# More", 'content/x.md:3: expected a list item, found "# More"'),
        ("  - 2024: a", "content/x.md:1: expected a list item"),
    ],
)
def test_mistakes(text: str, message: str) -> None:
    """What is no entry is an error with its line: nothing is dropped in silence."""
    source = source_of(text)
    read_news(source)
    assert messages(source)[0].startswith(message)
