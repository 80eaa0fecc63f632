"""A Markdown file -> the fields between its ``---`` lines, and its body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic

from paperbox.read.records import R, read_file
from paperbox.read.source import Source

FENCE = "---"


@dataclass(frozen=True, slots=True)
class Document(Generic[R]):
    """A Markdown file in its two parts."""

    fields: R | None
    """None where the front matter is broken: every other message would be noise."""
    body: str
    """Markdown."""
    body_line: int
    """The line of the file on which the body begins."""


def read_document(source: Source, record: type[R]) -> Document[R]:
    """Split a file; without front matter it is all body."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Document(read_file(record, source, ""), source.text, 1)
    closing = next((i for i, line in enumerate(lines) if i and line.rstrip() == FENCE), None)
    if closing is None:
        source.error(
            'the front matter that "---" opens is not closed',
            line=1,
            hint='Put a line "---" between the fields and the text.',
        )
        return Document(None, "", 1)
    fields = read_file(record, source, "\n".join(lines[1:closing]), first_line=2)
    return Document(fields, "\n".join(lines[closing + 1 :]), closing + 2)
