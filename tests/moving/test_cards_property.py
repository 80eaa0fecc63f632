"""Whatever cards a page has, nothing of it is lost when they become papers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from paperbox.markdown import Converter
from paperbox.moving.cards import Extracted, extract
from paperbox.read.paper_box import find_cards
from tests.moving.cards_grammar import FILES, page
from tests.moving.seen import Seen, seen
from tests.site.test_pages import PNG
from tests.sites import PROFILE, SETTINGS, SiteFolder

CONVERTER = Converter(FILES.__contains__)
Show = Callable[[Extracted], Seen]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Show:
    """What builds the site that a page and its cards became, and reads its home page."""
    folder = SiteFolder(tmp_path_factory.mktemp("cards"), {"pelicanconf.py": SETTINGS})
    folder.write("content/profile.yml", PROFILE)
    for name in FILES:
        folder.write(f"content/{name}", PNG)

    def show(found: Extracted) -> Seen:
        for old in folder.root.glob("content/publications/*.md"):
            old.unlink()
        folder.write("content/pages/about.md", found.body)
        for paper in found.papers:
            folder.write(f"content/publications/{paper.slug}.md", paper.text)
        result = folder.build()
        assert result.status == 0, result.err
        return seen((folder.output / "index.html").read_text("utf-8"), "main")

    return show


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=page())
def test_nothing_is_lost(shown: Show, text: str) -> None:
    """Words, links, pictures and anchors before are there after, on the home page as it is built.

    Neither side is read by what the conversion checks itself with.
    """
    before = seen(CONVERTER.page(text))
    found = extract(text, CONVERTER, FILES.__contains__)
    after = shown(found)
    assert not before.words - after.words
    assert before.links <= after.links
    assert before.media <= after.media
    # Our own ids count headings of the same words, and may count fewer of them now.
    gone = before.ids - after.ids
    assert [name for name in gone if not re.search(r"_\d+$", name)] == []
    assert len(found.papers) + len(found.kept) == len(find_cards(text))
    assert len({paper.slug for paper in found.papers}) == len(found.papers)
