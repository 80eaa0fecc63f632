"""Lists and raw HTML as pages for Jekyll have them, and hostile text, which is no burden."""

from __future__ import annotations

import re
import time

import pytest
from markdown import Markdown

from paperbox.markdown import Converter
from paperbox.markdown.lists import LooseLists
from paperbox.markdown.raw_html import RawHtml

_OTHERS = ("fenced_code", "attr_list", "def_list", "tables", "abbr")


def plain(text: str) -> str:
    """Return what Python-Markdown makes of TEXT by itself, blanks beside tags left out."""
    return _close(Markdown(extensions=[*_OTHERS, "md_in_html"], output_format="html").convert(text))


def ours(text: str) -> str:
    """Return the same with our extensions of this kind."""
    extensions = [*_OTHERS, RawHtml(), LooseLists()]
    return _close(Markdown(extensions=extensions, output_format="html").convert(text))


def _close(html: str) -> str:
    return re.sub(r"\s*(</?[a-z][^<>]*>)\s*", r"\1", re.sub(r"\n +", "\n", html))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n- b\n- c", "a\n\n- b\n- c"),
        ("**2024:**\n  - b\n  - c", "**2024:**\n\n- b\n- c"),
        ("# a\n- b", "# a\n\n- b"),
        ("- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"),
        ("- a\n\n  b\n\n      code\n\nc", "- a\n\n    b\n\n        code\n\nc"),
        ("- a\n\n        code", "- a\n\n        code"),
        ("1. a\n   - b\n2. c", "1. a\n    - b\n2. c"),
        ("1. a\n- b\n2. c", "1. a\n    - b\n2. c"),
        ("- a\n    - b", "- a\n    - b"),
        ("- a\nlazy\n  - b\n  lazy", "- a\nlazy\n    - b\n      lazy"),
        ("in the year\n1984. It was", "in the year\n1984. It was"),
        ("Title\n- - -\n* * *", "Title\n- - -\n* * *"),
        ("- a\n\n\n\n- b\n\n\nc", "- a\n\n- b\n\nc"),
        ("    - code", "    - code"),
        ("a\n<pre>\nb\n- c\n</pre>", "a\n<pre>\nb\n- c\n</pre>"),
        ("a\n\n<!--\n- b\n-->\n\nc", "a\n\n<!--\n- b\n-->\n\nc"),
        ("a\n<!-- b -->\nc", "a\n\n<!-- b -->\n\nc"),
    ],
)
def test_lists_that_are_indented_less(text: str, expected: str) -> None:
    """Lists after a line of text, and items indented as on GitHub, are as if written in full."""
    assert ours(text) == plain(expected)


@pytest.mark.parametrize(
    "text",
    [
        "<div><div markdown='1'>*a*",
        "<div><div markdown='1'>*a*</div>",
        "<div markdown='1'>\n<section>\n*a*</div>",
        "<div markdown='1'>*a*</div></div></div>",
        "*a*</div> </section> and <div>more</div>",
        "<div>\n<p markdown='1'>*a*</div>",
        "<div markdown='1'>\n<b>*a*\n\n</div>",
    ],
)
def test_unclosed_and_surplus(text: str) -> None:
    """No word is lost and no element stays open, whatever end tags lack or are too many."""
    html = Converter(lambda _: False).html(f"before\n\n{text}\n\nafter")
    assert re.findall("before|a(?=[*<\n])|after", html) == ["before", "a", "after"]
    for tag in ("div", "section"):
        assert html.count(f"<{tag}>") == html.count(f"</{tag}>")


@pytest.mark.parametrize(
    "text",
    [
        "- " * 3000 + "a",
        "".join(f"{'  ' * depth}- a\n" for depth in range(300)),
        "> - " * 1500 + "a",
        "- a\n" * 20000,
        "- a\n\n" * 20000,
        "a\n- b\n\n" * 8000,
        "a\n<!-- b -->\n" * 5000,
        "- a\n<!-- b -->\n" * 8000,
        "<div markdown='1'>\n" * 3000 + "a",
        "<div>\n<div markdown='1'>\n*a*\n" * 1500,
        "<div markdown='1'>a</div>\n" * 5000,
        "</div>\n" * 20000,
        "<div><p markdown='1'>a</p>" + "<b markdown='1'>a</b>" * 5000 + "</div>",
        "<!-- " * 20000,
        "1. - " * 2000 + "a",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text(text: str) -> None:
    """Neither depth nor length is too much."""
    start = time.process_time()
    assert ours(text) or "a" not in text
    assert time.process_time() - start < 10
