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
    badge, url = fields.text("badge"), fields.url("url")
    ids = [form.format(value) for name, form in IDENTIFIERS.items() if (value := fields.text(name))]
    image, links = _image(fields, title), read_links(fields, "links")
    award, scholar = fields.text("award"), fields.text("scholar")
    selected, draft, order = fields.flag("selected"), fields.flag("draft"), fields.integer("order")
    fields.done()
    if not (title and authors and date):
        return None
    return Publication(
        slug=slug,
        title=title,
        authors=authors,
        date=date,
        source=source.path,
        venue=venue,
        badge=badge or (f"{venue} {date.year}" if venue else ""),
        image=image,
        url=url or (ids[-1] if ids else ""),
        links=links,
        selected=selected,
        award=award,
        scholar=scholar,
        order=order,
        draft=draft,
        summary=document.body.strip(),
    )


def _date(fields: Fields) -> PartialDate | None:
    """Return the date, or the year where that is all there is."""
    date, year = fields.date("date"), fields.date("year")
    if not fields.given("date") and not fields.given("year"):
        fields.error("date", "missing", hint="Add a line: date: 2024-05-23, or year: 2024.")
    return date or year


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
