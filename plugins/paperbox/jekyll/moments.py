"""Points in time as Ruby reads and writes them: with English names, wherever the build runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time

from dateutil import parser

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_DIRECTIVE = re.compile(r"%(?P<flags>[-0^#_]*)(?P<width>\d*)(?P<letter>:?[A-Za-z%])")


def moment(value: object, now: datetime) -> datetime | None:
    """Return the point in time that a value of a template is, or None.

    What a text leaves out is that of the first of January of the year that NOW is in.
    """
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    if value in ("now", "today"):
        return now
    try:
        if isinstance(value, int) or (isinstance(value, str) and value.isdecimal()):
            return datetime.fromtimestamp(int(value), UTC)
        if isinstance(value, str) and any(map(str.isdecimal, value)):
            found: datetime = parser.parse(value, default=datetime(now.year, 1, 1, tzinfo=UTC))
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def formatted(when: datetime, pattern: str) -> str:
    """Return a point in time as Ruby's strftime writes it; unknown directives stay."""
    return _DIRECTIVE.sub(lambda match: _directive(when, match), pattern)


def ordinal(day: int) -> str:
    """Return a day of a month as English counts it: 1st, 2nd, 3rd, 4th."""
    return f"{day}{'th' if day // 10 == 1 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _directive(when: datetime, match: re.Match[str]) -> str:
    letter, flags = match["letter"], match["flags"]
    if letter in _WHOLE:
        return formatted(when, _WHOLE[letter])
    if letter in _NUMBERS:
        number, width, fill = _NUMBERS[letter]
        width, fill = int(match["width"] or width), {"0": "0", "_": " "}.get(flags, fill)
        return str(number(when)) if "-" in flags else str(number(when)).rjust(width, fill)
    if letter not in _TEXTS:
        return match[0]
    text = _TEXTS[letter](when).rjust(int(match["width"] or 0))
    if "#" in flags:
        return text.swapcase()
    return text.upper() if "^" in flags else text


def _offset(when: datetime, colon: str) -> str:
    minutes = int((when.utcoffset() or UTC.utcoffset(None)).total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}{colon}{abs(minutes) % 60:02}"


_WHOLE = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "T": "%H:%M:%S",
    "v": "%e-%^b-%Y",
    "X": "%H:%M:%S",
    "x": "%m/%d/%y",
}
_NUMBERS: dict[str, tuple[Callable[[datetime], int], int, str]] = {
    "C": (lambda when: when.year // 100, 2, "0"),
    "d": (lambda when: when.day, 2, "0"),
    "e": (lambda when: when.day, 2, " "),
    "G": (lambda when: when.isocalendar().year, 4, "0"),
    "H": (lambda when: when.hour, 2, "0"),
    "I": (lambda when: when.hour % 12 or 12, 2, "0"),
    "j": (lambda when: when.timetuple().tm_yday, 3, "0"),
    "k": (lambda when: when.hour, 2, " "),
    "L": (lambda when: when.microsecond // 1000, 3, "0"),
    "l": (lambda when: when.hour % 12 or 12, 2, " "),
    "M": (lambda when: when.minute, 2, "0"),
    "m": (lambda when: when.month, 2, "0"),
    "N": (lambda when: when.microsecond * 1000, 9, "0"),
    "S": (lambda when: when.second, 2, "0"),
    "s": (lambda when: int(when.timestamp()), 1, "0"),
    "u": (lambda when: when.isoweekday(), 1, "0"),
    "V": (lambda when: when.isocalendar().week, 2, "0"),
    "w": (lambda when: when.isoweekday() % 7, 1, "0"),
    "Y": (lambda when: when.year, 1, "0"),
    "y": (lambda when: when.year % 100, 2, "0"),
}
_TEXTS: dict[str, Callable[[datetime], str]] = {
    "%": lambda when: "%",
    "A": lambda when: DAYS[when.weekday()],
    "a": lambda when: DAYS[when.weekday()][:3],
    "B": lambda when: MONTHS[when.month - 1],
    "b": lambda when: MONTHS[when.month - 1][:3],
    "h": lambda when: MONTHS[when.month - 1][:3],
    "n": lambda when: "\n",
    "P": lambda when: "am" if when.hour < 12 else "pm",
    "p": lambda when: "AM" if when.hour < 12 else "PM",
    "t": lambda when: "\t",
    "Z": lambda when: when.tzname() or "UTC",
    "z": lambda when: _offset(when, ""),
    ":z": lambda when: _offset(when, ":"),
}
