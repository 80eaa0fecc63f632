"""The ``citation_*`` tags by which Google Scholar, Zotero and others know a paper.

They follow Google Scholar's inclusion guidelines: title, each author and the date always; where it
appeared as far as that is known; and the PDF where the site itself has it, since Scholar takes
none from elsewhere. Readers of such tags take them for facts, so what is not known is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbox.model import PartialDate, Publication
from paperbox.write.ids import ids_of

Tag = tuple[str, str]

_JOURNAL = re.compile(
    r"\b(?:journal|transactions|letters|annals|archives?|reviews?|magazine|bulletin|quarterly"
    r"|nature|science|cell|lancet|plos|acta)\b|^(?:J|Trans|Ann|Proc\. Natl)\.|学报|期刊|杂志",
    re.I,
)
"""What names of journals have in them, for papers whose author does not say what they are."""
_IDS = {"doi": "citation_doi", "arxiv": "citation_arxiv_id", "pmid": "citation_pmid"}
_THESES = {"thesis", "mastersthesis"}
_NOWHERE = {"preprint", "manuscript", "dataset", "software", "website", "patent", "talk", "poster"}
"""Types that appeared in no journal and at no conference."""


def citation_tags(paper: Publication, *, page: str = "", pdf: str = "") -> list[Tag]:
    """Return the tags of a paper, in the order of the guidelines.

    PAGE and PDF are whole addresses of this site, or nothing.
    """
    tags = [("citation_title", paper.title)]
    tags += (("citation_author", a.name) for a in paper.authors if not a.is_others)
    tags.append(("citation_publication_date", slashed(paper.date)))
    tags += _place(paper)
    tags += _numbers(paper)
    ids = ids_of(paper)
    tags += ((tag, ids[name]) for name, tag in _IDS.items() if name in ids)
    tags += (("citation_keywords", topic) for topic in paper.topics)
    tags += [("citation_abstract_html_url", page), ("citation_pdf_url", pdf)]
    return [(name, text) for name, text in tags if text]


def slashed(date: PartialDate) -> str:
    """Return ``2024/05/23``, or as much of it as is known."""
    return date.iso.replace("-", "/")


def _place(paper: Publication) -> Iterator[Tag]:
    """Yield where a paper appeared, or who stands behind it."""
    known, type = paper.reference, paper.type
    if type in _THESES:
        yield "citation_dissertation_institution", known.institution or paper.venue
    elif type == "report":
        yield "citation_technical_report_institution", known.institution or paper.venue
        yield "citation_technical_report_number", known.number
    elif type == "chapter":
        yield "citation_inbook_title", paper.venue_whole
    elif is_in_journal(paper):
        yield "citation_journal_title", paper.venue_whole
    elif type == "inproceedings" or (type == "" and paper.venue):
        yield "citation_conference_title", paper.venue_whole


def is_in_journal(paper: Publication) -> bool:
    """Whether a paper appeared in a journal, as far as what is said of it tells."""
    known = paper.reference
    if paper.type:
        return paper.type == "article"
    return bool(known.journal or known.volume or _JOURNAL.search(paper.venue))


def _numbers(paper: Publication) -> Iterator[Tag]:
    """Yield by what a paper is found in its volume, and who published that."""
    known, ids = paper.reference, ids_of(paper)
    if paper.type not in _NOWHERE:
        yield "citation_volume", known.volume
        yield "citation_issue", known.number if is_in_journal(paper) else ""
        yield "citation_firstpage", known.first_page
        yield "citation_lastpage", known.last_page
    yield "citation_issn", known.bibtex.get("issn", "")
    yield "citation_isbn", known.bibtex.get("isbn", "") or ids.get("isbn", "")
    yield "citation_publisher", known.publisher
