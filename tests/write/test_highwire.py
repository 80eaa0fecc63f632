"""The ``citation_*`` tags, against the tables of Google Scholar's inclusion guidelines."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from paperbox.model import Author, Link, PartialDate, Publication, Reference
from paperbox.paper_types import TYPES
from paperbox.write.highwire import citation_tags

REQUIRED = {"citation_title", "citation_author", "citation_publication_date"}
"""Without these Scholar takes a page for something else than a paper."""

OPTIONAL = {
    "citation_journal_title": "article",
    "citation_conference_title": "inproceedings",
    "citation_dissertation_institution": "thesis",
    "citation_technical_report_institution": "report",
    "citation_technical_report_number": "report",
    "citation_issn": "article",
    "citation_isbn": "book",
    "citation_volume": "article",
    "citation_issue": "article",
    "citation_firstpage": "article",
    "citation_lastpage": "article",
    "citation_pdf_url": "article",
}
"""What the guidelines name beside them -> a type of paper that has it."""

MORE = {
    "citation_abstract_html_url",
    "citation_arxiv_id",
    "citation_doi",
    "citation_inbook_title",
    "citation_keywords",
    "citation_pmid",
    "citation_publisher",
}
"""What others read: Zotero, Mendeley, libraries."""

REPEATED = {"citation_author", "citation_keywords"}

REFERENCE = Reference(
    journal="Journal of Samples",
    booktitle="Proceedings of the Conference on Samples",
    volume="12",
    number="3",
    pages="101–119",
    publisher="Sample Press",
    institution="University of Tests",
    bibtex={"issn": "1234-5679", "isbn": "978-0-00-000000-2"},
)
LINKS = (
    Link("DOI", "https://doi.org/10.1000/182", "doi", "doi"),
    Link("arXiv", "https://arxiv.org/abs/2405.14297", "arxiv", "arxiv"),
    Link("PubMed", "https://pubmed.ncbi.nlm.nih.gov/10000000/", "pubmed", "pmid"),
)


def paper(**said: Any) -> Publication:
    """Return a paper with everything, but for what is said."""
    known: dict[str, Any] = {
        "slug": "one",
        "title": "A Sample of Samples",
        "authors": (Author("Ada Example", "*", is_owner=True), Author("Bo Sample", "*†")),
        "date": PartialDate(2024, 5, 3),
        "source": "one.md",
        "reference": REFERENCE,
        "links": LINKS,
        "topics": ("samples", "tests"),
    }
    return Publication(**{**known, **said})


def tags(it: Publication, **more: str) -> dict[str, list[str]]:
    """Return the texts of the tags of a paper by their names."""
    found: dict[str, list[str]] = {}
    for name, text in citation_tags(it, **more):
        found.setdefault(name, []).append(text)
    return found


@pytest.mark.parametrize("type", ["", *TYPES])
def test_what_is_required(type: str) -> None:
    """Every paper has title, authors and date; nothing is empty, unknown, or there twice."""
    found = citation_tags(
        paper(type=type), page="https://a.example/p/", pdf="https://a.example/a.pdf"
    )
    names = Counter(name for name, _ in found)
    assert REQUIRED <= set(names) <= REQUIRED | OPTIONAL.keys() | MORE
    assert {name for name, count in names.items() if count > 1} <= REPEATED
    assert all(text.strip() for _, text in found)


@pytest.mark.parametrize("name", OPTIONAL)
def test_what_is_optional(name: str) -> None:
    """A paper of a type that has it says it, when it is known; and not otherwise."""
    known = paper(type=OPTIONAL[name])
    assert name in tags(known, pdf="https://a.example/a.pdf")
    assert name not in tags(paper(type=OPTIONAL[name], reference=Reference()))


def test_authors_in_order_without_marks() -> None:
    """A name a tag, bare; those who are not named have none."""
    authors = (*paper().authors, Author("et al."))
    assert tags(paper(authors=authors))["citation_author"] == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (PartialDate(2024, 5, 3), "2024/05/03"),
        (PartialDate(2024, 5), "2024/05"),
        (PartialDate(2024), "2024"),
    ],
)
def test_dates(date: PartialDate, text: str) -> None:
    """A date is as precise as it is known, and parted by slashes."""
    (said,) = tags(paper(date=date))["citation_publication_date"]
    assert said == text
    assert re.fullmatch(r"\d{4}(/\d\d){0,2}", said)


def test_numbers_and_ids() -> None:
    """Volume, issue and pages are parts of their own, ids are bare."""
    found = tags(paper(type="article"))
    parts = ("volume", "issue", "firstpage", "lastpage", "doi", "arxiv_id", "pmid")
    assert [found[f"citation_{part}"] for part in parts] == [
        *(["12"], ["3"], ["101"], ["119"]),
        *(["10.1000/182"], ["2405.14297"], ["10000000"]),
    ]
    one_page = tags(paper(type="article", reference=Reference(journal="J", pages="e17")))
    assert one_page["citation_firstpage"] == ["e17"]
    assert "citation_lastpage" not in one_page


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"type": "article", "venue": "JoS"}, "journal"),
        ({"type": "inproceedings", "venue": "TestConf"}, "conference"),
        ({"venue": "TestConf"}, "conference"),
        ({"venue": "Nature Samples"}, "journal"),
        ({"venue": "IEEE Transactions on Tests"}, "journal"),
        ({"venue": "TestConf", "reference": Reference(volume="3")}, "journal"),
        ({"type": "preprint", "venue": "arXiv"}, ""),
        ({"type": "manuscript", "venue": "Under review"}, ""),
        ({}, ""),
    ],
)
def test_where_it_appeared(said: dict[str, Any], place: str) -> None:
    """A paper is in a journal or at a conference, never both; a preprint is at neither."""
    found = tags(paper(**{"reference": Reference(), **said}))
    titles = {name for name in found if name.endswith("_title")} - {"citation_title"}
    assert titles == ({f"citation_{place}_title"} if place else set())


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (Reference(), "Conference on Tests"),
        (Reference(booktitle="Proc. of TC"), "Conference on Tests"),
        (Reference(booktitle="Workshop on Samples"), "Workshop on Samples"),
    ],
)
def test_whole_names(said: Reference, written: str) -> None:
    """The whole name of a venue stands for forms of it, and not for what another name is given."""
    names = {"venue": said.booktitle if "TC" in said.booktitle else "TC", "venue_short": "TC"}
    names["venue_full"] = "Conference on Tests"
    found = tags(paper(type="inproceedings", reference=said, **names))
    assert found["citation_conference_title"] == [written]


def test_no_address_that_is_not_known() -> None:
    """Without them a site that does not know its own address names none."""
    assert not {name for name in tags(paper()) if name.endswith("_url")}
