"""A title -> the paper that has it, or those that may be meant."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from paperbox.online.papers.combine import grouped
from paperbox.online.papers.library import Library
from paperbox.online.papers.record import Found, same_title
from paperbox.online.titles import plain_title, says_enough

ORDER = ("crossref", "openalex", "dblp", "arxiv")
"""Who is asked for titles."""
NEAR = 0.5
"""How alike a title must be to be shown as one that may be meant."""
MOST = 6
"""Papers that are shown."""


@dataclass(frozen=True)
class Hits:
    """What a search came to."""

    exact: Found | None = None
    """The one paper that has the title."""
    others: tuple[Found, ...] = ()
    """Else those that may be meant, the nearest first."""


def searched(library: Library, title: str) -> Hits:
    """Return what all services know of a title."""
    records = [one for name in ORDER for one in library.search(name, title)]
    groups = [one for one in grouped(records) if one.best_id[0]]
    same = [one for one in groups if same_title(one.title, title)]
    if len(same) == 1 and says_enough(plain_title(title)):
        return Hits(same[0])
    scored = sorted(((_likeness(one, title), -i) for i, one in enumerate(groups)), reverse=True)
    near = tuple(groups[-i] for score, i in scored if score >= NEAR)
    return Hits(None, near[:MOST])


def _likeness(found: Found, title: str) -> float:
    ours, theirs = plain_title(title), plain_title(found.title)
    if ours and ours in theirs:
        return 1.0
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
