"""Addresses that data fields name: files of the site are copied, wherever they lie."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from paperbox.build.addresses import is_written
from paperbox.build.data import PROFILE
from paperbox.build.lists import Lists
from paperbox.build.menu import Entry, addresses_of
from paperbox.errors import ContentError, Problems
from paperbox.model import Link, Profile, Publication, Stage
from paperbox.settings import shown_path

PAGE_HINT = "Write the address of the page, such as /talks/."


@dataclass(frozen=True)
class Named:
    """Every address of the site itself that data fields and the menu name."""

    addresses: tuple[tuple[str, str], ...]
    """(where it is named, the address)."""

    @classmethod
    def of(cls, profile: Profile, menu: Iterable[Entry], lists: Lists, content: str) -> Named:
        """Return those of all data; CONTENT is the folder as its author would name it."""
        found: list[tuple[str, str]] = []
        found += ((f"{content}/{PROFILE}", url) for url in _of_profile(profile))
        found += (('PAPERBOX["menu"]', url) for url in addresses_of(menu))
        for paper in lists.papers:
            found += ((paper.shown_path, url) for url in _of_paper(paper.publication))
        for entry in (entry for entries in lists.stages.values() for entry in entries):
            place = shown_path(entry.content.source_path)
            found += ((place, url) for url in _of_stage(entry.stage))
        return cls(tuple((place, url) for place, url in found if url and not _is_outside(url)))

    def files(self, exists: Callable[[str], bool]) -> set[str]:
        """Return those that are files of the content folder."""
        paths = {_path(url) for _, url in self.addresses}
        # A page is not copied but written, to an address of its own.
        return {path for path in paths if path and exists(path) and not path.endswith(".md")}

    def warn_of_dead(self, problems: Problems, written: Iterable[str]) -> None:
        """Warn of those at which no file of WRITTEN is."""
        files = set(written)
        for place, url in self.addresses:
            if not is_written(_path(url), files):
                hint = PAGE_HINT if _path(url).endswith(".md") else ""
                problems.warn(ContentError(f'nothing is at the address "{url}"', place, hint=hint))


def _path(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]


def _is_outside(url: str) -> bool:
    return bool(urlsplit(url).scheme) or url.startswith("#")


def _of_profile(profile: Profile) -> Iterator[str]:
    yield profile.photo
    for item in profile.links:
        yield item.url if isinstance(item, Link) else item.picture
    for place in profile.affiliations:
        yield from (place.logo, place.url)


def _of_paper(paper: Publication) -> Iterator[str]:
    yield paper.url
    yield from (link.url for link in paper.links)
    yield from (author.url for author in paper.authors)
    for item in paper.media:
        yield from (item.path, item.poster)


def _of_stage(stage: Stage) -> Iterator[str]:
    yield from (stage.logo, stage.url)
    yield from (link.url for link in stage.links)
