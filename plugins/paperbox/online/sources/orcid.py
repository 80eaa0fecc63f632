"""ORCID: the list of a researcher's works. It counts no citations."""

from __future__ import annotations

from paperbox.online.http import Session
from paperbox.online.sources import ids, values
from paperbox.online.sources.base import ListedPaper
from paperbox.paper_links import is_web

HOST = "pub.orcid.org"
_LABEL = "ORCID"
_KINDS = {"doi": "doi", "arxiv": "arxiv", "pmid": "pmid"}


def url(orcid: str) -> str:
    """Return where the list of a person is."""
    return f"https://{HOST}/v3.0/{ids.in_path(orcid)}/works"


def parse(body: object) -> list[ListedPaper]:
    """Return the works of a list: a group has one work, as several sources describe it."""
    works = values.record(_LABEL, body, "group")
    papers = (_paper(group) for group in values.sequence(_LABEL, works["group"]))
    return [paper for paper in papers if paper]


def _paper(group: object) -> ListedPaper | None:
    """Return the work of a group, in the words that its owner prefers."""
    summaries = values.inner(group, "work-summary")
    every = sorted(summaries, key=_rank, reverse=True) if isinstance(summaries, list) else []
    titled = [one for one in every if _title(one)]
    if not titled:
        return None
    years = (values.year(values.inner(one, "publication-date", "year", "value")) for one in titled)
    best = titled[0]
    address = values.text(values.inner(best, "url", "value"))
    return ListedPaper(
        id=str(values.inner(best, "put-code") or ""),
        title=_title(best),
        year=next(filter(None, years), 0),
        venue=values.text(values.inner(best, "journal-title", "value")),
        kind=values.text(values.inner(best, "type")),
        ids=_ids(values.inner(group, "external-ids", "external-id")),
        url=address if is_web(address) else "",
    )


def _rank(summary: object) -> int:
    """Return how much its owner prefers a summary."""
    index = values.inner(summary, "display-index")
    return int(index) if isinstance(index, str) and index.isdecimal() else 0


def _title(summary: object) -> str:
    return values.text(values.inner(summary, "title", "title", "value"))


def _ids(external: object) -> dict[str, str]:
    """Return the ids of the work itself, and not those of what it is a part of."""
    own = [
        (_KINDS.get(str(values.inner(one, "external-id-type")), ""), one)
        for one in (external if isinstance(external, list) else [])
        if values.inner(one, "external-id-relationship") == "self"
    ]
    return ids.normalised({kind: values.inner(one, "external-id-value") for kind, one in own[::-1]})


def find_list(http: Session, orcid: str) -> list[ListedPaper]:
    """Return a person's works."""
    headers = {"Accept": "application/json"}
    return parse(values.data(_LABEL, lambda: http.get(url(orcid), headers)))
