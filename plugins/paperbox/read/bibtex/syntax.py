"""The text of a .bib file -> its entries, each field a text with its line.

The library cuts the file into blocks, and goes on behind one that is broken.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from paperbox.read.bibtex.values import FaultError, evaluated
from paperbox.read.reference import KEY
from paperbox.read.source import Source

_NO_ENTRY = re.compile(r"^[ \t]*([A-Za-z]+)[ \t]*\{[^\s,{}]+,", re.M)
_OPENING = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,{}()\"=]*)\s*,")

CLOSE_HINT = 'Count the braces and the quotation marks: title = {A title}, or title = "A title".'
KEY_HINT = "Write a key and a comma after the brace: @article{example2024, …"
EQUALS_HINT = "Fields are written title = {A title}, with commas between."


@dataclass(frozen=True, slots=True)
class Value:
    """What a field says, as BibTeX: with commands and braces, without what surrounds it."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in its file."""

    type: str
    """In small letters: ``inproceedings``."""
    key: str
    line: int
    fields: Mapping[str, Value]
    """By name in small letters, in the author's order."""


def read_entries(source: Source) -> list[Entry]:
    """Return the entries of a file; one that is broken is reported, and loses only itself."""
    reader = _Blocks(source)
    return [entry for block in _blocks(source.text) if (entry := reader.read(block))]


def _blocks(text: str) -> list[Any]:
    # Here, so that only sites with .bib files pay for it.
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it is ours to say, with the line
    return list(parse_string(text, parse_stack=[]).blocks)


class _Blocks:
    """Reads the blocks of one file in their order, with every ``@string`` so far."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.strings: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        """The line of each key."""

    def read(self, block: Any) -> Entry | None:
        """Return the entry that a block is, or None for another thing, or after reporting it."""
        kind, line = type(block).__name__, (block.start_line or 0) + 1
        if kind.startswith("Duplicate"):  # of fields, keys or strings, which we find by ourselves
            block = block.ignore_error_block
            kind = type(block).__name__
        if kind == "Entry":
            return self._entry(block, line)
        if kind == "String":
            self._string(block, line)
        elif kind == "ImplicitComment":
            self._comment(block.comment, line)
        elif kind == "ParsingFailedBlock":
            self._broken(block, line)
        return None

    def _entry(self, block: Any, line: int) -> Entry | None:
        key = block.key
        if not re.fullmatch(KEY, key):
            message = f'no key of an entry: "{key[:60]}"' if key else "an entry without a key"
            self.source.error(message, line=line, hint=KEY_HINT)
            return None
        if key in self.lines:
            message = f'"{key}": the key is taken by the entry on line {self.lines[key]}'
            self.source.error(message, line=line, hint="Give one of them another key.")
            return None
        self.lines[key] = line
        fields = self._fields(block.fields, key)
        return None if fields is None else Entry(block.entry_type, key, line, fields)

    def _fields(self, fields: list[Any], key: str) -> dict[str, Value] | None:
        """Return the fields of an entry, or None where one is wrong: all of these are reported."""
        found: dict[str, Value] = {}
        is_right = True
        for field in fields:
            name, line = field.key.lower(), field.start_line + 1
            try:
                if name in found:
                    raise FaultError(f"given twice, first on line {found[name].line}", "Keep one.")
                found[name] = Value(evaluated(field.value, self.strings), line)
            except FaultError as fault:
                self.source.error(str(fault), line=line, field=f"{key}.{name}", hint=fault.hint)
                is_right = False
        return found if is_right else None

    def _string(self, block: Any, line: int) -> None:
        """Take note of a ``@string``; the last of a name holds from there on, as in BibTeX."""
        try:
            self.strings[block.key.lower()] = evaluated(block.value, self.strings)
        except FaultError as fault:
            self.source.error(f"@string {block.key}: {fault}", line=line, hint=fault.hint)

    def _comment(self, text: str, line: int) -> None:
        """Warn of an entry whose sign was forgotten; all else between entries is a comment."""
        for match in _NO_ENTRY.finditer(text):
            place = line + text.count("\n", 0, match.start())
            message = f'"{match[0].strip()}" begins no entry, so it is a comment'
            self.source.warn(message, line=place, hint=f"An entry begins with @{match[1]}{{.")

    def _broken(self, block: Any, line: int) -> None:
        key = _OPENING.match(block.raw)
        reason = block.error.abort_reason
        name = key[1] if key else ""
        if "comma after entry key" in reason:
            self.source.error("an entry without a key", line=line, hint=KEY_HINT)
        elif "key" in reason:
            message = "a field that is not written as one, or a comma too many"
            self.source.error(message, line=line, field=name, hint=EQUALS_HINT)
        else:
            self.source.error("not closed", line=line, field=name, hint=CLOSE_HINT)
