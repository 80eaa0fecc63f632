"""The ids and links of papers: each line of both tables, and the forms that people paste."""

# ruff: noqa: E501  a case a line

from __future__ import annotations

import re

import pytest

from paperbox.paper_links import IDENTIFIERS, LINK_TYPES, best_identifier
from paperbox.services import is_address
from tests.test_services import HOSTILE, ICONS

SHA = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize("field", IDENTIFIERS)
def test_an_identifier(field: str) -> None:
    """The example leads to an address, from which it is read again."""
    identifier = IDENTIFIERS[field]
    bare, address = (
        identifier.normalised(identifier.example),
        identifier.address(identifier.example),
    )
    assert re.fullmatch("[a-z]+", field)
    assert address.startswith("https://")
    assert is_address(address)
    for part in re.findall(r"\w+", bare):
        assert part in address
    spellings = (address, address.removeprefix("https://"), f"{field}:{bare}", bare)
    for spelling in spellings:
        assert identifier.normalised(spelling) == bare
        assert identifier.address(spelling) == address
        assert re.search(identifier.accepts, spelling)
    assert ICONS[identifier.icon]


@pytest.mark.parametrize("value", [*HOSTILE, "https://a.example", "?", "10.1/x y"])
@pytest.mark.parametrize("field", IDENTIFIERS)
def test_no_identifier(field: str, value: str) -> None:
    """The sentence gives an example, and what was found."""
    with pytest.raises(ValueError, match=r"^expected an id such as ") as error:
        IDENTIFIERS[field].normalised(value)
    assert IDENTIFIERS[field].example in str(error.value)
    assert f'found "{value}"' in str(error.value)


@pytest.mark.parametrize(
    ("field", "value", "bare"),
    [
        ("arxiv", "arXiv:2405.14297", "2405.14297"),
        ("arxiv", "ARXIV: 2405.14297v2", "2405.14297v2"),
        ("arxiv", "0704.0001", "0704.0001"),
        ("arxiv", "math.GT/0309136", "math.GT/0309136"),
        ("arxiv", "hep-th/9901001v3", "hep-th/9901001v3"),
        ("arxiv", "https://arxiv.org/pdf/2405.14297v2.pdf#page=3", "2405.14297v2"),
        ("arxiv", "http://www.arxiv.org/abs/math/0309136", "math/0309136"),
        ("arxiv", "https://arxiv.org/html/2405.14297v1/", "2405.14297v1"),
        ("arxiv", "https://doi.org/10.48550/arXiv.2405.14297", "2405.14297"),
        ("doi", "https://dx.doi.org/10.1000/182/", "10.1000/182"),
        ("doi", "DOI: 10.1000/182", "10.1000/182"),
        ("doi", "https://dl.acm.org/doi/pdf/10.1145/1.2?download=true", "10.1145/1.2"),
        ("doi", "https://link.springer.com/article/10.1007/s1-2", "10.1007/s1-2"),
        ("doi", "https://doi.org/10.1002/(SICI)1%3C69::AID-A%3E3.0.CO;2-O", "10.1002/(SICI)1<69::AID-A>3.0.CO;2-O"),
        ("acl", "https://aclanthology.org/P19-1001.pdf", "P19-1001"),
        ("acl", "https://www.aclweb.org/anthology/2020.acl-main.1/", "2020.acl-main.1"),
        ("acl", "https://doi.org/10.18653/v1/2020.acl-main.1", "2020.acl-main.1"),
        ("acl", "2023.findings-emnlp.12", "2023.findings-emnlp.12"),
        ("openreview", "https://openreview.net/forum?noteId=x&id=AbC-_12345&y=z", "AbC-_12345"),
        ("openreview", "https://openreview.net/pdf?id=AbC-_12345", "AbC-_12345"),
        ("pmid", "https://www.ncbi.nlm.nih.gov/pubmed/123", "123"),
        ("pmid", "PMID: 123", "123"),
        ("pmcid", "pmc123", "PMC123"),
        ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/pdf/a.pdf", "PMC123"),
        ("biorxiv", "https://www.biorxiv.org/content/10.1101/2020.01.02.3v1.full.pdf", "10.1101/2020.01.02.3v1"),
        ("biorxiv", "doi:10.1101/123456", "10.1101/123456"),
        ("medrxiv", "https://doi.org/10.1101/2020.01.02.3", "10.1101/2020.01.02.3"),
        ("hal", "https://inria.hal.science/hal-01234567v2/document", "hal-01234567v2"),
        ("hal", "https://hal.archives-ouvertes.fr/tel-01234567v2", "tel-01234567v2"),
        ("iacr", "https://eprint.iacr.org/2024/123.pdf", "2024/123"),
        ("ssrn", "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567", "1234567"),
        ("ssrn", "https://doi.org/10.2139/ssrn.1234567", "1234567"),
        ("isbn", "0-306-40615-2", "0306406152"),
        ("isbn", "ISBN-13: 978-0-306-40615-7", "9780306406157"),
        ("isbn", "ISBN: 0 8044 2957 x", "080442957X"),
        ("inspire", "https://inspirehep.net/record/451647", "451647"),
        ("ads", "2016A&A...595A...1G", "2016A&A...595A...1G"),
        ("ads", "https://ui.adsabs.harvard.edu/abs/2016A%26A...595A...1G/abstract", "2016A&A...595A...1G"),
        ("dblp", "DBLP:conf/nips/ExampleSP20", "conf/nips/ExampleSP20"),
        ("dblp", "https://dblp.org/rec/journals/corr/abs-1234-5678.html?view=bibtex", "journals/corr/abs-1234-5678"),
        ("semanticscholar", f"https://www.semanticscholar.org/paper/A-Title-Example/{SHA}", SHA),
        ("openalex", "https://api.openalex.org/works/w123", "W123"),
    ],
)  # fmt: skip
def test_spellings(field: str, value: str, bare: str) -> None:
    """Prefixes, addresses of every age, and what stands after the id in them."""
    assert IDENTIFIERS[field].normalised(value) == bare
    assert re.search(IDENTIFIERS[field].accepts, value)


@pytest.mark.parametrize(
    ("field", "value", "address"),
    [
        ("ads", "2016A&A...595A...1G", "https://ui.adsabs.harvard.edu/abs/2016A%26A...595A...1G/abstract"),
        ("doi", "10.1002/(SICI)1<69::A>3", "https://doi.org/10.1002/(SICI)1%3C69::A%3E3"),
        ("doi", "10.1000/<script>x", "https://doi.org/10.1000/%3Cscript%3Ex"),
        ("doi", "10.1000/100%", "https://doi.org/10.1000/100%25"),
        ("isbn", "978-0-306-40615-7", "https://search.worldcat.org/search?q=bn:9780306406157"),
        ("openreview", "AbC-_12345", "https://openreview.net/forum?id=AbC-_12345"),
    ],
)  # fmt: skip
def test_addresses(field: str, value: str, address: str) -> None:
    """Signs that mean something in an address are written as their codes."""
    assert IDENTIFIERS[field].address(value) == address


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("arxiv", "2413.00001"),
        ("arxiv", "2405.142"),
        ("arxiv", "2405"),
        ("acl", "ACL 2020"),
        ("doi", "10.1000"),
        ("doi", "11.1000/x"),
        ("isbn", "978030640615"),
        ("pmcid", "123"),
        ("semanticscholar", SHA[1:]),
    ],
)
def test_close_but_wrong(field: str, value: str) -> None:
    """A month that there is not, a digit too few."""
    with pytest.raises(ValueError, match=r"^expected an id such as "):
        IDENTIFIERS[field].normalised(value)


@pytest.mark.parametrize("isbn", ["9780306406158", "0306406153", "080442957-0", "97X0306406157"])
def test_check_digit(isbn: str) -> None:
    """A mistyped ISBN is no ISBN."""
    with pytest.raises(ValueError, match=r"check digit|expected an id"):
        IDENTIFIERS["isbn"].normalised(isbn)


@pytest.mark.parametrize("field", LINK_TYPES)
def test_a_link_type(field: str) -> None:
    """A plain key, a label, and an icon that exists."""
    link = LINK_TYPES[field]
    assert re.fullmatch("[a-z]+", field)
    assert link.label.strip() == link.label != ""
    assert ICONS[link.icon]


def test_labels_and_fields_differ() -> None:
    """No field is in both tables, and no two links of a row read the same."""
    assert not set(IDENTIFIERS) & set(LINK_TYPES)
    labels = [entry.label for table in (IDENTIFIERS, LINK_TYPES) for entry in table.values()]
    assert len(set(labels)) == len(labels)


def test_best_place_for_a_title() -> None:
    """The version of record before preprints, those before indexes."""
    assert best_identifier(["dblp", "arxiv", "doi"]) == "doi"
    assert best_identifier({"arxiv": 1, "openreview": 2}) == "openreview"
    assert best_identifier(["title"]) == best_identifier([]) == ""
