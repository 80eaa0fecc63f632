"""Dates and periods as authors write them: ``2024/06/04``, ``Sep. 2021``, ``2020/09 - now``.

What can be read in two ways, or is no day of the calendar, is an error and never a guess.
"""

from __future__ import annotations

import datetime
import html
import re

from paperbox.model import PartialDate, Period
from paperbox.paper_types import MONTHS

_FOLD = str.maketrans(
    "０１２３４５６７８９：，．／（）【】［］〔〕～〜｜；＆　\u00a0\u2002\u2003\u2009\u202f"
    "－–—−‐‑‒―",
    "0123456789:,./()[][][]~~|;&      --------",
)

YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_NUMBER = r"(?<!\d)\d{1,2}(?!\d)"
_NTH = rf"{_NUMBER}(?:st|nd|rd|th)?(?![a-z])"
_MONTH = (
    r"(?<![a-z])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_GAP = r"(?:\s*[,.]?\s*|[-/])"
_FORMS = (
    rf"{YEAR}\s*[年년](?:\s*{_NUMBER}\s*[月월](?:\s*{_NUMBER}\s*[日号號일])?)?",
    rf"{YEAR}(?:-{_NUMBER}-{_NUMBER}|\s*/\s*{_NUMBER}\s*/\s*{_NUMBER}|\.{_NUMBER}\.{_NUMBER})",
    rf"{YEAR}(?:\s?/\s?|[.-]){_NUMBER}",
    rf"{_NUMBER}(?:-{_NUMBER}-|/{_NUMBER}/|\.{_NUMBER}\.|\s*/\s*|[.-]){YEAR}",
    rf"{_MONTH}(?:{_GAP}{_NTH})?{_GAP}{YEAR}",
    rf"{_NTH}{_GAP}(?:of\s+)?{_MONTH}{_GAP}{YEAR}",
    rf"{YEAR}{_GAP}{_MONTH}(?:{_GAP}{_NTH})?(?!\W{{0,3}}{YEAR})",
    YEAR,
)
DATE = f"(?:{'|'.join(_FORMS)})"
_NOW = (
    r"(?:(?<![a-z])(?:now|present|current|ongoing|today|aujourd['’]hui|heute)(?![a-z])"
    r"|至今|今|现在|現在|目前|현재)"
)
_TO = r"\s*(?:-{1,3}|~|&[nm]dash;|至|到|(?<![a-z])(?:to|until)(?![a-z]))\s*"
_SHARED = rf"{_MONTH}(?:\s*{_NTH})?{_TO}{_MONTH}{_GAP}(?:{_NTH}{_GAP})?{YEAR}"
_DAYS = rf"(?:{_MONTH}\s*{_NTH}{_TO}{_NTH}{_GAP}{YEAR}|{_NTH}{_TO}{_NTH}\s*{_MONTH}{_GAP}{YEAR})"
PERIOD = (
    rf"(?:{_SHARED}|{_DAYS}"
    rf"|{DATE}(?:{_TO}(?:{DATE}|{_NOW}))?(?:\s*\(\s*{_NOW}\s*\))?)"
)

_WHOLE = re.compile(
    rf"(?P<start>{DATE})(?:{_TO}(?:(?P<end>{DATE})|(?P<open>{_NOW})))?"
    rf"(?:\s*\(\s*(?P<ongoing>{_NOW})\s*\))?",
    re.I,
)
_WORDS = re.compile(rf"{_MONTH}|\d+", re.I)
HINT = "Write 2024/06/04, 2024.06, 2024, Sep 2021 or 2020/09 - 2024/07."


ORDER_HINT = "Write 2025-01-08, or set date_order to dmy or mdy."


class AmbiguousDateError(ValueError):
    """A date that two readers may read in two ways."""


def fold(text: str) -> str:
    """Return TEXT with fullwidth digits and signs, dashes and blanks as ASCII has them.

    Every character stays at its place.
    """
    return text.translate(_FOLD)


def parse_date(text: str, order: str = "") -> PartialDate:
    """Return the date that TEXT is; ORDER is "dmy" or "mdy", for dates such as 01/08/2025.

    Raises ValueError with a sentence for the user.
    """
    plain = fold(text).strip()
    if not re.fullmatch(DATE, plain, re.I):
        raise ValueError(f'expected a date, found "{text}"')
    parts = _parts(plain, order)
    try:
        datetime.date(parts[0], *[*parts[1:], 1, 1][:2])
    except ValueError as error:
        raise ValueError(f'no such date: "{text}" ({error})') from None
    return PartialDate(*parts)


def _parts(plain: str, order: str) -> list[int]:
    """Return year, month and day, as far as PLAIN has them."""
    words = _WORDS.findall(plain)
    numbers = [int(word) if word.isdigit() else _month(word) for word in words]
    year = next(index for index, word in enumerate(words) if len(word) == 4 and word.isdigit())
    rest = numbers[:year] + numbers[year + 1 :]
    named = [number for number, word in zip(numbers, words, strict=True) if not word.isdigit()]
    if named:
        rest.remove(named[0])
        rest.insert(0, named[0])
    elif len(rest) == 2 and year == 2:
        rest = _ordered(plain, rest, order)
    return [numbers[year], *rest]


def _month(word: str) -> int:
    return MONTHS.index(word[:3].lower()) + 1


def _ordered(plain: str, pair: list[int], order: str) -> list[int]:
    """Return [month, day] of a PAIR that stands before a year."""
    first, second = pair
    if first > 12 or (second <= 12 and order == "dmy"):
        return [second, first]
    if second > 12 or order == "mdy" or first == second:
        return [first, second]
    year = plain[-4:]
    raise AmbiguousDateError(
        f'"{plain}" may be {year}-{second:02}-{first:02} or {year}-{first:02}-{second:02}'
    )


def parse_period(text: str, order: str = "") -> Period:
    """Return the period that the whole of TEXT is; a date alone is one as well.

    Raises ValueError with a sentence for the user.
    """
    plain = fold(html.unescape(text)).strip()
    if match := _WHOLE.fullmatch(plain):
        end = parse_date(match["end"], order) if match["end"] else None
        start = parse_date(match["start"], order)
        ongoing = bool(match["open"] or match["ongoing"])
    elif re.fullmatch(f"{_SHARED}|{_DAYS}", plain, re.I):
        start, end, ongoing = *_shared(plain), False
    else:
        raise ValueError(f'expected a date or a period, found "{text}"')
    if end and _before(end, start):
        raise ValueError(f'the end is before the start: "{text}"')
    return Period(start, end, ongoing, " ".join(html.unescape(text).split()))


def _before(end: PartialDate, start: PartialDate) -> bool:
    """Whether END is certainly earlier, as far as both are precise."""
    pairs = zip((end.year, end.month, end.day), (start.year, start.month, start.day), strict=True)
    known = [(late, early) for late, early in pairs if late is not None and early is not None]
    return [late for late, _ in known] < [early for _, early in known]


def _shared(plain: str) -> tuple[PartialDate, PartialDate]:
    """Return both ends of a period that names what they share once: ``Jun - Aug 2023``."""
    words = _WORDS.findall(plain)
    year = words.pop()
    months = [word for word in words if not word.isdigit()]
    days = [word for word in words if word.isdigit()]
    if len(days) == 1:
        raise ValueError(f'expected a period, found "{plain}"')
    first, last = (f"{months[index]} {(days or ['', ''])[index]} {year}" for index in (0, -1))
    return parse_date(first), parse_date(last)
