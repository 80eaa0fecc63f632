"""What sources say, taken as what it should be or not at all."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence

from paperbox.clock import today
from paperbox.counts import LARGEST
from paperbox.online.answer import Answer, FetchError, host_of
from paperbox.online.sources import blocked

_FACE = re.compile(r"</?(?:i|b|u|em|strong|sub|sup|scp|tt|jats:\w+|mml:\w+)(?:\s[^<>]*)?>", re.I)
"""The tags of typefaces and formulas in titles."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Signs that show nothing, turn the text around them, or can't be written to a file."""


def asked(label: str, ask: Callable[[], Answer]) -> Answer:
    """Return what ASK returns; every `FetchError` names the source, and says what is in the way."""
    try:
        answer = ask()
    except FetchError as error:
        refused = error.answer
        url = error.location or (refused.url if refused else "")
        why = blocked.reason(refused.text if refused else "", url, error.status)
        message = f"{label}: {why or error}"
        blocks = {"may_pass": error.may_pass, "is_blocked": bool(why)}
        raise FetchError(message, refused, error.location, **blocks) from None
    if why := blocked.reason(answer.text, answer.url, answer.status):
        raise FetchError(f"{label}: {why}", answer, is_blocked=True)
    return answer


def data(label: str, ask: Callable[[], Answer]) -> object:
    """Return the JSON value of what ASK returns."""
    answer = asked(label, ask)
    try:
        return answer.json()
    except RecursionError:
        message = f"{host_of(answer.url)} answered with no JSON in place of data"
        raise FetchError(f"{label}: {message}", answer) from None
    except FetchError as error:
        raise FetchError(f"{label}: {error}", answer) from None


def record(label: str, value: object, *needed: str) -> Mapping[str, object]:
    """Return a JSON object that has the fields NEEDED."""
    if not isinstance(value, dict) or not all(name in value for name in needed):
        what = " and ".join(needed) or "fields"
        raise FetchError(f"{label} answered in a form that we don't know: it has no {what}")
    return value


def sequence(label: str, value: object) -> Sequence[object]:
    """Return a JSON list."""
    if not isinstance(value, list):
        raise FetchError(f"{label} answered in a form that we don't know: a list is missing")
    return value


def count(value: object) -> int | None:
    """Return a number of citations, or None where VALUE can't be one."""
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= LARGEST else None


def total(label: str, value: object) -> int:
    """Return a researcher's number of citations."""
    number = count(value)
    if number is None:
        raise FetchError(f"{label} gives no number of citations that can be one")
    return number


def year(value: object) -> int:
    """Return a year, or 0 where VALUE can't be one."""
    if isinstance(value, str) and re.fullmatch("[0-9]{4}", value.strip()):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return value if 1900 <= value <= today().year + 1 else 0


def text(value: object) -> str:
    """Return a title or a name as plain text in one line, or nothing where VALUE is no text."""
    if not isinstance(value, str):
        return ""
    plain = html.unescape(_FACE.sub("", value))
    return " ".join(_UNSEEN.sub("", plain).split())


def inner(value: object, *path: str | int) -> object:
    """Return what stands inside VALUE at PATH, or None where there is nothing."""
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and len(value) > step else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def h_index(counts: Sequence[int]) -> int:
    """Return the largest h such that h papers have h citations or more."""
    ranked = enumerate(sorted(counts, reverse=True), 1)
    return sum(number >= rank for rank, number in ranked)


def i10_index(counts: Sequence[int]) -> int:
    """Return how many papers have ten citations or more."""
    return sum(number >= 10 for number in counts)
