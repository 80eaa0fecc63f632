"""When the paper of a card appeared: a year that its author wrote, or that of its id."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperbox.model import PartialDate
from paperbox.read.dates import DATE, fold, parse_date

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT = re.compile(r"(?:['’‘]|(?<=[A-Z]{2})|(?<=[A-Z]{3} ))([0-4]\d)(?!\d)")
_ARXIV = re.compile(r"(?:arxiv\.org/(?:abs|pdf|html)/|arxiv\.)(\d\d)(0[1-9]|1[0-2])\.\d{4,5}", re.I)
_ELSEVIER = re.compile(r"10\.1016/j\.[a-z-]+\.((?:19|20)\d\d)\.\d+")
_BUTTON = re.compile(r"img\.shields\.io/badge/-?((?:19|20)\d\d)-")
_ONE_DATE = re.compile(DATE, re.I)


def years_of(text: str) -> set[int]:
    """Return the years that a text names, ``'25`` among them."""
    years = {int(year) for year in _YEAR.findall(text)}
    return years or {2000 + int(year) for year in _SHORT.findall(text)}


def date_in(text: str) -> PartialDate | None:
    """Return the one date that a short text holds, with its month where it says one."""
    years = years_of(text)
    if len(years) != 1:
        return None
    (year,) = years
    dates = set()
    for match in _ONE_DATE.finditer(fold(text)):
        try:
            dates.add(parse_date(match[0]))
        except ValueError:
            return PartialDate(year)
    dated = {date for date in dates if date.month}
    return dated.pop() if len(dated) == 1 else PartialDate(year)


def date_of_address(addresses: Iterable[str]) -> PartialDate | None:
    """Return when the paper at the first address that says so appeared."""
    for address in addresses:
        if match := _BUTTON.search(address) or _ELSEVIER.search(address):
            return PartialDate(int(match[1]))
    for address in addresses:
        if match := _ARXIV.search(address):
            return PartialDate(2000 + int(match[1]), int(match[2]))
    return None
