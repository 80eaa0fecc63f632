"""What the parts of one run share.

Pelican hands its readers and generators nothing but the settings, so the run travels there, as
``settings["PAPERBOX_RUN"]``.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from paperbox.errors import ContentError, Problems
from paperbox.markdown import Converter
from paperbox.read.source import Source, decode
from paperbox.settings import Settings, shown_path


class Run:
    """One build: its settings, its mistakes, its Markdown instance."""

    def __init__(self, settings: Settings, content: str, problems: Problems) -> None:
        self.settings = settings
        self.content = Path(content)
        self.problems = problems

    @cached_property
    def markdown(self) -> Converter:
        """The one Markdown instance."""
        return Converter(self.exists)

    def exists(self, path: str) -> bool:
        """Whether PATH, counted from the content folder, is a file that lies inside it."""
        try:
            full = (self.content / path).resolve()
            return full.is_file() and full.is_relative_to(self.content.resolve())
        except (OSError, ValueError):  # a name that no file system takes
            return False

    def source(self, path: str | Path) -> Source | None:
        """Return a content file for a reader, or None after reporting why it can't be read."""
        full = self.content / path
        try:
            text = decode(full.read_bytes())
        except ValueError as error:
            hint = "Save the file as UTF-8 text."
            self.problems.error(ContentError(str(error), shown_path(full), hint=hint))
            return None
        except OSError as error:
            message = f"can't be read: {error.strerror}"
            self.problems.error(ContentError(message, shown_path(full)))
            return None
        return Source(text, shown_path(full), self.problems, self.exists)

    def html(self, source: Source, text: str) -> str:
        """Return Markdown as HTML, with a warning for each picture that is not there."""
        html = self.markdown.html(text)
        self.warn_of_missing_files(source)
        return html

    def warn_of_missing_files(self, source: Source) -> None:
        """Warn of the pictures that the text just converted shows and the site lacks."""
        for address in self.markdown.missing_files:
            found = [i for i, text in enumerate(source.text.split("\n"), 1) if address in text]
            source.warn(f'no such picture: "{address}"', line=found[0] if found else 0)
