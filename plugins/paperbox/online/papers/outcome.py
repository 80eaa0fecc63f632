"""What came of one id that was to be added."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from paperbox.online.papers.known import Same


class Result(enum.Enum):
    """What became of a paper."""

    WRITTEN = enum.auto()
    SHOWN = enum.auto()
    """It would have been written."""
    THERE = enum.auto()
    """The site has it already."""
    FAILED = enum.auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a paper, and what the user is told."""

    result: Result
    out: tuple[str, ...] = ()
    err: tuple[str, ...] = ()


def failed(*told: str, shown: tuple[str, ...] = ()) -> Outcome:
    """Return that a paper was not added; TOLD says why, and what to do."""
    return Outcome(Result.FAILED, shown, told)


def there(same: Same, shown: tuple[str, ...] = ()) -> Outcome:
    """Return that the site has a paper already."""
    told = f"{same.place()}: the paper is on the site already, by its {same.by}"
    return Outcome(Result.THERE, shown, (f"{told}. The file is as it was.",))
