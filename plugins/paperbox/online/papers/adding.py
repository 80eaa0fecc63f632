"""One id after the other -> the paper, which goes on the shelf, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from paperbox.online.papers.given import TITLE, Given, UnknownIdError, given_of
from paperbox.online.papers.known import has_title, same_as, same_paper
from paperbox.online.papers.library import SERVICES, Library
from paperbox.online.papers.lookup import FIRST, paper_of
from paperbox.online.papers.outcome import Outcome, failed, there
from paperbox.online.papers.record import Found
from paperbox.online.papers.search import ORDER, searched
from paperbox.online.papers.shelf import Shelf
from paperbox.online.papers.shown import candidates, joined


@dataclass(frozen=True)
class Adder:
    """Adds papers to one site."""

    library: Library
    shelf: Shelf

    def add(self, text: str) -> Outcome:
        """Find the paper that TEXT names, and write its file.

        TEXT is one id, or several of one paper with ``=`` between them.
        """
        self.library.taken_faults()  # those of the paper before
        try:
            asked, ids = all_given(text)
        except UnknownIdError as error:
            return failed(str(error))
        known = self.shelf.known
        if same := same_as(ids, known) if ids else has_title(asked.value, known):
            return there(same)
        found = self._fetched(asked, ids) if ids else self._searched(asked)
        if isinstance(found, Outcome):
            return found
        told = [f"{fault}; what it adds may be missing" for fault in self.library.taken_faults()]
        outcome = self.shelf.put(found, asked)
        return replace(outcome, err=(*(f"warning: {line}" for line in told), *outcome.err))

    def _fetched(self, asked: Given, ids: Mapping[str, str]) -> Found | Outcome:
        """Return the paper with the id that was given."""
        found = paper_of(self.library, asked.kind, asked.value, ids)
        hint = "Is it mistyped? Else give another of its ids"
        return found or self._nothing(asked, FIRST[asked.kind], hint)

    def _searched(self, asked: Given) -> Found | Outcome:
        """Return the one paper with the title that was given."""
        hits = searched(self.library, asked.value)
        if hits.exact:
            if same := same_paper(hits.exact, self.shelf.known):
                return there(same)
            kind, one = hits.exact.best_id
            return paper_of(self.library, kind, one, hits.exact.ids, hits.exact) or hits.exact
        if not hits.others:
            hint = "Is every word right? Else give its DOI or arXiv id"
            return self._nothing(asked, ORDER, hint)
        faults = [f"warning: {fault}" for fault in self.library.taken_faults()]
        head = f'"{asked.value}" may be one of {len(hits.others)} papers. Type the line of yours:'
        if len(hits.others) == 1:
            head = f'"{asked.value}" is not quite the title of this one. If you mean it, type:'
        return failed(*faults, head, *candidates(hits.others, self.shelf.known))

    def _nothing(self, asked: Given, names: Sequence[str], hint: str) -> Outcome:
        """Tell that a paper was not found: nobody knows it, or somebody could not be asked."""
        what = f'"{asked.value}"' if asked.kind == TITLE else asked.label
        if faults := self.library.taken_faults():
            other = "its DOI or arXiv id" if asked.kind == TITLE else "the title in quotes"
            lines = (f"{what} could not be looked up:", *(f"  {fault}" for fault in faults))
            return failed(*lines, f"    Try again later, or give {other}.")
        labels = [SERVICES[name].label for name in names]
        verb = "does" if len(labels) == 1 else "do"
        folder = f"or write its file into {self.shelf.folder} by hand"
        return failed(f"{joined(labels)} {verb} not know {what}.", f"    {hint}, {folder}.")


def all_given(text: str) -> tuple[Given, dict[str, str]]:
    """Return the first id of a text, and all of them by kind; a title is one whatever it holds."""
    parts = text.split(" = ")
    if len(parts) > 1:
        try:
            every = [given_of(part) for part in parts]
        except UnknownIdError:
            every = []
        if every and all(one.kind != TITLE for one in every):
            return every[0], {one.kind: one.value for one in reversed(every)}
    given = given_of(text)
    return given, {} if given.kind == TITLE else {given.kind: given.value}
