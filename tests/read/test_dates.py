"""Dates and periods keep the precision that their author gave."""

from __future__ import annotations

import pytest

from paperbox.model import PartialDate, Period
from paperbox.read.dates import parse_date, parse_period, split_date, split_period

Y2020, SEP_2020, JUL_2024 = PartialDate(2020), PartialDate(2020, 9), PartialDate(2024, 7)


@pytest.mark.parametrize(
    ("text", "expected", "iso"),
    [
        ("2024/06/04", PartialDate(2024, 6, 4), "2024-06-04"),
        ("2024-6-4", PartialDate(2024, 6, 4), "2024-06-04"),
        ("2024.06", PartialDate(2024, 6), "2024-06"),
        ("2024", PartialDate(2024), "2024"),
    ],
)
def test_date_forms(text: str, expected: PartialDate, iso: str) -> None:
    """A day, a month and a year are read, and written for machines as they are."""
    assert parse_date(text) == expected
    assert parse_date(text).iso == iso


@pytest.mark.parametrize("text", ["2024-13", "2023-02-29", "24-05", "May 2024", "2024-05-", ""])
def test_no_date(text: str) -> None:
    """What is no date is refused with the text that was found."""
    with pytest.raises(ValueError, match="date") as refused:
        parse_date(text)
    assert f'"{text}"' in str(refused.value)


def test_dates_sort_with_the_less_precise_first() -> None:
    """A year stands before its months, a month before its days."""
    days = [PartialDate(2024, 6, 4), PartialDate(2024, 6), PartialDate(2024), PartialDate(2023, 12)]
    ordered = sorted(days, key=lambda date: date.sort_key)
    assert ordered == [PartialDate(2023, 12), PartialDate(2024), *days[1::-1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020/09 - 2024/07 (now)", Period(SEP_2020, JUL_2024, ongoing=True)),
        ("2020.09 – 2024.07", Period(SEP_2020, JUL_2024)),
        ("2020.09--now", Period(SEP_2020, ongoing=True)),
        ("2020 - Present", Period(Y2020, ongoing=True)),
        ("2020至今", Period(Y2020, ongoing=True)),
        ("2020 - 至今", Period(Y2020, ongoing=True)),
        ("2020", Period(Y2020)),
        ("2020 - 2024.13", None),
        ("a while", None),
    ],
)
def test_periods(text: str, expected: Period | None) -> None:
    """The whole text is a period, or it is something else."""
    assert parse_period(text) == expected


def test_period_before_text() -> None:
    """A colon or a comma sets a period off; a sentence that begins with a year is none."""
    assert split_period("2020 - now: a job") == (Period(Y2020, ongoing=True), "a job")
    assert split_period("2020, a prize") == (Period(Y2020), "a prize")
    assert split_period("2020 was a good year") is None
    assert split_period("20200 things: many") is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2024/06/04: 🔮 Defended", "🔮 Defended"),
        ("*2024/06/04*: Defended", "Defended"),
        ("**2024/06/04:** Defended", "Defended"),
        ("`2024/06/04` Defended", "Defended"),
        ("2024/06/04： 答辩", "答辩"),
    ],
)
def test_date_before_text(text: str, rest: str) -> None:
    """The date of a piece of news may be emphasised."""
    assert split_date(text) == (PartialDate(2024, 6, 4), rest)


def test_no_date_before_text() -> None:
    """Text without a date is told from text with a date that does not exist."""
    assert split_date("Defended my thesis") is None
    assert split_date("2024 was good") is None
    with pytest.raises(ValueError, match="2024/13"):
        split_date("2024/13: Defended")
