"""Pages that nobody wrote: the home page before there is one, all news, all posts, tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any
from urllib.parse import unquote

from paperbox.build.lists import NewsEntry
from paperbox.build.run import Run
from paperbox.build.words import Words
from paperbox.errors import ContentError
from paperbox.keys import Settings
from paperbox.markdown.headings import slug
from paperbox.read.source import Source
from paperbox.settings import shown_path

PAGES = "pages"
"""The folder of pages below the content folder."""

HOME = {"slug": "index", "template": "index", "url": "", "save_as": "index.html"}
"""The address of the home page, as Pelican's metadata."""

NEWS, POSTS, TAG = "news/", "posts/", "posts/tags/{}/"
"""Addresses."""


def at(url: str) -> dict[str, str]:
    """Return the address URL of a page as Pelican's metadata."""
    # A web server looks for the file with a blank where the address has %20.
    save_as = unquote(f"{url}index.html" if not url or url.endswith("/") else url)
    return {"slug": url.strip("/"), "url": url, "save_as": save_as}


def metadata(run: Run, words: Words, text: str, **more: Any) -> dict[str, Any]:
    """Return Pelican's metadata of a page whose text is ours."""
    return {
        "title": "",
        "sections": run.markdown.sections(text, lang=words.lang),
        "source": Source(text, str(more["save_as"]), run.problems, run.exists),
        "shown_path": more["save_as"],
        "first_line": 1,
        **more,
    }


def home(run: Run, words: Words, markers: Iterable[str]) -> dict[str, Any]:
    """Return a home page with a list of all there is, a section for each of MARKERS.

    A page that PAPERBOX["home"] names, other than by default, must be there.
    """
    if run.settings.home != Settings().home:
        path = shown_path(run.content / PAGES / run.settings.home)
        run.problems.error(ContentError("no such page", path, hint='PAPERBOX["home"] names it.'))
    titles = words["sections"]
    text = "".join(f"# {titles[marker.lower()]}\n\n[{marker}]\n\n" for marker in markers)
    return metadata(run, words, text, **HOME)


def by_year(entries: Iterable[NewsEntry]) -> list[tuple[int, list[NewsEntry]]]:
    """Return entries, newest first, by the year in which they began."""
    groups = groupby(entries, key=lambda entry: entry.period.start.year)
    return [(year, list(group)) for year, group in groups]


def tag_pages(posts: Iterable[Any]) -> Iterator[tuple[str, str, list[Any]]]:
    """Yield (tag, address, its posts) for every tag, by name."""
    tagged: dict[str, tuple[str, list[Any]]] = {}
    for post in posts:
        for address, tag in {tag_address(tag): tag for tag in post.topics}.items():
            tagged.setdefault(address, (tag, []))[1].append(post)
    for address, (tag, its) in sorted(tagged.items()):
        yield tag, address, its


def tag_address(tag: str) -> str:
    """Return where a tag's posts are listed; C, C++ and C# are three, Vision and vision one."""
    return TAG.format(slug(tag.replace("+", " plus ").replace("#", " sharp "), "-"))
