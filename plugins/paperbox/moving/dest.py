"""The folder that an import makes: there as a whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from paperbox.errors import PaperboxError

PLACE_HINT = "Name a folder that is not there yet, or an empty one."


def check_places(source: Path, dest: Path, hint: str = "") -> None:
    """Raise PaperboxError where an import from SOURCE into DEST can't be.

    HINT tells what to write in the place of SOURCE, where that looks like something else.
    """
    fault = "no such folder" if not source.exists() else "" if source.is_dir() else "not a folder"
    if fault or hint:
        hint = hint or "Name the folder of the Jekyll site."
        raise PaperboxError(f"{source}: {fault or 'not the folder of a site'}\n    {hint}")
    check_dest(dest)
    old, new = source.resolve(), dest.resolve()
    if new.is_relative_to(old) or old.is_relative_to(new):
        raise PaperboxError(
            f"{dest}: one of the two folders would lie in the other\n"
            "    Name a folder beside the old site: nothing is ever written into that."
        )


def check_dest(dest: Path) -> None:
    """Raise PaperboxError where DEST is neither absent nor an empty folder."""
    try:
        if dest.is_dir():
            if any(dest.iterdir()):
                raise PaperboxError(f"{dest}: the folder is not empty\n    {PLACE_HINT}")
        elif os.path.lexists(dest):
            raise PaperboxError(f"{dest}: not a folder\n    {PLACE_HINT}")
    except OSError as error:
        raise PaperboxError(f"{dest}: can't be read: {error.strerror}") from None


@contextmanager
def staged(dest: Path) -> Iterator[Path]:
    """Give an empty folder to write into; it becomes DEST when all went well, else nothing does."""
    final = dest.resolve()
    made = _missing_parents(final)
    # Named before it is made: whenever the command is stopped, it is known what to take away.
    staging = final.parent / f".{final.name}.{token_hex(8)}"
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        staging.mkdir(0o700)
        yield staging
        _put(staging, final)
    except OSError as error:
        place = Path(str(error.filename or dest))
        place = dest / place.relative_to(staging) if staging in place.parents else place
        message = f"{place}: can't be written: {error.strerror or error}"
        raise PaperboxError(f"{message}\n    {dest} was not made.") from error
    finally:
        if staging.exists():
            shutil.rmtree(staging, ignore_errors=True)
        for folder in made:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def _missing_parents(path: Path) -> list[Path]:
    """Return the folders that must be made for PATH, the innermost first."""
    return [folder for folder in path.parents if not folder.exists()]


def _put(staging: Path, final: Path) -> None:
    """Let STAGING be FINAL; a folder that is there is empty, or this fails."""
    mask = os.umask(0)
    os.umask(mask)
    staging.chmod(0o777 & ~mask)  # so far only its maker may enter it
    if final.exists() and final.samefile(Path.cwd()):  # another folder would not be where one is
        for entry in sorted(staging.iterdir()):
            entry.rename(final / entry.name)
        return
    if final.exists():
        final.rmdir()
    staging.rename(final)
