"""The old crawler's numbers -> the store, as the last that were good."""

from __future__ import annotations

from dataclasses import replace

from paperbox.counts import SCHOLAR, AuthorCounts, Counts, PaperCount
from paperbox.online.match import paired
from paperbox.online.merge import numbers
from paperbox.online.sources.base import FoundPaper, Owner, Wanted
from paperbox.online.titles import may_be_one


def doubt_of_file(old: Counts, owner: Owner) -> str:
    """Return why a file of the crawler is not taken for the owner's, or nothing.

    Copies of acad-homepage carry the file of whoever made the template.
    """
    said = old.author.get(SCHOLAR)
    if said is None:
        return ""
    user = owner.ids.get(SCHOLAR, "")
    if user and said.id:
        return "" if user == said.id else f"it is of the user {said.id}, and yours is {user}"
    if said.name and not any(may_be_one(said.name, name) for name in owner.names):
        return f'it is of "{said.name}", not of {owner.names[0]}'
    return ""


def with_papers_of(old: Counts, papers: tuple[Wanted, ...]) -> Counts:
    """Return the crawler's counts, those of papers of the site under their slugs as well.

    They are told by Google Scholar's id, or by the title, which stands in the owner's own list.
    """
    found = [
        FoundPaper(key, paper.count, paper.title, paper.year, own=True)
        for key, paper in old.papers.items()
    ]
    more = {}
    for slug, match in paired(SCHOLAR, papers, found).matches.items():
        mine = replace(old.papers[match.found.id], title="", year=0, source_id=match.found.id)
        more[slug] = replace(mine, match=match.by, score=match.score)
    return replace(old, papers={**old.papers, **more})


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
