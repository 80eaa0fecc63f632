"""Crossref: what it is asked, and what its answers are taken for."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from paperbox.online.answer import FetchError
from paperbox.online.sources import crossref
from paperbox.online.sources.base import FoundPaper, Owner, Wanted
from tests.conftest import SHARED
from tests.online.samples import Canned, Reply, data, text

LIST = data("crossref_works.json")
WORK = {"message": LIST["message"]["items"][0]}
UNKNOWN: Reply = (404, "Resource not found.")


def wanted(**ids: str) -> Wanted:
    return Wanted("paper", "On Samples of Samples & Tests", 2023, ids=ids)


def session(lists: Reply = (200, LIST), works: Reply = UNKNOWN) -> Canned:
    return Canned(
        crossref.Crossref.hosts, lambda url, body: lists if urlsplit(url).query else works
    )


def find(http: Canned, *papers: Wanted) -> list[FoundPaper]:
    return list(crossref.Crossref().find(http, Owner(("Ada Example",)), papers, ""))


def test_works_are_read() -> None:
    first, second, third = crossref.parse_works(LIST)
    assert first == FoundPaper(
        id="10.1234/abc.1",
        count=99,
        title="On Samples of Samples & Tests",
        year=2023,
        first_author="Ada Example",
        ids={"doi": "10.1234/abc.1"},
    )
    assert (second.count, second.title, second.year, second.first_author) == (None, "", 0, "")
    assert (third.count, third.first_author) == (0, "The Sample Team")


def test_works_are_asked_for_by_their_dois() -> None:
    http = session()
    papers = wanted(doi="10.1234/ABC.1", arxiv="2405.00001"), wanted(acl="P18-1001"), wanted()
    assert [paper.count for paper in find(http, *papers)] == [99, None, 0]
    (query,) = (parse_qs(urlsplit(url).query) for url in http.asked)
    assert query["filter"] == ["doi:10.1234/abc.1,doi:10.18653/v1/p18-1001"]
    assert query["select"] == ["DOI,title,author,published,is-referenced-by-count"]


def test_what_crossref_can_not_know_is_not_asked_for() -> None:
    http = session()
    assert find(http, wanted(arxiv="2405.00001"), wanted(pmid="1"), wanted()) == []
    assert http.asked == []


def test_five_hundred_papers_need_few_requests() -> None:
    http = session()
    find(http, *(wanted(doi=f"10.1234/{i}") for i in range(500)))
    assert len(http.asked) == 13


def test_a_batch_that_is_refused_is_asked_for_one_by_one() -> None:
    http = session(lists=(400, {"status": "failed"}), works=(200, WORK))
    assert [paper.count for paper in find(http, wanted(doi="10.1/a"), wanted(doi="10.1234/b"))] == [
        99
    ]
    assert [urlsplit(url).path for url in http.asked] == ["/works", "/works/10.1234/b"]


@pytest.mark.parametrize("doi", ["10.1234/a,b", "10.1234/a?b#c"])
def test_a_doi_that_a_list_can_not_hold_is_asked_for_alone(doi: str) -> None:
    http = session(works=(200, WORK))
    assert len(find(http, wanted(doi=doi))) == 1
    assert [unquote(urlsplit(url).path) for url in http.asked] == [f"/works/{doi}"]


def test_an_unknown_doi_is_no_fault() -> None:
    assert find(session(), wanted(doi="10.1234/a,b")) == []


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"error": "x"}',
        '{"message": []}',
        '{"message": {"items": {}}}',
        "{",
    ],
)
def test_another_form_is_refused(said: str) -> None:
    with pytest.raises(FetchError, match=r"^Crossref"):
        find(session(lists=(200, said)), wanted(doi="10.1234/a"))


@pytest.mark.parametrize("reply", [(403, ""), (429, ""), (503, ""), (200, text("anubis.html"))])
def test_a_refusal_is_named(reply: Reply) -> None:
    with pytest.raises(FetchError, match=r"^Crossref: "):
        find(session(lists=reply), wanted(doi="10.1234/a"))


def test_a_refusal_of_one_work_is_named() -> None:
    with pytest.raises(FetchError, match=r"^Crossref: .*has a fault"):
        find(session(works=(500, "")), wanted(doi="10.1234/a,b"))


def recorded(name: str) -> Any:
    (call,) = json.loads((SHARED / "recorded/crossref" / name).read_text("utf-8"))
    return call


@pytest.mark.shared
def test_recorded_work() -> None:
    call = recorded("work_10.1371_journal.pone.0033693.json")
    work = crossref.parse_work(json.loads(call["body"]))
    assert (work.id, work.count, work.year) == ("10.1371/journal.pone.0033693", 72, 2012)
    assert work.first_author == "Shankar Sadasivan"
    assert work.title.startswith("Methylphenidate Exposure Induces Dopamine Neuron Loss")


@pytest.mark.shared
def test_recorded_lists() -> None:
    works = crossref.parse_works(json.loads(recorded("works_cursor_page.json")["body"]))
    cited = [(work.id, work.count, work.year) for work in works if work.count]
    assert len(works) == 20
    assert cited == [("10.1109/afrcon.2009.5308146", 2, 2009)]
    assert (works[0].year, works[2].year, works[0].first_author) == (0, 2020, "")
    works = crossref.parse_works(json.loads(recorded("works_select.json")["body"]))
    assert (len(works), works[0].title) == (20, "Communicating Ecology")
    assert {work.count for work in works} == {None}


@pytest.mark.shared
def test_recorded_error() -> None:
    call = recorded("work_404_plain_text.json")
    assert find(session(works=(call["status"], call["body"])), wanted(doi="10.1371/a,b")) == []
