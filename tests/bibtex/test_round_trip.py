"""What comes in goes out again: 500 entries of all types, and records of any text."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperbox.model import Author, Link, PartialDate, Publication, Reference
from paperbox.paper_types import TYPES
from paperbox.write.bib import bibliography, entry
from tests.bibtex import generated
from tests.bibtex.reading import PLAIN, entries_of, papers_of, said

COUNT = 500


def test_entries_of_all_types() -> None:
    """Every field of every entry comes out as it went in, and the second time the same bytes."""
    text = generated.bibliography(COUNT)
    papers, complaints = papers_of(text)
    assert complaints == []
    out = bibliography(papers)
    before, after = entries_of(text), entries_of(out)
    assert len(before) == COUNT
    assert after == before
    assert {fields["ENTRYTYPE"] for fields in after.values()} == set(generated.TYPES)
    again, complaints = papers_of(out)
    assert complaints == []
    assert [said(paper) for paper in again] == [said(paper) for paper in papers]
    assert bibliography(again) == out


def test_time() -> None:
    """Many entries are read in a time that nobody minds."""
    text = generated.bibliography(COUNT)
    start = time.perf_counter()
    papers_of(text)
    assert time.perf_counter() - start < 5


# Characters of every kind that a page may show; BibTeX keeps no blanks but one, and our front
# matter takes no character that is not seen.
SIGNS = st.characters(exclude_categories=("C", "Z", "M"), exclude_characters="\u0344")
WORDS = st.text(SIGNS, min_size=1, max_size=8)
SOME = st.sampled_from(
    ["{", "}", "\\", "%", "&", "#", "_", "~", "^", "--", "''", "``", "$5", '"', "@a{b,", "\\'", "a"]
)
TEXT = st.lists(st.one_of(WORDS, SOME), min_size=1, max_size=6).map(" ".join)
FORMULA = st.sampled_from(["$x^2$", "$O(n \\log n)$", "$a_{ij}$", "$\\frac{1}{2}$"])
TITLE = st.lists(st.one_of(TEXT, FORMULA), min_size=1, max_size=3).map(" ".join)
NAME = st.lists(
    st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=8),
    min_size=1,
    max_size=4,
).map(" ".join)


@st.composite
def publications(draw: st.DrawFn) -> Publication:
    """Draw a record as front matter makes it."""
    text = st.one_of(st.just(""), TEXT)
    type_ = draw(st.sampled_from(["", *TYPES]))
    given = {name: draw(text) for name in ("volume", "number", "publisher")}
    people = draw(st.lists(NAME.map(Author), min_size=1, max_size=4))
    date = draw(st.sampled_from([(1999,), (2024, 2), (2024, 2, 29)]))
    return Publication(
        slug="x",
        title=draw(TITLE),
        authors=(*people, *([Author("et al.")] if draw(st.booleans()) else [])),
        date=PartialDate(*date),
        source="x.md",
        type=type_,
        abstract=draw(text),
        reference=Reference(
            pages=draw(st.sampled_from(["", "1–9", "e7", "S1–S2, 4"])),
            editors=tuple(draw(st.lists(NAME, max_size=2))),
            **given,
        ),
    )


def composed(value: Any) -> Any:
    """Return texts in the form in which Unicode calls equal ones equal."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    return [composed(item) for item in value]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(publications())
def test_any_record(paper: Publication) -> None:
    """A record that was no BibTeX becomes an entry that says the same."""
    (found,), complaints = papers_of(entry(paper))
    assert complaints == []
    expected, again = said(paper), said(found)
    for name in ("title", "authors", "date", "abstract", *PLAIN):
        assert composed(again[name]) == composed(expected[name]), name
    assert entries_of(entry(paper))["x"]["title"]


def test_ids_and_places() -> None:
    """Ids, addresses and the place of publication have the fields that BibTeX has for them."""
    paper = Publication(
        slug="a b#c",
        title="BERT: a study of Bayesian tests in the field",
        authors=(Author("Ada Example", "*", is_owner=True), Author("Martin King Jr.")),
        date=PartialDate(2024, 5),
        source="x.md",
        type="inproceedings",
        venue="TestConf",
        url="https://a.example/x",
        links=(
            Link("DOI", "https://doi.org/10.1000/a_b", "doi", "doi"),
            Link("arXiv", "https://arxiv.org/abs/2405.14297", "arxiv", "arxiv"),
        ),
    )
    assert entry(paper) == (
        "@inproceedings{a-b-c,\n"
        "  title = {{BERT}: a study of {Bayesian} tests in the field},\n"
        "  author = {Ada Example and King, Jr., Martin},\n"
        "  booktitle = {TestConf},\n"
        "  year = {2024},\n"
        "  month = may,\n"
        "  doi = {10.1000/a_b},\n"
        "  eprint = {2405.14297},\n"
        "  archiveprefix = {arXiv},\n"
        "  url = {https://a.example/x},\n"
        "}\n"
    )
    places = {"article": "journal", "thesis": "school", "report": "institution", "": "howpublished"}
    for name, field in places.items():
        assert f"  {field} = {{TestConf}},\n" in entry(replace(paper, type=name))
    alone = replace(paper, abstract="We test.")
    assert "abstract" in entry(alone)
    assert "abstract" not in entry(alone, abstract=False)
