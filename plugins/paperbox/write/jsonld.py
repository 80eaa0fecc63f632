"""What search engines are told of a site and its papers: schema.org's types as JSON-LD.

It stands in pages as a block of data, which no browser runs. What is not known is left out, and so
is every address where the site does not know its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from paperbox.model import Affiliation, Author, Link, Profile, Publication
from paperbox.paper_links import IDENTIFIERS, is_web
from paperbox.write.highwire import is_in_journal
from paperbox.write.ids import ids_of
from paperbox.write.whole import Site

Node = dict[str, Any]

CONTEXT = "https://schema.org"
ORCID = "orcid"

_TYPES = {
    "book": "Book",
    "chapter": "Chapter",
    "proceedings": "Book",
    "thesis": "Thesis",
    "mastersthesis": "Thesis",
    "report": "Report",
    "dataset": "Dataset",
    "software": "SoftwareSourceCode",
    "talk": "PresentationDigitalDocument",
    "poster": "Poster",
    "website": "WebPage",
}
"""The type of a paper -> schema.org's, where that is not the one of articles."""
_ARTICLE = "ScholarlyArticle"
_PAGED = {_ARTICLE, "Chapter", "Report"}
"""schema.org's types that have pages."""
_NOT_ABOUT_ME = {"rss", "cv"}
"""Services whose address is none of a person."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The page of a paper, in whole addresses."""

    url: str = ""
    pdf: str = ""
    images: tuple[str, ...] = field(default_factory=tuple)


def script_text(node: Node) -> str:
    """Return a node such that nothing in it ends the script element that holds it."""
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    return text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def home(profile: Profile, site: Site, photo: str, description: str) -> Node:
    """Return what the home page is: a site, and the page of the person behind it."""
    owner = {"@id": site.id("person")}
    website = _node(
        "WebSite",
        **{"@id": site.id("website")},
        url=site.at(""),
        name=site.name,
        inLanguage=site.lang,
        publisher=owner,
    )
    page = _node(
        "ProfilePage",
        **{"@id": site.id("page")},
        url=site.at(""),
        name=site.name,
        description=description,
        inLanguage=site.lang,
        isPartOf={"@id": site.id("website")},
        mainEntity=owner,
    )
    return {"@context": CONTEXT, "@graph": [website, page, _owner(profile, site, photo)]}


def _owner(profile: Profile, site: Site, photo: str) -> Node:
    names = dict.fromkeys(filter(None, (profile.native_name, *profile.aliases)))
    links = [link for link in profile.links if isinstance(link, Link)]
    orcid = next((link.url for link in links if link.key == ORCID), "")
    return _node(
        "Person",
        **{"@id": site.id("person")},
        name=profile.name,
        alternateName=[name for name in names if name != profile.name],
        url=site.at(""),
        image=photo,
        description=profile.bio,
        affiliation=[_organization(place) for place in profile.affiliations],
        knowsAbout=list(profile.interests),
        identifier=orcid,
        sameAs=[link.url for link in links if _is_about(link)],
    )


def _is_about(link: Link) -> bool:
    """Whether a link of the profile leads to another page of the same person: sameAs."""
    return link.key not in {"", *_NOT_ABOUT_ME} and is_web(link.url)


def paper(it: Publication, site: Site, shown: Shown) -> Node:
    """Return what a paper is."""
    kind, known, ids = _TYPES.get(it.type, _ARTICLE), it.reference, ids_of(it)
    pages = known if kind in _PAGED else None
    node = _node(
        kind,
        **{"@context": CONTEXT},
        name=it.title,
        headline=it.title if kind in {_ARTICLE, "Report"} else "",
        author=[_author(author, site) for author in it.authors if not author.is_others],
        datePublished=it.date.iso,
        abstract=it.abstract,
        url=shown.url,
        mainEntityOfPage=shown.url,
        image=list(shown.images),
        keywords=list(it.topics),
        award=it.award,
        isPartOf=_whole(it),
        pageStart=pages.first_page if pages else "",
        pageEnd=pages.last_page if pages else "",
        publisher=_organization(Affiliation(known.publisher)) if known.publisher else {},
        identifier=[_identifier(name, id) for name, id in ids.items()],
        sameAs=[IDENTIFIERS[name].page(id) for name, id in ids.items()],
        encoding=_node("MediaObject", contentUrl=shown.pdf, encodingFormat="application/pdf")
        if shown.pdf
        else {},
    )
    return {**node, **_of_type(it, kind, ids)}


def _of_type(it: Publication, kind: str, ids: Mapping[str, str]) -> Node:
    """Return what works of one type alone have."""
    known, found = it.reference, Node()
    if known.institution and kind in {"Thesis", "Report"}:
        found["sourceOrganization"] = _organization(Affiliation(known.institution))
    if kind == "Report" and known.number:
        found["reportNumber"] = known.number
    if kind == "Book" and (isbn := known.bibtex.get("isbn") or ids.get("isbn")):
        found["isbn"] = isbn
    code = next((link.url for link in it.links if link.key == "code" and is_web(link.url)), "")
    if kind == "SoftwareSourceCode" and code:
        found["codeRepository"] = code
    if kind == "Dataset":
        found["description"] = it.abstract or it.title
    return found


def _whole(it: Publication) -> Node:
    """Return what a paper is a part of: an issue of a volume of a journal, or a book."""
    known = it.reference
    if it.type in {"chapter", "inproceedings"}:
        return _node("Book", name=it.venue_whole) if it.venue_whole else {}
    name = it.venue_whole if known.journal or it.type in {"", "article"} else ""
    if not name or not (is_in_journal(it) or it.type == ""):
        return {}
    if not is_in_journal(it):
        return _node("CreativeWork", name=name)
    whole = _node("Periodical", name=name, issn=known.bibtex.get("issn", ""))
    if known.volume:
        whole = _node("PublicationVolume", volumeNumber=known.volume, isPartOf=whole)
    if known.number:
        whole = _node("PublicationIssue", issueNumber=known.number, isPartOf=whole)
    return whole


def _author(author: Author, site: Site) -> Node:
    if author.is_owner:
        owner = {"@id": site.id("person")} if site.url else {}
        return _node("Person", **owner, name=author.name, url=site.at(""))
    return _node("Person", name=author.name, url=author.url if is_web(author.url) else "")


def _organization(place: Affiliation) -> Node:
    return _node("Organization", name=place.name, url=place.url if is_web(place.url) else "")


def _identifier(name: str, id: str) -> Node:
    return _node("PropertyValue", propertyID=IDENTIFIERS[name].label, value=id)


def _node(kind: str, **said: object) -> Node:
    """Return a node of a type with what is known of it; a list of one is that one."""
    known = {name: value for name, value in said.items() if value}
    context = {name: known.pop(name) for name in ("@context",) if name in known}
    return {**context, "@type": kind, **{name: _one(value) for name, value in known.items()}}


def _one(value: object) -> object:
    return value[0] if isinstance(value, list) and len(value) == 1 else value
