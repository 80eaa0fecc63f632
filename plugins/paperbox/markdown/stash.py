"""The author's own HTML, which Python-Markdown stashes away while it reads what is around it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor


class StashProcessor(Postprocessor):
    """Changes each stashed block once.

    Python-Markdown's extension toc runs every postprocessor again for each heading of a page, so
    one that went through the whole stash each time would take minutes for a long page.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._blocks: list[str | Element] = []
        self._done = 0

    def run(self, text: str) -> str:
        blocks = self.md.htmlStash.rawHtmlBlocks  # a new list for each text
        if blocks is not self._blocks:
            self._blocks, self._done = blocks, 0
            self.begin()
        for index in range(self._done, len(blocks)):
            block = blocks[index]
            if isinstance(block, str):
                blocks[index] = self.changed(block)
        self._done = len(blocks)
        return text

    def begin(self) -> None:
        """Forget what was found in the text before."""

    def changed(self, block: str) -> str:
        """Return what takes the place of a block."""
        raise NotImplementedError
