"""Light and dark: by the system, or as the reader chose."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, Route

from tests.browser.chromium import served, wait_for
from tests.browser.test_authored import HOME, OWN, PICTURE, luminance
from tests.browser.test_kitchen_sink import faults, window
from tests.sites import ABOUT, FILES, SETTINGS, SiteFolder

pytestmark = pytest.mark.browser

DARK = "Dark colours"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site, with a page whose own style is for the light."""
    site = SiteFolder(tmp_path_factory.mktemp("scheme"), FILES)
    site.write("content/pages/about.md", f"{ABOUT}\n{HOME}")
    site.write("content/pages/own.md", OWN)
    site.write("content/images/a.svg", PICTURE)
    built = site.build()
    assert built.status == 0, built.err
    with served(site.output) as address:
        yield address


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page in a window of a system that is light."""
    with window(browser, 1440) as tab:
        yield tab


def is_dark(tab: Page) -> bool:
    """Whether the page is, and the toggle says so where there is one."""
    colour = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    dark = luminance(tuple(int(part) for part in colour[4:-1].split(","))) < 0.1
    toggle = tab.locator(".scheme")
    if toggle.count() and toggle.is_visible():
        tab.locator(f".scheme[aria-pressed={str(dark).lower()}]").wait_for(timeout=2000)
    return dark


def choose(tab: Page) -> None:
    """Press the toggle."""
    tab.get_by_role("button", name=DARK).click()


def test_choice_is_remembered(tab: Page, address: str) -> None:
    """It holds after a reload, on other pages, and whatever the system then says."""
    tab.goto(address)
    assert not is_dark(tab)
    choose(tab)
    assert is_dark(tab)
    tab.reload()
    assert is_dark(tab)
    tab.goto(f"{address}/publications/one/")
    assert is_dark(tab)
    for system in ("dark", "light"):
        tab.emulate_media(color_scheme=system)  # type: ignore[arg-type]  # as said
        assert is_dark(tab)


def test_system_is_followed(tab: Page, address: str) -> None:
    """At first, and again once the choice is what the system says; nothing is kept then."""
    tab.goto(address)
    for _ in range(2):
        for system in ("dark", "light"):
            tab.emulate_media(color_scheme=system)  # type: ignore[arg-type]  # as said
            assert is_dark(tab) == (system == "dark")
        choose(tab)
        assert tab.evaluate("localStorage.length") == 1
        choose(tab)
        assert tab.evaluate("localStorage.length") == 0


def test_nothing_flashes(tab: Page, address: str) -> None:
    """However late the script comes, no frame of the page has the other scheme."""
    tab.goto(address)
    choose(tab)
    tab.add_init_script(
        """window.seen = []
        const look = () => {
            const { body, documentElement } = document
            if (body) seen.push(getComputedStyle(documentElement).backgroundColor)
            requestAnimationFrame(look)
        }
        look()"""
    )

    def late(route: Route) -> None:
        tab.wait_for_timeout(400)
        route.continue_()

    tab.route("**/scheme.*.js", late)
    tab.reload()
    wait_for(tab, "seen.length > 5")
    assert len(set(tab.evaluate("seen"))) == 1
    assert is_dark(tab)


def test_chosen_dark_is_the_dark_of_the_system(browser: Browser, address: str) -> None:
    """Every pixel looks the same, also of what authors coloured themselves."""
    shots = []
    for scheme in ("dark", "light"):
        with window(browser, 1440, scheme) as tab:
            tab.goto(address)
            if scheme == "light":
                choose(tab)
                tab.mouse.move(0, 0)
                tab.evaluate("document.activeElement.blur()")
            assert is_dark(tab)
            shot = tab.screenshot(full_page=True, animations="disabled")
            shots.append(Image.open(io.BytesIO(shot)).convert("RGB"))
    # Where a gradient is rounded, one step may differ.
    extrema = ImageChops.difference(*shots).getextrema()
    assert max(most for _, most in extrema) <= 4  # type: ignore[misc]  # three bands, three pairs


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keyboard(tab: Page, address: str, key: str) -> None:
    """The toggle is a button like any other."""
    tab.goto(address)
    tab.get_by_role("button", name=DARK).focus()
    tab.keyboard.press(key)
    assert is_dark(tab)


def test_other_tabs_follow(tab: Page, address: str) -> None:
    """A choice holds at once wherever the site is open."""
    tab.goto(address)
    other = tab.context.new_page()
    other.goto(address)
    choose(other)
    wait_for(tab, "document.documentElement.dataset.scheme === 'dark'")
    assert is_dark(tab)


def test_browser_that_keeps_nothing(tab: Page, address: str) -> None:
    """The choice holds for the page, and nothing complains."""
    said = list[str]()
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    tab.goto(address)
    choose(tab)
    assert is_dark(tab)
    assert said == []


@pytest.mark.parametrize("kept", ["", "blue", "system", "{}"])
def test_strange_memory(tab: Page, address: str, kept: str) -> None:
    """What another script kept under our name is as good as nothing."""
    tab.goto(address)
    tab.evaluate("kept => localStorage.setItem('paperbox-scheme', kept)", kept)
    tab.reload()
    assert not is_dark(tab)
    choose(tab)
    assert is_dark(tab)


def test_without_scripts(browser: Browser, address: str) -> None:
    """There is no toggle, and the system is followed."""
    for scheme in ("light", "dark"):
        with window(browser, 390, scheme, java_script_enabled=False) as tab:
            tab.goto(address)
            assert not tab.locator(".scheme").is_visible()
            assert is_dark(tab) == (scheme == "dark")


def test_page_that_is_light(tab: Page, address: str) -> None:
    """One whose author's style goes with light alone has no toggle and ignores the choice."""
    tab.goto(address)
    choose(tab)
    tab.goto(f"{address}/own/")
    assert not tab.locator(".scheme").count()
    assert not is_dark(tab)


def test_paper_is_white(tab: Page, address: str) -> None:
    """Who chose dark prints light."""
    tab.goto(address)
    choose(tab)
    tab.emulate_media(media="print")
    ink = tab.evaluate("getComputedStyle(document.querySelector('h2')).color")
    assert luminance(tuple(int(part) for part in ink[4:-1].split(","))) < 0.1


@pytest.mark.parametrize("page", ["", "research/", "publications/media/", "zh/"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_in_chosen_schemes(browser: Browser, sink_address: str, page: str, width: int) -> None:
    """Axe finds nothing in a scheme that is not the system's."""
    for system in ("light", "dark"):
        with window(browser, width, system) as tab:
            tab.goto(f"{sink_address}/{page}")
            tab.locator(".scheme").click()
            assert is_dark(tab) == (system == "light")
            assert faults(tab) == []


GISCUS = {"repo": "ada/a", "repo_id": "R_kgD", "category": "A", "category_id": "DIC_k"}
CLIENT = """const frame = document.createElement("iframe")
frame.src = "https://giscus.app/widget"
document.currentScript.after(frame)"""
WIDGET = """<script>window.told = []
onmessage = event => told.push(event.data.giscus.setConfig.theme)
parent.postMessage({ giscus: { resizeHeight: 100 } }, "*")</script>"""


def test_comments_follow(browser: Browser, tmp_path: Path) -> None:
    """What giscus shows has the scheme that the reader chose, before and while it is there."""
    site = SiteFolder(tmp_path)
    site.write("pelicanconf.py", SETTINGS.replace("{}", repr({"comments": GISCUS})))
    site.write("content/posts/2024-05-23-a.md", "---\ntitle: A\n---\nText.\n")
    assert site.build().status == 0
    with served(site.output) as address, window(browser, 1440) as tab:
        script, page = ("text/javascript", CLIENT), ("text/html", WIDGET)
        for file, (kind, body) in {"client.js": script, "widget": page}.items():
            tab.route(
                f"https://giscus.app/{file}",
                lambda route, kind=kind, body=body: route.fulfill(
                    body=body,
                    content_type=kind,
                    headers={"access-control-allow-origin": "*"},
                ),
            )

        def told() -> list[str]:
            tab.wait_for_timeout(100)
            found: list[str] = next(f for f in tab.frames if "widget" in f.url).evaluate("told")
            return found

        tab.goto(f"{address}/posts/a/", wait_until="load")
        assert told() == []
        choose(tab)
        assert told() == ["dark"]
        choose(tab)
        assert told() == ["dark", "preferred_color_scheme"]
        choose(tab)
        tab.reload(wait_until="load")
        assert told() == ["dark"]
