"""The papers that a site has already, and which of them a record is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from paperbox.errors import Problems
from paperbox.model import Publication
from paperbox.online.asked import written_ids
from paperbox.online.papers.given import PREPRINTS
from paperbox.online.papers.record import KINDS, Found, known_ids, same_title, share_author
from paperbox.paper_links import IDENTIFIERS
from paperbox.read.publication import read_publication
from paperbox.read.source import Source, decode


@dataclass(frozen=True, slots=True)
class Known:
    """A paper of the site."""

    title: str
    authors: tuple[str, ...]
    ids: Mapping[str, str]
    path: str
    """Its file, as the user would name it."""
    slug: str
    """Its name on the site."""


@dataclass(frozen=True, slots=True)
class Same:
    """A paper of the site that is one that was asked for, and how that is known."""

    paper: Known
    by: str
    """``DOI 10.1000/182``, or ``title``."""
    sign: str
    """What stands in its file."""

    def place(self) -> str:
        """Return the file and the line where it says so."""
        try:
            lines = decode(Path(self.paper.path).read_bytes()).split("\n")
        except (OSError, ValueError):
            return self.paper.path
        signs = (self.sign.casefold(), "title:")
        at = (i for sign in signs for i, text in enumerate(lines, 1) if sign in text.casefold())
        line = next(at, 0)
        return f"{self.paper.path}:{line}" if line else self.paper.path


def known_of(paper: Publication) -> Known:
    """Return what a paper of the site is known by."""
    given = written_ids(paper, (*KINDS, *PREPRINTS))
    for server in PREPRINTS:  # their ids are DOIs
        if server in given:
            given.setdefault("doi", re.sub(r"v\d+$", "", given[server]))
    names = tuple(author.name for author in paper.authors if not author.is_others)
    return Known(paper.title, names, known_ids(given), paper.source, paper.slug)


def known_papers(papers: Iterable[Publication], folder: Path, shown: Path) -> list[Known]:
    """Return the PAPERS of a site, and those of files in FOLDER that are kept off it."""
    found = [known_of(paper) for paper in papers]
    seen = {one.path for one in found}
    for path in sorted(folder.rglob("*.md")):
        name = shown / path.relative_to(folder)
        draft = known_file(path, name) if str(name) not in seen else None
        found += [draft] if draft else []
    return found


def known_file(path: Path, shown: Path) -> Known | None:
    """Return the paper of a file, or None where that can't be told."""
    try:
        text = decode(path.read_bytes()) if path.is_file() else ""
    except (OSError, ValueError):
        return None
    paper = read_publication(Source(text, str(shown), Problems(), lambda _: True), path.stem)
    return known_of(paper) if paper else None


def same_as(ids: Mapping[str, str], papers: Iterable[Known]) -> Same | None:
    """Return the paper of the site with one of the ids."""
    for paper in papers:
        for kind, one in ids.items():
            if paper.ids.get(kind) == one:
                return Same(paper, f"{IDENTIFIERS[kind].label} {one}", one)
    return None


def same_paper(found: Found, papers: Iterable[Known]) -> Same | None:
    """Return the paper of the site that a record is: by an id, else by title and authors."""
    every = list(papers)
    if same := same_as(found.ids, every):
        return same
    for paper in every:
        if same_title(paper.title, found.title) and share_author(paper.authors, found.authors):
            return Same(paper, f'title "{paper.title}"', paper.title)
    return None


def has_title(title: str, papers: Iterable[Known]) -> Same | None:
    """Return the paper of the site with a title, whoever wrote it."""
    same = (paper for paper in papers if same_title(paper.title, title))
    return next((Same(paper, f'title "{paper.title}"', paper.title) for paper in same), None)
