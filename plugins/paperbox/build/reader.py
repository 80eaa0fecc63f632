"""Pelican's reader for Markdown: a page becomes sections."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from pelican.readers import MarkdownReader

from paperbox.build.home import HOME, PAGES
from paperbox.build.run import Run
from paperbox.model import Block, Marker, Prose, Section, Timeline
from paperbox.read.front_matter import read_document
from paperbox.read.page import PageFields, read_page_fields
from paperbox.settings import shown_path


class PageReader(MarkdownReader):
    """Reads content/pages/*.md; mistakes go to the run, which then writes nothing."""

    file_extensions: ClassVar[list[str]] = ["md", "markdown", "mkd", "mdown"]

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the body as HTML, and the metadata that Pelican makes attributes of the page."""
        run: Run = self.settings["PAPERBOX_RUN"]
        source = run.source(source_path)
        if source is None:
            return "", {"title": source_path}
        document = read_document(source)
        fields = read_page_fields(document.fields)
        sections = run.markdown.sections(document.body)
        run.warn_of_missing_files(source)
        path = Path(source_path)
        is_home = path == run.content / PAGES / run.settings.home or fields.permalink == "/"
        metadata = {
            "title": fields.title or path.stem.replace("-", " ").capitalize(),
            "sections": sections,
            "source": source,
            "shown_path": source.path,
            "first_line": document.body_line,
            **(HOME if is_home else _address(fields, path.stem)),
        }
        return html_of(sections), metadata | ({"lang": fields.lang} if fields.lang else {})


def _address(fields: PageFields, name: str) -> dict[str, str]:
    """Return where a page goes: its permalink, or a folder of its name."""
    path = fields.permalink.strip("/") or name
    is_file = path.endswith(".html")
    save_as = path if is_file else f"{path}/index.html"
    return {
        "slug": name,
        "template": "page",
        "url": path if is_file else f"{path}/",
        "save_as": save_as,
    }


def adopt(page: Any) -> None:
    """Give a page that another reader has read, HTML say, what pages of ours have."""
    if not hasattr(page, "sections"):
        page.sections = (Section("", "", "", (Prose(page._content),)),)
        page.shown_path = shown_path(page.source_path)


def html_of(sections: tuple[Section[Block], ...]) -> str:
    """Return the HTML that a page's author wrote, without what markers stand for."""
    return "\n".join(
        part
        for section in sections
        for part in (section.heading, *(p for block in section.blocks for p in _parts(block)))
    )


def _parts(block: Block) -> list[str]:
    if isinstance(block, Timeline):
        return [entry.html for entry in block.entries]
    return [] if isinstance(block, Marker) else [block.html]
