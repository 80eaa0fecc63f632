"""A file of publications/ becomes a record."""

from __future__ import annotations

import pytest

from paperbox.errors import Problems
from paperbox.model import MARKS, Author, Link, Media, PartialDate, Publication
from paperbox.paper_links import IDENTIFIERS, LINK_TYPES
from paperbox.read.names import folded, parse_author
from paperbox.read.publication import read_publication
from paperbox.read.reference import page_range
from paperbox.read.source import Source
from tests.read.examples import EXAMPLES
from tests.read.sources import messages, source_of
from tests.read.test_schemas import written

FULL = """\
---
title: "On Tests: a Study"
authors: [Ada Example*, "Sample, Bo†", 陈晓]
date: 2024-05-23
venue: TestConf
image: images/figure.png
url: https://a.example/paper
arxiv: "2405.14297"
doi: 10.1000/x
slides: files/cv.pdf
video: https://youtu.be/x
links:
  - Code: https://github.com/ada/x
  - Poster: files/cv.pdf
selected: true
award: Oral
scholar: abc:def
order: 2
draft: false
until: 2025-01-01
hidden: yes
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
        media=(Media("images/figure.png", ""),),
        url="https://a.example/paper",
        links=(
            Link("DOI", "https://doi.org/10.1000/x", "doi", "doi"),
            Link("arXiv", "https://arxiv.org/abs/2405.14297", "arxiv", "arxiv"),
            Link("Video", "https://youtu.be/x", "youtube", "video"),
            Link("Slides", "files/cv.pdf", "slides", "slides"),
            Link("Code", "https://github.com/ada/x", "github"),
            Link("Poster", "files/cv.pdf", "link"),
        ),
        selected=True,
        award="Oral",
        scholar="abc:def",
        order=2,
        until=PartialDate(2025, 1, 1),
        hidden=True,
        summary_line=23,
        summary="It *says* something.",
    )
    assert paper.marks == "*†"


def test_ids_become_the_address() -> None:
    """Without an address the DOI is one, and without a DOI the arXiv id."""
    paper, _ = read(FULL.replace("url: https://a.example/paper\n", ""))
    assert paper
    assert paper.url == "https://doi.org/10.1000/x"
    paper, _ = read('---\ntitle: A\nauthors: [B C]\nyear: 2024\narxiv: "2405.14290"\n---\n')
    assert paper
    assert paper.url == "https://arxiv.org/abs/2405.14290"
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
        ("{a: b}", "expected a list of names, found fields"),
        ("[Ada Example, '']", "expected a name, found nothing"),
        ("[Ada Example, ~]", "expected a name, found nothing"),
        ("[Ada Example, [Bo Sample]]", "authors[1]: expected one text, found a list"),
        ("[Ada Example, '*†']", 'authors[1]: expected a name, found "*†"'),
        ("[Ada Example, 2024]", 'authors[1]: expected a name, found "2024"'),
        ("[Ada Example and Bo Sample]", "expected a list, found one text"),
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
        *((f"Tao Lin{mark}", Author("Tao Lin", mark)) for mark in MARKS),
        (f"Tao Lin {MARKS}", Author("Tao Lin", MARKS)),
        ("Tao Lin✉\ufe0f", Author("Tao Lin", "✉")),
        ("Lin, Tao*", Author("Tao Lin", "*")),
        ("样, 本", Author("样本")),
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
    assert folded("Z. Cheng") == folded("z  cheng")
    assert folded("Z. Cheng") != folded("Y. Cheng")


def test_link_without_address() -> None:
    """The message names the link that lacks one."""
    _, said = read("---\ntitle: A\nauthors: [B C]\nyear: 2024\nlinks:\n  - HF Checkpoints\n---\n")
    assert said[0].startswith(
        'content/x.md:6: links[0]: expected "Label: https://…", found "HF Checkpoints"\n'
        "    Did you forget the address?"
    )


LEAST = "---\ntitle: A\nauthors: [B C]\nyear: 2024\n"


def test_every_example() -> None:
    """The file with every field filled in has no mistake, and leaves no field empty."""
    text = f"---\n{written(EXAMPLES['publication'])}\n---\nText"
    source = Source(text, "x", Problems(), lambda _: True)
    paper = read_publication(source, "x")
    assert messages(source) == []
    assert paper
    empty = {name for name in Publication.__dataclass_fields__ if not getattr(paper, name)}
    assert empty == {"draft", "hidden", "venue_full", "venue_short"}  # those, tables of venues know
    assert len(paper.links) == len(IDENTIFIERS) + len(LINK_TYPES) + 2


@pytest.mark.parametrize("field", IDENTIFIERS)
def test_each_identifier(field: str) -> None:
    """An id, one with a prefix, and an address are the same link."""
    known = IDENTIFIERS[field]
    for value in (known.example, f"{field}: {known.example}", known.address(known.example)):
        paper, said = read(f'{LEAST}{field}: "{value}"\n---\n')
        assert said == []
        assert paper
        (link,) = paper.links
        assert (link.label, link.key, link.icon) == (known.label, field, known.icon)
        assert link.url == paper.url == known.address(known.example)


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("arxiv: 2405.10", 'arxiv: expected a text in quotes, found 2405.10\n    Write "2405.10".'),
        ("arxiv: '2405'", 'arxiv: expected an id such as 2405.14297, found "2405"'),
        ("isbn: 978-0-00-000000-3", 'isbn: the check digit of "978-0-00-000000-3" is wrong'),
        ("doi: https://a.example", "doi: expected an id such as 10.1000/182, found"),
        ("code: github.com/a/b", 'code: neither an address nor a file of the site: "github.com'),
        ("slides: [files/cv.pdf]", "slides: expected one text, found a list"),
        ("until: later", 'until: expected a date, found "later"'),
        ("image: [{alt: x}]", "image[0].file: missing"),
        ("image: {file: images/figure.png, poster: x.mp4}", "image.poster: expected a file end"),
        ("media: images/figure.tiff", "media: expected a file ending in .png"),
        ("selected: sometimes", 'selected: expected true or false, found "sometimes"'),
        ("order: 1.5", 'order: expected a whole number, found "1.5"'),
        ("scholars: x", 'unknown field "scholars"; did you mean "scholar"?'),
    ],
)
def test_mistakes(yaml: str, message: str) -> None:
    """Each with its line, its field and its fix."""
    _, said = read(f"{LEAST}{yaml}\n---\n")
    assert len(said) == 1
    assert said[0].startswith(f"content/x.md:5: {message}")


def test_media() -> None:
    """Pictures and videos, with words of their own or the paper's, and a poster found beside."""
    files = {"images/a.png", "images/b.mp4", "images/b.jpg", "images/c.webm", "images/p.png"}
    yaml = (
        "image: {file: images/a.png, alt: A plot}\nimage_alt: Of all\nmedia:\n"
        "  - images/b.mp4\n  - {file: images/c.webm, poster: images/p.png}\n"
    )
    source = Source(f"{LEAST}{yaml}---\n", "x", Problems(), files.__contains__)
    paper = read_publication(source, "x")
    assert messages(source) == []
    assert paper
    assert paper.media == (
        Media("images/a.png", "A plot"),
        Media("images/b.mp4", "Of all", "images/b.jpg"),
        Media("images/c.webm", "Of all", "images/p.png"),
    )
    assert [media.is_video for media in paper.media] == [False, True, True]


def test_marks_in_order() -> None:
    """The marks of a paper stand in one order, each once."""
    paper, _ = read("---\ntitle: A\nauthors: [B C✉*, D E#*]\nyear: 2024\n---\n")
    assert paper
    assert paper.marks == "*#✉"


@pytest.mark.parametrize(
    ("pages", "range_", "first", "last"),
    [
        ("1-9", "1–9", "1", "9"),
        ("1--9", "1–9", "1", "9"),
        ("S1-S9, 12", "S1–S9, 12", "S1", "S9"),
        ("3, 7-9", "3, 7–9", "3", ""),
        ("12, 15", "12, 15", "12", ""),
        ("D12-1--D12-9", "D12-1–D12-9", "D12-1", "D12-9"),
        ("D12-1", "D12-1", "D12-1", ""),
        ("e1024", "e1024", "e1024", ""),
    ],
)
def test_pages(pages: str, range_: str, first: str, last: str) -> None:
    """Pages have an en dash between the first and the last; numbers of articles stay."""
    assert page_range(pages) == range_
    paper, _ = read(f'{LEAST}pages: "{pages}"\n---\n')
    assert paper
    assert (paper.reference.first_page, paper.reference.last_page) == (first, last)


def test_journal_in_place_of_a_venue() -> None:
    """A paper in a journal is an article, and the journal is where it appeared."""
    paper, said = read(f"{LEAST}journal: Journal of Samples\nvolume: 3\nnumber: 2A\n---\n")
    assert said == []
    assert paper
    assert (paper.type, paper.venue, paper.badge) == ("article", "Journal of Samples", "")
    assert (paper.reference.volume, paper.reference.number) == ("3", "2A")


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("type: paper", 'type: no such word: "paper"; did you mean "'),
        ("key: a b", 'key: expected a key of BibTeX, found "a b"'),
        ("bibtex: x", 'bibtex: expected BibTeX fields, found "x"'),
        ("bibtex: {Series: x}", 'bibtex: no name of a BibTeX field: "Series"'),
        ("bibtex: {series: [x]}", "bibtex.series: expected one text, found a list"),
        ("bibtex: {series: x, series: y}", "bibtex.series: given twice"),
    ],
)
def test_mistakes_for_bibtex(yaml: str, message: str) -> None:
    """Each with its line, its field and its fix."""
    _, said = read(f"{LEAST}{yaml}\n---\n")
    assert len(said) == 1
    assert said[0].startswith(f"content/x.md:5: {message}")
