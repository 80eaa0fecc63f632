"""The folder that is imported: the files that lie in it, and nothing outside of it."""

from __future__ import annotations

import os
import re
import stat
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from paperbox.errors import ContentError, Problems
from paperbox.read.source import Source, decode

TOOLS = {".bundle", ".git", ".jekyll-cache", ".sass-cache", "__pycache__", "node_modules"}
"""Folders that belong to programs; they are passed over wherever they lie."""

MADE = {"_site", "vendor"}
"""Folders at the root that Jekyll or Bundler fills."""

LARGEST_TEXT = 10_000_000
"""Bytes of a page or of a data file; more is no text that anybody wrote."""

UTF8_HINT = "Save the file as UTF-8 text: iconv -f latin1 -t utf-8 OLD > NEW, or in your editor."


@dataclass(frozen=True)
class LeftOut:
    """Something in the folder that is passed over, and why."""

    path: str
    reason: str


@dataclass(frozen=True)
class SourceTree:
    """Every regular file below a folder, by its path from there with ``/``."""

    root: Path
    name: str
    """The folder as the user would name it, or nothing where it is a copy of ours."""
    problems: Problems
    sizes: dict[str, int] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    @classmethod
    def of(cls, root: Path, name: str, problems: Problems) -> SourceTree:
        """Look at everything below ROOT once, without opening a file."""
        tree = cls(root, name, problems)
        tree._walk()
        return tree

    @property
    def files(self) -> list[str]:
        return sorted(self.sizes)

    def exists(self, path: str) -> bool:
        """Whether PATH is a file of the folder."""
        return path in self.sizes

    def shown(self, path: str) -> str:
        """Return a file as the user would name it."""
        return f"{self.name}/{path}" if self.name else path

    def source(self, path: str) -> Source | None:
        """Return a text file for a reader, or None where it is missing or can't be read.

        Why it can't be read is reported, as an error.
        """
        if path not in self.sizes:
            return None
        try:
            if self.sizes[path] > LARGEST_TEXT:
                raise ValueError(f"{self.sizes[path]:,} bytes are no text that is read here")
            text = decode((self.root / path).read_bytes())
        except ValueError as error:
            hint = UTF8_HINT if "UTF-8" in str(error) else ""
            self.problems.error(ContentError(str(error), self.shown(path), hint=hint))
            return None
        except OSError as error:
            message = f"can't be read: {error.strerror}"
            self.problems.error(ContentError(message, self.shown(path)))
            return None
        return Source(text, self.shown(path), self.problems, self.exists)

    def text(self, path: str) -> str | None:
        """Return the text of a file that need not be one, such as one of the theme."""
        quiet = replace(self, problems=Problems())
        source = quiet.source(path)
        return source.text if source else None

    def has_front_matter(self, path: str) -> bool:
        """Whether a file begins as one with front matter does; no more of it is read."""
        try:
            with (self.root / path).open("rb") as file:
                start = file.read(8).removeprefix(b"\xef\xbb\xbf")
        except OSError:
            return True  # whoever reads all of it will say why that can't be
        return bool(re.match(rb"---[ \t]*(?:\r?\n|\Z)", start))

    def same_but_for_case(self) -> Iterator[list[str]]:
        """Yield the names that are one name where upper and lower case are the same."""
        folded = defaultdict(list)
        for path in self.files:
            folded[path.casefold()].append(path)
        yield from (paths for paths in folded.values() if len(paths) > 1)

    def _walk(self) -> None:
        waiting, followed = [("", self.root)], {self.root.resolve()}
        while waiting:
            path, folder = waiting.pop()
            for inner, entry in self._entries(path, folder):
                target = self._target(inner, entry)
                if target is None:
                    continue
                if not target.is_dir():
                    self._add(inner, target)
                elif entry.is_symlink() and (
                    target in followed or folder.resolve().is_relative_to(target)
                ):
                    self._leave_out(inner, "a link to a folder that is moved already, or a loop")
                else:
                    followed |= {target} if entry.is_symlink() else set()
                    waiting.append((inner, target))

    def _entries(self, path: str, folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
        """Return what lies in a folder that is PATH from the root, less what is not content."""
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self._leave_out(path or ".", f"can't be read: {error.strerror}")
            return []
        named = ((f"{path}/{entry.name}" if path else entry.name, entry) for entry in entries)
        return [(p, e) for p, e in named if e.name not in TOOLS and p not in MADE]

    def _target(self, path: str, entry: os.DirEntry[str]) -> Path | None:
        """Return what an entry is, links followed; None for what must not be followed."""
        full = Path(entry.path)
        try:
            path.encode()
            if not entry.is_symlink():
                return full
            target = full.resolve(strict=True)
            if TOOLS & set(target.parts[len(self.root.resolve().parts) :]):
                self._leave_out(path, "a link into a folder of a program")
                return None
        except UnicodeEncodeError:
            self._leave_out(path.encode(errors="replace").decode(), "its name is not UTF-8")
        except (OSError, RuntimeError):  # the latter for a loop, before Python 3.13
            self._leave_out(path, "a link that leads nowhere, or in a loop")
        else:
            if target.is_relative_to(self.root.resolve()):
                return target
            self._leave_out(path, "a link that leads out of the folder")
        return None

    def _add(self, path: str, target: Path) -> None:
        try:
            found = target.stat()
        except OSError as error:
            self._leave_out(path, f"can't be read: {error.strerror}")
            return
        if stat.S_ISREG(found.st_mode):
            self.sizes[path] = found.st_size
        else:
            self._leave_out(path, "not a file: a pipe, a socket or a device")

    def _leave_out(self, path: str, reason: str) -> None:
        self.left_out.append(LeftOut(path, reason))
