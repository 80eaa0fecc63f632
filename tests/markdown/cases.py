"""Fixture files: cases of title, input and expected HTML, each part closed by a line with a dot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Case:
    """One case; a test that fails names its title."""

    title: str
    text: str
    html: str


def cases(name: str) -> list[Case]:
    """Return the cases of a fixture file."""
    parts = (FOLDER / name).read_text("utf-8").split("\n.\n")
    triples = zip(parts[::3], parts[1::3], parts[2::3], strict=False)
    return [Case(title.strip(), text, html.strip()) for title, text, html in triples]
