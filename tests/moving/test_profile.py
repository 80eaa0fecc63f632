"""The author of ``_config.yml`` -> a profile.yml that its own reader takes."""

from __future__ import annotations

import pytest

from paperbox.errors import Problems
from paperbox.model import Contact, Link, Profile
from paperbox.moving.config import read_config
from paperbox.moving.plain import OldLink
from paperbox.moving.profile import profile_yml
from paperbox.read.profile import read_profile
from paperbox.read.source import Source
from paperbox.services import SERVICES

FILES = {"images/ada.png", "files/cv.pdf", "images/wechat.png"}


def moved(author: str, *links: OldLink, more: str = "") -> tuple[Profile, tuple[str, ...]]:
    """Return the profile as the build reads it, and the notes."""
    lines = "".join(f"  {line}\n" for line in author.splitlines())
    old = Source(f"author:\n{lines}{more}", "_config.yml", Problems(), FILES.__contains__)
    file = profile_yml(read_config(old), links, FILES.__contains__)
    assert not old.problems.errors
    new = Source(file.text, "profile.yml", Problems(), FILES.__contains__)
    profile = read_profile(new)
    assert not new.problems.errors
    assert not new.problems.warnings
    return profile, file.notes


def urls(profile: Profile) -> list[str]:
    """Return where the links of a profile lead."""
    return [link.url if isinstance(link, Link) else "" for link in profile.links]


@pytest.mark.parametrize(
    ("name", "expected", "native"),
    [
        ("Ada Example", "Ada Example", ""),
        ("Ada Example<br>(艾达)", "Ada Example", "艾达"),
        ('"Ada Example \\n (艾达)"', "Ada Example", "艾达"),
        ("Ada Example 艾达", "Ada Example", "艾达"),
        ("艾达", "艾达", ""),
    ],
)
def test_names(name: str, expected: str, native: str) -> None:
    """A name in two scripts is two fields."""
    profile, notes = moved(f"name: {name}")
    assert (profile.name, profile.native_name) == (expected, native)
    assert notes == ()


def test_no_name() -> None:
    """A profile needs a name, so one is found and the author told."""
    profile, notes = moved("name:\nbio: Lecturer", more="repository: ada/ada.github.io\n")
    assert profile.name == "ada"
    assert "write yours" in notes[0]


@pytest.mark.parametrize(
    "avatar", ["images/ada.png", "/images/ada.png", "./images/ada.png", "ada.png"]
)
def test_photos(avatar: str) -> None:
    """The template looked for bare names in images/."""
    assert moved(f"name: Ada\navatar: {avatar}")[0].photo == "images/ada.png"


@pytest.mark.parametrize("avatar", ["images/gone.png", "https://x.example/ada.png"])
def test_photos_that_are_not_there(avatar: str) -> None:
    """A photo that is not in the site is a note, not a broken profile."""
    profile, notes = moved(f"name: Ada\navatar: {avatar}")
    assert profile.photo == ""
    assert avatar in notes[0]


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("ada@ada.example", ("ada@ada.example",)),
        ("ada [at] ada.example", ("ada@ada.example",)),
        ('"a@ada.example; b@ada.example"', ("a@ada.example", "b@ada.example")),
        ("[a@ada.example, b@ada.example]", ("a@ada.example", "b@ada.example")),
    ],
)
def test_mail(email: str, expected: tuple[str, ...]) -> None:
    """Addresses of mail that people made unreadable for machines are read."""
    assert moved(f"name: Ada\nemail: {email}")[0].emails == expected


def test_mail_that_is_a_page() -> None:
    """A page of contact is a link."""
    profile, _ = moved("name: Ada\nemail: https://ada.example/contact.html")
    assert urls(profile) == ["https://ada.example/contact.html"]


def test_html_is_taken_apart() -> None:
    """The bio is plain text; its links and pictures are not lost."""
    profile, notes = moved(
        'name: Ada\nbio: \'Lecturer<br>at <a href="https://u.example">U</a> <img src="u.png">\''
    )
    assert profile.bio == "Lecturer, at U"
    assert urls(profile) == ["https://u.example"]
    assert "u.png" in notes[0]


def test_places() -> None:
    """Employers are affiliations; the location stays."""
    profile, _ = moved("name: Ada\nemployer: University\nlab: Lab\nlocation: London, UK")
    assert [one.name for one in profile.affiliations] == ["University", "Lab"]
    assert profile.location == "London, UK"


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("github: ada", "https://github.com/ada"),
        ("github: https://github.com/ada", "https://github.com/ada"),
        ("twitter: ada", "https://x.com/ada"),
        ("linkedin: ada", "https://www.linkedin.com/in/ada"),
        ("orcid: https://orcid.org/0000-0000-0000-0000", "https://orcid.org/0000-0000-0000-0000"),
        ("zhihu: ada", "https://www.zhihu.com/people/ada"),
        ("cv: /files/cv.pdf", "files/cv.pdf"),
        ("researchgate: https://openreview.net/profile?id=~Ada_Example1", "https://openreview.net/profile?id=~Ada_Example1"),
        ("mine: https://ada.example/x", "https://ada.example/x"),
    ],
)  # fmt: skip
def test_accounts(line: str, url: str) -> None:
    """User names and addresses both lead to the account."""
    assert urls(moved(f"name: Ada\n{line}")[0]) == [url]


def test_what_is_shown_on_demand() -> None:
    """A QR code is a picture that opens, not a link."""
    profile, _ = moved("name: Ada\nwechat: images/wechat.png")
    assert isinstance(profile.links[0], Contact)


@pytest.mark.parametrize(
    "line", ["googlescholar: https://scholar.google.com/citations?user=SCHOLAR_ID", "mine: words"]
)
def test_what_is_no_account_is_told(line: str) -> None:
    """Placeholders and values that lead nowhere are named in a note."""
    profile, notes = moved(f"name: Ada\n{line}")
    assert profile.links == ()
    assert line.partition(": ")[2] in notes[0]


def test_empty_fields_are_no_news() -> None:
    """The template comes with more fields than anybody fills."""
    profile, notes = moved("name: Ada\n" + "".join(f"{key}:\n" for key in SERVICES))
    assert profile.links == ()
    assert notes == ()


def test_links_of_the_old_sidebar() -> None:
    """Links of the theme come last, and none twice."""
    lab, again = OldLink("Lab", "https://lab.example"), OldLink("Code", "https://github.com/ada")
    profile, _ = moved("name: Ada\ngithub: ada", lab, again)
    assert urls(profile) == ["https://github.com/ada", "https://lab.example"]
