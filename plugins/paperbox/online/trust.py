"""Whether a list of works is the owner's: ids get reused, and people are mixed up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperbox.online.match import STRONG
from paperbox.online.sources.base import FoundAuthor, FoundPaper, Owner, Wanted
from paperbox.online.titles import may_be_one, plain_title, says_enough


def doubt_of(
    owner: Owner,
    papers: Iterable[Wanted],
    author: FoundAuthor | None,
    found: Iterable[FoundPaper],
) -> str:
    """Return why the list in an answer is not taken for the owner's, or nothing.

    The name must fit, and at least one paper of the site must stand in it.
    """
    if author and not any(may_be_one(author.name, name) for name in owner.names):
        return f'the profile is that of "{author.name}", not of {owner.names[0]}; check its id'
    papers, own = list(papers), [record for record in found if record.own]
    if papers and own and not _signs(papers) & _signs(own):
        return "no paper of the site stands in the list of that profile; check its id"
    return ""


def _signs(records: Sequence[FoundPaper] | Sequence[Wanted]) -> set[tuple[str, str]]:
    """Return what works can be known by: ids that are the same everywhere, and long titles."""
    ids = {(k, value) for record in records for k, value in record.ids.items() if k in STRONG}
    titles = {("title", plain_title(record.title)) for record in records}
    return ids | {(kind, title) for kind, title in titles if says_enough(title)}
