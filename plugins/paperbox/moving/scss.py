"""The variables and rules of a SCSS file, without running it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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


def declared(text: str, *selectors: str) -> dict[str, str]:
    """Return what the rule of the last of SELECTORS, nested in the others, says before it nests."""
    inside = r"[^}]*?".join(rf"{re.escape(selector)}\s*\{{" for selector in selectors)
    found = re.search(rf"(?<![\w.-]){inside}([^{{}}]*)", _COMMENT.sub("", text))
    parts = (line.partition(":") for line in (found[1] if found else "").split(";"))
    return {name.strip(): " ".join(value.split()) for name, colon, value in parts if colon}


def resolved(name: str, values: Mapping[str, str]) -> str:
    """Return the value of a variable with those that it refers to put in."""
    return put_in(values.get(name, ""), values)


def put_in(value: str, values: Mapping[str, str]) -> str:
    """Return VALUE with the variables that it refers to put in."""
    for _ in values:  # a variable that refers to itself ends here too
        new = _REFERENCE.sub(lambda found: values.get(found[1], found[0]), value)
        if new == value:
            break
        value = new
    return value


def is_plain(value: str) -> bool:
    """Whether CSS understands a value as it is."""
    return bool(value) and not _COMPUTED.search(value)


def rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield (selector, what stands in its braces) of each rule that is in no other, on one line."""
    start = depth = 0
    selector = ""
    plain = _COMMENT.sub("", text)
    for brace in re.finditer(r"[{}]", plain):
        if brace[0] == "{":
            if not depth:
                selector = " ".join(
                    re.split(r"[;}]|^---", plain[start : brace.start()])[-1].split()
                )
                start = brace.end()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield selector, " ".join(plain[start : brace.start()].split())
                start = brace.end()
