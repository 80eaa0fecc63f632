"""The services that know papers, asked politely, each left alone once it refuses."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from paperbox.online.answer import FetchError
from paperbox.online.http import Session, agent
from paperbox.online.papers import (
    acl,
    arxiv,
    crossref,
    datacite,
    dblp,
    openalex,
    openreview,
    pubmed,
)
from paperbox.online.papers.record import Found
from paperbox.online.sources.crossref import HOST as CROSSREF_HOST
from paperbox.online.sources.dblp import HOST as DBLP_HOST
from paperbox.online.sources.openalex import HOST as OPENALEX_HOST

SECONDS = 30.0
"""What a service may take for one paper, retries and all."""
INTERVAL = 1.0
"""Seconds between two requests to a service whose terms ask for no more."""
_FAILURES = 2
"""After so many faults in a row a service is not asked again."""

Result = TypeVar("Result")
Fetch = Callable[[Session, str, str], Found | None]
Search = Callable[[Session, str], list[Found]]


@dataclass(frozen=True)
class Service:
    """A place that knows papers."""

    label: str
    hosts: tuple[str, ...]
    fetch: Fetch
    search: Search | None = None
    interval: float = INTERVAL
    """Seconds between two requests, as its terms ask."""


SERVICES: dict[str, Service] = {
    "acl": Service(acl.LABEL, (acl.HOST,), acl.fetch),
    "arxiv": Service(arxiv.LABEL, (arxiv.HOST,), arxiv.fetch, arxiv.search, 3.0),
    "crossref": Service(crossref.LABEL, (CROSSREF_HOST,), crossref.fetch, crossref.search),
    "datacite": Service(datacite.LABEL, (datacite.HOST,), datacite.fetch),
    "dblp": Service(dblp.LABEL, (DBLP_HOST,), dblp.fetch, dblp.search),
    "openalex": Service(openalex.LABEL, (OPENALEX_HOST,), openalex.fetch, openalex.search),
    "openreview": Service(openreview.LABEL, openreview.HOSTS, openreview.fetch),
    "pubmed": Service(pubmed.LABEL, (pubmed.HOST,), pubmed.fetch),
}


@dataclass
class Library:
    """All services, for one run."""

    contact: str = ""
    """The address of the site, by which a service can tell who asks."""
    faults: list[str] = field(default_factory=list)
    """What went wrong since they were taken last: sentences for the user."""
    off: dict[str, str] = field(default_factory=dict)
    """Service -> why it is not asked again in this run."""
    _sessions: dict[str, Session] = field(default_factory=dict)
    _failures: dict[str, int] = field(default_factory=dict)

    def fetch(self, name: str, kind: str, one: str) -> Found | None:
        """Return the paper with an id as one service has it, or None; a fault is noted."""
        service = SERVICES[name]
        return self._asked(name, lambda http: self._same(service, kind, one, http))

    def _same(self, service: Service, kind: str, one: str, http: Session) -> Found | None:
        """Return what a service says of an id, if it is what it was asked for."""
        found = service.fetch(http, kind, one)
        if found and found.ids.get(kind, one) != one:  # two works that became one there, say
            other = found.ids[kind]
            self.note(f"{service.label} answered with another paper, {other}, not {one}")
            return None
        return found

    def search(self, name: str, title: str) -> list[Found]:
        """Return papers with titles near TITLE as one service has them; a fault is noted."""
        search = SERVICES[name].search
        return (search and self._asked(name, lambda http: search(http, title))) or []

    def listed(self, label: str, host: str, ask: Callable[[Session], list[Found]]) -> list[Found]:
        """Return the list that ASK gets from a host; a fault is noted."""
        return self._asked(label, ask, host) or []

    def _asked(
        self, name: str, ask: Callable[[Session], Result | None], host: str = ""
    ) -> Result | None:
        if name in self.off:
            self.note(self.off[name])
            return None
        label = SERVICES[name].label if name in SERVICES else name
        try:
            found = ask(self._session(name, host))
        except FetchError as error:
            if error.status not in {404, 410}:
                self._fail(name, label, error)
            return None
        except Exception as error:  # noqa: BLE001  a service may answer what nobody thought of
            message = f"{label}: its answer can't be read ({type(error).__name__})"
            self._fail(name, label, FetchError(message))
            return None
        self._failures.pop(name, None)
        return found

    def _fail(self, name: str, label: str, error: FetchError) -> None:
        """Note a fault; a service that refuses, or fails again, is left alone from then on."""
        text = str(error) if str(error).startswith(label) else f"{label}: {error}"
        self.note(text)
        self._failures[name] = self._failures.get(name, 0) + 1
        refuses = error.status in {401, 403, 429} or error.is_blocked
        if refuses or self._failures[name] >= _FAILURES:
            self.off[name] = f"{text}; not asked again in this run"

    def note(self, text: str) -> None:
        """Note what the user is to know, once."""
        if text not in self.faults:
            self.faults.append(text)

    def taken_faults(self) -> list[str]:
        """Return what went wrong since this was called last."""
        faults, self.faults = self.faults, []
        return faults

    def _session(self, name: str, host: str) -> Session:
        """Return the session of a service, which keeps its pauses; it has its time anew."""
        if name not in self._sessions:
            self._sessions[name] = Session(
                SERVICES[name].hosts if name in SERVICES else (host,),
                SECONDS,
                agent=agent("papers of a homepage", self.contact),
                interval=SERVICES[name].interval if name in SERVICES else INTERVAL,
            )
        session = self._sessions[name]
        session.deadline = time.monotonic() + SECONDS
        return session
