"""A file of the author's, as readers see it: its text, its name, and where mistakes go."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from paperbox.errors import ContentError, Problems


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file with all a reader may ask of the world."""

    text: str
    path: str
    """The file as the user would name it, for messages."""
    problems: Problems
    """Takes each mistake."""
    exists: Callable[[str], bool]
    """Whether a path below the content folder is a file."""
    included: str = ""
    """The text of other files that stands on the same page."""

    def error(self, message: str, *, line: int = 0, field: str = "", hint: str = "") -> None:
        """Report a mistake on LINE, counted from 1."""
        self.problems.error(ContentError(message, self.path, line, field, hint))

    def uses(self, name: str) -> bool:
        """Whether the page's Liquid reads a field of its own: ``page.name``, ``page["name"]``."""
        word = re.escape(name)
        shown = re.compile(rf"""\bpage(?:\.{word}(?![\w-])|\[\s*["']{word}["']\s*\])""")
        return any(map(shown.search, (self.text, self.included)))

    def warn(self, message: str, *, line: int = 0, field: str = "", hint: str = "") -> None:
        """Report what the author should know but the build can live with."""
        self.problems.warn(ContentError(message, self.path, line, field, hint))


def decode(data: bytes) -> str:
    """Return the text of a file: UTF-8 with or without a BOM, any line ends, no NUL bytes.

    Raises ValueError with a sentence for the user.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"not UTF-8 text: byte 0x{data[error.start]:02x} on line {line}") from None
    if "\0" in text:
        raise ValueError(f"a NUL byte on line {text[: text.index(chr(0))].count(chr(10)) + 1}")
    return text.replace("\r\n", "\n").replace("\r", "\n")
