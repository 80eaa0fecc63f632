"""What an import did, for its user: in a few lines on the terminal, in full as IMPORT.md."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from paperbox.moving.makefile import NEXT


class Kind(Enum):
    """The sections of the report, in their order."""

    LOOK = "What you must look at"
    CONVERTED = "Converted"
    MOVED = "Moved"
    KEPT = "Kept as it was"
    LEFT = "Left out"
    SETTINGS = "Settings without a place"
    THEME = "Changes to the theme"


EXPLAINED = {
    Kind.LOOK: "Nothing is lost here, but only you know what is right.",
    Kind.CONVERTED: "The same words in a form of Paperbox's own; edit these files from now on.",
    Kind.MOVED: "At the address that it had.",
    Kind.KEPT: "It stays in its page as it was written; the reason tells what would be lost.",
    Kind.LEFT: "It is still in your old site, which was not changed.",
    Kind.SETTINGS: "Lines of the old settings that nothing here stands for.",
    Kind.THEME: "Files of the template that differ from it, and what does their work here.",
}

MOST = 8
"""Lines of a section that the terminal shows."""


@dataclass(frozen=True)
class Entry:
    """One thing that was done, or that is to be done."""

    message: str
    place: str = ""
    """The file, with a line where that is known."""
    code: str = ""
    """What was left out, literally."""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


@dataclass
class Report:
    """Everything that an import has to say, in the order in which it was found."""

    source: str
    dest: str
    is_check: bool = False
    entries: dict[Kind, list[Entry]] = field(default_factory=lambda: {kind: [] for kind in Kind})

    def add(
        self, kind: Kind, message: str, place: str = "", *, line: int = 0, code: str = ""
    ) -> None:
        """Add an entry, once."""
        entry = Entry(message, f"{place}:{line}" if line else place, code)
        if entry not in self.entries[kind]:
            self.entries[kind].append(entry)

    def add_all(self, kind: Kind, messages: Iterable[str]) -> None:
        """Add an entry for each of MESSAGES."""
        for message in messages:
            self.add(kind, message)

    def terminal(self) -> str:
        """Return the report in short."""
        done = "would become" if self.is_check else "is now"
        lines = [f"{self.source} {done} {self.dest}."]
        counts = {kind: len(entries) for kind, entries in self.entries.items()}
        counts.pop(Kind.LOOK)
        lines += [f"  {kind.value}: {count}" for kind, count in counts.items() if count]
        look = self.entries[Kind.LOOK]
        if look:
            lines += [f"{Kind.LOOK.value} ({len(look)}):", *(f"  {entry}" for entry in look[:MOST])]
        if len(look) > MOST:
            lines.append(f"  … and {len(look) - MOST} more")
        if self.is_check:
            lines.append("Nothing was written. Without --check, all of this is told in IMPORT.md.")
        else:
            folder = shlex.quote(self.dest)
            lines.append(f"All of it is told in IMPORT.md. Next: cd {folder} && pelican content")
        return "\n".join(lines) + "\n"

    def markdown(self) -> str:
        """Return the report in full."""
        parts = [f"# How {_code(self.source)} moved in\n", NEXT]
        for kind, entries in self.entries.items():
            if entries:
                items = "\n".join(map(_item, entries))
                parts.append(f"## {kind.value}\n\n{EXPLAINED[kind]}\n\n{items}\n")
        return "\n".join(parts)


def _item(entry: Entry) -> str:
    place = f"{_code(entry.place)}: " if entry.place else ""
    fence = "`" * max(3, _longest_run(entry.code) + 1)
    code = f"\n\n{fence}html\n{entry.code.strip()}\n{fence}\n" if entry.code else ""
    return f"- {place}{entry.message}" + code.replace("\n", "\n  ").rstrip(" ")


def _code(text: str) -> str:
    """Return TEXT as a code span, whatever is in it."""
    fence = "`" * (_longest_run(text) + 1)
    gap = " " if "`" in text else ""
    return f"{fence}{gap}{text}{gap}{fence}"


def _longest_run(text: str) -> int:
    longest = run = 0
    for character in text:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    return longest
