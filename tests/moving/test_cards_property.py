"""Whatever cards a page has, nothing of it is lost when they become papers."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings

from paperbox.errors import Problems
from paperbox.markdown import Converter
from paperbox.moving.cards import Extracted, extract
from paperbox.read.paper_box import find_cards, shown, shown_of
from paperbox.read.publication import read_publication
from paperbox.read.source import Source
from tests.moving.cards_grammar import FILES, page

CONVERTER = Converter(FILES.__contains__)


def after(found: Extracted) -> tuple[Counter[str], set[str], set[str]]:
    """Return the words, links and pictures of what a page and its cards became."""
    whole = shown_of(CONVERTER.html(found.body))
    words, links, media = whole.words.copy(), set(whole.links), set(whole.media)
    for paper in found.papers:
        problems = Problems()
        source = Source(paper.text, f"{paper.slug}.md", problems, FILES.__contains__)
        again = read_publication(source, paper.slug)
        assert again is not None
        assert problems.errors == []
        seen = shown(again, CONVERTER.html(again.summary, scope=paper.slug))
        words += seen.words
        links |= seen.links
        media |= seen.media
    return words, links, media


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(page())
def test_nothing_is_lost(text: str) -> None:
    """Words, links and pictures before are there after, in the page or in its papers."""
    before = shown_of(CONVERTER.html(text))
    found = extract(text, CONVERTER, FILES.__contains__)
    words, links, media = after(found)
    assert not before.words - words
    assert before.links <= links
    assert before.media <= media
    assert len(found.papers) + len(found.kept) == len(find_cards(text))
    assert len({paper.slug for paper in found.papers}) == len(found.papers)
