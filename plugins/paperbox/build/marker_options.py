"""What the options of markers may be: a flag, a number, one of a few words, years."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import TypeVar

from paperbox.errors import did_you_mean

T = TypeVar("T")
_YEARS = re.compile(r"(?P<first>\d{4})?(?P<dash>[-–—])?(?P<last>\d{4})?")


class MarkerError(ValueError):
    """A marker that asks for what there is not."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def flag(name: str, value: str) -> bool:
    """Return whether the option NAME is true."""
    if value not in {"true", "false"}:
        message = f'{name}: expected true or false, found "{value}"'
        raise MarkerError(message, f"Write [PUBLICATIONS {name}=true].")
    return value == "true"


def count(value: str) -> int | None:
    """Return the number that a limit is, or None where there is no limit."""
    if value and not (value.isdecimal() and int(value)):
        message = f'limit: expected a number from 1 on, found "{value}"'
        raise MarkerError(message, "Write limit=5.")
    return int(value) if value else None


def choice(name: str, value: str, known: Collection[str]) -> str:
    """Return VALUE, which must be one of the KNOWN words."""
    if value not in known:
        message = f'{name}: expected {" or ".join(known)}, found "{value}"'
        raise MarkerError(message + did_you_mean(value, known), f"Known: {', '.join(known)}.")
    return value


def years(value: str) -> Callable[[int], bool]:
    """Return whether a year is among ``2024``, ``2020-2024``, ``2020-``, ``-2019`` or several."""
    ranges = [_range(part) for part in value.split(",")]
    return lambda year: any(first <= year <= last for first, last in ranges)


def _range(part: str) -> tuple[int, int]:
    found = _YEARS.fullmatch(part)
    if not found or not (found["first"] or found["last"]):
        message = f'year: expected a year, or the first and the last one, found "{part}"'
        raise MarkerError(message, "Write year=2024, year=2020-2024, year=2020- or year=-2019.")
    if not found["dash"]:
        return int(part), int(part)
    first, last = int(found["first"] or 0), int(found["last"] or 9999)
    if first > last:
        message = f'year: the end is before the start, in "{part}"'
        raise MarkerError(message, f"Write year={last}-{first}.")
    return first, last
