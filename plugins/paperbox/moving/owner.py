"""The owner's name as sites have it, ``Ada Li<br>(李明)`` -> each form of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperbox.moving.plain import plain

_LETTER = r"[^\W\d_A-Za-zªºÀ-ʯ᷀-᷿Ḁ-ỿ]"
"""A letter that is not Latin."""
_NATIVE = re.compile(rf"{_LETTER}(?:[\s·•・]*{_LETTER})*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_OPEN, _CLOSE = r"[(（\[【|/,，]", r"[)）\]】|/,，]"
_BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*")
_TITLES = re.compile(r"^(?:dr|prof|professor)\b[.]?\s*|,?\s*\bph\.?\s?d\.?$|,?\s*\bm\.?d\.?$", re.I)


@dataclass(frozen=True)
class Names:
    """What a person is called."""

    name: str
    native_name: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(filter(None, (self.name, self.native_name, *self.aliases)))


def names_of(value: str, native: str = "") -> Names:
    """Return the names that VALUE holds; NATIVE is the one in its own script, where it is known."""
    text = plain(value).text
    runs = list(_NATIVE.finditer(text))
    if not native and len(runs) == 1 and _LATIN.search(text):
        (run,) = runs
        before = re.sub(rf"\s*{_OPEN}?\s*$", "", text[: run.start()])
        after = re.sub(rf"^\s*{_CLOSE}?\s*", "", text[run.end() :])
        text, native = " ".join(filter(None, (before, after))), run[0]
        text = re.sub(r"^[(（]([^()（）]*)[)）]$", r"\1", text)
    return Names(text, native, _aliases(text))


def _aliases(name: str) -> tuple[str, ...]:
    """Return what else author lists may call NAME: without a title, or what brackets add."""
    inner = [found.strip() for found in _BRACKETS.findall(name)]
    bare = _TITLES.sub("", " ".join(_BRACKETS.sub(" ", name).split())).strip()
    others = [bare, *(other for other in inner if " " in other)]
    return tuple(dict.fromkeys(other for other in others if other and other != name))
