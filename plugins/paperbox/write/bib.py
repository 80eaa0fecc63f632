"""Publications -> BibTeX: an entry each, and a file of all.

What an author wrote as BibTeX comes out as it is written; all else is made from the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from paperbox.model import Author, Publication
from paperbox.paper_links import IDENTIFIERS
from paperbox.paper_types import MONTHS, NOT_IN_KEY, TYPES
from paperbox.write.ids import ids_of
from paperbox.write.tex import is_balanced, mended, tex, title

FILE = "publications.bib"
"""The file of all, below the root of the site."""

_VERBATIM = {"url", "doi", "eprint", "file", "pdf", "isbn", "issn", "pmid", "pmcid", "crossref"}
_IDS = ("doi", "arxiv", "isbn", "pmid", "pmcid")
"""The ids that have fields of their own in BibTeX; others are their address."""
_NO_KEY = re.compile(rf"[{NOT_IN_KEY}]+")
_PLACES = {
    "article": "journal",
    "inproceedings": "booktitle",
    "conference": "booktitle",
    "incollection": "booktitle",
    "inbook": "booktitle",
    "phdthesis": "school",
    "mastersthesis": "school",
    "thesis": "institution",
    "techreport": "institution",
    "report": "institution",
    "book": "publisher",
    "proceedings": "publisher",
}
"""Entry -> the field that says where it appeared, where nothing but a short name is known."""
_SAME = {
    "journal": ("journaltitle",),
    "school": ("institution",),
    "institution": ("school",),
    "number": ("issue",),
    "pages": ("eid", "articleno"),
    "year": ("date",),
    "month": ("date",),
    "day": ("date", "month"),
    "archiveprefix": ("eprinttype",),
}
"""Field -> others that say the same."""
_GROUP = re.compile(
    r"^The\s|\b(?:Collaboration|Consortium|Team|Group|Committee|Project|Initiative|Network|Alliance"
    r"|Foundation|Association|Society|Laboratory|Institute|University|Council|Organi[sz]ation)\b"
)
_SUFFIX = re.compile(r"(?P<rest>.+\S)\s+(?P<last>\S+)\s+(?P<suffix>Jr\.?|Sr\.?|II|III|IV)")


def bibliography(papers: Iterable[Publication]) -> str:
    """Return the file of all PAPERS."""
    return "\n".join(entry(paper) for paper in papers)


def entry(paper: Publication, *, abstract: bool = True) -> str:
    """Return the entry of a paper, a field a line; its abstract only where it is wanted."""
    known = fields(paper)
    if not abstract:
        known = {name: text for name, text in known.items() if name != "abstract"}
    lines = "".join(f"  {name} = {_value(name, text)},\n" for name, text in known.items())
    return f"@{entry_type(paper)}{{{key(paper)},\n{lines}}}\n"


def entry_type(paper: Publication) -> str:
    return paper.reference.entry or (TYPES[paper.type].entry if paper.type else "misc")


def key(paper: Publication) -> str:
    """Return the key of a paper in BibTeX."""
    return paper.reference.key or _NO_KEY.sub("-", paper.slug)


def fields(paper: Publication) -> dict[str, str]:
    """Return the fields of a paper's entry, as they stand between their braces."""
    given = {
        name: text if name in _VERBATIM else mended(text)
        for name, text in paper.reference.bibtex.items()
    }
    given = {name: text if is_balanced(text) else tex(text) for name, text in given.items()}
    made = {name: text for name, text in _made(paper, given) if text and name not in given}
    made = {name: t for name, t in made.items() if not given.keys() & {*_SAME.get(name, ())}}
    return {**given, **made} if "title" in given else {**made, **given}


def _value(name: str, text: str) -> str:
    """Return the value of a field; months are names that styles know the words for."""
    return text.lower() if name == "month" and text.lower() in MONTHS else f"{{{text}}}"


def _made(paper: Publication, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the fields that the record says, those which GIVEN has otherwise left out."""
    reference, date = paper.reference, paper.date
    has_people = "author" in given or ("editor" in given and reference.entry)
    yield "title", title(paper.title)
    yield "author", "" if has_people else " and ".join(map(_name, paper.authors))
    yield "journal", tex(reference.journal)
    yield "booktitle", tex(reference.booktitle)
    yield (
        "institution" if _PLACES.get(entry_type(paper)) != "school" else "school",
        tex(reference.institution),
    )
    yield from _venue(paper, given)
    yield "volume", tex(reference.volume)
    yield "number", tex(reference.number)
    yield "pages", tex(reference.pages).replace("–", "--")
    yield "editor", " and ".join(_name(Author(name)) for name in reference.editors)
    yield "publisher", tex(reference.publisher)
    yield "year", f"{date.year:04}"
    yield "month", MONTHS[date.month - 1] if date.month else ""
    yield "day", str(date.day or "")
    yield from _found_at(paper, " ".join(given.values()))
    yield "abstract", tex(paper.abstract)


def _venue(paper: Publication, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the name of the venue, the whole one if known, where an entry has no better one."""
    reference = paper.reference
    place = _PLACES.get(entry_type(paper), "howpublished")
    is_said = reference.journal or reference.booktitle or reference.institution
    is_preprint = paper.type == "preprint" and any(link.key == "arxiv" for link in paper.links)
    if not (is_said or is_preprint or "title" in given or "author" in given):
        yield place, tex(paper.venue_whole)


def _found_at(paper: Publication, said: str) -> Iterator[tuple[str, str]]:
    """Yield ids and the address, but for those that SAID, all that is given, has in it."""
    ids = ids_of(paper)
    new = {name: id_ for name, id_ in ids.items() if id_ not in said}
    yield "doi", new.get("doi", "")
    if "arxiv" in new:
        yield "eprint", new["arxiv"]
        yield "archiveprefix", "arXiv"
    for name in _IDS[2:]:
        yield name, new.get(name, "")
    pages = [IDENTIFIERS[name].page(ids[name]) for name in _IDS if name in ids]
    if (
        "://" in paper.url
        and paper.url not in (*pages, *re.split(r"[\s{}]+", said))
        and is_balanced(paper.url)
    ):
        yield "url", paper.url


def _name(author: Author) -> str:
    """Return a name as BibTeX splits it rightly: groups in braces, a suffix between commas."""
    if author.is_others:
        return "others"
    name = tex(author.name)
    if suffixed := _SUFFIX.fullmatch(name):
        return f"{suffixed['last']}, {suffixed['suffix']}, {suffixed['rest']}"
    is_whole = _GROUP.search(author.name) or re.search(r",|\s(?:and|AND|And)\s", f" {name} ")
    return f"{{{name}}}" if is_whole or name.lower() == "others" else name
