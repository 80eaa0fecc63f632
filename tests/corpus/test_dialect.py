"""Real homepages come out as Jekyll makes them."""

from __future__ import annotations

import pytest

from tests.corpus.dialect import fidelity, measure, pages

GOAL = 32
"""Of 35 home pages; a formula is a formula here, and its dollars are no words."""


@pytest.mark.shared
def test_home_pages() -> None:
    """Words, links, media and anchors of nearly all home pages are there, and no markup shows."""
    measures = fidelity()
    results = {page.name: measure(page, measures) for page in pages()}
    wrong = {name: result for name, result in results.items() if not result["ok"]}
    assert len(results) - len(wrong) >= GOAL, wrong
