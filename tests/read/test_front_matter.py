"""Front matter: values as they were written, and mistakes with their line and fix."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from paperbox.model import Link, PartialDate, Period
from paperbox.read.date_kinds import DATE, SPAN
from paperbox.read.front_matter import read_document
from paperbox.read.kinds import Flag, Integer, Markdown, Match, Text
from paperbox.read.links import LINKS
from paperbox.read.lists import ListOf
from paperbox.read.records import Record, field, read_file, specs
from paperbox.read.source import decode
from paperbox.read.targets import Address, File
from tests.read.sources import messages, source_of


@dataclass(frozen=True)
class Sample(Record):
    """A field of every kind."""

    title: str = field(Text(), "words")
    venue: str = field(Text(), "words")
    code: str = field(Match("^[0-9.]+$", "a number", "Write 1.2."), "a code")
    text: str = field(Markdown(), "lines")
    selected: bool = field(Flag(), "yes or no")
    shown: bool = field(Flag(empty=True), "yes or no")
    order: int | None = field(Integer(), "a number")
    date: PartialDate | None = field(DATE, "a date")
    span: Period | None = field(SPAN, "a period")
    url: str = field(Address(), "an address")
    image: str = field(File((".png", ".svg")), "a file")
    links: tuple[Link, ...] = field(ListOf(LINKS), "links")


def read(yaml: str) -> tuple[Sample, list[str]]:
    """Return the record that front matter is, and what was reported."""
    source = source_of(f"---\n{yaml}\n---\n")
    fields = read_document(source, Sample).fields
    return fields or Sample(), messages(source)


def test_body_and_its_line() -> None:
    """What follows the second fence is the body."""
    document = read_document(source_of("---\ntitle: A\n---\n\nText\n"), Sample)
    assert document.fields
    assert document.fields.title == "A"
    assert (document.body, document.body_line) == ("\nText\n", 4)


def test_no_front_matter() -> None:
    """A file without fences is all body, rules included."""
    document = read_document(source_of("Text\n\n---\n\nMore"), Sample)
    assert document.body.endswith("More")
    assert document.body_line == 1


def test_values_are_not_guessed() -> None:
    """YAML would make these False, 750, 2405.1 and a date; texts stay as they were written."""
    for word in ("no", "12:30", "2405.10", "2024-05", "0x10", "1e3", "true", "~x"):
        assert read(f"title: {word}")[0].title == word


def test_empty_is_absent() -> None:
    """A field without a value, null or a tilde counts as not given; quotes make it text."""
    for nothing in ("", "null", "~", "''", "' '"):
        assert read(f"title: {nothing}\norder: {nothing}\nshown: {nothing}") == (Sample(), [])
    assert read('title: "null"')[0].title == "null"


def test_lost_in_a_comment() -> None:
    """A value that begins with "#" is no comment; one with a blank after it is."""
    _, said = read("order: 1\ntitle: #1 of all papers\nshown:  # to do: #5\n")
    assert said == [
        "content/x.md:3: title: YAML takes #1 of all papers for a comment\n"
        '    Put quotes around it, or a blank after "#" if it is one.'
    ]


def test_blanks() -> None:
    """A text is one line, however it is broken; Markdown keeps its lines."""
    sample, said = read("title: |\n  A  B\n  C\ntext: |\n  A  B\n\n  - C")
    assert said == []
    assert (sample.title, sample.text) == ("A B C", "A  B\n\n- C")


def test_lines() -> None:
    """A record knows on which line of its file each field stands."""
    assert read("title: A\n\nvenue: B")[0].lines == {"": 2, "title": 2, "venue": 4}


@pytest.mark.parametrize(
    ("yaml", "line", "hint"),
    [
        ("authors: [*Guo, B]", 2, "alias"),
        ("title: A\nauthors: [C #, D]", 3, "comment"),
        ("title: A: B", 2, "colon"),
        ("title: A\n\tvenue: B", 3, "tabs"),
        ("title: 'A", 2, "quotes"),
        ("title: [A", 3, "quotes"),
        ("title: &a A\nvenue: *a", 2, "alias"),
    ],
)
def test_yaml_traps(yaml: str, line: int, hint: str) -> None:
    """Broken YAML names its line and the likely fix, and nothing else is reported."""
    (message,) = read(yaml)[1]
    assert message.startswith(f"content/x.md:{line}: ")
    assert hint in message


def test_twice() -> None:
    """A field that is given twice is an error with both lines."""
    sample, said = read("title: A\nvenue: B\ntitle: C")
    assert said == [
        "content/x.md:4: title: given twice; the first is on line 2\n    Keep one of them."
    ]
    assert sample.title == "A"


def test_not_fields() -> None:
    """A list, or a sentence, in the place of fields is refused."""
    for yaml in ("- A", "A sentence.", "'A'"):
        assert 'expected fields ("name: value"), found ' in read(yaml)[1][0]


def test_not_closed() -> None:
    """A fence that is not closed swallows no text in silence."""
    source = source_of("---\ntitle: A\n")
    assert read_document(source, Sample).fields is None
    assert 'is not closed\n    Put a line "---"' in messages(source)[0]


def test_too_long() -> None:
    """Front matter of a megabyte is not parsed."""
    assert "at most 200,000" in read("a: b\n" * 200_000)[1][0]


def test_too_deep() -> None:
    """Thousands of brackets are an error, not the end of the process."""
    for brackets in (
        "[" * 5_000 + "]" * 5_000,
        "{a: " * 5_000,
        "[" * 100_000,
        "\n " + "- " * 9_000,
    ):
        (message,) = read(f"venue: A\ntitle: {brackets}")[1]
        assert re.match(r"content/x.md:[34]: nested too deeply\n    Put quotes", message)


def test_control_characters() -> None:
    """Characters that YAML refuses are an error, not a crash; so are those that nobody sees."""
    assert "not YAML" in read("title: \x07")[1][0]
    (message,) = read('title: "A\u202eB"')[1]
    assert "title: an invisible character, U+202E" in message
    assert "\n    Type the text anew" in message


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("title: [A, B]", "title: expected one text, found a list"),
        ("title: {a: b}", "title: expected one text, found fields"),
        ("code: '1.x'", 'code: expected a number, found "1.x"\n    Write 1.2.'),
        ("code: 1.10", 'code: expected a text in quotes, found 1.10\n    Write "1.10".'),
        ("selected: maybe", 'selected: expected true or false, found "maybe"'),
        ("selected: 1", 'selected: expected true or false, found "1"'),
        ("order: first", 'order: expected a whole number, found "first"'),
        ("order: 1.5", 'order: expected a whole number, found "1.5"'),
        ("date: soon", 'date: expected a date, found "soon"\n    Write 2024-05-23'),
        ("date: 2023-02-29", 'date: no such date: "2023-02-29"'),
        ("date: 2024-13", 'date: no such date: "2024-13"'),
        ("span: 2024 - 2020", 'span: the end is before the start: "2024 - 2020"\n    Write'),
        (
            "span: 2024 - soon",
            'span: expected a date or a period, found "2024 - soon"\n    Write 2020/09',
        ),
        ("url: javascript:alert(1)", "url: not an address that a page may link to"),
        ("url: JavaScript:alert(1)", "url: not an address that a page may link to"),
        ("url: https://a b", "url: an address has no blanks"),
        ("url: https:///x", "url: an address without a host"),
        ("url: 'https://['", "url: not an address"),
        ("url: 'https://[::1]/'", "url: not an address"),
        ("url: https://a\uff0fb.example", "url: not an address"),
        ("url: 12", 'url: not an address: "12"'),
        ("url: ../x.pdf", "url: outside the content folder"),
        ("url: /../x.pdf", "url: outside the content folder"),
        ("url: /..?x", "url: outside the content folder"),
        (
            "url: github.com/ada",
            'url: neither an address nor a file of the site: "github.com/ada"\n'
            "    Did you mean https://github.com/ada?",
        ),
        ("image: ../secret.png", "image: outside the content folder"),
        ("image: images/none.png", 'image: no such file: "images/none.png"'),
        ("image: files/cv.pdf", "image: expected a file ending in .png, .svg, found"),
        (
            "links: https://a.example",
            'links: expected "Label: https://…", found "https://a.example"',
        ),
        ("links: [[A]]", 'links[0]: expected "Label: …", found a list'),
        ("links: [{A: x, B: y}]", 'links[0]: expected one "Label: …", found 2 fields'),
        ("links: [{label: A}]", "links[0].url: missing"),
        (
            "links: [{label: A, url: '#a', icon: githup}]",
            'links[0].icon: no such word: "githup"; did you mean "github"?\n    Known: paper',
        ),
        ("venu: A", 'unknown field "venu"; did you mean "venue"?'),
        ("? [a]\n: b", "expected a field name"),
    ],
)
def test_wrong_types(yaml: str, message: str) -> None:
    """Each type of field says what it expected and what it found."""
    (found,) = read(yaml)[1]
    assert found.startswith(f"content/x.md:2: {message}")


def test_right_types() -> None:
    """The same fields, rightly filled."""
    text = (
        "selected: Yes\nshown: off\norder: '3'\nurl: files/cv.pdf#page=2\n"
        "image: ./images/figure.png\ncode: '1.10'\ndate: 2024/2/29\nspan: 2020.9 – now\n"
        "links:\n  - A: '#x'\n  - B: /talks/\n  -"
    )
    sample, said = read(text)
    assert said == []
    assert sample == Sample(
        selected=True,
        shown=False,
        order=3,
        url="files/cv.pdf#page=2",
        image="images/figure.png",
        code="1.10",
        date=PartialDate(2024, 2, 29),
        span=Period(PartialDate(2020, 9), None, ongoing=True),
        links=(Link("A", "#x", "link"), Link("B", "/talks/", "link")),
    )


@pytest.mark.parametrize(
    "date", ["2024", "2024-05", "'2024.5'", "2024/05/03", "2000-02-29", "2024-12-31"]
)
def test_dates(date: str) -> None:
    """A day, a month or a year, with one of three dashes."""
    sample, said = read(f"date: {date}")
    assert said == []
    assert sample.date
    assert sample.date.iso.startswith(date.strip("'")[:4])


def test_missing() -> None:
    """A required field, and one of several, are named with the line of the record."""

    @dataclass(frozen=True)
    class Strict(Record):
        one_of = ("date", "year")

        title: str = field(Text(), "words", required=True)
        date: str = field(Text(), "a day", hint="Add a date.")
        year: str = field(Text(), "a year")

    source = source_of("x")
    read_file(Strict, source, "title: ''\ndate:", first_line=7)
    assert messages(source) == [
        "content/x.md:7: title: missing\n    Add a line: title: …",
        "content/x.md:7: date: missing\n    Add a date.",
    ]
    assert list(specs(Strict)) == ["title", "date", "year"]


def test_bytes() -> None:
    """A BOM and any line ends are read; what is not UTF-8, or binary, is refused with its line."""
    assert decode(b"\xef\xbb\xbfa\r\nb\rc") == "a\nb\nc"
    with pytest.raises(ValueError, match="byte 0xe9 on line 2"):
        decode("a\né".encode("latin-1"))
    with pytest.raises(ValueError, match="NUL byte on line 2"):
        decode(b"a\n\0")
