"""A file of publications/ becomes a record."""

from __future__ import annotations

import pytest

from paperbox.model import Author, Image, Link, PartialDate, Publication
from paperbox.read.names import parse_author, same_name
from paperbox.read.publication import read_publication
from tests.read.sources import messages, source_of

FULL = """\
---
title: "On Tests: a Study"
authors: [Ada Example*, "Sample, Bo†", 陈晓]
date: 2024-05-23
venue: TestConf
image: images/figure.png
url: https://a.example/paper
arxiv: "2405.10"
doi: 10.1000/x
links:
  - Code: https://github.com/ada/x
  - Poster: files/cv.pdf
selected: true
award: Oral
scholar: abc:def
order: 2
---

It *says* something.
"""


def read(text: str, **extra: str) -> tuple[Publication | None, list[str]]:
    """Return the paper of a text, and what was reported."""
    fields = "".join(f"{name}: {value}\n" for name, value in extra.items())
    source = source_of(text.replace("---\n", f"---\n{fields}", 1))
    return read_publication(source, "x"), messages(source)


def test_every_field() -> None:
    """Each field lands in the record; a badge is made from venue and year."""
    paper, said = read(FULL)
    assert said == []
    assert paper == Publication(
        slug="x",
        title="On Tests: a Study",
        authors=(Author("Ada Example", "*"), Author("Bo Sample", "†"), Author("陈晓")),
        date=PartialDate(2024, 5, 23),
        source="content/x.md",
        venue="TestConf",
        badge="TestConf 2024",
        image=Image("images/figure.png", "Figure of “On Tests: a Study”"),
        url="https://a.example/paper",
        links=(
            Link("Code", "https://github.com/ada/x", "github"),
            Link("Poster", "files/cv.pdf", "link"),
        ),
        selected=True,
        award="Oral",
        scholar="abc:def",
        order=2,
        summary="It *says* something.",
    )
    assert paper.marks == "*†"


def test_ids_become_the_address() -> None:
    """Without an address the DOI is one, and without a DOI the arXiv id."""
    paper, _ = read(FULL.replace("url: https://a.example/paper\n", ""))
    assert paper
    assert paper.url == "https://doi.org/10.1000/x"
    paper, _ = read(FULL.replace("url: https://a.example/paper\ndoi: 10.1000/x\n", ""))
    paper, _ = read("---\ntitle: A\nauthors: [B C]\nyear: 2024\narxiv: 2405.10\n---\n")
    assert paper
    assert paper.url == "https://arxiv.org/abs/2405.10"
    assert paper.date == PartialDate(2024)
    assert paper.badge == ""


def test_everything_missing() -> None:
    """An empty file says all that it lacks, at once."""
    paper, said = read("---\n---\n")
    assert paper is None
    assert [message.split(": ")[1] for message in said] == ["title", "authors", "date"]


@pytest.mark.parametrize(
    ("authors", "fault"),
    [
        ("[Guo, Yongxin]", "found 2 authors of one word each"),
        ("Ada Example, Bo Sample", "expected a list"),
        ("Ada Example and Bo Sample", "expected a list"),
        ("{a: b}", "expected one text"),
    ],
)
def test_author_traps(authors: str, fault: str) -> None:
    """Author lists that mean something else than they look are refused."""
    _, said = read(f"---\ntitle: A\nauthors: {authors}\nyear: 2024\n---\n")
    assert fault in said[0]


@pytest.mark.parametrize(
    "authors", ['["OpenAI", "DeepMind"]', "[Plato]", "[陈晓, 李雷]", "Ada Example"]
)
def test_authors_of_one_word(authors: str) -> None:
    """Names of one word are fine where they are quoted, alone, or not Latin."""
    _, said = read(f"---\ntitle: A\nauthors: {authors}\nyear: 2024\n---\n")
    assert said == []


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Tao Lin", Author("Tao Lin")),
        ("Tao Lin*†", Author("Tao Lin", "*†")),
        ("Tao Lin *, ✉", Author("Tao Lin", "*✉")),
        (r"Tao Lin\*", Author("Tao Lin", "*")),
        ("**Tao Lin**", Author("Tao Lin")),
        (r"**Tao Lin\***", Author("Tao Lin", "*")),
        ("Lin, Tao*", Author("Tao Lin", "*")),
        ("King, Martin Luther", Author("Martin Luther King")),
        ("A, B, C", Author("A, B, C")),
    ],
)
def test_marks_and_order(text: str, author: Author) -> None:
    """Marks leave the name, and one comma turns it round."""
    assert parse_author(text) == author


def test_broken_yaml_is_one_error() -> None:
    """Where the YAML can't be read, nothing is said of fields that can't be seen."""
    paper, said = read("---\ntitle: A\nauthors: [**Ada**]\n---\n")
    assert paper is None
    (message,) = said
    assert "bold without **" in message


def test_same_name() -> None:
    """Names are equal but for case, blanks and the dots of initials."""
    assert same_name("Z. Cheng", "z  cheng")
    assert not same_name("Z. Cheng", "Y. Cheng")


def test_link_without_address() -> None:
    """The message names the link that lacks one."""
    _, said = read("---\ntitle: A\nauthors: [B C]\nyear: 2024\nlinks:\n  - HF Checkpoints\n---\n")
    assert said[0].startswith(
        'content/x.md:6: links[0]: expected "Label: https://…", found "HF Checkpoints"\n'
        "    Did you forget the address?"
    )
