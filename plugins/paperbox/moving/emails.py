"""Addresses of mail as authors hide or join them: ``ada [at] example.edu; {a,b}@example.org``."""

from __future__ import annotations

import re

from paperbox.read import patterns

_SIGNS = {"at": "@", "@": "@", "#": "@", "dot": ".", ".": "."}
_IN_BRACKETS = re.compile(r"\s*[\[({<]\s*(at|@|#|dot|\.)\s*[\])}>]\s*", re.I)
_BETWEEN_BLANKS = re.compile(r"\s+(at|@|dot)\s+", re.I)
_GROUP = re.compile(r"[{\[(]([^{}\[\]()@]+)[}\])](@\S+)")
_SEPARATORS = re.compile(r"[;,，；、|\n]|\s/\s|\s(?:or|and|&)\s|\s+(?=[^\s@]+@)")
_MAILTO = re.compile(r"^\s*mailto:", re.I)


def emails_of(value: str) -> tuple[list[str], list[str]]:
    """Return the addresses that VALUE holds, and the parts of it that are none."""
    text = _MAILTO.sub("", _IN_BRACKETS.sub(_sign, value))
    text = _BETWEEN_BLANKS.sub(_sign, text)
    text = _GROUP.sub(_each, text)
    parts = [part.strip().removesuffix(".") for part in _SEPARATORS.split(text)]
    parts = [_MAILTO.sub("", part) for part in parts if part]
    found = [part for part in parts if re.search(patterns.EMAIL, part)]
    return list(dict.fromkeys(found)), [part for part in parts if part not in found]


def _sign(match: re.Match[str]) -> str:
    return _SIGNS[match[1].lower()]


def _each(match: re.Match[str]) -> str:
    """Write ``{a,b}@example.org`` out."""
    users = re.split(r"[,;|\s]+", match[1].strip())
    return "; ".join(user + match[2] for user in users if user)
