"""content/citations.json -> the count of each paper, and the totals of the sidebar.

The store is a help, no content: whatever is wrong with it is a warning, and the number is not
shown. Without a store nothing is said at all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import partial

from paperbox.build.chart import chart_of
from paperbox.build.cited import Cited, Origin, Totals, author_address, origin_of, paper_address
from paperbox.build.live import Live
from paperbox.build.papers import PaperPage
from paperbox.build.run import Run
from paperbox.counts import LABELS, SCHOLAR, Counts, PaperCount
from paperbox.errors import ContentError
from paperbox.read.counts import StoreError, read_counts
from paperbox.read.source import Source

STORE = "citations.json"
HINT = "No count is shown of what can't be read."


class Citations:
    """What is known of the citations of one site."""

    def __init__(self, run: Run, live: Live | None) -> None:
        self.run = run
        self.live = live
        self.counts = read_store(run)
        """What the store holds, or None where there is no store that can be read."""
        self._slugs: dict[str, str] = {}

    def add_to(self, papers: Iterable[PaperPage]) -> None:
        """Give each paper its count."""
        for page in papers:
            record = page.publication
            if record.scholar:
                self._slugs.setdefault(record.scholar, record.slug)
            found = self.counts.of(record.slug, record.scholar) if self.counts else None
            page.cited = self._cited(found, record.scholar)

    def of_scholar(self, id: str) -> Cited | None:
        """Return the count of the paper that Google Scholar calls ID, of the site or not."""
        found = self.counts.of(self._slugs.get(id, ""), id) if self.counts else None
        return self._cited(found, id)

    def knows(self, id: str) -> bool:
        """Whether the store has the paper that Google Scholar calls ID; it may have no citations.

        Where there is no store, nobody asks.
        """
        return self.counts is None or bool(self.counts.of(self._slugs.get(id, ""), id))

    def _cited(self, found: PaperCount | None, scholar: str) -> Cited | None:
        """Return what is shown; a paper without citations shows nothing, as it would be unkind."""
        if found and found.count:
            is_live = self.live and found.source == SCHOLAR
            url = paper_address(found.source, found.source_id)
            origin = origin_of(found.source, found.checked_at, self.run.today, url)
            return Cited(found.count, origin, (scholar or found.source_id) if is_live else "")
        if self.live and scholar:
            return Cited(0, Origin(SCHOLAR, url=paper_address(SCHOLAR, scholar)), scholar)
        return None

    @property
    def totals(self) -> Totals | None:
        """What the sidebar shows: all of the one source that the settings prefer."""
        known = self.counts.author if self.counts else {}
        order = (*self.run.settings.citation_sources, *LABELS)
        return self._totals(next((name for name in order if name in known), ""))

    @property
    def scholar_totals(self) -> Totals | None:
        """What a place shows that was made for Google Scholar's total: that, or the other one."""
        return self._totals(SCHOLAR) or self.totals

    def _totals(self, source: str) -> Totals | None:
        found = self.counts.author.get(source) if self.counts else None
        if found is None or not found.citations:
            return None
        url = author_address(source, found.id)
        return Totals(
            citations=found.citations,
            h=found.h,
            i10=found.i10,
            origin=origin_of(source, found.checked_at, self.run.today, url),
            chart=chart_of(found.by_year),
            live=self.live is not None and source == SCHOLAR,
        )

    @property
    def badge(self) -> str:
        """The address of the badge of Google Scholar's total; nothing beside another's total."""
        totals = self.totals
        is_alone = totals is None or totals.origin.source == SCHOLAR
        return self.live.badge if self.live and is_alone else ""


def read_store(run: Run) -> Counts | None:
    """Return what the store of a site holds, without the entries that are wrong."""
    if not os.path.lexists(run.content / STORE):
        return None
    try:
        source = run.readable(STORE)
    except ContentError as error:
        run.problems.warn(error)
        return None
    try:
        return read_counts(source.text, partial(_warn, source))
    except StoreError as error:
        source.warn(str(error), line=error.line, hint=HINT)
        return None


def _warn(source: Source, message: str, field: str) -> None:
    source.warn(message, line=line_of(field, source.text), field=field, hint=HINT)


def line_of(field: str, text: str) -> int:
    """Return the line of TEXT, which is JSON, on which FIELD is, such as ``papers.one.count``."""
    at, names = 0, field.split(".")
    for name in names:
        found = text.find(json.dumps(name, ensure_ascii=False), at)
        if found < 0:
            break
        at = found
    return text.count("\n", 0, at) + 1
