"""When a work came out, from the fields that BibTeX and BibLaTeX have for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from paperbox.paper_types import MONTHS
from paperbox.read.bibtex.latex import plain
from paperbox.read.bibtex.syntax import Value

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.Z+-]*)?[~?%]*(?:/.*)?")
_YEAR = re.compile(r"\D*(\d{4})[a-z]?\D*")
_WORD = re.compile(r"[A-Za-z]{3,}|\d+")


def date_of(fields: Mapping[str, Value]) -> str:
    """Return the date as we write it, or nothing.

    What is no date comes back as it is, so that the reader of dates reports it.
    """
    if given := fields.get("date"):
        return _iso(given.text.strip())
    text = plain(fields["year"].text) if "year" in fields else ""
    year = _YEAR.fullmatch(text)
    if not year:
        return text
    month, day = _month(fields)
    return "-".join([year[1], *(f"{part:02}" for part in (month, day) if part)])


def _iso(text: str) -> str:
    match = _ISO.fullmatch(text)
    if not match:
        return text
    year, month, day = match.groups()
    if month and int(month) > 12:  # a season: 2024-21 is the spring
        return str(year)
    return "-".join(part for part in (year, month, day) if part)


def _month(fields: Mapping[str, Value]) -> tuple[int, int]:
    """Return the month and the day, 0 for each that is not known: ``jun # "~5"``, ``May/June``."""
    words = _WORD.findall(plain(fields["month"].text)) if "month" in fields else []
    names = [MONTHS.index(word[:3].lower()) + 1 for word in words if word[:3].lower() in MONTHS]
    numbers = [int(word) for word in words if word.isdecimal() and 0 < int(word) < 32]
    if "day" in fields and fields["day"].text.strip().isdecimal():
        numbers.append(int(fields["day"].text))
    if not names and numbers and numbers[0] < 13:
        names = [numbers.pop(0)]
    if not names:
        return 0, 0
    # Several days or months are a time of year, of which the first month is known.
    return names[0], numbers[0] if len(numbers) == 1 and len(names) == 1 else 0
