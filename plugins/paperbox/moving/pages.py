"""The pages of a Jekyll site, and what Liquid makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from paperbox.moving import front
from paperbox.moving.config import OldConfig
from paperbox.moving.tree import SourceTree
from paperbox.moving.urls import file_of, page_url
from paperbox.read.source import Source

MARKDOWN = {".md", ".markdown", ".mkd", ".mkdn", ".mkdown"}
HTML = {".html", ".htm"}
FOLDER = "_pages"


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
