"""The dates of real homepages are read."""

from __future__ import annotations

import pytest

from tests.corpus.dated import GOAL, SITES, Score, measure


@pytest.mark.shared
def test_dated_entries() -> None:
    """Nearly all dated entries have their date, and none has a wrong one."""
    total = Score()
    for site in sorted(SITES.iterdir()):
        total.add(measure(site))
    assert total.wrong == []
    assert total.total > 500
    assert total.right >= GOAL * total.total, total.missed
