"""What can go wrong, as the user reads it.

::

    PaperboxError
    ├── LocatedError       something wrong at one place, with its likely fix
    │   ├── ContentError   in a file of the author's
    │   ├── SettingsError  in pelicanconf.py
    │   └── PluginError    in a plugin that was asked for
    ├── OutputError        output/ cannot be replaced
    ├── CitationError      nothing usable came of a command on citation counts
    ├── AddError           no paper could be added
    ├── LockedError        another run is writing a file, and does not end
    └── BuildError         all that was wrong in one run

Readers never stop at the first mistake: they hand each one to `Problems` and go on.
"""

from __future__ import annotations

import difflib
import sys
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field


class PaperboxError(Exception):
    """Anything that Paperbox itself complains about; its text is for the user."""

    is_shown = False
    """Whether the user has read it."""


@dataclass(eq=False)
class LocatedError(PaperboxError):
    """One mistake: where it is, what is wrong, and the likely fix."""

    message: str
    path: str = ""
    """The file as the user would name it, or nothing where there is none."""
    line: int = 0
    """Counted from 1; 0 where it is the whole file."""
    field: str = ""
    """The field, as ``links[1]``, or nothing."""
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        parts = [part for part in (place, self.field, self.message) if part]
        return ": ".join(parts) + "".join(f"\n    {line}" for line in self.hint.splitlines())


class ContentError(LocatedError):
    """A mistake in a content file, a template or a stylesheet."""


class SettingsError(LocatedError):
    """A mistake in the settings of the site."""


class PluginError(LocatedError):
    """A plugin of the PLUGINS setting that could not be used."""


class OutputError(PaperboxError):
    """The output folder could not be replaced; it is as it was."""


class CitationError(PaperboxError):
    """Nothing usable came of a command on citation counts; the store is as it was."""


class AddError(PaperboxError):
    """No paper could be added; what is on the site is as it was."""


class LockedError(PaperboxError):
    """A file that another run is writing, or that can't be kept from others."""


@dataclass(eq=False)
class BuildError(PaperboxError):
    """All that was wrong in one run."""

    errors: tuple[PaperboxError, ...]

    def __str__(self) -> str:
        errors = sorted(self.errors, key=_by_place)
        files = {e.path for e in self.errors if isinstance(e, LocatedError) and e.path}
        count = f"{len(self.errors)} {'error' if len(self.errors) == 1 else 'errors'}"
        where = f" in {len(files)} files" if len(files) > 1 else ""
        return "\n".join([*map(str, errors), f"{count}{where}. Nothing was written."])


def _by_place(error: PaperboxError) -> tuple[str, int]:
    """Return the key that errors are shown by; Pelican reads files in no order of its own."""
    return (error.path, error.line) if isinstance(error, LocatedError) else ("", 0)


@dataclass
class Problems:
    """The mistakes of one run, in the order they were found, each once."""

    errors: list[PaperboxError] = field(default_factory=list)
    warnings: list[LocatedError] = field(default_factory=list)
    _told: set[tuple[bool, str]] = field(default_factory=set, repr=False, compare=False)
    """Whether it is an error, and its words."""

    def error(self, error: PaperboxError) -> None:
        if self._is_new(error, is_error=True):
            self.errors.append(error)

    def warn(self, warning: LocatedError) -> None:
        if self._is_new(warning, is_error=False):
            self.warnings.append(warning)

    def _is_new(self, told: PaperboxError, *, is_error: bool) -> bool:
        said = (is_error, str(told))
        is_new = said not in self._told
        self._told.add(said)
        return is_new

    def stop_on_errors(self) -> None:
        """Raise `BuildError` when there is an error."""
        if self.errors:
            raise BuildError(tuple(self.errors))


def show(error: PaperboxError) -> None:
    """Print an error plainly, once; Pelican's log would wrap it, and drop an equal one later."""
    if not error.is_shown:
        sys.stderr.write(f"{error}\n")
        sys.stderr.flush()
    error.is_shown = True


def place_of(error: BaseException, roots: Iterable[str]) -> tuple[str, int]:
    """Return the file and line below ROOTS where ERROR came from, or the innermost of all.

    Jinja's tracebacks name templates and their lines, so this finds mistakes in those as well.
    """
    if isinstance(getattr(error, "lineno", None), int) and getattr(error, "filename", None):
        return error.filename, error.lineno  # type: ignore[attr-defined]  # a syntax error's
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if any(frame.filename.startswith(root) for root in roots)]
    if not frames:
        return "", 0
    innermost = (ours or frames)[-1]
    return innermost.filename, innermost.lineno or 0


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean "…"?`` with the known word nearest to WORD, or nothing."""
    by_folded = {name.lower(): name for name in known}
    near = difflib.get_close_matches(word.lower(), by_folded, n=1)
    return f'; did you mean "{by_folded[near[0]]}"?' if near else ""
