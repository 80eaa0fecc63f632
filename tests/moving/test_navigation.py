"""The old menu: what becomes of its entries, and what leads nowhere."""

from __future__ import annotations

import pytest

from paperbox.errors import Problems
from paperbox.keys import MenuEntry
from paperbox.moving.addresses import OldSite, old_site
from paperbox.moving.config import OldConfig
from paperbox.moving.navigation import Menu, Reachable, menu_of
from paperbox.read.source import Source

PLACE = old_site(OldConfig(url="https://ada.example", baseurl="/home"))
REACHABLE = Reachable(
    frozenset({"about-me", "-news", "news"}),
    frozenset({"publications/index.html", "files/cv.pdf", "notes.html"}),
    (("News", frozenset({"-news", "news"})),),
)


def menu(text: str, lang: str = "en", place: OldSite = PLACE) -> Menu:
    """Return what becomes of a menu."""
    source = Source(text, "navigation.yml", Problems(), lambda _: False)
    return menu_of(source, place, REACHABLE, lang)


def entry(url: str, title: str = "Entry") -> str:
    """Return a menu of one entry."""
    return f'main:\n  - title: "{title}"\n    url: "{url}"\n'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/#-news", "/#-news"),
        ("/home/#-news", "/#-news"),
        ("https://ada.example/home/#-news", "/#-news"),
        ("/publications/", "/publications/"),
        ("files/cv.pdf", "files/cv.pdf"),
        ("/notes", "/notes"),
        ("https://elsewhere.example/x", "https://elsewhere.example/x"),
    ],
)
def test_addresses(old: str, new: str) -> None:
    """Addresses count from the root of the new site; those of other sites stay."""
    found = menu(entry(old))
    assert found.entries == (MenuEntry("Entry", new),)
    assert not found.dead
    assert not found.notes


def test_what_leads_nowhere_is_told() -> None:
    """An anchor or a page that is not there stays in the menu, with a hint where there is one."""
    found = menu(entry("/#News", "Latest"))
    assert found.entries == (MenuEntry("Latest", "/#News"),)
    assert "Did you mean #news?" in found.dead[0]
    assert "/talks, which" in menu(entry("/talks/")).dead[0]


def test_signs_that_no_address_has_are_encoded() -> None:
    """A blank in an anchor is no reason to lose the entry."""
    found = menu(entry("/#-Social Honors"))
    assert found.entries == (MenuEntry("Entry", "/#-Social%20Honors"),)
    assert found.dead


def test_the_menu_that_is_made_anyway_needs_no_setting() -> None:
    """Both ids of a heading mean the same."""
    assert menu(entry("/#-news", "News")).entries is None
    assert menu(entry("/#news", "News")).entries is None
    assert menu(entry("/#-news", "Latest")).entries is not None


@pytest.mark.parametrize("text", ["", "main:\n", "main:\n#  - title: A\n", "# nothing\n"])
def test_an_empty_menu_stays_empty(text: str) -> None:
    """An author who comments out all of the menu wants none."""
    found = menu(text)
    assert found.entries == ()
    assert "empty" in found.notes[0]


def test_children() -> None:
    """Menus below the menu stay below it; their parent needs no address."""
    found = menu(
        "main:\n  - title: More\n    children:\n"
        "      - title: CV\n        url: /files/cv.pdf\n      - title: Gone\n        url: /gone/\n"
    )
    children = (MenuEntry("CV", "/files/cv.pdf"), MenuEntry("Gone", "/gone/"))
    assert found.entries == (MenuEntry("More", "", children),)
    assert len(found.dead) == 1


def test_one_menu_of_several() -> None:
    """Of menus in several languages the site's own is taken; the rest is named."""
    text = entry("/#news") + "main_fr:\n  - title: Actualités\n    url: /#news\n"
    found = menu(text)
    assert [one.label for one in found.entries or ()] == ["Entry"]
    assert "`main_fr`" in found.notes[0]


def test_keys_without_effect_are_told() -> None:
    """Nothing of the file is lost in silence."""
    found = menu(entry("/#news") + '    title_zh: "新闻"\n')
    assert "新闻" in found.notes[0]
    assert "neither" in menu("main:\n  - title: Nothing\n").notes[0]
    assert "`words`" in menu("main:\n  - words\n").notes[0]


def test_broken_yaml_is_a_mistake_of_the_file() -> None:
    """A menu that is no YAML is reported where it breaks."""
    source = Source("main:\n\t- title: A\n", "navigation.yml", Problems(), lambda _: False)
    assert menu_of(source, PLACE, REACHABLE).entries is None
    assert "navigation.yml:2" in str(source.problems.errors[0])
