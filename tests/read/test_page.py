"""The front matter of pages, posts and files of news."""

from __future__ import annotations

import pytest

from paperbox.model import NewsItem, PartialDate, Period
from paperbox.read.front_matter import read_document
from paperbox.read.news_file import date_in_name, read_news_file
from paperbox.read.page import PageFields, PostFields
from tests.read.sources import messages, source_of

COMMON = """\
title: Talks
permalink: /talks/
redirect_from:
  - /old/
  - older.html
excerpt: What I said
lang: zh-Hans
author_profile: false
template: wide
draft: no
hidden: yes
"""


def test_page() -> None:
    """Every field is read."""
    source = source_of(f"---\n{COMMON}menu: Speeches\norder: 2\n---")
    assert read_document(source, PageFields).fields == PageFields(
        title="Talks",
        permalink="/talks/",
        redirect_from=("/old/", "older.html"),
        excerpt="What I said",
        lang="zh-Hans",
        author_profile=False,
        template="wide",
        hidden=True,
        menu="Speeches",
        order=2,
    )
    assert messages(source) == []
    assert source.problems.warnings == []


def test_nothing() -> None:
    """A page needs no front matter; it has the sidebar."""
    fields = read_document(source_of("# About"), PageFields).fields
    assert fields == PageFields()
    assert fields.author_profile


def test_other_fields() -> None:
    """Fields for other tools are kept, with a warning and a suggestion."""
    source = source_of("---\nlayout: single\ntitel: A\n---")
    read_document(source, PageFields)
    assert messages(source) == []
    assert [str(warning) for warning in source.problems.warnings] == [
        'content/x.md:2: the field "layout" has no effect',
        'content/x.md:3: the field "titel" has no effect; did you mean "title"?',
    ]


@pytest.mark.parametrize(
    "permalink",
    [
        "/%2e%2E/x/",
        "/a%2fb/",
        "/a%00/",
        "/../x/",
        "/a b/",
        "https://a.example/x",
        "/a/../../b",
        "/x?y",
        "/x#y",
        "//a/",
    ],
)
@pytest.mark.parametrize("field", ["permalink", "redirect_from"])
def test_address_outside(field: str, permalink: str) -> None:
    """A page can't be put outside the site."""
    source = source_of(f"---\n{field}: '{permalink}'\n---")
    fields = read_document(source, PageFields).fields
    assert fields
    assert not getattr(fields, field)
    assert "not an address" not in messages(source)[0]
    assert f"{field}: expected an address below the site, found" in messages(source)[0]


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2024-05-23", PartialDate(2024, 5, 23)),
        ("2024-05-23 10:00:00 +0800", PartialDate(2024, 5, 23)),
        ("2024-05-23T10:00Z", PartialDate(2024, 5, 23)),
        ("2024-05", PartialDate(2024, 5)),
    ],
)
def test_post(date: str, day: PartialDate) -> None:
    """A post has a day, the time after it is ignored, and tags."""
    source = source_of(f"---\n{COMMON}date: {date}\ntags: [a, b c]\n---")
    fields = read_document(source, PostFields).fields
    assert messages(source) == []
    assert fields
    assert (fields.date, fields.tags) == (day, ("a", "b c"))


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("date: yesterday", 'date: expected a date, found "yesterday"\n    Write 2024-05-23'),
        ("lang: Chinese (simplified)", "lang: expected a language, found"),
        ("template: ../x", 'template: expected the name of a template, found "../x"'),
        ("tags: {a: b}", "tags: expected one text, found fields"),
        ("hidden: perhaps", "hidden: expected true or false"),
    ],
)
def test_mistakes_of_posts(yaml: str, message: str) -> None:
    """Each with its line and field."""
    source = source_of(f"---\n{yaml}\n---")
    read_document(source, PostFields)
    assert messages(source)[0].startswith(f"content/x.md:2: {message}")


def test_news_file() -> None:
    """The date stands in the file, or begins its name; a draft is none."""
    assert read_news_file(source_of("---\ndate: 2024-06\n---\n\nA *b*\n"), "x") == NewsItem(
        Period(PartialDate(2024, 6)), "A *b*"
    )
    assert read_news_file(source_of("Hello"), "2024-06-04-defence") == NewsItem(
        Period(PartialDate(2024, 6, 4)), "Hello"
    )
    assert read_news_file(source_of("---\ndraft: true\n---\n"), "x") is None


def test_news_file_without_a_date() -> None:
    """It says where the date may stand; a wrong one is one mistake."""
    source = source_of("Hello")
    assert read_news_file(source, "hello") is None
    assert messages(source) == [
        "content/x.md:1: date: missing\n"
        "    Add a line: date: 2024-06-04, or begin the file's name with it."
    ]
    source = source_of("---\ndate: soon\n---")
    assert read_news_file(source, "hello") is None
    assert len(messages(source)) == 1


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2024-06-04-x", PartialDate(2024, 6, 4)),
        ("2024-06", PartialDate(2024, 6)),
        ("2024-06-x", PartialDate(2024, 6)),
        ("2024-13-x", None),
        ("20240604", None),
        ("x-2024-06-04", None),
    ],
)
def test_date_in_a_name(name: str, date: PartialDate | None) -> None:
    """As Jekyll has them."""
    assert date_in_name(name) == date
