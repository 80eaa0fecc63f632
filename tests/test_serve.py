"""`make serve`: edits are live, mistakes are shown once, the last good page stays."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sites import PAPER, PROFILE, SETTINGS, THEME, SiteFolder

PATIENCE = 30.0
"""Seconds that an edit may take to be live on a busy machine; less than one is usual."""

SETTLED = 1.0
"""Seconds after which Pelican surely watches again.

It begins to watch a moment after a build has ended, and nothing can tell it of an edit in between.
"""

IDLE = 2.0
"""Seconds in which a server with nothing to do is watched."""


def until(condition: Callable[[], bool], what: str) -> None:
    """Wait until something is so; fail where it takes too long."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


class Server:
    """``pelican --autoreload --listen`` in a process group of its own."""

    def __init__(self, site: SiteFolder, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}"
        self._log = log
        port = self.address.rpartition(":")[2]
        with log.open("wb") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "pelican", "--autoreload", "--listen", "--port", port],
                cwd=site.root,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def stop(self) -> None:
        """End the whole group: its children would outlive the first process."""
        with contextlib.suppress(ProcessLookupError):  # it may have ended by itself
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8")

    def get(self, path: str = "/") -> str:
        """Return a page; raise where there is none."""
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:  # noqa: S310  http
            return str(answer.read().decode())

    def has(self, words: str, path: str = "/") -> bool:
        """Whether a page is served and holds words."""
        try:
            return words in self.get(path)
        except (urllib.error.URLError, OSError):
            return False

    def until_served(self, words: str, path: str = "/") -> None:
        """Wait for the first page."""
        until(lambda: self.has(words, path), f"never served: {words}\n{self.log}")
        time.sleep(SETTLED)

    def until_live(self, words: str, path: str = "/") -> None:
        """Wait for an edit; a page must be there all the while."""
        until(lambda: words in self.get(path), f"not live: {words}\n{self.log}")
        time.sleep(SETTLED)

    def until_logged(self, words: str, times: int) -> None:
        """Wait for the message that is the TIMES-th of its kind."""
        until(lambda: self.log.count(words) >= times, f"not shown: {words}\n{self.log}")

    def assert_idle(self) -> None:
        """Nothing is built, said or computed while nobody edits."""
        log, busy = self.log, self._seconds()
        time.sleep(IDLE)
        assert self.log == log
        assert self._seconds() - busy < IDLE / 5

    def _seconds(self) -> float:
        """Return the processor time that the processes of the group have used."""
        ticks = 0
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = path.read_text("utf-8").rpartition(")")[2].split()
            except OSError:  # it ended meanwhile
                continue
            if int(fields[2]) == self.process.pid:
                ticks += int(fields[11]) + int(fields[12])
        assert ticks
        return ticks / os.sysconf("SC_CLK_TCK")


@pytest.fixture
def serve(site: SiteFolder, tmp_path: Path) -> Iterator[Callable[[], Server]]:
    """Start a server for the site; all are ended after the test."""
    servers: list[Server] = []

    def start() -> Server:
        servers.append(Server(site, tmp_path / f"log-{len(servers)}.txt"))
        return servers[-1]

    try:
        yield start
    finally:
        for server in servers:
            server.stop()


Serve = Callable[[], Server]

ONE = "content/publications/one.md"


def test_edits_are_live(site: SiteFolder, serve: Serve) -> None:
    """Whatever is edited, the page shows it without a restart, and is never away meanwhile."""
    shutil.copytree(THEME, site.root / "theme")
    settings = SETTINGS.replace(repr(str(THEME)), '"theme"')
    site.write("pelicanconf.py", settings)
    server = serve()
    server.until_served("A paper")

    site.write(ONE, PAPER.replace("A paper", "Another title"))
    server.until_live("Another title")
    assert "Another title" in server.get("/publications/one/")

    site.write("content/publications/two.md", PAPER.replace("A paper", "A second one"))
    server.until_live("A second one")
    assert "A second one" in server.get("/publications/two/")

    site.write("content/news.md", "- 2025/01/02: A prize.\n")
    server.until_live("A prize.")

    site.write("content/profile.yml", PROFILE + "location: Lovelace Street\n")
    server.until_live("Lovelace Street")

    site.write("content/pages/about.md", "# Who I am\n\n[PUBLICATIONS]\n")
    server.until_live("Who I am")
    assert "A prize." not in server.get()

    footer = site.root / "theme/templates/partials/footer.html"
    footer.write_text("<footer>My own footer</footer>", "utf-8")
    server.until_live("My own footer")

    styles = (site.root / "theme/static/css/base.css").read_text("utf-8")
    site.write("theme/static/css/base.css", f"{styles}\n.edited {{ color: red }}\n")
    until(lambda: ".edited" in server.get(f"/{stylesheet(server)}"), "the stylesheet is not live")
    time.sleep(SETTLED)

    site.write("pelicanconf.py", settings.replace("SITENAME = ", 'SITENAME = "Dr " + '))
    server.until_live("Dr Ada Example")

    (site.root / "content/publications/two.md").unlink()
    until(lambda: "A second one" not in server.get(), "a deleted paper is still there")
    server.assert_idle()


def stylesheet(server: Server) -> str:
    """Return the address of the stylesheet that the home page names now."""
    return server.get().partition('rel="stylesheet" href="./')[2].partition('"')[0]


MISTAKES = {
    "publication": (
        ONE,
        PAPER.replace("venue", "vanue"),
        'content/publications/one.md:5: unknown field "vanue"; did you mean "venue"?',
    ),
    "template": (
        "mine/partials/footer.html",
        "{{ nobody }}",
        "mine/partials/footer.html:1: UndefinedError: 'nobody' is undefined",
    ),
    "setting": (
        "pelicanconf.py",
        SETTINGS.replace("PAPERBOX = {}", 'PAPERBOX = {"hom": "about.md"}'),
        'PAPERBOX["hom"]: unknown setting; did you mean "home"?',
    ),
    "plugin": (
        "pelicanconf.py",
        SETTINGS.replace('["paperbox"]', '["paperbox", "paprebox"]'),
        'PLUGINS: no plugin "paprebox"; did you mean "paperbox"?',
    ),
}


@pytest.mark.parametrize("kind", MISTAKES)
def test_mistake_while_serving(site: SiteFolder, serve: Serve, kind: str) -> None:
    """A mistake is shown once a change, the last good page stays, and mending it is enough."""
    more = 'THEME_TEMPLATES_OVERRIDES = ["mine"]\n'
    good = {"pelicanconf.py": SETTINGS + more, ONE: PAPER, "mine/partials/footer.html": "Foot"}
    for path, text in good.items():
        site.write(path, text)
    path, broken, message = MISTAKES[kind]
    broken += more * (path == "pelicanconf.py")
    server = serve()
    server.until_served("A paper")
    for turn in (1, 2):  # the second time the very same mistake is shown as well
        page = server.get()
        site.write(path, broken)
        if path.startswith("mine/"):
            touch_a_paper(site)
        server.until_logged(message, turn)
        server.assert_idle()
        assert server.log.count(message) == turn
        assert "Traceback" not in server.log
        assert server.get() == page
        site.write("content/news.md", f"- 2025: Turn {turn}.\n")
        site.write(path, good[path])
        server.until_live(f"Turn {turn}.")
    assert server.log.count(message) <= 2 * 2  # the news alone may have been built in between


def touch_a_paper(site: SiteFolder) -> None:
    """Touch a watched file: Pelican does not watch the folders of THEME_TEMPLATES_OVERRIDES."""
    (site.root / ONE).touch()


def test_no_word_of_folders_that_nobody_needs(site: SiteFolder, serve: Serve) -> None:
    """A site without images/ and files/ is served without a warning; they count once they come."""
    server = serve()
    server.until_served("A paper")
    assert "Unable to watch" not in server.log
    site.write("content/images/a.txt", "A picture")
    server.until_served("A picture", "/images/a.txt")


def test_first_build_that_fails(site: SiteFolder, serve: Serve) -> None:
    """A server that starts with a mistake shows it once, waits, and serves when it is mended."""
    site.write(ONE, PAPER.replace("venue", "vanue"))
    server = serve()
    message = 'unknown field "vanue"'
    server.until_logged(message, 1)
    server.assert_idle()
    assert server.log.count(message) == 1
    assert not server.has("A paper")
    assert "Traceback" not in server.log
    site.write(ONE, PAPER)
    server.until_served("A paper")
    assert server.log.count(message) == 1


def test_start_that_cannot_be(site: SiteFolder, serve: Serve) -> None:
    """A server whose settings are wrong at the start ends with status 1 and the message."""
    site.write("pelicanconf.py", MISTAKES["plugin"][1])
    server = serve()
    assert server.process.wait(timeout=PATIENCE) == 1
    assert server.log.count(MISTAKES["plugin"][2]) == 1
    assert "Traceback" not in server.log


SLOW = """\
import time
from pathlib import Path
from pelican import signals

def wait(generators):
    print("All is read.", flush=True)
    time.sleep(1)

def register():
    signals.all_generators_finalized.connect(wait)
"""


def test_edit_during_a_build(site: SiteFolder, serve: Serve) -> None:
    """What is edited while a build runs, be it the first, is live without another edit."""
    site.write("plugins/slow.py", SLOW)
    settings = SETTINGS.replace('["paperbox"]', '["paperbox", "slow"]')
    site.write("pelicanconf.py", settings + 'PLUGIN_PATHS = ["plugins"]\n')
    server = serve()
    server.until_logged("All is read.", 1)
    site.write("content/news.md", "- 2025: During the first.\n")
    server.until_served("During the first.")
    server.assert_idle()
    builds = server.log.count("All is read.")
    site.write("content/news.md", "- 2025: Before the second.\n")
    server.until_logged("All is read.", builds + 1)
    site.write("content/news.md", "- 2025: During the second.\n")
    server.until_live("During the second.")
    server.assert_idle()
