"""What a build was made from and what it wrote, so that a build of nothing new is skipped.

Only names, sizes and times are looked at, as make does; nothing is read.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pelican

from paperbox.clock import today
from paperbox.settings import PelicanSettings

PACKAGE = Path(__file__).parent


def of_settings(settings: PelicanSettings) -> str:
    """Return the settings as text; plugins may change them while they build."""
    return repr(sorted((k, v) for k, v in settings.items() if k != "PAPERBOX_RUN"))


def of_inputs(settings: PelicanSettings, shown: str, skip: Iterable[Path]) -> str:
    """Return the digest of all that a build depends on; SHOWN is what `of_settings` gave.

    SKIP is what builds write, which may lie in the content folder of a site whose PATH is ".".
    """
    content, theme = Path(settings["PATH"]), Path(settings["THEME"])
    named = [
        content,
        *(content / path for name in ("PAGE_PATHS", "STATIC_PATHS") for path in settings[name]),
        theme,
        *(theme / path for path in settings["THEME_STATIC_PATHS"]),
        *map(Path, settings["THEME_TEMPLATES_OVERRIDES"]),
        PACKAGE,
    ]
    versions = [sys.version, pelican.__version__]
    return _digest([shown, today().iso, *versions, *_files(named, skip)])


def is_complete(settings: PelicanSettings, shown: str) -> bool:
    """Whether `of_inputs` sees all; other plugins, and functions, may read what they like."""
    return settings["PLUGINS"] == ["paperbox"] and " at 0x" not in shown


def of_output(path: Path, retention: Iterable[str]) -> str:
    """Return the digest of a written folder, less what was not written by a build."""
    return _digest(_files([path], [path / name for name in retention]))


class Stamp(NamedTuple):
    """What the last build was made from, and what it wrote."""

    inputs: str | None = None
    """What `of_inputs` gave, or None where the next build is not to be skipped."""
    output: str = ""
    """What `of_output` gave."""
    names: Sequence[str] = ()
    """The names at the top level of the output."""


def read(path: Path) -> Stamp:
    """Return what `write` wrote, or an empty stamp."""
    try:
        return Stamp(*json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return Stamp()


def write(path: Path, stamp: Stamp) -> None:
    """Store a stamp; where that can't be done, the next build is not skipped, no more."""
    with suppress(OSError):
        path.write_text(json.dumps(stamp), "utf-8")


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _files(roots: Iterable[Path], skip: Iterable[Path]) -> Iterator[str]:
    """Yield a line for each file at or below ROOTS, in a fixed order; links are followed once."""
    seen = set(map(str, skip))
    for root in roots:
        if root.is_file():
            yield _line(str(root))
        for place, names, files in os.walk(root, followlinks=True):
            if {place, real := str(Path(place).resolve())} & seen:
                names.clear()
                continue
            seen.add(real)
            names[:] = sorted(name for name in names if name != "__pycache__")
            for name in sorted(files):
                path = os.path.join(place, name)  # noqa: PTH118  a Path per file doubles the time
                if path not in seen:
                    yield _line(path)


def _line(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116  as above
    except OSError as error:
        return f"{path} {error.errno}"
    return f"{path} {found.st_size} {found.st_mtime_ns}"
