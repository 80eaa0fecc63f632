"""What was made of pictures once, below ``.cache/paperbox/images/``; safe to delete at any time.

::

    index.json            path, size and time of each original -> the digest of its content
    <key>.json            what is known of a picture, below the digest of that; the key says
                          content, places and encoders
    <digest>-<width>.avif what was made of it; the name says the content, so a damaged file is seen

Every file is written whole or not at all, and of one name there is one content, so builds that
run at the same time do no harm. Where nothing can be written, what was made is kept in memory.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

RECIPE = 2
"""Counted up when `pictures` makes other files of the same picture."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one picture."""

    width: int = 0
    height: int = 0
    files: tuple[tuple[str, int, str], ...] = ()
    """(kind, width, name), narrow ones first within a kind; of icons, what each is called."""
    fallback: str = ""
    fault: str = ""
    """Why it can't be used, or nothing."""
    hint: str = ""

    @property
    def names(self) -> set[str]:
        """The names of all that was made of it."""
        return {*(name for _, _, name in self.files), self.fallback} - {""}


def name_of(data: bytes, width: int, kind: str) -> str:
    """Return the name of a file that was made."""
    return f"{_digest(data, 8)}-{width}.{kind}"


def _digest(data: bytes, size: int) -> str:
    return hashlib.blake2b(data, digest_size=size).hexdigest()


class ImageCache:
    """The cache of one site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index: dict[str, list[object]] = {}
        with suppress(OSError, ValueError, TypeError):
            self.index = dict(json.loads((folder / "index.json").read_text("utf-8")))
        self._is_new = False
        self._in_memory: dict[str, bytes] = {}

    def digest(self, path: Path) -> str:
        """Return the digest of a file; what has the size and time of the last build is not read."""
        found = path.stat()
        known = self.index.get(str(path))
        if isinstance(known, list) and known[:2] == [found.st_size, found.st_mtime_ns]:
            return str(known[-1])
        digest = _digest(path.read_bytes(), 16)
        self.index[str(path)] = [found.st_size, found.st_mtime_ns, digest]
        self._is_new = True
        return digest

    def key(self, digest: str, uses: Iterable[object]) -> str:
        """Return the key of what is made of a content for USES by the Pillow that is there."""
        shown = sorted(map(repr, uses))
        parts = [digest, *shown, str(RECIPE), version("pillow")]
        return _digest("\n".join(parts).encode(), 16)

    def find(self, key: str) -> Known | None:
        """Return what is known, if every file of it is there and whole."""
        try:
            digest, _, text = (self.folder / f"{key}.json").read_text("utf-8").partition("\n")
            if digest != _digest(text.encode(), 8):
                return None
            found = Known(**json.loads(text))
            whole = all(self._is_whole(name) for name in found.names)
        except (OSError, ValueError, TypeError):
            return None
        return found if whole else None

    def _is_whole(self, name: str) -> bool:
        _, width, kind = name.replace("-", ".").split(".")
        return name_of((self.folder / name).read_bytes(), int(width), kind) == name

    def store(self, key: str, known: Known, files: Mapping[str, bytes]) -> None:
        """Keep what was made; what is known comes last, when all its files are there."""
        for name, data in files.items():
            if not self._write(name, data):
                self._in_memory[name] = data
        text = json.dumps(asdict(known))
        self._write(f"{key}.json", f"{_digest(text.encode(), 8)}\n{text}".encode())

    def save_index(self) -> None:
        """Keep the digests of originals."""
        if self._is_new:
            self._write("index.json", json.dumps(self.index).encode())

    def data(self, name: str) -> bytes:
        """Return the content of a file that was made."""
        return self._in_memory.get(name) or (self.folder / name).read_bytes()

    def _write(self, name: str, data: bytes) -> bool:
        """Write a file in one step; return whether that could be done."""
        part = ""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(dir=self.folder, prefix=".part-")
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(part).replace(self.folder / name)
        except OSError:
            if part:
                Path(part).unlink(missing_ok=True)
            return False
        return True
