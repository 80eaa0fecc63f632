"""The words of the interface: theme/strings/<lang>.yml, one file a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from paperbox.build.chart import Bar
from paperbox.build.cited import Origin
from paperbox.counts import LABELS, SCHOLAR
from paperbox.model import PartialDate, Period

FALLBACK = "en"
SERVICES_OF = {SCHOLAR: "googlescholar"}
"""Source of counts -> the service that it is, where that has another key."""
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

    def number(self, number: int) -> str:
        """Return a number with its thousands set apart: ``12,345``."""
        return f"{number:,}".replace(",", self.strings["citations"]["thousands"])

    def citations(self, count: int) -> str:
        """Return ``1 citation``, ``80 citations``."""
        form = "one" if count == 1 else "many"
        return str(self.strings["citations"][form].format(n=self.number(count)))

    def around(self, name: str) -> tuple[str, str]:
        """Return what stands before and after the number in a phrase on citations."""
        before, _, after = self.strings["citations"][name].partition("{n}")
        return before, after

    def source(self, name: str) -> str:
        """Return the name of a source of counts."""
        key = SERVICES_OF.get(name, name)
        return str(self.strings["link_labels"].get(key, LABELS.get(name, name)))

    def day(self, origin: Origin) -> str:
        """Return the day of a number: ``6 Oct 2026``, ``as of 6 Mar 2026`` where it is old."""
        if origin.day is None:
            return ""
        day = self.date(origin.day)
        return str(self.strings["citations"]["as_of"].format(date=day)) if origin.is_old else day

    def stated(self, origin: Origin) -> str:
        """Return who says a number, and when: ``OpenAlex, 6 Oct 2026``."""
        parts = (self.source(origin.source), self.day(origin))
        return str(self.strings["citations"]["comma"]).join(filter(None, parts))

    def years(self, bars: Iterable[Bar]) -> str:
        """Return in words what a chart shows."""
        words = self.strings["citations"]
        said = (f"{bar.year}{words['colon']}{self.number(bar.count)}" for bar in bars)
        return f"{words['per_year']}{words['colon']}{words['comma'].join(said)}"


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
