"""However adding a paper dies, and however many do it at once: a whole file or none."""

from __future__ import annotations

import errno
import json
import os
import time
from pathlib import Path

import pytest

from paperbox.online import files
from tests.online.conftest import Site
from tests.online.paper_services import (
    ARXIV,
    CROSSREF,
    DBLP,
    OPENALEX,
    TITLE,
    arxiv,
    crossref,
    dblp,
    indexed,
    openalex,
    preprint,
    work,
)
from tests.online.server import Loopback
from tests.online.test_torture import start

KILLS = 60
FILE = "example2024sampling.md"


@pytest.fixture
def services(net: Loopback) -> Loopback:
    net.hosts[CROSSREF] = crossref(work())
    net.hosts[ARXIV] = arxiv(a2405_00001=preprint())
    net.hosts[OPENALEX] = openalex({"doi:10.1000/alpha.1": indexed()})
    net.hosts[DBLP] = dblp({}, [])
    return net


def test_killed_at_any_moment(site: Site, services: Loopback) -> None:
    """The file is whole or missing, and the next run leaves nothing else behind."""
    before = site.names
    with start(site, "tests.online.killed_add", str(services.server_port), str(KILLS)) as running:
        _, err = running.communicate(timeout=300)
    assert running.returncode == 0, err
    seen = json.loads(err)
    assert seen["other"] == 0
    assert min(seen["missing"], seen["whole"]) > KILLS // 20, f"kill at other moments: {seen}"
    assert site.names == {*before, FILE}
    assert site.build().status == 0


def test_two_at_once(site: Site, services: Loopback) -> None:
    """Both look the paper up; one writes it, the other tells that it is there."""
    command = ("tests.online.directed", str(services.server_port), "add", "10.1000/alpha.1")
    runs = [start(site, *command) for _ in range(3)]
    told = [run.communicate(timeout=120) for run in runs]
    statuses = sorted(run.returncode for run in runs)
    assert statuses == [0, 2, 2], told
    assert all("on the site already" in err for out, err in told if "written to" not in out)
    assert site.paper("example2024sampling").title == TITLE


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_a_disk_that_takes_nothing(
    site: Site, services: Loopback, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(_: int) -> None:
        raise OSError(code, os.strerror(code))

    before = site.names
    monkeypatch.setattr(files.os, "fsync", refuse)
    ran = site.add("10.1000/alpha.1")
    assert (ran.status, site.names) == (2, before)
    assert os.strerror(code) in ran.err


def test_a_file_system_without_second_names(
    site: Site, services: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is written all the same, and never over another one."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(files.os, "link", refuse)
    assert site.add("10.1000/alpha.1").status == 0
    path = site.root / "content/publications" / FILE
    other = "---\ntitle: Another\nauthors: [Dee Other, Eve Other]\nyear: 2024\n---\n"
    path.write_text(other, "utf-8")
    assert site.add("10.1000/alpha.1").status == 2
    assert path.read_text("utf-8") == other


def test_what_killed_runs_left_long_ago(site: Site, services: Loopback) -> None:
    """It goes; what a run writes right now stays, and so does what is another program's."""
    folder = site.root / "content/publications"
    old, new, other = (folder / name for name in (".a.md.1.tmp", ".b.md.2.tmp", ".notes.tmp"))
    for path in (old, new, other):
        path.write_text("half", "utf-8")
    for path in (old, other):
        os.utime(path, (time.time() - 7200,) * 2)
    site.add("10.1000/alpha.1", "--dry-run")
    assert old.exists()
    site.add("10.1000/alpha.1")
    assert (old.exists(), new.exists(), other.exists()) == (False, True, True)


def test_a_link_in_the_place_of_the_file(site: Site, services: Loopback, tmp_path: Path) -> None:
    """What it leads to is somebody's."""
    target, text = (
        tmp_path / "elsewhere.md",
        "---\ntitle: Another\nauthors: [Dee Other]\nyear: 2024\n",
    )
    target.write_text(f"{text}---\n", "utf-8")
    link = site.root / "content/publications" / FILE
    link.symlink_to(target)
    ran = site.add("10.1000/alpha.1")
    assert (ran.status, "another paper has that name" in ran.err) == (2, True)
    assert (target.read_text("utf-8"), link.is_symlink()) == (f"{text}---\n", True)


def test_the_folder_is_made(site: Site, services: Loopback) -> None:
    """A site without papers gets its first."""
    for path in (site.root / "content/publications").iterdir():
        path.unlink()
    (site.root / "content/publications").rmdir()
    assert site.add("10.1000/alpha.1").status == 0
    assert site.names == {FILE}
