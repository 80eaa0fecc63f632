"""The entries of a .bib file -> papers, each with what its own file beside it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from paperbox.errors import did_you_mean
from paperbox.model import Author
from paperbox.paper_types import BY_ENTRY
from paperbox.read.bibtex.fields import fields_of, node_of, told
from paperbox.read.bibtex.inherit import Inheritance
from paperbox.read.bibtex.names import AND_HINT, authors_of, without_marks
from paperbox.read.bibtex.partial import PartialFields
from paperbox.read.bibtex.syntax import Entry, read_entries
from paperbox.read.bibtex.tables import CARD, PRIVATE
from paperbox.read.place import Place
from paperbox.read.publication import WrittenFields
from paperbox.read.records import read_record
from paperbox.read.source import Source

_DATA = {"xdata", "set", "bibnote", "control"}
"""Entries that stand for no work."""
_ENTRIES = {*BY_ENTRY, "misc", *_DATA, "artwork", "audio", "image", "jurisdiction", "legislation"}
_ENTRIES |= {"legal", "movie", "music", "performance", "video", "commentary", "mvreference"}


@dataclass(frozen=True, slots=True)
class BibPaper:
    """A paper of a .bib file, before it is known what else is said of it."""

    source: Source
    entry: Entry
    slug: str
    fields: WrittenFields
    bibtex: Mapping[str, str]
    summary: str


def slug_of(key: str) -> str:
    """Return the name that a paper has in addresses: its key, without what parts of them mean."""
    return re.sub(r'[\s/\\?#<>"%:|*&+;@$!]+', "-", key).strip("-.") or "paper"


def read_bibliography(source: Source) -> list[BibPaper]:
    """Return the papers of a file; what is wrong with one is reported, and loses only that."""
    entries = read_entries(source)
    inherited = Inheritance(source, entries, CARD)
    filled = [inherited.filled(entry) for entry in entries]
    papers = []
    for entry in filled:
        is_parent = entry.key in inherited.parents and "author" not in entry.fields
        if not is_parent and entry.type not in _DATA:
            paper = _paper(source, entry)
            papers += [paper] if paper and entry.key not in inherited.broken else []
    return papers


def _paper(source: Source, entry: Entry) -> BibPaper | None:
    if entry.type not in _ENTRIES and (near := did_you_mean(entry.type, _ENTRIES)):
        source.warn(f'no entry is called "@{entry.type}"{near}', line=entry.line, field=entry.key)
    before = len(source.problems.errors)
    authors, editors = _people(source, entry)
    fields = read_record(
        PartialFields, Place(source, name=entry.key), node_of(fields_of(source, entry))
    )
    names = tuple(author.name for author in editors)
    fields = replace(fields, authors=authors or editors, editors=names)
    _report_missing(source, entry, fields, is_right=len(source.problems.errors) == before)
    if len(source.problems.errors) > before:
        return None
    summary = entry.fields["summary"].text.strip() if "summary" in entry.fields else ""
    return BibPaper(source, entry, slug_of(entry.key), fields, _kept(entry), summary)


def _people(source: Source, entry: Entry) -> tuple[tuple[Author, ...], ...]:
    """Return the authors and the editors of an entry."""
    found = []
    for name in ("author", "editor"):
        value, notes = entry.fields.get(name), entry.fields.get(f"{name}+an")
        people: tuple[Author, ...] = ()
        if value:
            tell = told(source, entry, name)
            people, fault = authors_of(value.text, notes.text if notes else "", tell)
            if fault:
                place = f"{entry.key}.{name}"
                source.error(fault, line=value.line, field=place, hint=AND_HINT)
        found.append(people)
    return tuple(found)


def _report_missing(source: Source, entry: Entry, fields: WrittenFields, *, is_right: bool) -> None:
    """Report which of the least fields an entry lacks.

    Unless all else IS_RIGHT, one that is there was reported already.
    """
    least = {
        "title": (fields.title, "title = {…}", ("title",)),
        "author": (fields.authors, "author = {Guo, Yongxin and Lin, Tao}", ("author", "editor")),
        "year": (fields.date or fields.year, "year = 2024", ("year", "date")),
    }
    for name, (value, line, given) in least.items():
        texts = (entry.fields[name].text for name in given if name in entry.fields)
        if not value and (is_right or not any(text.strip(" {}") for text in texts)):
            hint = f"Add a line: {line},"
            source.error("missing", line=entry.line, field=f"{entry.key}.{name}", hint=hint)


def _kept(entry: Entry) -> dict[str, str]:
    """Return what of an entry is for everybody's list of references."""
    kept = {
        name: " ".join(value.text.split())
        for name, value in entry.fields.items()
        if name not in CARD and not PRIVATE.fullmatch(name) and value.text.strip()
    }
    for name in {"author", "editor"} & kept.keys():
        kept[name] = without_marks(kept[name])
    return kept
