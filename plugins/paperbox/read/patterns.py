"""What texts of data fields look like: regular expressions that readers and JSON Schemas share.

They are written in the part of the syntax that Python and ECMAScript, with its flag ``u``, have in
common: no groups with names, no flags inside, no look behind, no needless backslash, and ``[0-9]``
for digits, as ``d`` with a backslash means more of them in Python.
"""

from __future__ import annotations

import re

from paperbox.model import MARKS
from paperbox.services import HOST

# Characters that are not seen but change how what follows is read: a page could say other words
# than its source. Marks of direction that Arabic and Hebrew need (U+200E, U+200F) are fine.
INVISIBLE = r"\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff"

TEXT = rf"^[^{INVISIBLE}]*$"
"""Plain text, or nothing."""

BLANK = rf"^[^\S{INVISIBLE}]*$"
"""Nothing but blanks."""


def loose(*shapes: str) -> str:
    """Return the pattern of a text that has one of SHAPES, with blanks around it."""
    inner = "|".join(shape.removeprefix("^").removesuffix("$") for shape in shapes)
    return rf"^\s*(?:{inner})\s*$"


def any_case(word: str) -> str:
    """Return the pattern of a word in any case; there is no flag for it that both understand."""
    return "".join(
        f"[{c.lower()}{c.upper()}]" if c.isalpha() else c if c.isdigit() else f"[{c}]" for c in word
    )


def any_spelling(name: str) -> str:
    """Return the pattern of a name in any case, its words joined by blanks, ``-`` or ``_``."""
    words = re.split(r"[\s._-]+", name)
    return r"[\s._-]*".join(map(any_case, words))


NAME = rf"^(?=[^{INVISIBLE}]*[^\s0-9{MARKS}.,*_\\$^{{}}{INVISIBLE}-])[^{INVISIBLE}]+$"
"""A person's name: something is left when marks, digits and dots are taken away."""

_NOT_IN_ADDRESS = rf"\s<>\x22`{{|}}\\^{INVISIBLE}"
_WEB = rf"(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://{HOST}(?:[/?#][^{_NOT_IN_ADDRESS}]*)?"

_NAME_SIGNS = rf"/\\:?#<>\x22|*{INVISIBLE}"
_DOTS = r"(?![.]{1,2}(?:[/?#\s]|$))"
"""No step up to the folder above."""
_SEGMENT = rf"{_DOTS}[^\s{_NAME_SIGNS}](?:[^{_NAME_SIGNS}]*[^\s{_NAME_SIGNS}])?"
_PATH = rf"(?:[.]/|/)?{_SEGMENT}(?:/{_SEGMENT})*"

FILE = rf"^{_PATH}$"
"""A path below the content folder: no ``..``, no drive, no backslash."""

_NO_STEP = "(?!%(?:2[EeFf]|5[Cc]|[01][0-9A-Fa-f]|7[Ff]))"
"""No dot, slash, backslash or control character in percent signs: the name of a file has none."""
_PAGE_SEGMENT = rf"{_DOTS}(?:{_NO_STEP}[^\s<>\x22`{{|}}\\^?#:/{INVISIBLE}])+"
_PAGE = rf"(?:{_PAGE_SEGMENT}/)*(?:{_PAGE_SEGMENT})?"
PERMALINK = rf"^/?{_PAGE}$"
"""An address on the site, from its root: ``/``, ``/talks/``, ``/talks.html``, ``talks/``."""

_ADDRESSES = (
    _WEB,
    rf"mailto:[^@{_NOT_IN_ADDRESS}]+@[^@{_NOT_IN_ADDRESS}]+",
    r"tel:[+0-9().-]+",
    rf"#[^{_NOT_IN_ADDRESS}]+",
    rf"/{_PAGE}(?:[?#][^{_NOT_IN_ADDRESS}]*)?",
    rf"{_PATH}(?:[?#][^{_NOT_IN_ADDRESS}]*)?",
)
ADDRESS = rf"^(?:{'|'.join(_ADDRESSES)})$"
"""What a link may lead to: the web, mail, an anchor, a page or a file of the site."""

_MAILBOX = rf"[^@\s<>\x22(),:;\[\\\]{INVISIBLE}]+"
EMAIL = rf"^{_MAILBOX}@[A-Za-z0-9](?:[A-Za-z0-9-]*[.])+[A-Za-z]{{2,}}$"
"""One address of mail."""

LANGUAGE = r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"
"""A language tag: ``en``, ``zh``, ``zh-Hans``."""

SLUG = rf"^[^\s/\\?#<>\x22%:|*{INVISIBLE}]+$"
"""A name that may stand in an address as it is."""

_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = "(?:0?[1-9]|1[0-2])"
_LEAP_YEAR = "(?:(?:19|20)(?:0[48]|[2468][048]|[13579][26])|2000)"


def _days(dash: str) -> str:
    """Return the pattern of the months and days that there are, with DASH between the numbers."""
    in_every_month = rf"{_MONTH}(?:{dash}(?:0?[1-9]|1[0-9]|2[0-8]))?"
    late = rf"(?:0?[13-9]|1[0-2]){dash}(?:29|30)|(?:0?[13578]|1[02]){dash}31"
    return rf"{_YEAR}{dash}(?:{in_every_month}|{late})|{_LEAP_YEAR}{dash}0?2{dash}29"


_DATE = rf"(?:{_YEAR}|{'|'.join(map(_days, ('-', '/', '[.]')))})"
DATE = rf"^{_DATE}$"
"""A day, a month or a year that there is."""

NOW = "(?:[Nn]ow|[Pp]resent|至今|今)"
PERIOD = (
    rf"^{_DATE}(?:(?:\s*(?:-|–|—|~|至)\s*|\s+to\s+)(?:{_DATE}|{NOW}))?(?:\s*[(]\s*{NOW}\s*[)])?$"
)
"""A date, or two with a dash between them; the second may be open."""

MOMENT = (
    rf"^{_DATE}(?:[T\s]\s*[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:[.][0-9]+)?"
    r"\s*(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?$"
)
"""A date, and perhaps a time of day."""
