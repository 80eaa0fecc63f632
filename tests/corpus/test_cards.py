"""The cards of real homepages become papers."""

from __future__ import annotations

import pytest

from tests.corpus.cards import GOAL, Score, measure
from tests.corpus.dialect import pages


@pytest.mark.shared
def test_cards() -> None:
    """Most cards in the template's own form become papers, and no paper loses anything."""
    total = Score()
    for page in pages(everything=True):
        total.add(measure(page))
    assert total.losses == []
    assert total.own_form > 90
    assert total.share >= GOAL, total.kept
