"""Take the screenshots that a designer looks at: three widths, light, dark, and printed.

python -m tests.browser.shots SITE FOLDER [PAGE ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.browser.chromium import opened, served

WIDTHS = (390, 768, 1440)
HEIGHT = 900


def main(site: str, folder: str, *pages: str) -> None:
    """Write FOLDER/<page>-<width>-<scheme>.png and FOLDER/<page>.pdf for each page of SITE."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with served(Path(site)) as address, opened() as browser:
        for page in pages or ("",):
            name = page.strip("/").replace("/", "-") or "home"
            for scheme in ("light", "dark"):
                for width in WIDTHS:
                    context = browser.new_context(
                        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme
                    )
                    tab = context.new_page()
                    tab.goto(f"{address}/{page}")
                    shot = target / f"{name}-{width}-{scheme}.png"
                    tab.screenshot(path=str(shot), full_page=True)
                    if (width, scheme) == (WIDTHS[-1], "light"):
                        tab.pdf(path=str(target / f"{name}.pdf"), format="A4")
                    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
