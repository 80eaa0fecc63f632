"""Citation counts in a browser: how they look, and what the script of the old live way does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.axe import faults
from tests.browser.chromium import served
from tests.browser.test_kitchen_sink import window
from tests.sites import PAPER, SETTINGS, SiteFolder

pytestmark = pytest.mark.browser

PAPERS = {name: f"AAAAAAAAAAAJ:{name}BBBBBBBBB" for name in ("one", "two", "new", "foo")}
DATA = "https://raw.githubusercontent.com/ada/ada.github.io/google-scholar-stats/gs_data.json"
BADGE = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"/>'
PAGE = f"""\
---
title: Home
---
# Papers

Total <span id="total_cit">9+</span>.
Of <b><span class="show_paper_citations" data="{PAPERS["two"]}"></span></b>
and <span class="show_paper_citations" data="{PAPERS["foo"]}"></span>.

[PUBLICATIONS]
"""


def answer(**changes: object) -> dict[str, object]:
    """Return the file that a robot keeps: one paper is unknown, the others have new counts."""
    papers = {"one": 81, "two": 12345, "new": 1}
    return {
        "name": "Ada <script>",
        "citedby": 1300,
        "hindex": 13,
        "i10index": 16,
        "updated": "2026-10-09 01:02:03.4",
        "publications": {PAPERS[name]: {"num_citations": n} for name, n in papers.items()},
        **changes,
    }


@pytest.fixture(scope="module")
def live_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with counts of 6 October 2026, three of them Google Scholar's."""
    site = SiteFolder(tmp_path_factory.mktemp("live"))
    live = '{"google_scholar_stats": "ada/ada.github.io"}'
    site.write("pelicanconf.py", SETTINGS.replace("{}", live))
    site.write("content/pages/about.md", PAGE)
    for name, id in PAPERS.items():
        site.write(
            f"content/publications/{name}.md",
            PAPER.replace("A paper", f"Paper {name}").replace("venue:", f"scholar: {id}\nvenue:"),
        )

    def count(source: str, number: int) -> Mapping[str, object]:
        return {"source": source, "count": number, "checked_at": "2026-10-06"}

    author = {"id": "AAAAAAAAAAAJ", "citations": 1234, "h": 12, "i10": 15}
    years = {str(year): 40 * (year - 2013) for year in range(2014, 2027)}
    papers = {"one": count("scholar", 80), "two": count("openalex", 5), "foo": count("scholar", 7)}
    store = {
        "schema": 1,
        "author": {"scholar": {**author, "by_year": years, "checked_at": "2026-10-06"}},
        "papers": papers,
    }
    site.write("content/citations.json", json.dumps(store))
    built = site.run(SOURCE_DATE_EPOCH="1792108800")
    assert (built.status, built.err) == (0, "")
    with served(site.output) as address:
        yield address


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A window in which shields.io draws nothing."""
    with window(browser, 1440) as tab:
        tab.route(
            "https://img.shields.io/**",
            lambda route: route.fulfill(body=BADGE, content_type="image/svg+xml"),
        )
        yield tab


def visit(tab: Page, address: str, said: object = None, **reply: object) -> dict[str, str]:
    """Return the numbers that a page shows once the file has come as SAID, or as REPLY says."""

    def fulfil(route: Route) -> None:
        headers = {"access-control-allow-origin": "*"}
        route.fulfill(**{"body": json.dumps(said), "headers": headers, **reply})  # type: ignore[arg-type]  # as said

    tab.route(DATA, fulfil)
    with tab.expect_event("requestfinished", lambda request: request.url == DATA):
        tab.goto(address)
    tab.wait_for_load_state("networkidle")
    return shown(tab)


def shown(tab: Page) -> dict[str, str]:
    """Return the counts on a page."""
    numbers = dict(
        zip(
            ("total", "h", "i10"),
            tab.locator(".citations dd").all_inner_texts(),
            strict=True,
        )
    )
    for name in PAPERS:
        card = tab.locator(".card", has_text=f"Paper {name}").locator(".cited")
        numbers[name] = card.inner_text() if card.is_visible() else ""
    for index, name in enumerate(("old two", "old foo")):
        numbers[name] = tab.locator(".show_paper_citations").nth(index).inner_text()
    return {**numbers, "old total": tab.locator("#total_cit").inner_text()}


BAKED = {
    "total": "1,234",
    "h": "12",
    "i10": "15",
    "one": "Cited by 80 (Google Scholar, 6 Oct 2026)",
    "two": "Cited by 5 (OpenAlex, 6 Oct 2026)",
    "new": "",
    "foo": "Cited by 7 (Google Scholar, 6 Oct 2026)",
    "old two": "| Citations: 5",
    "old foo": "| Citations: 7",
    "old total": "1,234",
}
"""What the build put into the page."""


def test_refreshed(tab: Page, live_address: str) -> None:
    """Google Scholar's numbers and their day are new; others, and an unknown paper's, stay."""
    said = list[str]()
    tab.on("pageerror", lambda error: said.append(str(error)))
    assert visit(tab, live_address, answer()) == {
        **BAKED,
        "total": "1,300",
        "h": "13",
        "i10": "16",
        "one": "Cited by 81 (Google Scholar, 9 Oct 2026)",
        "new": "Cited by 1 (Google Scholar, 9 Oct 2026)",
        "old two": "| Citations: 12,345",
        "old total": "1,300",
    }
    place = tab.locator(".show_paper_citations [title]").first
    assert place.get_attribute("title") == "Google Scholar, 9 Oct 2026"
    assert tab.locator(".counted time").get_attribute("datetime") == "2026-10-09"
    assert said == []


@pytest.mark.parametrize(
    "reply",
    [
        {"status": 404, "body": "404: Not Found"},
        {"status": 429, "body": ""},
        {"body": "<html>"},
        {"body": ""},
        {"body": "null"},
        {"body": "[]"},
        {"body": '"text"'},
    ],
    ids=["404", "429", "html", "empty", "null", "list", "text"],
)
def test_a_bad_answer(tab: Page, live_address: str, reply: Mapping[str, object]) -> None:
    """Whatever comes in place of the file, what was baked stays."""
    said = list[str]()
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.route(
        DATA,
        lambda route: route.fulfill(**{"headers": {"access-control-allow-origin": "*"}, **reply}),
    )
    tab.goto(live_address, wait_until="networkidle")
    assert shown(tab) == BAKED
    assert said == []


def test_no_answer(tab: Page, live_address: str) -> None:
    """Where the host can't be reached, what was baked stays."""
    tab.route(DATA, lambda route: route.abort())
    tab.route("https://img.shields.io/**", lambda route: route.abort())
    tab.goto(live_address, wait_until="networkidle")
    assert shown(tab) == BAKED
    assert tab.locator(".citations img").get_attribute("alt") == "Citations on Google Scholar"


@pytest.mark.parametrize("value", [None, "81", True, -1, 0, 1.5, 5_000_001, {}, [81], "<b>8</b>"])
def test_a_bad_number(tab: Page, live_address: str, value: object) -> None:
    """One number that is none stays as it was, and no other with it."""
    papers = {PAPERS["one"]: {"num_citations": value}, PAPERS["new"]: {"num_citations": 2}}
    found = visit(tab, live_address, answer(publications=papers))
    assert found["one"] == BAKED["one"]
    assert found["new"] == "Cited by 2 (Google Scholar, 9 Oct 2026)"
    assert found["total"] == "1,300"


@pytest.mark.parametrize("publications", [None, [], "x", {PAPERS["one"]: None}])
def test_no_publications(tab: Page, live_address: str, publications: object) -> None:
    """Without papers the totals are new all the same."""
    found = visit(tab, live_address, answer(publications=publications))
    assert found == {**BAKED, "total": "1,300", "h": "13", "i10": "16", "old total": "1,300"}


def test_half_of_the_totals(tab: Page, live_address: str) -> None:
    """Numbers that stand together are of one day, or stay."""
    found = visit(tab, live_address, answer(hindex=None))
    assert [found[name] for name in ("total", "h", "i10")] == ["1,234", "12", "15"]
    assert found["one"].startswith("Cited by 81")


@pytest.mark.parametrize(
    "updated", ["2026-10-05 01:02", "2999-01-01", "today", None, 5, "2026-99-99"]
)
def test_a_bad_day(tab: Page, live_address: str, updated: object) -> None:
    """A file that is older than the page, or of no day at all, changes no number."""
    found = visit(tab, live_address, answer(updated=updated))
    assert {**found, "new": ""} == BAKED
    assert bool(found["new"]) == (updated == "2026-10-05 01:02"), "older is better than nothing"


def test_words_of_chinese_pages(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The day is written as the page writes it."""
    site = SiteFolder(tmp_path_factory.mktemp("chinese"))
    live = '{"google_scholar_stats": "ada/ada.github.io"}'
    site.write("pelicanconf.py", SETTINGS.replace("{}", live) + "DEFAULT_LANG = 'zh'\n")
    site.write(
        "content/publications/one.md", PAPER.replace("venue:", f"scholar: {PAPERS['one']}\nvenue:")
    )
    assert site.build().status == 0
    with served(site.output) as address, window(browser, 390) as tab:
        headers = {"access-control-allow-origin": "*"}
        tab.route(DATA, lambda route: route.fulfill(json=answer(), headers=headers))
        tab.route("https://img.shields.io/**", lambda route: route.abort())
        tab.goto(address, wait_until="networkidle")
        assert tab.locator(".cited").inner_text() == "被引 81 次（谷歌学术，2026年10月9日）"


def test_without_scripts(browser: Browser, live_address: str) -> None:
    """Readers without scripts see what the build knew."""
    with window(browser, 1440, java_script_enabled=False) as tab:
        tab.route("https://img.shields.io/**", lambda route: route.abort())
        tab.goto(live_address)
        assert shown(tab) == BAKED


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_looks(browser: Browser, live_address: str, width: int, scheme: str) -> None:
    """Axe finds nothing, nothing scrolls sideways, and numbers and bars are there to be seen."""
    with window(browser, width, scheme) as tab:
        tab.route("https://img.shields.io/**", lambda route: route.abort())
        tab.route(DATA, lambda route: route.abort())
        for page in ("", "publications/one/"):
            tab.goto(f"{live_address}/{page}", wait_until="networkidle")
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            assert faults(tab) == []
            for part in (".citations dl", ".years", ".counted"):
                assert tab.locator(part).is_visible()
            chart, years = (tab.locator(part).bounding_box() for part in (".years", ".years-names"))
            assert chart
            assert years
            assert years["x"] + years["width"] <= chart["x"] + chart["width"] + 1


@pytest.mark.parametrize("media", [{"media": "print"}, {"forced_colors": "active"}])
def test_bars_show(tab: Page, live_address: str, media: dict[str, str]) -> None:
    """On paper and in colours of the reader's, the bars are no white on white."""
    tab.route(DATA, lambda route: route.abort())
    tab.goto(live_address)
    tab.emulate_media(**media)  # type: ignore[arg-type]  # as said
    bar, ground = (
        tab.evaluate(f"getComputedStyle(document.querySelector('{part}')).{name}")
        for part, name in ((".years rect", "fill"), ("html", "backgroundColor"))
    )
    assert tab.locator(".years").is_visible()
    assert bar not in {ground, "none", "rgb(255, 255, 255)"}
