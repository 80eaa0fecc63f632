"""gs_data.json of the old crawler: its numbers are taken, whatever else is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from paperbox.counts import SCHOLAR, Counts, PaperCount
from paperbox.model import PartialDate
from paperbox.read.gs_data import read_gs_data
from tests.conftest import SHARED

TODAY = PartialDate(2026, 10, 6)
RECORDED = sorted(SHARED.glob("recorded/gs_data/*/gs_data.json"))


def sample(**changes: Any) -> dict[str, Any]:
    """What the crawler writes, with fields that nobody needs, and with CHANGES."""
    first = {
        "container_type": "Publication",
        "bib": {"title": "Sampling Samples", "pub_year": "2023"},
        "author_pub_id": "AAAAAAAAAAAJ:u5HHmVD_uO8C",
        "num_citations": 15,
        "cites_id": ["164"],
    }
    second = {"bib": {"title": "Samples of Them"}, "num_citations": 0}
    return {
        "container_type": "Author",
        "scholar_id": "AAAAAAAAAAAJ",
        "name": "Ada Example",
        "citedby": 15,
        "citedby5y": 12,
        "hindex": 1,
        "i10index": 1,
        "cites_per_year": {"2023": 5, "2024": 10},
        "updated": "2024-05-20 08:12:33.123456",
        "publications": {
            "AAAAAAAAAAAJ:u5HHmVD_uO8C": first,
            "AAAAAAAAAAAJ:-FonjvnnhkoC": second,
        },
        **changes,
    }


def read(data: Any) -> tuple[Counts, list[str]]:
    """Return what a file holds, and the places of what is wrong in it."""
    wrong: list[str] = []
    text = data if isinstance(data, str) else json.dumps(data)
    return read_gs_data(text, TODAY, lambda _, place: wrong.append(place)), wrong


def test_everything() -> None:
    counts, wrong = read(sample())
    assert not wrong
    assert counts.checked_at == counts.changed_at == "2024-05-20"
    owner = counts.author[SCHOLAR]
    assert (owner.id, owner.name, owner.checked_at) == ("AAAAAAAAAAAJ", "Ada Example", "2024-05-20")
    assert (owner.citations, owner.h, owner.i10) == (15, 1, 1)
    assert owner.by_year == {2023: 5, 2024: 10}
    key = "AAAAAAAAAAAJ:u5HHmVD_uO8C"
    assert counts.papers[key] == PaperCount(
        count=15,
        source=SCHOLAR,
        checked_at="2024-05-20",
        source_id=key,
        match="id",
        title="Sampling Samples",
        year=2023,
    )
    other = counts.papers["AAAAAAAAAAAJ:-FonjvnnhkoC"]
    assert (other.count, other.title, other.year) == (0, "Samples of Them", 0)


@pytest.mark.parametrize(
    "said",
    ["", None, 7, "https://scholar.example/?user=A"],
)
def test_user(said: object) -> None:
    """A user who is not named is known by their papers."""
    counts, wrong = read(sample(scholar_id=said))
    assert (counts.author[SCHOLAR].id, wrong) == ("AAAAAAAAAAAJ", [])


@pytest.mark.parametrize("said", ["AAAAAAAAAAAJ&hl=zh-CN", " AAAAAAAAAAAJ "])
def test_user_in_an_address(said: str) -> None:
    """The id is told from what people put around it."""
    counts, wrong = read(sample(scholar_id=said, publications={}))
    assert (counts.author[SCHOLAR].id, wrong) == ("AAAAAAAAAAAJ", [])


@pytest.mark.parametrize(
    ("said", "is_wrong"),
    [("", False), ("2031-01-01 08:00:00.0", True), ("yesterday", True), (1716192753, True)],
)
def test_unknown_day(said: object, is_wrong: bool) -> None:
    """A day that is none, or has not come yet, makes the numbers older than any, not lost."""
    counts, wrong = read(sample(updated=said))
    assert wrong == ["updated"] * is_wrong
    assert {counts.checked_at, *(p.checked_at for p in counts.papers.values())} == {""}
    assert counts.author[SCHOLAR].citations == 15


@pytest.mark.parametrize("number", [None, "15", True, -1, 1e3, 943206921, [], {}])
def test_wrong_number_of_a_paper(number: object) -> None:
    data = sample()
    data["publications"]["AAAAAAAAAAAJ:u5HHmVD_uO8C"]["num_citations"] = number
    counts, wrong = read(data)
    assert wrong == ["publications.AAAAAAAAAAAJ:u5HHmVD_uO8C.num_citations"]
    assert list(counts.papers) == ["AAAAAAAAAAAJ:-FonjvnnhkoC"]
    assert counts.author[SCHOLAR].citations == 15


@pytest.mark.parametrize(
    ("publications", "wrong"),
    [
        ([], "publications"),
        ({"AAAAAAAAAAAJ:x": 7}, "publications.AAAAAAAAAAAJ:x"),
        ({"AAAAAAAAAAAJ": {"num_citations": 1}}, "publications.AAAAAAAAAAAJ"),
        ({"A:<b>": {"num_citations": 1}}, "publications.A:<b>"),
    ],
)
def test_wrong_papers(publications: object, wrong: str) -> None:
    """What is no paper is left out and the total stays."""
    counts, places = read(sample(publications=publications))
    assert (counts.papers, places) == ({}, [wrong])
    assert counts.author[SCHOLAR].citations == 15


@pytest.mark.parametrize("bib", [None, [], {}, {"title": 7, "pub_year": "23"}, {"pub_year": True}])
def test_wrong_words_cost_no_number(bib: object) -> None:
    data = sample()
    data["publications"]["AAAAAAAAAAAJ:u5HHmVD_uO8C"]["bib"] = bib
    paper = read(data)[0].papers["AAAAAAAAAAAJ:u5HHmVD_uO8C"]
    assert (paper.count, paper.title, paper.year) == (15, "", 0)


def test_titles_are_text_in_one_line() -> None:
    """A title may hold anything; half a character, which no file can hold, is replaced."""
    data = sample()
    bib = {"title": '<script>"a"</script>\n\u202eb \ud800', "pub_year": 2023}
    data["publications"]["AAAAAAAAAAAJ:u5HHmVD_uO8C"]["bib"] = bib
    paper = read(data)[0].papers["AAAAAAAAAAAJ:u5HHmVD_uO8C"]
    assert (paper.title, paper.year) == ('<script>"a"</script> \u202eb ?', 2023)


@pytest.mark.parametrize("total", [None, "1,181", False, -3])
def test_no_total(total: object) -> None:
    """A missing total is none, not 0; the papers stay."""
    counts, wrong = read(sample(citedby=total))
    assert (counts.author, wrong) == ({}, ["citedby"])
    assert len(counts.papers) == 2


def test_wrong_indices_and_years() -> None:
    years = {"2023": 5, "2024": "10", "soon": 3}
    counts, wrong = read(sample(hindex="1", i10index=None, cites_per_year=years))
    owner = counts.author[SCHOLAR]
    assert (owner.citations, owner.h, owner.i10) == (15, None, None)
    assert owner.by_year == {2023: 5}
    assert wrong == ["hindex", "cites_per_year.2024", "cites_per_year.soon"]
    assert read(sample(cites_per_year=[]))[1] == ["cites_per_year"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "no JSON"),
        ('{"citedby": 1', "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('{"citedby": 1' + "0" * 5000 + "}", "no JSON"),
        ("null", "no gs_data.json"),
        ([], "no gs_data.json"),
        ({"schemaVersion": 1, "label": "citations", "message": "15"}, "no gs_data.json"),
        ({"citedby": None, "publications": {}}, "no number"),
    ],
)
def test_no_such_file(data: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read(data)


@pytest.mark.shared
@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.parent.name)
def test_recorded(path: Path) -> None:
    """The papers add up to the total, and to the h-index and the i10 that are stated."""
    counts, wrong = read(path.read_text("utf-8"))
    owner = counts.author[SCHOLAR]
    numbers = sorted((paper.count for paper in counts.papers.values()), reverse=True)
    assert not wrong
    assert sum(numbers) == owner.citations > 0
    assert sum(number > index for index, number in enumerate(numbers)) == owner.h
    assert sum(number >= 10 for number in numbers) == owner.i10
    assert {paper.partition(":")[0] for paper in counts.papers} == {owner.id}
    assert all(paper.title and paper.year for paper in counts.papers.values())
    assert owner.by_year
    assert owner.checked_at


@pytest.mark.shared
def test_recorded_are_there() -> None:
    assert RECORDED
