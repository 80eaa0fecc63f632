"""What stands on the right of a ``=``: texts in braces or quotes, numbers, names of ``@string``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from paperbox.paper_types import MONTHS

_START = re.compile(r'\s*(?:(?P<open>[{"])|(?P<number>[0-9]+)|(?P<name>[^\s#{}",=%()]+))')
_JOINT = re.compile(r"\s*(#|$)")
_SIGN = re.compile(r'(?<!\\)[{}]|(?<!\\)"')
_FORGOTTEN = re.compile(r"[}\"0-9]\s+[A-Za-z][\w+-]*\s*=")

TEXT_HINT = "Put braces around a text: title = {A title}."


class FaultError(Exception):
    """What is wrong with a value, and the likely fix."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def evaluated(written: str, strings: Mapping[str, str]) -> str:
    """Return the text that a value is, given every ``@string`` by its name in small letters."""
    if not written:
        raise FaultError("expected a text, found nothing", TEXT_HINT)
    parts, at = [], 0
    while True:
        start = _START.match(written, at)
        if not start:
            raise _unreadable(written)
        if start["open"]:
            at = _closing(written, start.start("open"))
            parts.append(written[start.end() : at - 1])
        else:
            at = start.end()
            parts.append(start["number"] or _string(start["name"], strings, written))
        joint = _JOINT.match(written, at)
        if not joint:
            raise _unreadable(written)
        if not joint[1]:
            return "".join(parts)
        at = joint.end()


def _closing(written: str, start: int) -> int:
    """Return the place behind the brace or quotation mark that closes the one at START."""
    depth = 0
    for sign in _SIGN.finditer(written, start + 1):
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}" and depth:
            depth -= 1
        elif not depth and sign[0] == {"{": "}", '"': '"'}[written[start]]:
            return sign.end()
    raise _unreadable(written)


def _string(name: str, strings: Mapping[str, str], written: str) -> str:
    text = strings.get(name.lower())
    if text is None and name.lower() in MONTHS:
        return name.lower()
    if text is None:
        if not _JOINT.match(written, len(name)):
            raise _unreadable(written)
        raise FaultError(f'no @string is called "{name[:60]}"', TEXT_HINT)
    return text


def _unreadable(written: str) -> FaultError:
    if _FORGOTTEN.search(written):
        return FaultError(f"a comma is missing in {_short(written)}", "Fields have commas between.")
    return FaultError(f"expected one text in braces, found {_short(written)}", TEXT_HINT)


def _short(written: str) -> str:
    return " ".join(written[:60].split())
