"""The README says what is true."""

from __future__ import annotations

import dataclasses
import re

import pytest

from paperbox.keys import Settings
from paperbox.model import MARKS
from paperbox.paper_links import IDENTIFIERS, LINK_TYPES
from paperbox.read.markers import OPTIONS
from paperbox.read.names import PersonFields
from paperbox.read.page import PageFields, PostFields
from paperbox.read.profile import ProfileFields
from paperbox.read.publication import PaperFields
from paperbox.read.records import Record, specs
from paperbox.read.reference import ReferenceFields
from paperbox.read.schemas import SCHEMAS
from paperbox.read.stages import StageFields
from paperbox.read.venues import VenueFields
from paperbox.services import SERVICES
from tests.site.test_pages import PNG
from tests.sites import REPOSITORY, SiteFolder

README = (REPOSITORY / "README.md").read_text("utf-8")


def part(heading: str) -> str:
    """Return what stands below a heading, up to the next one."""
    return re.split(rf"^#+ {heading}$", README, flags=re.M)[1].split("\n#")[0]


def first_column(heading: str) -> list[str]:
    """Return the code words in the first column of the table below a heading."""
    return re.findall(r"^\| `([^`]+)`", part(heading), flags=re.M)


def table(heading: str) -> dict[str, str]:
    """Return the table of fields below a heading: field -> what it is."""
    return dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", part(heading), flags=re.M))


@pytest.mark.parametrize(
    ("heading", "record"),
    [
        ("Fields of a paper", PaperFields),
        ("Fields for BibTeX", ReferenceFields),
        ("Fields of the profile", ProfileFields),
        ("Fields of a page", PageFields),
        ("Fields of a post", PostFields),
        ("Fields of a person", PersonFields),
        ("Fields of an entry", StageFields),
        ("Fields of a venue", VenueFields),
    ],
)
def test_tables_of_fields(heading: str, record: type[Record]) -> None:
    """Each table is what the reader's own declaration says of its fields."""
    assert table(heading) == {
        name: spec.doc + ("; required" if spec.required else "")
        for name, spec in specs(record).items()
    }


def test_ids_and_kinds_of_links() -> None:
    """Every id and kind of link that a paper may name stands in its list."""
    for words, known in (("Ids", IDENTIFIERS), ("Links", LINK_TYPES)):
        (line,) = re.findall(rf"^{words}: (.*)$", README, flags=re.M)
        assert re.findall(r"`(\w+)`", line) == list(known)


def test_schemas() -> None:
    """Every schema that `paperbox schema` prints is named."""
    (line,) = re.findall(r"^`paperbox schema NAME`.*$", README, flags=re.M)
    assert set(SCHEMAS) <= set(re.findall(r"`(\w+)`", line))


def test_table_of_settings() -> None:
    """Every key of PAPERBOX stands in the table with its default."""
    rows = re.findall(r"^\| `(\w+)` \| `([^`]+)`", part("Settings"), flags=re.M)
    names = [field.name for field in dataclasses.fields(Settings)]
    defaults = {name: getattr(Settings(), name) for name in names}
    shown = {name: list(v) if isinstance(v, tuple) else v for name, v in defaults.items()}
    assert rows == [(name, repr(value).replace("'", '"')) for name, value in shown.items()]


def test_markers_services_and_marks() -> None:
    """Markers with their options, services and marks are all named."""
    rows = re.findall(r"^\| `\[(\w+)\]` \| (.*) \|$", part("Markers on a page"), flags=re.M)
    options = {name: tuple(re.findall(r"`([\w-]+)=", text)) for name, text in rows}
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
        site.write(f"content/images/{name}", PNG)
    result = site.build()
    assert (result.status, result.err) == (0, "")
    page = site.page()
    assert [bold.text for bold in page.select(".authors b")] == ["Ada Example*"]
    legend = page.select_one(".legend")
    assert legend
    assert " ".join(legend.text.split()) == "* equal contribution, ✉ corresponding author"
    assert len(page.select(".news > li")) == len(page.select(".timeline > li")) == 2


def test_commands_are_there() -> None:
    """Every target of make that the README names is in the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(), flags=re.M))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", README, flags=re.M)) <= targets
