"""The programs that an audit needs: what the machine has, and what npm brings, pinned."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from tests.browser.chromium import executable

PINNED = Path(__file__).parent / "node"
LOCK = PINNED / "package-lock.json"

NEEDED = {
    "node": "Node 20 or newer runs Lighthouse: https://nodejs.org, or sudo apt install nodejs",
    "npm": "npm fetches Lighthouse and the Nu HTML checker; it comes with Node",
    "java": "Java 11 or newer runs the Nu HTML checker: sudo apt install default-jre-headless",
    "chromium": "Chromium shows the pages: sudo apt install chromium, or say where in $CHROMIUM",
}
"""Program -> what it is for, and how to get it."""


class MissingToolsError(Exception):
    """The machine lacks what an audit needs; the message names all of it."""


@dataclass(frozen=True)
class Tools:
    """Where the programs are."""

    chromium: str
    lighthouse: Path
    nu: Path


def found(program: str) -> str | None:
    """Return where the machine has a program of NEEDED, or None."""
    return executable() if program == "chromium" else shutil.which(program)


def pinned() -> dict[str, str]:
    """Return the versions of what we ask npm for, as the lock says them."""
    lock = json.loads(LOCK.read_text("utf-8"))["packages"]
    return {name: lock[f"node_modules/{name}"]["version"] for name in lock[""]["dependencies"]}


def check() -> None:
    """Complain of everything that the machine lacks, at once."""
    lacking = [f"  {name}: {why}" for name, why in NEEDED.items() if not found(name)]
    if lacking:
        raise MissingToolsError("\n".join(["This machine lacks what an audit needs:", *lacking]))


def install(cache: Path) -> Tools:
    """Bring the pinned packages into CACHE, once a lock; return where everything is."""
    check()
    folder = cache / f"node-{hashlib.sha256(LOCK.read_bytes()).hexdigest()[:12]}"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(PINNED, folder)
        # The checker's own script would fetch a Java of its own: no package's script is run.
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        npm = subprocess.run(["npm", "ci", *quiet], cwd=folder)
        if npm.returncode:
            raise MissingToolsError("npm could not fetch the pinned packages; see above")
        (folder / "complete").touch()
    modules = folder / "node_modules"
    return Tools(
        chromium=found("chromium") or "",
        lighthouse=modules / "lighthouse/cli/index.js",
        nu=modules / "vnu-jar/build/dist/vnu.jar",
    )


def _says(*command: str) -> str:
    """Return the version in what a program says of itself."""
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    number = re.search(r"\d+(\.\d+)+", said.stdout + said.stderr)
    return number[0] if number else "?"


def versions(tools: Tools) -> dict[str, str]:
    """Return the versions of all that takes part."""
    axe = re.search(r"axe v([\d.]+)", Axe().axe_script)
    return {
        "Lighthouse": pinned()["lighthouse"],
        "axe": axe[1] if axe else "?",
        "Nu HTML checker": pinned()["vnu-jar"],
        "Chromium": _says(tools.chromium, "--version"),
        "Node": _says("node", "--version"),
        "Java": _says("java", "-version"),
        "Python": sys.version.split()[0],
        "Pelican": version("pelican"),
    }
