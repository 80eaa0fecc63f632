"""Ordinary Markdown, without any habit of Jekyll's pages, comes out as Python-Markdown makes it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown
from markdown.extensions import Extension

from paperbox import markdown as dialect
from paperbox.markdown.attributes import Attributes
from paperbox.markdown.code import highlighting
from paperbox.markdown.emoji import Emoji
from paperbox.markdown.emphasis import Emphasis
from paperbox.markdown.footnotes import Footnotes
from paperbox.markdown.headings import Headings, slug
from paperbox.markdown.line_breaks import LineBreaks
from paperbox.markdown.lists import LooseLists
from paperbox.markdown.local_files import LocalFiles
from paperbox.markdown.math import Math
from paperbox.markdown.raw_html import RawHtml
from paperbox.markdown.scripts import Scripts
from paperbox.markdown.sections import Sections
from paperbox.markdown.tables import Tables
from paperbox.markdown.tasks import Tasks
from paperbox.markdown.typography import Typography

DOCUMENTS = sorted(Path(__file__).with_name("ordinary").glob("*.md"))
_STANDARD = ("fenced_code", "attr_list", "def_list", "tables", "abbr", "toc")
"""What the dialect has from Python-Markdown."""

MAKERS: dict[str, Callable[[], Extension]] = {
    "Attributes": Attributes,
    "code": highlighting,
    "Emoji": Emoji,
    "Emphasis": Emphasis,
    "Footnotes": lambda: Footnotes("Back to {}"),
    "Headings": Headings,
    "LineBreaks": LineBreaks,
    "LocalFiles": lambda: LocalFiles({"images/other.png", "files"}.__contains__),
    "LooseLists": LooseLists,
    "Math": Math,
    "RawHtml": RawHtml,
    "Scripts": Scripts,
    "Sections": Sections,
    "Tables": Tables,
    "Tasks": Tasks,
    "Typography": Typography,
}


def html(text: str, *extensions: Extension | str) -> str:
    """Return what Python-Markdown makes of a text, with what the dialect has from it, and more."""
    config = {"toc": {"slugify": slug}}
    chosen = [*_STANDARD, *extensions]
    return Markdown(extensions=chosen, extension_configs=config, output_format="html").convert(text)


_BOX = re.compile(r'<div class="code"><pre tabindex="0">(<code.*?</code></pre>)</div>', re.S)


def without_colours(text: str) -> str:
    """Return HTML whose code is in no box, without colours, and quotes in it as they are."""

    def plain(match: re.Match[str]) -> str:
        code = re.sub("</?span[^>]*>", "", match[0].replace(' class="language-text"', ""))
        return code.replace("&#39;", "'").replace("&quot;", '"')

    unboxed = re.sub(r"(</code></pre>)\n+", r"\1\n", _BOX.sub(r"<pre>\1", text))
    return re.sub("<pre><code.*?</code></pre>", plain, unboxed, flags=re.S)


def without_boxes(text: str) -> str:
    """Return HTML whose tables are in no box that scrolls, their columns as styles, not classes."""
    bare = re.sub(
        r'<div class="table" tabindex="0">(<table.*?</table>)</div>', r"\1", text, flags=re.S
    )
    bare = bare.replace(' scope="col"', "")
    return re.sub(r'(<t[hd]) class="(left|right|center)"', r'\1 style="text-align: \2;"', bare)


def without_ids(text: str) -> str:
    """Return HTML whose headings have no ids, which on a page would be those of other headings."""
    return re.sub(r'(<h[1-6][^>]*?) id="[^"]*"', r"\1", text)


def without_blanks(text: str) -> str:
    """Return HTML without blanks beside tags: around Markdown in HTML they mean nothing."""
    return re.sub(r"\s*(</?[a-z][^<>]*>)\s*", r"\1", text)


ALIKE: dict[str, Callable[[str], str]] = {
    "code": without_colours,
    "Tables": without_boxes,
    "Sections": without_ids,
    "RawHtml": without_blanks,
}
"""What makes two results alike but for what an extension is there to change in ordinary text."""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", MAKERS)
def test_each_alone(name: str, document: Path) -> None:
    """No extension changes what is not its own."""
    text = document.read_text("utf-8")
    alike = ALIKE.get(name, str)
    # Ours reads Markdown in HTML in the stead of Python-Markdown's own extension.
    others = ("md_in_html",) if name == "RawHtml" else ()
    assert alike(html(text, MAKERS[name]())) == alike(html(text, *others))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_all_together(document: Path) -> None:
    """Nor do all of them."""
    text = document.read_text("utf-8")
    ours, plain = html(text, *(make() for make in MAKERS.values())), html(text, "md_in_html")
    for alike in ALIKE.values():
        ours, plain = alike(ours), alike(plain)
    assert ours == plain


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_page_in_one_piece(document: Path) -> None:
    """A page that was cut into sections is whole when its parts are joined again."""
    text, sections = document.read_text("utf-8"), Sections()
    with sections.splitting():
        whole = sections.joined(html(text, sections))
    assert whole.strip() == html(text).strip()


def test_none_is_missing() -> None:
    """Every extension of the dialect is tried here."""
    modules = [
        importlib.import_module(f"{dialect.__name__}.{module.name}")
        for module in pkgutil.iter_modules(dialect.__path__)
    ]
    defined = {
        kind.__name__
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Extension)
        if kind.__module__ == module.__name__
    }
    assert defined == {name for name in MAKERS if name != "code"}
