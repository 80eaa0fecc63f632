r"""Typographic signs for what people type: quotes, dashes, dots, guillemets, by kramdown's rules.

What a quote becomes depends on the source beside it, its markup included: in ``"*word*"`` the star
makes the first one open, and a quote right after markup has no character before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGN = re.compile(r"[\"']|---?|\.\.\.|<<[ ]?|[ ]?>>|[*_]")
_SIGNS = {
    "---": "—",
    "--": "–",
    "...": "…",
    "<<": "«",
    "<< ": "«\u00a0",
    ">>": "»",
    " >>": "\u00a0»",
}
_LEFT = {'"': "“", "'": "‘"}
_RIGHT = {'"': "”", "'": "’"}
_WORD = r"[A-Za-z0-9_]"
_BEFORE_EMPHASIS = re.compile(r"[*_]{1,2}\S")
_BEFORE_PUNCTUATION = re.compile(r"[!\"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~](?!\.\.)\B")
_ENDS_OR_OPENS = re.compile(f"{_BEFORE_EMPHASIS.pattern}|{_BEFORE_PUNCTUATION.pattern}")
_TWO = re.compile(rf"\"'(?={_WORD})|'\"(?={_WORD})")
_DECADE = re.compile(r"'\d\ds")
_END = re.compile(r"\s|s\b|\Z")
_BLANK = " \t\r\n\f\v"
# After these a quote opens.
_OPENERS = " \\\t\r\n[{(-"


def signs(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield where a part of SOURCE that is text gets which signs; markup stands around it."""
    taken = start
    for match in _SIGN.finditer(source, start, end):
        if match.start() < taken:
            continue
        at, taken_before = match.start(), taken
        taken = match.end()
        if match[0] in _LEFT:
            before = source[at - 1] if at > taken_before else ""
            taken, sign = _quote(source, at, before)
            yield at, min(taken, end), sign
        elif match[0] in _SIGNS:
            yield at, taken, _SIGNS[match[0]]


def _quote(source: str, at: int, before: str) -> tuple[int, str]:
    """Return where the quotes at a place end and what they become."""
    quote, after = source[at], at + 1
    if before in _BLANK if before else not _ENDS_OR_OPENS.match(source, after):
        if _TWO.match(source, at):
            return at + 2, _LEFT[quote] + _LEFT[source[after]]
        if _DECADE.match(source, at):
            return after, _RIGHT[quote]
    if before:
        return after, (_LEFT if before in _OPENERS else _RIGHT)[quote]
    return _first(source, at)


def _first(source: str, at: int) -> tuple[int, str]:
    """Return the same for a quote that has no character before it."""
    quote, after = source[at], at + 1
    if _BEFORE_EMPHASIS.match(source, after):
        return after, _LEFT[quote]
    if _BEFORE_PUNCTUATION.match(source, after):
        return after, _RIGHT[quote]
    if source[after : after + 1] in _LEFT:
        return at + 2, quote + _RIGHT[source[after]]
    return after, (_RIGHT if _END.match(source, after) else _LEFT)[quote]
