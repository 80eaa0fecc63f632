"""Semantic Scholar: what it is asked, and what its answers are taken for."""

from __future__ import annotations

import json
from typing import Any

import pytest

from paperbox.online.answer import FetchError
from paperbox.online.sources import semantic_scholar as s2
from paperbox.online.sources.base import FoundAuthor, FoundPaper, Owner, Wanted
from tests.conftest import SHARED
from tests.online.samples import Canned, Reply, data, text

ADA = Owner(("Ada Example",), {"semanticscholar": "1000000"})
NOBODY = Owner(("Ada Example",))
PERSON, LIST = data("s2_author.json"), data("s2_papers.json")
FIRST, SECOND, THIRD = LIST["data"]


def wanted(**ids: str) -> Wanted:
    return Wanted("paper", "On Samples of Samples & Tests", 2023, ids=ids)


def session(
    batch: Reply = (200, []), papers: Reply = (200, LIST), who: Reply = (200, PERSON)
) -> Canned:
    def reply(url: str, body: object) -> Reply:
        return batch if body else papers if "/papers" in url else who

    return Canned(s2.SemanticScholar.hosts, reply)


def find(http: Canned, owner: Owner, *papers: Wanted) -> list[FoundPaper | FoundAuthor]:
    return list(s2.SemanticScholar().find(http, owner, papers, " key\n"))


def test_a_person_is_read() -> None:
    ada = FoundAuthor("1000000", "Ada Example", 151, h=2, orcid="0000-0002-1825-0097")
    assert s2.parse_author(PERSON) == s2.Person(ada, papers=3)


def test_papers_are_read() -> None:
    (first, second, third), following = s2.parse_papers(LIST)
    assert first == FoundPaper(
        id=FIRST["paperId"],
        count=130,
        title="On Samples of Samples & Tests",
        year=2023,
        first_author="Ada Example",
        ids={
            "doi": "10.1234/abc.1",
            "arxiv": "2301.00001",
            "pmid": "12345678",
            "semanticscholar": FIRST["paperId"],
        },
        own=True,
    )
    assert (second.ids["acl"], second.ids["doi"]) == ("P18-1001", "10.18653/v1/p18-1001")
    assert (third.year, third.first_author, third.count) == (0, "", 0)
    assert following == 0


def test_a_whole_list_gives_the_i10_index() -> None:
    author, *papers = find(session(), ADA)
    assert isinstance(author, FoundAuthor)
    assert (author.citations, author.h, author.i10, len(papers)) == (151, 2, 2, 3)


@pytest.mark.parametrize(
    "papers",
    [
        {"data": [FIRST, SECOND]},
        {"data": [FIRST, SECOND, {**THIRD, "citationCount": None}]},
        {"data": [FIRST, SECOND, None]},
    ],
)
def test_a_list_that_is_not_whole_gives_none(papers: object) -> None:
    author, *_ = find(session(papers=(200, papers)), ADA)
    assert isinstance(author, FoundAuthor)
    assert author.i10 is None


def test_pages_are_read_to_the_last() -> None:
    pages = iter([{"data": [FIRST], "next": 1}, {"data": [SECOND], "next": 2}, {"data": [THIRD]}])
    http = session()
    http.reply = lambda url, body: (200, next(pages) if "/papers" in url else PERSON)
    assert len(find(http, ADA)) == 4
    assert [url.partition("&")[2] for url in http.asked[1:]] == [
        f"offset={offset}&limit=1000" for offset in (0, 1, 2)
    ]


@pytest.mark.parametrize("following", [0, -1, "1", None, True])
def test_pages_in_a_circle_end(following: object) -> None:
    http = session(papers=(200, {**LIST, "next": following}))
    find(http, ADA)
    assert len(http.asked) == 2


def test_a_page_that_fails_keeps_the_person_and_the_pages_before() -> None:
    pages = iter([(200, {"data": [FIRST], "next": 1}), (500, "")])
    http = session()
    http.reply = lambda url, body: next(pages) if "/papers" in url else (200, PERSON)
    found = s2.SemanticScholar().find(http, ADA, (), "key")
    author, paper = next(found), next(found)
    assert isinstance(author, FoundAuthor)
    assert (author.i10, paper.id) == (None, FIRST["paperId"])
    with pytest.raises(FetchError, match=r"^Semantic Scholar: .*has a fault"):
        next(found)


def test_a_batch_is_matched_by_the_ids_in_it() -> None:
    http = session(batch=(200, [None, SECOND, FIRST, {"title": "no id"}]))
    papers = wanted(doi="10.1234/abc.1", arxiv="2301.00001"), wanted(acl="P18-1001"), wanted()
    found = find(http, NOBODY, *papers, wanted(pmid="1"), wanted(semanticscholar="b" * 40))
    assert [
        (paper.ids["doi"], paper.count) for paper in found if isinstance(paper, FoundPaper)
    ] == [
        ("10.18653/v1/p18-1001", 20),
        ("10.1234/abc.1", 130),
    ]
    (body,) = http.bodies
    assert body["ids"] == [
        "DOI:10.1234/abc.1",
        "ARXIV:2301.00001",
        "ACL:P18-1001",
        "PMID:1",
        "b" * 40,
    ]
    assert http.headers == [{"x-api-key": "key"}]


def test_the_owners_list_spares_a_batch() -> None:
    http = session()
    find(http, ADA, wanted(doi="10.1234/ABC.1"), wanted(acl="P18-1001"))
    assert len(http.asked) == 2


def test_batches_hold_five_hundred() -> None:
    http = session()
    find(http, NOBODY, *(wanted(doi=f"10.1234/{i}") for i in range(1001)))
    assert [len(body["ids"]) for body in http.bodies] == [500, 500, 1]


def test_a_batch_of_which_nothing_is_known_is_no_fault() -> None:
    assert (
        find(
            session(batch=(400, {"error": "No valid paper ids given"})),
            NOBODY,
            wanted(doi="10.1/a"),
        )
        == []
    )


@pytest.mark.parametrize(
    "batch",
    [
        (400, {"error": "Unrecognized or unsupported fields: [x]"}),
        (400, "<html></html>"),
        (403, {"message": "Forbidden"}),
        (429, {"message": "Too Many Requests."}),
        (200, {"error": "x"}),
        (200, None),
        (200, ""),
        (200, "[{"),
        (200, text("anubis.html")),
    ],
)
def test_another_answer_is_refused(batch: Reply) -> None:
    with pytest.raises(FetchError, match=r"^Semantic Scholar"):
        find(session(batch=batch), NOBODY, wanted(doi="10.1234/a"))


def test_a_person_that_is_unknown_keeps_no_paper_from_its_number() -> None:
    http = session(batch=(200, [FIRST]), who=(404, {"error": "Author with id 1000000 not found"}))
    found = s2.SemanticScholar().find(http, ADA, (wanted(doi="10.1234/abc.1"),), "key")
    assert next(found).id == FIRST["paperId"]
    with pytest.raises(FetchError, match=r"^Semantic Scholar: .*does not know that"):
        next(found)


def recorded(name: str) -> Any:
    return json.loads((SHARED / "recorded/semantic_scholar" / name).read_text("utf-8"))


@pytest.mark.shared
def test_recorded_person() -> None:
    body = recorded("author_2262347_full.json")
    person = s2.parse_author(body)
    assert (person.author.id, person.author.name) == ("2262347", "A. Turing")
    assert (person.author.citations, person.author.h, person.papers) == (12415, 23, 60)
    papers, _ = s2.parse_papers({"data": body["papers"]})
    counts = [paper.count or 0 for paper in papers]
    assert (len(papers), sum(counts)) == (60, 12416)
    assert sum(count >= 23 for count in counts) >= 23
    assert sum(count >= 24 for count in counts) < 24
    assert papers[1].ids["doi"] == "10.1016/b978-044450423-4/50007-3"
    assert (papers[1].count, papers[1].year, papers[1].first_author) == (328, 2012, "A. Turing")


@pytest.mark.shared
def test_recorded_pages() -> None:
    pages = [s2.parse_papers(page["body"]) for page in recorded("author_1723755_papers_pages.json")]
    assert [following for _, following in pages] == [*range(100, 900, 100), 0]
    papers = [paper for page, _ in pages for paper in page]
    assert len({paper.id for paper in papers}) == len(papers) == 108
    assert all(paper.title and paper.count is None for paper in papers)


@pytest.mark.shared
def test_recorded_batches() -> None:
    (call,) = recorded("test_get_papers_not_found_warning.json")
    assert [
        (paper.ids["doi"], paper.count) for paper in s2.parse_batch(json.loads(call["body"]))
    ] == [
        ("10.2139/ssrn.288970", 10670),
        ("10.2139/ssrn.2250500", 2185),
        ("10.1257/rct.1355", 0),
    ]
    (call,) = recorded("test_get_papers.json")
    papers = s2.parse_batch(json.loads(call["body"]))
    assert [paper.first_author for paper in papers] == ["Marianne Bertrand", "E. Duflo", "E. Duflo"]


@pytest.mark.shared
def test_recorded_search() -> None:
    (call,) = recorded("test_search_paper_match_title.json")
    ((paper,), following) = s2.parse_papers(json.loads(call["body"]))
    assert paper.id == "6fe8c5bf8dddaadf10c765133d38dfef5714347f"
    assert paper.title.startswith("Mining association rules between sets of items")
    assert (paper.count, following) == (None, 0)


@pytest.mark.shared
@pytest.mark.parametrize(
    "name", ["errors_reported.json", "test_bad_query_parameters.json", "test_not_found.json"]
)
def test_recorded_errors(name: str) -> None:
    for call in recorded(name):
        with pytest.raises(FetchError, match=rf"^Semantic Scholar: .*\(status {call['status']}\)"):
            find(session(batch=(call["status"], call["body"])), NOBODY, wanted(doi="10.1234/a"))
