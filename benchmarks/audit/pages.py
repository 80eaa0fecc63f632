"""Every page of a site, as axe, the Nu HTML checker and a reader who scrolls see it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from urllib.parse import quote

from playwright.sync_api import Browser, Response

from benchmarks.audit.tools import Tools
from tests.browser.axe import faults

SCHEMES = ("light", "dark")
WIDTHS = (320, 390, 768, 1440)
HEIGHT = 900

TO_THE_END = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 400) {
        scrollTo(0, y)
        await new Promise(done => setTimeout(done, 60))
    }
}"""


def axe(browser: Browser, address: str, pages: Iterable[str]) -> list[str]:
    """Return what axe finds on any of PAGES, in any scheme, at any width."""
    found = []
    for scheme in SCHEMES:
        context = browser.new_context(color_scheme=scheme)
        tab = context.new_page()
        for page in pages:
            tab.goto(f"{address}/{page}")
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": HEIGHT})
                place = f"/{page} {width} px {scheme}"
                found += [f"{place}: {fault}" for fault in faults(tab)]
        context.close()
    return found


def nu(tools: Tools, address: str, pages: Iterable[str]) -> list[str]:
    """Return the errors and warnings of the Nu checker on PAGES, which are served at ADDRESS.

    As files they would have no origin, so that 'self' in a policy would mean nothing. On HTML
    alone: its CSS checker does not know layers, nesting or light-dark(), and what it says of style
    in a page says nothing of the page.
    """
    said = subprocess.run(
        [
            *("java", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(tools.nu)),
            *("--format", "json", "--stdout", "--exit-zero-always"),
            *(f"{address}/{quote(page)}" for page in pages),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return complaints(said.stdout, address)


def complaints(answer: str, address: str) -> list[str]:
    """Take the errors and warnings about HTML out of the checker's answer."""
    found = []
    for one in json.loads(answer)["messages"]:
        is_warning = one.get("subType") == "warning"
        if one["message"].startswith("CSS:") or (one["type"] == "info" and not is_warning):
            continue
        kind = "warning" if is_warning else one["type"]
        page = one.get("url", "").removeprefix(address)
        extract = " ".join(one.get("extract", "").split())
        found.append(f"{kind}: {page}:{one.get('lastLine', 0)}: {one['message']} {extract}")
    return found


def images(browser: Browser, address: str, width: int, scale: float) -> int:
    """Return the bytes of all images that a reader gets who scrolls to the end of the home page."""
    got: dict[str, int] = {}

    def note(answer: Response) -> None:
        if answer.request.resource_type == "image":
            got[answer.url] = int(answer.headers.get("content-length", 0))

    size = {"width": width, "height": HEIGHT}
    context = browser.new_context(viewport=size, device_scale_factor=scale)  # type: ignore[arg-type]  # a TypedDict
    tab = context.new_page()
    tab.on("response", note)
    tab.goto(f"{address}/")
    tab.evaluate(TO_THE_END)
    tab.wait_for_load_state("networkidle")
    context.close()
    return sum(got.values())
