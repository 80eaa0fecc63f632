"""What a homepage is made of: frozen records, whatever file they came from.

Text is plain text unless a field says that it is Markdown or HTML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Generic, TypeVar


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year, as precise as its author was."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """``2024-06-04``, ``2024-06`` or ``2024``, for the ``datetime`` attribute."""
        rest = [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join([f"{self.year:04}", *rest])

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """A key that puts a whole year or month before its days."""
        return (self.year, self.month or 0, self.day or 0)


@dataclass(frozen=True, slots=True)
class Period:
    """From a date to another one, or one date alone."""

    start: PartialDate
    end: PartialDate | None = None
    ongoing: bool = False
    """Whether the author says that it goes on: ``2020 - now``, ``2020 - 2024 (now)``."""
    words: str = field(default="", compare=False)
    """How the author wrote it."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address with its words and its icon."""

    label: str
    url: str
    icon: str = ""
    """A name in ``write/icons.json``, or nothing."""
    key: str = ""
    """A kind of link that the theme has words for in every language, or nothing."""


@dataclass(frozen=True, slots=True)
class Contact:
    """What is shown on demand instead of led to: a WeChat id or its QR code."""

    label: str
    icon: str
    text: str = ""
    picture: str = ""
    """A path below the content folder."""
    key: str = ""
    """As that of a link."""
    url: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A university, a lab, a company."""

    name: str
    url: str = ""
    logo: str = ""
    """A path below the content folder."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Who the homepage belongs to."""

    name: str
    native_name: str = ""
    """The name in its own script."""
    pronouns: str = ""
    pronunciation: str = ""
    aliases: tuple[str, ...] = ()
    """Other forms of the name that stand in author lists."""
    photo: str = ""
    """A path below the content folder."""
    status: str = ""
    """A line on what is true now, such as "On the job market"."""
    bio: str = ""
    interests: tuple[str, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    location: str = ""
    emails: tuple[str, ...] = ()
    links: tuple[Link | Contact, ...] = ()

    @property
    def initials(self) -> str:
        """What a monogram shows: the first letters of the first and the last word."""
        words = self.name.split()
        return "".join(word[0] for word in (words if len(words) < 3 else (words[0], words[-1])))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who stands in author lists."""

    name: str
    native_name: str = ""
    aliases: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Venue:
    """Where papers appear: a conference, a journal."""

    name: str
    """The short name, as badges have it."""
    full: str = ""
    """The whole name."""
    aliases: tuple[str, ...] = ()
    type: str = ""
    """What sort of work appears there, as `Publication.type`, or nothing."""
    colour: str = ""
    """``#1f4b8f``, or nothing."""


@dataclass(frozen=True, slots=True)
class Author:
    """A name on a paper."""

    name: str
    marks: str = ""
    """Signs after the name, such as ``*``; `MARKS` has them all."""
    is_owner: bool = False
    """Whether the homepage is this author's."""
    url: str = ""
    """Where the name leads, or nothing."""
    joint: str = ""
    """What stands before it in place of a comma and a blank: "and", or one of `COMMAS`."""
    note: str = ""
    """What stands after name and marks, as it is written: ``(intern)``, or a raised formula."""

    @property
    def is_others(self) -> bool:
        """Whether it stands for authors who are not named."""
        return self.name.rstrip(".") in {"", "…", "et al", "et. al", "等"}


COMMAS = "，、；"
"""Commas that have their blank in themselves."""

MARKS = "*†‡§¶#^✉❁♢♠♣"


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or a silent video below the content folder."""

    path: str
    alt: str
    poster: str = ""
    """The picture that stands for a video until it plays: a path below the content folder."""
    url: str = ""
    """Where it leads, or nothing."""

    @property
    def is_video(self) -> bool:
        return self.path.lower().endswith(VIDEOS)


VIDEOS = (".mp4", ".webm")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a list of references says of a paper beside its title, authors, date and ids."""

    key: str = ""
    """Its key in BibTeX, or nothing: then it is the paper's slug."""
    entry: str = ""
    """The BibTeX entry that its author chose, such as ``conference``, or nothing: then it is that
    of its type."""
    journal: str = ""
    """The whole name of the journal."""
    booktitle: str = ""
    """The whole name of the proceedings, or the title of the book that it is a part of."""
    volume: str = ""
    number: str = ""
    pages: str = ""
    """A page, or the first and the last with an en dash between them, or an article's number."""
    publisher: str = ""
    institution: str = ""
    """The university of a thesis, or who issued a report."""
    editors: tuple[str, ...] = ()
    bibtex: Mapping[str, str] = field(default_factory=dict)
    """Fields of the entry as BibTeX has them, with braces and commands, in their author's order:
    all of an entry of a .bib file, of front matter those that no other field says."""

    @property
    def first_page(self) -> str:
        return self.pages.partition(",")[0].partition("–")[0].strip()

    @property
    def last_page(self) -> str:
        """The last page of the first range, or nothing where one number is all that is known."""
        first_range = self.pages.partition(",")[0]
        return first_range.partition("–")[2].strip()


@dataclass(frozen=True, slots=True)
class Publication:
    """A paper: one record for its card, its page and every list."""

    slug: str
    title: str
    authors: tuple[Author, ...]
    date: PartialDate
    source: str
    """The file it came from, as the user would name it."""
    type: str = ""
    """What sort of work it is, a key of `paper_types.TYPES`, or nothing where that is not known."""
    venue: str = ""
    """Where it appeared, as readers call it, such as ``NeurIPS``."""
    venue_short: str = ""
    """The short name of the venue without a year, where there is a venue."""
    venue_full: str = ""
    """Its whole name, where that is known and another."""
    reference: Reference = Reference()
    abstract: str = ""
    """Plain text on one line; ``$…$`` is math."""
    badge: str = ""
    media: tuple[Media, ...] = ()
    url: str = ""
    """Where the title leads outside this site, or nothing."""
    links: tuple[Link, ...] = ()
    """The identifiers, then the kinds of links, then the author's own."""
    topics: tuple[str, ...] = ()
    """What lists may ask for, in the author's words."""
    selected: bool = False
    award: str = ""
    scholar: str = ""
    """Google Scholar's id of the paper, ``USER:PAPER``."""
    order: int | None = None
    """The author's own place in lists: small numbers first, before all without one."""
    draft: bool = False
    """Whether it is kept off the site."""
    until: PartialDate | None = None
    """The day on which it may come out, when it has to wait for one."""
    hidden: bool = False
    """Whether it has a page but stands in no list."""
    summary: str = ""
    """Markdown."""
    summary_line: int = 1
    """The line of its file on which the summary begins."""

    @property
    def imprint(self) -> str:
        """Venue and year, as far as the badge does not say them."""
        venue = self.venue_short or self.venue
        parts = [part for part in (venue, str(self.date.year)) if part not in self.badge]
        return ", ".join(filter(None, parts))

    @property
    def venue_whole(self) -> str:
        """The whole name of where it appeared, without what exports put around it."""
        names = (self.reference.journal, self.reference.booktitle)
        said = next(filter(None, names if self.type == "article" else reversed(names)), "")
        if said in ("", self.venue):
            return self.venue_full or self.venue_short or self.venue
        return said

    @property
    def marks(self) -> str:
        """The marks that its authors carry, in the order of `MARKS`."""
        return "".join(m for m in MARKS if any(m in author.marks for author in self.authors))


@dataclass(frozen=True, slots=True)
class NewsItem:
    """Something that happened."""

    period: Period
    body: str
    """Markdown."""

    @property
    def date(self) -> PartialDate:
        """When it began."""
        return self.period.start


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A stage of a life: a degree, a job, a prize."""

    period: Period | None
    """Nothing where an entry among dated ones has no certain date."""
    html: str
    """HTML: what stood beside the dates."""


@dataclass(frozen=True, slots=True)
class Stage:
    """An entry of a data file such as ``talks.yml``: what, where, from when to when."""

    title: str
    period: Period | None = None
    place: str = ""
    """The university, company or event."""
    url: str = ""
    logo: str = ""
    """A path below the content folder."""
    links: tuple[Link, ...] = ()
    body: str = ""
    """Markdown."""
    line: int = 1
    """The line of its file on which it begins."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What the author wrote, as HTML."""

    kind: ClassVar[str] = "prose"
    html: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A list in which every item begins with a period."""

    kind: ClassVar[str] = "timeline"
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """A place for data in a page, written ``[NEWS limit=5]``."""

    kind: ClassVar[str] = "marker"
    name: str
    options: Mapping[str, str]


Block = Prose | Timeline | Marker
"""What a section is a sequence of, as its author wrote it."""

BlockT = TypeVar("BlockT")


@dataclass(frozen=True)
class Section(Generic[BlockT]):
    """A level-1 heading of a page with what stands below it."""

    id: str
    """Its anchor; nothing for what stands before the first heading."""
    title: str
    heading: str
    """HTML: the whole heading element."""
    blocks: tuple[BlockT, ...]
