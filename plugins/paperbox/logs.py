"""Pelican's log, listened to while it works.

Pelican logs many failures as an error, drops the item and ends with status 0. Here such a record
becomes an error of the run, and is not printed by Pelican as well.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pelican.log import FatalLogger

from paperbox.errors import PaperboxError, Problems

PELICAN = logging.getLogger("pelican")


class _Recorder(logging.Handler):
    """Takes records of the logger ``pelican`` and of those below it."""

    def __init__(self, problems: Problems, lowest: int) -> None:
        super().__init__()
        self.problems = problems
        self.lowest = lowest
        """The lowest level that is a failure."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno < self.lowest and not _is_loss(record):
            return
        record.paperbox = True
        cause = record.exc_info[1] if record.exc_info else None
        if not isinstance(cause, PaperboxError):
            reason = f"\n    {type(cause).__name__}: {cause}" if cause else ""
            self.problems.error(PaperboxError(record.getMessage() + reason))


def _is_loss(record: logging.LogRecord) -> bool:
    """Whether a file was left out that could not be copied, of which Pelican only warns."""
    arguments = record.args if isinstance(record.args, tuple) else ()
    return any(isinstance(argument, OSError) for argument in arguments)


@contextmanager
def recorded(problems: Problems) -> Iterator[None]:
    """Turn failures that are logged meanwhile into errors of PROBLEMS."""
    level, wanted, fatal = PELICAN.level, PELICAN.getEffectiveLevel(), FatalLogger.fatal_lvl
    recorder = _Recorder(problems, min(logging.ERROR, fatal))
    handlers = list(logging.getLogger().handlers)

    def is_for_pelican(record: logging.LogRecord) -> bool:
        return record.levelno >= wanted and not getattr(record, "paperbox", False)

    PELICAN.addHandler(recorder)
    PELICAN.setLevel(min(wanted, logging.WARNING))  # -q hides errors; we must hear them
    # --fatal raises at the first record; we end the run ourselves, with all of them.
    FatalLogger.fatal_lvl = logging.CRITICAL + 1
    for handler in handlers:
        handler.addFilter(is_for_pelican)
    try:
        yield
    finally:
        for handler in handlers:
            handler.removeFilter(is_for_pelican)
        FatalLogger.fatal_lvl = fatal
        PELICAN.setLevel(level)
        PELICAN.removeHandler(recorder)


def warnings_are_fatal() -> bool:
    """Whether the user said ``--fatal warnings``."""
    return bool(FatalLogger.fatal_lvl <= logging.WARNING)


def already_shown(record: logging.LogRecord) -> bool:
    """A filter: drop what Pelican says of an exception that was printed by us."""
    cause = record.exc_info[1] if record.exc_info else None
    arguments = record.args if isinstance(record.args, tuple) else ()
    return not any(isinstance(value, PaperboxError) for value in (cause, *arguments))


PELICAN.addFilter(already_shown)
