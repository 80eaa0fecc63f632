"""A site of two papers, its store, and the net on loopback."""

from __future__ import annotations

import contextlib
import io
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from paperbox.cli import main
from paperbox.errors import Problems
from paperbox.model import Publication
from paperbox.online import http
from paperbox.online.papers import library
from paperbox.online.sources import SOURCES
from paperbox.read.publication import read_publication
from paperbox.read.source import Source, decode
from tests.online.server import Loopback, all_hosts_at, loopback
from tests.online.services import ALPHA, BETA, ORCID, USER, Work
from tests.sites import FILES, SETTINGS, SiteFolder

TODAY, EPOCH = "2026-10-06", "1791244800"
EARLIER = "2026-09-01"

STORE = {
    "schema": 1,
    "checked_at": EARLIER,
    "changed_at": EARLIER,
    "author": {},
    "papers": {
        "alpha": {
            "count": 10,
            "source": "openalex",
            "checked_at": EARLIER,
            "source_id": ALPHA.openalex["id"].rpartition("/")[2],  # type: ignore[attr-defined]  # a text
            "match": "doi",
        },
        "beta": {
            "count": 5,
            "source": "openalex",
            "checked_at": EARLIER,
            "source_id": BETA.openalex["id"].rpartition("/")[2],  # type: ignore[attr-defined]  # a text
            "match": "doi",
        },
    },
}


def paper(work: Work, doi: bool = True) -> str:
    """Return the file of a paper."""
    line = f"doi: {work.doi}\n" if doi else ""
    return (
        f"---\ntitle: {json.dumps(work.title)}\nauthors: [{work.first}, Bo Sample]\n"
        f"date: {work.year}-05-23\n{line}---\nSomething.\n"
    )


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    status: int
    out: str
    err: str
    seconds: float


class Site(SiteFolder):
    """A site with a store of citation counts."""

    @property
    def store(self) -> Path:
        return self.root / "content" / "citations.json"

    @property
    def papers(self) -> dict[str, dict[str, Any]]:
        """What the store says of papers."""
        found: dict[str, dict[str, Any]] = json.loads(self.store.read_text("utf-8"))["papers"]
        return found

    @property
    def author(self) -> dict[str, dict[str, Any]]:
        """What the store says of the owner."""
        found: dict[str, dict[str, Any]] = json.loads(self.store.read_text("utf-8"))["author"]
        return found

    def counts(self) -> dict[str, int]:
        return {key: paper["count"] for key, paper in self.papers.items()}

    def citations(self, *arguments: str) -> Ran:
        """Run ``paperbox citations`` in this process, from the site's folder."""
        return self.paperbox("citations", *arguments)

    def add(self, *arguments: str) -> Ran:
        """Run ``paperbox add``."""
        return self.paperbox("add", *arguments)

    def paper(self, slug: str) -> Publication:
        """Return a paper of the site as its reader has it, which finds nothing wrong."""
        path = self.root / f"content/publications/{slug}.md"
        source = Source(decode(path.read_bytes()), path.name, Problems(), lambda _: True)
        found = read_publication(source, slug)
        assert found
        assert not source.problems.errors
        return found

    @property
    def names(self) -> set[str]:
        """The names of everything in content/publications."""
        return {path.name for path in (self.root / "content/publications").iterdir()}

    def paperbox(self, *arguments: str) -> Ran:
        """Run ``paperbox`` in this process, from the site's folder."""
        out, err, started = io.StringIO(), io.StringIO(), time.monotonic()
        with (
            contextlib.chdir(self.root),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            status = main(list(arguments))
        seconds = time.monotonic() - started
        assert "Traceback" not in err.getvalue()
        return Ran(status, out.getvalue(), err.getvalue(), seconds)

    def ask(self, *sources: str) -> None:
        """Have the settings name the sources, the most preferred first."""
        dict_ = {"citation_sources": list(sources)}
        self.write("pelicanconf.py", SETTINGS.replace("PAPERBOX = {}", f"PAPERBOX = {dict_!r}"))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Ada's site on a day in October, with counts of September."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    for source in SOURCES.values():
        monkeypatch.delenv(source.key or "NO_KEY", raising=False)
    found = Site(tmp_path / "site", {**FILES})
    (found.root / "content/publications/one.md").unlink()
    for work in (ALPHA, BETA):
        found.write(f"content/publications/{work.slug}.md", paper(work))
    links = f"links:\n  - orcid: {ORCID}\n  - googlescholar: {USER}\n"
    found.write("content/profile.yml", f"name: Ada Example\n{links}")
    found.write("content/citations.json", json.dumps(STORE))
    return found


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    """The net, whose services are asked again soon."""
    monkeypatch.setattr(http, "PAUSES", (0.02, 0.04))
    for source in SOURCES.values():
        monkeypatch.setattr(source, "interval", 0)
        monkeypatch.setattr(source, "pauses", dict.fromkeys(source.pauses, (0.05,)))
    for name, service in library.SERVICES.items():
        monkeypatch.setitem(library.SERVICES, name, replace(service, interval=0))
    monkeypatch.setattr(library, "INTERVAL", 0)
    with loopback() as running, all_hosts_at(running.server_port):
        yield running


Sees = Callable[..., Ran]
