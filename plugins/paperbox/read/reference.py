"""What a list of references says of a paper: fields that only BibTeX and search engines need."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from paperbox.model import Reference
from paperbox.paper_types import NOT_IN_KEY
from paperbox.read.kinds import Kind, Match, Schema, Text, scalar
from paperbox.read.lists import ListOf
from paperbox.read.names import NAME
from paperbox.read.place import Place
from paperbox.read.records import Record, field
from paperbox.read.yaml_nodes import is_null, shape

KEY = rf"[^{NOT_IN_KEY}]+"
"""A key that BibTeX and BibLaTeX take."""
_FIELD_NAME = "[a-z][a-z0-9_+:-]*"
BIBTEX_HINT = "Write names in small letters, and texts: bibtex: {series: LNCS, edition: Second}."

_DASHES = re.compile(r"\s*(?:-{2,3}|[‐‑–—])\s*")
_HYPHEN = re.compile(r"(?<![^\s,;])([A-Za-z]*)([0-9]+)\s*-\s*(\1)([0-9]+)(?![^\s,;])")


class BibtexFields(Kind[tuple[tuple[str, str], ...]]):
    """Names of BibTeX fields with their texts."""

    empty = ()

    def read(self, place: Place, node: yaml.Node) -> tuple[tuple[str, str], ...]:
        if not isinstance(node, yaml.MappingNode):
            place.error(f"expected BibTeX fields, found {shape(node)}", node, BIBTEX_HINT)
            return ()
        found: dict[str, str] = {}
        for key, value in node.value:
            name = scalar(place, key)
            if name is None or not re.fullmatch(_FIELD_NAME, name):
                place.error(f'no name of a BibTeX field: "{(name or "")[:60]}"', key, BIBTEX_HINT)
            elif name in found:
                place.field(name).error("given twice", key, "Keep one of them.")
            elif not is_null(value):
                found[name] = Text().read(place.field(name), value)
        return tuple((name, text) for name, text in found.items() if text)

    def schema(self) -> Schema:
        return {
            "type": "object",
            "propertyNames": {"pattern": rf"^\s*{_FIELD_NAME}\s*$"},
            "additionalProperties": {"anyOf": [{"type": "null"}, Text().schema()]},
        }


@dataclass(frozen=True)
class ReferenceFields(Record):
    """The fields of a paper that its BibTeX entry and search engines need."""

    key: str = field(
        Match(KEY, "a key of BibTeX", "Write letters, digits, : - and _, such as example2024."),
        "its key in BibTeX; the name of its file when absent",
    )
    journal: str = field(Text(), "the whole name of the journal")
    booktitle: str = field(Text(), "the whole name of the proceedings, or the title of the book")
    volume: str = field(Text(), "the volume")
    number: str = field(Text(), "the number of the issue, of the report or of the patent")
    pages: str = field(Text(), "`1-9`, or the number of the article")
    publisher: str = field(Text(), "who published it")
    institution: str = field(Text(), "the university of a thesis, or who issued a report")
    editors: tuple[str, ...] = field(ListOf(NAME), "a list of the editors of the book")
    bibtex: tuple[tuple[str, str], ...] = field(
        BibtexFields(),
        "further fields of its entry, as they are to stand in it: `{series: LNCS, edition: 2}`",
    )


def make_reference(fields: ReferenceFields) -> Reference:
    return Reference(
        key=fields.key,
        journal=fields.journal,
        booktitle=fields.booktitle,
        volume=fields.volume,
        number=fields.number,
        pages=page_range(fields.pages),
        publisher=fields.publisher,
        institution=fields.institution,
        editors=fields.editors,
        bibtex=dict(fields.bibtex),
    )


def page_range(text: str) -> str:
    """Return pages with an en dash between the first and the last of them.

    A single hyphen is a dash between numbers that look alike: ``S1-S9``, not ``D12-1``.
    """
    dashed = _DASHES.sub("–", text)
    return dashed if "–" in dashed else _HYPHEN.sub(r"\1\2–\3\4", text)
