"""The words of the interface, in one language: theme/strings/<lang>.yml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from paperbox.model import PartialDate, Period

FALLBACK = "en"
NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Words:
    """Every word that the theme says."""

    lang: str
    strings: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.strings[name]

    def date(self, date: PartialDate) -> str:
        """Return a date as this language writes it, as precise as it was given."""
        if date.month is None:
            return str(date.year)
        forms = self.strings["dates"]
        form = forms["month"] if date.day is None else forms["day"]
        month = forms["months"][date.month - 1]
        return str(form.format(year=date.year, month=month, day=date.day))

    def period(self, period: Period) -> str:
        """Return a period: ``Sep 2020 – Jul 2024``, ``2020 – now``."""
        now = self.strings["dates"]["now"] if period.ongoing else ""
        dates = [self.date(date).replace(" ", NBSP) for date in (period.start, period.end) if date]
        start, end = (*dates, "")[:2]
        if end:
            return f"{start} – {end}" + (f" ({now})" if now else "")
        return f"{start} – {now}" if now else start


def read_words(theme: Path, lang: str) -> Words:
    """Return the words for LANG, or English ones where the theme has none.

    The files belong to the theme, so a fault in one is the theme's and raises as it is.
    """
    folder = theme / "strings"
    known = lang if (folder / f"{lang}.yml").is_file() else FALLBACK
    strings = yaml.safe_load((folder / f"{known}.yml").read_text("utf-8"))
    return Words(known, strings)
