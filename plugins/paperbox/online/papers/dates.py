"""Dates of services -> `PartialDate`; what is none, or no day of the calendar, is nothing."""

from __future__ import annotations

import datetime
import re

from paperbox.model import PartialDate
from paperbox.online.sources import values
from paperbox.paper_types import MONTHS


def of_parts(parts: object) -> PartialDate | None:
    """Return the date of ``[2024, 5, 23]``, as far as it is one; days without a month are none."""
    given = parts if isinstance(parts, (list, tuple)) else []
    year = values.year(given[0]) if given else 0
    if not year:
        return None
    rest: list[int] = []
    for part in given[1:3]:
        number = _number(part)
        if number is None or not _is_date(year, *rest, number):
            break
        rest.append(number)
    return PartialDate(year, *rest)


def _number(part: object) -> int | None:
    """Return the number of a month or a day, which may be a name: ``5``, ``"05"``, ``May``."""
    if isinstance(part, str):
        text = part.strip()
        if text.isdecimal():
            return int(text)
        return MONTHS.index(text[:3].lower()) + 1 if text[:3].lower() in MONTHS else None
    return part if isinstance(part, int) and not isinstance(part, bool) else None


def _is_date(year: int, *rest: int) -> bool:
    try:
        datetime.date(year, *[*rest, 1][:2])
    except (ValueError, OverflowError):
        return False
    return True


def of_text(text: object) -> PartialDate | None:
    """Return the date that ISO 8601 has at the start of a text."""
    match = re.match(
        r"\s*(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", text if isinstance(text, str) else ""
    )
    return of_parts([part for part in match.groups() if part]) if match else None


def of_milliseconds(number: object) -> PartialDate | None:
    """Return the day of a moment in milliseconds since 1970."""
    if isinstance(number, bool) or not isinstance(number, int):
        return None
    try:
        day = datetime.datetime.fromtimestamp(number / 1000, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return of_parts([day.year, day.month, day.day])


def finer(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    """Return the more precise of two dates that don't contradict each other, else the first."""
    if one is None or other is None:
        return one or other
    return other if other.iso.startswith(one.iso) else one
