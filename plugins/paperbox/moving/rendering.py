"""What Liquid makes of the pages of a Jekyll site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from paperbox.errors import ContentError
from paperbox.jekyll.liquid import Includes, LiquidFault, Rendered, needs_liquid, render
from paperbox.jekyll.mojibake import mend
from paperbox.moving.pages import OldPage
from paperbox.moving.report import Kind, Report
from paperbox.moving.tree import SourceTree
from paperbox.read.source import Source

INCLUDES = "_includes"
_FILTERED = re.compile(r"""\{\{-?\s*(?:"[^"{}]*"|'[^'{}]*')\s*\|\s*\w+""")
"""A text that Liquid changes, such as ``{{ "/talks/" | relative_url }}``."""

MODES = re.compile(r"\s+markdown\s*=\s*(?:\"[^\"]*\"|'[^']*'|\S+?)(?=[\s>])")
_SHOWN = 60
"""Characters of a tag that the report shows."""


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
        texts = {"": text}
        try:
            rendered = self._without_unknown(page, texts)
        except LiquidFault as fault:
            path, line = _place(page, fault, _part(page, fault, texts))
            error = ContentError(fault.message, self.tree.shown(path), line, hint=fault.hint)
            self.tree.problems.error(error)
            return ""
        included = "\n".join(part for path, part in texts.items() if path)
        self.read[page.path] = replace(page.source, text=text, included=included)
        for name in rendered.unknown:
            message = f"prints `{name}`, which nothing sets, so nothing stands there"
            self.report.add(Kind.LOOK, message, page.path)
        return rendered.text

    def _without_unknown(self, page: OldPage, texts: dict[str, str]) -> Rendered:
        """Return a page rendered; what no tag or filter is known for stays as it is written.

        TEXTS are that of the page, as "", and those that it includes, by their paths.
        """
        folder = posixpath.dirname(page.path)
        includes = Includes(
            relative=lambda name: self._include(posixpath.join(folder, name), texts),
            include=lambda name: self._include_of_theme(page, name, texts),
        )
        fields = {"url": page.url, "path": page.path, "content": "", **page.fields}
        while True:
            try:
                return render(texts[""], self.site, fields, includes, self.markdownify)
            except LiquidFault as fault:
                part = _part(page, fault, texts)
                tag = _tag_at(texts.get(part, ""), fault)
                if not tag:
                    raise
                text, (start, end) = texts[part], tag
                raw = f"{{% raw %}}{text[start:end]}{{% endraw %}}"
                texts[part] = text[:start] + raw + text[end:]
                shown = " ".join(text[start:end].split())[:_SHOWN]
                message = f"{fault.message}: `{shown}` is shown as it is written"
                path, line = _place(page, fault, part)
                self.report.add(Kind.LOOK, message, path, line=line)

    def _include(self, path: str, texts: dict[str, str]) -> str | None:
        """Return the text of a file, which is one of the TEXTS of a page then."""
        path = posixpath.normpath(path)
        if path in texts:
            return texts[path]
        source = self.tree.source(path)
        if source is None:
            return None
        self.used.add(path)
        texts[path] = self._mended(source.text, path, 1)
        return texts[path]

    def _include_of_theme(self, page: OldPage, name: str, texts: dict[str, str]) -> str | None:
        text = self._include(f"{INCLUDES}/{name}", texts)
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


def _part(page: OldPage, fault: LiquidFault, texts: Mapping[str, str]) -> str:
    """Return the path of the included file that a fault is in, "" for the page itself."""
    if not fault.path:
        return ""
    folders = (posixpath.dirname(page.path), INCLUDES)
    paths = [posixpath.normpath(posixpath.join(folder, fault.path)) for folder in folders]
    there = [path for path in paths if path in texts]
    meant = [path for path in there if _tag_at(texts[path], fault)]
    return next(iter([*meant, *there]), paths[-1])


def _place(page: OldPage, fault: LiquidFault, part: str) -> tuple[str, int]:
    """Return the file and the line of a fault in a PART of a page."""
    return (part, fault.line) if part else (page.path, page.line + fault.line - 1)


def _tag_at(text: str, fault: LiquidFault) -> tuple[int, int] | None:
    """Return where the tag begins and ends that nobody knows; None where that is not the fault."""
    start = max(text.rfind(mark, 0, max(fault.index, 0)) for mark in ("{%", "{{"))
    end = text.find("%}" if text.startswith("{%", start) else "}}", start) + 2
    is_there = start >= 0 and start < fault.index < end
    if fault.unknown and is_there and text.startswith(fault.unknown, fault.index):
        return start, end
    return None
