"""DBLP: papers of computer science by their keys and titles, with the short names of venues."""

from __future__ import annotations

import re
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from paperbox.online.http import Session
from paperbox.online.papers import xml
from paperbox.online.papers.dates import of_parts
from paperbox.online.papers.record import Found, known_ids
from paperbox.online.sources import ids, values
from paperbox.online.sources.base import ListedPaper
from paperbox.online.sources.dblp import HOST, name_of, paper_of, title_of
from paperbox.online.sources.dblp import LABEL as LABEL
from paperbox.online.titles import plain_title

TYPES = {
    "article": "article",
    "inproceedings": "inproceedings",
    "proceedings": "proceedings",
    "book": "book",
    "incollection": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "mastersthesis",
    "data": "dataset",
}
_WORDS = {
    "Journal Articles": "article",
    "Conference and Workshop Papers": "inproceedings",
    "Informal and Other Publications": "article",
    "Books and Theses": "book",
    "Parts in Books or Collections": "incollection",
    "Editorship": "proceedings",
    "Data and Artifacts": "data",
}
"""What answers of a search say -> what records do."""
_PREPRINTS = "CoRR"
_ROWS = 8


def fetch(http: Session, kind: str, key: str) -> Found | None:
    """Return the paper with a key."""
    url = f"https://{HOST}/rec/{ids.in_path(key)}.xml"
    root = xml.asked(LABEL, "dblp", lambda: http.get(url))
    entry = next((one for one in root if one.get("key")), None)
    return None if entry is None else found_of(paper_of(entry), _details(entry))


def search(http: Session, title: str) -> list[Found]:
    """Return papers whose titles have the words of TITLE."""
    query = urlencode({"q": plain_title(title), "format": "json", "h": _ROWS})
    return parse_hits(
        values.data(LABEL, lambda: http.get(f"https://{HOST}/search/publ/api?{query}"))
    )


def parse_hits(body: object) -> list[Found]:
    """Return the papers of a search; without any the list is missing."""
    envelope = values.record(LABEL, body, "result")
    hits = values.record(LABEL, values.inner(envelope["result"], "hits"))
    found = hits.get("hit", [])
    every = found if isinstance(found, list) else [found]
    papers = (_hit(values.inner(hit, "info")) for hit in every)
    return [paper for paper in papers if paper.title]


def _hit(info: object) -> Found:
    people = values.inner(info, "authors", "author")
    names = people if isinstance(people, list) else [people]
    venue = values.inner(info, "venue")
    first = venue[0] if isinstance(venue, list) and venue else venue
    listed = ListedPaper(
        id=str(values.inner(info, "key") or ""),
        title=title_of(values.text(values.inner(info, "title"))),
        year=values.year(values.inner(info, "year")),
        authors=tuple(name_of(values.text(values.inner(one, "text"))) for one in names if one),
        venue=values.text(first),
        kind=_WORDS.get(str(values.inner(info, "type")), ""),
        ids=known_ids({"doi": values.inner(info, "doi")}),
        url=str(values.inner(info, "ee") or ""),
    )
    pages, volume = (values.text(values.inner(info, name)) for name in ("pages", "volume"))
    return found_of(listed, {"pages": pages, "volume": volume})


def found_of(listed: ListedPaper, details: dict[str, str]) -> Found:
    """Return a paper of a list as a record."""
    is_preprint = listed.venue == _PREPRINTS
    arxiv = re.fullmatch(r"abs/(.+)", details.get("volume", "")) if is_preprint else None
    known = "preprint" if is_preprint else TYPES.get(listed.kind, "")
    short = re.sub(r"\s*\(\d+\)$", "", listed.venue)
    given = {"dblp": listed.id, "arxiv": arxiv and arxiv[1], **_of_address(listed.url)}
    return Found(
        title=listed.title,
        authors=listed.authors,
        date=of_parts([listed.year]),
        venue="arXiv" if is_preprint else short,
        type=known,
        ids={**known_ids(given), **listed.ids},
        details={} if is_preprint else details,
        is_preprint=is_preprint,
        sources=(LABEL,),
    )


def _of_address(url: str) -> dict[str, str]:
    """Return the id that the address of a paper holds; for some venues it is the only one."""
    openreview = re.search(r"openreview\.net/forum\?id=([\w-]+)", url)
    acl = re.search(r"aclanthology\.org/([\w.-]+?)/?$", url)
    found = {"openreview": openreview and openreview[1], "acl": acl and acl[1]}
    return {kind: one for kind, one in found.items() if one}


def _details(entry: Element) -> dict[str, str]:
    names = ("pages", "volume", "number", "publisher")
    found = {name: xml.line(entry.find(name)) for name in names}
    is_thesis = entry.tag.endswith("thesis")
    return {**found, "institution": xml.line(entry.find("school")) if is_thesis else ""}
