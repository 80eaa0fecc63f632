"""Sources for readers, without a file."""

from __future__ import annotations

from paperbox.errors import Problems
from paperbox.read.source import Source

FILES = {"images/figure.png", "files/cv.pdf"}


def source_of(text: str, path: str = "content/x.md") -> Source:
    """Return a source in whose site only FILES exist."""
    return Source(text, path, Problems(), FILES.__contains__)


def messages(source: Source) -> list[str]:
    """Return what was reported, as the user reads it."""
    return [str(error) for error in source.problems.errors]
