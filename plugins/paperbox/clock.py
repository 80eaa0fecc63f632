"""The day it is: an input of every build, read here alone."""

from __future__ import annotations

import datetime
import os

from paperbox.model import PartialDate

EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable by which a build can be repeated: seconds since 1970, in UTC."""


def today() -> PartialDate:
    """Return the day that $SOURCE_DATE_EPOCH says, else the system's."""
    try:
        moment = datetime.datetime.fromtimestamp(int(os.environ[EPOCH]), datetime.UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        moment = datetime.datetime.now(datetime.UTC).astimezone()
    return PartialDate(moment.year, moment.month, moment.day)
