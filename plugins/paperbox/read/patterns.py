"""What texts of data fields look like: regular expressions that readers and JSON Schemas share.

They are written in the part of the syntax that Python and ECMAScript have in common.
"""

from __future__ import annotations

from paperbox.model import MARKS

# Characters that are not seen but change how what follows is read: a page could say other words
# than its source. Marks of direction that Arabic and Hebrew need (U+200E, U+200F) are fine.
INVISIBLE = r"\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff"

TEXT = rf"^[^{INVISIBLE}]*\S[^{INVISIBLE}]*$"
"""One line of plain text that is not empty."""

NAME = rf"^(?=.*[^\s\d{MARKS}.,*_\\$^{{}}-])[^{INVISIBLE}]+$"
"""A person's name: something is left when marks, digits and dots are taken away."""

# Fullwidth and compound signs that count as / ? # @ or : once a host is normalised.
_FULLWIDTH = r"\u2047-\u2049\u2100-\u2106\u2a74\ufe13\ufe16\ufe55-\ufe6b\uff03-\uff20"
_NOT_IN_ADDRESS = rf"\s<>\"`{{|}}\\^{INVISIBLE}"
_HOST = rf"(?:[^/?#\[\]{_NOT_IN_ADDRESS}{_FULLWIDTH}]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?"
_WEB = rf"(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://{_HOST}(?:[/?#][^{_NOT_IN_ADDRESS}]*)?"

WEB = rf"^{_WEB}$"
"""An address of the web, in full."""

_NAME_SIGNS = rf"/\\:?#<>\"|*{INVISIBLE}"
_SEGMENT = rf"(?!\.\.?(?:/|$))[^\s{_NAME_SIGNS}](?:[^{_NAME_SIGNS}]*[^\s{_NAME_SIGNS}])?"
_PATH = rf"(?:\./|/)?{_SEGMENT}(?:/{_SEGMENT})*"

FILE = rf"^{_PATH}$"
"""A path below the content folder: no ``..``, no drive, no backslash."""

PAGE = r"^/(?:(?!\.\.?/)[^\s<>\"`{|}\\^?#:/]+/)*(?:(?!\.\.?$)[^\s<>\"`{|}\\^?#:/]+)?$"
"""An address on the site itself, from its root: ``/``, ``/talks/``, ``/talks.html``."""

PERMALINK = PAGE.replace("^/", "^/?", 1)
"""An address on the site as Jekyll's front matter has it: the first slash may be missing."""

_ADDRESSES = (
    _WEB,
    rf"mailto:[^{_NOT_IN_ADDRESS}]+@[^{_NOT_IN_ADDRESS}]+",
    r"tel:[+\d().-]+",
    rf"#[^{_NOT_IN_ADDRESS}]+",
    rf"{PAGE[1:-1]}(?:[?#][^{_NOT_IN_ADDRESS}]*)?",
    rf"{_PATH}(?:[?#][^{_NOT_IN_ADDRESS}]*)?",
)
ADDRESS = rf"^(?:{'|'.join(_ADDRESSES)})$"
"""What a link may lead to: the web, mail, an anchor, a page or a file of the site."""

EMAIL = r"^[^@\s<>\"(),:;\[\\\]]+@[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z]{2,}$"
"""One address of mail."""

LANGUAGE = r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"
"""A language tag: ``en``, ``zh``, ``zh-Hans``."""

SLUG = r"^[^\s/\\?#<>\"%:|*]+$"
"""A name that may stand in an address as it is."""

_MONTH = r"0?[1-9]|1[0-2]"
_LEAP = r"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_DAY = (
    r"0?[1-9]|1\d|2[0-8]",
    r"(?:0?[13-9]|1[0-2])[./-](?:29|30)",
    r"(?:0?[13578]|1[02])[./-]31",
)
DATE = (
    rf"^(?!0000)(?:\d{{4}}(?:[./-](?:{_MONTH})(?:[./-](?:{_DAY[0]}))?)?"
    rf"|\d{{4}}[./-](?:{_DAY[1]}|{_DAY[2]})|{_LEAP}[./-]0?2[./-]29)$"
)
"""A day, a month or a year that there is."""

_ANY_DATE = DATE.removeprefix("^").removesuffix("$")
NOW = "[Nn]ow|[Pp]resent|至今|今"
PERIOD = (
    rf"^(?:{_ANY_DATE})"
    rf"(?:\s*(?:-|–|—|~|至| to )\s*(?:{_ANY_DATE}|{NOW}))?(?:\s*\((?:{NOW})\))?$"
)
"""A date, or two with a dash between them; the second may be open."""

MOMENT = rf"^(?:{_ANY_DATE})(?:[T\s]+\d\d?:\d\d(?::\d\d)?(?:\.\d+)?\s*(?:Z|[+-]\d\d:?\d\d)?)?$"
"""A date, and perhaps a time of day."""
