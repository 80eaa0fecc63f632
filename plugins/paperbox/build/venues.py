"""What papers call their venues -> the venue: its short name, its whole one, its colour.

The venues of the package are in venues.yml beside this module; those of the author come first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from paperbox.errors import ContentError, Problems
from paperbox.model import Publication, Venue
from paperbox.read.source import Source
from paperbox.read.venues import read_venues

_YEAR = re.compile(r"[\s,'’-]*(?P<year>\b(?:19|20)\d\d|['’]\d\d)$")
_NUMBER = re.compile(r"[\s,]*\b(?:arxiv:|abs/)\s*[\w./-]+(?:\s*\[[\w.-]+\])?$", re.I)
"""What stands behind the name of a server of preprints: arXiv preprint arXiv:2405.14297."""
_ORDINAL = (
    r"\d+(?:st|nd|rd|th)|(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty )?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth)|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth"
)
_BEGINNING = re.compile(rf"^(?:in |proc(?:eedings)? |of |the |(?:19|20)\d\d |(?:{_ORDINAL}) )+")
_VOLUME = re.compile(
    r",?\s*(?:\(volume \d+(?:: (?:long|short) papers)?\)"
    r"|volume \d+(?: \((?:long|short|long and short) papers\))?)(?=,|$)",
    re.I,
)
"""What tells the volumes of the same proceedings apart; those of workshops have other words."""
_PARTS = re.compile(r"[,:]\s+|\s[-–—]\s")
_COUNT = re.compile(r"\s\d{1,3}$")
"""The number of a volume behind the name of a series."""
_ITS_SHORT_NAME = re.compile(r"(?P<full>.+?)\s*\((?P<name>[^()]+)\)")


@cache
def folded(name: str) -> str:
    """Return what names of one venue have in common, whatever their case and punctuation.

    Years, and "Proceedings of the 41st" before the name, do not count.
    """
    bare = _YEAR.sub("", name.strip())
    text = unicodedata.normalize("NFKD", _NUMBER.sub("", bare) or bare).casefold()
    words = " ".join(word for word in re.findall(r"[^\W_]+", text) if word != "and")
    return _BEGINNING.sub("", words).replace(" ", "") or words.replace(" ", "")


def year_of(name: str) -> str:
    """Return the year that a name of a venue ends with, or nothing: CVPR'24 is of 2024."""
    found = _YEAR.search(name.strip())
    if not found:
        return ""
    year = found["year"]
    if len(year) == 4:
        return year
    return f"{'19' if year[1:] > '50' else '20'}{year[1:]}"


class Venues:
    """Every venue that is known, by each of its names."""

    def __init__(self, own: Iterable[Venue] = (), path: str = "", *, told: Problems) -> None:
        """OWN are those of the author, from the file PATH, who is TOLD of names of two of them."""
        self._by_name = {name: venue for venue in _shipped() for name in _names(venue)}
        mine: dict[str, Venue] = {}
        for venue in own:
            known = self._by_name.get(folded(venue.name)) or self._by_name.get(folded(venue.full))
            whole = _completed(venue, known) if known else venue
            for name in dict.fromkeys(map(folded, filter(None, (venue.name, *venue.aliases)))):
                if name in mine:
                    message = f'"{venue.name}" and "{mine[name].name}" are one venue'
                    hint = "Make one entry of them, with aliases."
                    told.error(ContentError(message, path, hint=hint))
                mine[name] = whole
            self._by_name |= dict.fromkeys(_names(whole), whole)
        coloured = {venue.name: venue.colour for venue in mine.values() if venue.colour}
        self._classes = {name: f"venue-{n}" for n, name in enumerate(coloured, 1)}
        self.colours = {self._classes[name]: colour for name, colour in coloured.items()}
        """Class of HTML -> the colour of badges that have it."""

    def of(self, name: str) -> Venue | None:
        """Return the venue that a paper calls NAME, or None."""
        name = _VOLUME.sub("", name.strip())
        for said in (name, _COUNT.sub("", name)):
            if found := self._by_name.get(folded(said)):
                return found
        both = _ITS_SHORT_NAME.fullmatch(_YEAR.sub("", name))
        return self._named_by(both.groups() if both else _PARTS.split(name))

    def _named_by(self, parts: Iterable[str]) -> Venue | None:
        """Return the venue that two of PARTS agree on: "Conference on Tests, TEST 2020, Berlin".

        One alone says too little: a workshop, too, is at a conference.
        """
        seen: list[Venue] = []
        for part in parts:
            venue = self._by_name.get(folded(_COUNT.sub("", part)))
            if venue and venue in seen:
                return venue
            seen += [venue] if venue else []
        return None

    def placed(self, paper: Publication) -> Publication:
        """Return a paper that knows the names of its venue, and has them on a badge of ours."""
        if not paper.venue:
            return paper
        venue, year = self.of(paper.venue), year_of(paper.venue)
        short = venue.name if venue else _YEAR.sub("", paper.venue.strip()) or paper.venue
        full = venue.full if venue and venue.full != short else ""
        # The whole name of a journal is too long for a badge, its short one is not.
        is_long = venue and paper.venue in (paper.reference.journal, paper.reference.booktitle)
        is_made = paper.badge == f"{paper.venue} {paper.date.year}" or (is_long and not paper.badge)
        badge = f"{short} {year or paper.date.year}" if is_made else paper.badge
        type_ = paper.type or (venue.type if venue else "")
        return replace(paper, venue_short=short, venue_full=full, badge=badge, type=type_)

    def style(self, paper: Publication) -> str:
        """Return the class of a paper's badge, or nothing where it has the accent's colour."""
        return self._classes.get(paper.venue_short, "")


def _completed(own: Venue, known: Venue) -> Venue:
    """Return a venue of the author's with what the package knows of it besides."""
    aliases = (*own.aliases, known.name, known.full, *known.aliases)
    full, type_ = own.full or known.full, own.type or known.type
    return Venue(own.name, full, aliases, type_, own.colour or known.colour)


def _names(venue: Venue) -> Iterator[str]:
    return map(folded, filter(None, (venue.name, venue.full, *venue.aliases)))


@cache
def _shipped() -> tuple[Venue, ...]:
    path = Path(__file__).with_suffix(".yml")
    problems = Problems()
    venues = read_venues(Source(path.read_text("utf-8"), path.name, problems, lambda _: True))
    problems.stop_on_errors()
    return venues
