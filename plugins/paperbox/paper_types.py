"""What sort of work a paper is: a closed list, with the BibTeX and BibLaTeX entries of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperType:
    """A sort of work."""

    entry: str
    """The entry that BibTeX has for it; ``patent``, ``dataset`` and ``software`` are BibLaTeX's."""
    also: tuple[str, ...] = ()
    """Other entries that are read as this sort."""


TYPES: dict[str, PaperType] = {
    "article": PaperType("article", ("suppperiodical", "review", "letter")),
    "inproceedings": PaperType("inproceedings", ("conference",)),
    "preprint": PaperType("misc"),
    "book": PaperType("book", ("mvbook", "booklet", "collection", "mvcollection", "reference")),
    "chapter": PaperType("incollection", ("inbook", "bookinbook", "suppbook", "inreference")),
    "proceedings": PaperType("proceedings", ("mvproceedings", "periodical")),
    "thesis": PaperType("phdthesis", ("thesis",)),
    "mastersthesis": PaperType("mastersthesis"),
    "report": PaperType("techreport", ("report", "manual", "standard")),
    "manuscript": PaperType("unpublished"),
    "patent": PaperType("patent"),
    "dataset": PaperType("dataset", ("data",)),
    "software": PaperType("software", ("softwareversion", "softwaremodule")),
    "talk": PaperType("misc"),
    "poster": PaperType("misc"),
    "website": PaperType("misc", ("online", "electronic", "www", "webpage")),
}
"""The word of the field `type` -> the sort; "" is a work of no sort that is known."""

BY_ENTRY: Mapping[str, str] = {
    entry: name
    for name, known in TYPES.items()
    for entry in (known.entry, *known.also)
    if entry != "misc"
}
"""The entry of a .bib file -> the sort of work; ``misc`` may be anything."""

NOT_IN_KEY = r"\s{}()\x22,=#%~'\\"
"""What BibTeX and BibLaTeX take in no key, as the inside of a class of signs."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The names that BibTeX has for months, without a ``@string``."""

PREPRINT_IDS = frozenset({"arxiv", "biorxiv", "medrxiv", "hal", "iacr", "ssrn"})
"""Ids of servers where what is there need not have appeared anywhere else."""
_PUBLISHED_IDS = frozenset({"doi", "acl", "openreview", "pmcid", "pmid", "isbn"})
_PREPRINT_VENUE = re.compile(
    r"(?:(?:(?:bio|med|chem|psy|soc|eng|tech|eco|earth)(?:a?r)?|ar)xiv|CoRR|SSRN|HAL|OSF Preprints"
    r"|Research Square|IACR ePrint|preprint)\b",
    re.I,
)


def is_preprint_server(venue: str) -> bool:
    """Whether VENUE is no place of publication, but a server of preprints."""
    return bool(_PREPRINT_VENUE.match(venue))


def inferred_type(venue: str, ids: Iterable[str] = (), given: Iterable[str] = ()) -> str:
    """Return the sort of a work whose author names none, or "" where it can't be told.

    IDS and GIVEN are the names of the fields that it has. A venue alone may be a journal as well
    as a conference, so that nothing is said of it.
    """
    fields, known = set(given), set(ids)
    if is_preprint_server(venue):
        return "preprint"
    for field, name in (("journal", "article"), ("booktitle", "inproceedings")):
        if field in fields:
            return name
    alone = not venue and not known & _PUBLISHED_IDS and "institution" not in fields
    return "preprint" if alone and known & PREPRINT_IDS else ""
