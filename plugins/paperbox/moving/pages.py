"""The pages of a Jekyll site, and what Liquid makes of them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from paperbox.errors import ContentError
from paperbox.jekyll.liquid import Includes, LiquidFault, needs_liquid, render
from paperbox.jekyll.mojibake import mend
from paperbox.moving import front
from paperbox.moving.config import OldConfig
from paperbox.moving.report import Kind, Report
from paperbox.moving.tree import SourceTree
from paperbox.moving.urls import file_of, page_url
from paperbox.read.source import Source

MARKDOWN = {".md", ".markdown", ".mkd", ".mkdn", ".mkdown"}
HTML = {".html", ".htm"}
FOLDER = "_pages"
INCLUDES = "_includes"
_FILTERED = re.compile(r"""\{\{-?\s*(?:"[^"{}]*"|'[^'{}]*')\s*\|\s*\w+""")
"""A text that Liquid changes, such as ``{{ "/talks/" | relative_url }}``."""

MODES = re.compile(r"\s+markdown\s*=\s*(?:\"[^\"]*\"|'[^']*'|\S+?)(?=[\s>])")


@dataclass(frozen=True)
class OldPage:
    """A page as its author keeps it."""

    path: str
    source: Source
    fields: Mapping[str, object]
    body: str
    line: int
    url: str

    @property
    def is_published(self) -> bool:
        return self.fields.get("published") is not False

    @property
    def is_html(self) -> bool:
        return PurePosixPath(self.path).suffix in HTML


def find_pages(
    tree: SourceTree, config: OldConfig, is_published: Callable[[str], bool]
) -> list[OldPage]:
    """Return every page that Jekyll renders, those of its own name and address included."""
    found = []
    for path in tree.files:
        suffix = PurePosixPath(path).suffix
        is_page = path.startswith(f"{FOLDER}/") or is_published(path)
        if suffix not in MARKDOWN | HTML or not is_page or not tree.has_front_matter(path):
            continue
        source = tree.source(path)
        parts = front.split(source) if source else None
        if source and parts:
            fields = {**front.defaults(config.defaults, path, "pages"), **parts.fields}
            url = page_url(path, fields, config.permalink)
            found.append(OldPage(path, source, fields, parts.body, parts.line, url))
    return found


def winners(pages: Iterable[OldPage]) -> dict[str, OldPage]:
    """Return the page that stands at each address: of several, Jekyll writes one over the other.

    Addresses that differ in case only are one file on some systems, so they count as the same.
    """
    published = (page for page in pages if page.is_published)
    last_by_name = sorted(published, key=lambda page: PurePosixPath(page.path).name)
    by_file = {file_of(page.url).casefold(): page for page in last_by_name}
    return {page.url: page for page in by_file.values()}


@dataclass
class Rendering:
    """Renders pages, and tells what it could not."""

    tree: SourceTree
    report: Report
    site: Mapping[str, object]
    markdownify: Callable[[str], str]
    used: set[str] = field(default_factory=set)
    """The files that pages include."""
    read: dict[str, Source] = field(default_factory=dict)
    """The pages that Liquid has rendered, with all that they include."""

    def uses(self, page: OldPage, name: str) -> bool:
        """Whether Liquid has made text of a field of a page."""
        return page.path in self.read and self.read[page.path].uses(name)

    def body(self, page: OldPage) -> str:
        """Return the body of a page without Liquid and mojibake; a fault is reported."""
        text = self._mended(page.body, page.path, page.line)
        if needs_liquid(text) or _FILTERED.search(text):
            text = self._rendered(page, text)
        # kramdown never saw this page; one element around it keeps Markdown's hands off it.
        return f"<div>\n{MODES.sub('', text)}\n</div>\n" if page.is_html else text

    def _rendered(self, page: OldPage, text: str) -> str:
        folder, parts = posixpath.dirname(page.path), list[str]()
        includes = Includes(
            relative=lambda name: self._include(posixpath.join(folder, name), parts),
            include=lambda name: self._include_of_theme(page, name, parts),
        )
        fields = {"url": page.url, "path": page.path, "content": "", **page.fields}
        try:
            rendered = render(text, self.site, fields, includes, self.markdownify)
        except LiquidFault as fault:
            path, line = page.source.path, page.line + fault.line - 1
            if fault.path:
                path, line = self._file_of(folder, fault.path), fault.line
            error = ContentError(fault.message, path, line, hint=fault.hint)
            self.tree.problems.error(error)
            return ""
        self.read[page.path] = replace(page.source, text=text, included="\n".join(parts))
        for name in rendered.unknown:
            message = f"prints `{name}`, which nothing sets, so nothing stands there"
            self.report.add(Kind.LOOK, message, page.path)
        if needs_liquid(rendered.text):  # a text about Liquid, which the build must not read again
            return f"{{% raw %}}{rendered.text}{{% endraw %}}"
        return rendered.text

    def _file_of(self, folder: str, name: str) -> str:
        """Return an included file as the user would name it."""
        path = posixpath.normpath(posixpath.join(folder, name))
        if not self.tree.exists(path):
            path = posixpath.join(INCLUDES, name)
        return self.tree.shown(path)

    def _include(self, path: str, parts: list[str]) -> str | None:
        """Return the text of a file, which is one of the PARTS of a page then."""
        source = self.tree.source(posixpath.normpath(path))
        if source is None:
            return None
        path = posixpath.normpath(path)
        self.used.add(path)
        text = self._mended(source.text, path, 1)
        parts.append(text)
        return text

    def _include_of_theme(self, page: OldPage, name: str, parts: list[str]) -> str | None:
        text = self._include(f"{INCLUDES}/{name}", parts)
        if text is None:
            message = f"includes {INCLUDES}/{name}, which is missing: its words are not here"
            self.report.add(Kind.LOOK, message, page.path)
        return text or ""

    def _mended(self, text: str, path: str, first_line: int) -> str:
        try:
            mended = mend(text)
        except ImportError as error:
            message, shown = (
                "ftfy, which mends garbled characters, is missing",
                self.tree.shown(path),
            )
            self.tree.problems.error(ContentError(message, shown, hint=str(error)))
            return text
        for change in mended.changes:
            message = f"“{change.found}” became “{change.mended}”"
            self.report.add(Kind.CONVERTED, message, path, line=first_line + change.line - 1)
        return mended.text
