"""A .bib file for tests: read by us, and by the library alone."""

from __future__ import annotations

import re
from typing import Any

from bibtexparser.entrypoint import parse_string

from paperbox.errors import Problems
from paperbox.model import Publication
from paperbox.read.bibtex.merge import merged
from paperbox.read.bibtex.papers import read_bibliography
from paperbox.read.source import Source

FILES = {"images/a.png", "files/a.pdf"}


def papers_of(text: str) -> tuple[list[Publication], list[str]]:
    """Return the papers of a file, and all that is said of it."""
    source = Source(text, "p.bib", Problems(), FILES.__contains__)
    found = [paper for read in read_bibliography(source) if (paper := merged(read))]
    return found, [*map(str, source.problems.errors), *map(str, source.problems.warnings)]


def entries_of(text: str) -> dict[str, dict[str, str]]:
    """Return what the library reads, without any of our code: key -> field -> text."""
    library = parse_string(text)
    assert library.failed_blocks == []
    return {
        entry.key: {
            "ENTRYTYPE": entry.entry_type.lower(),
            **{field.key.lower(): _plain(field.key, field.value) for field in entry.fields},
        }
        for entry in library.entries
    }


def _plain(name: str, value: str) -> str:
    text = " ".join(str(value).split())
    return text.lower() if name.lower() == "month" else text


def said(paper: Publication) -> dict[str, Any]:
    """Return what a list of references needs of a record, as plain values."""
    it = paper.reference
    return {
        "title": paper.title,
        "authors": [author.name for author in paper.authors],
        "date": paper.date.iso,
        "type": paper.type,
        "abstract": paper.abstract,
        "url": paper.url,
        "ids": sorted(link.url for link in paper.links if link.key in {"doi", "arxiv", "isbn"}),
        "key": it.key,
        **{name: getattr(it, name) for name in PLAIN},
    }


PLAIN = (
    *("journal", "booktitle", "volume", "number", "pages", "publisher", "institution", "editors"),
)
"""Fields of a reference that are plain text."""


def without_braces(text: str) -> str:
    return re.sub(r"[{}]", "", text)
