"""Crossref: what publishers say of their DOIs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from paperbox.counts import CROSSREF, LABELS
from paperbox.model import PartialDate
from paperbox.online.http import Session
from paperbox.online.papers import plain
from paperbox.online.papers.dates import of_parts
from paperbox.online.papers.record import Found, known_ids
from paperbox.online.sources import values
from paperbox.online.sources.crossref import HOST, message_of, work_url

LABEL = LABELS[CROSSREF]
TYPES = {
    "journal-article": "article",
    "proceedings-article": "inproceedings",
    "posted-content": "preprint",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "reference-entry": "chapter",
    "proceedings": "proceedings",
    "dissertation": "thesis",
    "report": "report",
    "report-component": "report",
    "standard": "report",
    "dataset": "dataset",
}
_ROWS = 8
_BRACKETED = re.compile(r"\(([A-Z][\w&/+. -]{1,18})\)\s*$")
_ISSUE = re.compile(r"(?:\s*['’]?\s*(?:(?:19|20)\d\d|\d\d))?(?:\s*:.*)?$")


def fetch(http: Session, kind: str, doi: str) -> Found | None:
    """Return the work of a DOI."""
    return parse_work(values.data(LABEL, lambda: http.get(work_url(doi))))


def search(http: Session, title: str) -> list[Found]:
    """Return works whose titles are near TITLE."""
    query = urlencode({"query.bibliographic": title, "rows": _ROWS})
    return parse_works(values.data(LABEL, lambda: http.get(f"https://{HOST}/works?{query}")))


def parse_work(body: object) -> Found | None:
    """Return the work of a record, or None where it has no title."""
    return _work(values.record(LABEL, message_of(body), "DOI"))


def parse_works(body: object) -> list[Found]:
    """Return the works of a list."""
    message = values.record(LABEL, message_of(body), "items")
    works = (_work(item) for item in values.sequence(LABEL, message["items"]))
    return [work for work in works if work and "doi" in work.ids]


def _work(work: object) -> Found | None:
    title = _title(work)
    if not title:
        return None
    known = TYPES.get(str(values.inner(work, "type")), "")
    container = plain.line(values.inner(work, "container-title", 0))
    if not container and known == "preprint":
        container = plain.line(values.inner(work, "institution", 0, "name"))
    doi = str(values.inner(work, "DOI"))
    return Found(
        title=title,
        authors=_people(values.inner(work, "author")),
        date=_date(work),
        venue=_venue(work, container),
        type=known,
        abstract=plain.abstract(values.inner(work, "abstract")),
        ids={**known_ids({"arxiv": _arxiv(work)}), **known_ids({"doi": doi})},
        details=_details(work, known, container),
        is_preprint=known == "preprint",
        sources=(LABEL,),
    )


def _title(work: object) -> str:
    """Return the title with its subtitle, which publishers also repeat in the title."""
    title = plain.line(values.inner(work, "title", 0))
    subtitle = plain.line(values.inner(work, "subtitle", 0))
    if subtitle and subtitle.casefold() not in title.casefold() and title:
        joint = " " if title.endswith((":", "?", "!", ".")) else ": "
        return f"{title}{joint}{subtitle}"
    return title


def _people(people: object) -> tuple[str, ...]:
    """Return names in the order in which they are read."""
    return tuple(filter(None, map(_name, people if isinstance(people, list) else [])))


def _name(person: object) -> str:
    parts = (plain.line(values.inner(person, part)) for part in ("given", "family", "suffix"))
    return " ".join(filter(None, parts)) or plain.line(values.inner(person, "name"))


def _date(work: object) -> PartialDate | None:
    """Return when the work came out: the first day that is known of it, in print or before."""
    names = ("published", "published-online", "published-print", "posted", "issued")
    every = [of_parts(values.inner(work, name, "date-parts", 0)) for name in names]
    known = [date for date in every if date]
    first = known[0] if known else None
    finer = (date for date in known if first and date.iso.startswith(first.iso))
    return max(finer, key=lambda date: len(date.iso), default=None)


def _venue(work: object, container: str) -> str:
    """Return the short form of the venue: an acronym, an abbreviation, or what there is."""
    acronym = plain.line(values.inner(work, "event", "acronym"))
    if acronym:
        return _ISSUE.sub("", acronym).strip() or acronym
    if bracketed := _BRACKETED.search(container):
        return _ISSUE.sub("", bracketed[1]).strip() or bracketed[1]
    return plain.line(values.inner(work, "short-container-title", 0)) or container


def _arxiv(work: object) -> object:
    """Return the arXiv id that the publisher names as the preprint of the work."""
    preprints = values.inner(work, "relation", "has-preprint")
    said = (
        str(values.inner(one, "id")) for one in (preprints if isinstance(preprints, list) else [])
    )
    return next((one for one in said if "arxiv" in one.casefold()), "").rpartition("/")[2][-20:]


def _details(work: object, known: str, container: str) -> Mapping[str, str]:
    whole = {"article": "journal", "inproceedings": "booktitle", "chapter": "booktitle"}
    publisher = plain.line(values.inner(work, "publisher"))
    editors = _people(values.inner(work, "editor"))
    return {
        **({whole[known]: container} if known in whole else {}),
        "volume": plain.line(values.inner(work, "volume")),
        "number": plain.line(values.inner(work, "issue")),
        "pages": plain.line(values.inner(work, "page"))
        or plain.line(values.inner(work, "article-number")),
        "institution" if known in {"thesis", "report"} else "publisher": publisher,
        "editors": "\n".join(editors) if known in {"book", "chapter", "proceedings"} else "",
    }
