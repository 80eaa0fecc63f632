"""Dates and periods as authors write them: ``2024/06/04``, ``2024.06``, ``2020/09 - now``."""

from __future__ import annotations

import datetime
import re

from paperbox.model import PartialDate, Period

_DATE = r"\d{4}(?:[./-]\d{1,2}(?:[./-]\d{1,2})?)?(?![\d])"
_NOW = r"(?:now|present|至今|今)"
_EMPHASIS = r"[*_`]{0,3}"

_PERIOD = re.compile(
    rf"\s*(?P<start>{_DATE})"
    rf"(?:\s*(?:-{{1,3}}|[–—~至]|to)\s*(?:(?P<end>{_DATE})|(?P<open>{_NOW})))?"
    rf"(?:\s*[(（](?P<ongoing>{_NOW})[)）])?",
    re.I,
)
_LEADING = re.compile(
    rf"\s*(?P<em>{_EMPHASIS})(?P<date>{_DATE})(?P<inside>[:：,]?)(?P=em)(?P<after>\s*[:：,，]?)\s*"
)
_SEPARATOR = re.compile(r"\s*[:：,，]\s*")


def parse_date(text: str) -> PartialDate:
    """Return the date that TEXT is.

    Raises ValueError with a sentence for the user.
    """
    if not re.fullmatch(_DATE, text.strip()):
        raise ValueError(f'expected a date, found "{text}"')
    parts = [int(part) for part in re.split(r"[./-]", text.strip())]
    try:
        datetime.date(parts[0], *[*parts[1:], 1, 1][:2])
    except ValueError as error:
        raise ValueError(f'no such date: "{text}" ({error})') from None
    return PartialDate(*parts)


def parse_period(text: str) -> Period | None:
    """Return the period that the whole of TEXT is, or None when it is something else."""
    match = _PERIOD.fullmatch(text.strip())
    if not match:
        return None
    try:
        end = parse_date(match["end"]) if match["end"] else None
        return Period(parse_date(match["start"]), end, bool(match["open"] or match["ongoing"]))
    except ValueError:
        return None


def split_period(text: str) -> tuple[Period, str] | None:
    """Split TEXT into the period it begins with and what follows, or return None.

    A colon or a comma must set the period off: "2020 was a good year" begins with none.
    """
    match = _PERIOD.match(text)
    separator = match and _SEPARATOR.match(text, match.end())
    if not match or not separator:
        return None
    period = parse_period(match[0])
    return (period, text[separator.end() :]) if period else None


def split_date(text: str) -> tuple[PartialDate, str] | None:
    """Split TEXT into the date it begins with and what follows; None where there is no date.

    The date may be emphasised: ``*2024.06*: …``. Raises ValueError for a date that is none.
    """
    match = _LEADING.match(text)
    if not match or not (match["em"] or match["after"].strip() or match["inside"]):
        return None
    return parse_date(match["date"]), text[match.end() :]
