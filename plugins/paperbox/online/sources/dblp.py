"""DBLP: the list of a computer scientist's publications. It counts no citations."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, fromstring

from paperbox.online.answer import FetchError
from paperbox.online.http import Session
from paperbox.online.sources import ids, values
from paperbox.online.sources.base import ListedPaper
from paperbox.paper_links import is_web

HOST = "dblp.org"
LABEL = "DBLP"


def url(pid: str) -> str:
    """Return where the list of a person is, such as ``95/7448-1``."""
    return f"https://{HOST}/pid/{ids.in_path(pid)}.xml"


def parse(body: str) -> list[ListedPaper]:
    """Return the publications of a person's record."""
    person = _person(body)
    about = person.find("person")
    if about is not None and about.get("publtype") == "disambiguation":
        raise FetchError(f"{LABEL}: that id is no person, it stands for all of the name")
    return [paper_of(entry) for row in person.iter("r") for entry in row if entry.get("key")]


def _person(body: str) -> Element:
    """Return the root of a record."""
    if "<!DOCTYPE" not in body:  # so it defines no entities, which could grow without end
        try:
            root = fromstring(body)  # noqa: S314  see above; external ones are never read
        except (ParseError, ValueError):
            pass
        else:
            if root.tag == "dblpperson":
                return root
    raise FetchError(f"{LABEL} answered in a form that we don't know: it is no person's record")


def paper_of(entry: Element) -> ListedPaper:
    """Return the publication of an element such as ``<inproceedings>``."""
    links = [_text(link) for link in entry.findall("ee")]
    venues = (entry.find(name) for name in ("booktitle", "journal", "school", "publisher"))
    given = {"doi": next(filter(ids.doi, links), "")}
    return ListedPaper(
        id=entry.get("key", ""),
        title=title_of(_text(entry.find("title"))),
        year=values.year(_text(entry.find("year"))),
        authors=tuple(name_of(_text(author)) for author in entry.findall("author")),
        venue=next((_text(venue) for venue in venues if venue is not None), ""),
        kind=entry.tag,
        ids=ids.normalised(given),
        url=next(filter(is_web, links), ""),
    )


def _text(element: Element | None) -> str:
    """Return the text of an element and of those in it, such as ``<i>``."""
    return "" if element is None else values.text("".join(element.itertext()))


def title_of(text: str) -> str:
    """Return a title without the full stop that each has; three dots stay."""
    return re.sub(r"(?<!\.)\.$", "", text)


def name_of(text: str) -> str:
    """Return a name without the number that tells it from others of the same name."""
    return re.sub(r" \d{4}$", "", text)


def find_list(http: Session, pid: str) -> list[ListedPaper]:
    """Return a person's publications."""
    return parse(values.asked(LABEL, lambda: http.get(url(pid))).text)
