"""people.yml, and the data files of what has dates."""

from __future__ import annotations

import pytest

from paperbox.model import Link, PartialDate, Period, Person, Stage
from paperbox.read.people import read_people
from paperbox.read.stages import read_stages
from tests.read.sources import messages, source_of

PEOPLE = """\
- Bo Sample: https://bo.example
- name: Cy Proof
  native_name: 证
  aliases: [C. Proof, "Proof, C."]
  url: https://cy.example
- name: Di Test
  orcid: 0000-0000-0000-000X
-
"""

STAGES = """\
- title: B.Sc.
  date: 2020/09 - 2024/07
  place: University of Tests
  url: https://www.example.edu
  logo: images/figure.png
  links:
    - Slides: files/cv.pdf
  text: |
    With *honours*.

    Twice.
- title: Ph.D.
  date: 2024 - now
- title: Something
"""


def test_people() -> None:
    """The short form and the long one."""
    source = source_of(PEOPLE)
    assert read_people(source) == (
        Person("Bo Sample", url="https://bo.example"),
        Person("Cy Proof", "证", ("C. Proof", "Proof, C."), "https://cy.example"),
        Person("Di Test", url="https://orcid.org/0000-0000-0000-000X"),
    )
    assert messages(source) == []


@pytest.mark.parametrize("text", ["", "[]", "{}", "~", "# nobody yet\n", "-\n-\n"])
def test_nobody(text: str) -> None:
    """A file may be empty."""
    source = source_of(text)
    assert read_people(source) == read_stages(source) == ()
    assert messages(source) == []


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("Bo: https://bo.example", "1: expected a list, found fields\n    Begin each entry"),
        ("'Bo Sample'", '1: expected a list, found "Bo Sample"'),
        ("''", "1: expected a list"),
        (
            "- Bo Sample",
            '1: [0]: expected "Label: https://…", found "Bo Sample"\n    Did you forget',
        ),
        ("- Bo Sample: bo", "1: [0]: neither an address nor a file of the site"),
        ("- name: Cy\n  orcid: 0000-0000", "2: [0].orcid: expected an ORCID iD, found"),
        ("- name: Cy\n  nativ: x", '2: [0]: unknown field "nativ"; did you mean "native_name"?'),
        ("- native_name: x\n  url: '#'", '1: [0]: expected one "Label: …", found 2 fields'),
        ("- name: ''", "1: [0].name: missing"),
    ],
)
def test_mistakes_of_people(yaml: str, message: str) -> None:
    """Each with its line, its entry and its fix."""
    source = source_of(yaml, "people.yml")
    read_people(source)
    assert messages(source)[0].startswith(f"people.yml:{message}")


def test_stages() -> None:
    """Every field of an entry, in the author's order."""
    source = source_of(STAGES)
    assert read_stages(source) == (
        Stage(
            title="B.Sc.",
            period=Period(PartialDate(2020, 9), PartialDate(2024, 7)),
            place="University of Tests",
            url="https://www.example.edu",
            logo="images/figure.png",
            links=(Link("Slides", "files/cv.pdf", "link"),),
            body="With *honours*.\n\nTwice.",
            line=8,
        ),
        Stage("Ph.D.", Period(PartialDate(2024), None, ongoing=True)),
        Stage("Something"),
    )
    assert messages(source) == []


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("- date: 2024", "1: [0].title: missing\n    Add a line: title: …"),
        ("- title: A\n- titel: B", '2: [1]: unknown field "titel"; did you mean "title"?'),
        ("- title: A\n  date: soon", '2: [0].date: expected a date or a period, found "soon"'),
        ("- title: A\n  date: 2024 - 2020", "2: [0].date: the end is before the start"),
        ("- A talk", '1: [0]: expected fields ("name: value"), found "A talk"'),
        ("- title: A\n  logo: x.txt", "2: [0].logo: expected a file ending in .png"),
        (
            "- title: A\n  links: [Slides]",
            '2: [0].links[0]: expected "Label: https://…", found "Slides"',
        ),
        ("- title: A\n  text: [B]", "2: [0].text: expected one text, found a list"),
    ],
)
def test_mistakes_of_stages(yaml: str, message: str) -> None:
    """Each with its line, its entry and its fix."""
    source = source_of(yaml, "talks.yml")
    read_stages(source)
    assert messages(source)[0].startswith(f"talks.yml:{message}")
