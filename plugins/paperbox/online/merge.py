"""What was known, and what a source says now -> what is known.

A number is never lost: what fails keeps what was, with its old day. A number that falls or jumps
as real ones don't is held back until it has been seen on several days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from paperbox.counts import MANUAL, AuthorCounts, PaperCount, Pending

SEEN = 3
"""Days on which a suspicious number must be seen before it is believed."""
FALL, FALL_SHARE = 3, 0.05
"""Citations, or their share, that may vanish: works are merged and corrected."""
JUMP, JUMP_TIMES = 100, 3
"""Citations, and times the old number, by which a number may not rise at once."""
STALE_DAYS = 45
"""After so many days readers are told "as of", and a source that is preferred less may replace a
number by one that is no lower."""
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
    asked: tuple[str, ...] = ()
    """The sources of this run; one that is asked and not in the order is preferred to all."""
    believe: bool = False
    """Whether numbers are believed that fall or jump."""

    def paper(self, old: PaperCount | None, new: PaperCount) -> PaperCount:
        """Return what is known of a paper of which a source says NEW."""
        if old is None:
            return new
        if old.source == MANUAL:
            return old
        if old.source != new.source and self._rank(new.source) >= self._rank(old.source):
            is_no_loss = new.count >= old.count and not self._is_suspicious(old.count, new.count)
            return new if is_no_loss and self.is_older(old.checked_at, STALE_DAYS) else old
        return self._known(old, new, old.count, new.count)

    def author(self, old: AuthorCounts | None, new: AuthorCounts) -> AuthorCounts:
        """Return what is known of the owner, of whom the same source says NEW."""
        return new if old is None else self._known(old, new, old.citations, new.citations)

    def _rank(self, source: str) -> int:
        """Return the place of a source: small is preferred."""
        if source in self.order:
            return self.order.index(source)
        return -1 if source in self.asked else len(self.order)

    def _known(self, old: Record, new: Record, was: int, count: int) -> Record:
        """Return OLD or NEW, which says COUNT where it WAS another one."""
        if replace(old, checked_at="", pending=None) == replace(new, checked_at=""):
            return new if old.pending or self.is_older(old.checked_at, FRESH_DAYS) else old
        if not self._is_suspicious(was, count):
            return new
        pending = self._pending(old.pending, count)
        return new if pending.seen >= SEEN else replace(old, pending=pending)

    def _pending(self, before: Pending | None, count: int) -> Pending:
        """Return a number that is not believed yet: on how many days it, or nearly it, was seen."""
        if before is None or self._moves(before.count, count):
            return Pending(count, 1, self.today)
        return Pending(count, before.seen + (before.day != self.today), self.today)

    def _is_suspicious(self, was: int, count: int) -> bool:
        falls = was > count and (self._moves(was, count) or count == 0)
        jumps = count - was > JUMP and count > JUMP_TIMES * was
        return (falls or jumps) and not self.believe

    @staticmethod
    def _moves(was: int, count: int) -> bool:
        return abs(was - count) > max(FALL, FALL_SHARE * was)

    def is_older(self, day: str, days: int) -> bool:
        """Whether DAY lies more than DAYS back; one that is unknown, or has not come, does."""
        if not day or day > self.today:
            return True
        return date.fromisoformat(day) < date.fromisoformat(self.today) - timedelta(days)


def numbers(records: Mapping[str, Record]) -> dict[str, Record]:
    """Return records without what may change though no number does."""
    return {key: replace(record, checked_at="", pending=None) for key, record in records.items()}
