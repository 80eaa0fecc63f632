"""Papers that no list asks for, so that no reader of a page finds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from paperbox.build.cards import CardRun
from paperbox.build.papers import PaperPage
from paperbox.errors import ContentError
from paperbox.markdown.headings import slug
from paperbox.model import Marker


class Asked:
    """What the lists of the site's pages ask for, without regard to limits and `selected`.

    These two leave papers out because their author says so; a topic leaves out by mistake.
    """

    def __init__(self) -> None:
        self.is_any = False
        """Whether there is a list of papers at all."""
        self.is_all = False
        """Whether one asks for papers of every topic."""
        self.topics: set[str] = set()
        self.on_pages: set[int] = set()
        """The papers whose cards stand in a page."""

    def add(self, page: Any) -> None:
        """Take note of the lists of a page, which still has its markers."""
        for block in (block for part in page.sections for block in part.blocks):
            if isinstance(block, CardRun):
                self.is_any = True
                self.on_pages |= set(map(id, block.papers))
            elif isinstance(block, Marker) and block.name == "PUBLICATIONS":
                topic = block.options.get("topic", "")
                self.is_any = True
                self.is_all |= not topic
                self.topics.add(slug(topic, "-"))

    def left_out(self, papers: Iterable[PaperPage]) -> Iterator[ContentError]:
        """Yield a warning for each of PAPERS that stands in no list, though there are lists."""
        visible = [paper for paper in papers if not paper.publication.hidden]
        if self.is_all or not self.is_any:
            return
        topics = [topic for paper in visible for topic in paper.publication.topics]
        used = {topic: None for topic in topics if slug(topic, "-") in self.topics}
        for paper in visible:
            if id(paper) not in self.on_pages and not used.keys() & {*paper.publication.topics}:
                yield _warning(paper, list(used))


def _warning(paper: PaperPage, used: list[str]) -> ContentError:
    if not used:
        hint = "Write [PUBLICATIONS] on the page that is to show it, or hidden: true into the file."
        return ContentError("stands in no list of papers", paper.shown_path, hint=hint)
    message = f"stands in no list of papers; topics in use: {', '.join(used)}"
    hint = f'Give it one of them, "topics: [{used[0]}]", or "hidden: true".'
    return ContentError(message, paper.shown_path, hint=hint)
