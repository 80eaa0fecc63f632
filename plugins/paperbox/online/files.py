"""Files that are there as a whole or not at all, whenever a run is killed."""

from __future__ import annotations

import contextlib
import errno
import glob
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from paperbox.errors import LockedError

LOCK_SECONDS = 30
"""How long a run waits for another one to write."""
NEW_MODE = 0o644
_LONG_AGO = 3600.0
"""Seconds after which no run is still writing."""
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES})
"""What file systems say that have no second names for a file."""


@contextlib.contextmanager
def locked(path: Path, shown: Path) -> Iterator[None]:
    """Keep other runs from writing at PATH, which the user knows as SHOWN."""
    # Beside the file the lock would be content; so it lies where the system keeps such things.
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir(), f"paperbox-{name}.lock"), timeout=LOCK_SECONDS)
    try:
        lock.acquire()
    except Timeout:
        message = f"{shown}: another run is writing it and does not end. Try again."
        raise LockedError(message) from None
    except OSError as error:
        raise LockedError(f"{lock.lock_file}: can't be locked: {error.strerror}") from None
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def written_beside(path: Path, data: bytes, mode: int = NEW_MODE) -> Iterator[Path]:
    """Give a file with DATA beside PATH, ready to take its place; it is gone afterwards."""
    prefix = f".{path.name}."
    for left in path.parent.glob(f"{glob.escape(prefix)}*.tmp"):  # of a run that was killed
        left.unlink()
    handle, name = tempfile.mkstemp(".tmp", prefix, path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(mode)
        yield new
    finally:
        new.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Take away what runs that were killed long ago left in a folder of papers."""
    with contextlib.suppress(OSError):
        for left in folder.glob(".*.md.*.tmp"):  # as `written_beside` calls them
            if time.time() - left.stat().st_mtime > _LONG_AGO:
                left.unlink()


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet; raise `FileExistsError` where it is.

    Whatever happens meanwhile, nothing that stood there is lost.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with written_beside(path, data) as new:
        try:
            os.link(new, path)  # in one step, and never over another file
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
            new.rename(path)
