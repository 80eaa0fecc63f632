"""The lists of publications of a person -> the papers that the site lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paperbox.online.http import Session
from paperbox.online.papers import dblp as dblp_papers
from paperbox.online.papers.combine import grouped
from paperbox.online.papers.dates import of_parts
from paperbox.online.papers.known import Known, same_paper
from paperbox.online.papers.library import Library
from paperbox.online.papers.record import Found, known_ids
from paperbox.online.sources import dblp, orcid
from paperbox.online.sources.base import ListedPaper

LISTS = {"orcid": "ORCID", "dblp": dblp.LABEL}
"""Kind of a person's id -> who has the list."""
_TYPES = {
    "journal-article": "article",
    "conference-paper": "inproceedings",
    "preprint": "preprint",
    "working-paper": "report",
    "book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "dissertation-thesis": "thesis",
    "supervised-student-publication": "article",
    "report": "report",
    "review": "article",
    "other": "",
}
"""What ORCID's own words are; works of other kinds are no papers."""
_NO_PAPERS = frozenset({"proceedings", "dataset", "software", "talk"})


@dataclass(frozen=True)
class Missing:
    """What the site lacks."""

    papers: tuple[Found, ...]
    """The newest first."""
    others: tuple[Found, ...]
    """Works that are no papers, such as talks; their type says what they are."""
    there: int
    """How many papers of the lists are on the site."""
    lists: tuple[str, ...]
    """Who gave a list, by name."""


def missing_of(library: Library, people: Mapping[str, str], known: Iterable[Known]) -> Missing:
    """Return what the lists of a person have and the site lacks; a fault is noted.

    PEOPLE has the ids of one person: ``orcid`` and ``dblp``.
    """
    records: list[Found] = []
    lists = []
    for kind in ("dblp", "orcid"):  # DBLP first: it names authors and venues
        if kind in people:
            found = _listed(library, kind, people[kind])
            records += found
            lists += [LISTS[kind]] if found else []
    every, site = grouped(records), list(known)
    left = [one for one in every if not same_paper(one, site)]
    left.sort(key=lambda one: one.date.sort_key if one.date else (0, 0, 0), reverse=True)
    papers = tuple(one for one in left if one.type not in _NO_PAPERS)
    others = tuple(one for one in left if one.type in _NO_PAPERS)
    return Missing(papers, others, len(every) - len(left), tuple(lists))


def _listed(library: Library, kind: str, one: str) -> list[Found]:
    """Return the list of a person; a person whom nobody knows is a fault."""

    def ask(http: Session) -> list[Found]:
        if kind == "dblp":
            return [dblp_papers.found_of(paper, {}) for paper in dblp.find_list(http, one)]
        return [_of_orcid(paper) for paper in orcid.find_list(http, one)]

    host = dblp.HOST if kind == "dblp" else orcid.HOST
    before = len(library.faults)
    found = library.listed(LISTS[kind], host, ask)
    if not found and len(library.faults) == before:
        library.note(f"{LISTS[kind]} has no publications of {one}; is that the right id?")
    return found


def _of_orcid(listed: ListedPaper) -> Found:
    kind = listed.kind.lower()
    known = _TYPES.get(kind, "talk" if "lecture" in kind or "conference" in kind else "dataset")
    is_preprint = known == "preprint" or ("arxiv" in listed.ids and "doi" not in listed.ids)
    return Found(
        title=listed.title,
        date=of_parts([listed.year]),
        venue=listed.venue,
        type="preprint" if is_preprint else known,
        ids=known_ids(listed.ids),
        is_preprint=is_preprint,
        sources=(LISTS["orcid"],),
    )
