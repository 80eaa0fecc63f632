"""Blocks of code as Pygments' classes; the stylesheet has the colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markdown.extensions.codehilite import CodeHiliteExtension
from pygments.formatters import HtmlFormatter


class _Block(HtmlFormatter):
    """A ``pre`` that the keyboard reaches, since long lines scroll in it."""

    def __init__(self, lang_str: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.language = lang_str

    def wrap(self, source: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        yield 0, f'<pre tabindex="0"><code class="{self.language}">'
        yield from source
        yield 0, "</code></pre>"


def highlighting() -> CodeHiliteExtension:
    """Return the extension; a block without a language has one colour, for guesses are wrong."""
    return CodeHiliteExtension(guess_lang=False, css_class="code", pygments_formatter=_Block)
