"""OpenAlex: the owner and the owner's works, then single works by their ids.

Lists cost a little of a daily budget, single records nothing, also without a key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from paperbox.counts import LABELS, OPENALEX
from paperbox.online.answer import FetchError
from paperbox.online.http import Session
from paperbox.online.sources import ids, values
from paperbox.online.sources.base import FoundAuthor, FoundPaper, Owner, Wanted
from paperbox.online.sources.openalex_answers import parse_author, parse_work, parse_works

HOST = "api.openalex.org"
PAGE, BATCH = 100, 50
"""Works on a page, and ids in a request: two works of one DOI each still fit on a page."""
PAGES = 20
"""Pages of an owner's list that are read."""
_LABEL = LABELS[OPENALEX]
_AUTHOR = "id,orcid,display_name,cited_by_count,summary_stats,counts_by_year"
_WORK = "id,doi,ids,display_name,publication_year,cited_by_count"


def author_url(kind: str, one: str) -> str:
    """Return where a person is, by an ``orcid`` or an ``openalex`` id."""
    return f"https://{HOST}/authors/{_path(kind, one)}?select={_AUTHOR}"


def works_url(condition: str, cursor: str = "") -> str:
    """Return where the works are that fulfil CONDITION; with a CURSOR, a page of them."""
    fields = f"{_WORK},authorships" if cursor else _WORK
    page = {"cursor": cursor} if cursor else {}
    query = {"filter": condition, "per_page": PAGE, "select": fields, **page}
    return f"https://{HOST}/works?{urlencode(query)}"


def work_url(kind: str, one: str, fields: str = _WORK) -> str:
    """Return where a single work is, by its ``doi``, ``pmid`` or ``openalex`` id."""
    return f"https://{HOST}/works/{_path(kind, one)}?select={fields}"


def _path(kind: str, one: str) -> str:
    return ids.in_path(one if kind == OPENALEX else f"{kind}:{one}")


class OpenAlex:
    """The largest free index; see `paperbox.online.sources.base.Source`."""

    name = OPENALEX
    hosts: tuple[str, ...] = (HOST,)
    interval = 1.0
    pauses: Mapping[int, tuple[float, ...]] = {}
    key = "OPENALEX_API_KEY"
    needs_key = False

    def find(
        self, http: Session, owner: Owner, papers: tuple[Wanted, ...], key: str
    ) -> Iterator[FoundPaper | FoundAuthor]:
        """Yield the owner, the owner's works, then the works of the papers that are left."""
        headers = {"Authorization": f"Bearer {key.strip()}"} if key.strip() else {}
        search = _Search(http, headers, ids.Sought(papers))
        yield from search.owner(owner.ids)
        yield from search.listed(OPENALEX, lambda known: filter(None, [known.get(OPENALEX)]))
        yield from search.listed("doi", ids.dois)
        yield from search.singles()
        if search.trouble:
            raise search.trouble


@dataclass
class _Search:
    """One run through what OpenAlex has."""

    http: Session
    headers: dict[str, str]
    sought: ids.Sought
    trouble: FetchError | None = None
    """Why the owner or the list is not whole, though the rest can be asked for."""
    spent: bool = False
    """Whether lists are refused: the budget of the day is spent."""
    unknown: set[str] = field(default_factory=set)
    """Ids that were asked for in a list."""

    def _data(self, url: str) -> object:
        return values.data(_LABEL, lambda: self.http.get(url, self.headers))

    def owner(self, known: Mapping[str, str]) -> Iterator[FoundPaper | FoundAuthor]:
        """Yield the owner, then the owner's works."""
        kind = next((kind for kind in (OPENALEX, "orcid") if known.get(kind)), "")
        if not kind:
            return
        try:
            author = parse_author(self._data(author_url(kind, known[kind])))
        except FetchError as error:
            if error.status != 404:
                raise
            self.trouble = FetchError(f"{_LABEL} does not know the person {known[kind]}")
            return
        yield author
        yield from self._works(author.id)

    def _works(self, author: str) -> Iterator[FoundPaper]:
        """Yield a person's works, page after page."""
        cursor, seen = "*", set[str]()
        while cursor and cursor not in seen and len(seen) < PAGES:
            seen.add(cursor)
            url = works_url(f"authorships.author.id:{author}", cursor)
            try:
                found, cursor = parse_works(self._data(url), own=True)
            except FetchError as error:
                if not self._is_refused(error) and (error.answer or error.may_pass):
                    raise
                self.trouble = error
                return
            yield from map(self.sought.see, found)
        if cursor:
            why = "goes round in circles" if cursor in seen else f"has over {PAGE * PAGES} works"
            self.trouble = FetchError(f"{_LABEL}: the list of works of {author} {why}")

    def listed(
        self, kind: str, of: Callable[[Mapping[str, str]], Iterator[str]]
    ) -> Iterator[FoundPaper]:
        """Yield the works of the papers that are left, by the ids that OF returns, in lists."""
        wanted = [one for known in self.sought.left() for one in of(known) if ids.is_plain(one)]
        for batch in ids.batches(wanted, BATCH):
            if self.spent:
                return
            try:
                found, _ = parse_works(self._data(works_url(f"{kind}:{'|'.join(batch)}")))
            except FetchError as error:
                if not self._is_refused(error):
                    raise
                return
            self.unknown.update(batch)
            yield from map(self.sought.see, found)

    def _is_refused(self, error: FetchError) -> bool:
        """Whether a list was refused that single records may do for; note that it was."""
        self.spent = self.spent or error.status in {400, 429}
        return self.spent

    def singles(self) -> Iterator[FoundPaper]:
        """Yield the works of the papers that no list has, or could be asked for, one by one."""
        for known in self.sought.left():
            keys = [(OPENALEX, known.get(OPENALEX, "")), *(("doi", one) for one in ids.dois(known))]
            for kind, one in [*keys, ("pmid", known.get("pmid", ""))]:
                if one and (kind == OPENALEX or one not in self.unknown):
                    found = self._single(kind, one)
                    if found:
                        yield self.sought.see(found)
                        break
        if self.trouble and self.trouble.status == 429 and not self.sought.unseen:
            self.trouble = None

    def _single(self, kind: str, one: str) -> FoundPaper | None:
        """Return the work with an id; it has that id also where it was merged into another."""
        if self.http.left < self.http.interval:
            raise FetchError(f"{_LABEL}: the time was up before all papers were asked for")
        try:
            found = parse_work(self._data(work_url(kind, one)))
        except FetchError as error:
            if error.status != 404:
                raise
            return None
        return replace(found, ids={**found.ids, **ids.normalised({kind: one})})
