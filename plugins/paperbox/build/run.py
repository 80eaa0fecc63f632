"""What the parts of one run share.

Pelican hands its readers and generators nothing but the settings, so the run travels there, as
``settings["PAPERBOX_RUN"]``.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from paperbox.build.images import Images
from paperbox.build.old_pages import OldPages
from paperbox.build.words import Dictionary
from paperbox.clock import today
from paperbox.errors import ContentError, Problems
from paperbox.keys import Settings
from paperbox.markdown import Converter
from paperbox.markdown.math import math_faults
from paperbox.model import Block, PartialDate, Section
from paperbox.read.dates import ORDER_HINT
from paperbox.read.source import Source, decode
from paperbox.settings import PelicanSettings, image_cache, shown_path


class Run:
    """One build: its settings, its mistakes, its Markdown instance.

    One that writes nothing (``writes=False``) makes no pictures either, which take long.
    """

    def __init__(
        self,
        settings: Settings,
        pelican: PelicanSettings,
        problems: Problems,
        *,
        writes: bool = True,
    ) -> None:
        self.settings, self.writes = settings, writes
        self.content = Path(pelican["PATH"])
        self.images = Images(self.content, image_cache(pelican))
        self.problems = problems
        self.lang: str = pelican["DEFAULT_LANG"]
        """The language of what names none."""
        as_written = settings.dates == "written"
        self.title, self.url = str(pelican["SITENAME"]), str(pelican["SITEURL"])
        self.old_pages = OldPages(self)
        self.dictionary = Dictionary(Path(pelican["THEME"]), self.lang, as_written=as_written)
        self.today = today()

    @cached_property
    def markdown(self) -> Converter:
        """The one Markdown instance."""
        back = self.dictionary.words()["footnote_back"]
        settings = self.settings
        return Converter(self.exists, settings.date_order, back, math=settings.math)

    def is_public(self, draft: bool, until: PartialDate | None) -> bool:
        """Whether something may be seen today."""
        return not draft and (until is None or until.sort_key <= self.today.sort_key)

    def exists(self, path: str) -> bool:
        """Whether PATH, counted from the content folder, is a file that lies inside it."""
        try:
            full = (self.content / path).resolve()
            return full.is_file() and full.is_relative_to(self.content.resolve())
        except (OSError, ValueError):  # a name that no file system takes
            return False

    def source(self, path: str | Path) -> Source | None:
        """Return a content file for a reader, or None after reporting why it can't be read."""
        try:
            return self.readable(path)
        except ContentError as error:
            self.problems.error(error)
            return None

    def readable(self, path: str | Path) -> Source:
        """Return a content file for a reader; raise `ContentError` where it can't be read."""
        full = self.content / path
        try:
            if not full.is_file():  # reading a pipe would wait for ever
                raise ValueError("not a file")
            text = decode(full.read_bytes())
        except ValueError as error:
            hint = "Save the file as UTF-8 text."
            raise ContentError(str(error), shown_path(full), hint=hint) from None
        except OSError as error:
            raise ContentError(f"can't be read: {error.strerror}", shown_path(full)) from None
        return Source(text, shown_path(full), self.problems, self.exists)

    def html(self, source: Source, text: str, line: int = 1, scope: str = "") -> str:
        """Return Markdown as HTML, with a warning for what it names and the site lacks.

        LINE is where it begins in its file; SCOPE sets its footnotes off from those of others.
        """
        html = self.markdown.html(text, scope=scope, lang=self.lang)
        self._warn(source, line)
        return html

    def sections(self, source: Source, text: str, line: int, lang: str) -> Sections:
        """Return the parts of a page, with a warning as `html` gives."""
        sections = self.markdown.sections(text, lang=lang or self.lang)
        self._warn(source, line)
        lines = source.text.split("\n")
        for fault in self.markdown.doubtful_dates:
            found = re.search(r'"([^"]+)"', fault)
            place = _line_of(found[1] if found else "", lines, line)
            source.warn(fault, line=place, hint=ORDER_HINT)
        return sections

    def check_formulas(self, source: Source, *texts: str) -> None:
        """Warn of what is wrong with the formulas of titles, names and the like."""
        lines = source.text.split("\n")
        for text in texts if self.settings.math else ():
            for fault in math_faults(text):
                source.warn(fault, line=_line_of(text[:30], lines, 1))

    def _warn(self, source: Source, first_line: int) -> None:
        """Warn of what the text just converted names and the site lacks, and of its formulas."""
        lines = source.text.split("\n")
        for address in self.markdown.missing_files:
            source.warn(f'no such picture: "{address}"', line=_line_of(address, lines, first_line))
        for fault in self.markdown.faults:
            formula = fault.partition(" in ")[2]
            source.warn(fault, line=_line_of(formula[:30], lines, first_line))


def _line_of(words: str, lines: list[str], first: int) -> int:
    """Return the first line, from FIRST on, that holds WORDS; 0 where none does."""
    found = (i for i, line in enumerate(lines, 1) if i >= first and words in line)
    return next(found, 0)


Sections = tuple[Section[Block], ...]
