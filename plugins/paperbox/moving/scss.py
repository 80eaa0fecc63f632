"""The variables of a SCSS file, without running it."""

from __future__ import annotations

import re
from collections.abc import Mapping

_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\w\"'(])//[^\n]*", re.DOTALL)
_VARIABLE = re.compile(r"^[ \t]*\$([\w-]+)[ \t]*:[ \t]*([^;{}\n]+);", re.MULTILINE)
_REFERENCE = re.compile(r"\$([\w-]+)")
_DEFAULT = re.compile(r"\s*!default\s*$")
_COMPUTED = re.compile(
    r"\$|#\{|[{}@]|\b(?:mix|darken|lighten|saturate|desaturate|adjust\w*|map-get)\("
)


def variables(text: str) -> dict[str, str]:
    """Return the variables and their values as written; of one set twice, the last."""
    found = _VARIABLE.findall(_COMMENT.sub("", text))
    return {name: " ".join(_DEFAULT.sub("", value).split()) for name, value in found}


def resolved(name: str, values: Mapping[str, str]) -> str:
    """Return the value of a variable with those that it refers to put in."""
    value = values.get(name, "")
    for _ in values:  # a variable that refers to itself ends here too
        new = _REFERENCE.sub(lambda found: values.get(found[1], found[0]), value)
        if new == value:
            break
        value = new
    return value


def is_plain(value: str) -> bool:
    """Whether CSS understands a value as it is."""
    return bool(value) and not _COMPUTED.search(value)
