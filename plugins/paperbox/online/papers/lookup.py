"""An id -> the paper, from the service that knows it best, with what others add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from paperbox.online.papers.combine import are_one, combined
from paperbox.online.papers.library import SERVICES, Library
from paperbox.online.papers.record import KINDS, Found, share_author
from paperbox.paper_links import IDENTIFIERS

FIRST: dict[str, tuple[str, ...]] = {
    "doi": ("crossref", "datacite", "openalex"),
    "arxiv": ("arxiv", "datacite", "openalex"),
    "acl": ("acl", "openalex"),
    "openreview": ("openreview",),
    "pmid": ("pubmed", "openalex"),
    "pmcid": ("openalex",),
    "dblp": ("dblp",),
    "openalex": ("openalex",),
}
"""Kind of id -> who is asked for it, one after the other until one knows it."""


def paper_of(
    library: Library, kind: str, one: str, more: Mapping[str, str], hit: Found | None = None
) -> Found | None:
    """Return the paper with an id, or None where nobody who was asked knows it.

    MORE are other ids that it has for certain; HIT is what a search found of it.
    """
    return _Lookup(library, more, hit).paper(kind, one)


class _Lookup:
    """The records of one paper, as they are gathered."""

    def __init__(self, library: Library, more: Mapping[str, str], hit: Found | None) -> None:
        self.library = library
        self.more = more
        self.records = [hit] if hit else []
        said = hit.sources if hit else ()
        self.asked = {name for name, service in SERVICES.items() if service.label in said}

    def paper(self, kind: str, one: str) -> Found | None:
        ids = {kind: one, **self.more} if not self.records else {}
        for other in sorted(ids, key=lambda other: (other != kind, KINDS.index(other))):
            if not self.records:
                self._first(other, ids[other])
        if not self.records:
            return None
        self._add_published()
        self._add_missing()
        found = combined(self.records)
        return replace(found, ids={**self.more, **found.ids, kind: one})

    def _first(self, kind: str, one: str) -> None:
        """Ask who knows the id best, and who may know it as well, until somebody does."""
        for name in FIRST[kind]:
            if self._fetch(name, kind, one):
                return

    def _fetch(self, name: str, kind: str, one: str) -> bool:
        """Ask a service once; return whether it knows the paper."""
        if name in self.asked or not one:
            return False
        self.asked.add(name)
        found = self.library.fetch(name, kind, one)
        known = combined(self.records).authors if self.records else ()
        if found and not share_author(found.authors, known):
            what = f"{IDENTIFIERS[kind].label} {one}"
            self.library.note(f"{SERVICES[name].label}: {what} is of other authors; left out")
            return False
        if found:
            self.records.append(found)
        return found is not None

    def _id(self, kind: str) -> str:
        every = (*(one.ids for one in self.records), self.more)
        return next((ids[kind] for ids in every if kind in ids), "")

    def _add_published(self) -> None:
        """Ask for the version of record where a preprint or an index names it."""
        if "pmcid" in self.more:
            self._fetch("pubmed", "pmid", self._id("pmid"))
        if self._id("doi") and not self.asked & {"datacite", "acl", "pubmed"}:
            self._fetch("crossref", "doi", self._id("doi"))
        if not self._id("doi"):
            for kind in ("acl", "openreview"):
                self._fetch(kind, kind, self._id(kind))
        now = combined(self.records)
        if now.is_preprint and self._fetch("dblp", "dblp", self.more.get("dblp", "")):
            return
        # Venues of machine learning have no DOIs, and Crossref seldom knows short names.
        if now.is_preprint or (now.type == "inproceedings" and len(now.venue.split()) > 3):
            self._add_by_title("dblp", now)

    def _add_by_title(self, name: str, now: Found) -> None:
        if name in self.asked or not now.authors:
            return
        self.asked.add(name)
        same = (one for one in self.library.search(name, now.title) if are_one(one, now))
        published = [one for one in same if not one.is_preprint]
        if len(published) == 1:
            self.records += published
            if doi := published[0].ids.get("doi", ""):
                self._fetch("crossref", "doi", doi)

    def _add_missing(self) -> None:
        """Ask for an abstract, for the other form of the paper, and for a free PDF."""
        self._fetch("arxiv", "arxiv", self._id("arxiv"))
        now = combined(self.records)
        if not (now.abstract and "arxiv" in now.ids) and "doi" in now.ids:
            self._fetch("openalex", "doi", now.ids["doi"])
            if not combined(self.records).abstract:
                self._fetch("arxiv", "arxiv", self._id("arxiv"))
