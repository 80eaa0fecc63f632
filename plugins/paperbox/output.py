"""The output folder, replaced as a whole or not at all.

Beside ``output/`` lies a hidden work folder ``.output.paperbox/``::

    lock        held while a build runs; the system lets go of it when the process dies
    new/        what is being built, or what is left of a build that was killed
    stamp.json  what the last build was made from, and what it wrote

A finished ``new/`` and ``output/`` change places in one step where the system can do that (Linux),
in two otherwise; what a kill between the two leaves is put right when the next build starts.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from paperbox.errors import OutputError

LOCK_SECONDS = 30
"""How long a build waits for another build of the same site."""

GENERATOR = b'name="generator" content="Paperbox'
"""In the home page of every output folder that is ours to replace."""

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class Output:
    """One output folder."""

    def __init__(self, path: str, retention: list[str], sources: list[str]) -> None:
        self.path = Path(path).resolve()  # a symlinked output/ stays a symlink
        self.retention = retention
        """Names at its top level that every build keeps, such as ``.git``."""
        self.sources = [Path(source).resolve() for source in sources]
        """What must never lie inside it: content, theme, the site itself."""
        self.work = self.path.with_name(f".{self.path.name}.paperbox")
        self.new = self.work / "new"
        self.old = self.work / "old"
        self.stamp = self.work / "stamp.json"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other builds out; first put right what a killed one left."""
        self.work.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.work / "lock", timeout=LOCK_SECONDS):
                self._recover()
                yield
        except Timeout:
            raise OutputError(f"Another build of {self.path} is running; it goes first.") from None

    @contextmanager
    def staged(self) -> Iterator[Path]:
        """Give an empty folder to build into, and put it in place when all went well."""
        self._refuse_foreign()
        self.new.mkdir()
        try:
            yield self.new
            if self.path.exists():
                self.new.chmod(self.path.stat().st_mode)
            self._swap()
        finally:
            shutil.rmtree(self.new, ignore_errors=True)

    def _refuse_foreign(self) -> None:
        """Raise where the folder holds what a replacement would lose."""
        for source in self.sources:
            if source.is_relative_to(self.path):
                raise OutputError(f"{self.path} would replace {source}. Name another with -o.")
        if not self.path.exists():
            return
        if not self.path.is_dir():
            raise OutputError(f"{self.path} is a file; the output is a folder.")
        kept = {*self.retention, ".gitignore", ".gitkeep"}
        if self.stamp.exists() or all(entry.name in kept for entry in self.path.iterdir()):
            return
        home = self.path / "index.html"
        if not (home.is_file() and GENERATOR in home.read_bytes()):
            raise OutputError(
                f"{self.path} holds files that Paperbox did not write, and a build replaces the "
                "folder.\n    Empty it, name another with -o, or list what to keep in "
                "OUTPUT_RETENTION."
            )

    def _swap(self) -> None:
        try:
            if not self.path.exists():
                self.new.rename(self.path)
                return
            if not _exchange(self.new, self.path):
                self.path.rename(self.old)
                self.new.rename(self.path)
                self.old.rename(self.new)
        except OSError as error:
            if self.old.exists() and not self.path.exists():
                self.old.rename(self.path)
            raise OutputError(
                f"{self.path} could not be replaced: {error.strerror}.\n"
                "    Is it a mount point, or open in another program? Name a folder inside it."
            ) from error
        self._keep()

    def _keep(self) -> None:
        """Move what is to be kept from the old folder, now at ``new``, to the new one."""
        for name in self.retention:
            if (self.new / name).exists() and not (self.path / name).exists():
                (self.new / name).rename(self.path / name)

    def _recover(self) -> None:
        if self.old.exists():  # killed between the two renames of a swap, or after them
            target = self.new if self.path.exists() else self.path
            shutil.rmtree(self.new, ignore_errors=True)
            self.old.rename(target)
        if self.new.exists():
            self._keep()
            shutil.rmtree(self.new)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system can't."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    if rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.EINVAL, errno.ENOSYS}:
        return False
    raise OSError(code, os.strerror(code))
