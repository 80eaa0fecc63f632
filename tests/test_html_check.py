"""The check of the built HTML finds what it is there to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.html_check import faults, main

GOOD = "<!doctype html><html lang=en><head><title>A</title></head><body><p>B</p></body></html>"


@pytest.mark.parametrize(
    ("html", "count"),
    [
        (GOOD, 0),
        (GOOD.replace("</p>", "</b></p>"), 1),
        (GOOD.replace("<!doctype html>", ""), 1),
        (GOOD.replace("<p>B</p>", "<p id=a></p><p id=a></p>"), 1),
        (GOOD.replace("<p>B", "<p><div>B"), 2),
    ],
)
def test_faults(tmp_path: Path, html: str, count: int) -> None:
    """A wrong tag, a missing doctype and a doubled id are faults; a right page has none."""
    page = tmp_path / "a.html"
    page.write_text(html)
    assert len(faults(page)) == count
    assert main(str(tmp_path)) == (1 if count else 0)


def test_no_pages(tmp_path: Path) -> None:
    """A folder without a page is no success."""
    assert main(str(tmp_path)) == 1
