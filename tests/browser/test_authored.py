"""HTML of the authors' own, with their own styles, as a browser shows it."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator

from tests.browser.chromium import served, wait_for
from tests.browser.test_kitchen_sink import box, window
from tests.sites import PROFILE, SETTINGS, SiteFolder

pytestmark = pytest.mark.browser

PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">
<rect width="300" height="200" fill="teal"/>
</svg>
"""
GROUNDS = {
    "plain": "background:#fafafa",
    "spaced": "border: none; background: rgb(240, 247, 255); padding: 8px",
    "faint": "background: rgba(49, 95, 140, .055)",
    "veil": "background-color: rgba(255, 255, 255, .9)",
    "gradient": "background: linear-gradient(#fff, #eee)",
    "token": "background: var(--tint)",
    "none": "background: none",
    "clear": "background-color:transparent",
}
BOXES = "\n".join(
    f'<div id="{name}" style="{style}"><p>Some text of it. <a href="#x">A link</a></p></div>\n'
    for name, style in GROUNDS.items()
)
COLOURS = """\
<p id="red"><span style="color:#aa0404">Red</span></p>
<p id="black"><span style="color: black">Black</span></p>
<p id="bare"><span style="background:none; color:#222">Bare</span></p>
<p id="font"><font color="navy">Navy</font></p>
<p id="linked"><span style="color:#aa0404"><a href="#x">Linked</a></span></p>
<p id="marked">A line with a <span style="background: #ffc">marked word</span> in it.</p>
<p id="faded">A line with a <span style="background: rgba(255, 0, 0, .1)">faded word</span></p>
<p id="label"><span style="background:#1a3a34; color:white">Label</span></p>
"""
ROWS = """\
<div id="note" style="display: flex; gap: 10px; background: #f0f7ff; padding: 12px">
<div>🚨</div>
<div>A note of some length, which stands beside its sign and takes several lines even on a desk,
so that the sign would be made as narrow as it can be, and narrower.</div>
</div>

<div id="row" style="display:flex; gap:20px;">
<div style="flex:0 0 300px;"><img src="images/a.svg" style="display:block; width:300px"></div>
<div id="column" style="flex:1; min-width:0;">Words beside the picture, a summary of them.</div>
</div>

<div id="cards" style="overflow-x: auto">
<div style="display: flex; gap: 20px">
<div style="flex: 0 0 350px">One</div>
<div style="flex: 0 0 350px">Two</div>
</div>
</div>
"""
NESTED = """\
First.

Second.

<div id="inner">
<p>Third.</p>
<p>Fourth.</p>
<ul><li>Fifth.</li></ul>
<p>Sixth.</p>
</div>
"""
BOXED = """\
<div id="{}" style="background:#fafafa"><p>Some text of it. <a href="#x">A link</a></p></div>\
"""
FIGURE = """\
<div class='paper-box-image'><div><div class="badge">{}</div>\
<img src='images/a.svg' alt="sym" width="100%"></div></div>\
"""
CARDS = f"""\
<div class='paper-box'>{FIGURE.format("TestConf 2024")}
<div class='paper-box-text' markdown="1">

[Samples of Samples](https://a.example/samples)

**Ada Example**, Bo Sample

{BOXED.format("summed")}
</div>
</div>

<div class='paper-box'>{FIGURE.format("Kept 2023")}
<div class='paper-box-text' markdown="1">

[A title](https://a.example/kept)

- and no authors

{BOXED.format("kept")}
</div>
</div>
<style>.badge {{ padding: 0 }}</style>
"""
HOME = f"""\
# Boxes

{BOXES}

# Colours

{COLOURS}

# Rows

{ROWS}

# Nested

{NESTED}

# Cards

{CARDS}

# Stages

- *2026.04*, University of Tests, Ph.D. student
- *2025.04*, University of Tests, B.Sc.

# News

- *2026.05*: Something happened.
"""
OWN = """\
---
title: Own
---
<style>
body { background: #f7f9fb !important }
</style>

Text of a page with a style of its own, and [a link](https://a.example).
"""
ENTRIES = [f"{word} and a Thing" for word in ("About", "News", "Works", "Honours", "Talks")]
MENU = [{"label": label, "url": "#nested"} for label in (*ENTRIES, *ENTRIES)]
LOOKS = [(width, scheme) for width in (390, 768, 1440) for scheme in ("light", "dark")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose author wrote HTML."""
    site = SiteFolder(tmp_path_factory.mktemp("authored"), files={})
    site.write(
        "pelicanconf.py", SETTINGS.replace("PAPERBOX = {}", f"PAPERBOX = {{'menu': {MENU}}}")
    )
    site.write("content/profile.yml", PROFILE)
    site.write("content/images/a.svg", PICTURE)
    site.write("content/pages/about.md", HOME)
    site.write("content/pages/own.md", OWN)
    built = site.build()
    assert built.status == 0, built.err
    with served(site.output) as address:
        yield address


def luminance(colour: tuple[int, ...]) -> float:
    """Return WCAG's relative luminance."""
    parts = [part / 255 for part in colour[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colours(element: Locator) -> tuple[tuple[int, ...], tuple[int, ...], float]:
    """Return ground and ink of an element as they are painted, and their contrast."""
    image = Image.open(io.BytesIO(element.screenshot())).convert("RGB")
    counted = Counter(zip(*[iter(image.tobytes())] * 3, strict=True))
    ground = counted.most_common(1)[0][0]

    def contrast(colour: tuple[int, ...]) -> float:
        low, high = sorted((luminance(colour), luminance(ground)))
        return (high + 0.05) / (low + 0.05)

    ink = max(counted, key=contrast)
    return ground, ink, contrast(ink)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_grounds_of_their_own(browser: Browser, address: str, width: int, scheme: str) -> None:
    """Whatever ground an author gave a box, its text and its links are legible on it."""
    with window(browser, width, scheme, device_scale_factor=3) as tab:
        tab.goto(address)
        assert tab.locator(".card-summary #summed, .paper-box #kept").count() == 2
        for name in (*GROUNDS, "summed", "kept"):
            for part in ("p", "a"):
                assert colours(tab.locator(f"#{name} {part}"))[2] >= 4.5, (name, part)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_their_own(browser: Browser, address: str, scheme: str) -> None:
    """Words in colours for a light page are legible in the dark, and in light as they were."""
    with window(browser, 1440, scheme, device_scale_factor=4) as tab:
        tab.goto(address)
        for name in ("red", "black", "bare", "font", "linked", "marked", "faded", "label"):
            word = tab.locator(f"#{name} > *")
            ground, ink, contrast = colours(word)
            assert contrast >= 4.5, name
            if name == "red":
                assert ink[0] > 1.5 * max(ink[1:]), "it is no longer red"
                assert (ink == (170, 4, 4)) == (scheme == "light")
            if name == "label":
                assert (ground, ink) == ((26, 58, 52), (255, 255, 255))
        assert colours(tab.locator("#linked a"))[1] != colours(tab.locator("#red span"))[1]
        # A translucent ground in a line hides nothing of the line around it.
        assert colours(tab.locator("#faded"))[2] >= 4.5


def test_grounds_are_as_their_author_chose_them(browser: Browser, address: str) -> None:
    """In the dark a light box stays light, and one without a ground stays dark."""
    with window(browser, 1440, "dark") as tab:
        tab.goto(address)
        for name in GROUNDS:
            ground = colours(tab.locator(f"#{name}"))[0]
            assert (luminance(ground) > 0.7) == (name not in {"none", "clear"}), name


def test_page_with_a_style_of_its_own(browser: Browser, address: str) -> None:
    """What is made for a light page stays light in the dark, and all of it; other pages don't."""
    with window(browser, 1440, "dark", device_scale_factor=3) as tab:
        tab.goto(f"{address}/own/")
        for part in ("main p", "main p a", ".masthead-name", ".profile-name", ".footer .shell"):
            ground, _, contrast = colours(tab.locator(part).first)
            assert luminance(ground) > 0.8, part
            assert contrast >= 4.5, part
        tab.goto(address)
        assert luminance(colours(tab.locator("h2").first)[0]) < 0.05


def test_picture_beside_text(browser: Browser, address: str) -> None:
    """On a phone the text stands below the picture, in a wide window beside it."""
    with window(browser, 390) as tab:
        for width in (390, 440, 600):
            tab.set_viewport_size({"width": width, "height": 900})
            tab.goto(address)
            assert box(tab.locator("#column"))["width"] >= 200, width
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
        one, two = (box(part) for part in tab.locator("#cards > div > div").all())
        assert one["y"] == two["y"], "a row that scrolls stays a row"
        tab.set_viewport_size({"width": 1440, "height": 900})
        picture = box(tab.locator("#row img"))
        assert picture["right"] < box(tab.locator("#column"))["x"]


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_sign_beside_a_note(browser: Browser, address: str, width: int) -> None:
    """Neither stands on the other, and they stay side by side."""
    with window(browser, width) as tab:
        tab.goto(address)
        sign, note = tab.locator("#note > div").all()
        edge = sign.evaluate(
            """element => { const range = document.createRange()
            range.selectNodeContents(element); return range.getBoundingClientRect().right }"""
        )
        assert edge <= box(note)["x"]
        assert box(sign)["y"] == box(note)["y"]


def test_nested_paragraphs(browser: Browser, address: str) -> None:
    """Blocks in a box of the author's stand as far apart as those outside."""
    with window(browser, 1440) as tab:
        tab.goto(address)
        first, second = (box(tab.get_by_text(text, exact=True)) for text in ("First.", "Second."))
        blocks = [box(block) for block in tab.locator("#inner > *").all()]
        assert len(blocks) == 4
        for upper, lower in pairwise(blocks):
            assert lower["y"] - upper["bottom"] == pytest.approx(
                second["y"] - first["bottom"], abs=1
            )


@pytest.mark.parametrize("width", [960, 1024, 1440])
def test_long_menu(browser: Browser, address: str, width: int) -> None:
    """Every entry is there to be clicked, and the section that it leads to is not below it."""
    with window(browser, width, reduced_motion="reduce") as tab:
        tab.goto(address)
        links = tab.locator(".masthead-menu a").all()
        assert len(links) >= len(MENU)
        for link in links:
            hit = link.evaluate(
                """link => [0.02, 0.5, 0.98].every(part => {
                const box = link.getBoundingClientRect(), x = box.left + part * box.width
                return document.elementFromPoint(x, box.top + box.height / 2) === link })"""
            )
            assert hit, link.inner_text()
        links[0].click()
        wait_for(tab, "scrollY > 100")
        masthead = box(tab.locator(".masthead"))
        assert masthead["height"] < 120
        assert masthead["bottom"] <= box(tab.locator("#nested"))["y"]


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_kept_card_after_a_converted_one(browser: Browser, address: str, width: int) -> None:
    """They are one list: a single line parts them, and the badge of each has room in its frame."""
    with window(browser, width) as tab:
        tab.goto(address)
        ours, kept = box(tab.locator(".cards")), box(tab.locator(".prose > .paper-box"))
        assert kept["y"] + 1 == pytest.approx(ours["bottom"], abs=0.6)
        assert (kept["x"], kept["right"]) == (ours["x"], ours["right"])
        looks = "a => [getComputedStyle(a).color, getComputedStyle(a).textDecorationLine]"
        title = tab.locator(".card-title a").evaluate(looks)
        assert tab.get_by_role("link", name="A title").evaluate(looks) == title
        for frame in tab.locator(".card-figure, .paper-box-image").all():
            words = frame.locator(".badge").evaluate(
                """element => { const range = document.createRange()
                range.selectNodeContents(element); return range.getBoundingClientRect().left }"""
            )
            assert words - box(frame)["x"] >= 8


def test_dates_of_one_column(browser: Browser, address: str) -> None:
    """Short dates of stages take no more room than those of news."""
    with window(browser, 1440) as tab:
        tab.goto(address)
        date, words = box(tab.locator(".timeline .date").first), tab.locator(".timeline > li > div")
        assert box(words.first)["x"] - date["x"] <= 9.1 * 16
        assert box(words.nth(0))["x"] == box(words.nth(1))["x"]
