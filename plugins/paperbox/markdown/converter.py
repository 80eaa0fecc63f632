"""The one Markdown instance of a run, and what it gives."""

from __future__ import annotations

from collections.abc import Callable

from markdown import Markdown

from paperbox.markdown.headings import slug
from paperbox.markdown.local_files import LocalFiles
from paperbox.markdown.sections import Sections
from paperbox.model import Block, Section


class Converter:
    """Turns the author's Markdown into HTML; building an instance costs more than a page."""

    def __init__(self, exists: Callable[[str], bool]) -> None:
        self._files = LocalFiles(exists)
        self._sections = Sections()
        self._markdown = Markdown(
            extensions=["extra", "toc", self._files, self._sections],
            # A page's title is its h1, so the author's level-1 headings are h2.
            extension_configs={"toc": {"slugify": slug, "baselevel": 2}},
            output_format="html",
        )

    def html(self, text: str) -> str:
        """Return TEXT as HTML; paths of the site's own files are ``{static}/…``."""
        return self._markdown.reset().convert(text)

    def sections(self, text: str) -> tuple[Section[Block], ...]:
        """Return the parts of a page: what each level-1 heading stands over."""
        with self._sections.splitting():
            return self._sections.assemble(self.html(text))

    @property
    def missing_files(self) -> tuple[str, ...]:
        """The local pictures that the last text shows and the site lacks."""
        return tuple(self._files.missing)
