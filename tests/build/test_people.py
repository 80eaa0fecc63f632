"""Whose names stand in author lists."""

from __future__ import annotations

import pytest

from paperbox.build.people import Cast
from paperbox.model import Author, PartialDate, Person, Profile, Publication

OWNER = Profile("Ádá Exämple", aliases=("Á. Exämple",))
PEOPLE = (Person("Bo Sämple", url="https://one.example"), Person("Bo Sample", url="https://two"))


@pytest.mark.parametrize(
    ("name", "is_owner", "url"),
    [
        ("Ádá Exämple", True, ""),
        ("Ada Example", True, ""),
        ("A. Example", True, ""),
        ("Ädä Example", False, ""),
        ("Bo Sämple", False, "https://one.example"),
        ("Bo Sample", False, "https://two"),
        ("Bo Sâmple", False, ""),
    ],
)
def test_accents(name: str, *, is_owner: bool, url: str) -> None:
    """A name that has lost its accents is known, unless it is somebody else's."""
    cast = Cast(OWNER, PEOPLE)
    paper = Publication("a", "A", (Author(name),), PartialDate(2024), "a.md")
    (author,) = cast.identified(paper).authors
    assert (author.is_owner, author.url) == (is_owner, url)
