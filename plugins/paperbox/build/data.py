"""The data files of the content folder, read and turned into what lists show."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pelican.contents import Content

from paperbox.build.lists import NewsEntry, StageEntry
from paperbox.build.people import shared_names
from paperbox.build.run import Run
from paperbox.build.venues import Venues
from paperbox.errors import ContentError, did_you_mean
from paperbox.model import NewsItem, Person, Profile
from paperbox.read.news import read_news
from paperbox.read.news_file import read_news_file
from paperbox.read.people import read_people
from paperbox.read.profile import read_profile
from paperbox.read.source import Source
from paperbox.read.stages import NAMES, read_stages
from paperbox.read.venues import read_venues
from paperbox.settings import shown_path

PROFILE, PEOPLE, VENUES = "profile.yml", "people.yml", "venues.yml"
NEWS, NEWS_FOLDER = "news.md", "news"
AMERICAN = {"honors": "honours"}
"""Other spellings of the names of data files."""


@dataclass(frozen=True)
class Data:
    """Reads the data files of one run."""

    run: Run
    content: Callable[[str, str], Content]
    """Makes the Pelican content that links in an HTML count from, of HTML and file."""
    filled: Callable[[str, str], str]
    """Fills the places for counts in the HTML of a file."""

    def profile(self) -> Profile:
        """Return who the homepage belongs to."""
        if not self._is_there(PROFILE):
            path, hint = shown_path(self.run.content / PROFILE), "One line is enough: name: …"
            self.run.problems.error(ContentError("no such file", path, hint=hint))
            return Profile("")
        source = self.run.source(PROFILE)
        return read_profile(source) if source else Profile("")

    def _is_there(self, file: str) -> bool:
        """Whether anything has the name of FILE; what is no file is for `Run.source` to refuse."""
        return os.path.lexists(self.run.content / file)

    def people(self) -> tuple[Person, ...]:
        """Return who else stands in author lists."""
        source = self.run.source(PEOPLE) if self._is_there(PEOPLE) else None
        if source is None:
            return ()
        people = read_people(source)
        for name in shared_names(people):
            hint = "Papers can't say whom they mean: the last of them is taken."
            source.warn(f'"{name}" is a name of two people', hint=hint)
        return people

    def venues(self) -> Venues:
        """Return where papers appear: what the author says of it, and what the package knows."""
        source = self.run.source(VENUES) if self._is_there(VENUES) else None
        path = shown_path(self.run.content / VENUES)
        return Venues(read_venues(source) if source else (), path, told=self.run.problems)

    def news(self) -> list[NewsEntry]:
        """Return all news, newest first; those of one date in their order."""
        found = [
            (item, source, f"news-{index}")
            for index, (item, source) in enumerate(self._news_items(), start=1)
        ]
        entries = [
            NewsEntry(item.period, *self._text(source, item.body, scope))
            for item, source, scope in found
        ]
        return sorted(entries, key=lambda entry: entry.period.start.sort_key, reverse=True)

    def _news_items(self) -> Iterator[tuple[NewsItem, Source]]:
        source = self.run.source(NEWS) if self._is_there(NEWS) else None
        if source:
            for item in read_news(source, self.run.settings.date_order):
                yield item, source
        for path in sorted((self.run.content / NEWS_FOLDER).rglob("*.md"), reverse=True):
            file = self.run.source(path)
            if file and (single := read_news_file(file, path.stem)):
                yield single, file

    def stages(self) -> dict[str, list[StageEntry]]:
        """Return the entries of education.yml, talks.yml and the like, by the file's name."""
        found = {}
        for path in sorted(self.run.content.glob("*.yml")):
            name = AMERICAN.get(path.stem, path.stem)
            if name in found:
                message = f"another file holds the {name} already"
                hint = "Put all entries into one of them."
                self.run.problems.error(ContentError(message, shown_path(path), hint=hint))
            elif name in NAMES:
                found[name] = self._stages(path.name, name)
            elif path.name not in (PROFILE, PEOPLE, VENUES):
                message = "nothing reads this file" + did_you_mean(path.stem, NAMES)
                self.run.problems.warn(ContentError(message, shown_path(path)))
        for path in sorted(self.run.content.glob("*.yaml")):
            message = f"nothing reads this file; is it {path.stem}.yml?"
            self.run.problems.warn(ContentError(message, shown_path(path)))
        return found

    def _stages(self, file: str, name: str) -> list[StageEntry]:
        source = self.run.source(file)
        if source is None:
            return []
        return [
            StageEntry(stage, *self._text(source, stage.body, f"{name}-{index}", stage.line))
            for index, stage in enumerate(read_stages(source), start=1)
        ]

    def _text(self, source: Source, text: str, scope: str, line: int = 1) -> tuple[str, Content]:
        html = self.run.html(source, text, line, scope) if text else ""
        html = self.filled(html, source.path)
        return html, self.content(html, source.path)
