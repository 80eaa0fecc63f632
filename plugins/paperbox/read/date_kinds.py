"""Kinds of values that say when: dates, and periods from one to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import yaml

from paperbox.read import patterns
from paperbox.read.dates import parse_date, parse_period
from paperbox.read.kinds import Kind, Match, Schema, T, code, fits
from paperbox.read.place import Place


@dataclass(frozen=True)
class Parsed(Kind[T | None]):
    """What a function makes of a text, which says with a ValueError what is wrong with it."""

    text: Match
    parse: Callable[[str], T | None]
    empty = None

    def read(self, place: Place, node: yaml.Node) -> T | None:
        text = code(place, node)
        if not text:
            return None
        found, fault = self._parsed(text)
        if not fits(self.text.pattern, node):  # others know better than a pattern what is wrong
            fault = fault or f'expected {self.text.expected}, found "{text[:80]}"'
        if fault:
            place.error(fault, node, self.text.hint)
            return None
        return found

    def _parsed(self, text: str) -> tuple[T | None, str]:
        """Return what TEXT stands for, or what is wrong with it."""
        try:
            return self.parse(text), ""
        except ValueError as error:
            return None, str(error)

    def schema(self) -> Schema:
        return self.text.schema()


DATE = Parsed(Match(patterns.DATE, "a date", "Write 2024-05-23, 2024-05 or 2024."), parse_date)
"""A day, a month or a year."""

SPAN = Parsed(
    Match(patterns.PERIOD, "dates", "Write 2020/09 - 2024/07, 2023 - now, or one date."),
    parse_period,
)
"""A date, or a period: ``2020/09 - 2024/07``, ``2023 - now``."""
