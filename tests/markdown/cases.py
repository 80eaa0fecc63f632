"""Fixture files: cases of title, input and expected HTML, each part closed by a line with a dot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "fixtures"
CONTENTS = FOLDER / "README.md"
"""Which habit each case shows."""


@dataclass(frozen=True)
class Case:
    """One case; a test that fails names its title."""

    title: str
    text: str
    html: str


def files() -> list[str]:
    """Return the names of the fixture files."""
    return sorted(path.name for path in FOLDER.glob("*.md") if path != CONTENTS)


def cases(name: str) -> list[Case]:
    """Return the cases of a fixture file."""
    *parts, rest = (FOLDER / name).read_text("utf-8").split("\n.\n")
    assert not rest, f"{name}: a part without a dot below"
    triples = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return [Case(title.strip(), text, html.strip()) for title, text, html in triples]


def habits() -> list[tuple[str, str, list[str]]]:
    """Return the rows of the tables of contents: habit, file, titles of cases."""
    lines = CONTENTS.read_text("utf-8").splitlines()
    rows = (line.strip("|").split(" | ") for line in lines if line.startswith("| "))
    found = [(habit.strip(), file.strip(), titles.split(";")) for habit, file, titles in rows]
    return [
        (habit, file, [title.strip() for title in titles])
        for habit, file, titles in found
        if habit != "Habit"
    ]
