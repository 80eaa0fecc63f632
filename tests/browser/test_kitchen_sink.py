"""Every page of the site with everything, as a browser shows it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.axe import faults
from tests.browser.chromium import wait_for
from tests.html_check import main as html_faults
from tests.kitchen_sink import EMAILS, FOLDER
from tests.sites import SiteFolder

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "publications/",
    "publications/bare/",
    "publications/sinks/",
    "publications/media/",
    "publications/gif/",
    "publications/video/",
    "publications/sixty/",
    "publications/long/",
    "publications/chinese/",
    "publications/arabic/",
    "publications/marks/",
    "publications/identifiers/",
    "publications/first/",
    "publications/DBLP-conf-drain-Example04/",
    "publications/mueller2003/",
    "publications/hidden/",
    "publications/released/",
    "lists/",
    "research/",
    "basins/",
    "hidden/",
    "zh/",
    "ar/",
    "news/",
    "posts/",
    "posts/hello/",
    "posts/short-note/",
    "posts/drop-zh/",
    "posts/hidden-post/",
    "posts/tags/water/",
    "404.html",
)
LOOKS = [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")]
HARVESTED = r"[\w.+-]+\s*(?:@|\[at\]|&#64;|%40)\s*(?:\w[\w-]*\.)+[a-z]{2,}"
"""What a harvester of addresses looks for."""


@contextmanager
def window(browser: Browser, width: int, scheme: str = "light", **more: object) -> Iterator[Page]:
    """Give a page of a window."""
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, **more)
    yield context.new_page()
    context.close()


def box(element: Locator) -> dict[str, float]:
    """Return where an element stands, with its far edges."""
    found = element.bounding_box()
    assert found
    right, bottom = found["x"] + found["width"], found["y"] + found["height"]
    return {**found, "right": right, "bottom": bottom}


def test_pages_are_all(sink: SiteFolder) -> None:
    """PAGES are the pages of the site, but for what leads on, and a tag of each further kind."""
    pages = {str(path.relative_to(sink.output)) for path in sink.output.rglob("*.html")}
    moved = {page for page in pages if 'http-equiv="refresh"' in (sink.output / page).read_text()}
    assert moved == {
        "about/index.html",
        "me.html",
        "projects/index.html",
        "2026/08/hello/index.html",
    }
    shown = {page for page in pages - moved if not page.startswith("posts/tags/")}
    files = {page if page.endswith(".html") else f"{page}index.html" for page in PAGES}
    tested = {file for file in files if not file.startswith("posts/tags/")}
    assert shown == tested


def test_html_is_strict(sink: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """A strict parser has nothing to say against any page, and no id stands twice."""
    assert html_faults(str(sink.output)) == 0, capsys.readouterr().out


def test_sources_are_small() -> None:
    """The site stays small enough for a repository."""
    made = {".cache", "__pycache__"}
    files = [p for p in FOLDER.rglob("*") if p.is_file() and not made & set(p.parts)]
    assert sum(path.stat().st_size for path in files) < 100_000


@pytest.mark.parametrize("page", PAGES)
def test_page(browser: Browser, sink_address: str, page: str) -> None:
    """Axe finds nothing in any look; nothing scrolls sideways, asks elsewhere, or complains."""
    asked: list[str] = []
    said: list[str] = []
    with window(browser, 320) as tab:
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(f"{sink_address}/{page}", wait_until="networkidle")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320
        for width, scheme in LOOKS:
            tab.set_viewport_size({"width": width, "height": 900})
            tab.emulate_media(color_scheme=scheme)
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            assert faults(tab) == [], (width, scheme)
    assert not [url for url in asked if not url.startswith((sink_address, "data:"))]
    assert said == []


def test_mail_without_a_script(browser: Browser, sink_address: str) -> None:
    """Readers see the address, and their programs for mail get it."""
    with window(browser, 1440, java_script_enabled=False) as tab:
        tab.goto(sink_address)
        links = tab.locator('a[href^="mailto:"]').all()
        assert [link.inner_text() for link in links] == list(EMAILS)
        # What ``a.href`` holds is what a program for mail is given; it undoes the %65.
        targets = [unquote(str(link.get_attribute("href"))) for link in links]
        assert targets == [f"mailto:{address}" for address in EMAILS]


def test_harvesters_find_no_mail(sink: SiteFolder) -> None:
    """Neither in the source, nor with references resolved, nor without tags."""
    assert re.search(HARVESTED, EMAILS[0])
    for path in sink.output.rglob("*.html"):
        source = re.sub(r'https?://[^\s"<]+', "", path.read_text("utf-8"))
        plain = html.unescape(source)
        for text in (source, plain, re.sub(r"<[^>]*>", "", plain), re.sub(r"<[^>]*>", " ", plain)):
            assert not any(address in text for address in EMAILS), path
            # What the cleverest finds is nobody's: a word in the middle says so.
            assert all("remove-this" in hit for hit in re.findall(HARVESTED, text)), path


@pytest.mark.parametrize("page", ["", "ar/"])
@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_submenu(browser: Browser, sink_address: str, page: str, width: int) -> None:
    """It opens by click and by keyboard, lies within the window, and Escape closes it."""
    with window(browser, width) as tab:
        tab.goto(f"{sink_address}/{page}")
        button, menu = tab.get_by_role("button", name="Languages"), tab.locator("#menu-m-4")
        assert not menu.is_visible()
        button.click()
        place = box(menu)
        assert place["x"] >= 0
        assert place["right"] <= width
        assert box(button)["bottom"] - 8 <= place["y"]
        assert place["bottom"] <= 900
        assert all(link.is_visible() for link in menu.locator("a").all())
        tab.keyboard.press("Escape")
        assert not menu.is_visible()
        button.focus()
        tab.keyboard.press("Enter")
        assert menu.is_visible()
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.closest('.submenu')?.id") == "menu-m-4"
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/zh/")


@pytest.mark.parametrize("width", [390, 1440])
def test_submenu_below_a_submenu(browser: Browser, sink_address: str, width: int) -> None:
    """The list above stays open, and both lie within the window."""
    with window(browser, width) as tab:
        tab.goto(sink_address)
        tab.get_by_role("button", name="Research").click()
        tab.get_by_role("button", name="Deeper").click()
        menus = [box(menu) for menu in tab.locator(".submenu:popover-open").all()]
        assert len(menus) == 2
        assert all(menu["x"] >= 0 and menu["right"] <= width for menu in menus)
        assert tab.get_by_role("link", name="Deepest").is_visible()


def test_video_waits_in_silence(browser: Browser, sink_address: str) -> None:
    """It is muted, has its poster, loads nothing before its reader asks, and then plays."""
    asked: list[str] = []
    with window(browser, 1440) as tab:
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(f"{sink_address}/publications/video/", wait_until="networkidle")
        video = tab.locator("video")
        state = video.evaluate("v => [v.muted, v.controls, v.paused, v.poster, v.ariaLabel]")
        assert state[:3] == [True, True, True]
        assert state[3] == f"{sink_address}/images/poster.png"
        assert state[4] == "A drop that runs over the basin"
        assert state[3] in asked
        assert not [url for url in asked if url.endswith(".webm")]
        video.evaluate("v => v.play()")
        wait_for(tab, "document.querySelector('video').currentTime > 0")


def test_code_is_shown_on_demand(browser: Browser, sink_address: str) -> None:
    """A QR code and an id show when asked for, by the keyboard too."""
    with window(browser, 390) as tab:
        tab.goto(sink_address)
        code, number = tab.get_by_alt_text("QR code of WeChat"), tab.get_by_text("100000000")
        assert not code.is_visible()
        assert not number.is_visible()
        tab.locator("summary", has_text="WeChat").click()
        assert code.is_visible()
        assert min(box(code)["width"], box(code)["height"]) >= 150
        tab.locator("summary", has_text="QQ").focus()
        tab.keyboard.press("Enter")
        assert number.is_visible()


@pytest.mark.parametrize("page", ["", "ar/"])
@pytest.mark.parametrize("width", [390, 1440])
def test_sign_of_an_account(browser: Browser, sink_address: str, page: str, width: int) -> None:
    """A finger on the sign gets where one on the word gets."""
    under = """li => { const sign = li.querySelector("svg").getBoundingClientRect()
        const [x, y] = [sign.x + sign.width / 2, sign.y + sign.height / 2]
        return document.elementFromPoint(x, y).closest("a") === li.querySelector("a") }"""
    with window(browser, width) as tab:
        tab.goto(f"{sink_address}/{page}")
        for name in ("X", "GitHub"):
            entry = tab.locator(
                ".accounts > li", has=tab.get_by_role("link", name=name, exact=True)
            )
            entry.scroll_into_view_if_needed()
            assert entry.evaluate(under), name


def test_strip_scrolls_within_itself(browser: Browser, sink_address: str) -> None:
    """The strip shows the edge of its next figure, and the keyboard moves it."""
    with window(browser, 390) as tab:
        tab.goto(sink_address)
        strip = tab.locator(".strip").first
        figures = strip.locator("> *").all()
        assert len(figures) == 5
        drawing = box(figures[1].locator("img"))
        assert drawing["x"] + 40 < box(strip)["right"] < drawing["right"]
        strip.focus()
        tab.keyboard.press("ArrowRight")
        wait_for(tab, "document.querySelector('.strip').scrollLeft > 0")
        assert tab.evaluate("scrollX") == 0


CARDS = ["Everybody who ever looked", "A title of three hundred", "Right-to-left water"]


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("title", CARDS)
def test_card_of_extremes(browser: Browser, sink_address: str, title: str, width: int) -> None:
    """Figure, badge and text stay within the card, and cover nothing of each other."""
    with window(browser, width) as tab:
        tab.goto(sink_address)
        card = tab.locator("article.card", has_text=title).last
        whole, figure = box(card), box(card.locator(".card-figure"))
        text, image = box(card.locator(".card-text")), box(card.locator("img"))
        assert box(card.locator(".badge").first)["bottom"] <= image["y"] + 1
        assert text["right"] <= whole["right"] + 1
        assert figure["right"] <= text["x"] or figure["bottom"] <= text["y"]
        parts = [box(part) for part in card.locator(".card-text > *").all()]
        assert all(upper["bottom"] <= lower["y"] for upper, lower in pairwise(parts))


def test_stand_in_for_a_figure(browser: Browser, sink_address: str) -> None:
    """Beside figures, titles of papers without one stand in line; a phone shows no blank."""
    edge = "e => e.querySelector('.card-text').getBoundingClientRect().x"
    with window(browser, 1440) as tab:
        tab.goto(sink_address)
        cards = tab.locator(".cards").last
        assert cards.locator(".card-plain").count() > 1
        assert len({round(card.evaluate(edge)) for card in cards.locator(".card").all()}) == 1
        tab.set_viewport_size({"width": 390, "height": 900})
        plain = cards.locator(".card-plain").first
        assert plain.evaluate("e => getComputedStyle(e, '::before').content") == "none"


def test_names_from_right_to_left(browser: Browser, sink_address: str) -> None:
    """They do not turn what stands beside them: authors follow each other from left to right."""
    with window(browser, 1440) as tab:
        tab.goto(f"{sink_address}/publications/arabic/")
        names = ["Ana Alder", "محمد", "דוד", "Mira Lindqvist", "فاطمة", "Ben Birch"]
        authors = tab.locator(".authors")
        places = authors.evaluate(
            """(whole, names) => names.map(name => {
                const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT)
                while (walker.nextNode()) {
                    const start = walker.currentNode.data.indexOf(name)
                    if (start < 0) continue
                    const range = document.createRange()
                    range.setStart(walker.currentNode, start)
                    range.setEnd(walker.currentNode, start + name.length)
                    const box = range.getBoundingClientRect()
                    return [box.top, box.left]
                }
            })""",
            names,
        )
        lines = [(round(top / 20), left) for top, left in places]
        assert lines == sorted(lines)
        mark = box(authors.locator(".marks").first)
        name = box(authors.locator('[lang="ar"]').first)
        assert name["right"] <= mark["x"] + 1


@pytest.mark.parametrize("page", ["", "posts/hello/", "research/", "zh/"])
def test_measure(browser: Browser, sink_address: str, page: str) -> None:
    """Lines of text in a wide window have 65 to 75 letters, or some 36 Han characters."""
    with window(browser, 1440) as tab:
        tab.goto(f"{sink_address}/{page}")
        sample = (
            "水" * 36
            if page == "zh/"
            else ("the quick brown fox jumps over the lazy dog " * 2)[:70]
        )
        width, line = tab.locator(".prose > p").first.evaluate(
            """(p, text) => { const span = document.createElement("span"); span.textContent = text;
            span.style.whiteSpace = "nowrap"; const line = p.getBoundingClientRect().width;
            p.append(span); return [span.getBoundingClientRect().width, line] }""",
            sample,
        )
        assert 65 / 70 <= line / width <= 80 / 70


def test_page_comes_before_the_profile_on_a_phone(browser: Browser, sink_address: str) -> None:
    """A paper's page begins with the paper; in a wide window the profile stands beside it."""
    for width in (390, 1440):
        with window(browser, width) as tab:
            tab.goto(f"{sink_address}/publications/sinks/")
            main, aside = box(tab.locator("main")), box(tab.locator("aside"))
            assert main["bottom"] <= aside["y"] if width == 390 else aside["right"] < main["x"]


def test_page_without_a_sidebar(browser: Browser, sink_address: str) -> None:
    """It stands in the middle."""
    with window(browser, 1440) as tab:
        tab.goto(f"{sink_address}/basins/")
        assert tab.locator("aside").count() == 0
        main = box(tab.locator("main"))
        assert abs(main["x"] - (1440 - main["right"])) <= 1


def test_passages_in_another_language(browser: Browser, sink_address: str) -> None:
    """English news on a Chinese page say so, and Chinese emphasis has dots and no slant."""
    with window(browser, 1440) as tab:
        tab.goto(f"{sink_address}/zh/")
        for entry in tab.locator(".news > li > div, .card-summary").all():
            assert entry.get_attribute("lang") == "en"
        slants = tab.evaluate(
            "[...document.querySelectorAll('main em')].map(em => [em.closest('[lang]').lang,"
            " getComputedStyle(em).fontStyle, getComputedStyle(em).textEmphasisStyle])"
        )
        assert sorted(map(tuple, slants)) == [
            *[("en", "italic", "none")] * 2,
            ("zh", "normal", "dot"),
        ]


def test_right_to_left(browser: Browser, sink_address: str) -> None:
    """An Arabic page has its sidebar at the right, and an English sentence ends with its stop."""
    with window(browser, 1440) as tab:
        tab.goto(f"{sink_address}/ar/")
        assert box(tab.locator("main"))["right"] < box(tab.locator("aside"))["x"]
        date = tab.locator(".news .date").first
        day, year = (date.evaluate(EDGE, part) for part in ("2 ", "2026"))
        assert day < year
        for card in tab.locator(".card-text", has=tab.locator(".card-summary")).all():
            summary, title = box(card.locator(".card-summary")), box(card.locator(".card-title"))
            assert abs(summary["right"] - title["right"]) <= 1


def test_news_from_right_to_left(browser: Browser, sink_address: str) -> None:
    """A piece of Arabic news stands at its date, not at the far side of a wide window."""
    with window(browser, 1440) as tab:
        tab.goto(f"{sink_address}/news/")
        arabic = tab.locator(".news [dir=rtl]").first
        words, room = box(arabic), box(arabic.locator("xpath=.."))
        assert words["x"] == room["x"]
        assert words["width"] < room["width"] / 2


EDGE = """(element, part) => { const text = element.firstChild, range = document.createRange()
    const start = text.data.replaceAll("\\u00a0", " ").indexOf(part)
    range.setStart(text, start); range.setEnd(text, start + part.length)
    return range.getBoundingClientRect().left }"""


def test_print(browser: Browser, sink_address: str) -> None:
    """On paper all that is folded away is open, and what only leads on is gone."""
    with window(browser, 1440, "dark") as tab:
        tab.goto(f"{sink_address}/research/")
        folded = tab.get_by_text("What is folded away.")
        assert not folded.is_visible()
        tab.emulate_media(media="print")
        assert folded.is_visible()
        assert not tab.locator(".masthead").is_visible()
        tab.goto(sink_address)
        assert not tab.get_by_role("link", name="All news").is_visible()
        strip = tab.locator(".strip").first
        frame, pictures = box(strip), [box(picture) for picture in strip.locator("img").all()]
        assert len(pictures) == 4
        assert all(frame["x"] <= one["x"] and one["right"] <= frame["right"] for one in pictures)
        assert not strip.locator("video").is_visible()
