"""What a card for those who share a page says; it is read without Pillow."""

from __future__ import annotations

from dataclasses import dataclass

SIZE = (1200, 630)
"""What networks show a page with, in pixels."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of a card."""

    title: str
    note: str = ""
    """A sentence below it, in small letters."""
    sign: str = ""
    """A few words above it, in the accent."""
    is_large: bool = False
    """Whether the title is what the card is about, and not its figure."""
