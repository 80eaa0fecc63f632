"""Papers that no list asks for, so that no reader of a page finds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from paperbox.build.cards import CardRun
from paperbox.build.marker_options import MarkerError
from paperbox.build.paper_filters import Filters
from paperbox.build.papers import PaperPage
from paperbox.build.venues import Venues
from paperbox.errors import ContentError
from paperbox.markdown.headings import slug
from paperbox.model import Marker

SORTS = ("topic", "type", "venue")
"""The options that sort papers, and so leave one out by mistake.

Others leave papers out because their author says so.
"""


def has_papers(page: Any) -> bool:
    """Whether a list of papers stands on a page, which still has its markers."""
    blocks = (block for part in getattr(page, "sections", ()) for block in part.blocks)
    return any(isinstance(block, CardRun) or _is_list(block) for block in blocks)


def _is_list(block: Any) -> bool:
    return isinstance(block, Marker) and block.name == "PUBLICATIONS"


class Asked:
    """What the lists of the site's pages ask for, by `SORTS`."""

    def __init__(self, papers: Sequence[PaperPage], venues: Venues) -> None:
        self.papers = papers
        self.filters = Filters(self.papers, venues)
        self.is_any = False
        """Whether there is a list of papers at all."""
        self.topics: set[str] = set()
        self.found: set[int] = set()
        """The papers that stand in a list."""

    def add(self, page: Any) -> None:
        """Take note of the lists of a page, which still has its markers."""
        for block in (block for part in page.sections for block in part.blocks):
            if isinstance(block, CardRun):
                self.is_any = True
                self.found |= set(map(id, block.papers))
            elif _is_list(block):
                self.is_any = True
                self._list({name: block.options[name] for name in SORTS if name in block.options})

    def _list(self, options: dict[str, str]) -> None:
        self.topics |= {slug(name, "-") for name in options.get("topic", "").split(",")}
        try:
            self.found |= set(map(id, self.filters.chosen(self.papers, options)))
        except MarkerError:  # told where the list is made
            self.found |= set(map(id, self.papers))

    def left_out(self) -> Iterator[ContentError]:
        """Yield a warning for each paper that stands in no list, though there are lists."""
        topics = [topic for paper in self.papers for topic in paper.publication.topics]
        used = {topic: None for topic in topics if slug(topic, "-") in self.topics}
        for paper in self.papers if self.is_any else ():
            if id(paper) not in self.found:
                yield _warning(paper, list(used))


def _warning(paper: PaperPage, used: list[str]) -> ContentError:
    if not used:
        hint = "Write [PUBLICATIONS] on the page that is to show it, or hidden: true into the file."
        return ContentError("stands in no list of your pages", paper.shown_path, hint=hint)
    message = f"stands in no list of your pages; topics in use: {', '.join(used)}"
    hint = f'Give it one of them, "topics: [{used[0]}]", or "hidden: true".'
    return ContentError(message, paper.shown_path, hint=hint)
