r"""Two backslashes at the end of a line break it, as two blanks do."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor


class LineBreaks(Extension):
    """The line break of Jekyll's Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        # After code (190) and formulas (185), before escapes (180) make one backslash of the two.
        md.inlinePatterns.register(_Break(md), "paperbox_line_breaks", 182)


class _Break(InlineProcessor):
    def __init__(self, md: Markdown) -> None:
        # Pairs before the last one are backslashes that the author escaped.
        super().__init__(r"(?<!\\)((?:\\\\)*)\\\\\n", md)

    def handleMatch(  # type: ignore[override]  # noqa: N802  as in the newer base class
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        return Element("br"), m.end(1), m.end()
