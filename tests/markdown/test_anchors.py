"""Ids of the author's own HTML beside those of headings."""

from __future__ import annotations

import pytest

from paperbox.markdown import Converter


@pytest.fixture(scope="module")
def converter() -> Converter:
    """A converter of a site without files."""
    return Converter(lambda path: False)


@pytest.mark.parametrize(
    "anchor",
    [
        "<span class='anchor' id='about-me'></span>\n\n",
        "<span class='anchor' id='about-me'></span>\n",
        '<a name="about-me" id="about-me"></a>\n\n',
    ],
)
def test_anchor_of_the_same_name(converter: Converter, anchor: str) -> None:
    """An empty anchor above the heading that has its name anyway is that heading's id."""
    (section,) = converter.sections(f"{anchor}# About Me\n\nWords.")
    assert (section.id, section.title) == ("about-me", "About Me")
    assert section.heading == '<h2 id="about-me">About Me</h2>'


def test_anchor_of_another_name(converter: Converter) -> None:
    """An empty anchor above a heading leads to that heading, whatever its name."""
    text = "One.\n\n<a id='x'></a> <span id='y'></span>\n\n# News\n\n<a id='z'></a>\n\n## Old"
    _, news = converter.sections(text)
    assert news.heading == '<h2 id="news"><span id="x"></span><span id="y"></span>News</h2>'
    assert '<h3 id="old"><span id="z"></span>Old</h3>' in str(news.blocks)


@pytest.mark.parametrize(
    "html",
    [
        '<div id="news">\n\nWords.\n\n</div>',
        'Words <b id="news">here</b>.',
        '<a href="#top" id="news"></a>',
        'Words.\n\n<a name="news"></a>\n\nMore.',
        '<a id="news"></a>\n\n# Other',
    ],
)
def test_id_that_is_the_authors(converter: Converter, html: str) -> None:
    """A heading has another id than an element of the author's, and its section has that."""
    *_, first, second = converter.sections(f"{html}\n\n# News\n\n# News")
    assert first.id not in ("news", second.id)
    assert f'id="{first.id}"' in first.heading
    assert first.title == second.title == "News"


def test_comment_has_no_id(converter: Converter) -> None:
    """An id in a comment or in code is no one's."""
    text = '<!-- <a id="news"></a> -->\n\n```html\n<a id="news">\n```\n\n`<a id="news">`\n\n# News'
    assert converter.sections(text)[-1].id == "news"


def test_summary_keeps_its_anchors(converter: Converter) -> None:
    """In a text that is no page headings have no id, so an anchor stays."""
    assert '<a id="news"></a>' in converter.html('<a id="news"></a>\n\n# News')


def test_many_equal_headings(converter: Converter) -> None:
    """Each gets an id of its own, in order, past those that the author gave."""
    ids = "<div id='news'>x</div>\n\n<div id='news_2'>x</div>\n\n"
    _, *sections = converter.sections(ids + "# News\n\n" * 6)
    found = [section.id for section in sections]
    assert len(set(found)) == 6
    assert not {"news", "news_2"} & set(found)
    assert [section.title for section in sections] == ["News"] * 6


def test_many_headings_and_elements() -> None:
    """A file is looked for once, however many headings stand on its page."""
    asked: list[str] = []
    converter = Converter(lambda path: bool(asked.append(path)))
    count = 40
    converter.sections("".join(f"<img src='{n}.png'>\n\n# News\n\n" for n in range(count)))
    assert sorted(asked) == sorted(f"{number}.png" for number in range(count))
    asked.clear()
    converter.sections("<img src='0.png'>\n")
    assert asked == ["0.png"]
