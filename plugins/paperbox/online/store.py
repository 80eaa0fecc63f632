"""content/citations.json on the disk: read whole, replaced whole, never half-written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from paperbox.counts import Counts
from paperbox.errors import CitationError
from paperbox.online.files import NEW_MODE, locked, written_beside
from paperbox.read.counts import StoreError, read_counts
from paperbox.write.counts import counts_json

NAME = "citations.json"


class Store:
    """The file of one site."""

    def __init__(self, content: Path) -> None:
        self.shown = content / NAME
        """As the user would name it."""
        self.path = self.shown.resolve()  # a symlink stays one

    def read(self, *, set_aside: bool = False) -> Counts:
        """Return what the file holds; raise `CitationError` where it can't be used.

        SET_ASIDE gives a file that is no store at all another name, so that the next run may begin
        anew.
        """
        try:
            text = self.path.read_text("utf-8-sig")
        except FileNotFoundError:
            return Counts()
        except OSError as error:
            raise CitationError(f"{self.shown}: can't be read: {error.strerror}") from None
        except UnicodeDecodeError:
            raise self._unusable("this is no UTF-8 text", 0, set_aside) from None
        wrong: list[str] = []
        try:
            found = read_counts(text, lambda message, at: wrong.append(f"{at}: {message}"))
        except StoreError as error:
            if error.is_newer:
                raise CitationError(f"{self.shown}: {error}") from None
            raise self._unusable(str(error), error.line, set_aside) from None
        if wrong:
            lines = "\n".join(f"{self.shown}: {line}" for line in wrong)
            raise CitationError(f"{lines}\n    Mend or delete these entries. Nothing was written.")
        return found

    def _unusable(self, message: str, line: int, set_aside: bool) -> CitationError:
        """Return the error of a broken file, which may get another name."""
        place = f"{self.shown}:{line}" if line else str(self.shown)
        if not set_aside:
            return CitationError(f"{place}: {message}\n    Mend it by hand, or refresh anew.")
        places = (self.path.with_name(f"citations.broken{n}.json") for n in ("", *range(2, 1000)))
        aside = next(place for place in places if not place.exists())
        try:
            self.path.rename(aside)
        except OSError as error:
            return CitationError(f"{self.shown}: {message}; can't be renamed: {error.strerror}")
        return CitationError(
            f"{place}: {message}. It is now {aside.name}.\n"
            f"    git may have the last good one: git checkout -- {self.shown}. Else refresh again."
        )

    def update(self, change: Callable[[Counts], Counts]) -> Counts:
        """Replace what the file holds by what CHANGE makes of it; return that.

        Other runs wait meanwhile, so none loses what another one wrote. The file changes as a
        whole or, on a full disk or where nothing may be written, not at all.
        """
        with locked(self.path, self.shown):
            old = self.read()
            new = change(old)
            if new != old:
                self._replace(counts_json(new).encode())
            return new

    def _replace(self, data: bytes) -> None:
        try:
            mode = self.path.stat().st_mode & 0o777 if self.path.exists() else NEW_MODE
            with written_beside(self.path, data, mode) as new:
                new.replace(self.path)
        except OSError as error:
            message = f"{self.shown}: can't be written: {error.strerror}; it is as it was"
            raise CitationError(message) from None
