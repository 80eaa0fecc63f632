"""Crossref: papers by their DOIs, in batches. It knows no people, and no DOIs of arXiv."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from paperbox.counts import CROSSREF, LABELS
from paperbox.online.answer import FetchError
from paperbox.online.http import Session
from paperbox.online.sources import ids, values
from paperbox.online.sources.base import FoundPaper, Owner, Wanted

HOST = "api.crossref.org"
BATCH = 40
_LABEL = LABELS[CROSSREF]
_FIELDS = "DOI,title,author,published,is-referenced-by-count"


def works_url(dois: list[str]) -> str:
    """Return where the works with some DOIs are."""
    wanted = ",".join(f"doi:{doi}" for doi in dois)
    return f"https://{HOST}/works?" + urlencode(
        {"filter": wanted, "select": _FIELDS, "rows": 2 * len(dois)}
    )


def work_url(doi: str) -> str:
    """Return where a single work is."""
    return f"https://{HOST}/works/{ids.in_path(doi)}"


def parse_works(body: object) -> list[FoundPaper]:
    """Return the works of a list."""
    message = values.record(_LABEL, message_of(body), "items")
    items = values.sequence(_LABEL, message["items"])
    return [_work(item) for item in items if ids.doi(str(values.inner(item, "DOI")))]


def parse_work(body: object) -> FoundPaper:
    """Return the work of a record."""
    return _work(values.record(_LABEL, message_of(body), "DOI"))


def message_of(body: object) -> object:
    """Return what an answer holds."""
    return values.record(_LABEL, body, "message")["message"]


def _work(work: object) -> FoundPaper:
    doi = ids.doi(str(values.inner(work, "DOI")))
    first = values.inner(work, "author", 0)
    names = (values.text(values.inner(first, part)) for part in ("given", "family"))
    return FoundPaper(
        id=doi,
        count=values.count(values.inner(work, "is-referenced-by-count")),
        title=values.text(values.inner(work, "title", 0)),
        year=values.year(values.inner(work, "published", "date-parts", 0, 0)),
        first_author=" ".join(filter(None, names)) or values.text(values.inner(first, "name")),
        ids=ids.normalised({"doi": doi}),
    )


class Crossref:
    """The registry of most DOIs; see `paperbox.online.sources.base.Source`."""

    name = CROSSREF
    hosts: tuple[str, ...] = (HOST,)
    interval = 1.0
    pauses: Mapping[int, tuple[float, ...]] = {}
    key = ""
    needs_key = False

    def find(
        self, http: Session, owner: Owner, papers: tuple[Wanted, ...], key: str
    ) -> Iterator[FoundPaper]:
        """Yield the papers that have a DOI of Crossref's."""
        wanted = [
            doi
            for known in ids.Sought(papers).left()
            for doi in ids.dois(known)
            if not doi.startswith(ids.ARXIV_DOI)
        ]
        for batch in ids.batches(filter(ids.is_plain, wanted), BATCH):
            yield from _batch(http, batch)
        for doi in wanted:
            if not ids.is_plain(doi):
                yield from _single(http, doi)


def _batch(http: Session, dois: list[str]) -> Iterator[FoundPaper]:
    """Yield the works of some DOIs, one by one where they are refused together."""
    try:
        found = parse_works(values.data(_LABEL, lambda: http.get(works_url(dois))))
    except FetchError as error:
        if error.status != 400:
            raise
        for doi in dois:
            yield from _single(http, doi)
    else:
        yield from found


def _single(http: Session, doi: str) -> Iterator[FoundPaper]:
    """Yield the work of a DOI, if it is known."""
    try:
        found = parse_work(values.data(_LABEL, lambda: http.get(work_url(doi))))
    except FetchError as error:
        if error.status != 404:
            raise
    else:
        yield found
