"""Every picture that a page shows, with what to say when it can't be used.

A broken picture that a data field names stops the build; one in a text is a warning, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from paperbox.build.data import PROFILE
from paperbox.build.images import Images, Told
from paperbox.build.lists import Lists, NewsEntry, StageEntry
from paperbox.build.picture_html import shown_in
from paperbox.build.places import PLACES
from paperbox.errors import ContentError, Problems
from paperbox.model import Contact, Profile, Prose, Publication, Timeline
from paperbox.settings import shown_path


def want_all(
    images: Images, problems: Problems, profile: Profile, lists: Lists, pages: Iterable[Any]
) -> None:
    """Ask IMAGES for all that is shown on PAGES and in LISTS."""
    for path, place, file in _of_data(profile, lists, shown_path(images.content / PROFILE)):
        images.want(path, PLACES[place], _teller(problems.error, file, path))
    for paper in lists.papers:
        file = paper.publication.source
        # A card that stands in a page is the author's own HTML, as a text is.
        report = problems.error if paper.shown_path == file else problems.warn
        for path in _of_paper(paper.publication):
            for place in ("card", "figure"):
                images.want(path, PLACES[place], _teller(report, file, path))
    for html, file in _texts(lists, pages):
        for shown in shown_in(html):
            images.want(shown.path, shown.place, _teller(problems.warn, file, shown.path))


def _of_data(profile: Profile, lists: Lists, file: str) -> Iterator[tuple[str, str, str]]:
    """Yield the pictures that data fields name: path, place, and the file of the field.

    FILE is that of the profile.
    """
    for path, place in _of_profile(profile):
        yield path, place, file
    for entry in (entry for entries in lists.stages.values() for entry in entries):
        yield entry.stage.logo, "stage-logo", shown_path(entry.content.source_path)


def _of_profile(profile: Profile) -> Iterator[tuple[str, str]]:
    yield profile.photo, "portrait"
    yield from ((item.logo, "logo") for item in profile.affiliations)
    yield from ((item.picture, "code") for item in profile.links if isinstance(item, Contact))


def _of_paper(paper: Publication) -> Iterator[str]:
    for item in paper.media:
        yield item.poster if item.is_video else item.path


def _texts(lists: Lists, pages: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Yield each text that is shown, as HTML, with its file."""
    for paper in lists.papers:
        yield paper.metadata["summary"], paper.publication.source
    stages = (entry for entries in lists.stages.values() for entry in entries)
    entries: Iterable[NewsEntry | StageEntry] = (*lists.news, *stages)
    for entry in entries:
        yield entry.html, shown_path(entry.content.source_path)
    for page in pages:
        for part in page.sections:
            yield part.heading, page.shown_path
            for block in part.blocks:
                if isinstance(block, Prose):
                    yield block.html, page.shown_path
                elif isinstance(block, Timeline):
                    yield from ((entry.html, page.shown_path) for entry in block.entries)


def _teller(report: Callable[[ContentError], None], file: str, path: str) -> Told:
    return lambda message, hint: report(_fault(file, path, message, hint))


def _fault(file: str, path: str, message: str, hint: str) -> ContentError:
    try:
        lines = Path(file).read_text("utf-8").split("\n")
    except (OSError, ValueError):
        lines = []
    line = next((number for number, text in enumerate(lines, 1) if path in text), 0)
    field = re.match(r"[\s-]*(\w+):", lines[line - 1]) if line else None
    return ContentError(message, file, line, field[1] if field else "", hint)
