"""profile.yml becomes the profile."""

from __future__ import annotations

import pytest

from paperbox.errors import Problems
from paperbox.model import Affiliation, Contact, Link, Profile
from paperbox.read.profile import read_profile
from paperbox.read.source import Source
from paperbox.services import SERVICES, icon_for
from paperbox.write.icons import icons
from tests.read.examples import EXAMPLES
from tests.read.sources import messages, source_of
from tests.read.test_schemas import written

FULL = """\
name: Ada B. Example
native_name: 例 阿达
pronouns: she/her
pronunciation: AY-da
aliases: [A. Example, "Example, Ada"]
photo: images/figure.png
status: On the job market
bio: Tests things.
interests: [samples, tests]
location: Testville
email: [ada@a.example, ada.b@b.example]
affiliations:
  - University of Tests: https://u.example
  - Lab of Samples
  - name: Institute
    url: https://i.example
    logo: images/figure.png
links:
  - github: ada
  - GoogleScholar: https://scholar.google.com/citations?user=abc
  - CV: files/cv.pdf
  - wechat: ada_99
  - WeChat: images/figure.png
  - Blog: https://ada.example/blog
  - label: Lab
    url: files/cv.pdf
    icon: github
"""


def test_every_field() -> None:
    """Each field lands in the profile, links in the author's order."""
    source = source_of(FULL)
    assert read_profile(source) == Profile(
        name="Ada B. Example",
        native_name="例 阿达",
        pronouns="she/her",
        pronunciation="AY-da",
        aliases=("A. Example", "Example, Ada"),
        photo="images/figure.png",
        status="On the job market",
        bio="Tests things.",
        interests=("samples", "tests"),
        affiliations=(
            Affiliation("University of Tests", "https://u.example"),
            Affiliation("Lab of Samples"),
            Affiliation("Institute", "https://i.example", "images/figure.png"),
        ),
        location="Testville",
        emails=("ada@a.example", "ada.b@b.example"),
        links=(
            Link("GitHub", "https://github.com/ada", "github", "github"),
            Link(
                "Google Scholar",
                "https://scholar.google.com/citations?user=abc",
                "googlescholar",
                "googlescholar",
            ),
            Link("CV", "files/cv.pdf", "cv", "cv"),
            Contact("WeChat", "wechat", text="ada_99", key="wechat"),
            Contact("WeChat", "wechat", picture="images/figure.png", key="wechat"),
            Link("Blog", "https://ada.example/blog", "link"),
            Link("Lab", "files/cv.pdf", "github"),
        ),
    )
    assert messages(source) == []


def test_every_example() -> None:
    """The file with every field filled in has no mistake, and leaves no field empty."""
    source = Source(written(EXAMPLES["profile"]), "x", Problems(), lambda _: True)
    profile = read_profile(source)
    assert messages(source) == []
    assert all(getattr(profile, name) for name in Profile.__dataclass_fields__)
    assert len(profile.links) == len(SERVICES) + 2


def test_one_value_is_a_list_of_one() -> None:
    """Brackets are optional; an empty item says nothing."""
    source = source_of(
        "name: A B\nemail: a@b.edu\ninterests: tests\naliases:\n  -\naffiliations: Lab"
    )
    profile = read_profile(source)
    assert messages(source) == []
    assert (profile.emails, profile.interests) == (("a@b.edu",), ("tests",))
    assert (profile.aliases, profile.affiliations) == ((), (Affiliation("Lab"),))


@pytest.mark.parametrize("label", ["google_scholar", "Google Scholar", "GOOGLESCHOLAR", "scholar"])
def test_services_in_any_case(label: str) -> None:
    """A service is known by key, label or alias."""
    source = source_of(f"name: A\nlinks:\n  - {label}: AbCdEfGAAAAJ")
    (link,) = read_profile(source).links
    assert (link.label, link.key) == ("Google Scholar", "googlescholar")


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("bio: A", ":1: name: missing\n    Add a line: name: …"),
        ("name: A\nemail: a at b", ':2: email: expected an address of mail, found "a at b"'),
        ("name: A\nemail: [a@b.edu, a@b]", ":2: email[1]: expected an address of mail"),
        (
            "name: A\nlinks:\n  - githb: ada",
            ':3: links[0]: unknown service "githb"; did you mean "github"?\n'
            "    For a link of your own write - githb: https://…",
        ),
        (
            "name: A\nlinks:\n  - research_gate: ada",
            'unknown service "research_gate"; did you mean "researchgate"?',
        ),
        (
            "name: A\nlinks:\n  - github",
            ':3: links[0]: expected "Label: https://…", found "github"\n'
            "    Did you forget the address? Write - github: https://…",
        ),
        ("name: A\nlinks:\n  - github:", "Did you forget the address? Write - github: https://…"),
        ("name: A\nlinks:\n  - Blog", "Did you forget the address? Write - Blog: https://…"),
        ("name: A\nlinks:\n  - github: a b", ":3: links[0]: expected a user name of GitHub"),
        (
            "name: A\nlinks:\n  - github: github.com/ada",
            'did you mean "https://github.com/ada"?',
        ),
        ("name: A\nlinks:\n  - github: [ada]", ":3: links[0]: expected one text, found a list"),
        ("name: A\nlinks:\n  - scopus: 1e3", ":3: links[0]: expected a text in quotes, found 1e3"),
        ("name: A\nlinks:\n  - wechat: images/no.png", ':3: links[0]: no such file: "images/no'),
        ("name: A\nlinks:\n  - wechat: a b", "expected a picture, or an id of WeChat such as"),
        ("name: A\nlinks:\n  - cv: files/no.pdf", "neither an address nor a file of the site"),
        ("name: A\nlinks:\n  - '': x", 'links[0]: expected "Label: …", found no label'),
        (
            "name: A\nlinks:\n  - Blog: javascript:alert(/x/)",
            ":3: links[0]: not an address that a page may link to",
        ),
        ("name: A\naliases: ['**']", ':2: aliases[0]: expected a name, found "**"'),
        ("name: A\nphoto: files/cv.pdf", ":2: photo: expected a file ending in .png, .jpg"),
        ("name: A\naffiliations: [{name: X, logo: x.gif}]", ":2: affiliations[0].logo: no such"),
        ("name: A\naffiliations: [{name: X, link: y}]", 'affiliations[0]: unknown field "link"'),
        ("name: A\nhomepage: x", ':2: unknown field "homepage"'),
        ("name: A\nnativename: x", 'unknown field "nativename"; did you mean "native_name"?'),
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
    """Every line of the table is a link or a contact, with its label, key and icon."""
    service = SERVICES[key]
    source = Source(
        f'name: A\nlinks:\n  - {key}: "{service.example}"', "x", Problems(), lambda _: True
    )
    (link,) = read_profile(source).links
    assert messages(source) == []
    assert (link.label, link.key, link.icon) == (service.label, key, service.icon)
    assert isinstance(link, Contact if service.shown else Link)
    assert "<" in icons()[service.icon]


def test_address_of_no_service() -> None:
    """Any other address has the general icon."""
    assert icon_for("https://a.example") == icon_for("files/cv.pdf") == "link"
    assert "link" in icons()
