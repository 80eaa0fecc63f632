"""Whatever cards a page has, nothing of it is lost when they become papers."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings

from paperbox.errors import Problems
from paperbox.markdown import Converter
from paperbox.moving.cards import Extracted, extract
from paperbox.read.paper_box import Shown, find_cards, shown, shown_of
from paperbox.read.publication import read_publication
from paperbox.read.source import Source
from tests.moving.cards_grammar import FILES, page

CONVERTER = Converter(FILES.__contains__)


def after(found: Extracted) -> Shown:
    """Return what there is to a page and to what its cards became."""
    whole = shown_of(CONVERTER.page(found.body))
    for paper in found.papers:
        problems = Problems()
        source = Source(paper.text, f"{paper.slug}.md", problems, FILES.__contains__)
        again = read_publication(source, paper.slug)
        assert again is not None
        assert problems.errors == []
        whole += shown(again, CONVERTER.html(again.summary, scope=paper.slug))
    return whole


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(page())
def test_nothing_is_lost(text: str) -> None:
    """Words, links, pictures and anchors before are there after, in the page or its papers."""
    found = extract(text, CONVERTER, FILES.__contains__)
    lost = shown_of(CONVERTER.page(text)).lost(after(found))
    # Our own ids count headings of the same words, and may count less of them now.
    assert [what for what in lost if not re.fullmatch(r"the anchor #.*_\d+", what)] == []
    assert len(found.papers) + len(found.kept) == len(find_cards(text))
    assert len({paper.slug for paper in found.papers}) == len(found.papers)
