"""Dates and periods in the words of a language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from paperbox.build.words import Dictionary, Words
from paperbox.model import MARKS, PartialDate, Period
from paperbox.paper_links import LINK_TYPES
from paperbox.read.dates import parse_period
from paperbox.read.stages import NAMES
from tests.sites import THEME


@pytest.fixture(scope="module")
def english() -> Words:
    """The English words of the theme."""
    return Dictionary(THEME, "en").words()


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


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (PartialDate(2024, 6, 4), "2024年6月4日"),
        (PartialDate(2024, 6), "2024年6月"),
        (PartialDate(2024), "2024年"),
    ],
)
def test_chinese_dates(date: PartialDate, shown: str) -> None:
    """Each language has its own order of the parts."""
    assert Dictionary(THEME, "zh-Hans").words().date(date) == shown


LANGUAGES = sorted(path.stem for path in Path(THEME, "strings").glob("*.yml"))


def keys(words: Any, before: str = "") -> set[str]:
    """Return the dotted name of every word."""
    if not isinstance(words, dict):
        return {before}
    return {name for key, value in words.items() for name in keys(value, f"{before}.{key}")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_is_missing(english: Words, lang: str) -> None:
    """Every language says all that English says, each word of its own."""
    words = Dictionary(THEME, lang).words()
    assert words.spoken == lang
    assert not words.is_foreign
    own = {name for name in keys(words.strings) if not name.startswith(".link_labels")}
    assert own == {name for name in keys(english.strings) if name != ".link_labels"}
    assert all(str(value).strip() for value in words.strings.values())
    assert len(words["dates"]["months"]) == 12


def test_link_labels() -> None:
    """Other languages have a word for every kind of link; English ones stand in the tables."""
    for lang in set(LANGUAGES) - {"en"}:
        assert set(LINK_TYPES) <= set(Dictionary(THEME, lang).words()["link_labels"])


def test_headings_of_every_list(english: Words) -> None:
    """A home page that nobody wrote has a heading for each list."""
    assert set(english["sections"]) == {"publications", "news", *NAMES}


def test_marks_are_known(english: Words) -> None:
    """The legend explains the marks whose meaning is settled; others are the author's to say."""
    assert set(english["marks"]) == set(MARKS) - set("^❁♢♠♣")


def test_unknown_language() -> None:
    """A language without words of its own gets English ones."""
    words = Dictionary(THEME, "xx").words()
    assert (words.lang, words.spoken, words.is_foreign) == ("xx", "en", True)


def test_every_word_of_the_templates_is_there(english: Words) -> None:
    """The theme says nothing that the table of words lacks, and lists nothing it never says."""
    templates = "".join(
        path.read_text("utf-8") for path in Path(THEME, "templates").rglob("*.html")
    )
    build = Path(__file__).parents[2] / "plugins/paperbox/build"
    code = "".join(path.read_text("utf-8") for path in build.glob("*.py"))
    for name in english.strings:
        assert f'words["{name}"]' in templates or f'["{name}"]' in code or f"['{name}']" in code


def test_periods_as_written() -> None:
    """A site may show periods as their author wrote them."""
    words = Dictionary(THEME, "en", as_written=True).words()
    assert words.period(parse_period(" 2020.09&ndash;now ")) == "2020.09–now"
    assert words.period(Period(PartialDate(2020))) == "2020"
