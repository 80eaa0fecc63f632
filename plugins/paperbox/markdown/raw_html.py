"""Raw HTML that has Markdown inside, at any depth, as kramdown reads ``markdown="1"``.

Python-Markdown's own extension finds no such element below a parent without the attribute. Here a
block of raw HTML is put away in pieces: up to the start tag with the attribute, between two
such elements, and from the last end tag on. What stands between the pieces flows on as ordinary
text, and `paperbox.markdown.raw_blocks` gathers it into one element again.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from paperbox.markdown.raw_blocks import CONTAINER, Comments, Containers, Unwrapped
from paperbox.markdown.raw_extractor import Extractor


class RawHtml(Extension):
    """Takes the place of Python-Markdown's ``md_in_html``."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        md.block_level_elements.append(CONTAINER)
        md.preprocessors.register(_Extraction(md), "html_block", 20)
        md.parser.blockprocessors.register(Containers(md.parser), "paperbox_raw", 105)
        # After lists, in which comments stay where they are.
        md.parser.blockprocessors.register(Comments(md.parser), "paperbox_comments", 93)
        # Before the author's own HTML takes its place in the text (30).
        md.postprocessors.register(Unwrapped(md), "paperbox_raw", 36)


class _Extraction(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        extractor = Extractor(self.md)
        extractor.feed("\n".join(lines))
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")
