"""Where a text begins or ends with a date: ``*2024.06*: …``, ``[06/2026] …``, ``…, *2021*``.

The text may be Markdown or HTML: stars, code signs, brackets and tags such as ``<strong>`` wrap
dates in both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from paperbox.model import Period
from paperbox.read.dates import DATE, PERIOD, YEAR, fold, parse_period

_TAGS = "em|strong|b|i|code|span|time|u|font|mark|small|kbd|tt|ins"
_OPENER = rf"(?:\*{{1,3}}|_{{1,3}}|`{{1,3}}|\[|\(|<(?:{_TAGS})\b[^<>]*>)"
_CLOSER = rf"(?:\*{{1,3}}|_{{1,3}}|`{{1,3}}|\]|\)|</(?:{_TAGS})\s*>)"
_BLANK = r"(?:\s|&(?:nbsp|ensp|emsp|thinsp|\#160|\#xa0);)"
_SIGN = r"(?:[:,;|·•]|&middot;|-{1,3}(?=\s|&|$)|&[nm]dash;(?=\s|$))"
_PICTURE = r"(?:<img\b[^<>]*>|!\[[^\]]*\]\([^)]*\))"
_EMOJI = "[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\u20e3]"

_LEAD = re.compile(
    rf"(?:{_BLANK}|<p\b[^<>]*>|<!--.*?-->|{_PICTURE}|<a\b[^<>]*>\s*{_PICTURE}\s*</a>|{_EMOJI})*",
    re.I | re.S,
)
"""What may stand before the date and is kept: a logo, an emoji."""
_SPLITTER = re.compile(_OPENER, re.I)
_OPENERS = re.compile(rf"(?:{_OPENER}{_BLANK}*)*", re.I)
_CLOSERS = re.compile(rf"{_BLANK}*(?P<sign>{_CLOSER})", re.I)
_PERIOD = re.compile(rf"{PERIOD}(?![^\W_])", re.I)
_SEPARATOR = re.compile(rf"{_BLANK}*(?P<sign>{_SIGN}?){_BLANK}*", re.I)
_NOTE = re.compile(rf"{_BLANK}*(?P<note>\([^()<>]{{1,30}}\))")
_MORE = re.compile(
    rf"{_BLANK}*(?:-\d|-{{1,3}}{_BLANK}*(?:(?!\([a-z]){_OPENER}|{DATE}|\d{{1,2}}\s*[^\w\s]|\Z|[:,])"
    r"|(?:and|to|until|or)\b|&(?!#?[a-z0-9]+;)|&amp;|[~/+至到年月季])",
    re.I,
)
"""What tells that the date is only a part of something longer."""
_YEAR = re.compile(YEAR)
_TAIL = re.compile(rf"{_BLANK}*[.。]?(?:{_BLANK}|</p>|<br\s*/?>)*\Z", re.I)
_LAST_NOTE = re.compile(
    rf"{_BLANK}*(?:<(?:{_TAGS})\b[^<>]*>)*\((?=[^\W\d])[^()<>]*\)(?:</(?:{_TAGS})\s*>)*\Z", re.I
)
"""What may follow the last date: ``…, 2024 (second prize)``."""
_PART = re.compile(
    rf"(?:[-~/&+至到于在自]|(?:{YEAR})[^\w<>*]*|(?<![a-z])(?:in|on|from|since|until|to|of|by|for|at))\s*\Z",
    re.I,
)
_TRAILING_SIGNS = re.compile(rf"(?:{_BLANK}|[,;|:·，；：｜–—-])*\Z")
_CLOSES = {"[": "]", "(": ")"}
_REACH = 120
"""No date with its wrapping is longer."""


class Dated(NamedTuple):
    """A date and the text that it was found in, without it."""

    period: Period
    rest: str
    words: str
    """The period as its author wrote it."""
    place: int
    """Where that stands in the text."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A period as it stands in a text, with what wraps it."""

    opened: tuple[str, ...]
    """What was opened before the period and is closed after it."""
    around: str
    """What was opened before that and goes on."""
    words: str
    """The period itself."""
    place: int
    note: str
    """What its author says about it, inside the wrapping: ``*2024 - 2027 (expected)*``."""
    sign: str
    """A colon or the like inside the wrapping."""
    end: int

    @property
    def is_bare_year(self) -> bool:
        return not (self.opened or self.around) and bool(_YEAR.fullmatch(fold(self.words)))


def split_date(text: str, order: str = "") -> Dated | None:
    """Split TEXT into the period it begins with and the rest; None where there is none.

    A sign or wrapping must set the date off: "2020 was a good year" begins with none. A logo or
    an emoji before the date stays. Raises ValueError for a date that is impossible or ambiguous.
    """
    plain = fold(text)
    lead = _LEAD.match(plain)
    begin = lead.end() if lead else 0
    found = _find(text, plain, begin)
    if not found or _MORE.match(plain, found.end):
        return None
    separator = _SEPARATOR.match(plain, found.end)
    sign, end = (separator["sign"], separator.end()) if separator else ("", found.end)
    if not _is_set_off(found, found.sign or sign, end > found.end, plain[end:]):
        return None
    before, rest = text[:begin].lstrip(), text[end:]
    if found.note:
        closers = "".join(_closer(opener) for opener in reversed(found.opened))
        rest = "".join(found.opened) + found.note + closers + text[found.end :]
    period = parse_period(found.words, order)
    return Dated(period, before + found.around + rest, found.words, found.place)


def _is_set_off(found: _Found, sign: str, has_gap: bool, rest: str) -> bool:
    """Whether nobody takes the date for a part of the sentence that it stands before."""
    if found.opened or found.around:
        has_brackets = bool(set(found.opened) & set(_CLOSES))
        return bool(sign or has_gap or has_brackets or not re.match("[A-Za-z0-9]", rest))
    if sign:
        return not (sign in ",;" and _YEAR.match(rest))
    return has_gap and not found.is_bare_year


def split_last(text: str, order: str = "") -> Dated | None:
    """Split TEXT into the period it ends with and what stands before it, or return None.

    Raises ValueError for a date that is impossible or ambiguous.
    """
    plain = fold(text)
    tail = _TAIL.search(plain, max(0, len(plain) - _REACH))
    stop = tail.start() if tail else len(plain)
    note = _LAST_NOTE.search(plain, max(0, stop - _REACH), stop)
    places = [stop, *([note.start()] if note else [])]
    found = (_last_before(text, plain, place, order) for place in places)
    return next(filter(None, found), None)


def _last_before(text: str, plain: str, stop: int, order: str) -> Dated | None:
    """Return the date that ends at STOP; the longest one, so it is looked for from afar."""
    for start in range(max(1, stop - _REACH), stop):
        if not re.match(r"[\s,;|:>)]", plain[start - 1]):
            continue
        found = _find(text, plain, start)
        if found and found.end == stop and not found.around and not found.note:
            return _last(found, text[:start], text[stop:], order)
    return None


def _last(found: _Found, before: str, tail: str, order: str) -> Dated | None:
    plain = fold(before)
    head = _TRAILING_SIGNS.sub("", before)
    if _PART.search(plain) or not head:
        return None
    if found.is_bare_year and not plain.rstrip().endswith((",", "|")):
        return None
    return Dated(parse_period(found.words, order), head + tail, found.words, found.place)


def _find(text: str, plain: str, start: int) -> _Found | None:
    """Return the period that stands at START, in its wrapping or without."""
    openers = _OPENERS.match(plain, start)
    opened = tuple(_SPLITTER.findall(openers[0])) if openers else ()
    period = _PERIOD.match(plain, openers.end() if openers else start)
    if not period:
        return None
    words, place, end = text[period.start() : period.end()], period.start(), period.end()
    if not opened:
        return _Found((), "", words, place, "", "", end)
    note = _NOTE.match(plain, end)
    inside = _SEPARATOR.match(plain, note.end() if note else end)
    sign, inside_end = (inside["sign"], inside.end()) if inside else ("", end)
    count, closed = _close(plain, opened, inside_end)
    around, wrapping = opened[: len(opened) - count], opened[len(opened) - count :]
    if set(around) & set(_CLOSES) or not (count or sign):
        return None
    said = text[note.start("note") : note.end()] if note and count else ""
    return _Found(wrapping, "".join(around), words, place, said, sign, closed if count else end)


def _close(plain: str, opened: tuple[str, ...], end: int) -> tuple[int, int]:
    """Return how many of OPENED are closed, innermost first, from END on, and where that ends."""
    count = 0
    for opener in reversed(opened):
        closer = _CLOSERS.match(plain, end)
        if not closer or closer["sign"].lower().replace(" ", "") != _closer(opener).lower():
            break
        count, end = count + 1, closer.end()
    is_link = "[" in opened and plain[end : end + 1] == "("
    return (0, end) if is_link else (count, end)


def _closer(opener: str) -> str:
    if opener.startswith("<"):
        return f"</{re.split(r'[^a-zA-Z]', opener[1:], maxsplit=1)[0]}>"
    return _CLOSES.get(opener, opener)
