"""profile.yml becomes the profile."""

from __future__ import annotations

import pytest

from paperbox.model import Affiliation, Link, Profile
from paperbox.read.profile import read_profile
from paperbox.services import SERVICES, icon_for
from paperbox.write.icons import icons
from tests.read.sources import messages, source_of

FULL = """\
name: Ada B. Example
aliases: [A. Example, "Example, Ada"]
photo: images/figure.png
bio: Tests things.
location: Testville
email: ada@a.example
affiliations:
  - University of Tests: https://u.example
  - Lab of Samples
links:
  - github: ada
  - GoogleScholar: https://scholar.google.com/citations?user=abc
  - CV: files/cv.pdf
  - Blog: https://ada.example/blog
"""


def test_every_field() -> None:
    """Each field lands in the profile, links in the author's order."""
    source = source_of(FULL)
    assert read_profile(source) == Profile(
        name="Ada B. Example",
        aliases=("A. Example", "Example, Ada"),
        photo="images/figure.png",
        bio="Tests things.",
        affiliations=(
            Affiliation("University of Tests", "https://u.example"),
            Affiliation("Lab of Samples"),
        ),
        location="Testville",
        email="ada@a.example",
        links=(
            Link("GitHub", "https://github.com/ada", "github"),
            Link(
                "Google Scholar", "https://scholar.google.com/citations?user=abc", "googlescholar"
            ),
            Link("CV", "files/cv.pdf", "link"),
            Link("Blog", "https://ada.example/blog", "link"),
        ),
    )
    assert messages(source) == []


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("bio: A", "name: missing"),
        ("name: A\nemail: a at b", 'email: expected one address, found "a at b"'),
        ("name: A\nlinks:\n  - githb: ada", 'unknown service "githb"; did you mean "github"?'),
        ("name: A\nlinks:\n  - github", 'links[0]: "github" has no value'),
        ("name: A\nlinks:\n  - Blog", "Write - Blog: and an address."),
        ("name: A\nlinks:\n  - Blog: javascript:alert(/x/)", "not an address that a page may link"),
        ("name: A\nhomepage: x", 'unknown field "homepage"'),
    ],
)
def test_mistakes(yaml: str, message: str) -> None:
    """Each mistake is named, with its fix."""
    source = source_of(yaml, "content/profile.yml")
    read_profile(source)
    (found,) = messages(source)
    assert message in found
    assert found.startswith("content/profile.yml:")


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Ada Example", "AE"), ("Ada B. C. Example", "AE"), ("Plato", "P"), ("陈晓", "陈"), ("", "")],
)
def test_initials(name: str, initials: str) -> None:
    """A monogram shows the first and the last word."""
    assert Profile(name).initials == initials


@pytest.mark.parametrize("key", SERVICES)
def test_each_service(key: str) -> None:
    """Every line of the table makes an address of a user name, keeps one, and has an icon."""
    service = SERVICES[key]
    address = service.address("@ada")
    assert address.startswith("https://")
    assert "ada" in address
    assert "@" not in address
    assert service.address(address) == address
    assert icon_for(address) == service.icon
    assert "<" in icons()[service.icon]


def test_address_of_no_service() -> None:
    """Any other address has the general icon."""
    assert icon_for("https://a.example") == icon_for("files/cv.pdf") == "link"
    assert "link" in icons()
