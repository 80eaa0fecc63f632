"""The records of a site -> what sources are asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress

from paperbox.counts import SCHOLAR, STRONG, Counts
from paperbox.model import Contact, Link, Profile, Publication
from paperbox.online.sources.base import Owner, Wanted
from paperbox.online.sources.ids import normalised
from paperbox.paper_links import IDENTIFIERS

KINDS = ("doi", "arxiv", "pmid", "acl", "openalex", "semanticscholar")
"""The ids of a paper that some source knows, as fields of its front matter."""

_PAPER_LINKS = re.compile(r"paper|pre-?print|pdf|arxiv|doi|publication|publisher", re.I)
"""Links that lead to the paper itself, so that an id in them is its own, by their words."""

_ACCOUNTS = {
    "orcid": ("orcid", r"(\d{4}-\d{4}-\d{4}-\d{3}[\dX])"),
    "openalex": ("openalex", r"(A\d+)"),
    "semanticscholar": ("semanticscholar", r"/(\d+)/?$"),
    "googlescholar": (SCHOLAR, r"[?&]user=([\w-]{12})"),
    "dblp": ("dblp", r"/pid/([0-9a-z]+/[\w-]+?)(?:\.html)?$"),
}
"""Service of the profile -> kind of id, and how it stands in the address."""


def owner_of(profile: Profile) -> Owner:
    """Return whose counts are wanted."""
    names = (profile.name, profile.native_name, *profile.aliases)
    return Owner(tuple(name for name in names if name), dict(_accounts(profile.links)))


def _accounts(links: Iterable[Link | Contact]) -> Iterator[tuple[str, str]]:
    for link in links:
        kind, pattern = _ACCOUNTS.get(link.key, ("", ""))
        found = re.search(pattern, link.url) if kind else None
        if found:
            yield kind, found[1]


def wanted_of(papers: Iterable[Publication], known: Counts) -> tuple[Wanted, ...]:
    """Return the papers that counts are wanted for; KNOWN has ids that were found before."""
    return tuple(_wanted(paper, known) for paper in papers)


def _wanted(paper: Publication, known: Counts) -> Wanted:
    written = _ids(paper)
    found = dict(written)
    before = known.papers.get(paper.slug)
    # An id that is the same everywhere says more than what was found by a title once.
    if before and before.source_id and not set(STRONG) & set(written):
        found.setdefault(before.source, before.source_id)
    return Wanted(
        key=paper.slug,
        title=paper.title,
        year=paper.date.year,
        authors=tuple(author.name for author in paper.authors if not author.is_others),
        ids=found,
        pinned=frozenset(written),
    )


def _ids(paper: Publication) -> dict[str, str]:
    return normalised({**written_ids(paper, KINDS), SCHOLAR: paper.scholar})


def written_ids(paper: Publication, kinds: Collection[str]) -> dict[str, str]:
    """Return the ids of a paper that are of KINDS: those of fields, else those in its addresses."""
    found = dict[str, str]()
    for kind, url in _addresses(paper, kinds):
        with suppress(ValueError):
            found.setdefault(kind, IDENTIFIERS[kind].normalised(url))
    return found


def _addresses(paper: Publication, kinds: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the addresses that may hold an id of the paper, each with a kind it may be of."""
    yield from ((link.key, link.url) for link in paper.links if link.key in kinds)
    own = (link.url for link in paper.links if _PAPER_LINKS.fullmatch(link.key or link.label))
    for url in (paper.url, *own):
        yield from ((kind, url) for kind in kinds)
