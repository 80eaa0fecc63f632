"""One id after the other -> a file each, or why there is none."""

from __future__ import annotations

import enum
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from paperbox.errors import LockedError, Problems
from paperbox.online.files import locked, write_new
from paperbox.online.papers.fields import fields_of, lacks, slug_of
from paperbox.online.papers.given import TITLE, Given, UnknownIdError, given_of
from paperbox.online.papers.known import (
    Known,
    Same,
    has_title,
    known_file,
    known_of,
    same_as,
    same_paper,
)
from paperbox.online.papers.library import SERVICES, Library
from paperbox.online.papers.lookup import FIRST, paper_of
from paperbox.online.papers.record import Found
from paperbox.online.papers.search import ORDER, searched
from paperbox.online.papers.shown import candidates, lines_of
from paperbox.read.publication import read_publication
from paperbox.read.source import Source
from paperbox.write.paper_file import paper_file


class Result(enum.Enum):
    """What came of one id."""

    WRITTEN = enum.auto()
    SHOWN = enum.auto()
    """It would have been written."""
    THERE = enum.auto()
    """The site has the paper already."""
    FAILED = enum.auto()


@dataclass(frozen=True)
class Outcome:
    """What came of one id, and what the user is told."""

    result: Result
    out: tuple[str, ...] = ()
    err: tuple[str, ...] = ()


@dataclass
class Adder:
    """Adds papers to one site."""

    library: Library
    known: list[Known]
    folder: Path
    """content/publications, as the user would name it."""
    today: str
    name: str = ""
    """What the file is to be called, where the user says it."""
    dry: bool = False
    """Whether nothing is to be written."""
    many: bool = False
    """Whether it is one of many, so that a name that is taken gets a letter."""
    asked: Given = field(init=False)

    def add(self, text: str) -> Outcome:
        """Find the paper that TEXT names, and write its file.

        TEXT is one id, or several of one paper with ``=`` between them.
        """
        try:
            first, *rest = [given_of(part) for part in parts_of(text)]
        except UnknownIdError as error:
            return Outcome(Result.FAILED, err=(str(error),))
        self.asked = first
        ids = {one.kind: one.value for one in (*rest, first) if one.kind != TITLE}
        same = same_as(ids, self.known) if ids else has_title(first.value, self.known)
        if same:
            return self._there(same)
        found = self._searched() if first.kind == TITLE else self._fetched(ids)
        if isinstance(found, Outcome):
            return found
        faults = tuple(f"warning: {fault}" for fault in self.library.taken_faults())
        outcome = self._write(found)
        return Outcome(outcome.result, outcome.out, (*faults, *outcome.err))

    def _fetched(self, ids: Mapping[str, str]) -> Found | Outcome:
        """Return the paper with the id that was given."""
        found = paper_of(self.library, self.asked.kind, self.asked.value, ids)
        names = [SERVICES[name].label for name in FIRST[self.asked.kind]]
        return found or self._nothing(names, "Is it mistyped? Else give another of its ids")

    def _searched(self) -> Found | Outcome:
        """Return the one paper with the title that was given."""
        title = self.asked.value
        hits = searched(self.library, title)
        if hits.exact and (same := same_paper(hits.exact, self.known)):
            return self._there(same)
        if hits.exact:
            kind, one = hits.exact.best_id
            return paper_of(self.library, kind, one, hits.exact.ids, hits.exact) or hits.exact
        if not hits.others:
            names = [SERVICES[name].label for name in ORDER]
            return self._nothing(names, "Is every word right? Else give its DOI or arXiv id")
        faults = [f"warning: {fault}" for fault in self.library.taken_faults()]
        head = f'"{title}" may be one of {len(hits.others)} papers. Type the line of yours:'
        if len(hits.others) == 1:
            head = f'"{title}" is not quite the title of this one. If you mean it, type:'
        return Outcome(Result.FAILED, err=(*faults, head, *candidates(hits.others, self.known)))

    def _nothing(self, names: list[str], hint: str) -> Outcome:
        """Tell that a paper was not found: nobody knows it, or somebody could not be asked."""
        faults = self.library.taken_faults()
        what = f'"{self.asked.value}"' if self.asked.kind == TITLE else self.asked.label
        if faults:
            other = "the title in quotes" if self.asked.kind != TITLE else "its DOI or arXiv id"
            told = (f"{what} could not be looked up:", *(f"  {fault}" for fault in faults))
            return Outcome(Result.FAILED, err=(*told, f"    Try again later, or give {other}."))
        *most, last = names
        asked = f"{', '.join(most)} and {last} don't know" if most else f"{last} does not know"
        folder = f"or write its file into {self.folder} by hand"
        return Outcome(Result.FAILED, err=(f"{asked} {what}.", f"    {hint}, {folder}."))

    def _there(self, same: Same) -> Outcome:
        told = f"{same.place()}: the paper is on the site already, by its {same.by}"
        return Outcome(Result.THERE, err=(f"{told}. The file is as it was.",))

    def _write(self, found: Found) -> Outcome:
        """Write the file of a paper that is not on the site."""
        shown = tuple(lines_of(self.asked, found))
        if same := same_paper(found, self.known):
            there = self._there(same)
            return Outcome(there.result, shown, there.err)
        fields = fields_of(found)
        sources = " and ".join(found.sources)
        path = self.folder / f"{self.name or self._free(slug_of(found))}.md"
        if missing := lacks(fields):
            told = f"{self.asked.text}: {sources} gives no {' and no '.join(missing)}."
            hint = f"    Write {path} by hand, or give another id of the paper."
            return Outcome(Result.FAILED, shown, (told, hint))
        text = paper_file(fields, f"From {sources}, {self.today}, by paperbox add")
        source = Source(text, str(path), Problems(), lambda _: True)
        record = read_publication(source, path.stem)
        if not record or source.problems.errors:
            told = "\n".join(map(str, source.problems.errors))
            hint = "    Nothing was written. Write the file by hand, please."
            return Outcome(
                Result.FAILED, shown, (f"What {sources} says can't be read:\n{told}", hint)
            )
        if self.dry:
            self.known.append(known_of(record))
            return Outcome(Result.SHOWN, (*shown, f"  would be {path}:", "", text))
        return self._put(path, text, shown, found)

    def _free(self, slug: str) -> str:
        """Return the name of a file, of one of many with a letter where another paper has it."""
        taken = {Path(one.path).stem for one in self.known} if self.many else set()
        names = (slug, *(f"{slug}{letter}" for letter in string.ascii_lowercase[1:]))
        return next((name for name in names if name not in taken), slug)

    def _put(self, path: Path, text: str, shown: tuple[str, ...], found: Found) -> Outcome:
        """Write a file if its name is free."""
        full = path.parent.resolve() / path.name  # a link in its place is somebody's
        try:
            with locked(full, path):
                write_new(full, text.encode())
        except FileExistsError:
            return self._taken(path, shown, found)
        except LockedError as error:
            return Outcome(Result.FAILED, shown, (str(error),))
        except OSError as error:
            told = f"{path}: can't be written: {error.strerror}. Nothing was lost; try again."
            return Outcome(Result.FAILED, shown, (told,))
        written = known_file(full, path)
        self.known += [written] if written else []
        return Outcome(Result.WRITTEN, (*shown, f"  written to {path}"))

    def _taken(self, path: Path, shown: tuple[str, ...], found: Found) -> Outcome:
        """Tell what stands in a file that is there already: another run may have written it."""
        known = known_file(path.resolve(), path)
        if known and (same := same_paper(found, [known])):
            there = self._there(same)
            return Outcome(there.result, shown, there.err)
        told = f"{path}:1: this is another paper, so the file was left as it is."
        hint = f"    Give yours a name: paperbox add {self.asked.command} --name {path.stem}b"
        return Outcome(Result.FAILED, shown, (told, hint))


def parts_of(text: str) -> Iterator[str]:
    """Yield the ids of one paper; a title in quotes is one part whatever it holds."""
    if text.lstrip()[:1] in {'"', "“"}:
        yield text
    else:
        yield from text.split(" = ")
