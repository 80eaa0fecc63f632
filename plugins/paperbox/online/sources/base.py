"""What every source of citation counts is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from paperbox.online.http import Session


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper of the site that a number is wanted for."""

    key: str
    """Its place in the store: its slug."""
    title: str
    """As its author wrote it; it may hold TeX."""
    year: int
    authors: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    """Kind -> id, normalised: ``doi``, ``arxiv``, ``pmid``, ``acl``, ``openalex``,
    ``semanticscholar``, ``scholar``. What the store knows of a source is among them; the form
    of each is that of `paperbox.online.sources.ids`."""
    pinned: frozenset[str] = frozenset()
    """The kinds of ids that the author wrote down; the store knows the others."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose site it is."""

    names: tuple[str, ...]
    """The name and its aliases."""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Kind -> id: ``orcid``, ``openalex``, ``semanticscholar``, ``scholar``, ``dblp``."""


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """What a source says of one paper."""

    id: str
    """The source's own id."""
    count: int | None
    """Nothing where the source gives no number that can be trusted."""
    title: str = ""
    year: int = 0
    """0 where the source names none."""
    first_author: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Kind -> id, normalised as those of `Wanted`."""
    merged: bool = False
    own: bool = False
    """Whether it stands in the owner's own list, so that its title may tell what it is."""


@dataclass(frozen=True, slots=True)
class FoundAuthor:
    """What a source says of the owner."""

    id: str
    name: str
    citations: int
    h: int | None = None
    i10: int | None = None
    by_year: Mapping[int, int] = field(default_factory=dict)
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper as a list of publications has it; such a list counts no citations."""

    id: str
    """The list's own id: ``conf/test/ExampleS24``, a put-code of ORCID."""
    title: str
    year: int = 0
    """0 where the list names none."""
    authors: tuple[str, ...] = ()
    """Nothing where the list has titles only."""
    venue: str = ""
    kind: str = ""
    """The list's own word: ``inproceedings``, ``journal-article``."""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Kind -> id, normalised as those of `Wanted`."""
    url: str = ""


class Source(Protocol):
    """A place that counts citations; each is one file here and one line in `SOURCES`."""

    name: str
    """A key of `paperbox.counts.LABELS`."""
    hosts: tuple[str, ...]
    """The hosts that it may speak to."""
    interval: float
    """Seconds between two requests, as its terms ask."""
    pauses: Mapping[int, tuple[float, ...]]
    """Statuses that are retried otherwise than all are; see `Session`."""
    key: str
    """The environment variable that may hold a key, or nothing."""
    needs_key: bool
    """Whether it is not asked without one."""

    def find(
        self, http: Session, owner: Owner, papers: tuple[Wanted, ...], key: str
    ) -> Iterator[FoundPaper | FoundAuthor]:
        """Yield what the source knows, as it comes.

        A `FetchError` ends it; what was yielded before stays good.
        """
        ...
