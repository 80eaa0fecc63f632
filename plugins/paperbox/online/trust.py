"""Whether a list of works is the owner's: ids get reused, and people are mixed up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperbox.counts import STRONG
from paperbox.online.sources.base import FoundAuthor, FoundPaper, Owner, Wanted
from paperbox.online.titles import may_be_one, plain_title, says_enough


def doubt_of(
    source: str,
    owner: Owner,
    papers: Iterable[Wanted],
    author: FoundAuthor | None,
    found: Iterable[FoundPaper],
) -> str:
    """Return why what SOURCE says of a person is not taken for the owner's, or nothing.

    The name must fit, and an ORCID iD that both have must be the same. At least one paper of the
    site must stand in the list; where there is none, an id must tell that it is the owner.
    """
    if author and not any(may_be_one(author.name, name) for name in owner.names):
        return f'the profile is that of "{author.name}", not of {owner.names[0]}; check its id'
    orcid = owner.ids.get("orcid", "")
    if author and author.orcid and orcid and author.orcid != orcid:
        return f"the profile has the ORCID iD {author.orcid}, not {orcid}; check its id"
    papers, own = list(papers), [record for record in found if record.own]
    if papers and own and not _signs(papers) & _signs(own):
        return "no paper of the site stands in the list of that profile; check its id"
    if author and not own and not _is_sure(source, owner, author):
        return f'whether the profile of "{author.name}" is yours can\'t be told without its papers'
    return ""


def _is_sure(source: str, owner: Owner, author: FoundAuthor) -> bool:
    """Whether an id says that a person is the owner."""
    return bool(author.orcid) or owner.ids.get(source) == author.id


def _signs(records: Sequence[FoundPaper] | Sequence[Wanted]) -> set[tuple[str, str]]:
    """Return what works can be known by: ids that are the same everywhere, and long titles."""
    ids = {(k, value) for record in records for k, value in record.ids.items() if k in STRONG}
    titles = {("title", plain_title(record.title)) for record in records}
    return ids | {(kind, title) for kind, title in titles if says_enough(title)}
