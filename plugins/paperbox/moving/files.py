"""Every other file that Jekyll publishes: where it lies in content/, and how it is copied."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from paperbox.errors import ContentError
from paperbox.moving.config import OldConfig
from paperbox.moving.tree import SourceTree

TEMPLATE = (
    "CHANGELOG*", "CONTRIBUTING.md", "Dockerfile", "Gemfile", "Gemfile.lock", "Gruntfile.js",
    "LICENSE*", "README*", "Rakefile", "docker-compose*", "docs/README*", "docs/screenshot.png",
    "github_myprofile_updater/*", "google_scholar_crawler/*", "markdown_generator/*",
    "package-lock.json", "package.json", "run_server.*", "talkmap.*", "*.gemspec", "vendor/*",
    "assets/css/academicons*", "assets/css/collapse*", "assets/css/main.scss",
    "assets/fonts/academicons*", "assets/fonts/fa-*", "assets/fonts/fontawesome*",
    "assets/js/_main.js", "assets/js/main.min.js", "assets/js/plugins/*", "assets/js/vendor/*",
)  # fmt: skip
"""What the template brings for itself, and what serves Jekyll: the new site needs none of it."""

ALWAYS_EXCLUDED = (".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "node_modules", "vendor/")
"""What Jekyll excludes unasked."""

OURS = {"pages", "publications", "posts", "news"}
"""Folders of content/ that have a meaning of their own."""

IN_OURS = (".md", ".markdown", ".mkd", ".mdown", ".html", ".htm", ".bib")
AT_TOP = (".md", ".yml", ".yaml", "site.css", "citations.json")
"""Ends of names that are read in these folders, and at the top of content/."""

_BLOCK = 1 << 20
Progress = Callable[[int, int], None]
"""Is told how many bytes of how many are done."""


@dataclass(frozen=True)
class Placed:
    """A file that is copied."""

    source: str
    """Its path below the old site, which is its address."""
    target: str
    """Its path below content/."""
    size: int


def is_published(path: str, config: OldConfig) -> bool:
    """Whether Jekyll publishes the file at PATH: special names and excluded ones it does not."""
    parts = path.split("/")
    entries = ["/".join(parts[: index + 1]) for index in range(len(parts))]
    return all(_passes(entry, config) for entry in entries)


def _passes(entry: str, config: OldConfig) -> bool:
    name = entry.rpartition("/")[2]
    if any(_matches(pattern, one) for pattern in config.include for one in (entry, name)):
        return True
    if any(_matches(pattern, entry) for pattern in (*config.exclude, *ALWAYS_EXCLUDED)):
        return False
    return not (name.startswith((".", "_", "#", "~")) or name.endswith("~"))


def _matches(pattern: str, entry: str) -> bool:
    """Whether a pattern of ``exclude`` means an entry: Jekyll takes it for a beginning, too."""
    pattern = pattern.removeprefix("./").removeprefix("/")
    if not pattern:
        return False
    return fnmatchcase(entry, pattern) or entry.startswith(pattern) or pattern == f"{entry}/"


def is_of_template(path: str) -> bool:
    """Whether a file belongs to the template, not to the author's content."""
    return any(fnmatchcase(path, pattern) for pattern in TEMPLATE)


def place(tree: SourceTree, paths: Iterable[str]) -> list[Placed]:
    """Return where each of PATHS goes in content/."""
    return [Placed(path, _target(path), tree.sizes[path]) for path in paths]


def _target(path: str) -> str:
    """Return a place where nothing but the static files of Pelican looks."""
    top, _, rest = path.partition("/")
    is_read = top in OURS and path.lower().endswith(IN_OURS) if rest else path.endswith(AT_TOP)
    is_hidden = any(part.startswith(".") for part in path.split("/"))
    if not (is_read or is_hidden):
        return path
    return "extra/" + "/".join(part.lstrip(".") or "dots" for part in path.split("/"))


def static_paths(files: Iterable[Placed]) -> list[str]:
    """Return the folders and the single files of content/ that are copied to the output."""
    tops = ((file.target, file.target.partition("/")[0]) for file in files)
    return sorted({target if top in OURS else top for target, top in tops})


def extra_paths(files: Iterable[Placed]) -> dict[str, str]:
    """Return the addresses of those that don't lie where they are published."""
    return {file.target: file.source for file in files if file.target != file.source}


def unreadable(tree: SourceTree, files: Iterable[Placed]) -> Iterator[str]:
    """Yield the files that may not be read."""
    yield from (f.source for f in files if not os.access(tree.root / f.source, os.R_OK))


def copy(tree: SourceTree, files: list[Placed], content: Path, progress: Progress) -> None:
    """Copy FILES byte for byte, a piece at a time; raise ContentError where one can't be read."""
    total, done = sum(file.size for file in files), 0
    for file in files:
        target = content / file.target
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as new:
            for block in _blocks(tree, file.source):
                new.write(block)
                done += len(block)
                progress(done, total)


def _blocks(tree: SourceTree, path: str) -> Iterator[bytes]:
    try:
        with (tree.root / path).open("rb") as old:
            while block := old.read(_BLOCK):
                yield block
    except OSError as error:
        raise ContentError(f"can't be read: {error.strerror}", tree.shown(path)) from error
