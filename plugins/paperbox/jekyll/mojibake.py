"""UTF-8 that was once read as cp1252 or Latin-1 becomes what it was: ``ðŸ“–`` is 📖.

What such text looks like is ftfy's knowledge, and loading it costs; so it is asked only about
lines that hold what no mojibake is without: a letter that a first byte turns into, followed by a
character that a second byte turns into.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# 0xC2 to 0xF4 begin a character in UTF-8, and 0x80 to 0xBF go on with it; as cp1252 the latter
# are those of Latin-1 and the signs and letters below. A blank may have been 0xA0.
_SUSPECT = re.compile("[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[ÃÂ] ")
_SHOWN = 40
INSTALL = 'Run: pip install "paperbox[import]"'


@dataclass(frozen=True, slots=True)
class Change:
    """What was mended on a line."""

    line: int
    """Counted from 1."""
    found: str
    mended: str
    """Both without what is the same before and after."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text without mojibake, and what that took."""

    text: str
    changes: tuple[Change, ...] = ()


def mend(text: str) -> Mended:
    """Return TEXT with its mojibake mended, and nothing else changed.

    Raises ImportError, with a hint for the user, where ftfy is needed and not installed.
    """
    if not _SUSPECT.search(text):
        return Mended(text)
    changes: list[Change] = []
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if _SUSPECT.search(line):
            lines[index] = _mended(line)
            if lines[index] != line:
                changes.append(_change(index + 1, line, lines[index]))
    return Mended("\n".join(lines), tuple(changes))


def _mended(line: str) -> str:
    try:
        from ftfy import TextFixerConfig, fix_encoding
    except ImportError:
        raise ImportError(INSTALL) from None
    return fix_encoding(line, TextFixerConfig(fix_c1_controls=False, uncurl_quotes=False))


def _change(number: int, found: str, mended: str) -> Change:
    start = _common(found, mended)
    end = _common(found[start:][::-1], mended[start:][::-1])
    if end and start + end == len(mended):  # something is gone: what is left beside it shows it
        end -= 1
    return Change(
        number,
        _short(found[start : len(found) - end]),
        _short(mended[start : len(mended) - end]),
    )


def _common(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
