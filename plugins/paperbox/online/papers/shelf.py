"""The papers of a site on its disk: a new one gets a file, and no file is ever replaced."""

from __future__ import annotations

import string
from dataclasses import dataclass
from pathlib import Path

from paperbox.errors import LockedError, Problems
from paperbox.online.files import locked, write_new
from paperbox.online.papers.fields import fields_of, lacks, slug_of
from paperbox.online.papers.given import Given
from paperbox.online.papers.known import Known, known_file, known_of, same_paper
from paperbox.online.papers.outcome import Outcome, Result, failed, there
from paperbox.online.papers.record import Found
from paperbox.online.papers.shown import joined, lines_of
from paperbox.read.publication import read_publication
from paperbox.read.source import Source
from paperbox.write.paper_file import paper_file


@dataclass
class Shelf:
    """The publications of one site."""

    known: list[Known]
    folder: Path
    """content/publications, as the user would name it."""
    today: str
    name: str = ""
    """What a file is to be called, where the user says it."""
    dry: bool = False
    """Whether nothing is to be written."""
    many: bool = False
    """Whether papers come in numbers, so that a name that is taken gets a letter."""

    def put(self, found: Found, asked: Given) -> Outcome:
        """Write the file of a paper, if the site has not got it."""
        shown = tuple(lines_of(asked, found))
        if same := same_paper(found, self.known):
            return there(same, shown)
        fields, sources = fields_of(found), joined(found.sources)
        path = self.folder / f"{self.name or self._free(slug_of(found))}.md"
        if missing := lacks(fields):
            told = f"{asked.text}: no {' and no '.join(missing)} known, by {sources}."
            hint = f"    Write {path} by hand, or give another id of the paper."
            return failed(told, hint, shown=shown)
        text = paper_file(fields, f"From {sources}, {self.today}, by paperbox add")
        problems = Problems()
        record = read_publication(Source(text, str(path), problems, lambda _: True), path.stem)
        if not record or problems.errors:
            told = "\n".join([f"What {sources} say can't be read:", *map(str, problems.errors)])
            return failed(told, f"    Write {path} by hand, please.", shown=shown)
        if holder := next((one for one in self.known if one.slug == path.stem), None):
            return self._taken(Path(holder.path), found, asked, shown)
        outcome = Outcome(Result.SHOWN, (*shown, f"  would be {path}:", "", text))
        if not self.dry:
            outcome = self._written(path, text, found, asked, shown)
        if outcome.result in {Result.SHOWN, Result.WRITTEN}:
            self.known.append(known_of(record))
        return outcome

    def _free(self, slug: str) -> str:
        """Return the name of a file; of many, with a letter where another paper has it."""
        taken = {one.slug for one in self.known} if self.many else set()
        names = (slug, *(f"{slug}{letter}" for letter in string.ascii_lowercase[1:]))
        return next((name for name in names if name not in taken), slug)

    def _written(
        self, path: Path, text: str, found: Found, asked: Given, shown: tuple[str, ...]
    ) -> Outcome:
        """Write a file if its name is free."""
        full = path.parent.resolve() / path.name  # a link in its place is somebody's
        try:
            with locked(full.parent, path):
                write_new(full, text.encode())
        except FileExistsError:
            return self._taken(path, found, asked, shown)
        except LockedError as error:
            return failed(str(error), shown=shown)
        except OSError as error:
            told = f"{path}: can't be written: {error.strerror}. Nothing was lost; try again."
            return failed(told, shown=shown)
        return Outcome(Result.WRITTEN, (*shown, f"  written to {path}"))

    @staticmethod
    def _taken(path: Path, found: Found, asked: Given, shown: tuple[str, ...]) -> Outcome:
        """Tell which paper has the name already: another run may have written its file."""
        known = known_file(path, path) if path.suffix == ".md" else None
        if known and (same := same_paper(found, [known])):
            return there(same, shown)
        told = f"{path}:1: another paper has that name, and its file was left as it is."
        hint = f"    Give yours one: paperbox add {asked.command} --name {slug_of(found)}b"
        return failed(told, hint, shown=shown)
