"""A file of publications/ -> `Publication`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from paperbox.model import Author, Link, Media, PartialDate, Publication
from paperbox.paper_links import IDENTIFIERS, LINK_TYPES, Identifier, LinkType, best_identifier
from paperbox.paper_types import TYPES, inferred_type
from paperbox.read.date_kinds import DATE
from paperbox.read.front_matter import read_document
from paperbox.read.identifiers import Identified
from paperbox.read.kinds import Choice, Flag, Integer, Text
from paperbox.read.links import LINKS
from paperbox.read.lists import ListOf
from paperbox.read.media import MEDIA
from paperbox.read.names import Authors
from paperbox.read.records import Record, field
from paperbox.read.reference import ReferenceFields, make_reference
from paperbox.read.source import Source
from paperbox.read.targets import Address
from paperbox.services import GENERAL_ICON, icon_for

DATE_HINT = "Add a line: date: 2024-05-23, or year: 2024."


@dataclass(frozen=True)
class PaperFields(Record):
    """The front matter of a paper, but for the fields that the tables of `paper_links` name."""

    one_of: ClassVar[tuple[str, ...]] = ("date", "year")

    title: str = field(Text(), "the title, as plain text; `$…$` is math", required=True)
    authors: tuple[Author, ...] = field(
        Authors(),
        "a list of names, each with its marks",
        required=True,
        hint="Write a list: authors: [Yongxin Guo, Tao Lin].",
    )
    date: PartialDate | None = field(
        DATE, "`2024-05-23`, `2024-05` or `2024`; this or `year` is required", hint=DATE_HINT
    )
    year: PartialDate | None = field(DATE, "the year, where that is all you know")
    type: str = field(
        Choice(tuple(TYPES)),
        f"{', '.join(f'`{name}`' for name in TYPES)}; found out where it can be",
    )
    venue: str = field(Text(), "where it appeared, in short; the journal or the book when absent")
    abstract: str = field(Text(), "the abstract, as plain text; `$…$` is math")
    badge: str = field(Text(), "what stands on the figure; made from venue and year when absent")
    image: tuple[Media, ...] = field(ListOf(MEDIA), "the figure, a file below `content/`")
    image_alt: str = field(Text(), "the figure in words, for those who can't see it")
    media: tuple[Media, ...] = field(
        ListOf(MEDIA),
        "several figures: pictures, GIFs, `.mp4` or `.webm` (or `file`, `alt` and `poster` each)",
    )
    url: str = field(Address(), "where the title leads; made from the ids below when absent")
    links: tuple[Link, ...] = field(
        ListOf(LINKS), "a list of `- Label: address`; known hosts get their icon"
    )
    topics: tuple[str, ...] = field(
        ListOf(Text()), "what it is about; `[PUBLICATIONS topic=…]` shows one topic"
    )
    selected: bool = field(Flag(), "`true` for lists that ask for selected papers")
    award: str = field(Text(), "a few words beside the badge, such as Oral")
    scholar: str = field(Text(), "Google Scholar's id of the paper, for citation counts")
    order: int | None = field(
        Integer(),
        "your own place in lists, which begin with the newest: 1 first, before all papers without "
        "one; -1 last, after all of these, and -2 before it",
    )
    draft: bool = field(Flag(), "`true` keeps it off the site")
    until: PartialDate | None = field(DATE, "a day; it stays off the site until then")
    hidden: bool = field(Flag(), "`true` gives it a page, but no place in lists")


def _doc(known: Identifier | LinkType) -> str:
    if isinstance(known, Identifier):
        return f"its id at {known.label}, such as `{known.example}`, or the address there"
    return f"the address or file of a link “{known.label}”"


@dataclass(frozen=True)
class WrittenFields(PaperFields, ReferenceFields):
    """All of a paper but for its ids and kinds of links."""


PublicationFields: type[WrittenFields] = dataclasses.make_dataclass(
    "PublicationFields",
    [
        *(
            (name, str, field(Identified(known), _doc(known)))
            for name, known in IDENTIFIERS.items()
        ),
        *((name, str, field(Address(), _doc(known))) for name, known in LINK_TYPES.items()),
    ],
    bases=(WrittenFields,),
    frozen=True,
)
"""All fields of a paper; a line in a table of `paper_links` is a field here."""


def read_publication(source: Source, slug: str) -> Publication | None:
    """Return the paper that a file holds, or None when it can't be told what it is."""
    document = read_document(source, PublicationFields)
    paper = make_publication(document.fields, source, slug) if document.fields else None
    body, line = document.body.strip(), document.body_line
    return paper and dataclasses.replace(paper, summary=body, summary_line=line)


def make_publication(fields: WrittenFields, source: Source, slug: str) -> Publication | None:
    """Return the paper that fields describe, or None without the least of them."""
    date = fields.date or fields.year
    if not date or not (fields.title and fields.authors):
        return None
    ids = _identified(fields)
    best = ids.get(best_identifier(ids))
    badge = fields.badge or (f"{fields.venue} {date.year}" if fields.venue else "")
    reference = make_reference(fields)
    venue = fields.venue or reference.journal or reference.booktitle
    return Publication(
        slug=slug,
        title=fields.title,
        authors=fields.authors,
        date=date,
        source=source.path,
        type=fields.type or inferred_type(venue, ids, fields.lines),
        venue=venue,
        reference=reference,
        abstract=fields.abstract,
        badge=badge,
        media=_media(fields),
        url=fields.url or (best.url if best else ""),
        links=(*ids.values(), *_typed(fields), *fields.links),
        topics=fields.topics,
        selected=fields.selected,
        award=fields.award,
        scholar=fields.scholar,
        order=fields.order,
        draft=fields.draft,
        until=fields.until,
        hidden=fields.hidden,
    )


def _media(fields: PaperFields) -> tuple[Media, ...]:
    """Return the figures; `image_alt` is what those show that have no words of their own."""
    return tuple(
        media if media.alt else dataclasses.replace(media, alt=fields.image_alt)
        for media in (*fields.image, *fields.media)
    )


def _identified(fields: PaperFields) -> dict[str, Link]:
    """Return a link for each identifier, by its field."""
    given = {name: getattr(fields, name) for name in IDENTIFIERS}
    return {
        name: Link(known.label, known.page(given[name]), known.icon, name)
        for name, known in IDENTIFIERS.items()
        if given[name]
    }


def _typed(fields: PaperFields) -> Iterator[Link]:
    """Yield a link for each field that names a kind of link."""
    for name, known in LINK_TYPES.items():
        if url := getattr(fields, name):
            icon = icon_for(url)
            yield Link(known.label, url, known.icon if icon == GENERAL_ICON else icon, name)
