"""``make publish``, with a remote in a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.sites import REPOSITORY, digest_of

IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ada Example"), ("EMAIL", "ada@a.example"))
}
VENV = Path(sys.executable).parent.parent


def run(folder: Path, *command: str) -> str:
    """Run a command that must succeed, and return what it printed."""
    environment = {**os.environ, **IDENTITY}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def test_publish(tmp_path: Path) -> None:
    """The branch gh-pages of origin holds the output, and its history is kept."""
    site, remote, published = (tmp_path / name for name in ("site", "remote.git", "published"))
    site.mkdir()
    for name in ("content", "theme"):
        shutil.copytree(REPOSITORY / name, site / name)
    for name in ("Makefile", "pelicanconf.py", "publishconf.py"):
        shutil.copy(REPOSITORY / name, site)
    run(tmp_path, "git", "init", "--quiet", "--bare", str(remote))
    run(site, "git", "init", "--quiet")
    run(site, "git", "remote", "add", "origin", str(remote))
    # The environment is there already: --old-file keeps make from building one for this copy.
    publish = ("make", "publish", f"VENV={VENV}", f"--old-file={VENV}/publish")
    run(site, *publish)
    news = site / "content/news.md"
    news.write_text("- 2024/07/01: More.\n" + news.read_text("utf-8"), "utf-8")
    run(site, *publish)

    run(tmp_path, "git", "clone", "--quiet", "--branch=gh-pages", str(remote), str(published))
    assert run(published, "git", "rev-list", "--count", "HEAD") == "2"
    assert "More." in (published / "index.html").read_text("utf-8")
    assert (published / ".nojekyll").is_file()
    shutil.rmtree(published / ".git")
    (published / ".nojekyll").unlink()
    assert digest_of(published) == digest_of(site / "output")
