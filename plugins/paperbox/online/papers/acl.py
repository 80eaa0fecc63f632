"""The ACL Anthology: papers of computational linguistics, in MODS."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from paperbox.online.http import Session
from paperbox.online.papers import plain, xml
from paperbox.online.papers.dates import of_parts
from paperbox.online.papers.record import Found, known_ids
from paperbox.online.sources import ids

HOST, LABEL = "aclanthology.org", "ACL Anthology"
_LETTERS = {
    "A": "ANLP",
    "C": "COLING",
    "D": "EMNLP",
    "E": "EACL",
    "I": "IJCNLP",
    "J": "CL",
    "K": "CoNLL",
    "L": "LREC",
    "M": "MUC",
    "N": "NAACL",
    "P": "ACL",
    "Q": "TACL",
    "S": "SemEval",
}
"""What the first letter of an id before 2020 stands for; W is any workshop."""
_NAMES = {
    "conll": "CoNLL",
    "semeval": "SemEval",
    "starsem": "*SEM",
    "findings": "Findings of {}",
}


def fetch(http: Session, kind: str, one: str) -> Found | None:
    """Return the paper with an id."""
    url = f"https://{HOST}/{ids.in_path(one)}.xml"
    return parse(xml.asked(LABEL, "modsCollection", lambda: http.get(url)), one)


def parse(collection: Element, one: str) -> Found | None:
    """Return the paper of a record."""
    mods = collection.find("mods")
    title = "" if mods is None else _text(mods, "titleInfo/title")
    if mods is None or not title:
        return None
    host = mods.find("relatedItem[@type='host']")
    whole = "" if host is None else _text(host, "titleInfo/title")
    is_journal = any("periodical" in xml.line(genre) for genre in mods.iter("genre"))
    first, last = (_text(mods, f"part/extent/{end}") for end in ("start", "end"))
    address = _text(mods, "location/url").rstrip("/").rpartition("/")[2]
    doi = next((xml.line(i) for i in mods.findall("identifier") if i.get("type") == "doi"), "")
    date = _text(mods, "originInfo/dateIssued") or _text(mods, "part/date")
    return Found(
        title=title,
        authors=tuple(filter(None, map(_name, mods.findall("name")))),
        date=of_parts(re.split(r"[-\s]", date)) or of_parts(re.split(r"[-\s]", date)[::-1]),
        venue=venue_of(one),
        type="article" if is_journal else "inproceedings",
        abstract=plain.abstract(xml.inner(mods.find("abstract"))),
        ids=known_ids({"acl": address or one, "doi": doi}),
        pdf=f"https://{HOST}/{one}.pdf",
        details={
            "journal" if is_journal else "booktitle": whole,
            "publisher": "" if host is None else _text(host, "originInfo/publisher"),
            "pages": f"{first}-{last}" if last and last != first else first,
        },
        sources=(LABEL,),
    )


def _text(element: Element, path: str) -> str:
    return xml.line(element.find(path))


def _name(name: Element) -> str:
    """Return an author's name; editors of the volume stand apart."""
    if any(xml.line(role) != "author" for role in name.iter("roleTerm")):
        return ""
    parts = name.findall("namePart")
    order = {"given": 0, "family": 1}
    parts.sort(key=lambda part: order.get(part.get("type", ""), 2))
    return " ".join(filter(None, map(xml.line, parts)))


def venue_of(one: str) -> str:
    """Return the usual short form of the venue, which an id of the Anthology holds."""
    modern = re.fullmatch(r"(?P<year>\d{4})\.(?P<venue>[a-z0-9]+)-(?P<volume>[a-z0-9_]+)\.\d+", one)
    if not modern:
        return _LETTERS.get(one[:1], "")
    name = _NAMES.get(modern["venue"], modern["venue"].upper())
    return name.format(modern["volume"].upper())
