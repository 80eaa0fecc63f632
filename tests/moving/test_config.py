"""``_config.yml`` as people leave it."""

from __future__ import annotations

import pytest

from paperbox.errors import Problems
from paperbox.moving.config import OldConfig, read_config
from paperbox.read.source import Source


def config(text: str) -> OldConfig:
    """Return what a file says that has no mistakes."""
    source = Source(text, "_config.yml", Problems(), lambda _: False)
    found = read_config(source)
    assert not source.problems.errors
    return found


def test_what_is_read() -> None:
    """Values are text, however they were written; what is empty says nothing."""
    found = config(
        "title : Ada Example  # comment\ndescription:\nurl: https://ada.example\n"
        "locale: zh_CN\ntimezone: Asia/Shanghai\nfuture: true\n"
        "exclude: Gemfile\ninclude: [_pages, .htaccess]\n"
        "author:\n  name: Ada\n  orcid:\n  qq: 012345\n"
    )
    assert (found.title, found.description, found.url) == ("Ada Example", "", "https://ada.example")
    assert (found.locale, found.timezone, found.future) == ("zh-CN", "Asia/Shanghai", True)
    assert (found.exclude, found.include) == (("Gemfile",), ("_pages", ".htaccess"))
    assert found.author == {"name": "Ada", "orcid": "", "qq": "012345"}
    assert found.notes == ()


def test_author_of_one_word() -> None:
    """``author: Ada`` is her name."""
    assert config("author: Ada\n").author == {"name": "Ada"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("locale: Klingon!", "no language"),
        ("timezone: Mars/Base", "no time zone"),
        ("google_analytics_id: G-1234", "counted your visitors"),
        ("analytics: {provider: umami, umami: {id: 7}}", "analytics.umami.id"),
        ("yandex_site_verification: 1234567890", "STATIC_PATHS"),
        ("google_site_verification: abc", "STATIC_PATHS"),
        ("favicon: images/icon.png", "`favicon: images/icon.png`"),
    ],
)
def test_what_has_no_place_is_told(line: str, words: str) -> None:
    """A value that means something to its author is named in a note."""
    notes = config(f"author: Ada\n{line}\n").notes
    assert any(words in note for note in notes)


def test_codes_of_search_engines() -> None:
    """What a search engine knows the site by is kept, and no news."""
    read = config(
        "author: Ada\ngoogle_site_verification: abcDEF-123_456\nbaidu_site_verification:\n"
    )
    assert (read.verification, read.notes) == ({"google": "abcDEF-123_456"}, ())


@pytest.mark.parametrize("line", ["plugins: [jekyll-feed]", "kramdown: {input: GFM}", "og_image:"])
def test_what_is_jekylls_own_is_not(line: str) -> None:
    """How Jekyll worked, and empty keys, are no news."""
    assert config(f"author: Ada\n{line}\n").notes == ()


def test_no_author_is_told() -> None:
    """A file without an author makes a profile of nobody."""
    assert "author" in config("title: A\n").notes[0]


@pytest.mark.parametrize("text", ["title:\tA\n\tb: c\n", "a: [\n", "- a\n", "words\n"])
def test_broken_files_are_mistakes_with_a_line(text: str) -> None:
    """A file that cannot be read is no empty one."""
    source = Source(text, "_config.yml", Problems(), lambda _: False)
    assert read_config(source) == OldConfig()
    assert "_config.yml:" in str(source.problems.errors[0])
