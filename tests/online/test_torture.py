"""However a refresh dies, and however many run at once, the store is a whole one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading

import pytest

from tests.online.conftest import Site
from tests.online.server import Asked, Loopback, Reply, data
from tests.online.services import ALPHA, BETA, CROSSREF, OPENALEX, OpenAlex, crossref
from tests.sites import REPOSITORY

KILLS = 200


def start(site: Site, *command: str) -> subprocess.Popen[str]:
    """Start a program of the tests in the site's folder."""
    paths = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "plugins")])
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_killed_at_any_moment(site: Site, net: Loopback) -> None:
    """The old or the new store to the byte; the next refresh leaves nothing else behind."""
    net.hosts[OPENALEX] = OpenAlex()
    with start(site, "tests.online.killed", str(net.server_port), str(KILLS)) as running:
        _, err = running.communicate(timeout=300)
    assert running.returncode == 0, err
    seen = json.loads(err)
    assert seen["other"] == 0
    assert min(seen["old"], seen["new"]) > KILLS // 20, "kill at other moments"
    assert not list(site.store.parent.glob(".*"))


def test_two_at_once(site: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both have asked before either writes; what each found is there in the end."""
    monkeypatch.setenv("SLOW_STORE", "1")
    site.store.unlink()
    meet, first = threading.Barrier(2), threading.Lock()

    def listed(_: Asked) -> Reply:
        meet.wait(60)
        with first:
            works = [[ALPHA], [BETA]][len([a for a in net.asked if a.path == "/seen"])]
            net.asked.append(Asked("GET", OPENALEX, "/seen", {}, {}, b""))
        return data({"results": [work.openalex for work in works]})

    nothing = data({"results": []})
    net.hosts[OPENALEX] = OpenAlex(on={"list": listed, "batch": lambda _: nothing})
    net.hosts[CROSSREF] = crossref()
    command = ("tests.online.directed", str(net.server_port), "citations", "refresh")
    with start(site, *command) as one, start(site, *command) as other:
        told = [running.communicate(timeout=60)[1] for running in (one, other)]
    assert [one.returncode, other.returncode] == [0, 0], told
    assert site.counts() == {"alpha": 11, "beta": 6}


def test_a_full_disk(site: Site, net: Loopback) -> None:
    """What can't be written whole is not written: the system ends a write in its middle."""
    net.hosts[OPENALEX] = OpenAlex()
    before = site.store.read_bytes()
    script = (
        "import resource, signal, sys; from tests.online.server import all_hosts_at; "
        "from paperbox.cli import main; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); "
        f"net = all_hosts_at({net.server_port}); net.__enter__(); "
        "sys.exit(main(['citations', 'refresh']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{REPOSITORY / 'plugins'}"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 2
    assert "can't be written" in ran.stderr
    assert site.store.read_bytes() == before
    assert not list(site.store.parent.glob(".*"))
