"""The menu: where one is, and that every entry can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import served
from tests.browser.test_kitchen_sink import box, window
from tests.sites import NEWS, SETTINGS, SiteFolder

pytestmark = pytest.mark.browser

TITLES = ["About", "Research", "Publications", "News", "Education", "Talks", "Short", "End"]
TEXT = "\n\n".join(["A paragraph of some length that says something about samples. " * 4] * 4)
HOME = "".join(f"# {title}\n\n{TEXT if i < 6 else 'Short.'}\n\n" for i, title in enumerate(TITLES))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with long sections, two short ones at the end, and further pages."""
    site = SiteFolder(tmp_path_factory.mktemp("menu"))
    site.write("content/pages/about.md", HOME)
    site.write("content/pages/zoo.md", "---\ntitle: The last page\n---\nText.\n")
    site.write("content/news.md", NEWS)
    built = site.build()
    assert built.status == 0, built.err
    with served(site.output) as address:
        yield address


def current(tab: Page) -> list[str]:
    """Return the entries that are marked."""
    tab.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    return tab.locator(".masthead-menu [aria-current]").all_inner_texts()


@pytest.mark.parametrize("width", [390, 1440])
def test_section_that_is_asked_for(browser: Browser, address: str, width: int) -> None:
    """It is the one that is marked, even where the page ends before it reaches the top."""
    with window(browser, width, reduced_motion="reduce") as tab:
        tab.goto(address)
        for title in (*TITLES, *reversed(TITLES)):
            tab.locator(".masthead-menu").get_by_role("link", name=title, exact=True).click()
            assert current(tab) == [title]
            heading = box(tab.get_by_role("heading", name=title, exact=True))
            assert box(tab.locator(".masthead"))["bottom"] <= heading["y"] <= 900
        tab.goto(f"{address}/#talks")
        assert current(tab) == ["Talks"]


@pytest.mark.parametrize("width", [390, 1440])
def test_section_that_is_read(browser: Browser, address: str, width: int) -> None:
    """While one scrolls each section has its turn, in order, and on a phone its entry shows."""
    with window(browser, width, reduced_motion="reduce") as tab:
        tab.goto(address)
        seen = list[str]()
        while True:
            marked = current(tab)
            assert len(marked) <= 1
            if marked and marked != seen[-1:]:
                seen += marked
                tab.wait_for_timeout(50)
                entry = box(tab.locator(".masthead-menu [aria-current]"))
                assert entry["x"] >= 0
                assert entry["right"] <= width
            before = tab.evaluate("scrollY")
            tab.evaluate("scrollBy({ top: 40, behavior: 'instant' })")
            if tab.evaluate("scrollY") == before:
                break
        assert seen == TITLES


def test_reader_moves_on(browser: Browser, address: str) -> None:
    """What was asked for is marked until its reader scrolls."""
    with window(browser, 1440, reduced_motion="reduce") as tab:
        tab.goto(address)
        tab.locator(".masthead-menu").get_by_role("link", name="Talks").click()
        assert current(tab) == ["Talks"]
        tab.mouse.move(700, 500)
        tab.mouse.wheel(0, -10_000)
        tab.locator(".masthead-menu [aria-current]", has_text="About").wait_for()
        assert current(tab) == ["About"]


def test_page_that_is_shown(browser: Browser, address: str) -> None:
    """The entry of the page is marked, and on a phone scrolled to."""
    with window(browser, 390) as tab:
        tab.goto(f"{address}/zoo/")
        assert current(tab) == ["The last page"]
        entry = tab.locator(".masthead-menu [aria-current=page]")
        assert box(entry)["right"] <= 390


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_every_entry_by_keyboard(browser: Browser, address: str, width: int) -> None:
    """Each entry comes into sight when it is focused, under nothing, with a ring around it."""
    with window(browser, width) as tab:
        tab.goto(address)
        links = tab.locator(".masthead-menu a")
        tab.locator(".masthead-name").focus()
        for index in range(links.count()):
            tab.keyboard.press("Tab")
            assert links.nth(index).evaluate("link => link === document.activeElement")
            tab.wait_for_timeout(20)
            entry = box(links.nth(index))
            assert entry["x"] >= 0
            assert entry["right"] <= width + 1
            assert (
                links.nth(index).evaluate("link => getComputedStyle(link).outlineStyle") != "none"
            )
        assert index == len(TITLES)


def test_page_in_a_list_of_entries(browser: Browser, sink_address: str) -> None:
    """The entry that opens the list is marked too, for the eye."""
    with window(browser, 1440) as tab:
        tab.goto(f"{sink_address}/research/")
        one, other = (
            tab.get_by_role("button", name=name).evaluate(
                "button => getComputedStyle(button).borderBottomColor"
            )
            for name in ("Research", "Languages")
        )
        assert one != other


def test_address_that_is_none(browser: Browser, tmp_path: Path) -> None:
    """A sign of per cent in an address of the menu stops no script."""
    site = SiteFolder(tmp_path)
    menu = '{"menu": ["...", {"label": "All", "url": "#100%"}]}'
    site.write("pelicanconf.py", SETTINGS.replace("{}", menu))
    site.build()
    said = list[str]()
    with served(site.output) as address, window(browser, 1440) as tab:
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(f"{address}/#news")
        assert current(tab) == ["News"]
    assert said == []


def test_name_makes_room(browser: Browser, address: str) -> None:
    """On a phone the name scrolls away, and the menu stays."""
    with window(browser, 390) as tab:
        tab.goto(address)
        tab.evaluate("scrollTo({ top: 1500, behavior: 'instant' })")
        assert box(tab.locator(".masthead-name"))["bottom"] <= 0
        assert 0 <= box(tab.locator(".masthead-menu"))["y"] < 10
        assert box(tab.locator(".masthead"))["bottom"] < 50


def test_forced_colours(browser: Browser, address: str) -> None:
    """In the reader's own colours the current entry still has a line that others have not."""
    with window(browser, 1440, forced_colors="active") as tab:
        tab.goto(f"{address}/#news")
        assert current(tab) == ["News"]
        marked, other = (
            tab.locator(f".masthead-menu a{state}").first.evaluate(
                "link => getComputedStyle(link).borderBottomColor"
            )
            for state in ("[aria-current]", ":not([aria-current])")
        )
        assert marked != other


@pytest.mark.parametrize("width", [960, 1440])
def test_words_too_long_for_the_masthead(browser: Browser, tmp_path: Path, width: int) -> None:
    """The name and an entry of many letters share the line, and neither covers the other."""
    site, word = SiteFolder(tmp_path), "Donaudampfschifffahrt" * 4
    site.write("pelicanconf.py", SETTINGS.replace("Ada Example", f"Ada {word} Example"))
    site.write("content/pages/about.md", f"# {word}\n\nText.\n\n# News\n\nNone.\n")
    assert site.build().status == 0
    with served(site.output) as address, window(browser, width) as tab:
        tab.goto(address)
        name = box(tab.locator(".masthead-name"))
        for entry in tab.locator(".masthead-menu a").all():
            assert name["right"] < box(entry)["x"]
            assert box(entry)["right"] <= box(tab.locator(".scheme"))["x"]
