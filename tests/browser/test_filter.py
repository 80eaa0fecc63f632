"""The page of all papers as a browser shows it: search, chips, the way back, folded authors."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.filter import TIMED, make
from tests.browser.axe import faults
from tests.browser.chromium import served, wait_for
from tests.browser.test_kitchen_sink import box, window

pytestmark = pytest.mark.browser

SHOWN = (
    """[...document.querySelectorAll(".compact > li")].filter(e => e.checkVisibility()).length"""
)
ALL = 15
"""The papers of the kitchen sink that stand in lists."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of 2000 papers."""
    site = make(tmp_path_factory.mktemp("many"), 2000)
    with served(site.output) as address:
        yield address


def said(tab: Page) -> str:
    return tab.locator("search [role=status]").inner_text()


def search_of(tab: Page) -> str:
    return str(tab.evaluate("location.search"))


def test_search_and_the_way_back(browser: Browser, sink_address: str) -> None:
    """Words narrow the list, the address says them, and the way back leads to what was before."""
    with window(browser, 1440) as tab:
        tab.goto(f"{sink_address}/publications/")
        assert tab.evaluate(SHOWN) == ALL
        tab.get_by_role("searchbox").press_sequentially("drain proof")
        assert tab.evaluate(SHOWN) == 1
        assert said(tab) == f"1 of {ALL} publications"
        assert search_of(tab) == "?q=drain+proof"
        assert not tab.locator("#y2025").is_visible()
        tab.go_back()
        wait_for(tab, f"({SHOWN}) === {ALL}")
        assert (search_of(tab), said(tab)) == ("", "")
        assert tab.get_by_role("searchbox").input_value() == ""
        tab.go_forward()
        wait_for(tab, f"({SHOWN}) === 1")
        assert tab.get_by_role("searchbox").input_value() == "drain proof"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("LINDQVIST", 12),
        ("grunewald", 1),  # a letter without its dots, of somebody who is folded away
        ("水槽", 1),
        ("inhabitants", 2),  # of the whole name of a venue
        ("vortices seen", 2),  # a topic
        ("2019", 1),
        ("  ", ALL),
        ("zzz", 0),
    ],
)
def test_what_is_found(browser: Browser, sink_address: str, text: str, count: int) -> None:
    """Titles, all authors, venues, topics and years, in any script."""
    with window(browser, 1440) as tab:
        tab.goto(f"{sink_address}/publications/")
        tab.get_by_role("searchbox").fill(text)
        assert tab.evaluate(SHOWN) == count
        if not count:
            assert said(tab).startswith("No publication fits.")
            tab.get_by_role("button", name="Clear all").click()
            assert tab.evaluate(SHOWN) == ALL
            assert tab.evaluate("document.activeElement.type") == "search"


def test_chips_combine(browser: Browser, sink_address: str) -> None:
    """Values of one kind add up, kinds narrow each other; a link that is shared opens the same."""
    with window(browser, 1440) as tab:
        tab.goto(f"{sink_address}/publications/")
        for name in ("2026 3", "2025 3"):
            tab.get_by_role("button", name=name, exact=True).click()
        assert tab.evaluate(SHOWN) == 6
        tab.get_by_role("button", name="Drains 2", exact=True).focus()
        tab.keyboard.press("Space")
        assert tab.evaluate(SHOWN) == 2
        assert search_of(tab) == "?year=2026&year=2025&topic=drains"
        assert said(tab) == f"2 of {ALL} publications"
        address = tab.url
        tab.get_by_role("button", name="2026 3", exact=True).click()
        assert tab.evaluate(SHOWN) == 1
        tab.go_back()
        wait_for(tab, f"({SHOWN}) === 2")
        assert tab.locator(".chip[aria-pressed=true]").count() == 3
        tab.goto(f"{address}&q=slowly&else=1")
        assert tab.evaluate(SHOWN) == 1
        tab.get_by_role("button", name="Clear all").click()
        assert (search_of(tab), tab.evaluate(SHOWN)) == ("?else=1", ALL)


def test_folded_chip_that_is_asked_for(browser: Browser, sink_address: str) -> None:
    """What a link asks for is seen to be chosen, though it stands among those folded away."""
    with window(browser, 1440) as tab:
        tab.goto(f"{sink_address}/publications/?venue=wait")
        chip = tab.locator(".chip[value=wait]")
        assert chip.is_visible()
        assert chip.get_attribute("aria-pressed") == "true"
        assert tab.evaluate(SHOWN) == 1


def test_without_scripts(browser: Browser, sink_address: str) -> None:
    """Years lead to their papers; nothing is there that would do nothing."""
    with window(browser, 390, java_script_enabled=False, reduced_motion="reduce") as tab:
        tab.goto(f"{sink_address}/publications/")
        assert not tab.locator("search").is_visible()
        tab.locator(".years-nav a", has_text="2020").click()
        assert tab.url.endswith("/publications/#y2020")
        heading = box(tab.locator("#y2020"))
        assert 0 <= heading["y"] < 900
        assert tab.locator(".compact-title").count() == ALL


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_authors_unfold(browser: Browser, sink_address: str, width: int) -> None:
    """The owner is seen among the first; the rest comes into the line, the owner once."""
    with window(browser, width, java_script_enabled=False) as tab:
        tab.goto(f"{sink_address}/publications/sixty/")
        authors, owner = tab.locator(".authors"), tab.locator(".authors b")
        assert [name.is_visible() for name in owner.all()] == [True, False]
        more = authors.locator("summary")
        assert more.inner_text() == "and 47 more"
        before = box(more)
        assert before["height"] < 30
        more.focus()
        tab.keyboard.press("Enter")
        assert [name.is_visible() for name in owner.all()] == [False, True]
        assert more.inner_text() == "fewer"
        line = box(more)
        first = authors.locator("details").evaluate(
            "e => { const r = document.createRange(); r.selectNodeContents(e);"
            " r.setStartAfter(e.firstElementChild); return r.getClientRects()[0].top }"
        )
        assert abs(first - line["y"]) < line["height"] or first < line["bottom"] + line["height"]
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_all_authors_on_paper(browser: Browser, sink_address: str) -> None:
    """Nobody is folded away in print, and nothing speaks of more."""
    with window(browser, 1440) as tab:
        tab.emulate_media(media="print")
        tab.goto(f"{sink_address}/publications/sixty/")
        words = tab.locator(".authors").inner_text()
        assert "Jo Fir-Grünewald" in words
        assert words.count("Mira Lindqvist") == 1
        assert "more" not in words
        assert "…" not in words


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe(browser: Browser, sink_address: str, scheme: str) -> None:
    """With something chosen, something unfolded and nothing found, axe has nothing to say."""
    with window(browser, 390, scheme) as tab:
        tab.goto(f"{sink_address}/publications/?year=2026&venue=wait")
        assert faults(tab) == []
        tab.goto(f"{sink_address}/publications/?year=2026")
        for fold in tab.locator(".fold summary").all():
            if fold.is_visible():
                fold.click()
        assert faults(tab) == []


def test_two_thousand(browser: Browser, many: str) -> None:
    """The search is over all decades; links of other pages lead where they led; it is quick."""
    with window(browser, 1440) as tab:
        tab.goto(f"{many}/publications/")
        assert tab.locator(".compact > li").count() < 500
        tab.get_by_role("searchbox").fill("bayesian vision")
        wait_for(
            tab,
            "document.querySelector('[role=status]').textContent.endsWith('of 2000 publications')",
        )
        assert tab.locator(".compact > li").count() == 2000
        years = tab.locator("main h2").all_inner_texts()
        assert years == sorted(years, reverse=True)
        old = tab.locator(".compact > li:not([hidden])").last
        title, details = old.locator(".compact-title"), old.get_by_role("link", name="Details")
        words = title.text_content()
        details.click()
        assert tab.locator("h1").inner_text() == words
        tab.go_back()
        wait_for(tab, "document.querySelectorAll('.compact > li').length === 2000")
        tab.evaluate(TIMED, "neural")
        times = sorted(
            tab.evaluate(TIMED, query)[1] for query in ("neural a", "wave", "zzz", "pine")
        )
        # 50 ms is the aim, which `python -m benchmarks.filter` measures; other tests run beside.
        assert times[0] < 250


def test_years_of_other_pages_without_scripts(browser: Browser, many: str) -> None:
    """Every year is reached from the first page, and each paper from its year."""
    with window(browser, 1440, java_script_enabled=False, reduced_motion="reduce") as tab:
        tab.goto(f"{many}/publications/")
        years = tab.locator(".years-nav a").evaluate_all("all => all.map(a => a.href)")
        assert len(years) == 37
        found = set[str]()
        for page in dict.fromkeys(year.partition("#")[0] for year in years):
            tab.goto(page)
            found |= set(
                tab.locator(".compact a:has-text('Details')").evaluate_all(
                    "all => all.map(a => a.href)"
                )
            )
        assert len(found) == 2000
        tab.goto(years[-1])
        heading = tab.locator("#y1990")
        assert 0 <= box(heading)["y"] < 900
