"""Several records of one paper -> one: the version of record first, then what others add."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperbox.model import PartialDate
from paperbox.online.papers import (
    acl,
    arxiv,
    crossref,
    datacite,
    dblp,
    openalex,
    openreview,
    pubmed,
)
from paperbox.online.papers.dates import finer
from paperbox.online.papers.record import KINDS, Found, contradict, same_title, share_author
from paperbox.online.titles import plain_title, says_enough

_BEST = (acl, pubmed, openreview, crossref, datacite, dblp, arxiv, openalex)
_RANKS = {service.LABEL: rank for rank, service in enumerate(_BEST)}
_SHORT = (acl.LABEL, dblp.LABEL, openreview.LABEL)
"""Who gives venues in the short form that people use."""


def combined(records: Iterable[Found]) -> Found:
    """Return one record of those of one paper."""
    every = sorted(records, key=_rank)
    published = [one for one in every if not one.is_preprint] or every
    first = published[0]
    ids = {kind: _first([one.ids.get(kind, "") for one in every]) for kind in KINDS}
    # What an index says of places and days may be that of the preprint.
    return Found(
        title=first.title,
        authors=next((one.authors for one in every if one.authors), ()),
        date=_date(published) or _date(every),
        venue=_venue(published),
        type=_first([one.type for one in published]),
        abstract=_first([one.abstract for one in every]),
        ids={kind: one for kind, one in ids.items() if one},
        pdf=_first([one.pdf for one in every]),
        award=_first([one.award for one in published]),
        details=_details(published),
        is_preprint=first.is_preprint,
        sources=tuple(dict.fromkeys(name for one in every for name in one.sources)),
    )


def _rank(found: Found) -> tuple[bool, int]:
    return (found.is_preprint, min((_RANKS.get(name, 99) for name in found.sources), default=99))


def _first(texts: Sequence[str]) -> str:
    return next(filter(None, texts), "")


def _date(records: Sequence[Found]) -> PartialDate | None:
    date: PartialDate | None = None
    for one in records:
        date = finer(date, one.date)
    return date


def _venue(records: Sequence[Found]) -> str:
    short = [one.venue for one in records if set(one.sources) & set(_SHORT)]
    known = [one.venue for one in records if one.venue]
    is_meeting = any(one.type == "inproceedings" for one in records)
    return (is_meeting and _first(short)) or _first(known)


def _details(records: Sequence[Found]) -> dict[str, str]:
    """Return the fields of one record: volume and pages may be those of two forms of a paper."""
    for one in records:
        if filled := {name: text for name, text in one.details.items() if text}:
            return filled
    return {}


def are_one(one: Found, other: Found) -> bool:
    """Whether two records are of one paper: by an id, else by title and authors.

    The same title with another DOI is another work, unless one of them is a preprint.
    """
    for kind in KINDS:
        if kind in one.ids and one.ids[kind] == other.ids.get(kind):
            return True
    if not same_title(one.title, other.title) or not share_author(one.authors, other.authors):
        return False
    both = one.is_preprint == other.is_preprint
    known = bool(one.authors and other.authors) or says_enough(plain_title(one.title))
    return known and not (both and contradict(one.ids, other.ids))


def grouped(records: Iterable[Found]) -> list[Found]:
    """Return records with those of one paper as one, in their order."""
    groups: list[list[Found]] = []
    # What was published decides which works there are; a preprint then joins one of them.
    for record in sorted(records, key=lambda one: one.is_preprint):
        for group in groups:
            if all(are_one(record, one) for one in group if not _is_added(one, record)):
                group.append(record)
                break
        else:
            groups.append([record])
    return [combined(group) for group in groups]


def _is_added(one: Found, record: Found) -> bool:
    """Whether a preprint in a group says nothing on whether a published work belongs there."""
    return one.is_preprint and not record.is_preprint
