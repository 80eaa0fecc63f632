"""Filters of points in time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from liquid import RenderContext
from liquid.filter import with_context

from paperbox.jekyll.moments import formatted, moment, ordinal


def _now(context: RenderContext) -> datetime:
    site: Any = context.globals["site"]
    return moment(site.get("time"), datetime(1970, 1, 1, tzinfo=UTC)) or datetime(1970, 1, 1)


@with_context
def date_(value: object, pattern: object = "", *, context: RenderContext) -> object:
    """Return a point in time in the form of PATTERN; what is none stays as it is."""
    when = moment(value, _now(context))
    return formatted(when, str(pattern)) if when and str(pattern) else value


def in_form(pattern: str) -> Callable[..., object]:
    """Return the filter that writes dates in the form of PATTERN, whatever it is asked for."""

    @with_context
    def filter_(value: object, *_: object, context: RenderContext) -> object:
        return date_(value, pattern, context=context)

    return filter_


def in_words(month: str) -> Callable[..., object]:
    """Return the filter that writes a day with the name of its MONTH, a directive.

    It takes "ordinal", for 7th Nov 2008, and "US" after that, for Nov 7th, 2008.
    """

    @with_context
    def filter_(
        value: object, kind: object = "", style: object = "", *, context: RenderContext
    ) -> object:
        when = moment(value, _now(context))
        if when is None or str(kind) != "ordinal":
            return date_(value, f"%d {month} %Y", context=context)
        day = ordinal(when.day)
        return formatted(when, f"{month} {day}, %Y" if str(style) == "US" else f"{day} {month} %Y")

    return filter_
