"""The output folder, replaced as a whole or not at all.

Beside ``output/`` lies a hidden work folder ``.output.paperbox/``::

    lock        held while a build runs; the system lets go of it when the process dies
    new/        what is being built; once it has changed places with output/, the old output
    old/        the old output, where the system can't let two folders change places in one step
    kept/       what every build keeps, such as .git, on its way from the old output to the new
    stamp.json  what the last build was made from, and what it wrote

Whatever a killed or failed build leaves there is put right before the next one: ``kept/`` goes
back, ``old/`` too where there is no output, and the rest is deleted.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from paperbox.errors import OutputError

LOCK_SECONDS = 30
"""How long a build waits for another build of the same site."""

GENERATOR = b'name="generator" content="Paperbox'
"""In the home page of every output folder that is ours to replace."""

KEPT = (".git", ".gitignore", ".gitkeep")
"""What every build keeps unasked: an output may be a working tree that is pushed to a host."""

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class Output:
    """One output folder."""

    def __init__(self, path: str, retention: Iterable[str], sources: Iterable[str]) -> None:
        self.path = Path(path).resolve()  # a symlinked output/ stays a symlink
        self.retention = {*KEPT, *retention}
        """Names at its top level that every build keeps."""
        self.sources = [Path(source).resolve() for source in sources]
        """What must never lie inside it: content, theme, the site itself."""
        self.work = self.path.parent / f".{self.path.name}.paperbox"
        self.new, self.old, self.kept = (self.work / name for name in ("new", "old", "kept"))
        self.stamp = self.work / "stamp.json"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other builds out; first put right what a killed one left."""
        for source in self.sources:
            if source.is_relative_to(self.path):
                raise OutputError(f"{self.path} would replace {source}. Name another with -o.")
        try:
            self.work.mkdir(parents=True, exist_ok=True)
            with FileLock(self.work / "lock", timeout=LOCK_SECONDS):
                self._put_right()
                yield
        except Timeout:
            raise OutputError(f"Another build of {self.path} is running; it goes first.") from None
        except OSError as error:  # no permission, no space left …
            message = f"{error.filename or self.path}: {error.strerror or error}"
            raise OutputError(f"{message}. The output can't be written.") from error

    @contextmanager
    def staged(self, ours: Iterable[str]) -> Iterator[Path]:
        """Give an empty folder to build into, and put it in place when all went well.

        OURS are the names that the last build wrote.
        """
        self._refuse_foreign(ours)
        self.new.mkdir()
        try:
            yield self.new
            self._swap()
        finally:
            self._put_right()

    def names(self) -> list[str]:
        """Return what lies at its top level, less what every build keeps."""
        return sorted({entry.name for entry in self.path.iterdir()} - self.retention)

    def _refuse_foreign(self, ours: Iterable[str]) -> None:
        """Raise where the folder holds what a replacement would lose."""
        if not self.path.exists():
            return
        if not self.path.is_dir():
            raise OutputError(f"{self.path} is a file; the output is a folder.")
        home = self.path / "index.html"
        is_ours = home.is_file() and GENERATOR in home.read_bytes()
        if not is_ours and not set(self.names()) <= set(ours):
            raise OutputError(
                f"{self.path} holds files that Paperbox did not write, and a build replaces the "
                "folder.\n    Empty it, name another with -o, or list what to keep in "
                "OUTPUT_RETENTION."
            )

    def _swap(self) -> None:
        """Put the new folder in the place of the output; what fails half-way is put right later."""
        try:
            if not self.path.exists():
                self.new.rename(self.path)
                return
            self.new.chmod(stat.S_IMODE(self.path.stat().st_mode))
            self.kept.mkdir()
            for entry in list(self.path.iterdir()):
                if entry.name in self.retention and not os.path.lexists(self.new / entry.name):
                    entry.rename(self.kept / entry.name)
            if not _exchange(self.new, self.path):
                self.path.rename(self.old)
                self.new.rename(self.path)
        except OSError as error:
            raise OutputError(
                f"{self.path} could not be replaced: {error.strerror}.\n"
                "    Is it a mount point, or open in another program? Name a folder inside it."
            ) from error

    def _put_right(self) -> None:
        """Leave nothing but an output, old or new, with all it is to keep."""
        if self.old.exists() and not self.path.exists():
            self.old.rename(self.path)
        if self.kept.exists():
            self.path.mkdir(exist_ok=True)
            for entry in list(self.kept.iterdir()):
                entry.rename(self.path / entry.name)
            self.kept.rmdir()
        for folder in (self.new, self.old):
            shutil.rmtree(folder, ignore_errors=True)


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
