"""Videos of other hosts: nothing is asked of them before a reader wants to see one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser.axe import faults
from tests.browser.chromium import wait_for

pytestmark = pytest.mark.browser

PLAYERS = {
    "Bilibili": "https://player.bilibili.com/player.html?isOutside=true&bvid=BV1xx411c7mD",
    "YouTube": "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&start=90",
}
SIZE = """selector => {
    const { width, height } = document.querySelector(selector).getBoundingClientRect()
    return [width, height]
}"""
LEAVE = """addEventListener("click", event => {
    window.left = !event.defaultPrevented
    event.preventDefault()
})"""
WATCH = """window.stopped = []
document.addEventListener("securitypolicyviolation", e => window.stopped.push(e.blockedURI))"""


@contextmanager
def paper(browser: Browser, address: str, asked: list[str], **how: object) -> Iterator[Page]:
    """Give the page of the paper with two videos; ASKED gets what is asked of other hosts."""
    window: BrowserContext = browser.new_context(**how)  # type: ignore[arg-type]  # as said

    def answer(route: Route) -> None:
        if route.request.url.startswith(address):
            route.continue_()
            return
        asked.append(f"{route.request.url} {route.request.headers.get('referer', '')}")
        route.fulfill(body="<title>Player</title>", content_type="text/html")

    window.route("**/*", answer)
    window.add_init_script(WATCH)
    tab = window.new_page()
    tab.goto(f"{address}/publications/media/", wait_until="networkidle")
    yield tab
    window.close()


@pytest.mark.parametrize("host", PLAYERS)
def test_a_click_plays(browser: Browser, sink_address: str, host: str) -> None:
    """Nobody is asked before; a click puts the player there, with a name, the policy permitting."""
    asked: list[str] = []
    with paper(browser, sink_address, asked) as tab:
        assert tab.locator("iframe").count() == 0
        assert asked == []
        plate = tab.locator("a[data-video]", has_text=host)
        size = tab.evaluate(SIZE, "a[data-video]")
        plate.click()
        wait_for(tab, "document.querySelector('iframe')?.contentWindow.length === 0")
        frame = tab.locator(".video iframe")
        assert str(frame.get_attribute("src")).startswith(PLAYERS[host])
        assert host in str(frame.get_attribute("title"))
        assert "Four figures of one vortex" in str(frame.get_attribute("title"))
        assert tab.evaluate(SIZE, "iframe") == size
        assert tab.evaluate("document.activeElement.localName") == "iframe"
        tab.wait_for_timeout(200)
        assert tab.evaluate("window.stopped") == []
        assert faults(tab) == []
    (said,) = asked
    url, referrer = said.split()
    assert url.startswith(PLAYERS[host])
    assert referrer == f"{sink_address}/"  # which host, and not which page


def test_the_keyboard_plays(browser: Browser, sink_address: str) -> None:
    """Enter does what a click does."""
    with paper(browser, sink_address, []) as tab:
        tab.locator("a[data-video]").first.focus()
        tab.keyboard.press("Enter")
        wait_for(tab, "document.querySelectorAll('iframe').length === 1")


def test_a_tab_of_its_own(browser: Browser, sink_address: str) -> None:
    """Who asks for a new tab is left to the browser, which opens the page of the video there."""
    with paper(browser, sink_address, []) as tab:
        tab.evaluate(LEAVE)
        plate = tab.locator("a[data-video]").first
        plate.click(modifiers=["ControlOrMeta"])
        assert tab.evaluate("window.left") is True
        assert tab.locator("iframe").count() == 0
        plate.click()
        assert tab.evaluate("window.left") is False


def test_without_scripts(browser: Browser, sink_address: str) -> None:
    """It is a link to the page of the video, which then is the reader's own choice."""
    asked: list[str] = []
    with paper(browser, sink_address, asked, java_script_enabled=False) as tab:
        tab.locator("a[data-video]", has_text="YouTube").click()
        tab.wait_for_url("https://youtu.be/**")
    assert len(asked) == 1


def test_data_is_no_script(browser: Browser, sink_address: str) -> None:
    """JSON-LD stands in the page under its policy, stops nothing, and says what it is to say."""
    with paper(browser, sink_address, []) as tab:
        said = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').text)"
        assert tab.evaluate(f"{said}['@type']") == "ScholarlyArticle"
        assert tab.evaluate("window.stopped") == []
        assert "unsafe" not in tab.locator("meta[http-equiv]").first.get_attribute("content")  # type: ignore[operator]  # it has one
