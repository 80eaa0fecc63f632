"""The sites that are audited: the demo, thirty papers with photographs, and everything at once."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.audit import photographs
from tests import kitchen_sink
from tests.sites import REPOSITORY, SiteFolder

WITHOUT_PILLOW = "import sys; sys.modules['PIL'] = None; import pelican; pelican.main(sys.argv[1:])"


@dataclass(frozen=True)
class Built:
    """A built site, and the pages of it that Lighthouse visits."""

    name: str
    output: Path
    pages: tuple[str, ...]
    alike: str = ""
    """The folder whose pages are all alike, so that the one of PAGES stands for them."""

    @property
    def html(self) -> list[str]:
        """The addresses of its pages, but for those that lead on at once, and those alike."""
        shown = [
            str(path.relative_to(self.output)).removesuffix("index.html")
            for path in sorted(self.output.rglob("*.html"))
            if 'http-equiv="refresh"' not in path.read_text("utf-8")
        ]
        alike = {page for page in shown if self.alike and page.startswith(self.alike)}
        return [page for page in shown if page not in alike or page in self.pages]


@dataclass(frozen=True)
class Builds:
    """How long the site of photographs takes to build, in seconds."""

    first: float
    again: float
    again_without_pillow: bool
    """Whether the second build works where Pillow can't be imported."""
    originals: int
    """The bytes of the pictures as the camera took them."""


def demo(cache: Path) -> Built:
    """Build the site that the repository brings."""
    output = cache / "demo"
    built = SiteFolder(REPOSITORY, {}).run("--output", str(output))
    if built.status:
        raise RuntimeError(built.err)
    return Built("demo", output, ("", "publications/dynmoe/"))


def sink(cache: Path) -> Built:
    """Build the site with everything in every state."""
    return Built("sink", kitchen_sink.build(cache / "sink").output, ("",))


def photos(cache: Path) -> Built:
    """Build the site of thirty photographs."""
    site = photographs.write(cache / "photos")
    built = site.run()
    if built.status:
        raise RuntimeError(built.err)
    return Built("photos", site.output, ("", "publications/study-00/"), "publications/")


SITES: dict[str, Callable[[Path], Built]] = {"demo": demo, "sink": sink, "photos": photos}


def any_site(folder: Path) -> Built:
    """Return a site that something else has built, to be measured in the same way."""
    return Built(folder.resolve().parent.name, folder, ("",))


def builds(cache: Path) -> Builds:
    """Build the site of photographs without and then with what the first build left behind."""
    site = photographs.write(cache / "photos")
    for left in (".cache", "output", ".output.paperbox"):
        shutil.rmtree(site.root / left, ignore_errors=True)
    seconds = []
    for _ in range(2):
        start = time.monotonic()
        if (built := site.run()).status:
            raise RuntimeError(built.err)
        seconds.append(time.monotonic() - start)
        # A build that has nothing to do would prove nothing: a text changes in between.
        about = site.root / "content/pages/about.md"
        about.write_text(about.read_text("utf-8") + "\nIt is late.\n", "utf-8")
    command = [sys.executable, "-c", WITHOUT_PILLOW]
    alone = not subprocess.run(command, cwd=site.root, capture_output=True).returncode
    pictures = (site.root / "content/images").iterdir()
    return Builds(*seconds, alone, sum(path.stat().st_size for path in pictures))
