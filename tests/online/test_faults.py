"""What goes wrong with services, and what must come of it: the last good numbers, told plainly.

The site has counts of September for two papers: alpha 10, beta 5.
"""

from __future__ import annotations

import json
import os
import ssl
import stat
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import trustme

from paperbox.online import http, refresh
from paperbox.online.sources import SOURCES
from tests.online.conftest import EARLIER, EPOCH, STORE, TODAY, Site, paper
from tests.online.server import (
    Asked,
    Loopback,
    Reply,
    all_hosts_at,
    always,
    bomb,
    data,
    drip,
    flood,
    in_turn,
    loopback,
    moved_to,
    page,
    raw,
    silence,
    status,
)
from tests.online.services import (
    ALPHA,
    AUTHOR,
    BETA,
    CROSSREF,
    OPENALEX,
    ORCID,
    SCHOLAR,
    SEMANTIC_SCHOLAR,
    USER,
    OpenAlex,
    Work,
    crossref,
    profile,
    scholar,
)
from tests.sites import REPOSITORY

ANUBIS = (
    '<!doctype html><html><head><link rel="stylesheet" '
    'href="/.within.website/x/xess/xess.min.css"></head><body><script id="anubis_challenge" '
    'type="application/json">{}</script></body></html>'
)
CAPTCHA = '<!doctype html><p>Bitte beweisen</p><form id="captcha-form" action="index"></form>'


def refused(site: Site, *words: str, code: int = 2, within: float = 5) -> str:
    """Refresh; nothing is to change, and the message has WORDS. Return what was told."""
    before = site.store.read_bytes()
    ran = site.citations("refresh")
    assert ran.status == code, ran
    assert site.store.read_bytes() == before
    for word in words:
        assert word in ran.err
    assert ran.seconds < within
    return ran.err


def half(site: Site, *words: str, within: float = 5) -> str:
    """Refresh; some of it comes, and the message has WORDS. Return what was told."""
    ran = site.citations("refresh")
    assert ran.status == 1, ran
    for word in words:
        assert word in ran.err
    assert ran.seconds < within
    return ran.err


# 1: nobody answers.


def test_01_no_service_can_be_reached(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "PAUSES", (0.02, 0.04))
    site.ask("openalex", "crossref", "scholar")
    with loopback() as gone:
        port = gone.server_port
    with all_hosts_at(port):
        words = ("OpenAlex", "Crossref", "Google Scholar", "could not be reached")
        err = refused(site, *words, within=20)
    assert err.count("could not be reached") == 3


def test_01_real_pauses_end_within_a_minute(site: Site) -> None:
    """Two retries at each of two services, with the seconds that lie between in life."""
    with loopback() as gone:
        port = gone.server_port
    with all_hosts_at(port):
        refused(site, "could not be reached", within=60)


# 2 to 4: answers without end.


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time: 1 s for each source, 0.2 s until bytes come."""
    monkeypatch.setattr(refresh, "SOURCE_SECONDS", 1.0)
    monkeypatch.setattr(http, "READ_SECONDS", 0.2)


@pytest.mark.usefixtures("short")
def test_02_one_that_never_answers(site: Site, net: Loopback) -> None:
    """The next source is used: for a paper that has no number yet, and for old ones not."""
    gamma = Work("gamma", "A third work that nobody has counted before", 7)
    site.write("content/publications/gamma.md", paper(gamma))
    net.hosts[OPENALEX] = always(silence)
    net.hosts[CROSSREF] = crossref(ALPHA, gamma)
    half(site, "OpenAlex", "did not answer in time")
    assert site.counts() == {"alpha": 10, "beta": 5, "gamma": 7}
    assert site.papers["gamma"]["source"] == "crossref"
    assert site.papers["alpha"]["checked_at"] == EARLIER


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("reply", [drip, flood, bomb], ids=lambda reply: reply.__name__)
def test_03_04_answers_without_end(site: Site, net: Loopback, reply: Reply) -> None:
    net.hosts[OPENALEX] = net.hosts[CROSSREF] = always(reply)
    err = refused(site, "OpenAlex", "Crossref")
    assert err.count("time was up") + err.count("more than 5 MB") == 2


@pytest.mark.usefixtures("short")
def test_every_source_hangs(site: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole run has its limit, too: what comes after it is not asked."""
    monkeypatch.setattr(refresh, "RUN_SECONDS", 1.5)
    site.ask("openalex", "crossref", "scholar")
    for host in (OPENALEX, CROSSREF, SCHOLAR):
        net.hosts[host] = always(drip)
    refused(site, "too slow", within=3)
    assert not net.of(SCHOLAR)


# 5: a wrong certificate.


def test_05_a_wrong_certificate(site: Site, net: Loopback) -> None:
    """It is refused at once; nothing is asked over such a line."""
    with loopback() as other:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
        other.socket = context.wrap_socket(other.socket, server_side=True)
        secure = f"https://127.0.0.1:{other.server_port}"
        with all_hosts_at(net.server_port, {OPENALEX: secure, CROSSREF: secure}):
            refused(site, "could not prove who it is (TLS)")
    assert not other.asked


# 6 to 11: statuses.


def test_06_google_refuses_for_ever(site: Site, net: Loopback) -> None:
    """The crawler of old hung for six hours here."""
    site.ask("scholar")
    net.hosts[SCHOLAR] = always(page("<html><title>Sorry...</title></html>", 403))
    refused(site, "Google Scholar", "refuses")
    assert len(net.asked) == 2


def test_07_a_wait_without_a_time(site: Site, net: Loopback) -> None:
    net.hosts[OPENALEX] = OpenAlex(on={"author": in_turn(status(429), OpenAlex()._author(None))})  # type: ignore[arg-type]  # asks nothing
    assert site.citations("refresh").status == 0
    assert site.counts() == {"alpha": 11, "beta": 6}


def test_08_a_wait_of_hours(site: Site, net: Loopback) -> None:
    hours = always(status(429, Retry_After="46701"))
    net.hosts[OPENALEX] = net.hosts[CROSSREF] = hours
    refused(site, "OpenAlex", "wait 13 hours", within=3)
    assert len(net.of(CROSSREF)) == 1


@pytest.mark.parametrize("value", ["Wed, 21 Oct 2015 07:28:00 GMT", "abc", "-5"])
def test_09_odd_waits(site: Site, net: Loopback, value: str) -> None:
    good = OpenAlex()
    net.hosts[OPENALEX] = lambda asked: (
        status(429, Retry_After=value) if len(net.asked) == 1 else good(asked)
    )
    assert site.citations("refresh").status == 0
    assert site.counts() == {"alpha": 11, "beta": 6}


@pytest.mark.parametrize("code", [500, 502, 503])
def test_10_a_fault_that_passes(site: Site, net: Loopback, code: int) -> None:
    good = OpenAlex()
    net.hosts[OPENALEX] = lambda asked: status(code) if len(net.asked) < 3 else good(asked)
    assert site.citations("refresh").status == 0
    assert site.counts() == {"alpha": 11, "beta": 6}


def test_11_a_record_that_was_merged(site: Site, net: Loopback) -> None:
    """The owner has another id now: it is followed, and stored."""
    good = OpenAlex()
    net.hosts[OPENALEX] = lambda asked: (
        moved_to(f"/authors/{AUTHOR}", 301)
        if asked.path.startswith("/authors/orcid")
        else good(asked)
    )
    assert site.citations("refresh").status == 0
    assert site.author["openalex"]["id"] == AUTHOR


def test_11_a_work_that_was_merged(site: Site, net: Loopback) -> None:
    file = paper(ALPHA, doi=False).replace("date:", "openalex: W518\ndate:")
    site.write("content/publications/alpha.md", file)
    merged = {**ALPHA.openalex, "id": "https://openalex.org/W999"}
    other = OpenAlex(
        works=(BETA,), on={"single": always(data(merged)), "batch": always(data({"results": []}))}
    )
    net.hosts[OPENALEX] = lambda asked: (
        moved_to("/works/W999", 301) if asked.path.endswith("/W518") else other(asked)
    )
    net.hosts[CROSSREF] = crossref()
    assert site.citations("refresh").status == 0
    assert (site.papers["alpha"]["source_id"], site.counts()["alpha"]) == ("W999", 11)


# 12 to 16: pages that are not what was asked for.


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (moved_to("https://www.google.com/sorry/index?continue=x"), "blocks"),
        (moved_to("/sorry/index?continue=x"), "blocks"),
        (moved_to("https://consent.google.com/m?continue=x"), "consent"),
        (page(CAPTCHA), "captcha"),
        (page(CAPTCHA.replace("Bitte beweisen", "Bevis at du"), 429), "captcha"),
        (page('<!doctype html><pre>&lt;div id="gsc_prf_in"&gt;</pre>'), "no profile"),
    ],
)
def test_12_13_15_not_the_profile(site: Site, net: Loopback, reply: Reply, words: str) -> None:
    """Blocked pages are known by their structure, in whatever language they are."""
    site.ask("scholar")

    def answer(asked: Asked) -> Reply:
        return page("<!doctype html><p>Sorry") if asked.path.startswith("/sorry") else reply

    net.hosts[SCHOLAR] = answer
    refused(site, "Google Scholar", words)


@pytest.mark.parametrize("code", [200, 500])
def test_14_a_bot_check_where_data_was_asked_for(site: Site, net: Loopback, code: int) -> None:
    net.hosts[OPENALEX] = net.hosts[CROSSREF] = always(page(ANUBIS, code))
    err = refused(site, "bot check")
    assert "char 0" not in err


def test_16_a_profile_without_its_totals(site: Site, net: Loopback) -> None:
    """That is no h-index of 0."""
    site.ask("scholar")
    text = profile(ALPHA, BETA).replace("gsc_rsb_std", "gone")
    net.hosts[SCHOLAR] = always(page(text))
    refused(site, "totals")


@pytest.mark.parametrize(
    ("said", "count"),
    [("1,234", 1234), ("1\u00a0234", 1234), ("1\u202f234", 1234), ("485*", 485), ("", 0)],
)
def test_17_numbers_as_pages_write_them(site: Site, net: Loopback, said: str, count: int) -> None:
    site.ask("scholar")
    site.store.unlink()
    row = ALPHA.row.replace(">11<", f">{said}<")
    text = profile(Work("alpha", ALPHA.title, count)).replace(
        Work("alpha", ALPHA.title, count).row, row
    )
    net.hosts[SCHOLAR] = always(page(text))
    assert site.citations("refresh").status == 0
    assert site.counts()["alpha"] == count
    assert site.papers["alpha"].get("merged", False) == said.endswith("*")


def test_19_a_list_that_is_cut(site: Site, net: Loopback) -> None:
    """The total is that of the page; what is not on it keeps its number."""
    site.ask("scholar")
    entry = STORE["papers"]["beta"] | {"source": "scholar", "source_id": f"{USER}:beta"}  # type: ignore[index]  # it is there
    site.store.write_text(json.dumps({"schema": 1, "papers": {"beta": entry}}))
    net.hosts[SCHOLAR] = scholar(ALPHA, more=True, totals=(900, 12, 14))
    assert site.citations("refresh").status == 0
    assert site.author["scholar"]["citations"] == 900
    assert site.counts() == {"alpha": 11, "beta": 5, f"{USER}:alpha": 11}
    assert site.papers["beta"]["checked_at"] == EARLIER


def test_20_the_profile_of_somebody_else(site: Site, net: Loopback) -> None:
    site.ask("scholar")
    net.hosts[SCHOLAR] = scholar(ALPHA, BETA, name="Wrong Person")
    refused(site, "Wrong Person", "check its id")


def test_20_an_orcid_of_somebody_else(site: Site, net: Loopback) -> None:
    """An id of OpenAlex in the profile leads to a person with another ORCID iD."""
    site.write(
        "content/profile.yml",
        f"name: Ada Example\nlinks: [orcid: 0000-0001-5109-3700, openalex: {AUTHOR}]\n",
    )
    net.hosts[OPENALEX] = OpenAlex()
    half(site, "ORCID", "0000-0001-5109-3700")
    assert not site.author
    assert site.counts() == {"alpha": 11, "beta": 6}


def test_20_the_list_of_somebody_else(site: Site, net: Loopback) -> None:
    """Nothing in it is of the site, though the name fits: people are mixed up."""
    other = Work("other", "Something that a namesake has written about bees", 900)
    net.hosts[OPENALEX] = OpenAlex(
        works=(other,), total=900, on={"batch": always(data({"results": []}))}
    )
    net.hosts[CROSSREF] = crossref()
    refused(site, "no paper of the site")


# 21 and 22: broken data.


@pytest.mark.parametrize(
    "body", [b'{"results": [{"id": "ht', b"", b"[]", b"null", b'{"error": "no"}', b"12", b'"x"']
)
def test_21_data_of_another_shape(site: Site, net: Loopback, body: bytes) -> None:
    reply = raw(200, body, Content_Type="application/json")
    net.hosts[OPENALEX] = net.hosts[CROSSREF] = always(reply)
    refused(site, "OpenAlex", "Crossref")


@pytest.mark.parametrize("count", [None, "12", True, -1, 1e3, 943206921, [], {}])
def test_22_a_number_that_is_none(site: Site, net: Loopback, count: object) -> None:
    """That paper keeps its number; the others are taken."""
    net.hosts[OPENALEX] = OpenAlex(works=(Work("alpha", ALPHA.title, count), BETA))
    net.hosts[CROSSREF] = crossref()
    half(site, "no number")
    assert site.counts() == {"alpha": 10, "beta": 6}
    assert site.papers["alpha"]["checked_at"] == EARLIER


# 23 and 24: numbers that fall and jump.


def on_day(monkeypatch: pytest.MonkeyPatch, later: int) -> None:
    """Have it be so many days later."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) + later * 86_400))


def fallen(net: Loopback, alpha: int, beta: int = 5, total: int = 15) -> None:
    """Have OpenAlex say other numbers."""
    works = (Work("alpha", ALPHA.title, alpha), Work("beta", BETA.title, beta))
    net.hosts[OPENALEX] = OpenAlex(works=works, total=total)


@pytest.mark.parametrize("count", [0, 5, 400])
def test_23_a_number_that_can_hardly_be_true(
    site: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """It is believed when three days have seen it, however many runs those had."""
    fallen(net, count)
    for later, day in enumerate((TODAY, "2026-10-07"), start=1):
        on_day(monkeypatch, later - 1)
        for _ in range(3):
            half(site, "alpha: stays at 10")
            assert site.papers["alpha"]["count"] == 10
            assert site.papers["alpha"]["pending"] == {"count": count, "seen": later, "day": day}
            assert site.papers["alpha"]["checked_at"] == EARLIER
    on_day(monkeypatch, 2)
    assert site.citations("refresh").status == 0
    assert site.papers["alpha"] == {
        **STORE["papers"]["alpha"],  # type: ignore[index]  # it is there
        "count": count,
        "checked_at": "2026-10-08",
    }


def test_23_a_number_that_falls_otherwise_each_day(
    site: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What says something else each time is believed in nothing."""
    for later, count in enumerate((0, 400, 3, 0)):
        on_day(monkeypatch, later)
        fallen(net, count)
        half(site, "alpha: stays at 10")


def test_23_a_total_of_another_person(
    site: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new id of the owner is no reason to believe that the citations are gone."""
    fallen(net, 10, total=900)
    assert site.citations("refresh").status == 0
    text = site.store.read_text().replace(AUTHOR, "A5000000009")
    site.store.write_text(text)
    fallen(net, 10, total=3)
    half(site, "OpenAlex says 3 in all")
    assert site.author["openalex"]["citations"] == 900


def test_23_a_fall_that_was_none_is_forgotten(site: Site, net: Loopback) -> None:
    fallen(net, 0)
    half(site, "alpha")
    fallen(net, 10)
    assert site.citations("refresh").status == 0
    assert "pending" not in site.papers["alpha"]


@pytest.mark.parametrize("count", [0, 400])
def test_23_a_change_that_is_meant(site: Site, net: Loopback, count: int) -> None:
    fallen(net, count)
    assert site.citations("refresh", "--allow-decrease").status == 0
    assert site.counts()["alpha"] == count


def test_23_a_total_of_nothing(site: Site, net: Loopback) -> None:
    fallen(net, 10, total=15)
    assert site.citations("refresh").status == 0
    fallen(net, 10, total=0)
    half(site, "OpenAlex says 0 in all")
    assert site.author["openalex"]["citations"] == 15


@pytest.mark.parametrize("count", [9, 11, 7, 30, 110])
def test_24_numbers_that_move(site: Site, net: Loopback, count: int) -> None:
    """Works are merged and corrected: a little less is true, more is what is hoped for."""
    fallen(net, count)
    assert site.citations("refresh").status == 0
    assert site.counts()["alpha"] == count


# 25: keys.


@pytest.mark.parametrize("key", ["", "  ", "\n"])
def test_25_a_blank_key_is_none(
    site: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("OPENALEX_API_KEY", key)
    net.hosts[OPENALEX] = OpenAlex()
    assert site.citations("refresh").status == 0
    assert all("authorization" not in asked.headers for asked in net.asked)


@pytest.mark.parametrize("place", ["environment", ".env"])
def test_25_a_key_without_its_line_end(
    site: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    if place == ".env":
        site.write(".env", "# keys\nexport OPENALEX_API_KEY='topsecret '\nOTHER=x # y\n")
    else:
        monkeypatch.setenv("OPENALEX_API_KEY", "topsecret\n")
    net.hosts[OPENALEX] = OpenAlex()
    ran = site.citations("refresh")
    assert {asked.headers["authorization"] for asked in net.asked} == {"Bearer topsecret"}
    assert "topsecret" not in ran.out + ran.err + site.store.read_text()
    assert all("topsecret" not in str(asked.query) for asked in net.asked)


def test_25_a_wrong_key(site: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENALEX_API_KEY", "topsecret")
    net.hosts[OPENALEX] = always(status(401))
    net.hosts[CROSSREF] = crossref()
    err = refused(site, "does not accept the key")
    assert "topsecret" not in err


def test_25_no_key_where_one_is_needed(site: Site, net: Loopback) -> None:
    """It is not asked, which is no fault; the user learns what would help."""
    net.hosts[OPENALEX] = OpenAlex()
    ran = site.citations("refresh")
    assert (ran.status, ran.err) == (0, "")
    assert "S2_API_KEY" in ran.out
    assert not net.of(SEMANTIC_SCHOLAR)


# 26 to 28: lists.


@pytest.mark.parametrize("second", [None, 503], ids=["circle", "fails"])
def test_26_a_list_that_does_not_end_well(site: Site, net: Loopback, second: int | None) -> None:
    """What came of it is taken, nothing is removed."""

    def listed(_: Asked) -> Reply:
        if len([a for a in net.asked if a.query.get("cursor")]) > 1 and second:
            return status(second)
        return data({"meta": {"next_cursor": "again"}, "results": [ALPHA.openalex]})

    net.hosts[OPENALEX] = OpenAlex(works=(ALPHA,), on={"list": listed})
    net.hosts[CROSSREF] = crossref()
    half(site, "OpenAlex")
    assert site.counts() == {"alpha": 11, "beta": 5}
    assert len(net.asked) < 12


def test_27_a_batch_with_gaps(site: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records are known by their ids, not by their place, and the higher of two counts."""
    monkeypatch.setenv("S2_API_KEY", "k")
    site.ask("semanticscholar")
    site.store.unlink()

    def record(one: str, work: Work, count: int) -> dict[str, object]:
        ids = {"DOI": work.doi.upper()}
        return {"paperId": one * 40, "externalIds": ids, "title": "?", "citationCount": count}

    net.hosts[SEMANTIC_SCHOLAR] = always(
        data([None, record("b", BETA, 6), record("c", ALPHA, 3), record("d", ALPHA, 11)])
    )
    assert site.citations("refresh").status == 0
    assert site.counts() == {"alpha": 11, "beta": 6}
    assert net.asked[0].headers["x-api-key"] == "k"


def test_28_what_is_not_certain_is_listed(site: Site, net: Loopback) -> None:
    """A title that goes on is another paper's; it is not guessed, and named."""
    more = Work("more", f"{ALPHA.title} in speech separation", 359)
    site.write("content/publications/alpha.md", paper(ALPHA, doi=False))
    site.store.unlink()
    net.hosts[OPENALEX] = OpenAlex(works=(more, BETA))
    net.hosts[CROSSREF] = crossref()
    ran = site.citations("refresh")
    assert ran.status == 0
    assert site.counts() == {"beta": 6}
    assert "1 without a number" in ran.out
    assert "alpha: " + ALPHA.title in ran.out


# 29: hostile words.


def test_29_hostile_words(site: Site, net: Loopback) -> None:
    """They are text in the store and on the terminal, and nothing else."""
    evil = "<script>alert(1)</script>\u202e\n\"'$(rm -rf ~)\x1b[31m"
    site.ask("scholar")
    net.hosts[SCHOLAR] = scholar(ALPHA, Work("evil", evil.replace("<", "&lt;"), 3))
    ran = site.citations("refresh")
    assert ran.status == 0
    assert "\x1b" not in ran.out + ran.err
    assert "\u202e" not in ran.out + ran.err
    title = site.papers[f"{USER}:evil"]["title"]
    assert title.startswith("<script>")
    assert "\n" not in title
    assert site.build().status == 0
    assert "alert(1)" not in (site.output / "index.html").read_text()


# 30: the store.


def test_30_no_store_yet(site: Site, net: Loopback) -> None:
    site.store.unlink()
    net.hosts[OPENALEX] = OpenAlex()
    assert site.citations("refresh").status == 0
    assert site.counts() == {"alpha": 11, "beta": 6}


@pytest.mark.parametrize("text", ["", '{"schema": 1, "papers": {', "[]", "\x00\x01", "caf\xe9"])
def test_30_a_broken_store_is_set_aside(site: Site, net: Loopback, text: str) -> None:
    """No service is asked, and what was there can still be looked at."""
    site.store.write_bytes(text.encode("latin-1"))
    ran = site.citations("refresh")
    assert ran.status == 2
    assert "content/citations.json" in ran.err
    assert "citations.broken.json" in ran.err
    assert not net.asked
    assert not site.store.exists()
    assert site.store.with_name("citations.broken.json").read_bytes() == text.encode("latin-1")


def test_30_a_store_of_a_newer_version(site: Site, net: Loopback) -> None:
    site.store.write_text('{"schema": 2}')
    refused(site, "newer Paperbox")
    assert not net.asked


def test_30_a_mistake_in_the_store(site: Site, net: Loopback) -> None:
    site.store.write_text('{"schema": 1, "papers": {"alpha": {"count": "ten", "source": "x"}}}')
    refused(site, "papers.alpha", "Nothing was written")
    assert not net.asked


def test_30_a_store_that_cannot_be_written(
    site: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    net.hosts[OPENALEX] = OpenAlex()
    refused(site, "No space left on device", "as it was")
    assert {path.name for path in site.store.parent.iterdir()} == {
        "citations.json", "news.md", "pages", "profile.yml", "publications",
    }  # fmt: skip


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_30_a_folder_that_may_not_be_written(site: Site, net: Loopback) -> None:
    net.hosts[OPENALEX] = OpenAlex()
    site.store.parent.chmod(0o555)
    try:
        refused(site, "can't be written")
    finally:
        site.store.parent.chmod(0o755)


# More.


def test_more_a_day_that_has_not_come(site: Site, net: Loopback) -> None:
    """A clock that was wrong once makes no number look fresh for ever."""
    text = site.store.read_text().replace(EARLIER, "2039-01-01")
    site.store.write_text(text)
    net.hosts[OPENALEX] = OpenAlex(
        works=(Work("alpha", ALPHA.title, 10), Work("beta", BETA.title, 5))
    )
    assert site.citations("refresh").status == 0
    assert site.papers["alpha"]["checked_at"] == TODAY


def test_more_an_old_charset(site: Site, net: Loopback) -> None:
    site.ask("scholar")
    work = Work("alpha", "Über Zitate und ihre Zählung", 3, first="Ada Exämple")
    net.hosts[SCHOLAR] = always(page(profile(work, BETA), charset="iso-8859-1"))
    assert site.citations("refresh").status == 0
    assert site.papers[f"{USER}:alpha"]["title"] == work.title


@pytest.mark.parametrize("charset", ["idna", "undefined", "punycode", "rot13", "zlib"])
def test_more_a_charset_that_is_none_of_pages(site: Site, net: Loopback, charset: str) -> None:
    """What Python knows under that name may raise, or take for ever."""
    good = OpenAlex()

    def answer(asked: Asked) -> Reply:
        if not asked.path.startswith("/authors"):
            return good(asked)
        said = {"id": AUTHOR, "display_name": "Ada Example", "cited_by_count": 17, "x": "a" * 10**6}
        body = json.dumps(said | {"orcid": f"https://orcid.org/{ORCID}"}).encode()
        return raw(200, body, Content_Type=f"application/json; charset={charset}")

    net.hosts[OPENALEX] = answer
    ran = site.citations("refresh")
    assert (ran.status, ran.err) == (0, "")
    assert site.author["openalex"]["citations"] == 17
    assert ran.seconds < 5


def test_more_an_answer_that_nobody_thought_of(
    site: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake of ours in one source costs that source, not the run."""

    def broken(*_: object) -> Iterator[Any]:
        raise IndexError("topsecret")
        yield

    monkeypatch.setattr(SOURCES["openalex"], "find", broken)
    net.hosts[CROSSREF] = crossref(ALPHA)
    site.store.unlink()
    ran = site.citations("refresh")
    assert ran.status == 1
    assert "OpenAlex: its answer can't be read (IndexError)" in ran.err
    assert "topsecret" not in ran.err
    assert site.counts() == {"alpha": 11}


def test_more_who_asks(site: Site, net: Loopback) -> None:
    """A service can tell who asks, whatever the address of the site is made of."""
    net.hosts[OPENALEX] = OpenAlex()
    settings = (site.root / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", settings.replace("https://ada.example", "https://张三.example"))
    assert site.citations("refresh").status == 0
    agents = {asked.headers["user-agent"] for asked in net.asked}
    (agent,) = agents
    assert agent.startswith("Paperbox/")
    assert "https://%E5%BC%A0%E4%B8%89.example" in agent


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
def test_more_a_terminal_that_knows_few_signs(site: Site, net: Loopback, encoding: str) -> None:
    title = "한국어 제목으로 된 논문 → 한국어 제목"
    site.write("content/publications/gamma.md", paper(Work("gamma", title, 0)))
    net.hosts[OPENALEX], net.hosts[CROSSREF] = OpenAlex(), crossref()
    command = [sys.executable, "-m", "tests.online.directed", str(net.server_port)]
    paths = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "plugins")])
    for action in ("refresh", "status"):
        ran = subprocess.run(
            [*command, "citations", action],
            cwd=site.root,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": encoding},
            capture_output=True,
            timeout=60,
        )
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert b"gamma" in ran.stdout


def test_more_limits() -> None:
    """The limits that users are told of; other tests shorten them."""
    assert (refresh.RUN_SECONDS, refresh.SOURCE_SECONDS) == (300, 60)
    assert (http.LONGEST_PAUSE, http.PAUSES) == (30, (2, 8))
    assert all(source.interval >= 0.2 for source in SOURCES.values())


def test_more_nothing_new_is_nothing_written(site: Site, net: Loopback) -> None:
    """Neither a byte nor a time stamp changes, so there is nothing to commit."""
    net.hosts[OPENALEX] = OpenAlex()
    assert site.citations("refresh").status == 0
    before = site.store.read_bytes(), site.store.stat().st_mtime_ns
    assert site.citations("refresh").status == 0
    assert before == (site.store.read_bytes(), site.store.stat().st_mtime_ns)


def test_more_a_week_later_the_day_is_new(
    site: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    net.hosts[OPENALEX] = OpenAlex()
    assert site.citations("refresh").status == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1791244800 + 7 * 86_400))
    assert site.citations("refresh").status == 0
    assert site.papers["alpha"]["checked_at"] == "2026-10-13"
    assert json.loads(site.store.read_text())["changed_at"] == TODAY


def test_more_modes_and_links_of_the_store_stay(site: Site, net: Loopback) -> None:
    real = site.root / "elsewhere.json"
    site.store.rename(real)
    site.store.symlink_to(real)
    real.chmod(0o640)
    net.hosts[OPENALEX] = OpenAlex()
    assert site.citations("refresh").status == 0
    assert site.store.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert site.counts() == {"alpha": 11, "beta": 6}
