"""The posts and drafts of a Jekyll site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from paperbox.clock import today
from paperbox.model import PartialDate
from paperbox.moving import front
from paperbox.moving.config import OldConfig
from paperbox.moving.pages import HTML, MARKDOWN, OldPage
from paperbox.moving.tree import SourceTree
from paperbox.moving.urls import post_url
from paperbox.read.dates import parse_date

_NAME = re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})-(?P<slug>.+)")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
NAME_HINT = "Jekyll wants 2024-05-23-title.md."


@dataclass(frozen=True)
class OldPost:
    """A post with what its name tells."""

    page: OldPage
    date: PartialDate
    slug: str
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    is_draft: bool

    def as_liquid(self) -> dict[str, object]:
        """Return what ``site.posts`` holds of it."""
        return {
            **self.page.fields,
            "title": self.page.fields.get("title") or self.slug.replace("-", " ").capitalize(),
            "url": self.page.url,
            "id": self.page.url.rstrip("/"),
            "date": self.date.iso,
            "path": self.page.path,
            "content": self.page.body,
            "excerpt": self.page.fields.get("excerpt") or self.page.body.strip().split("\n\n")[0],
            "tags": list(self.tags),
            "categories": list(self.categories),
        }


def find_posts(tree: SourceTree, config: OldConfig) -> list[OldPost]:
    """Return the posts and drafts, newest first."""
    found = []
    for path in tree.files:
        folders = path.split("/")[:-1]
        suffix = PurePosixPath(path).suffix
        if suffix not in MARKDOWN | HTML or not {"_posts", "_drafts"} & set(
            folders[:1] + folders[-1:]
        ):
            continue
        post = _post(tree, config, path)
        found += [post] if post else []
    return sorted(found, key=lambda post: (post.date.sort_key, post.page.path), reverse=True)


def _post(tree: SourceTree, config: OldConfig, path: str) -> OldPost | None:
    source, stem = tree.source(path), PurePosixPath(path).stem
    if source is None:
        return None
    parts = front.split(source) or front.Parts({}, source.text, 1)
    fields = {**front.defaults(config.defaults, path, "posts"), **parts.fields}
    named = _NAME.fullmatch(stem)
    date = _date(fields.get("date"), named["date"] if named else "")
    is_draft = path.startswith("_drafts/")
    if date is None and not is_draft:
        source.warn("no date that can be read, so it is a draft now", field="date", hint=NAME_HINT)
        is_draft = True
    date = date or today()
    slug = str(fields.get("slug") or (named["slug"] if named else stem))
    folders = [part for part in path.split("/")[:-1] if not part.startswith("_")]
    categories = [*folders, *_words(fields, "categories"), *_words(fields, "category")]
    url = post_url(slug, date, categories, str(fields.get("permalink") or ""), config.permalink)
    is_hidden = fields.get("published") is False or (
        date.sort_key > today().sort_key and not config.future
    )
    tags = [*_words(fields, "tags"), *_words(fields, "tag")]
    page = OldPage(path, source, fields, parts.body, parts.line, url)
    return OldPost(
        page, date, slug, tuple(categories), tuple(dict.fromkeys(tags)), is_draft or is_hidden
    )


def _words(fields: Mapping[str, object], name: str) -> list[str]:
    value = fields.get(name)
    return (
        [value.strip()]
        if name in {"category", "tag"} and isinstance(value, str)
        else front.texts(value)
    )


def _date(given: object, named: str) -> PartialDate | None:
    """Return the date of a post: its own, or that of its name."""
    for text in (str(given or ""), named):
        if day := _DAY.match(text):
            try:
                return parse_date(day[0])
            except ValueError:
                continue
    return None
