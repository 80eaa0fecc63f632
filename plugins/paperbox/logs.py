"""Pelican's log, listened to while it works.

Pelican and its plugins log many failures as an error, drop the item and end with status 0. Here
such a record becomes an error of the run, and is not printed by Pelican as well.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from pelican.log import FatalLogger, LimitFilter

from paperbox.errors import PaperboxError, Problems

ROOT, PELICAN = logging.getLogger(), logging.getLogger("pelican")

_EMPTY_ALT = {
    "Empty alt attribute for image %s in %s",
    "Other images have empty alt attributes",  # said in the place of many of the first
}
"""Pelican warns of every badge, too; the reader of pages tells of pictures without words itself."""


class Recorder(logging.Handler):
    """Takes the records of all loggers: a plugin may have one of its own name."""

    def __init__(self, problems: Problems, lowest: int) -> None:
        super().__init__()
        self.problems = problems
        self.lowest = lowest
        """The lowest level that is a failure."""
        self.warned = False
        """Whether there was a warning that is no failure."""

    def emit(self, record: logging.LogRecord) -> None:
        causes = _exceptions(record)
        is_loss = any(isinstance(cause, OSError) for cause in causes)  # a file was not copied
        if record.levelno < self.lowest and not (is_loss and record.levelno >= logging.WARNING):
            self.warned |= record.levelno >= logging.WARNING and record.msg not in _EMPTY_ALT
            return
        record.paperbox = True
        if any(isinstance(cause, PaperboxError) for cause in causes):
            return  # who raised it has reported it
        message = record.getMessage()
        reasons = [f"\n    {type(c).__name__}: {c}" for c in causes if str(c) not in message]
        error = PaperboxError(message + "".join(reasons))
        error.__cause__ = causes[0] if causes else None
        self.problems.error(error)


def _exceptions(record: logging.LogRecord) -> list[BaseException]:
    """Return the exceptions that a record tells of."""
    arguments = record.args if isinstance(record.args, tuple) else ()
    told = (record.exc_info[1] if record.exc_info else None, *arguments)
    return [value for value in told if isinstance(value, BaseException)]


@contextmanager
def recorded(problems: Problems) -> Iterator[Recorder]:
    """Turn failures that are logged meanwhile into errors of PROBLEMS."""
    fatal = FatalLogger.fatal_lvl
    recorder = Recorder(problems, min(logging.ERROR, fatal))
    levels, wanted = (ROOT.level, PELICAN.level), PELICAN.getEffectiveLevel()
    before = ROOT.handlers[:]
    # `--log-handler plain` leaves no handler, and Python's last resort prints where there is none.
    printing = before or [logging.lastResort or logging.NullHandler()]

    def is_for_pelican(record: logging.LogRecord) -> bool:
        is_ours = getattr(record, "paperbox", False) or record.msg in _EMPTY_ALT
        return record.levelno >= wanted and not is_ours

    ROOT.handlers[:] = [recorder, *printing]  # first, so that it marks what the others drop
    for logger in (ROOT, PELICAN):
        logger.setLevel(min(wanted, logging.WARNING))  # -q hides errors; we must hear them
    # --fatal raises at the first record; we end the run ourselves, with all of them.
    FatalLogger.fatal_lvl = logging.CRITICAL + 1
    # Pelican drops a warning that it gave before, but each run of `pelican -r` is to have its own.
    given, LimitFilter._raised_messages = LimitFilter._raised_messages, set()
    counted, LimitFilter._group_count = LimitFilter._group_count, defaultdict(int)
    for handler in printing:
        handler.addFilter(is_for_pelican)
    try:
        yield recorder
    finally:
        for handler in printing:
            handler.removeFilter(is_for_pelican)
        FatalLogger.fatal_lvl = fatal
        LimitFilter._raised_messages, LimitFilter._group_count = given, counted
        ROOT.setLevel(levels[0])
        PELICAN.setLevel(levels[1])
        ROOT.handlers[:] = before


def warnings_are_fatal() -> bool:
    """Whether the user said ``--fatal warnings``."""
    return bool(FatalLogger.fatal_lvl <= logging.WARNING)


def already_shown(record: logging.LogRecord) -> bool:
    """Drop, as a filter, what Pelican says of an exception that was printed by us."""
    return not any(isinstance(value, PaperboxError) for value in _exceptions(record))


PELICAN.addFilter(already_shown)
