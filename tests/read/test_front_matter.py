"""Front matter: values as they were written, and mistakes with their line and fix."""

from __future__ import annotations

import pytest

from paperbox.read.front_matter import read_document
from paperbox.read.source import decode
from tests.read.sources import messages, source_of


def test_body_and_its_line() -> None:
    """What follows the second fence is the body."""
    document = read_document(source_of("---\ntitle: A\n---\n\nText\n"))
    assert (document.fields.text("title"), document.body, document.body_line) == (
        "A",
        "\nText\n",
        4,
    )


def test_no_front_matter() -> None:
    """A file without fences is all body, rules included."""
    document = read_document(source_of("Text\n\n---\n\nMore"))
    assert document.body.endswith("More")
    assert document.body_line == 1


def test_values_are_not_guessed() -> None:
    """YAML would make these False, 750, 2405.1 and a date; the fields are texts."""
    fields = read_document(source_of("---\na: no\nb: 12:30\nc: 2405.10\nd: 2024-05\n---")).fields
    assert [fields.text(name) for name in "abcd"] == ["no", "12:30", "2405.10", "2024-05"]


def test_empty_is_absent() -> None:
    """A field without a value, null or a tilde counts as not given; quotes make it text."""
    fields = read_document(source_of('---\na:\nb: null\nc: ~\nd: "null"\n---')).fields
    assert [fields.text(name) for name in "abcd"] == ["", "", "", "null"]


@pytest.mark.parametrize(
    ("yaml", "line", "hint"),
    [
        ("authors: [*Guo, B]", 2, "alias"),
        ("title: A\nauthors: [C #, D]", 3, "comment"),
        ("title: A: B", 2, "colon"),
        ("title: A\n\tvenue: B", 3, "tabs"),
        ("title: 'A", 2, "quotes"),
        ("title: [A", 3, "quotes"),
    ],
)
def test_yaml_traps(yaml: str, line: int, hint: str) -> None:
    """Broken YAML names its line and the likely fix, and nothing else is reported."""
    source = source_of(f"---\n{yaml}\n---\n")
    fields = read_document(source).fields
    fields.text("title", required=True)
    fields.done()
    (message,) = messages(source)
    assert message.startswith(f"content/x.md:{line}: not YAML")
    assert hint in message


def test_twice() -> None:
    """A field that is given twice is an error with both lines."""
    source = source_of("---\ntitle: A\nvenue: B\ntitle: C\n---\n")
    read_document(source)
    assert messages(source) == ["content/x.md:4: title: given twice; the first is on line 2"]


def test_not_fields() -> None:
    """A list, or a sentence, in the place of fields is refused."""
    source = source_of("---\n- A\n---\n")
    read_document(source)
    assert "expected fields" in messages(source)[0]


def test_not_closed() -> None:
    """A fence that is not closed swallows no text in silence."""
    source = source_of("---\ntitle: A\n")
    read_document(source)
    assert 'is not closed\n    Put a line "---"' in messages(source)[0]


def test_too_long() -> None:
    """Front matter of a megabyte is not parsed."""
    source = source_of("---\n" + "a: b\n" * 200_000 + "---\n")
    read_document(source)
    assert "at most 200,000" in messages(source)[0]


def test_control_characters() -> None:
    """Characters that YAML refuses are an error, not a crash."""
    source = source_of("---\ntitle: \x07\n---\n")
    read_document(source)
    assert "not YAML" in messages(source)[0]


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("title: [A, B]", "title: expected one text, found a list"),
        ("title: {a: b}", "title: expected one text, found fields"),
        ("selected: maybe", 'selected: expected true or false, found "maybe"'),
        ("order: first", 'order: expected a whole number, found "first"'),
        ("date: soon", 'date: expected a date, found "soon"'),
        ("url: javascript:alert(1)", "url: not an address that a page may link to"),
        ("url: https://a b", "url: an address has no blanks"),
        ("url: https:///x", "url: an address without a host"),
        ("url: 'https://['", "url: not an address"),
        ("url: github.com/ada", "url: neither an address nor a file of the site"),
        ("image: ../secret.png", "image: outside the content folder"),
        ("image: images/none.png", 'image: no such file: "images/none.png"'),
        ("links: https://a.example", "links: expected a list"),
        ("links: [[A]]", 'links[0]: expected "Label: …", found a list'),
        ("venu: A", 'unknown field "venu"; did you mean "venue"?'),
        ("? [a]\n: b", "expected a field name"),
    ],
)
def test_wrong_types(yaml: str, message: str) -> None:
    """Each type of field says what it expected and what it found."""
    source = source_of(f"---\n{yaml}\n---\n")
    fields = read_document(source).fields
    fields.text("title"), fields.text("venue"), fields.flag("selected"), fields.integer("order")
    fields.date("date"), fields.url("url"), fields.file("image"), fields.pairs("links")
    fields.done()
    (found,) = messages(source)
    assert found.startswith(f"content/x.md:2: {message}")


def test_right_types() -> None:
    """The same fields, rightly filled."""
    text = "selected: yes\norder: 3\nurl: files/cv.pdf\nimage: ./images/figure.png\nanchor: '#x'"
    source = source_of(f"---\n{text}\n---")
    fields = read_document(source).fields
    assert fields.flag("selected")
    assert fields.integer("order") == 3
    assert fields.url("url") == "files/cv.pdf"
    assert fields.url("anchor") == "#x"
    assert fields.file("image") == "images/figure.png"
    assert not fields.flag("hidden")
    assert messages(source) == []


def test_bytes() -> None:
    """A BOM and any line ends are read; what is not UTF-8, or binary, is refused with its line."""
    assert decode(b"\xef\xbb\xbfa\r\nb\rc") == "a\nb\nc"
    with pytest.raises(ValueError, match="byte 0xe9 on line 2"):
        decode("a\né".encode("latin-1"))
    with pytest.raises(ValueError, match="NUL byte on line 2"):
        decode(b"a\n\0")
