"""What a build was made from and what it wrote, so that a build of nothing new is skipped.

Only names, sizes and times are looked at, as make does; nothing is read.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pelican

from paperbox.settings import PelicanSettings

PACKAGE = Path(__file__).parent


def of_inputs(settings: PelicanSettings) -> str:
    """Return the digest of all that a build depends on."""
    folders = [settings["PATH"], settings["THEME"], str(PACKAGE)]
    files = _files([*folders, *settings["THEME_TEMPLATES_OVERRIDES"]], skip=())
    return _digest([_shown(settings), sys.version, pelican.__version__, *files])


def is_complete(settings: PelicanSettings) -> bool:
    """Whether `of_inputs` sees all; other plugins, and functions, may read what they like."""
    return settings["PLUGINS"] == ["paperbox"] and " at 0x" not in _shown(settings)


def _shown(settings: PelicanSettings) -> str:
    return repr(sorted((k, v) for k, v in settings.items() if k != "PAPERBOX_RUN"))


def of_output(path: Path, retention: Iterable[str]) -> str:
    """Return the digest of a written folder, less what was not written by a build."""
    return _digest(_files([str(path)], skip={str(path / name) for name in retention}))


def read(path: Path) -> list[str | None]:
    """Return what `write` wrote: the digests of the inputs and of the output."""
    try:
        stored = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return [None, None]
    return stored if isinstance(stored, list) and len(stored) == 2 else [None, None]


def write(path: Path, inputs: str | None, output: str) -> None:
    """Store two digests."""
    path.write_text(json.dumps([inputs, output]), "utf-8")


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _files(folders: Iterable[str], skip: Iterable[str]) -> Iterator[str]:
    """Yield a line for each file below FOLDERS, in a fixed order; links are followed once."""
    seen: set[str] = set()
    for folder in folders:
        for place, names, files in os.walk(folder, followlinks=True):
            real = Path(place).resolve().as_posix()
            if real in seen or place in skip:
                names.clear()
                continue
            seen.add(real)
            names[:] = sorted(name for name in names if name != "__pycache__")
            for name in sorted(files):
                path = os.path.join(place, name)  # noqa: PTH118  a Path per file doubles the time
                if path not in skip:
                    yield _line(path)


def _line(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116  as above
    except OSError as error:
        return f"{path} {error.errno}"
    return f"{path} {found.st_size} {found.st_mtime_ns}"
