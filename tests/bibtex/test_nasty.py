"""Handwritten entries with everything that goes wrong elsewhere, in and out again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperbox.model import Publication
from paperbox.write.bib import bibliography
from tests.bibtex.expected import EXPECTED
from tests.bibtex.reading import entries_of, papers_of, said

TEXT = Path(__file__).with_name("nasty.bib").read_text("utf-8")
PAPERS, SAID = papers_of(TEXT)
PARENTS = {"parent": "child", "biblatex-parent": "biblatex-child"}
CARD = {"abbr", "badge", "award", "selected", "order", "topics", "links", "pdf", "video", "scholar"}
NOT_OUT = {*CARD, "summary", "annote", "file", "crossref"}
OUT = {
    "marks": {"author": "Ada Example and Sample, Bo and Cy Proof"},
    "lines": {"note": r"a \% sign, R\&D, a\_b and \#1"},
    "nested": {"booktitle": "Proceedings of the Conference on Tests"},
    "month-concat": {"month": "5~jun"},
    "month-two": {"month": "jul/aug"},
    "unbraced": {"title": "Numbers 1: A Study"},
    "editors": {"publisher": "Test Press"},
    "child": {"booktitle": "Proceedings of the Whole", "editor": "Di Editor and Ed Itor"},
    "child-own": {"publisher": "Own Press", "year": "2019", "month": "jul"},
    "biblatex-child": {"booktitle": "The Book", "booksubtitle": "A Reader", "location": "Paris"},
}
"""What comes out in another form: marks, which mean nothing in BibTeX, signs that LaTeX would
stumble over, texts joined by ``#``, which the library alone leaves as they are, and what an entry
takes from another one."""
INHERITED = {
    "date",
    "booktitle",
    "booksubtitle",
    "editor",
    "publisher",
    "year",
    "month",
    "location",
}


def by_key() -> dict[str, Publication]:
    return {paper.reference.key: paper for paper in PAPERS}


def test_all_are_read() -> None:
    """No entry is lost, and nothing is said against any; parents are no papers of their own."""
    assert SAID == []
    assert set(by_key()) == set(EXPECTED) == set(entries_of(TEXT)) - set(PARENTS)
    assert len(EXPECTED) >= 40


@pytest.mark.parametrize("key", EXPECTED)
def test_the_right_text(key: str) -> None:
    """Each says what its author meant."""
    paper = by_key()[key]
    for name, value in EXPECTED[key].items():
        found: Any = getattr(paper, name, None)
        if name == "authors":
            found = [author.name + author.marks for author in paper.authors]
        elif name == "date":
            found = paper.date.iso
        elif hasattr(paper.reference, name):
            found = getattr(paper.reference, name)
        assert found == value, name


def test_out_again() -> None:
    """Our file has every field of every entry, as it was written, but for those of cards."""
    before, found = entries_of(TEXT), entries_of(bibliography(PAPERS))
    assert set(found) == set(EXPECTED)
    for key, fields in found.items():
        expected = {name: text for name, text in before[key].items() if name not in NOT_OUT}
        expected |= OUT.get(key, {})
        taken = INHERITED - expected.keys() if "crossref" in before[key] else set()
        assert {name: t for name, t in fields.items() if name not in taken} == expected, key


def test_read_again() -> None:
    """What we write is read as the same records, and written as the same bytes."""
    text = bibliography(PAPERS)
    again, complaints = papers_of(text)
    assert complaints == []
    assert [said(paper) for paper in again] == [said(paper) for paper in PAPERS]
    assert bibliography(again) == text


def test_what_stays_at_home() -> None:
    """Notes and paths of a program, and what is said of the card, are in no list of references."""
    text = bibliography(PAPERS)
    for secret in ("Reviewer two", "/home/ada", "JLN 24", "speech", "abc:def"):
        assert secret in TEXT
        assert secret not in text


SIGNS = st.one_of(st.sampled_from('{}"\\\\@=,#%$~&()\n'), st.characters(codec="utf-8"))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_broken_anywhere(draw: st.DataObject) -> None:
    """Whatever is lost or put in, each entry is read, or something is said of the file."""
    start = draw.draw(st.integers(0, len(TEXT) - 1)) // 2000 * 2000
    text = TEXT[start : start + 2000]
    place = draw.draw(st.integers(0, len(text)))
    length = draw.draw(st.integers(0, 5))
    text = text[:place] + draw.draw(st.text(SIGNS, max_size=4)) + text[place + length :]
    papers, said = papers_of(text)
    again, _ = papers_of(bibliography(papers))
    assert [paper.title for paper in again] == [paper.title for paper in papers]
    assert papers or said or "@" not in text
