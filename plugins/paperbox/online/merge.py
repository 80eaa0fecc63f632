"""What was known, and what a source says now -> what is known.

A number is never lost: what fails keeps what was, with its old day. A number that falls or jumps
as real ones don't is held back until it has been seen in several runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from paperbox.counts import MANUAL, AuthorCounts, PaperCount, Pending

SEEN = 3
"""Runs in which a suspicious number must be seen before it is believed."""
FALL, FALL_SHARE = 3, 0.05
"""Citations, or their share, that may vanish: works are merged and corrected."""
JUMP, JUMP_TIMES = 100, 3
"""Citations, and times the old number, by which a number may not rise at once."""
STALE_DAYS = 45
"""After so many days another source may replace a number, and readers are told "as of"."""
FRESH_DAYS = 6
"""So long a number that has not changed keeps its day: a weekly run has a day to tell, and two
runs in a week write the same bytes."""

Record = TypeVar("Record", PaperCount, AuthorCounts)


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for one run."""

    today: str
    """As 2026-10-06."""
    order: tuple[str, ...]
    """The sources, the most preferred first."""
    allow_decrease: bool = False
    """Whether numbers are believed that fall."""

    def paper(self, old: PaperCount | None, new: PaperCount) -> PaperCount:
        """Return what is known of a paper of which a source says NEW."""
        if old is None:
            return new
        if old.source == MANUAL:
            return old
        if old.source != new.source:
            return new if self._may_replace(old, new) else old
        if replace(old, checked_at="", pending=None) == replace(new, checked_at=""):
            return self._confirmed(old, new)
        return self._believed(old, new, old.count, new.count)

    def author(self, old: AuthorCounts | None, new: AuthorCounts) -> AuthorCounts:
        """Return what is known of the owner, of whom the same source says NEW."""
        if old is None or old.id != new.id:
            return new
        if replace(old, checked_at="", pending=None) == replace(new, checked_at=""):
            return self._confirmed(old, new)
        return self._believed(old, new, old.citations, new.citations)

    def _may_replace(self, old: PaperCount, new: PaperCount) -> bool:
        """Whether another source may take the place of the one that was believed."""
        if self.is_older(old.checked_at, STALE_DAYS):
            return True
        order = self.order
        return old.source in order and order.index(new.source) < order.index(old.source)

    def _confirmed(self, old: Record, new: Record) -> Record:
        return new if old.pending or self.is_older(old.checked_at, FRESH_DAYS) else old

    def _believed(self, old: Record, new: Record, was: int, count: int) -> Record:
        if not self._is_suspicious(was, count):
            return new
        seen = old.pending.seen + 1 if old.pending else 1
        return new if seen >= SEEN else replace(old, pending=Pending(count, seen))

    def _is_suspicious(self, was: int, count: int) -> bool:
        falls = was - count > max(FALL, FALL_SHARE * was) or (was > 0 and count == 0)
        jumps = count - was > JUMP and count > JUMP_TIMES * was
        return (falls and not self.allow_decrease) or jumps

    def is_older(self, day: str, days: int) -> bool:
        """Whether DAY lies more than DAYS back; an unknown one does."""
        if not day:
            return True
        return date.fromisoformat(day) < date.fromisoformat(self.today) - timedelta(days)


def numbers(records: Mapping[str, Record]) -> dict[str, Record]:
    """Return records without the days they were checked on."""
    return {key: replace(record, checked_at="") for key, record in records.items()}
