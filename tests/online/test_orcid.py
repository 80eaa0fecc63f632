"""ORCID's list of works."""

from __future__ import annotations

import json

import pytest

from paperbox.online.answer import FetchError
from paperbox.online.sources import orcid
from paperbox.online.sources.base import ListedPaper
from tests.conftest import SHARED
from tests.online.samples import Canned, data

ME = "0000-0002-1825-0097"


def test_a_list_is_read() -> None:
    first, second = orcid.parse(data("orcid_works.json"))
    assert first == ListedPaper(
        id="12",
        title="On Samples",
        year=2023,
        venue="Journal of Tests",
        kind="journal-article",
        ids={"doi": "10.1234/abc.1"},
        url="https://www.example.org/1",
    )
    assert second == ListedPaper(id="13", title="A Talk", kind="lecture-speech")


@pytest.mark.parametrize("body", [[], None, {"error": "x"}, {"group": "none"}, 3])
def test_what_is_no_list_is_refused(body: object) -> None:
    with pytest.raises(FetchError, match="ORCID"):
        orcid.parse(body)


def test_a_list_is_asked_for_as_json() -> None:
    http = Canned((orcid.HOST,), lambda url, body: (200, data("orcid_works.json")))
    assert len(orcid.find_list(http, ME)) == 2
    assert http.asked == [f"https://pub.orcid.org/v3.0/{ME}/works"]
    assert http.headers == [{"Accept": "application/json"}]


@pytest.mark.shared
def test_recorded_lists() -> None:
    folder = SHARED / "recorded/orcid"
    name = "0000-0003-1444-9135_works_trimmed.json"
    papers = orcid.parse(json.loads((folder / name).read_text("utf-8")))
    assert len(papers) == 10
    assert [paper.year for paper in papers[:3] + papers[-4:]] == [2018, 2018, 2018] + [2014] * 4
    assert papers[2].ids == {"doi": "10.5281/zenodo.1238947"}
    assert papers[6].ids == {"doi": "10.1111/ele.12279"}
    assert papers[7].venue == "J Ecol"
    nothing = folder / "0000-0003-1620-1408_works.json"
    assert orcid.parse(json.loads(nothing.read_text("utf-8"))) == []


@pytest.mark.shared
def test_recorded_error() -> None:
    (error,) = json.loads((SHARED / "recorded/orcid/works_error.json").read_text("utf-8"))
    with pytest.raises(FetchError, match="ORCID"):
        orcid.parse(json.loads(error["body"]))
    http = Canned((orcid.HOST,), lambda url, body: (404, error["body"]))
    with pytest.raises(FetchError, match=r"^ORCID: .* \(status 404\)"):
        orcid.find_list(http, "Asfaf")
