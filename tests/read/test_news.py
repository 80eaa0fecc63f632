"""news.md becomes pieces of news."""

from __future__ import annotations

import pytest

from paperbox.model import NewsItem, PartialDate, Period
from paperbox.read.news import read_news
from tests.read.sources import messages, source_of


def test_newest_first() -> None:
    """Entries are sorted by date; those of one date keep the author's order."""
    source = source_of(
        "- 2023: a\n- 2024.06: b\n* *2024/06/04*: c\n+ 2024-06-04: d\n1. Jul 2020: e"
    )
    assert [item.body for item in read_news(source)] == ["c", "d", "b", "a", "e"]
    assert messages(source) == []


def test_lines_below_an_item() -> None:
    """Indented lines, nested lists and blank lines belong to the item above."""
    text = "<!-- - 2025: not\nyet -->\n- 2024: a\n  more\n\n  - nested\n    - deeper\n\n- 2023: b\n"
    assert read_news(source_of(text)) == (
        NewsItem(Period(PartialDate(2024)), "a\nmore\n\n- nested\n  - deeper"),
        NewsItem(Period(PartialDate(2023)), "b"),
    )


def test_periods() -> None:
    """News may last: they stand where they began."""
    (visit, paper) = read_news(source_of("- 2024: paper\n- *2025–2026*: visit\n"))
    assert visit == NewsItem(Period(PartialDate(2025), PartialDate(2026)), "visit")
    assert visit.date == PartialDate(2025)
    assert paper.body == "paper"


def test_what_is_no_news() -> None:
    """Front matter, headings and comments stand between items; lines are counted on."""
    text = "---\ntitle: News\n---\n# News\n\n## 2024\n- 2024: a\n<!-- - 2023:\n- b -->\n\n- c\n"
    source = source_of(text)
    assert [item.body for item in read_news(source)] == ["a"]
    assert messages(source)[0].startswith("content/x.md:11: date: expected a date")


@pytest.mark.parametrize("text", ["\n<!-- later -->\n", "", "# News\n"])
def test_empty(text: str) -> None:
    """A file without entries has no news."""
    source = source_of(text)
    assert read_news(source) == ()
    assert messages(source) == []


def test_order_of_day_and_month() -> None:
    """The site's setting tells which number is the day."""
    (item,) = read_news(source_of("- 01/08/2025: a"), "dmy")
    assert item.date == PartialDate(2025, 8, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n- Defended", 'content/x.md:2: date: expected a date and a colon, found "Defended"'),
        ("- 2024/13: a", "content/x.md:1: date: no such date"),
        ("- 01/08/2025: a", 'content/x.md:1: date: "01/08/2025" may be 2025-08-01 or 2025-01-08'),
        ("- 2024.09 - 2022.04: a", "content/x.md:1: date: the end is before the start"),
        ("- 2024: a\n\nMore", 'content/x.md:3: expected a list item, found "More"'),
        ("    - 2024: a", "content/x.md:1: expected a list item"),
    ],
)
def test_mistakes(text: str, message: str) -> None:
    """What is no entry is an error with its line: nothing is dropped in silence."""
    source = source_of(text)
    read_news(source)
    assert messages(source)[0].startswith(message)


def test_footnotes_at_the_margin() -> None:
    """A footnote that stands between items belongs to the item that refers to it."""
    source = source_of("- 2024: A[^1]\n- 2023: B[^x]\n\n[^1]: one\n    more\n[^x]: two\n")
    bodies = [item.body for item in read_news(source)]
    assert bodies == ["A[^1]\n\n[^1]: one\n    more", "B[^x]\n\n[^x]: two"]
    assert messages(source) == []
