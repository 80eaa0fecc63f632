"""Semantic Scholar: the owner and the owner's papers, then papers by their ids in batches.

It answers nobody without a key any more. It merges preprint and publication by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from paperbox.counts import LABELS, SEMANTIC_SCHOLAR
from paperbox.online.answer import FetchError
from paperbox.online.http import Session
from paperbox.online.sources import ids, values
from paperbox.online.sources.base import FoundAuthor, FoundPaper, Owner, Wanted

HOST = "api.semanticscholar.org"
PAGE, BATCH, BATCH_SIZE = 1000, 500, 100_000
"""Papers on a page, ids in a batch, and signs of those."""
LAST = 9000
"""It shows a list no further than the ten-thousandth paper."""
_LABEL = LABELS[SEMANTIC_SCHOLAR]
_ROOT = f"https://{HOST}/graph/v1"
_AUTHOR = "name,paperCount,citationCount,hIndex,externalIds"
_PAPER = "paperId,externalIds,title,year,citationCount,authors.name"
_PREFIXES = {"doi": "DOI", "arxiv": "ARXIV", "acl": "ACL", "pmid": "PMID"}
_KINDS = {"DOI": "doi", "ArXiv": "arxiv", "ACL": "acl", "PubMed": "pmid"}
BATCH_URL = f"{_ROOT}/paper/batch?fields={_PAPER}"


def author_url(one: str) -> str:
    """Return where a person is."""
    return f"{_ROOT}/author/{ids.in_path(one)}?fields={_AUTHOR}"


def papers_url(one: str, offset: int) -> str:
    """Return where a page of a person's papers is."""
    return f"{_ROOT}/author/{ids.in_path(one)}/papers?fields={_PAPER}&offset={offset}&limit={PAGE}"


def batch_ids(known: Mapping[str, str]) -> Iterator[str]:
    """Yield the ids of a paper as a batch asks for them."""
    if SEMANTIC_SCHOLAR in known:
        yield known[SEMANTIC_SCHOLAR]
    for kind, prefix in _PREFIXES.items():
        if kind in known:
            yield f"{prefix}:{known[kind]}"


@dataclass(frozen=True, slots=True)
class Person:
    """What it says of a person."""

    author: FoundAuthor
    papers: int | None
    """How many papers its list should have."""


def parse_author(body: object) -> Person:
    """Return the person of a record. It knows no i10-index and no years."""
    author = values.record(_LABEL, body, "authorId", "citationCount")
    found = FoundAuthor(
        id=values.text(author["authorId"]),
        name=values.text(author.get("name")),
        citations=values.total(_LABEL, author["citationCount"]),
        h=values.count(author.get("hIndex")),
        orcid=values.text(values.inner(author, "externalIds", "ORCID")),
    )
    return Person(found, values.count(author.get("paperCount")))


def parse_paper(body: object, *, own: bool = False) -> FoundPaper:
    """Return the paper of a record."""
    paper = values.record(_LABEL, body, "paperId")
    named = {kind: values.inner(paper, "externalIds", name) for name, kind in _KINDS.items()}
    return FoundPaper(
        id=values.text(paper["paperId"]),
        count=values.count(paper.get("citationCount")),
        title=values.text(paper.get("title")),
        year=values.year(paper.get("year")),
        first_author=values.text(values.inner(paper, "authors", 0, "name")),
        ids=ids.normalised({**named, SEMANTIC_SCHOLAR: paper["paperId"]}),
        own=own,
    )


def parse_papers(body: object) -> tuple[list[FoundPaper], int]:
    """Return the papers of a page of a person's list, and where the next page begins, or 0."""
    page = values.record(_LABEL, body, "data")
    found = [parse_paper(paper, own=True) for paper in _papers(page["data"])]
    return found, values.count(page.get("next")) or 0


def parse_batch(body: object) -> list[FoundPaper]:
    """Return the papers that are known, whatever their order; unknown ones are null."""
    return [parse_paper(paper) for paper in _papers(body)]


def _papers(body: object) -> Iterator[object]:
    every = values.sequence(_LABEL, body)
    return (paper for paper in every if isinstance(values.inner(paper, "paperId"), str))


class SemanticScholar:
    """A large index with a key; see `paperbox.online.sources.base.Source`."""

    name = SEMANTIC_SCHOLAR
    hosts: tuple[str, ...] = (HOST,)
    interval = 1.0
    pauses: Mapping[int, tuple[float, ...]] = {}
    key = "S2_API_KEY"
    needs_key = True

    def find(
        self, http: Session, owner: Owner, papers: tuple[Wanted, ...], key: str
    ) -> Iterator[FoundPaper | FoundAuthor]:
        """Yield the owner, the owner's papers, then the papers that are left."""
        ask = _Ask(http, {"x-api-key": key.strip()} if key.strip() else {})
        sought, trouble = ids.Sought(papers), None
        try:
            for found in ask.owner(owner.ids.get(SEMANTIC_SCHOLAR, "")):
                yield sought.see(found) if isinstance(found, FoundPaper) else found
        except FetchError as error:
            if error.status != 404:
                raise
            trouble = error
        wanted = [one for known in sought.left() for one in batch_ids(known)]
        for batch in ids.batches(wanted, BATCH, longest=BATCH_SIZE):
            yield from ask.batch(batch)
        if trouble:
            raise trouble


@dataclass(frozen=True)
class _Ask:
    """What it is asked."""

    http: Session
    headers: dict[str, str]

    def _get(self, url: str) -> object:
        return values.data(_LABEL, lambda: self.http.get(url, self.headers))

    def owner(self, one: str) -> Iterator[FoundPaper | FoundAuthor]:
        """Yield a person, then the person's papers; the i10-index counts those of a whole list."""
        if not one:
            return
        person = parse_author(self._get(author_url(one)))
        papers: list[FoundPaper] = []
        trouble = None
        try:
            for page in self._pages(one):
                papers += page
        except FetchError as error:
            trouble = error
        counts = [paper.count for paper in papers if paper.count is not None]
        whole = len(counts) == person.papers and not trouble
        yield replace(person.author, i10=values.i10_index(counts) if whole else None)
        yield from papers
        if trouble:
            raise trouble

    def _pages(self, one: str) -> Iterator[list[FoundPaper]]:
        """Yield the pages of a person's list."""
        offset, following = -1, 0
        while offset < following <= LAST:
            offset = following
            papers, following = parse_papers(self._get(papers_url(one, offset)))
            yield papers

    def batch(self, batch: list[str]) -> list[FoundPaper]:
        """Return the papers of some ids."""
        body = {"ids": batch}
        try:
            answer = values.data(_LABEL, lambda: self.http.post(BATCH_URL, body, self.headers))
        except FetchError as error:
            if _knows_none(error):
                return []
            raise
        return parse_batch(answer)


def _knows_none(error: FetchError) -> bool:
    """Whether a batch was refused since none of its ids is known; it has no other way to say so."""
    if error.status != 400 or not error.answer or error.answer.is_html:
        return False
    said = values.inner(error.answer.json(), "error")
    return isinstance(said, str) and said.lower().startswith("no valid paper ids")
