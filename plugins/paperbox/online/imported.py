"""The old crawler's numbers -> the store, as the last that were good."""

from __future__ import annotations

from dataclasses import replace

from paperbox.counts import SCHOLAR, AuthorCounts, Counts, PaperCount
from paperbox.online.match import paired
from paperbox.online.merge import numbers
from paperbox.online.sources.base import FoundPaper, Wanted


def with_papers_of(old: Counts, papers: tuple[Wanted, ...]) -> Counts:
    """Return the crawler's counts with those of papers of the site under the slugs of these.

    They are told by Google Scholar's id, or by the title, which stands in the owner's own list.
    """
    found = [
        FoundPaper(key, paper.count, paper.title, paper.year, own=True)
        for key, paper in old.papers.items()
    ]
    kept = dict(old.papers)
    for slug, match in paired(SCHOLAR, papers, found).matches.items():
        paper = kept.pop(match.found.id, None)
        if paper:
            mine = replace(paper, title="", year=0, source_id=match.found.id)
            kept[slug] = replace(mine, match=match.by, score=match.score)
    return replace(old, papers=kept)


def added(store: Counts, old: Counts, today: str) -> Counts:
    """Return a store with what OLD has and it has not, or has from an earlier day."""
    papers, author = dict(store.papers), dict(store.author)
    for key, paper in old.papers.items():
        if _is_newer(paper, papers.get(key)):
            papers[key] = paper
    for source, said in old.author.items():
        if _is_newer(said, author.get(source)):
            author[source] = said
    if (papers, author) == (dict(store.papers), dict(store.author)):
        return store
    is_new = numbers(papers) != numbers(store.papers) or numbers(author) != numbers(store.author)
    checked_at = max(store.checked_at, old.checked_at)
    return Counts(author, papers, checked_at, today if is_new else store.changed_at)


def _is_newer(said: PaperCount | AuthorCounts, known: PaperCount | AuthorCounts | None) -> bool:
    """Whether what the crawler said is to take the place of what the store has."""
    if known is None:
        return True
    if isinstance(known, PaperCount) and known.source != SCHOLAR:
        return False
    return known.checked_at < said.checked_at
