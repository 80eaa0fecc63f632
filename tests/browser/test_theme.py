"""The theme as a browser shows it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import faults
from tests.browser.chromium import served
from tests.browser.test_kitchen_sink import box, window
from tests.sites import ABOUT, PROFILE, SETTINGS, SiteFolder

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1440)
PAPER = "publications/dynmoe/"


@pytest.fixture(scope="module")
def demo_address(demo: SiteFolder) -> Iterator[str]:
    """The address of the demo."""
    with served(demo.output) as address:
        yield address


@pytest.fixture(scope="module")
def extreme_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with too much of everything."""
    site = SiteFolder(tmp_path_factory.mktemp("extreme"))
    word, names = "Donaudampfschifffahrt" * 4, ", ".join(f"Author Number{n}*" for n in range(60))
    links = "".join(f"  - Link {n} {word[:40]}: https://a.example/{n}\n" for n in range(40))
    site.write("content/profile.yml", f"{PROFILE}bio: {word}\nlocation: {word}\nlinks:\n{links}")
    site.write(
        "content/publications/one.md",
        f"---\ntitle: {'Long ' * 60}{word}\nauthors: [{names}, 陈晓]\nyear: 2024\n"
        f"badge: {word}\naward: {word}\nlinks:\n{links}---\n{word} `{word}`\n\n    {word}\n",
    )
    table = f"| A | B |\n|---|---|\n| {word} | {word} |"
    about = f"{ABOUT}\n# {word}\n\n{table}\n\n- 2020 - now: {word}\n\n- {word}\n"
    site.write("content/pages/about.md", about)
    site.write("content/news.md", f"- 2024: {word}\n")
    built = site.build()
    assert built.status == 0, built.err
    with served(site.output) as address:
        yield address


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page in a light, narrow window."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="light")
    yield context.new_page()
    context.close()


def style(tab: Page, selector: str, name: str) -> str:
    """Return a computed style of the first element that matches."""
    script = "([s, n]) => getComputedStyle(document.querySelector(s)).getPropertyValue(n)"
    return str(tab.evaluate(script, [selector, name]))


@pytest.mark.parametrize("page", ["", PAPER])
def test_axe(tab: Page, demo_address: str, page: str) -> None:
    """Axe finds nothing on a phone or in a wide window, in the light or in the dark."""
    tab.goto(f"{demo_address}/{page}")
    for width, scheme in product((390, 1440), ("light", "dark")):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.emulate_media(color_scheme=scheme)
        assert faults(tab) == [], (width, scheme)


def test_axe_has_something_to_say(tab: Page) -> None:
    """It sees what must not be: small targets, which WCAG 2.2 brought, too."""
    tab.set_content(
        "<title>T</title><img src=a.png><button style='all: unset'>i</button>"
        "<button style='all: unset'>j</button>"
    )
    rules = {fault.partition(":")[0] for fault in faults(tab)}
    assert {"image-alt", "target-size", "html-has-lang", "landmark-one-main"} <= rules


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", ["", PAPER])
def test_no_sideways_scroll(tab: Page, demo_address: str, page: str, width: int) -> None:
    """The demo fits every width."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{demo_address}/{page}")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", ["", "publications/one/"])
def test_no_sideways_scroll_at_extremes(
    tab: Page, extreme_address: str, page: str, width: int
) -> None:
    """Long words, 60 authors, 40 links and wide tables fit too."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{extreme_address}/{page}")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_loads_from_here_alone(tab: Page, demo_address: str) -> None:
    """The page asks no other host, and the console stays silent."""
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.goto(demo_address, wait_until="networkidle")
    assert len(asked) == 6  # page, stylesheet, figure, icon, the scripts of scheme and menu
    assert all(url.startswith(demo_address) for url in asked)
    assert said == []


def test_profile_is_whole_on_a_phone(tab: Page, demo_address: str) -> None:
    """Nothing of the sidebar is hidden in a narrow window, and it comes before the text."""
    tab.goto(demo_address)
    for item in tab.locator("aside li").all():
        assert item.is_visible()
    aside, main = (tab.locator(name).bounding_box() for name in ("aside", "main"))
    assert aside
    assert main
    assert aside["y"] < main["y"]


def test_sidebar_beside_the_text_on_a_desk(tab: Page, demo_address: str) -> None:
    """In a wide window the sidebar stands beside the text and lines have 60 to 80 characters."""
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.goto(demo_address)
    aside, prose = (tab.locator(name).first.bounding_box() for name in ("aside", ".prose"))
    assert aside
    assert prose
    assert aside["x"] + aside["width"] < prose["x"]
    sample = "the quick brown fox jumps over the lazy dog and then some more of it"
    width = tab.evaluate(
        """text => { const span = document.createElement("span"); span.textContent = text;
        span.style.whiteSpace = "nowrap"; document.querySelector(".prose p").append(span);
        return span.getBoundingClientRect().width }""",
        sample,
    )
    assert 60 <= prose["width"] / width * len(sample) <= 80


def test_menu_leads_to_sections(tab: Page, demo_address: str) -> None:
    """A section that the menu leads to is not hidden below the masthead."""
    tab.goto(demo_address)
    tab.get_by_role("link", name="News").click()
    tab.wait_for_timeout(600)
    heading = tab.locator("#news").bounding_box()
    masthead = tab.locator(".masthead").bounding_box()
    assert heading
    assert masthead
    assert masthead["height"] <= heading["y"] <= 800


@pytest.mark.parametrize("width", WIDTHS)
def test_masthead_is_in_one_line(tab: Page, demo_address: str, width: int) -> None:
    """Entries of the menu stand side by side, on a phone below the name; none covers another."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(demo_address)
    name, *entries = [box(link) for link in tab.locator(".masthead a").all()]
    for left, right in pairwise(entries):
        assert left["right"] < right["x"]
        assert left["y"] == right["y"]
    assert len(entries) == 5
    assert name["bottom"] <= entries[0]["y"] + 1 if width < 640 else name["right"] < entries[0]["x"]


def test_skip_link(tab: Page, demo_address: str) -> None:
    """The first stop of the keyboard is a visible way past the menu."""
    tab.goto(demo_address)
    tab.keyboard.press("Tab")
    focused = tab.locator(":focus")
    assert focused.inner_text() == "Skip to content"
    assert box(focused)["x"] >= 0
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/#_main")


def luminance(colour: str) -> float:
    """Return the lightness of ``rgb(r, g, b)``, from 0 to 255."""
    parts = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    return sum(parts) / 3


def test_follows_the_system(tab: Page, demo_address: str) -> None:
    """Light and dark come from the system, without a script."""
    tab.goto(demo_address)
    assert luminance(style(tab, "html", "background-color")) > 240
    tab.emulate_media(color_scheme="dark")
    assert luminance(style(tab, "html", "background-color")) < 40
    assert luminance(style(tab, "html", "color")) > 200


def test_print(tab: Page, demo_address: str) -> None:
    """Paper has no menu and no dark ground."""
    tab.emulate_media(media="print", color_scheme="dark")
    tab.goto(demo_address)
    assert not tab.locator(".masthead").is_visible()
    assert tab.locator("h1").is_visible()
    assert luminance(style(tab, "html", "color")) < 60


def test_badge_covers_no_figure(tab: Page, demo_address: str) -> None:
    """The badge stands above the figure's drawing, not on it."""
    tab.goto(demo_address)
    badge = tab.locator(".card-figure .badge").bounding_box()
    figure = tab.locator(".card-figure img").bounding_box()
    assert badge
    assert figure
    assert badge["y"] + badge["height"] <= figure["y"]


def test_list_without_papers(browser: Browser, tmp_path: Path) -> None:
    """It leaves no lines behind."""
    site = SiteFolder(tmp_path, files={"pelicanconf.py": SETTINGS, "content/profile.yml": PROFILE})
    site.write("content/pages/about.md", "# Publications\n\n[PUBLICATIONS]\n")
    assert site.build().status == 0
    with served(site.output) as address, window(browser, 390) as tab:
        tab.goto(address)
        assert not tab.locator(".cards").is_visible()
