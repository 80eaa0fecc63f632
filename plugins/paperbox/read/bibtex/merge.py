"""A paper of a .bib file, and the file of its own that adds to it -> one record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from paperbox.model import Publication
from paperbox.read.bibtex.papers import BibPaper
from paperbox.read.bibtex.partial import PartialFields
from paperbox.read.bibtex.tables import SAID_BY
from paperbox.read.front_matter import Document, read_document
from paperbox.read.kinds import Flag
from paperbox.read.publication import WrittenFields, make_publication
from paperbox.read.records import specs
from paperbox.read.source import Source


def read_addition(source: Source) -> Document[WrittenFields]:
    """Return what a file says of a paper that an entry says the rest of."""
    return read_document(source, PartialFields)


def merged(paper: BibPaper, addition: Document[WrittenFields] | None = None) -> Publication | None:
    """Return the record of a paper; where both speak, the file of its own is right."""
    own = addition.fields if addition else None
    said = dict(_said(own)) if own else {}
    fields = replace(paper.fields, key=paper.entry.key)
    if {"date", "year"} & said.keys():
        fields = replace(fields, date=None, year=None)
    if {"image", "media"} & said.keys():
        fields = replace(fields, image=(), media=())
    record = make_publication(replace(fields, **said), paper.source, paper.slug)
    if not record:
        return None
    body = addition.body.strip() if addition else ""
    line = addition.body_line if addition and body else _summary_line(paper)
    return replace(
        record,
        reference=replace(
            record.reference,
            entry="" if "type" in said else paper.entry.type,
            bibtex=_without(paper.bibtex, said, record),
        ),
        summary=body or paper.summary,
        summary_line=line,
    )


def _summary_line(paper: BibPaper) -> int:
    place = paper.entry.fields.get("summary")
    return place.line if place else paper.entry.line


def _said(fields: WrittenFields) -> Iterable[tuple[str, Any]]:
    """Yield what a record was given, and says something by."""
    for name, spec in specs(type(fields)).items():
        value = getattr(fields, name)
        if name in fields.lines and (value != spec.kind.empty or isinstance(spec.kind, Flag)):
            yield name, value


def _without(kept: Mapping[str, str], said: Iterable[str], record: Publication) -> dict[str, str]:
    """Return what an entry KEPT, but for what a file beside it says in another way."""
    gone = {name for field in said for name in SAID_BY.get(field, ())}
    return {name: t for name, t in kept.items() if name not in gone} | dict(record.reference.bibtex)
