"""Small sites for tests: written file by file, built as a user builds them."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pelican
from bs4 import BeautifulSoup

REPOSITORY = Path(__file__).parent.parent
THEME = REPOSITORY / "theme"

SETTINGS = f"""\
PELICAN_CLASS = "paperbox.Site"
PLUGINS = ["paperbox"]
THEME = {str(THEME)!r}
PAPERBOX = {{}}
PATH = "content"
SITENAME = "Ada Example"
SITEURL = "https://ada.example"
TIMEZONE = "UTC"
FEED_ALL_ATOM = None
"""

PROFILE = "name: Ada Example\n"

PAPER = """\
---
title: A paper
authors: [Ada Example, Bo Sample]
date: 2024-05-23
venue: arXiv
---
It says something.
"""

ABOUT = """\
# About Me

Hello.

# Publications

[PUBLICATIONS]

# News

[NEWS]
"""

NEWS = "- 2024/06/04: Something happened.\n"

INLINE = 'script:not([src]):not([type="application/ld+json"])'
"""What would run in a page; blocks of data do not."""

FILES = {
    "pelicanconf.py": SETTINGS,
    "content/profile.yml": PROFILE,
    "content/pages/about.md": ABOUT,
    "content/publications/one.md": PAPER,
    "content/news.md": NEWS,
}


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str


class SiteFolder:
    """A site in a folder of its own."""

    def __init__(self, root: Path, files: dict[str, str] | None = None) -> None:
        self.root = root
        for path, text in (FILES if files is None else files).items():
            self.write(path, text)

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file below the site, with the folders it needs."""
        full = self.root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(text if isinstance(text, bytes) else text.encode())
        return full

    @property
    def output(self) -> Path:
        return self.root / "output"

    def build(self, *arguments: str) -> Result:
        """Run ``pelican`` in this process, from the site's folder."""
        out, err, status = io.StringIO(), io.StringIO(), 0
        with (
            contextlib.chdir(self.root),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                pelican.main(list(arguments))
            except SystemExit as end:
                status = int(end.code or 0)
        return Result(status, out.getvalue(), err.getvalue())

    def start(self, *arguments: str, **variables: str) -> subprocess.Popen[str]:
        """Start ``pelican`` as a process and a group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "pelican", *arguments],
            cwd=self.root,
            env={**os.environ, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, **variables: str) -> Result:
        """Run ``pelican`` as a process of its own, to its end."""
        with self.start(*arguments, **variables) as process:
            out, err = process.communicate(timeout=120)
        return Result(process.returncode, out, err)

    def page(self, path: str = "index.html") -> BeautifulSoup:
        """Return a page of the output."""
        return BeautifulSoup((self.output / path).read_text("utf-8"), "html.parser")

    def digest(self) -> str:
        """Return a digest of every name and byte below output/."""
        return digest_of(self.output)


def digest_of(folder: Path) -> str:
    """Return a digest of every name and byte below a folder; "" where it is missing."""
    if not folder.exists():
        return ""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.relative_to(folder)}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()
