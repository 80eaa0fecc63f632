"""A file of publications/ -> `Publication`."""

from __future__ import annotations

from paperbox.model import Image, Link, PartialDate, Publication
from paperbox.read.fields import Fields
from paperbox.read.front_matter import read_document
from paperbox.read.names import read_authors
from paperbox.read.source import Source
from paperbox.services import icon_for

IDENTIFIERS = {
    "arxiv": "https://arxiv.org/abs/{}",
    "doi": "https://doi.org/{}",
}
"""Fields whose value is an id: the address that it stands for. The last one given is the best."""

LINK_HINT = "Did you forget the address? Write - Code: https://…"


def read_publication(source: Source, slug: str) -> Publication | None:
    """Return the paper that a file holds, or None when it can't be told what it is."""
    document = read_document(source)
    fields = document.fields
    title, venue = fields.text("title", required=True), fields.text("venue")
    authors, date = read_authors(fields), _date(fields)
    identified = [
        url.format(value) for name, url in IDENTIFIERS.items() if (value := fields.text(name))
    ]
    publication = Publication(
        slug=slug,
        title=title,
        authors=authors,
        date=date or PartialDate(1),
        source=source.path,
        venue=venue,
        badge=fields.text("badge") or _badge(venue, date),
        image=_image(fields, title),
        url=fields.url("url") or (identified[-1] if identified else ""),
        links=read_links(fields, "links"),
        selected=fields.flag("selected"),
        award=fields.text("award"),
        scholar=fields.text("scholar"),
        order=fields.integer("order"),
        draft=fields.flag("draft"),
        summary=document.body.strip(),
    )
    fields.done()
    return publication if title and authors and date else None


def _date(fields: Fields) -> PartialDate | None:
    """Return the date, or the year where that is all there is."""
    date, year = fields.date("date"), fields.date("year")
    if not fields.given("date") and not fields.given("year"):
        fields.error("date", "missing", hint="Add a line: date: 2024-05-23, or year: 2024.")
    return date or year


def _badge(venue: str, date: PartialDate | None) -> str:
    return f"{venue} {date.year}" if venue and date else ""


def _image(fields: Fields, title: str) -> Image | None:
    path, alt = fields.file("image"), fields.text("image_alt")
    return Image(path, alt or f"Figure of “{title}”") if path else None


def read_links(fields: Fields, name: str) -> tuple[Link, ...]:
    """Return the links of a field ``- Label: address``, each with the icon of its host."""
    links = []
    for where, label, value, node in fields.pairs(name):
        if not value:
            fields.error(where, f'expected "Label: https://…", found "{label}"', node, LINK_HINT)
        elif url := fields.checked_url(where, value, node):
            links.append(Link(label, url, icon_for(url)))
    return tuple(links)
