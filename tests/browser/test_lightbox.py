"""Figures that open large, and code that is copied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.chromium import wait_for
from tests.browser.test_kitchen_sink import box, faults, window

pytestmark = pytest.mark.browser

FIRST, SECOND = "From the tap to the drain, one box a step", "A field of velocities"


@pytest.fixture
def tab(browser: Browser, sink_address: str) -> Iterator[Page]:
    """The page with two figures in its text, and with code."""
    with window(browser, 1440) as tab:
        tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.goto(f"{sink_address}/research/")
        yield tab


IS_ORIGINAL = """(() => {
    const picture = document.querySelector(".lightbox img")
    const originals = [...document.querySelectorAll("a.zoom")].map(link => link.href)
    return picture.complete && originals.includes(picture.src)
})()"""


def link_of(tab: Page, words: str) -> Locator:
    """Return the link around a small figure."""
    return tab.locator("main a.zoom", has=tab.get_by_alt_text(words))


def shown(tab: Page) -> tuple[str, str]:
    """Return the file and the caption of what is open, once the original is there."""
    picture = tab.locator(".lightbox img")
    wait_for(tab, IS_ORIGINAL)
    return str(picture.get_attribute("src")).rpartition("/")[2], tab.locator(
        ".lightbox-words"
    ).inner_text()


def test_opens_large(tab: Page) -> None:
    """A click shows the original over the page, with its words, and no address changes."""
    link, before = link_of(tab, FIRST), tab.url
    small = box(link.locator("img"))
    link.click()
    assert shown(tab) == ("wide.svg", FIRST)
    assert box(tab.locator(".lightbox img"))["width"] > 3 * small["width"]
    assert tab.url == before
    assert faults(tab) == []
    tab.get_by_role("button", name="Close").click()
    assert not tab.locator(".lightbox").is_visible()


def test_keyboard(tab: Page) -> None:
    """Enter opens, arrows lead on and around, Escape closes, and focus is where it was."""
    link_of(tab, SECOND).focus()
    tab.keyboard.press("Enter")
    assert shown(tab) == ("field.png", SECOND)
    assert tab.locator(".lightbox-place").inner_text() == "2 / 2"
    for key, words in (("ArrowRight", FIRST), ("ArrowRight", SECOND), ("ArrowLeft", FIRST)):
        tab.keyboard.press(key)
        assert shown(tab)[1] == words
    for name in ("Previous figure", "Next figure", "Close"):
        button = tab.get_by_role("button", name=name)
        button.focus()
        assert button.evaluate("b => getComputedStyle(b).outlineStyle") != "none"
    tab.keyboard.press("Escape")
    assert not tab.locator(".lightbox").is_visible()
    assert link_of(tab, SECOND).evaluate("link => link === document.activeElement")


def test_buttons_and_ground(tab: Page) -> None:
    """Buttons lead on, and a click beside the picture closes."""
    link_of(tab, FIRST).click()
    tab.get_by_role("button", name="Next figure").click()
    assert shown(tab)[1] == SECOND
    tab.get_by_role("button", name="Previous figure").click()
    assert shown(tab)[1] == FIRST
    tab.mouse.click(30, 30)
    assert not tab.locator(".lightbox").is_visible()


def test_new_tab_as_ever(tab: Page) -> None:
    """With the key for a new tab the link does what links do."""
    with tab.context.expect_page() as opened:
        link_of(tab, FIRST).click(modifiers=["ControlOrMeta"])
    assert opened.value.url.endswith("/images/wide.svg")
    assert not tab.locator(".lightbox").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 768])
def test_on_small_screens(browser: Browser, sink_address: str, width: int, scheme: str) -> None:
    """All of it lies within the window, and no button on the picture."""
    with window(browser, width, scheme) as tab:
        tab.goto(f"{sink_address}/research/")
        link_of(tab, SECOND).click()
        assert shown(tab) == ("field.png", SECOND)
        wait_for(tab, "document.querySelector('.lightbox img').naturalWidth > 0")
        picture = box(tab.locator(".lightbox-frame"))
        for button in tab.locator(".lightbox > button").all():
            place = box(button)
            assert min(place["width"], place["height"]) >= 44
            assert 0 <= place["x"] < place["right"] <= width
            assert 0 <= place["y"] < place["bottom"] <= 900
            apart = (
                place["right"] <= picture["x"],
                picture["right"] <= place["x"],
                place["bottom"] <= picture["y"],
                picture["bottom"] <= place["y"],
            )
            assert any(apart)
        assert faults(tab) == []


def test_without_scripts(browser: Browser, sink_address: str) -> None:
    """The link opens the original, and code has no button."""
    with window(browser, 1440, java_script_enabled=False) as tab:
        tab.goto(f"{sink_address}/research/")
        assert not tab.get_by_role("button", name="Copy").count()
        link_of(tab, FIRST).click()
        tab.wait_for_url("**/images/wide.svg")


def test_copy(tab: Page) -> None:
    """The button copies the whole block and says so, to readers of screens too."""
    block = tab.locator(".code").first
    button, status = block.get_by_role("button", name="Copy"), block.get_by_role("status")
    assert status.inner_text() == ""
    button.click()
    status.get_by_text("Copied").wait_for()
    assert tab.evaluate("navigator.clipboard.readText()") == block.locator("pre").inner_text()
    assert faults(tab) == []
    assert tab.get_by_role("button", name="Copy").count() == tab.locator("main pre").count()


def test_copy_by_keyboard(tab: Page) -> None:
    """The button comes after its block, and shows when it is reached."""
    block = tab.locator(".code").nth(1)
    block.locator("pre").focus()
    tab.keyboard.press("Tab")
    button = block.get_by_role("button", name="Copy")
    assert button.evaluate("button => button === document.activeElement")
    assert button.evaluate("button => getComputedStyle(button).opacity") == "1"
    tab.keyboard.press("Enter")
    block.get_by_text("Copied").wait_for()
    assert tab.evaluate("navigator.clipboard.readText()").startswith("$ make sink")


def test_copy_that_is_refused(browser: Browser, sink_address: str) -> None:
    """Where the browser won't, the reader is told; where it never does, there is no button."""
    refuse = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))"
    never = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    with window(browser, 1440) as tab:
        tab.add_init_script(refuse)
        tab.goto(f"{sink_address}/research/")
        tab.get_by_role("button", name="Copy").first.click()
        tab.get_by_text("Select the text to copy it").wait_for()
    with window(browser, 1440) as tab:
        tab.add_init_script(never)
        tab.goto(f"{sink_address}/research/")
        assert not tab.get_by_role("button", name="Copy").count()
