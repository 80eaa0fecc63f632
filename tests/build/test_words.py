"""Dates and periods in the words of a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperbox.build.words import Words, read_words
from paperbox.model import MARKS, PartialDate, Period
from tests.sites import THEME


@pytest.fixture(scope="module")
def english() -> Words:
    """The English words of the theme."""
    return read_words(THEME, "en")


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (PartialDate(2024, 6, 4), "4 Jun 2024"),
        (PartialDate(2024, 6), "Jun 2024"),
        (PartialDate(2024), "2024"),
    ],
)
def test_dates(english: Words, date: PartialDate, shown: str) -> None:
    """A date is shown as precisely as it was given."""
    assert english.date(date) == shown


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        (Period(PartialDate(2020, 9), PartialDate(2024, 7)), "Sep 2020 – Jul 2024"),
        (Period(PartialDate(2020), PartialDate(2024), ongoing=True), "2020 – 2024 (now)"),
        (Period(PartialDate(2020), ongoing=True), "2020 – now"),
        (Period(PartialDate(2020, 9, 1)), "1 Sep 2020"),
    ],
)
def test_periods(english: Words, period: Period, shown: str) -> None:
    """A period has both ends, or one, and says that it goes on; a line breaks between dates."""
    assert english.period(period).replace("\u00a0", " ") == shown
    assert english.period(period).count(" ") <= 3


def test_every_mark_has_words(english: Words) -> None:
    """The legend can explain every mark that may stand after a name."""
    assert set(english["marks"]) == set(MARKS)


def test_unknown_language() -> None:
    """A language without words of its own gets English ones."""
    assert read_words(THEME, "xx").lang == "en"


def test_every_word_of_the_templates_is_there(english: Words) -> None:
    """The theme says nothing that the table of words lacks, and lists nothing it never says."""
    templates = "".join(
        path.read_text("utf-8") for path in Path(THEME, "templates").rglob("*.html")
    )
    build = Path(__file__).parents[2] / "plugins/paperbox/build"
    code = "".join(path.read_text("utf-8") for path in build.glob("*.py"))
    for name in english.strings:
        assert f'words["{name}"]' in templates or f'["{name}"]' in code or f"['{name}']" in code
