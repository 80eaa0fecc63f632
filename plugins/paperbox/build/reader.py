"""Pelican's reader for Markdown: a page or a post becomes sections."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

from pelican.readers import MarkdownReader
from pelican.utils import SafeDatetime

from paperbox.build.made import HOME, PAGES, at
from paperbox.build.run import Run
from paperbox.errors import did_you_mean
from paperbox.markdown.local_files import MARK
from paperbox.model import Block, Marker, PartialDate, Prose, Section, Timeline
from paperbox.read.front_matter import read_document
from paperbox.read.news_file import date_in_name
from paperbox.read.page import Entry, PageFields, PostFields
from paperbox.read.source import Source
from paperbox.settings import POSTS, shown_path

SKIPPED = {"title": "", "status": "skip"}
TEMPLATE_HINT = "Put it into templates/ of the theme, or of THEME_TEMPLATES_OVERRIDES."
DATE_HINT = "Add a line: date: 2024-05-23, or begin the file's name with it."

_MUTE = re.compile(rf'<img alt="" src="{re.escape(MARK)}([^"]*)"')
_FORGOTTEN = re.compile(r"!\[\s*\]\(\s*<?(?:\./|/)?([^)>\s]+)")

DEFAULTS: dict[str, Any] = {
    "author_profile": True,
    "excerpt": "",
    "first_line": 1,
    "lines": {},
    "menu": "",
    "order": None,
    "redirect_from": (),
    "topics": (),
}
"""What templates and menus ask of every page, whoever has read or made it."""


class PageReader(MarkdownReader):
    """Reads pages/*.md and posts/*.md; mistakes go to the run, which then writes nothing."""

    file_extensions: ClassVar[list[str]] = ["md", "markdown", "mkd", "mdown"]

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the body as HTML, and the metadata that Pelican makes attributes of the page."""
        run: Run = self.settings["PAPERBOX_RUN"]
        source, path = run.source(source_path), Path(source_path)
        if source is None or run.old_pages.is_partial(path, source.text):
            return "", SKIPPED
        source = run.old_pages.mended(source, path)
        is_post = path.is_relative_to(run.content / POSTS)
        document = read_document(source, PostFields if is_post else PageFields)
        fields = document.fields
        if fields is None or not fields.is_public:
            return "", SKIPPED
        metadata = {
            **DEFAULTS,
            **_common(fields, path),
            "source": source,
            "shown_path": source.path,
            "first_line": document.body_line,
            "lines": fields.lines,
        }
        if isinstance(fields, PostFields):
            metadata |= _post(fields, source, path, run)
        else:
            metadata |= _page(fields, path, run)
        if fields.template and self._has_template(fields, source):
            metadata["template"] = fields.template
        body = run.old_pages.body(source, document, path, metadata)
        sections = run.sections(source, body, document.body_line, fields.lang)
        metadata["sections"] = sections
        html = html_of(sections)
        _warn_of_mute_pictures(source, html)
        return html, metadata

    def _has_template(self, fields: Entry, source: Source) -> bool:
        """Whether the template that a page asks for is there; report it where not."""
        folders = [
            *self.settings["THEME_TEMPLATES_OVERRIDES"],
            f"{self.settings['THEME']}/templates",
        ]
        names = [path.stem for folder in folders for path in Path(folder).glob("*.html")]
        if fields.template not in names:
            message = f'no such template: "{fields.template}"' + did_you_mean(
                fields.template, names
            )
            line = fields.lines["template"]
            source.error(message, line=line, field="template", hint=TEMPLATE_HINT)
        return fields.template in names


def _warn_of_mute_pictures(source: Source, html: str) -> None:
    """Warn once of the pictures of a file that say nothing to those who can't see them.

    `alt=""` in HTML tells that a picture means nothing, and badges of other hosts mean little;
    `![](images/a.png)` is most often forgetfulness.
    """
    shown = set(_MUTE.findall(html))
    found = [match for match in _FORGOTTEN.finditer(source.text) if match[1] in shown]
    if found:
        names = ", ".join(f'"{name}"' for name in dict.fromkeys(match[1] for match in found))
        message = f"no words for those who can't see the picture: {names}"
        line = source.text.count("\n", 0, found[0].start()) + 1
        source.warn(message, line=line, hint="Write what it shows: ![A cat](images/cat.png).")


def _common(fields: Entry, path: Path) -> dict[str, Any]:
    """Return what pages and posts have in common, as Pelican's metadata."""
    given = {"lang": fields.lang, "status": "hidden" if fields.hidden else ""}
    return {
        "title": fields.title or path.stem.replace("-", " ").capitalize(),
        "author_profile": fields.author_profile,
        "excerpt": fields.excerpt,
        "redirect_from": fields.redirect_from,
        **{name: value for name, value in given.items() if value},
    }


def _page(fields: Entry, path: Path, run: Run) -> dict[str, Any]:
    is_home = path == run.content / PAGES / run.settings.home or fields.permalink == "/"
    place = HOME if is_home else {**_address(fields, f"{path.stem}/"), "template": "page"}
    return {"menu": getattr(fields, "menu", ""), "order": getattr(fields, "order", None), **place}


def _post(fields: PostFields, source: Source, path: Path, run: Run) -> dict[str, Any]:
    date = fields.date or date_in_name(path.stem)
    if date is None and "date" not in fields.lines:
        source.error("missing", line=1, field="date", hint=DATE_HINT)
    day = date or PartialDate(1970)
    stem = path.stem.removeprefix(f"{day.iso}-") if date else path.stem
    return {
        "title": fields.title or stem.replace("-", " ").capitalize(),
        "date": SafeDatetime(day.year, day.month or 1, day.day or 1),
        "day": day,
        "topics": fields.tags if run.settings.tags else (),
        **_address(fields, f"{POSTS}/{stem}/"),
    }


def _address(fields: Entry, default: str) -> dict[str, str]:
    """Return where a page goes: its permalink, or the default."""
    url = fields.permalink.lstrip("/") or default
    return at(url if url.endswith(("/", ".html")) else f"{url}/")


def adopt(page: Any) -> None:
    """Give a page that another reader has read, HTML say, what pages of ours have."""
    for name, value in DEFAULTS.items():
        if not hasattr(page, name):
            setattr(page, name, value)
    if not hasattr(page, "sections"):
        page.sections = (Section("", "", "", (Prose(page._content),)),)
    if not hasattr(page, "shown_path"):
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
