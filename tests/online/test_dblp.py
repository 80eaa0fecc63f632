"""DBLP's list of publications."""

from __future__ import annotations

import pytest

from paperbox.online.answer import FetchError
from paperbox.online.sources import dblp
from paperbox.online.sources.base import ListedPaper
from tests.conftest import SHARED
from tests.online.samples import Canned, text

PERSON = text("dblp_person.xml")


def test_a_list_is_read() -> None:
    first, second, third = dblp.parse(PERSON)
    assert first == ListedPaper(
        id="conf/test/ExampleS23",
        title="On Samples of n Samples",
        year=2023,
        authors=("Ada Example", "Bo Sämple"),
        venue="TestConf",
        kind="inproceedings",
        ids={"doi": "10.1234/abc.1"},
        url="https://www.example.org/1",
    )
    assert (second.title, second.ids) == ("Samples, Proofs, etc...", {"arxiv": "2405.00001"})
    assert (third.title, third.venue, third.url) == ("Is this a thesis?", "University of Tests", "")


@pytest.mark.parametrize(
    "body",
    [
        "",
        PERSON[:400],
        "<html></html>",
        '{"result": 1}',
        '<!DOCTYPE dblpperson [<!ENTITY a "b">]><dblpperson/>',
        '<dblpperson><person publtype="disambiguation" key="homepages/00/1"/></dblpperson>',
    ],
)
def test_what_is_no_list_is_refused(body: str) -> None:
    with pytest.raises(FetchError, match="DBLP"):
        dblp.parse(body)


@pytest.mark.parametrize("status", [200, 500])
def test_a_bot_check_is_named(status: int) -> None:
    http = Canned((dblp.HOST,), lambda url, body: (status, text("anubis.html")))
    with pytest.raises(FetchError, match="DBLP: a bot check"):
        dblp.find_list(http, "00/1-2")


def test_a_list_is_asked_for() -> None:
    http = Canned((dblp.HOST,), lambda url, body: (200, PERSON))
    assert len(dblp.find_list(http, "00/1-2")) == 3
    assert http.asked == ["https://dblp.org/pid/00/1-2.xml"]


@pytest.mark.shared
def test_recorded_list() -> None:
    papers = dblp.parse((SHARED / "recorded/dblp/pid_95_7448-1.xml").read_text("utf-8"))
    assert [paper.year for paper in papers] == [2012, 2012, 2012, 2011, 2010, 2010, 2010, 2009]
    assert all(paper.ids["doi"].startswith("10.1109/") for paper in papers)
    assert all("Di Xu" in paper.authors for paper in papers)
    assert papers[3].title == "Correction of Clipped Pixels in Color Images"
    assert papers[3].venue == "IEEE Trans. Vis. Comput. Graph."
    assert papers[2].ids == {"doi": "10.1109/ictai.2012.57"}
