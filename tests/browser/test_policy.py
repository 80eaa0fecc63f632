"""The Content-Security-Policy in a browser: it stops nothing that stands on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Route

from tests.browser.chromium import served, wait_for
from tests.conftest import SHARED
from tests.corpus.imported import imported
from tests.sites import SETTINGS, SiteFolder

pytestmark = pytest.mark.browser

SITES = SHARED / "corpus" / "sites"
GIF = bytes.fromhex(
    "47494638396101000100800000ffffff00000021f90400000000002c00000000010001000002024401003b"
)
WATCH = """window.stopped = []
document.addEventListener("securitypolicyviolation", event => window.stopped.push(
    `${event.effectiveDirective} ${event.blockedURI} line ${event.lineNumber}`))"""
STYLES = """() => [...document.querySelectorAll("*")].map(element => {
    const style = getComputedStyle(element)
    return ["backgroundColor", "borderRadius", "borderTopWidth", "color", "float", "fontFamily",
        "fontSize", "fontWeight", "lineHeight", "maxWidth", "paddingTop", "position", "textAlign"
        ].map(name => style[name]).join("|")})"""
"""What an author sets, less what waits for pictures or moves."""
PATIENCE = 60
"""Milliseconds for what a page still has to ask for; what is refused is so at once."""


@dataclass
class Seen:
    """What the browser said of the pages of a site."""

    stopped: dict[str, list[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    styles: dict[str, list[str]] = field(default_factory=dict)


@contextmanager
def context(browser: Browser, address: str, seen: Seen, **how: bool) -> Iterator[BrowserContext]:
    """Give a window for which every other host has an answer of ours."""

    def answer(route: Route) -> None:
        if route.request.url.startswith(f"{address}/"):
            route.continue_()
            return
        seen.asked.add(route.request.url)
        is_image = route.request.resource_type == "image"
        kind = {"script": "text/javascript", "stylesheet": "text/css"}.get(
            route.request.resource_type, "image/gif" if is_image else "text/html"
        )
        headers = {"access-control-allow-origin": "*"}
        route.fulfill(body=GIF if is_image else b"", content_type=kind, headers=headers)

    window = browser.new_context(viewport={"width": 1200, "height": 900}, **how)  # type: ignore[arg-type]  # as said
    window.add_init_script(WATCH)
    window.route("**/*", answer)
    yield window
    window.close()


def visit(browser: Browser, output: Path, **how: bool) -> Seen:
    """Visit every page that templates made."""
    seen = Seen()
    with served(output) as address, context(browser, address, seen, **how) as window:
        tab = window.new_page()
        tab.on("console", lambda m: seen.errors.append(m.text) if m.type == "error" else None)
        tab.on("pageerror", lambda error: seen.errors.append(str(error)))
        for path in sorted(output.rglob("*.html")):
            if 'content="Paperbox' not in path.read_text("utf-8", "replace"):
                continue
            page = path.relative_to(output).as_posix()
            tab.goto(f"{address}/{page}", wait_until="load")
            # Pictures and frames far below the window would wait to be scrolled to.
            tab.evaluate("document.querySelectorAll('[loading]').forEach(e => e.loading = 'eager')")
            tab.wait_for_timeout(PATIENCE)
            seen.stopped[page] = tab.evaluate("window.stopped")
            seen.styles[page] = tab.evaluate(STYLES)
    return seen


def assert_nothing_is_stopped(seen: Seen) -> None:
    """No page has lost anything to its policy."""
    assert {page: stopped for page, stopped in seen.stopped.items() if stopped} == {}
    assert seen.stopped
    assert [said for said in seen.errors if "Content Security Policy" in said] == []


@pytest.mark.parametrize("name", ["demo", "sink"])
def test_ours(browser: Browser, name: str, request: pytest.FixtureRequest) -> None:
    """On the demo and the site with everything nothing is stopped, and the console is silent."""
    site: SiteFolder = request.getfixturevalue(name)
    seen = visit(browser, site.output)
    assert_nothing_is_stopped(seen)
    assert seen.errors == []


def weight(site: Path) -> int:
    """Return how much a site of the corpus has that a policy could stop."""
    texts = (path.read_text("utf-8", "replace") for path in (site / "jekyll").rglob("*.md"))
    return sum(len(re.findall(r"\bstyle=|<style|<script|<iframe|\bon\w+=", t)) for t in texts)


def heaviest() -> list[str]:
    """Return the ten sites of the corpus that have the most of it."""
    found = sorted(SITES.iterdir(), key=weight, reverse=True) if SITES.is_dir() else []
    return [site.name for site in found[:10]]


@pytest.mark.shared
@pytest.mark.parametrize("name", heaviest())
def test_real_sites(browser: Browser, name: str, tmp_path: Path) -> None:
    """Imported sites lose nothing, and look as they would without a policy."""
    site = imported(name, tmp_path)
    seen = visit(browser, site.output)
    assert_nothing_is_stopped(seen)
    assert seen.styles == visit(browser, site.output, bypass_csp=True).styles


OWN = """\
---
title: Own
---
<style>.own { color: rgb(1, 2, 3) }</style>

<p class="own" id="sheet">A</p>
<p id="attribute" style="color: rgb(4, 5, 6); font-family: &quot;Mono&quot;">B</p>
<p id="handler" onclick="this.textContent = 'clicked'">C</p>
<a id="address" href="javascript:void(document.title = 'followed')">D</a>
<p id="script">E</p>
<img id="picture" src="https://pictures.example/a.png" alt="">
<iframe src="https://frames.example/" title="F"></iframe>
<script>document.getElementById("script").textContent = "run"</script>
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """A site whose author wrote everything inline that there is."""
    site = SiteFolder(tmp_path_factory.mktemp("own"))
    site.write("content/pages/own.md", OWN)
    built = site.build()
    assert (built.status, built.err) == (0, "")
    return site


def test_own_styles_and_scripts(browser: Browser, own: SiteFolder) -> None:
    """What an author wrote inline applies and runs."""
    seen = Seen()
    with served(own.output) as address, context(browser, address, seen) as window:
        tab = window.new_page()
        tab.goto(f"{address}/own/", wait_until="networkidle")
        colour = "element => getComputedStyle(element).color"
        assert tab.locator("#sheet").evaluate(colour) == "rgb(1, 2, 3)"
        assert tab.locator("#attribute").evaluate(colour) == "rgb(4, 5, 6)"
        assert tab.locator("#script").inner_text() == "run"
        assert tab.locator("#picture").evaluate("image => image.naturalWidth") == 1
        tab.locator("#handler").click()
        assert tab.locator("#handler").inner_text() == "clicked"
        tab.locator("#address").click()
        wait_for(tab, "document.title === 'followed'")
        assert tab.evaluate("window.stopped") == []
    assert seen.asked == {"https://pictures.example/a.png", "https://frames.example/"}


def test_what_is_not_the_authors(browser: Browser, own: SiteFolder) -> None:
    """What gets into the page otherwise neither styles, nor runs, nor loads."""
    seen = Seen()
    with served(own.output) as address, context(browser, address, seen) as window:
        tab = window.new_page()
        tab.goto(f"{address}/own/", wait_until="networkidle")
        seen.asked.clear()
        tab.evaluate(
            """document.body.insertAdjacentHTML("beforeend",
            `<p id="foreign" style="color: rgb(7, 8, 9)" onclick="window.evil = 1">X</p>
            <img src="https://evil.example/a.png" onerror="window.evil = 2">
            <iframe src="https://evil.example/"></iframe><form action="https://evil.example/">`)
            const script = document.createElement("script"); script.textContent = "window.evil = 3"
            document.body.append(script)"""
        )
        tab.locator("#foreign").click()
        wait_for(tab, "new Set(window.stopped.map(said => said.split(' ')[0])).size >= 5")
        assert tab.evaluate("window.evil") is None
        stopped = {said.split()[0] for said in tab.evaluate("window.stopped")}
        assert stopped == {
            "style-src-attr",
            "script-src-attr",
            "img-src",
            "frame-src",
            "script-src-elem",
        }
    assert seen.asked == set()


SERVICES = {
    "visitor_map": {
        "revolvermaps": "5abcdefghij",
        "clustrmaps": "a" * 43,
        "mapmyvisitors": "b" * 43,
        "flagcounter": "Ab1c",
    },
    "analytics": {
        "google": "G-ABC1234567",
        "plausible": "pa-abcdef_GHIJKL-012345",
        "umami": "01234567-89ab-cdef-0123-456789abcdef",
        "goatcounter": "ada",
        "cloudflare": "c" * 32,
        "baidu": "d" * 32,
    },
    "comments": {
        "repo": "ada/ada.github.io",
        "repo_id": "R_kgD",
        "category": "General",
        "category_id": "DIC_k",
    },
}


def test_services(browser: Browser, tmp_path: Path) -> None:
    """All that a site may ask for of other hosts loads, and the starters of ours do their work."""
    site = SiteFolder(tmp_path)
    site.write("pelicanconf.py", SETTINGS.replace("{}", repr(SERVICES)))
    site.write("content/posts/2024-05-23-a.md", "---\ntitle: A\n---\nText.\n")
    built = site.build()
    assert (built.status, built.err) == (0, "")
    seen = visit(browser, site.output)
    assert_nothing_is_stopped(seen)
    assert seen.errors == []
    hosts = {re.match("https://([^/]+)/", url)[1] for url in seen.asked}  # type: ignore[index]  # all are such
    assert hosts == {
        "rf.revolvermaps.com",
        "clustrmaps.com",
        "mapmyvisitors.com",
        "s11.flagcounter.com",
        "www.googletagmanager.com",
        "plausible.io",
        "cloud.umami.is",
        "gc.zgo.at",
        "static.cloudflareinsights.com",
        "hm.baidu.com",
        "giscus.app",
    }
    with served(site.output) as address, context(browser, address, seen) as window:
        tab = window.new_page()
        tab.goto(address, wait_until="load")
        assert tab.evaluate("dataLayer.map(said => said[0])") == ["js", "config"]
        assert tab.evaluate("dataLayer[1][1]") == "G-ABC1234567"
        assert tab.evaluate("typeof plausible.init") == "function"
        sent = tab.evaluate(
            """Promise.all(["https://region1.google-analytics.com/g", "https://plausible.io/api",
            "https://gateway.umami.is/api", "https://ada.goatcounter.com/count",
            "https://cloudflareinsights.com/cdn-cgi/rum", "https://hm.baidu.com/hm.gif"].map(
            url => fetch(url, { mode: "no-cors" }).then(() => 1)))"""
        )
        assert sent == [1] * 6
        assert tab.evaluate("window.stopped") == []


@pytest.mark.parametrize("forced", ["none", "active"])
def test_icons_that_are_copies(browser: Browser, sink_address: str, forced: str) -> None:
    """An icon that is drawn elsewhere on the page shows, in forced colours and on paper too."""
    window = browser.new_context(forced_colors=forced)  # type: ignore[arg-type]  # one of both
    tab = window.new_page()
    tab.goto(sink_address)
    icon = tab.locator("aside svg.icon:has(use)").first
    for media in ("screen", "print"):
        tab.emulate_media(media=media)  # type: ignore[arg-type]  # one of both
        box = icon.locator("use").evaluate("use => use.getBoundingClientRect().width")
        assert box > 5
    tab.emulate_media(media="screen")
    shot = icon.screenshot()
    icon.evaluate("icon => icon.querySelector('use').remove()")
    assert icon.screenshot() != shot
    assert tab.locator("svg:visible:has(symbol)").count() == 0
    window.close()
