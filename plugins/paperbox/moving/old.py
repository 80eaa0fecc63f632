"""What a Jekyll site is made of: its configuration, pages, posts, data and files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from paperbox.clock import today
from paperbox.errors import ContentError, PaperboxError
from paperbox.moving import files
from paperbox.moving.addresses import OldSite, old_site
from paperbox.moving.config import OldConfig, read_config
from paperbox.moving.pages import FOLDER, HTML, MARKDOWN, OldPage, find_pages, winners
from paperbox.moving.posts import OldPost, find_posts
from paperbox.moving.tree import SourceTree
from paperbox.moving.urls import file_of
from paperbox.moving.yaml_data import load

CONFIG, DATA, HOME = "_config.yml", "_data/", "/"
NOT_JEKYLL = "Name the folder that holds _config.yml and _pages/."
HOME_HINT = 'acad-homepage keeps it in _pages/about.md, with the line "permalink: /".'
_MATH = re.compile(r"mathjax|katex", re.I)
KNOWN = {"_data", "_drafts", "_includes", "_layouts", "_pages", "_plugins", "_posts", "_sass"}
"""Folders that Jekyll and the template know."""


@dataclass(frozen=True)
class OldContent:
    """A whole site, read; what is wrong with it is in the problems of the tree."""

    tree: SourceTree
    config: OldConfig
    pages: list[OldPage]
    posts: list[OldPost]
    data: Mapping[str, object]
    remote: str = ""
    """The git repository that the folder is a clone of, or nothing."""

    @classmethod
    def of(cls, tree: SourceTree, remote: str = "") -> OldContent:
        """Read a site; raise PaperboxError where the folder holds none."""
        if not tree.exists(CONFIG) and not any(p.startswith(f"{FOLDER}/") for p in tree.files):
            raise PaperboxError(f"{tree.name or '.'}: not a Jekyll site\n    {NOT_JEKYLL}")
        source = tree.source(CONFIG)
        if not tree.exists(CONFIG):
            error = ContentError("no such file", tree.shown(CONFIG), hint=NOT_JEKYLL)
            tree.problems.error(error)
        config = read_config(source) if source else OldConfig()
        pages = find_pages(tree, config, lambda path: _is_content(path, config))
        old = cls(tree, config, pages, find_posts(tree, config), _data(tree), remote)
        if HOME not in old.by_url and not tree.problems.errors:
            path = tree.shown(f"{FOLDER}/about.md")
            message = "no page has the address /, so there is no home page"
            tree.problems.error(ContentError(message, path, hint=HOME_HINT))
        return old

    @cached_property
    def by_url(self) -> dict[str, OldPage]:
        """The page that Jekyll shows at each address."""
        return winners(self.pages)

    @cached_property
    def place(self) -> OldSite:
        """Where the site stood."""
        cname = self.tree.source("CNAME")
        return old_site(self.config, cname=cname.text if cname else "", remote=self.remote)

    @cached_property
    def files(self) -> list[files.Placed]:
        """Every other file that is published, at an address that no page has."""
        pages = {page.path for page in [*self.pages, *(post.page for post in self.posts)]}
        taken = {file_of(url).casefold() for url in self.by_url}
        paths = [
            path
            for path in self.tree.files
            if path not in pages
            and path.casefold() not in taken
            and _is_content(path, self.config)
            and not self.is_partial(path)
            and not self.is_computed(path)
        ]
        return files.place(self.tree, paths)

    @cached_property
    def has_math(self) -> bool:
        """Whether the theme of the site loads what makes formulas of ``$a^2$``."""
        themes = [p for p in self.tree.files if p.startswith(("_includes/", "_layouts/"))]
        texts = (self.tree.text(path) for path in themes if path.endswith(".html"))
        return any(_MATH.search(text) for text in texts if text)

    def is_partial(self, path: str) -> bool:
        """Whether a file is a part of pages, not a page."""
        return FOLDER in path.split("/") and PurePosixPath(path).suffix in MARKDOWN | HTML

    def is_computed(self, path: str) -> bool:
        """Whether Jekyll makes something else of a file: a style sheet, a feed."""
        suffixes = {".scss", ".sass", ".css", ".js", ".xml", ".json", ".txt"}
        return PurePosixPath(path).suffix in suffixes and self.tree.has_front_matter(path)

    def unknown_folders(self) -> dict[str, int]:
        """Return folders that Jekyll publishes as a collection, or not at all, with their sizes."""
        found: dict[str, int] = {}
        for path in self.tree.files:
            top = path.partition("/")[0] if "/" in path else ""
            if top.startswith("_") and top not in KNOWN:
                found[top] = found.get(top, 0) + 1
        return found

    def for_liquid(self) -> dict[str, object]:
        """Return ``site``, as Liquid knows it."""
        config = self.config
        posts = [post.as_liquid() for post in self.posts if not post.is_draft]
        return {
            **config.raw,
            "title": config.title,
            "url": config.url,
            "baseurl": config.baseurl,
            "data": self.data,
            "posts": posts,
            "tags": _grouped(posts, "tags"),
            "categories": _grouped(posts, "categories"),
            "pages": [
                {**page.fields, "url": page.url, "path": page.path, "content": page.body}
                for page in self.pages
            ],
            "static_files": [_static(file.source) for file in self.files],
            "time": today().iso,
            "github": {"repository_nwo": config.repository},
        }


def _grouped(posts: Iterable[Mapping[str, object]], name: str) -> dict[str, list[object]]:
    """Return the posts by each value of a list that they have."""
    groups: dict[str, list[object]] = {}
    for post in posts:
        values = post[name]
        for value in values if isinstance(values, list) else []:
            groups.setdefault(str(value), []).append(post)
    return groups


def _static(path: str) -> dict[str, object]:
    """Return what ``site.static_files`` holds of a file."""
    file = PurePosixPath("/", path)
    return {"path": str(file), "name": file.name, "basename": file.stem, "extname": file.suffix}


def _is_content(path: str, config: OldConfig) -> bool:
    return files.is_published(path, config) and not files.is_of_template(path)


def _data(tree: SourceTree) -> dict[str, object]:
    """Return ``site.data``: the files of _data/, by their names, folders within."""
    data: dict[str, object] = {}
    for path in tree.files:
        if not path.startswith(DATA) or not path.endswith((".yml", ".yaml", ".json")):
            continue
        source = tree.source(path)
        file = load(source) if source else None
        *folders, name = path.removeprefix(DATA).split("/")
        place = data
        for folder in folders:
            inner = place.setdefault(folder, {})
            place = inner if isinstance(inner, dict) else {}
        place[PurePosixPath(name).stem] = file.value if file else None
    return data
