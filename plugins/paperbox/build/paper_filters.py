"""Which papers a marker asks for: ``[PUBLICATIONS selected=true year=2020-2024]``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from paperbox.build.marker_options import MarkerError, choice, flag, years
from paperbox.build.papers import PaperPage
from paperbox.build.venues import Venues, folded
from paperbox.errors import did_you_mean
from paperbox.markdown.headings import slug
from paperbox.model import Publication
from paperbox.paper_types import TYPES

Test = Callable[[Publication], bool]
EQUAL = "*#"
"""The marks of those who have done as much as the first author."""


class Filters:
    """Picks papers by the options of markers."""

    def __init__(self, papers: Sequence[PaperPage], venues: Venues) -> None:
        """Names of topics and venues must be those of PAPERS."""
        self.papers = [page.publication for page in papers]
        self.venues = venues

    def chosen(self, papers: Iterable[PaperPage], options: Mapping[str, str]) -> list[PaperPage]:
        """Return those of PAPERS that pass every filter among OPTIONS."""
        tests = [FILTERS[name](self, value) for name, value in options.items() if name in FILTERS]
        return [page for page in papers if all(test(page.publication) for test in tests)]

    def selected(self, value: str) -> Test:
        wanted = flag("selected", value)
        return lambda paper: paper.selected is wanted

    def first_author(self, value: str) -> Test:
        wanted = flag("first-author", value)
        return lambda paper: is_first_author(paper) is wanted

    def year(self, value: str) -> Test:
        fits = years(value)
        return lambda paper: fits(paper.date.year)

    def type(self, value: str) -> Test:
        wanted = {choice("type", word, TYPES) for word in value.split(",")}
        return lambda paper: paper.type in wanted

    def topic(self, value: str) -> Test:
        names = (slug(topic, "-") for paper in self.papers for topic in paper.topics)
        known = {name: name for name in names}
        wanted = _named(value, known, lambda name: slug(name, "-"), "topic", "topics: [Words]")
        return lambda paper: any(slug(topic, "-") in wanted for topic in paper.topics)

    def venue(self, value: str) -> Test:
        known = {folded(paper.venue_short): paper.venue_short for paper in self.papers}
        wanted = _named(value, known, self._venue, "venue", "venue: NeurIPS")
        return lambda paper: bool(paper.venue) and folded(paper.venue_short) in wanted

    def _venue(self, name: str) -> str:
        venue = self.venues.of(name)
        return folded(venue.name if venue else name)


FILTERS: Mapping[str, Callable[[Filters, str], Test]] = {
    "selected": Filters.selected,
    "year": Filters.year,
    "type": Filters.type,
    "topic": Filters.topic,
    "venue": Filters.venue,
    "first_author": Filters.first_author,
}
"""The option of a marker, ``_`` for its hyphen -> what makes of its value a test of papers."""


def is_first_author(paper: Publication) -> bool:
    """Whether the owner stands first, or next to the first with a mark of equal contribution."""
    place = next((i for i, author in enumerate(paper.authors) if author.is_owner), -1)
    if place < 0:
        return False
    before = paper.authors[: place + 1]
    return place == 0 or any(all(mark in author.marks for author in before) for mark in EQUAL)


def _named(
    value: str, known: Mapping[str, str], key: Callable[[str], str], what: str, example: str
) -> set[str]:
    """Return the keys of the names in VALUE, which has commas between them, or in a name."""
    if key(value) in known:
        return {key(value)}
    wanted = {key(name): name for name in value.split(",")}
    for name in wanted:
        if name not in known:
            near = did_you_mean(wanted[name], filter(None, known.values()))
            message = f'no paper has the {what} "{wanted[name]}"{near}'
            raise MarkerError(message, f"Give papers a line: {example}.")
    return set(wanted)
