"""What thirty photographs of 4000 × 3000 pixels cost a reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from benchmarks.audit import photographs
from benchmarks.audit.server import served
from tests.sites import SiteFolder

KB = 1000


@pytest.fixture(scope="module")
def album(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The site of thirty papers with a photograph each."""
    site = photographs.write(tmp_path_factory.mktemp("album"))
    built = site.run()
    assert built.status == 0, built.err
    return site


@pytest.fixture(scope="module")
def address(album: SiteFolder) -> Iterator[str]:
    with served(album.output) as address:
        yield address


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(390, 844, 3), (768, 1024, 2), (1440, 900, 1), (1440, 900, 2)]
)
def test_first_view(browser: Browser, address: str, width: int, height: int, scale: float) -> None:
    """What is loaded before the reader scrolls stays below 250 kB, all files included."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale
    )
    tab = context.new_page()
    got: list[float] = []

    def note(event: dict[str, Any]) -> None:
        got.append(event["encodedDataLength"])

    session = context.new_cdp_session(tab)
    session.on("Network.loadingFinished", note)
    session.send("Network.enable")
    tab.goto(address, wait_until="networkidle")
    figures = tab.locator(".card-figure img").evaluate_all(
        "all => all.filter(image => image.complete && image.naturalWidth).length"
    )
    context.close()
    assert figures > 0
    assert sum(got) <= 250 * KB, f"{figures} figures in {len(got)} files"


def test_all_sizes_together(album: SiteFolder) -> None:
    """All that is made of the photographs weighs a twentieth of them."""
    originals = sum(path.stat().st_size for path in (album.root / "content/images").iterdir())
    made = sum(path.stat().st_size for path in (album.output / "images/sized").iterdir())
    assert originals >= 20 * made
