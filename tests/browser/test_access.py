"""Without scripts, with the keyboard alone, in colours of the reader's, much enlarged, on paper."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.browser.chromium import served
from tests.browser.test_kitchen_sink import box, window
from tests.sites import SiteFolder

pytestmark = pytest.mark.browser

PAGES = ("", "research/", "publications/media/", "zh/", "ar/", "posts/hello/")
WORDS = """() => document.body.innerText.split(/\\s+/)
    .filter(word => word && !["Copy", "Copied", "复制"].includes(word)).join(" ")"""

STOPS = "a[href], button, summary, input:not([disabled]), video[controls], [tabindex='0']"
ALL = f"""() => [...document.querySelectorAll("{STOPS}")]
    .filter(element => element.checkVisibility() && !element.closest("[popover], .skip-link"))
    .map((element, index) => {{ element.dataset.stop = index }}).length"""

FOCUSED = """() => {
    const element = document.activeElement, style = getComputedStyle(element)
    const boxes = [...element.getClientRects()].filter(box => box.width && box.height)
    const inView = boxes.some(({ left, top, width, height }) => {
        const there = document.elementFromPoint(left + Math.min(width, 20) / 2, top + height / 2)
        return there && (element.contains(there) || there.contains(element))
    })
    // The parts of a player have rings of their own, and so has the dot of a figure in a strip.
    const ringOf = part => getComputedStyle(part, "::scroll-marker").outlineStyle !== "none"
    const hasRing = style.outlineStyle !== "none" || element.localName === "video"
        || [element, ...element.children].some(ringOf)
    return [element.dataset.stop, inView, hasRing, element.outerHTML]
}"""


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [390, 1440])
def test_without_scripts(browser: Browser, sink_address: str, page: str, width: int) -> None:
    """Every word that is seen with scripts is seen without, and nothing is left empty."""
    seen = []
    for scripts in (True, False):
        with window(browser, width, java_script_enabled=scripts) as tab:
            tab.goto(f"{sink_address}/{page}", wait_until="networkidle")
            seen.append(tab.evaluate(WORDS))
    assert seen[0] == seen[1]
    assert len(seen[0]) > 200


@pytest.mark.parametrize("page", ["", "research/", "publications/media/"])
@pytest.mark.parametrize("width", [390, 1440])
def test_keyboard_alone(browser: Browser, sink_address: str, page: str, width: int) -> None:
    """Tab comes to everything that can be used; each is in sight then, with a ring around it."""
    with window(browser, width, reduced_motion="reduce") as tab:
        tab.goto(f"{sink_address}/{page}", wait_until="networkidle")
        count = tab.evaluate(ALL)
        reached = set[str]()
        tab.keyboard.press("Tab")
        for _ in range(count + 40):
            tab.keyboard.press("Tab")
            stop, in_view, has_ring, html = tab.evaluate(FOCUSED)
            if stop is None:
                continue
            assert in_view, html[:200]
            assert has_ring, html[:200]
            reached.add(stop)
        assert reached == {str(number) for number in range(count)}


@pytest.mark.parametrize("page", PAGES)
def test_four_times_as_large(browser: Browser, sink_address: str, page: str) -> None:
    """A window of 1280 by 1024 at 400 %: nothing scrolls sideways, and there is room to read."""
    with window(browser, 320) as tab:
        tab.set_viewport_size({"width": 320, "height": 256})
        tab.goto(f"{sink_address}/{page}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320
        tab.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
        assert box(tab.locator(".masthead"))["bottom"] <= 256 / 3
        cut = tab.evaluate(
            """() => [...document.querySelectorAll("main *, aside *")].filter(element => {
                const { left, right } = element.getBoundingClientRect()
                const own = element.closest(".strip, .table, pre, .math-block, math, svg, .said")
                return !own && element.checkVisibility() && (left < -1 || right > 321)
            }).map(element => element.outerHTML.slice(0, 120))"""
        )
        assert cut == []


@pytest.mark.parametrize("page", ["", "research/"])
def test_forced_colours(browser: Browser, sink_address: str, page: str) -> None:
    """In the reader's own colours every word is there, and buttons have an edge."""
    with window(browser, 1440) as tab:
        tab.goto(f"{sink_address}/{page}", wait_until="networkidle")
        words = tab.evaluate(WORDS)
        tab.emulate_media(forced_colors="active")
        assert tab.evaluate(WORDS) == words
        ground = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        for part in (".scheme", ".links a", ".badge", ".copy > button"):
            for element in tab.locator(part).all()[:3]:
                ink, edge = element.evaluate(
                    "e => [getComputedStyle(e).color, getComputedStyle(e).borderTopColor]"
                )
                assert ink != ground
                assert edge != ground


@pytest.fixture(params=["A4", "Letter"])
def paper(request: pytest.FixtureRequest) -> str:
    """A format of paper."""
    return str(request.param)


@pytest.mark.parametrize(
    ("page", "selector"),
    [
        ("", ".card-figure img"),
        ("", ".stage-logo"),
        ("", ".logo >> nth=1"),
        ("publications/sinks/", ".paper-figure img"),
    ],
)
def test_figures_in_forced_colours(
    browser: Browser, sink_address: str, page: str, selector: str
) -> None:
    """On a reader's own black, dark lines are to be seen."""
    with window(browser, 1440, "dark", forced_colors="active") as tab:
        tab.goto(f"{sink_address}/{page}")
        picture = tab.locator(selector).first
        picture.scroll_into_view_if_needed()
        picture.evaluate("image => image.decode()")
        seen = Image.open(io.BytesIO(picture.screenshot())).convert("L")
        middle = seen.crop((4, 4, seen.width - 4, seen.height - 4))
        assert middle.getextrema()[1] > 240
        assert middle.getextrema()[0] < 120


def test_a_page_prints(browser: Browser, sink_address: str, paper: str) -> None:
    """On either paper a page is a few sheets, with text as wide as the paper."""
    with window(browser, 1440, "dark") as tab:
        tab.goto(f"{sink_address}/publications/sinks/")
        pdf = tab.pdf(format=paper)
        assert pdf.count(b"/Type /Page\n") <= 3


def test_cards_on_paper(browser: Browser, sink_address: str) -> None:
    """Cards are not split, headings stay with them, and addresses stand where they help."""
    with window(browser, 720) as tab:
        tab.emulate_media(media="print")
        tab.goto(sink_address)
        for selector, name, value in (
            (".card", "breakInside", "avoid"),
            (".timeline > li", "breakInside", "avoid"),
            ("main h2", "breakAfter", "avoid"),
            (".legend", "breakAfter", "avoid"),
            ("section", "display", "block"),  # in a grid they would not be kept together
            (".cards", "display", "block"),
        ):
            found = tab.locator(selector).first.evaluate(f"e => getComputedStyle(e).{name}")
            assert found == value, selector
        for part in (".masthead", ".scheme", ".footer", ".skip-link"):
            assert not tab.locator(part).is_visible(), part
        after = "a => getComputedStyle(a, '::after').content"
        assert tab.locator(".accounts a", has_text="GitHub").evaluate(after) != "none"
        assert "arxiv.org" in tab.locator(".links a", has_text="arXiv").first.evaluate(after)
        assert tab.locator(".links a", has_text="Slides").first.evaluate(after) == "none"


def test_all_papers_on_paper(browser: Browser, sink_address: str) -> None:
    """What is to be pressed is gone, what is left follows without covering anything."""
    with window(browser, 720) as tab:
        tab.emulate_media(media="print")
        tab.goto(f"{sink_address}/publications/")
        assert not tab.locator(".filter").is_visible()
        title, legend = box(tab.locator(".page-title")), box(tab.locator(".legend"))
        first = box(tab.locator(".papers-group").first)
        assert title["bottom"] <= legend["y"]
        assert legend["bottom"] <= first["y"]
        tab.goto(f"{sink_address}/publications/video/")
        assert tab.locator(".paper-figure video").count()
        assert not tab.locator(".paper-figure").is_visible()


def test_addresses_on_paper(browser: Browser, tmp_path: Path) -> None:
    """One that nobody would type is not printed."""
    site = SiteFolder(tmp_path)
    links = "[short](https://a.example/b?c=1) [long](https://a.example/?q=%E7%99%BE&r=2)"
    site.write("content/pages/about.md", f"# About\n\n{links}\n")
    assert site.build().status == 0
    with served(site.output) as address, window(browser, 720) as tab:
        tab.emulate_media(media="print")
        tab.goto(address)
        after = "a => getComputedStyle(a, '::after').content"
        short, long = (
            tab.locator("p a", has_text=words).evaluate(after) for words in ("short", "long")
        )
        assert "a.example/b?c=1" in short
        assert long == "none"


def test_little_is_loaded(demo: SiteFolder) -> None:
    """The demo's home page: 20 kB of HTML and CSS at most when compressed, and 4 of scripts."""
    files = [demo.output / "index.html", *(demo.output / "theme").glob("*.css")]
    assert len(files) == 2
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 20_000
    scripts = [demo.output / str(script["src"]) for script in demo.page().select("script[src]")]
    assert len(scripts) == 2
    assert sum(len(gzip.compress(file.read_bytes())) for file in scripts) <= 4_000
