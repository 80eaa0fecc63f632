"""The README says what is true."""

from __future__ import annotations

import dataclasses
import re

import pytest

from paperbox.errors import Problems
from paperbox.model import MARKS
from paperbox.read.fields import Fields
from paperbox.read.front_matter import read_document
from paperbox.read.markers import OPTIONS
from paperbox.read.page import read_page_fields
from paperbox.read.profile import read_profile
from paperbox.read.publication import read_publication
from paperbox.read.source import Source
from paperbox.services import SERVICES
from paperbox.settings import Settings
from tests.sites import REPOSITORY, SiteFolder

README = (REPOSITORY / "README.md").read_text("utf-8")


def part(heading: str) -> str:
    """Return what stands below a heading, up to the next one."""
    return re.split(rf"^#+ {heading}$", README, flags=re.M)[1].split("\n#")[0]


def first_column(heading: str) -> list[str]:
    """Return the code words in the first column of the table below a heading."""
    return re.findall(r"^\| `([^`]+)`", part(heading), flags=re.M)


def asked_fields(monkeypatch: pytest.MonkeyPatch, read: object) -> list[str]:
    """Return the fields that a reader asks for, in its order."""
    asked: list[list[str]] = []
    monkeypatch.setattr(Fields, "_unknown", lambda self: asked.append(self._asked) or [])
    source = Source("---\na: b\n---\n", "x", Problems(), lambda _: False)
    read(source)  # type: ignore[operator]  # a reader of any kind
    (fields,) = asked
    return list(dict.fromkeys(fields))


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("Fields of a paper", lambda source: read_publication(source, "x")),
        ("Fields of the profile", read_profile),
        ("Fields of a page", lambda source: read_page_fields(read_document(source).fields)),
    ],
)
def test_tables_of_fields(monkeypatch: pytest.MonkeyPatch, heading: str, read: object) -> None:
    """Every field that a reader knows stands in its table, and no other."""
    assert sorted(first_column(heading)) == sorted(asked_fields(monkeypatch, read))


def test_table_of_settings() -> None:
    """Every key of PAPERBOX stands in the table with its default."""
    rows = re.findall(r"^\| `(\w+)` \| `([^`]+)`", part("Settings"), flags=re.M)
    defaults = Settings()
    assert rows == [
        (field.name, repr(getattr(defaults, field.name)).replace("'", '"'))
        for field in dataclasses.fields(Settings)
    ]


def test_markers_services_and_marks() -> None:
    """Markers with their options, services and marks are all named."""
    rows = re.findall(r"^\| `\[(\w+)\]` \| (.*) \|$", part("Markers on a page"), flags=re.M)
    options = {name: tuple(re.findall(r"`(\w+)=", text)) for name, text in rows}
    assert options == OPTIONS
    (services,) = re.findall(r"^Services: (.*)$", README, flags=re.M)
    assert re.findall(r"`(\w+)`", services) == list(SERVICES)
    (marks,) = re.findall(r"^You are set in bold.*? marks (.*) after a name", README, flags=re.M)
    assert "".join(re.findall(r"`(.)`", marks)) == MARKS


def test_the_examples_are_a_site(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The five files of the README, as they stand there, build, and show what they say."""
    examples = dict(
        re.findall(r"^\*\*`([^`]+)`\*\*.*?\n```\w+\n(.*?)```", README, flags=re.M | re.S)
    )
    assert len(examples) == 5
    site = SiteFolder(tmp_path_factory.mktemp("readme"), examples)
    theme = f"THEME = {str(REPOSITORY / 'theme')!r}"
    site.write("pelicanconf.py", examples["pelicanconf.py"].replace('THEME = "paperbox"', theme))
    for name in ("ada.jpg", "sampling.png"):
        site.write(f"content/images/{name}", b"a picture")
    result = site.build()
    assert (result.status, result.err) == (0, "")
    page = site.page()
    assert [bold.text for bold in page.select(".authors b")] == ["Ada Example*"]
    assert page.select_one(".legend").text == "* equal contribution, ✉ corresponding author"  # type: ignore[union-attr]
    assert len(page.select(".news > li")) == len(page.select(".timeline > li")) == 2


def test_commands_are_there() -> None:
    """Every target of make that the README names is in the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(), flags=re.M))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", README, flags=re.M)) <= targets
