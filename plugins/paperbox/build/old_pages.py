"""Pages as acad-homepage has them: they build as they stand."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from paperbox.build.jekyll_site import PAGES, Site, front_matter
from paperbox.jekyll.form import includes, is_old_form, relative_includes
from paperbox.jekyll.liquid import Includes, LiquidFault, needs_liquid, render
from paperbox.jekyll.mojibake import mend
from paperbox.read.front_matter import FENCE, Document
from paperbox.read.page import Entry
from paperbox.read.source import Source

if TYPE_CHECKING:
    from paperbox.build.run import Run

INCLUDES = "includes"
"""The folder below the content folder that ``{% include … %}`` takes files from."""

MENDED_HINT = "The text was read in another encoding once. Type these characters anew."
SETTING_HINT = 'Say it in the settings: PAPERBOX = {{"site": {{"{}": "…"}}}}.'


class OldPages:
    """What the pages of one run need that were written for Jekyll."""

    def __init__(self, run: Run) -> None:
        self.run = run

    @cached_property
    def site(self) -> Site:
        """What ``site`` means."""
        return Site(self.run)

    def is_partial(self, path: Path, text: str) -> bool:
        """Whether a file is no page of its own but a part of others: it has no front matter.

        A file that no page includes is one, too, where it lies in a folder of such files.
        """
        if text.partition("\n")[0].rstrip() == FENCE:
            return False
        return bool({path, path.parent} & self._partials)

    @cached_property
    def _partials(self) -> set[Path]:
        """The files that pages include, and their folders, less that of the pages."""
        root, found = self.run.content / PAGES, set[Path]()
        for page in root.rglob("*.md"):
            text = page.read_text("utf-8", "replace") if page.is_file() else ""
            for name in relative_includes(text):
                found |= {page.parent / name, root / name}
        return (found | {path.parent for path in found}) - {root}

    def mended(self, source: Source, path: Path) -> Source:
        """Return the page at PATH without mojibake, with a warning of each line that had some."""
        if not is_old_form(source.text):
            return source
        parts: dict[str, str] = {}
        self._gather(source.text, self._folder(path), parts)
        return replace(self._mended(source), included="\n".join(parts.values()))

    def _gather(self, text: str, folder: str, parts: dict[str, str]) -> None:
        """Add the files that a TEXT of the page in FOLDER includes to PARTS, by their paths."""
        beside = (posixpath.join(folder, name) for name in relative_includes(text))
        for path in [*beside, *(posixpath.join(INCLUDES, name) for name in includes(text))]:
            if path not in parts:
                parts[path] = self._included("", path) or ""
                self._gather(parts[path], folder, parts)

    def _folder(self, path: Path) -> str:
        return path.parent.relative_to(self.run.content).as_posix()

    def _mended(self, source: Source) -> Source:
        try:
            mended = mend(source.text)
        except ImportError as error:
            source.error("this page has garbled characters, which ftfy would mend", hint=str(error))
            return source
        for change in mended.changes:
            message = f'garbled characters: "{change.found}" are shown as "{change.mended}"'
            source.warn(message, line=change.line, hint=MENDED_HINT)
        return replace(source, text=mended.text)

    def body(
        self, source: Source, document: Document[Entry], path: Path, page: Mapping[str, object]
    ) -> str:
        """Return the body of a page that is to be PAGE, without Liquid.

        Where it can't be rendered it stays as it is written, and the fault is reported.
        """
        text = document.body
        if not needs_liquid(text):
            return text
        folder = self._folder(path)
        sources = Includes(
            lambda name: self._included(folder, name), lambda name: self._included(INCLUDES, name)
        )
        address = {"url": f"/{page['url']}", "path": path.relative_to(self.run.content).as_posix()}
        known = {"title": page["title"], **address, **front_matter(source.text)}
        try:
            rendered = render(text, self.site, known, sources, self.run.markdown.html)
        except LiquidFault as fault:
            self._report(source, fault, document.body_line, folder)
            return text
        for name in rendered.unknown:
            self._warn_of_nothing(source, name)
        return rendered.text

    def _included(self, folder: str, name: str) -> str | None:
        path = posixpath.join(folder, name)
        if not self.run.exists(path):
            return None
        source = self.run.source(path)  # which has reported what can't be read
        return self._mended(source).text if source else ""

    def _report(self, source: Source, fault: LiquidFault, line: int, folder: str) -> None:
        if not fault.path:
            source.error(fault.message, line=line + fault.line - 1, hint=fault.hint)
            return
        for place in (folder, INCLUDES):
            path = posixpath.join(place, fault.path)
            if self.run.exists(path) and (included := self.run.source(path)):
                included.error(fault.message, line=fault.line, hint=fault.hint)
                return

    def _warn_of_nothing(self, source: Source, name: str) -> None:
        kind, _, key = name.partition(".")
        lines = enumerate(source.text.split("\n"), start=1)
        line = next((number for number, text in lines if name in text), 0)
        hints = {"site": SETTING_HINT.format(key), "page": f"Add a line to the top: {key}: …"}
        source.warn(
            f'"{name}" is to be printed here and is nothing', line=line, hint=hints.get(kind, "")
        )
