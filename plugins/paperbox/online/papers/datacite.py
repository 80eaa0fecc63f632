"""DataCite: the DOIs of arXiv, Zenodo, universities and other repositories."""

from __future__ import annotations

from paperbox.model import PartialDate
from paperbox.online.http import Session
from paperbox.online.papers import plain
from paperbox.online.papers.dates import of_parts, of_text
from paperbox.online.papers.record import Found, known_ids
from paperbox.online.sources import ids, values

HOST, LABEL = "api.datacite.org", "DataCite"
TYPES = {
    "Preprint": "preprint",
    "JournalArticle": "article",
    "ConferencePaper": "inproceedings",
    "ConferenceProceeding": "proceedings",
    "Book": "book",
    "BookChapter": "chapter",
    "Dissertation": "thesis",
    "Report": "report",
    "Dataset": "dataset",
    "Software": "software",
}


def fetch(http: Session, kind: str, one: str) -> Found | None:
    """Return the work of a DOI, or of an arXiv id, whose DOI follows from it."""
    doi = ids.ARXIV_DOI + one if kind == "arxiv" else one
    url = f"https://{HOST}/dois/{ids.in_path(doi)}"
    return parse(values.data(LABEL, lambda: http.get(url)))


def parse(body: object) -> Found | None:
    """Return the work of a record."""
    envelope = values.record(LABEL, body, "data")
    work = values.record(LABEL, values.inner(envelope["data"], "attributes"), "doi", "titles")
    title = plain.line(values.inner(work, "titles", 0, "title"))
    if not title:
        return None
    given = known_ids({"doi": work["doi"]})
    types = values.inner(work, "types")
    known = TYPES.get(str(values.inner(types, "resourceType")), "") or TYPES.get(
        str(values.inner(types, "resourceTypeGeneral")), ""
    )
    is_arxiv = "arxiv" in given
    publisher = values.inner(work, "publisher")
    name = plain.line(publisher if isinstance(publisher, str) else values.inner(publisher, "name"))
    container = plain.line(values.inner(work, "container", "title"))
    return Found(
        title=title,
        authors=_people(work.get("creators")),
        date=_date(work),
        venue="arXiv" if is_arxiv else container or name,
        type="preprint" if is_arxiv else known,
        abstract=_abstract(work.get("descriptions")),
        ids=given,
        details={"journal": container} if known == "article" else {},
        is_preprint=is_arxiv or known == "preprint",
        sources=(LABEL,),
    )


def _people(people: object) -> tuple[str, ...]:
    return tuple(filter(None, map(_name, people if isinstance(people, list) else [])))


def _name(person: object) -> str:
    parts = (plain.line(values.inner(person, part)) for part in ("givenName", "familyName"))
    name = plain.line(values.inner(person, "name"))
    last, comma, first = name.partition(",")
    return " ".join(filter(None, parts)) or (f"{first.strip()} {last}" if comma else name)


def _date(work: object) -> PartialDate | None:
    """Return when the work came out: as its record says, else its year."""
    dates = values.inner(work, "dates")
    said = {
        str(values.inner(date, "dateType")): of_text(values.inner(date, "date"))
        for date in (dates if isinstance(dates, list) else [])
    }
    known = (said.get(kind) for kind in ("Submitted", "Issued", "Available", "Created"))
    return next(filter(None, known), None) or of_parts([values.inner(work, "publicationYear")])


def _abstract(descriptions: object) -> str:
    for one in descriptions if isinstance(descriptions, list) else []:
        if values.inner(one, "descriptionType") == "Abstract":
            return plain.abstract(values.inner(one, "description"))
    return ""
