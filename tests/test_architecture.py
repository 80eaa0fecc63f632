"""The arrows of the design: which part may know which, and who may go online."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.sites import REPOSITORY

PLUGINS = REPOSITORY / "plugins"
PACKAGE = PLUGINS / "paperbox"

BASE = {
    "clock",
    "counts",
    "embeds",
    "errors",
    "model",
    "paper_links",
    "paper_types",
    "services",
    "videos",
}
KNOWS = {
    "errors": set[str](),
    "embeds": {"errors"},
    "services": set[str](),
    "videos": set[str](),
    "model": set[str](),
    "clock": {"model"},
    "counts": set[str](),
    "paper_links": set[str](),
    "paper_types": set[str](),
    "read": BASE,
    "markdown": {*BASE, "read"},
    "write": BASE,
    "jekyll": {*BASE, "read"},
    "online": {*BASE, "__init__", "read", "write"},
    "moving": {*BASE, "read", "write", "markdown", "jekyll", "keys"},
    "keys": {*BASE, "read"},
    "settings": {*BASE, "keys", "read"},
    "logs": {"errors"},
    "loading": {"errors", "logs", "settings"},
    "output": {"errors"},
    "stamp": {"clock", "settings"},
    "build": {*BASE, "keys", "read", "markdown", "jekyll", "write", "settings"},
    "site": {*BASE, "settings", "loading", "logs", "output", "stamp", "build"},
    "whole": {*BASE, "keys", "settings", "site"},
    "add": {*BASE, "whole", "online"},
    "citations": {*BASE, "read", "write", "whole", "online"},
    "cli": {*BASE, "read", "settings", "moving", "add", "citations", "__init__"},
    "__init__": {*BASE, "build", "site"},
}
"""Part -> the parts of the package that it may import; each may import itself."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(module: Path) -> str:
    """Return the part that a module belongs to: its folder below the package, or itself."""
    relative = module.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imports(module: Path) -> set[str]:
    """Return the dotted names that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} imports relatively: say the whole name"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_arrows(module: Path) -> None:
    """A module imports no part of the package that its own part may not know."""
    own = part_of(module)
    for name in imports(module):
        if name == "paperbox":
            known = "__init__"
        elif name.startswith("paperbox."):
            known = name.split(".")[1]
        else:
            continue
        assert known == own or known in KNOWS[own], f"{own} may not know {name}"


def test_every_part_is_listed() -> None:
    """A new part says what it may know."""
    assert {part_of(module) for module in MODULES} == set(KNOWS)


NETWORK = {"requests", "urllib3", "http", "socket", "ssl", "ftplib", "smtplib", "asyncio"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_one_module_goes_online(module: Path) -> None:
    """Nothing but online/http.py may import what opens a socket."""
    names = {name.split(".")[0] for name in imports(module)}
    names |= {"urllib3"} & {name.removeprefix("urllib.") for name in imports(module)}
    used = (names & NETWORK) | {n for n in imports(module) if n.startswith("urllib.request")}
    assert not used or module == PACKAGE / "online" / "http.py"


def test_readers_read_no_files() -> None:
    """Readers, Markdown and writers take text: opening files is for the build."""
    for part in ("read", "markdown"):
        for module in (PACKAGE / part).glob("*.py"):
            names = {name.split(".")[0] for name in imports(module)}
            assert not names & {"pathlib", "os", "io", "shutil"}, module
