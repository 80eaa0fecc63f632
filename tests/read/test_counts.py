"""content/citations.json: what is written is read again, and mistakes cost their entry alone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbox.counts import LABELS, LARGEST, MATCHES, AuthorCounts, Counts, PaperCount, Pending
from paperbox.read.counts import StoreError, read_counts
from paperbox.write.counts import counts_json

DAYS = st.sampled_from(["", "2026-10-06", "2019-02-28"])
NUMBERS = st.integers(0, LARGEST)
PENDING = st.none() | st.builds(Pending, NUMBERS, st.integers(1, 3), DAYS)
PAPERS = st.builds(
    PaperCount,
    count=NUMBERS,
    source=st.sampled_from([*LABELS, "manual"]),
    checked_at=DAYS,
    source_id=st.text(),
    match=st.sampled_from(["", *MATCHES]),
    score=st.none() | st.floats(0, 1),
    merged=st.booleans(),
    title=st.text(),
    year=st.just(0) | st.integers(1900, 2030),
    pending=PENDING,
)
AUTHORS = st.builds(
    AuthorCounts,
    id=st.text(),
    citations=NUMBERS,
    h=st.none() | NUMBERS,
    i10=st.none() | NUMBERS,
    by_year=st.dictionaries(st.integers(1900, 2030), NUMBERS),
    checked_at=DAYS,
    name=st.text(),
    pending=PENDING,
)
COUNTS = st.builds(
    Counts,
    author=st.dictionaries(st.sampled_from(sorted(LABELS)), AUTHORS),
    papers=st.dictionaries(st.text(), PAPERS, max_size=5),
    checked_at=DAYS,
    changed_at=DAYS,
)


def read(text: str) -> tuple[Counts, list[tuple[str, str]]]:
    """Return what a text holds, and what is wrong with its entries."""
    wrong: list[tuple[str, str]] = []
    return read_counts(text, lambda message, place: wrong.append((place, message))), wrong


@given(COUNTS)
def test_round_trip(counts: Counts) -> None:
    assert read(counts_json(counts)) == (counts, [])


def test_order_of_keys_does_not_matter() -> None:
    """The same numbers are the same bytes."""
    papers = {name: PaperCount(1, "openalex") for name in "cab"}
    again = dict(sorted(papers.items()))
    assert counts_json(Counts(papers=papers)) == counts_json(Counts(papers=again))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no JSON"),
        ("[]", "expected an object"),
        ("null", "expected an object"),
        ('{"papers": {}}', "schema"),
        ('{"schema": true}', "schema"),
        ('{"schema": 2}', "newer Paperbox"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_no_store(text: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        read(text)


def test_line_of_broken_json() -> None:
    with pytest.raises(StoreError) as caught:
        read('{\n "schema": 1,\n "papers": {,}\n}')
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        (7, "papers.bad"),
        ({"source": "openalex"}, "papers.bad.count"),
        ({"count": True, "source": "openalex"}, "papers.bad.count"),
        ({"count": "12", "source": "openalex"}, "papers.bad.count"),
        ({"count": -1, "source": "openalex"}, "papers.bad.count"),
        ({"count": 1e3, "source": "openalex"}, "papers.bad.count"),
        ({"count": 943206921, "source": "openalex"}, "papers.bad.count"),
        ({"count": 1, "source": "elsewhere"}, "papers.bad.source"),
        ({"count": 1, "source": "openalex", "match": "luck"}, "papers.bad.match"),
        ({"count": 1, "source": "openalex", "title": 3}, "papers.bad.title"),
        ({"count": 1, "source": "openalex", "pending": 3}, "papers.bad.pending"),
    ],
)
def test_a_mistake_costs_its_entry(entry: object, place: str) -> None:
    papers = {"good": {"count": 10, "source": "openalex"}, "bad": entry}
    counts, wrong = read(json.dumps({"schema": 1, "papers": papers}))
    assert [field for field, _ in wrong] == [place]
    assert counts.papers == {"good": PaperCount(10, "openalex")}


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ({"id": "A1", "citations": None}, "author.openalex.citations"),
        ({"id": "A1", "citations": 1, "h": "3"}, "author.openalex.h"),
        ({"id": "A1", "citations": 1, "by_year": {"soon": 3}}, "author.openalex.by_year"),
        ({"id": "A1", "citations": 1, "by_year": {"2025": -3}}, "author.openalex.2025"),
    ],
)
def test_a_mistake_in_the_totals(entry: object, place: str) -> None:
    counts, wrong = read(json.dumps({"schema": 1, "author": {"openalex": entry}}))
    assert [field for field, _ in wrong] == [place]
    assert not counts.author


@pytest.mark.parametrize("day", ["2026-02-30", "soon", 20261006, None, "2026-1-1"])
def test_days_that_are_none(day: object) -> None:
    entry = {"count": 10, "source": "openalex", "checked_at": day}
    counts, wrong = read(json.dumps({"schema": 1, "checked_at": day, "papers": {"x": entry}}))
    assert counts.checked_at == counts.papers["x"].checked_at == ""
    assert not wrong


def test_scholar_finds_its_paper() -> None:
    by_key, by_id = PaperCount(1, "scholar"), PaperCount(2, "scholar", source_id="USER:TWO")
    counts = Counts(papers={"USER:ONE": by_key, "two": by_id, "x": PaperCount(3, "openalex")})
    assert counts.of("none", "USER:ONE") == by_key
    assert counts.of_scholar("USER:TWO") == by_id
    assert counts.of("x", "USER:TWO").count == 3  # type: ignore[union-attr]  # it is there
    assert counts.of("none") is counts.of_scholar("USER:NONE") is None
