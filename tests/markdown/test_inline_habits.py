"""What pages for Jekyll bring into lines of text."""

from __future__ import annotations

import time

import pytest

from paperbox.markdown import Converter
from paperbox.markdown.headings import ascii_id, github_id
from paperbox.markdown.stars import Stars


@pytest.mark.parametrize(
    ("words", "github", "ascii_only"),
    [
        ("News", "news", "news"),
        ("🔥 News", "-news", "news"),
        ("🎖️ Prizes", "\ufe0f-prizes", "prizes"),
        ("👨‍🔬 Team", "-team", "team"),
        ("A  b_c – d's", "a--b_c--ds", "a--bc--ds"),
        ("📝 论文 (Papers)", "-论文-papers", "papers"),
        ("2024", "2024", "section"),
        ("🎉", "", "section"),
    ],
)
def test_ids_of_jekyll(words: str, github: str, ascii_only: str) -> None:
    """Both rules for ids, the one of GitHub and that inside of HTML."""
    assert (github_id(words), ascii_id(words)) == (github, ascii_only)


def test_summaries_have_no_second_ids() -> None:
    """A heading without an id of ours gets none of Jekyll's either."""
    assert Converter(bool).html("# 🔥 News") == "<h2>🔥 News</h2>"


def test_titles_have_no_second_ids() -> None:
    """A section's title is its words alone, with typographic signs."""
    (section,) = Converter(bool).sections("# 🔥 News -- \"old\" & 'new'")
    assert section.title == "🔥 News – “old” & ‘new’"
    assert section.id == "news-old-new"


def test_repeated_names_in_two_texts() -> None:
    """Nothing is kept from one text to the next."""
    converter = Converter(bool)
    for _ in range(2):
        assert '<span id="news-1"></span>' in converter.sections("# News\n\n# News")[1].heading
    converter.html("<b>*x</b>*")
    assert converter.html("&amp;*x&lt;*") == "<p>&amp;<em>x&lt;</em></p>"


def test_elements_of_stars() -> None:
    """Where an element and its inside lie; a tag's inside is closed off."""
    (strong,) = Stars("**a *b* c**", {}).nodes()
    assert (strong.tag, strong.start, strong.end) == ("strong", 0, 11)
    assert [(node.tag, node.start, node.end) for node in strong.children] == [("em", 4, 7)]


@pytest.mark.parametrize(
    "text",
    [
        *("*" * 10000, "_" * 10000, '"' * 10000, "'" * 10000, "--" * 5000, "\\\\\n" * 3000),
        *("*a " * 4000, "**a " * 3000, "*a* " * 3000, "**a *b* c** " * 1000, "***a" * 2500),
        *("<b>*a " * 2000, "<sup>*</sup>, " * 1000, '*"a"* ' * 2000, "<<" * 5000, ">>" * 5000),
        *("{: " * 3000, "{: .x}\n" * 2000, "{: .x}\n\n" * 2000, "{::comment} " * 1500),
        *("{::comment}\n\n" * 1000, "# 🔥 News\n\n" * 500, "<b>" * 1500 + "*a*" + "</b>" * 1500),
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text(text: str) -> None:
    """Whatever is repeated, no page takes longer than a moment."""
    start = time.perf_counter()
    Converter(bool).sections(text)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("发表于 *TestConf*。", "en"),
        ("发表于 <em>Journal of Samples</em>。", "en"),
        ("发表于 *<a href='b'>Samples</a>*。", "en"),
        ("这*很重要*。", ""),
        ("这*非常 big*。", ""),
        ("*2024.05*", ""),
    ],
)
def test_emphasis_among_han_characters(text: str, language: str) -> None:
    """Words in Latin letters say what they are, so that they get a slant and no dots."""
    said = f'<em lang="{language}">' if language else "<em>"
    assert said in Converter(bool).html(text, lang="zh")
    assert "<em>" in Converter(bool).html("In *TestConf*.", lang="en")
