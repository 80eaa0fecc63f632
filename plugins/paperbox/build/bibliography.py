"""The .bib files of a site: which papers they hold, and which files of Markdown add to one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from paperbox.build.run import Run
from paperbox.model import Publication
from paperbox.read.bibtex.merge import merged, read_addition
from paperbox.read.bibtex.papers import BibPaper, read_bibliography, slug_of
from paperbox.read.source import Source

_KEY = re.compile(r"^key:[ \t]*[\"']?([^\s\"']+)", re.M)
KEY_HINT = "Give one of them another key, or take it out."


class Bibliography:
    """The papers of every .bib file below a folder, each until a file of its own takes it."""

    def __init__(self, run: Run, folder: Path) -> None:
        self._problems = run.problems
        self._text = ""
        self._papers: dict[str, tuple[Path, BibPaper]] = {}
        for path in sorted(folder.rglob("*.bib")):
            if source := run.source(path):
                self._text += source.text
                for paper in read_bibliography(source):
                    self._add(path, paper)

    def _add(self, path: Path, paper: BibPaper) -> None:
        entry, (_, first) = paper.entry, self._papers.get(_folded(paper.slug), (path, paper))
        if first is not paper:
            place = f"{first.source.path}:{first.entry.line}"
            message = f"the key is taken by {first.entry.key} in {place}"
            paper.source.error(message, line=entry.line, field=entry.key, hint=KEY_HINT)
        self._papers.setdefault(_folded(paper.slug), (path, paper))

    def read(self, source: Source, name: str) -> tuple[bool, Publication | None]:
        """Return whether a file NAME.md adds to an entry, and the record that both make.

        There is none where one of them is wrong.
        """
        key = _KEY.search(source.text.partition("\n---")[0])
        names = [key[1], name] if key else [name]
        found = next((n for n in names if _folded(n) in self._papers), "")
        if found:
            _, paper = self._papers.pop(_folded(found))
            return True, merged(paper, read_addition(source))
        return any(map(self._is_broken, names)), None

    def _is_broken(self, key: str) -> bool:
        """Whether there is an entry of this key, which then was reported: it has no paper."""
        return bool(
            self._problems.errors and re.search(rf"@\w+\s*[{{(]\s*{re.escape(key)}\s*,", self._text)
        )

    def rest(self) -> Iterator[tuple[Path, Source, Publication]]:
        """Yield the papers that no file adds to, each with the file of its entry."""
        for path, paper in self._papers.values():
            if publication := merged(paper):
                yield path, paper.source, publication


def _folded(key: str) -> str:
    """Return what keys have in common that would have one address."""
    return slug_of(key).casefold()
