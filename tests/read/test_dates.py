"""Dates and periods keep the precision that their author gave, and nothing is guessed."""

from __future__ import annotations

import pytest

from paperbox.model import PartialDate, Period
from paperbox.read.dated import split_date, split_last
from paperbox.read.dates import AmbiguousDateError, parse_date, parse_period

JUNE_4, JUNE, YEAR = PartialDate(2024, 6, 4), PartialDate(2024, 6), PartialDate(2024)
Y2020, SEP_2020, JUL_2024 = PartialDate(2020), PartialDate(2020, 9), PartialDate(2024, 7)

DAYS = """2024/06/04|2024-6-4|2024.06.04|２０２４／０６／０４|2024年6月4日|2024-Jun-04
Jun 4, 2024|June 4 2024|June 4th, 2024|4 June 2024|4th of June, 2024|2024 Jun 4|2024 年 6 月 4 日"""


def forms(text: str) -> list[str]:
    """Return what stands between bars and line ends; ¦ is a bar that is meant."""
    return [form.replace("¦", "|") for form in text.replace("\n", "|").split("|")]


@pytest.mark.parametrize("text", forms(DAYS))
def test_days(text: str) -> None:
    """A day is read in every form."""
    assert parse_date(text) == JUNE_4


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024/06", "2024-06"),
        ("2024.6", "2024-06"),
        ("06/2024", "2024-06"),
        ("6.2024", "2024-06"),
        ("05 / 2026", "2026-05"),
        ("2024 / 06", "2024-06"),
        ("2024年6月", "2024-06"),
        ("２０２４．０６", "2024-06"),
        ("Sep. 2021", "2021-09"),
        ("Sept 2021", "2021-09"),
        ("September 2021", "2021-09"),
        ("2021 Sep", "2021-09"),
        ("2021, September", "2021-09"),
        ("2024", "2024"),
        ("２０２４年", "2024"),
        ("\u00a02024\u00a0", "2024"),
    ],
)
def test_months_and_years(text: str, iso: str) -> None:
    """A month or a year stays one."""
    assert parse_date(text).iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "2024-13",
        "2023-02-29",
        "30 Feb 2024",
        "24-05",
        "May",
        "2024-05-",
        "Fall 2024",
        "2024 Q3",
        "Decor 2024",
        "2024-06/04",
        "31/31/2024",
        "20244",
        "",
    ],
)
def test_no_date(text: str) -> None:
    """What is no date is refused with the text that was found."""
    with pytest.raises(ValueError, match="date") as refused:
        parse_date(text)
    assert f'"{text}"' in str(refused.value)


@pytest.mark.parametrize("text", ["01/08/2025", "1.8.2025", "01-08-2025"])
def test_two_readings(text: str) -> None:
    """Two readers must not read two days: the author says which order it is."""
    with pytest.raises(AmbiguousDateError, match="2025-08-01 or 2025-01-08"):
        parse_date(text)
    assert parse_date(text, "dmy") == PartialDate(2025, 8, 1)
    assert parse_date(text, "mdy") == PartialDate(2025, 1, 8)


def test_one_reading() -> None:
    """A number above 12 is no month, and 5/5 is the same day for everybody."""
    assert parse_date("13/08/2025") == parse_date("08/13/2025") == PartialDate(2025, 8, 13)
    assert parse_date("13/08/2025", "mdy") == PartialDate(2025, 8, 13)
    assert parse_date("05/05/2025") == PartialDate(2025, 5, 5)


def test_dates_sort_with_the_less_precise_first() -> None:
    """A year stands before its months, a month before its days."""
    days = [JUNE_4, JUNE, YEAR, PartialDate(2023, 12)]
    ordered = sorted(days, key=lambda date: date.sort_key)
    assert ordered == [PartialDate(2023, 12), YEAR, JUNE, JUNE_4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020/09 - 2024/07 (now)", Period(SEP_2020, JUL_2024, ongoing=True)),
        ("2020.09 – 2024.07", Period(SEP_2020, JUL_2024)),
        ("2020.9-2024.7", Period(SEP_2020, JUL_2024)),
        ("09.2020 - 07.2024", Period(SEP_2020, JUL_2024)),
        ("Sep. 2020 – Jul. 2024", Period(SEP_2020, JUL_2024)),
        ("2020年9月至2024年7月", Period(SEP_2020, JUL_2024)),
        ("2020-09-2024-07", Period(SEP_2020, JUL_2024)),
        ("Sep 2020 to July 2024", Period(SEP_2020, JUL_2024)),
        ("2020&ndash;2024", Period(Y2020, YEAR)),
        ("2020 - 2024", Period(Y2020, YEAR)),
        ("2020 - Jul 2024", Period(Y2020, JUL_2024)),
        ("2020-Jul 2024", Period(Y2020, JUL_2024)),
        ("2020.09--now", Period(SEP_2020, ongoing=True)),
        ("2020.09 ~ present", Period(SEP_2020, ongoing=True)),
        ("2020 — Now", Period(Y2020, ongoing=True)),
        ("2020至今", Period(Y2020, ongoing=True)),
        ("2020 - 至今", Period(Y2020, ongoing=True)),
        ("2020年9月-至今", Period(SEP_2020, ongoing=True)),
        ("Jun - Jul 2024", Period(JUNE, JUL_2024)),
        ("June 4–8, 2024", Period(JUNE_4, PartialDate(2024, 6, 8))),
        ("4-8 June 2024", Period(JUNE_4, PartialDate(2024, 6, 8))),
        ("June 4 - July 2, 2024", Period(JUNE_4, PartialDate(2024, 7, 2))),
        ("13/06/2020 - 04/06/2024", Period(PartialDate(2020, 6, 13), JUNE_4)),
        ("2020", Period(Y2020)),
    ],
)
def test_periods(text: str, expected: Period) -> None:
    """The whole text is a period."""
    assert parse_period(text, "dmy") == expected


@pytest.mark.parametrize(
    "text",
    [
        "2020 - 2024.13",
        "a while",
        "2020-",
        "2024.09 - 2022.04 (now)",
        "Nov - Feb 2024",
        "2020-21",
        "2024.06-08",
        "2024.06 & 2023.06",
        "19.09 - 25.03",
        "Spring 2020 - 2021",
        "June 4 - July 2024",
    ],
)
def test_no_periods(text: str) -> None:
    """What can't be, or is no period, is refused."""
    with pytest.raises(ValueError, match=r"date|period|end"):
        parse_period(text)


BEFORE = """2024.06: x|2024.06： x|2024.06, x|2024.06，x|2024.06 ¦ x|2024.06 - x|2024.06 — x
2024.06 x
*2024.06*: x|**2024.06:** x|***2024.06*** x|_2024.06_, x|`2024.06` x|``2024.06`` x|*2024.06*:&nbsp;x
[2024.06] x|[06/2024] x|(2024.06) x|【2024.06】x|（2024.06）x|**[2024.06]** x|[**2024.06**]: x
<strong>2024.06</strong>: x|<b class="d">June 2024</b> x|<em>2024.06:</em> x|<code>2024.06</code> x
<span class="d"><time datetime="2024-06">Jun 2024</time></span> &ensp; x|*２０２４．０６*：x
2024年6月，x|2024 年 6 月 x|\u00a0*2024.06*\u00a0:\u00a0x"""


@pytest.mark.parametrize("text", forms(BEFORE))
def test_date_before_text(text: str) -> None:
    """A sign, blanks or wrapping set a date off, in Markdown and HTML."""
    assert split_date(text)[:2] == (Period(JUNE), "x")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("🥇 *2024.06* x", "🥇 x"),
        ("![logo](a.png) *2024.06*: x", "![logo](a.png) x"),
        ('<p><img src="a.png"> <em>2024.06</em> x</p>', '<p><img src="a.png"> x</p>'),
        ("**2024.06: a prize** of gold", "**a prize** of gold"),
        ("<b><i>2024.06</i> a prize</b> of gold", "<b>a prize</b> of gold"),
        ("*2024.06 (expected)*, x", "*(expected)*, x"),
        ("2024.06 - 2 papers", "2 papers"),
        ("*2024.06*", ""),
    ],
)
def test_what_stands_around_a_date_stays(text: str, rest: str) -> None:
    """Logos, notes and emphasis that goes on keep their places."""
    assert split_date(text)[:2] == (Period(JUNE), rest)


def test_period_before_text() -> None:
    """A period is split off whole; a year needs a sign."""
    since_2020 = Period(Y2020, ongoing=True)
    assert split_date("2020 - now: a job")[:2] == (since_2020, "a job")
    assert split_date("2020 - now a job")[:2] == (since_2020, "a job")
    assert split_date("2020, a prize")[:2] == (Period(Y2020), "a prize")
    assert split_date("2020年 a prize")[:2] == (Period(Y2020), "a prize")


NOT_BEFORE = """Defended my thesis|2020 was a good year|20200 things: many|2020, 2021: reviewer
*2020 was good*: A|[2020](#x): A|[2020: A](#x)|*2019&2020*, A|*2024.07 & 2021.07*: A|2024.06-08: A
*2020*s music|2020.5k stars|`ICLR 2024` A|2023 -, A|*2020*-2021: A|19.09 - 25.03, A|2020年度奖"""


@pytest.mark.parametrize("text", forms(NOT_BEFORE))
def test_no_date_before_text(text: str) -> None:
    """A sentence, a link, a part of something longer: no date is taken out of it."""
    assert split_date(text) is None


@pytest.mark.parametrize("text", ["2024/13: Defended", "**2023-02-29** A", "*2020-21*, A"])
def test_impossible_date_before_text(text: str) -> None:
    """A date that does not exist is told from none."""
    with pytest.raises(ValueError, match="no such date"):
        split_date(text)


@pytest.mark.parametrize(
    ("text", "begin", "rest"),
    [
        ("A prize, *2021.10*", "2021-10", "A prize"),
        ("A prize, 2021", "2021", "A prize"),
        ("A prize，2021。", "2021", "A prize。"),
        ("A talk (May 2021)", "2021-05", "A talk"),
        ("<p>A <em>prize</em>, <strong>2021</strong></p>", "2021", "<p>A <em>prize</em></p>"),
        ("A degree 2017-2021", "2017", "A degree"),
        ("A prize, 2021 (second place)", "2021", "A prize (second place)"),
        ("A prize, 2021 <b>(second place)</b>", "2021", "A prize <b>(second place)</b>"),
    ],
)
def test_date_after_text(text: str, begin: str, rest: str) -> None:
    """A date at the end is set off by a sign or wrapping, too."""
    dated = split_last(text)
    assert dated
    assert (dated.period.start.iso, dated.rest) == (begin, rest)


@pytest.mark.parametrize(
    "text",
    [
        "CVPR 2024",
        "in 2024",
        "in *2024*",
        "May 2024",
        "*2024*",
        "A, CVPR-2024",
        "R (2023, 2024)",
        "R, 2023, 2024",
        "A, 2023.07 & 2024.07",
        "A talk in May 2024",
        "A, volume 12",
    ],
)
def test_no_date_after_text(text: str) -> None:
    """The year of a conference or the end of a sentence is no date of an entry."""
    assert split_last(text) is None


@pytest.mark.parametrize("text", ["*2024.06*: x", "x, 2024.06"])
def test_place_of_a_date(text: str) -> None:
    """The author's own words and their place are told."""
    dated = split_date(text) or split_last(text)
    assert dated
    assert text[dated.place :].startswith(dated.words)
    assert dated.words == "2024.06"
