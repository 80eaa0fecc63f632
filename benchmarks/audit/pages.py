"""Every page of a site, as axe, the Nu HTML checker and a reader who scrolls see it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

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


def nu(tools: Tools, folder: Path) -> list[str]:
    """Return the errors and warnings of the Nu checker on every page below FOLDER.

    On HTML alone: its CSS checker does not know layers, nesting or light-dark(), and what it says
    of style in a page says nothing of the page.
    """
    said = subprocess.run(  # noqa: S603
        [
            *("java", "-jar", str(tools.nu), "--format", "json", "--stdout"),
            *("--exit-zero-always", "--skip-non-html", str(folder)),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return complaints(said.stdout, folder)


def complaints(answer: str, folder: Path) -> list[str]:
    """Take the errors and warnings about HTML out of the checker's answer."""
    found = []
    for one in json.loads(answer)["messages"]:
        is_warning = one.get("subType") == "warning"
        if one["message"].startswith("CSS:") or (one["type"] == "info" and not is_warning):
            continue
        kind = "warning" if is_warning else one["type"]
        page = one.get("url", "").partition(f"{folder.name}/")[2]
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
