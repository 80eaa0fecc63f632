"""OpenAlex: what it is asked, and what its answers are taken for."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from paperbox.online.answer import FetchError
from paperbox.online.sources import openalex, openalex_answers
from paperbox.online.sources.base import FoundAuthor, FoundPaper, Owner, Wanted
from tests.conftest import SHARED
from tests.online.samples import Canned, Reply, data, text

ADA = Owner(("Ada Example",), {"orcid": "0000-0002-1825-0097"})
NOBODY = Owner(("Ada Example",))
PEOPLE, LIST = data("openalex_author.json"), data("openalex_works.json")
SPENT: Reply = (429, {"error": "Rate limit exceeded"}, {"retry-after": "46701"})


def wanted(**ids: str) -> Wanted:
    return Wanted("paper", "On Samples of Samples & Tests", 2023, ids=ids)


def work(number: int, doi: str = "", count: object = 5) -> dict[str, object]:
    address = f"https://doi.org/{doi}" if doi else None
    return {"id": f"https://openalex.org/W{number}", "doi": address, "cited_by_count": count}


class Server:
    """OpenAlex with some works; its lists can be refused."""

    def __init__(self, *works: dict[str, Any], lists: Reply | None = None) -> None:
        self.works, self.lists = works, lists
        self.http = Canned(openalex.OpenAlex.hosts, self.reply)
        self.people: Reply = (200, PEOPLE)
        self.moved: dict[str, str] = {}

    def reply(self, url: str, body: object) -> Reply:
        parts = urlsplit(url)
        path = unquote(parts.path)
        if path.startswith("/authors/"):
            return self.people
        if path == "/works":
            return self.lists or (200, self.listed(parse_qs(parts.query)["filter"][0]))
        one = path.removeprefix("/works/").removeprefix("doi:")
        if one in self.moved:
            return 301, "", {"location": f"/works/{self.moved[one]}"}
        found = [work for work in self.works if self.is_it(work, one)]
        return (200, found[0]) if found else (404, {"error": "not found"})

    def listed(self, condition: str) -> object:
        kind, _, values = condition.partition(":")
        if kind == "authorships.author.id":
            return LIST
        found = [w for w in self.works if any(self.is_it(w, v) for v in values.split("|"))]
        return {"meta": {}, "results": found[::-1]}

    @staticmethod
    def is_it(work: dict[str, Any], one: str) -> bool:
        return str(work["id"]).endswith(f"/{one}") or (work["doi"] or "").endswith(f"org/{one}")

    def find(self, owner: Owner, *papers: Wanted, key: str = "") -> list[FoundPaper | FoundAuthor]:
        return list(openalex.OpenAlex().find(self.http, owner, papers, key))

    @property
    def paths(self) -> list[str]:
        return [unquote(urlsplit(url).path) for url in self.http.asked]


def test_a_person_is_read() -> None:
    assert openalex_answers.parse_author(PEOPLE) == FoundAuthor(
        id="A5000000001",
        name="Ada Example",
        citations=150,
        h=3,
        i10=2,
        by_year={2023: 31, 2025: 20},
        orcid="0000-0002-1825-0097",
    )


def test_works_are_read() -> None:
    (first, second, third), cursor = openalex_answers.parse_works(LIST, own=True)
    assert first == FoundPaper(
        id="W1000000001",
        count=120,
        title="On Samples of Samples & Tests",
        year=2023,
        first_author="Ada Example",
        ids={"doi": "10.1234/abc.1", "pmid": "12345678", "openalex": "W1000000001"},
        own=True,
    )
    assert second.ids == {"arxiv": "2405.00001", "openalex": "W1000000002"}
    assert second.first_author == "Cy Proof"
    assert (third.title, third.year, third.count) == ("Untitled Talk", 0, 0)
    assert cursor == ""


@pytest.mark.parametrize(
    ("said", "count"),
    [(0, 0), (5_000_000, 5_000_000)]
    + [(said, None) for said in (None, "12", True, -1, 1e3, 943206921, [], float("nan"))],
)
def test_a_count_that_can_not_be_one_is_none_for_that_paper_only(
    said: object, count: object
) -> None:
    found, _ = openalex_answers.parse_works({"results": [work(1, count=said), work(2)]})
    assert [paper.count for paper in found] == [count, 5]


@pytest.mark.parametrize(
    ("said", "year"), [(1899, 0), (1900, 1900), (3000, 0), (True, 0), ("x", 0)]
)
def test_a_year_that_can_not_be_one_is_none(said: object, year: int) -> None:
    assert openalex_answers.parse_work({**work(1), "publication_year": said}).year == year


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", 'A "Title"', "\u4e2d\u6587"])
def test_titles_stay_as_text(title: str) -> None:
    assert openalex_answers.parse_work({**work(1), "display_name": title}).title == title


def test_signs_that_can_not_be_shown_are_dropped_from_titles() -> None:
    said = {**work(1), "display_name": "A\n\u202eTitle \ud800\x00"}
    assert openalex_answers.parse_work(said).title == "A Title"


@pytest.mark.parametrize(
    "said", ["", "[]", "null", '{"error": "x"}', '{"results": null}', '{"results": [', "[" * 9999]
)  # fmt: skip
def test_another_form_is_refused(said: str) -> None:
    server = Server(lists=(200, said))
    with pytest.raises(FetchError, match=r"^OpenAlex"):
        server.find(NOBODY, wanted(doi="10.1234/abc.1"))


@pytest.mark.parametrize("people", [{"id": "A1"}, {**PEOPLE, "cited_by_count": None}, []])
def test_a_person_without_a_number_is_refused(people: object) -> None:
    server = Server()
    server.people = (200, people)
    with pytest.raises(FetchError, match="OpenAlex"):
        server.find(ADA)


def test_a_bot_check_is_named() -> None:
    server = Server(lists=(200, text("anubis.html")))
    with pytest.raises(FetchError, match="OpenAlex: a bot check"):
        server.find(NOBODY, wanted(doi="10.1234/abc.1"))


def test_the_owners_list_spares_requests() -> None:
    server = Server()
    found = server.find(ADA, wanted(doi="10.1234/abc.1"), wanted(arxiv="2405.00001"), wanted())
    assert isinstance(found[0], FoundAuthor)
    assert [paper.own for paper in found[1:] if isinstance(paper, FoundPaper)] == [True] * 3
    assert server.paths == ["/authors/orcid:0000-0002-1825-0097", "/works"]


def test_other_papers_are_asked_for_by_their_ids() -> None:
    server = Server(
        work(7),
        work(8, "10.1234/xyz", 3),
        work(9, "10.1234/xyz", 4),
        work(10, "10.18653/v1/p18-1001"),
    )
    papers = wanted(openalex="W7"), wanted(doi="10.1234/XYZ"), wanted(acl="P18-1001"), wanted()
    found = server.find(NOBODY, *papers)
    assert sorted((paper.id, paper.count) for paper in found if isinstance(paper, FoundPaper)) == [
        ("W10", 5), ("W7", 5), ("W8", 3), ("W9", 4),
    ]  # fmt: skip
    assert server.paths == ["/works", "/works"]


def test_five_hundred_papers_need_few_requests() -> None:
    server = Server()
    server.find(NOBODY, *(wanted(doi=f"10.1234/{i}", arxiv=f"2405.{i:05}") for i in range(500)))
    assert len(server.http.asked) == 20
    assert all(len(url) < 4000 for url in server.http.asked)


@pytest.mark.parametrize(
    "doi", ["10.1234/a|b", "10.1234/a,b", "10.1234/(sici)1(199806)49:8<693::aid>3.0"]
)
def test_a_doi_that_a_list_can_not_hold_is_asked_for_alone(doi: str) -> None:
    server = Server(work(1, doi))
    (found,) = server.find(NOBODY, wanted(doi=doi))
    assert isinstance(found, FoundPaper)
    assert found.ids["doi"] == doi
    assert server.paths == [f"/works/doi:{doi}"]


def test_a_merged_work_is_found_by_its_old_id() -> None:
    server = Server(work(2))
    server.moved["W1"] = "W2"
    (found,) = server.find(NOBODY, wanted(openalex="W1"))
    assert isinstance(found, FoundPaper)
    assert (found.id, found.ids["openalex"]) == ("W2", "W1")


def test_a_spent_budget_leaves_single_works() -> None:
    server = Server(work(1, "10.1234/a"), work(2, "10.48550/arxiv.2405.00001"), lists=SPENT)
    papers = (
        wanted(doi="10.1234/a"),
        wanted(doi="10.1234/none", arxiv="2405.00001"),
        wanted(doi="10.1234/c"),
    )
    found = server.find(NOBODY, *papers)
    assert [paper.id for paper in found] == ["W1", "W2"]
    assert len(server.http.asked) == 5


def test_single_works_that_are_refused_end_it() -> None:
    http = Canned(openalex.OpenAlex.hosts, lambda url, body: SPENT)
    with pytest.raises(FetchError, match=r"OpenAlex: .*asks us to wait 13 hours"):
        list(openalex.OpenAlex().find(http, NOBODY, (wanted(doi="10.1234/a"),), ""))
    assert len(http.asked) == 2


def test_a_list_of_the_owner_that_is_refused_is_told_where_a_paper_is_missing() -> None:
    server = Server(work(1, "10.1234/a"), lists=SPENT)
    assert len(server.find(ADA, wanted(doi="10.1234/a"))) == 2
    with pytest.raises(FetchError, match=r"OpenAlex: .*asks us to wait 13 hours"):
        server.find(ADA, wanted(doi="10.1234/a"), wanted(doi="10.1234/b"))


def test_a_person_that_is_unknown_keeps_no_paper_from_its_number() -> None:
    server = Server(work(1, "10.1234/a"))
    server.people = (404, {"error": "not found"})
    found = openalex.OpenAlex().find(server.http, ADA, (wanted(doi="10.1234/a"),), "")
    assert next(found).id == "W1"
    with pytest.raises(FetchError, match="does not know the person 0000-0002-1825-0097"):
        next(found)


def test_a_list_in_a_circle_ends() -> None:
    again = {"meta": {"next_cursor": "same"}, "results": LIST["results"]}
    server = Server(lists=(200, again))
    found = openalex.OpenAlex().find(server.http, ADA, (), "")
    assert len([next(found) for _ in range(1 + 3 + 3)]) == 7
    with pytest.raises(FetchError, match="goes round in circles"):
        next(found)
    assert len(server.http.asked) == 3


def test_a_second_page_that_fails_keeps_the_first() -> None:
    pages = iter([(200, {"meta": {"next_cursor": "b"}, "results": LIST["results"]}), (500, "")])
    http = Canned(
        openalex.OpenAlex.hosts,
        lambda url, body: (200, PEOPLE) if "/authors" in url else next(pages),
    )
    found = openalex.OpenAlex().find(http, ADA, (), "")
    assert len([next(found) for _ in range(4)]) == 4
    with pytest.raises(FetchError, match="has a fault"):
        next(found)


@pytest.mark.parametrize(
    ("key", "sent"), [("", {}), (" \n", {}), ("k\n", {"Authorization": "Bearer k"})]
)
def test_a_key_goes_into_a_header(key: str, sent: dict[str, str]) -> None:
    server = Server()
    server.find(NOBODY, wanted(doi="10.1234/a"), key=key)
    assert server.http.headers == [sent]


def test_the_time_ends_single_works() -> None:
    server = Server(lists=SPENT)
    server.http.interval = 100
    server.http._last = -1000
    with pytest.raises(FetchError, match="the time was up before all papers"):
        server.find(NOBODY, wanted(doi="10.1234/a|b"))


@pytest.mark.shared
def test_recorded_answers() -> None:
    folder = SHARED / "recorded/openalex"

    def recorded(name: str) -> Any:
        return json.loads((folder / name).read_text("utf-8"))

    old = openalex_answers.parse_author(recorded("author_2022.json"))
    assert (old.id, old.citations, old.h, old.i10) == ("A1969205032", 2691, None, None)
    assert (old.orcid, dict(old.by_year)) == ("0000-0003-1613-5981", {2021: 299, 2022: 52})
    new = openalex_answers.parse_author(recorded("author_A5000007038_2024.json"))
    assert (new.id, new.name, new.citations) == ("A5000007038", "L Marosi", 426)
    assert (new.h, new.i10, new.orcid, sum(new.by_year.values())) == (10, 11, "", 43)
    work = openalex_answers.parse_work(recorded("work_W2741809807_2023.json"))
    assert (work.id, work.year, work.first_author) == ("W2741809807", 2018, "Heather A. Piwowar")
    assert work.count == 565
    assert work.ids == {"openalex": work.id, "doi": "10.7717/peerj.4375", "pmid": "29456894"}
    by_doi, cursor = openalex_answers.parse_works(recorded("works_by_doi_2026.json"))
    assert [(paper.ids["doi"], paper.count) for paper in by_doi] == [
        ("10.1038/msb.2010.62", 293),
        ("10.1371/journal.pcbi.1002577", 207),
        ("10.1038/s41540-026-00651-0", 3),
    ]
    assert cursor == ""
    (listed,), cursor = openalex_answers.parse_works(recorded("works_list_2026_trimmed.json"))
    assert (listed.id, listed.count, listed.year) == ("W2027456229", 2583, 2006)
    assert (listed.first_author, len(cursor)) == ("Charles R. Farrar", 88)


@pytest.mark.shared
def test_recorded_errors() -> None:
    for error in json.loads(
        (SHARED / "recorded/openalex/errors_documented.json").read_text("utf-8")
    ):
        http = Canned(
            openalex.OpenAlex.hosts, lambda url, body, e=error: (e["status"], e.get("body", ""))
        )
        with pytest.raises(FetchError, match=f"^OpenAlex.*({error['status']}|does not know)"):
            list(openalex.OpenAlex().find(http, ADA, (), "k"))
