"""The two old files: what old pages and badges find in them."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from paperbox.counts import (
    CROSSREF,
    LARGEST,
    MANUAL,
    OPENALEX,
    SCHOLAR,
    AuthorCounts,
    Counts,
    PaperCount,
)
from paperbox.model import PartialDate
from paperbox.read.gs_data import read_gs_data
from paperbox.write.gs_data import gs_data, shields

SOURCES = (OPENALEX, SCHOLAR)
COUNTS = Counts(
    author={
        SCHOLAR: AuthorCounts("AAAAAAAAAAAJ", 150, 6, 5, {2024: 70}, "2026-01-01", "Ada Example"),
        OPENALEX: AuthorCounts("A5000000000", 120, 5, None, {2025: 40, 2024: 60}, "2026-10-06"),
    },
    papers={
        "sampling": PaperCount(80, OPENALEX, "2026-10-06", "W1", "doi"),
        "samples": PaperCount(30, SCHOLAR, "2026-10-06", "AAAAAAAAAAAJ:two", "title"),
        "typed": PaperCount(7, MANUAL),
        "AAAAAAAAAAAJ:one": PaperCount(99, SCHOLAR, "2024-05-20", "AAAAAAAAAAAJ:one", "id"),
        "AAAAAAAAAAAJ:old": PaperCount(4, SCHOLAR, title="Old", year=2019),
        "elsewhere": PaperCount(3, CROSSREF, "2026-10-06", "10.1000/3", "doi"),
    },
    checked_at="2026-10-06",
    changed_at="2026-10-05",
)
IDS = {"sampling": "AAAAAAAAAAAJ:one", "typed": "AAAAAAAAAAAJ:six", "unknown": "AAAAAAAAAAAJ:nine"}


def data_of(counts: Counts, sources: tuple[str, ...] = SOURCES) -> dict[str, Any]:
    """Return gs_data.json as a page gets it."""
    data: dict[str, Any] = json.loads(gs_data(counts, sources, IDS))
    return data


def test_papers() -> None:
    """Each paper that Google Scholar knows stands under its id there, with the number shown."""
    publications = data_of(COUNTS)["publications"]
    assert {key: paper["num_citations"] for key, paper in publications.items()} == {
        "AAAAAAAAAAAJ:one": 80,
        "AAAAAAAAAAAJ:two": 30,
        "AAAAAAAAAAAJ:six": 7,
        "AAAAAAAAAAAJ:old": 4,
    }
    assert publications["AAAAAAAAAAAJ:old"]["bib"] == {"title": "Old", "pub_year": "2019"}
    assert publications["AAAAAAAAAAAJ:six"]["bib"] == {}
    assert all(key == paper["author_pub_id"] for key, paper in publications.items())


def test_owner() -> None:
    """All numbers of the owner are of one source, the one that is preferred."""
    data = data_of(COUNTS)
    assert (data["citedby"], data["hindex"], data["i10index"]) == (120, 5, None)
    assert data["cites_per_year"] == {"2024": 60, "2025": 40}
    assert data["scholar_id"] == "AAAAAAAAAAAJ"
    other = data_of(COUNTS, (SCHOLAR,))
    assert (other["citedby"], other["name"]) == (150, "Ada Example")
    assert data_of(COUNTS, (CROSSREF,))["citedby"] == 120


def test_badge() -> None:
    """shields.io refuses a badge with any other key, or with a message that is no text."""
    assert json.loads(shields(COUNTS, SOURCES)) == {
        "schemaVersion": 1,
        "label": "citations",
        "message": "120",
    }


def test_no_total() -> None:
    """Without a total the page's place stays empty; papers are not added up to one."""
    counts = dataclasses.replace(COUNTS, author={})
    data = data_of(counts)
    assert data["citedby"] is None
    assert len(data["publications"]) == 4
    assert json.loads(shields(counts, SOURCES))["message"] == "unknown"


def test_same_numbers_same_bytes() -> None:
    """A later look that found nothing new, or another order, changes nothing."""
    again = dataclasses.replace(
        COUNTS,
        author=dict(reversed(COUNTS.author.items())),
        papers=dict(reversed(COUNTS.papers.items())),
        checked_at="2026-12-01",
    )
    assert gs_data(again, SOURCES, IDS) == gs_data(COUNTS, SOURCES, IDS)
    assert data_of(COUNTS)["updated"].startswith("2026-10-05 ")
    assert data_of(dataclasses.replace(COUNTS, changed_at=""))["updated"] == ""


NUMBERS = st.integers(0, LARGEST)
YEARS = st.just(0) | st.integers(1900, 2099)
WORDS = st.text().map(lambda text: " ".join(text.split()))
KEYS = st.from_regex(r"[A-Za-z0-9_-]{12}:[A-Za-z0-9_-]{12}", fullmatch=True)


@st.composite
def stores(draw: st.DrawFn) -> Counts:
    """Counts that Google Scholar alone gave, all on one day."""
    day = draw(st.sampled_from(["", "2019-02-28", "2026-10-06"]))
    papers = {
        key: PaperCount(draw(NUMBERS), SCHOLAR, day, key, "id", title=draw(WORDS), year=draw(YEARS))
        for key in draw(st.sets(KEYS, max_size=5))
    }
    owner = AuthorCounts(
        id="AAAAAAAAAAAJ",
        citations=draw(NUMBERS),
        h=draw(st.none() | NUMBERS),
        i10=draw(st.none() | NUMBERS),
        by_year=draw(st.dictionaries(st.integers(1900, 2099), NUMBERS, max_size=5)),
        checked_at=day,
        name=draw(WORDS),
    )
    return Counts({SCHOLAR: owner}, papers, day, day)


@given(stores())
def test_round_trip(counts: Counts) -> None:
    """What was written is read again, with nothing to complain of."""
    wrong: list[str] = []
    text = gs_data(counts, (SCHOLAR,), {})
    again = read_gs_data(text, PartialDate(2026, 10, 6), lambda *said: wrong.append(str(said)))
    assert (again, wrong) == (counts, [])
