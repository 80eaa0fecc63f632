"""Take the screenshots that a designer looks at: three widths, light, dark, and printed.

python -m tests.browser.shots SITE FOLDER [PAGE ...]

SITE is the folder of any built site. Without pages: the home page, and one page of each folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.browser.chromium import opened, served

WIDTHS = (390, 768, 1440)
HEIGHT = 900


# Pictures far below the window would wait to be scrolled to.
LOAD = """async () => {
    const all = [...document.images]
    all.forEach(image => image.loading = "eager")
    await Promise.allSettled(all.map(image => image.decode()))
}"""


def pages_of(site: Path) -> list[str]:
    """Return the home page, and the first page of each folder beside it that does not lead on."""
    folders: dict[str, str] = {}
    for path in sorted(site.rglob("index.html")):
        if 'http-equiv="refresh"' in path.read_text("utf-8"):
            continue
        page = str(path.parent.relative_to(site)).removeprefix(".")
        folders.setdefault(page.partition("/")[0], f"{page}/" if page else "")
    return list(folders.values())


def main(site: str, folder: str, *pages: str) -> None:
    """Write FOLDER/<page>-<width>-<scheme>.png and FOLDER/<page>.pdf for each page of SITE."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with served(Path(site)) as address, opened() as browser:
        for page in pages or pages_of(Path(site)):
            name = page.strip("/").replace("/", "-") or "home"
            for scheme in ("light", "dark"):
                for width in WIDTHS:
                    context = browser.new_context(
                        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme
                    )
                    tab = context.new_page()
                    tab.goto(f"{address}/{page}")
                    tab.evaluate(LOAD)
                    shot = target / f"{name}-{width}-{scheme}.png"
                    tab.screenshot(path=str(shot), full_page=True)
                    if (width, scheme) == (WIDTHS[-1], "light"):
                        tab.pdf(path=str(target / f"{name}.pdf"), format="A4")
                    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
