"""The one Markdown instance of a run, and what it gives."""

from __future__ import annotations

from collections.abc import Callable

from markdown import Markdown

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
from paperbox.model import Block, Section

# Python-Markdown's own; "extra" would bring its footnotes, of which ours are a kind.
_STANDARD = ("fenced_code", "attr_list", "def_list", "tables", "abbr", "toc")
_BACK = "Back to where note {} stands"


class Converter:
    """Turns the author's Markdown into HTML; building an instance costs more than a page."""

    def __init__(
        self,
        exists: Callable[[str], bool],
        order: str = "",
        back: str = _BACK,
        *,
        math: bool = True,
    ) -> None:
        """Build one for a site.

        EXISTS knows its files, ORDER that of the parts of its dates; BACK is the name of the link
        back from a footnote, whose number is ``{}``. Without MATH there are no formulas.
        """
        self._files = LocalFiles(exists)
        self._footnotes = Footnotes(back)
        self._math = Math()
        self._scripts = Scripts()
        self._sections = Sections(order)
        formulas = (self._math,) if math else ()
        ours = (self._files, self._footnotes, *formulas, self._sections, self._scripts)
        self._markdown = Markdown(
            extensions=[
                *_STANDARD,
                highlighting(),
                Attributes(),
                Emoji(),
                Emphasis(),
                Headings(),
                LineBreaks(),
                RawHtml(),
                LooseLists(),
                Tables(),
                Tasks(),
                Typography(),
                *ours,
            ],
            # A page's title is its h1, so the author's level-1 headings are h2.
            extension_configs={"toc": {"slugify": slug, "baselevel": 2}},
            output_format="html",
        )

    def html(self, text: str, scope: str = "", lang: str = "en") -> str:
        """Return TEXT as HTML; paths of the site's own files are ``{static}/…``.

        SCOPE, such as a paper's slug, keeps its ids apart from those of other texts; passages in
        another script than that of LANG are marked.
        """
        self._footnotes.scope = scope
        self._scripts.lang = lang
        return self._markdown.reset().convert(text)

    def page(self, text: str, lang: str = "en") -> str:
        """Return a whole page as HTML: with the ids of its headings, and without its markers."""
        with self._sections.splitting():
            return self._sections.joined(self.html(text, lang=lang))

    def sections(self, text: str, lang: str = "en") -> tuple[Section[Block], ...]:
        """Return the parts of a page: what each level-1 heading stands over."""
        with self._sections.splitting():
            return self._sections.assemble(self.html(text, lang=lang))

    @property
    def missing_files(self) -> tuple[str, ...]:
        """The local pictures that the last text shows and the site lacks."""
        return tuple(self._files.missing)

    @property
    def doubtful_dates(self) -> tuple[str, ...]:
        """What is wrong with the dates of lists of the last page, a sentence each."""
        return tuple(self._sections.doubtful)

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with the formulas of the last text, a sentence each."""
        return tuple(self._math.faults)
