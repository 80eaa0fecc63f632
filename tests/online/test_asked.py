"""What sources are asked for: the ids of a paper and its owner, in one spelling."""

from __future__ import annotations

import pytest

from paperbox.counts import Counts, PaperCount
from paperbox.model import Author, Link, PartialDate, Profile, Publication
from paperbox.online.asked import owner_of, wanted_of


def paper(*links: Link, url: str = "", scholar: str = "") -> Publication:
    authors = (Author("Ada Example"), Author("et al."))
    date = PartialDate(2024)
    return Publication("one", "T", authors, date, "one.md", url=url, links=links, scholar=scholar)


def ids(publication: Publication, known: Counts | None = None) -> dict[str, str]:
    (wanted,) = wanted_of([publication], known or Counts())
    return dict(wanted.ids)


@pytest.mark.parametrize(
    ("kind", "address", "same"),
    [
        ("doi", "https://doi.org/10.1000/ABC", {"doi": "10.1000/abc"}),
        ("doi", "https://doi.org/10.48550/arXiv.2405.14297", {"arxiv": "2405.14297"}),
        ("doi", "https://doi.org/10.48550/ARXIV.2405.14297v2", {"arxiv": "2405.14297"}),
        ("arxiv", "https://arxiv.org/abs/2405.14297v3", {"arxiv": "2405.14297"}),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/123/", {"pmid": "123"}),
    ],
)
def test_one_spelling(kind: str, address: str, same: dict[str, str]) -> None:
    assert ids(paper(Link("x", address, key=kind))) == same


def test_fields_and_addresses() -> None:
    fields = Link("DOI", "https://doi.org/10.1000/ABC", key="doi")
    assert ids(paper(fields, url="https://arxiv.org/abs/2405.14297v2")) == {
        "doi": "10.1000/abc",
        "arxiv": "2405.14297",
    }


@pytest.mark.parametrize("label", ["Paper", "PDF", "arXiv", "preprint"])
def test_links_of_a_card(label: str) -> None:
    """A card has its id in a link to the paper."""
    assert ids(paper(Link(label, "https://arxiv.org/pdf/2405.14297"))) == {"arxiv": "2405.14297"}


@pytest.mark.parametrize("label", ["Dataset", "Code", "Related work"])
def test_links_to_other_things(label: str) -> None:
    """A dataset has a DOI of its own, with citations of its own."""
    assert not ids(paper(Link(label, "https://doi.org/10.5281/zenodo.1000000")))


def test_what_the_store_remembers() -> None:
    known = Counts(papers={"one": PaperCount(3, "openalex", source_id="W7")})
    (wanted,) = wanted_of([paper(scholar="USER:PAPER")], known)
    assert wanted.ids == {"openalex": "W7", "scholar": "USER:PAPER"}
    assert wanted.pinned == {"scholar"}
    assert wanted.authors == ("Ada Example",)


def test_owner() -> None:
    accounts = {
        "orcid": "https://orcid.org/0000-0002-1825-0097",
        "googlescholar": "https://scholar.google.com/citations?hl=en&user=AbCdEfGAAAAJ",
        "semanticscholar": "https://www.semanticscholar.org/author/Ada-Example/1000000",
        "openalex": "https://openalex.org/A5000000000",
        "dblp": "https://dblp.org/pid/00/0000-1.html",
        "": "https://ada.example",
    }
    links = tuple(Link(key, url, key=key) for key, url in accounts.items())
    names = ("A. Example",)
    owner = owner_of(Profile("Ada Example", native_name="艾达", aliases=names, links=links))
    assert owner.names == ("Ada Example", "艾达", "A. Example")
    assert owner.ids == {
        "orcid": "0000-0002-1825-0097",
        "scholar": "AbCdEfGAAAAJ",
        "semanticscholar": "1000000",
        "openalex": "A5000000000",
        "dblp": "00/0000-1",
    }
