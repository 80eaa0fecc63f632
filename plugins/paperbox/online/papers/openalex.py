"""OpenAlex: what ties the forms of a paper together: DOI, arXiv id, PMID, a free PDF."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from paperbox.counts import LABELS, OPENALEX
from paperbox.online.http import Session
from paperbox.online.papers import plain
from paperbox.online.papers.dates import finer, of_parts, of_text
from paperbox.online.papers.record import Found, known_ids
from paperbox.online.sources import ids, values
from paperbox.online.sources.openalex import HOST, work_url
from paperbox.online.titles import plain_title
from paperbox.paper_links import IDENTIFIERS, is_web

LABEL = LABELS[OPENALEX]
TYPES = {
    "preprint": "preprint",
    "book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "report": "report",
    "dataset": "dataset",
}
SOURCE_TYPES = {"journal": "article", "conference": "inproceedings", "repository": "preprint"}
_FIELDS = (
    "id,doi,ids,display_name,publication_year,publication_date,type,authorships,"
    "primary_location,locations,best_oa_location,abstract_inverted_index,biblio"
)
_LONGEST = 20_000
"""Words of an abstract."""


def fetch(http: Session, kind: str, one: str) -> Found | None:
    """Return the work with an id."""
    kind, one = ("doi", ids.ARXIV_DOI + one) if kind == "arxiv" else (kind, one)
    kind, one = ("doi", ids.ACL_DOI + one.lower()) if kind == "acl" else (kind, one)
    return parse_work(values.data(LABEL, lambda: http.get(work_url(kind, one, _FIELDS))))


def search(http: Session, title: str) -> list[Found]:
    """Return works whose titles have the words of TITLE."""
    # Signs such as commas and bars have a meaning in filters.
    query = urlencode(
        {"filter": f"title.search:{plain_title(title)}", "per_page": 8, "select": _FIELDS}
    )
    body = values.data(LABEL, lambda: http.get(f"https://{HOST}/works?{query}"))
    page = values.record(LABEL, body, "results")
    found = map(parse_work, values.sequence(LABEL, page["results"]))
    return [work for work in found if work]


def parse_work(body: object) -> Found | None:
    """Return the work of a record, or None where it has no title."""
    work = values.record(LABEL, body, "id")
    title = plain.line(work.get("display_name"))
    if not title:
        return None
    place = values.inner(work, "primary_location", "source")
    venue = plain.line(values.inner(place, "display_name"))
    known = TYPES.get(str(work.get("type")), "") or SOURCE_TYPES.get(
        str(values.inner(place, "type")), ""
    )
    people = values.inner(work, "authorships")
    names = (
        plain.line(
            values.inner(one, "raw_author_name") or values.inner(one, "author", "display_name")
        )
        for one in (people if isinstance(people, list) else [])
    )
    return Found(
        title=title,
        authors=tuple(filter(None, names)),
        date=_date(work),
        venue="arXiv" if venue.casefold().startswith("arxiv") else venue,
        type=known,
        abstract=_abstract(work.get("abstract_inverted_index")),
        ids=_ids(work),
        pdf=_pdf(work),
        details=_details(work, known, venue),
        is_preprint=known == "preprint",
        sources=(LABEL,),
    )


def _date(work: Any) -> Any:
    """Return the day of a work; the first of January stands for years of which no more is known."""
    year, day = of_parts([work.get("publication_year")]), of_text(work.get("publication_date"))
    return year if day and day.iso.endswith("-01-01") else finer(year, day)


def _ids(work: Any) -> dict[str, str]:
    """Return the ids of a work; that of arXiv stands in the address of a place where it lies."""
    given = work.get("ids") if isinstance(work.get("ids"), dict) else {}
    found = known_ids({**given, "doi": work.get("doi"), "openalex": work["id"]})
    for place in _places(work):
        for kind in ("arxiv", "acl", "pmcid"):
            url = str(values.inner(place, "landing_page_url") or "")
            try:
                found.setdefault(kind, known_ids({kind: IDENTIFIERS[kind].normalised(url)})[kind])
            except (ValueError, KeyError):
                continue
    return found


def _places(work: Any) -> list[object]:
    places = work.get("locations")
    return [work.get("primary_location"), *(places if isinstance(places, list) else [])]


def _pdf(work: Any) -> str:
    url = values.inner(work, "best_oa_location", "pdf_url")
    return url if isinstance(url, str) and is_web(url) else ""


def _abstract(index: object) -> str:
    """Return an abstract that is given as the places of each word."""
    if not isinstance(index, dict):
        return ""
    words = {
        place: word
        for word, places in index.items()
        for place in (places if isinstance(places, list) else [])
        if isinstance(place, int) and 0 <= place < _LONGEST
    }
    return plain.abstract(" ".join(words[place] for place in sorted(words)))


def _details(work: Any, known: str, venue: str) -> dict[str, str]:
    biblio = work.get("biblio")
    first, last = (plain.line(values.inner(biblio, name)) for name in ("first_page", "last_page"))
    whole = {"article": "journal", "inproceedings": "booktitle"}
    return {
        **({whole[known]: venue} if known in whole else {}),
        "volume": plain.line(values.inner(biblio, "volume")),
        "number": plain.line(values.inner(biblio, "issue")),
        "pages": f"{first}-{last}" if last and last != first else first,
    }
