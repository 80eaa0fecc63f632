"""The words of the interface: theme/strings/<lang>.yml, one file a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from paperbox.model import PartialDate, Period

FALLBACK = "en"
NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Words:
    """Every word that the theme says on pages of one language."""

    lang: str
    """The language of the pages."""
    spoken: str
    """The language of the words: English where the theme does not speak that of the pages."""
    strings: Mapping[str, Any]
    as_written: bool = False
    """Whether periods keep the form that their author gave them."""

    @property
    def is_foreign(self) -> bool:
        """Whether the words are in another language than the page around them."""
        return self.spoken.split("-")[0] != self.lang.split("-")[0]

    def __getitem__(self, name: str) -> Any:
        return self.strings[name]

    def date(self, date: PartialDate) -> str:
        """Return a date as this language writes it, as precise as it was given."""
        forms = self.strings["dates"]
        name = "year" if date.month is None else "month" if date.day is None else "day"
        month = forms["months"][date.month - 1] if date.month else ""
        return str(forms[name].format(year=date.year, month=month, day=date.day))

    def period(self, period: Period) -> str:
        """Return a period: ``Sep 2020 – Jul 2024``, ``2020 – now``."""
        if self.as_written and period.words:
            return period.words
        now = self.strings["dates"]["now"] if period.ongoing else ""
        dates = [self.date(date).replace(" ", NBSP) for date in (period.start, period.end) if date]
        start, end = (*dates, "")[:2]
        if end:
            return f"{start} – {end}" + (f" ({now})" if now else "")
        return f"{start} – {now}" if now else start

    def label(self, link: Any) -> str:
        """Return the words of a link: this language's for a known kind, else the author's."""
        return str(self.strings["link_labels"].get(link.key, link.label))


class Dictionary:
    """The words of every language that a theme speaks."""

    def __init__(self, theme: Path, default: str, *, as_written: bool = False) -> None:
        self.folder = theme / "strings"
        self.default = default
        self.as_written = as_written
        self._read = cache(self._of)

    def words(self, lang: str = "") -> Words:
        """Return the words for LANG, of its language at large, or English ones."""
        return self._read(lang or self.default)

    def _of(self, lang: str) -> Words:
        names = [lang, lang.split("-")[0].lower()]
        known = next((n for n in names if (self.folder / f"{n}.yml").is_file()), FALLBACK)
        # The files belong to the theme, so a fault in one is the theme's and raises as it is.
        strings = yaml.safe_load((self.folder / f"{known}.yml").read_text("utf-8"))
        return Words(lang, known, strings, self.as_written)
