"""Who owns a homepage stands out in lists of authors; so do others, who are not taken for them."""

from __future__ import annotations

import pytest

from paperbox.model import Author
from paperbox.moving.aliases import aliases_in, is_form_of
from paperbox.moving.owner import Names

Authors = tuple[Author, ...]


def authors(*names: str) -> Authors:
    """Return a list of authors; a name with a ``!`` alone stands out."""
    return tuple(Author(name.rstrip("!"), is_owner=name.endswith("!")) for name in names)


@pytest.mark.parametrize(
    ("name", "other", "is_form"),
    [
        ("Y. Example", "Yongxin Example", True),
        ("Example, Yong-Xin", "Yongxin Example", True),
        ("example yongxin", "Yongxin Example", True),
        ("Ada Example", "Ada B. Example", True),
        ("Adà Éxample", "Ada Example", True),
        ("Wei Example", "Yongxin Example", False),
        ("Yi Example", "Yixin Example", False),
        ("Example", "Ada Example", False),
        ("Ada Sample", "Ada Example", False),
        ("", "Ada Example", False),
        ("陈晓", "陈晓", True),
    ],
)
def test_forms_of_a_name(name: str, other: str, is_form: bool) -> None:
    """Initials, order, hyphens and accents make no other person; another given name does."""
    assert is_form_of(name, other) is is_form
    assert is_form_of(other, name) is is_form


@pytest.mark.parametrize(
    ("lists", "aliases"),
    [
        (
            [authors("A. Example!", "Bo Sample"), authors("Ada Example", "Bo Sample!")],
            ("A. Example",),
        ),
        ([authors("Ada Example!", "Bo Sample")], ()),
        ([authors("Nick!", "Bo"), authors("Nick!", "Cy"), authors("Di!", "Nick")], ("Nick",)),
        ([authors("Nick!", "Bo"), authors("Di!", "Cy")], ()),
        ([authors("Bo Sample!", "Ada Example")], ()),
        ([authors("陈晓!", "Bo Sample")], ()),
        ([authors("Bo Sample", "Cy Third")], ()),
    ],
)
def test_aliases(lists: list[Authors], aliases: tuple[str, ...]) -> None:
    """Another form of the name is an alias, and the one name that most lists have in bold."""
    assert aliases_in(lists, Names("Ada Example", "陈晓")) == aliases
