"""How many cards of real pages become papers, and that none of these loses anything.

    python -m tests.corpus.cards [NAME …]

Each page of the corpus, its Liquid resolved, goes through `paperbox.moving.cards.extract`. A line
a site, each card that stays with the reason, and the totals. A card in the template's own form has
a part with the picture and one with the text, which is Markdown. Exit status 1 when less than 85 %
of these become papers, or one that did would lose something.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from paperbox.errors import Problems
from paperbox.markdown import Converter
from paperbox.moving.cards import Extracted, Kept, extract
from paperbox.read.paper_box import find_cards, shown, shown_of
from paperbox.read.publication import read_publication
from paperbox.read.source import Source
from tests.corpus.dialect import Page, pages, resolved

GOAL = 0.85
_OWN_FORM = re.compile(
    r"<div[^>]*paper-box-image.*<div(?=[^>]*paper-box-text)[^>]*markdown=.1", re.S
)


@dataclass
class Score:
    """What became of cards."""

    visible: int = 0
    own_form: int = 0
    """Those in the template's own form."""
    converted: int = 0
    own_converted: int = 0
    losses: list[str] = field(default_factory=list)
    kept: list[tuple[str, Kept]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """How many of those in the template's own form became papers."""
        return self.own_converted / (self.own_form or 1)

    def add(self, other: Score) -> None:
        """Count other pages as well."""
        for name in ("visible", "own_form", "converted", "own_converted"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.losses += other.losses
        self.kept += other.kept


def files_of(site: Path) -> Callable[[str], bool]:
    """Return what knows the files of a site, those among them that could not be had."""
    with (site / "files.tsv").open(encoding="utf-8", newline="") as table:
        names = {row["path"] for row in csv.DictReader(table, delimiter="\t")}
    names |= set(json.loads((site / "meta.json").read_text("utf-8"))["absent"])
    return names.__contains__


def measure(page: Page) -> Score:
    """Return what became of the cards of a page."""
    exists = files_of(page.site)
    body, converter = resolved(page), Converter(exists)
    html = converter.page(body)
    spans = find_cards(body)
    sources = {body.count("\n", 0, s.start) + 1: body[s.start : s.end] for s in spans}
    own = {line for line, source in sources.items() if _OWN_FORM.search(source)}
    found = extract(body, converter, exists)
    cards = [html[span.start : span.end] for span in find_cards(html)]
    by_line = dict(zip(sources, cards, strict=False))
    return Score(
        len(sources),
        len(own),
        len(found.papers),
        sum(paper.line in own for paper in found.papers),
        list(_losses(found, by_line, converter, exists)),
        [(page.name, kept) for kept in found.kept],
    )


def _losses(
    found: Extracted, cards: dict[int, str], converter: Converter, exists: Callable[[str], bool]
) -> Iterator[str]:
    """Yield what papers would lose, or that their files are wrong."""
    for paper in found.papers:
        problems = Problems()
        name = f"{paper.slug}.md"
        again = read_publication(Source(paper.text, name, problems, exists), paper.slug)
        if again is None or problems.errors:
            yield f"{name}: {problems.errors}"
            continue
        after = shown(again, converter.html(again.summary, scope=paper.slug))
        yield from (f"{name}: {lost}" for lost in shown_of(cards[paper.line]).lost(after))


def main(names: list[str]) -> int:
    """Print what became of the cards of the corpus, or of the sites that NAMES are parts of."""
    total, sites = Score(), dict[str, Score]()
    for page in pages(everything=True):
        if not names or any(name in page.site.name for name in names):
            score = measure(page)
            sites.setdefault(page.site.name, Score()).add(score)
            total.add(score)
    for site, score in sites.items():
        if score.visible:
            own = f"{score.own_converted} of {score.own_form} in the template's own form"
            print(f"{site}: {score.converted} of {score.visible} cards, {own}")
    for page_name, kept in total.kept:
        print(f"stays: {page_name} line {kept.line}, {kept.title}: {kept.reason}")
    for loss in total.losses:
        print(f"LOST: {loss}")
    shares = f"{total.own_converted} of {total.own_form} in the template's own form"
    print(f"{total.converted} of {total.visible} cards; {shares}: {total.share:.1%}")
    print(f"{len(total.losses)} losses in {total.converted} papers")
    return int(total.share < GOAL or bool(total.losses))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
