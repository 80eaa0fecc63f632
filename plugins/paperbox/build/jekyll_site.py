"""What ``site`` means to a page that is a Liquid template."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from paperbox.errors import Problems
from paperbox.jekyll.liquid import Includes, LiquidFault, needs_liquid, render
from paperbox.model import Link, PartialDate
from paperbox.read.front_matter import FENCE, read_document
from paperbox.read.news_file import date_in_name
from paperbox.read.page import Entry, PageFields, PostFields
from paperbox.read.profile import read_profile
from paperbox.settings import POSTS

if TYPE_CHECKING:
    from paperbox.build.run import Run

PAGES, DATA, PROFILE = "pages", "data", "profile.yml"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_READ: Mapping[str, Callable[[str], Any]] = {
    ".json": json.loads,
    ".yaml": lambda text: yaml.load(text, _LOADER),  # noqa: S506  a safe loader
    ".yml": lambda text: yaml.load(text, _LOADER),  # noqa: S506  as above
}


class Lazy(dict[str, object]):
    """What is known by name, and what is made when it is asked for."""

    def __init__(
        self, known: Mapping[str, object], made: Mapping[str, Callable[[], object]]
    ) -> None:
        super().__init__(known)
        self._made = made

    def __missing__(self, name: str) -> object:
        if name not in self._made:
            raise KeyError(name)
        self[name] = self._made[name]()
        return self[name]


class Site(Lazy):
    """What the settings say, and what is read from the site when a page asks for it."""

    def __init__(self, run: Run) -> None:
        known = {
            "title": run.title,
            "url": run.url,
            "baseurl": "",
            "time": moment(run.today),
            **run.settings.site,
        }
        made: dict[str, Callable[[], object]] = {
            "author": self._author,
            "data": self._data,
            "pages": lambda: [entry for entry, _ in self._entries(PAGES, PageFields)],
            "posts": self._posts,
        }
        super().__init__(known, made)
        self._basics, self._run = known, run

    def _author(self) -> object:
        """Return the profile as Jekyll's settings name its parts; services by their key."""
        source = self._run.source(PROFILE) if self._run.exists(PROFILE) else None
        if source is None:
            return {}
        profile = read_profile(source)
        links = (link for link in profile.links if isinstance(link, Link))
        return {
            "name": profile.name,
            "bio": profile.bio,
            "location": profile.location,
            "avatar": profile.photo,
            "email": next(iter(profile.emails), ""),
            **{link.key or link.label: link.url for link in links},
        }

    def _data(self) -> object:
        """Return what the files of data/ hold, by name."""
        found: dict[str, object] = {}
        for path in sorted((self._run.content / DATA).glob("*")):
            if path.suffix not in _READ or not (source := self._run.source(path)):
                continue
            try:
                found[path.stem] = _READ[path.suffix](source.text)
            except (ValueError, yaml.YAMLError) as error:
                mark = getattr(error, "problem_mark", None)
                line = mark.line + 1 if mark else getattr(error, "lineno", 0)
                what = getattr(error, "problem", None) or getattr(error, "msg", "")
                source.error(f"can't be read: {what}", line=line)
        return found

    def _posts(self) -> list[Lazy]:
        """Return the posts that may be seen, newest first."""
        posts = []
        for entry, fields in self._entries(POSTS, PostFields):
            stem = Path(str(entry["path"])).stem
            date = fields.date or date_in_name(stem)
            if date:
                slug = stem.removeprefix(f"{date.iso}-")
                url = f"/{fields.permalink.lstrip('/') or f'{POSTS}/{slug}/'}"
                title = fields.title or slug.replace("-", " ").capitalize()
                known = {"title": title, "url": url, "date": moment(date), "tags": [*fields.tags]}
                entry.update({"categories": [*fields.tags], **entry, **known})
                posts.append(entry)
        return sorted(posts, key=lambda post: str(post["date"]), reverse=True)

    def _entries(self, folder: str, record: type[Entry]) -> Iterator[tuple[Lazy, Any]]:
        """Yield what a page or a post says of itself, and its fields."""
        for path in sorted((self._run.content / folder).rglob("*.md")):
            source = self._run.source(path)
            # What is wrong with it is told where the page itself is read.
            document = (
                read_document(replace(source, problems=Problems()), record) if source else None
            )
            if not source or not document or not document.fields or not document.fields.is_public:
                continue
            fields, text = document.fields, document.body.strip()
            known = {
                "title": fields.title,
                "url": f"/{fields.permalink.lstrip('/') or f'{path.stem}/'}",
                **front_matter(source.text),
                "path": path.relative_to(self._run.content).as_posix(),
            }
            excerpt = fields.excerpt or text.partition("\n\n")[0]
            made = {
                "content": partial(self._html, text, known),
                "excerpt": partial(self._html, excerpt, known),
            }
            yield Lazy(known, made), fields

    def _html(self, text: str, page: Mapping[str, object]) -> str:
        """Return the TEXT of a page that another one lists, by itself."""
        markdownify = self._run.markdown.html
        try:
            if needs_liquid(text):
                text = render(
                    text, self._basics, page, Includes(_nothing, _nothing), markdownify
                ).text
        except LiquidFault:  # of which the page itself tells, unless it has includes
            return ""
        return markdownify(text)


def _nothing(_: str) -> None:
    """Find no file to include."""


def moment(date: PartialDate) -> datetime:
    """Return the beginning of a day, a month or a year."""
    return datetime(date.year, date.month or 1, date.day or 1, tzinfo=UTC)


def front_matter(text: str) -> dict[str, object]:
    """Return the front matter of a page that has been read without mistakes, as YAML has it."""
    first, *lines = text.split("\n")
    ends = (index for index, line in enumerate(lines) if line.rstrip() == FENCE)
    end = next(ends, 0) if first.rstrip() == FENCE else 0
    try:
        found = yaml.load("\n".join(lines[:end]), _LOADER)  # noqa: S506  a safe loader
    except (ValueError, yaml.YAMLError):  # 2024-02-31, which our own reader has told of
        return {}
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}
