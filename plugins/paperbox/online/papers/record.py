"""What services say of papers, each in its own words, as records of one form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from paperbox.model import PartialDate
from paperbox.online.sources import ids as forms
from paperbox.online.titles import may_be_one, plain_title
from paperbox.paper_links import IDENTIFIERS

KINDS = ("doi", "arxiv", "acl", "openreview", "pmid", "pmcid", "dblp", "openalex")
"""The ids that a paper can be asked for by; the first that it has is the best."""


@dataclass(frozen=True, slots=True)
class Found:
    """A paper as one service has it, or several together."""

    title: str
    """Plain text; `$…$` is a formula."""
    authors: tuple[str, ...] = ()
    date: PartialDate | None = None
    venue: str = ""
    """Its usual short form, where the service gives one."""
    type: str = ""
    """A type of BibTeX."""
    abstract: str = ""
    """Plain text; a blank line parts its paragraphs."""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Kind -> id, in one form each; see `known_ids`."""
    pdf: str = ""
    award: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    """Other fields of BibTeX, such as ``journal``, ``volume`` and ``pages``."""
    is_preprint: bool = False
    sources: tuple[str, ...] = ()
    """Who said so, by name."""

    @property
    def best_id(self) -> tuple[str, str]:
        """The kind and the id that it is best asked for by, or nothing twice."""
        return next(((kind, self.ids[kind]) for kind in KINDS if kind in self.ids), ("", ""))


def known_ids(given: Mapping[str, object]) -> dict[str, str]:
    """Return the ids that are some, each in its one form, so that equal ids are equal texts."""
    texts = {kind: str(value).strip() for kind, value in given.items() if value}
    found = forms.normalised(texts)
    if "arxiv" in found:  # old ids name their archive, and may name a part of it: math.GT/0309136
        found["arxiv"] = re.sub(r"\.[a-z]{2}(?=/)", "", found["arxiv"])
    for kind in ("openreview", "pmcid", "dblp"):
        try:
            found[kind] = IDENTIFIERS[kind].normalised(texts.get(kind, ""))
        except ValueError:
            continue
    return found


def contradict(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two papers have another DOI each, or another id at arXiv."""
    return any(
        one[kind] != other[kind] for kind in ("doi", "arxiv") if kind in one and kind in other
    )


def share_author(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists of authors may have one in common; one that is missing tells nothing."""
    ours, theirs = list(one), list(other)
    if not ours or not theirs:
        return True
    return any(may_be_one(a, b) for a in ours for b in theirs)


def same_title(one: str, other: str) -> bool:
    """Whether two titles differ in nothing but spelling."""
    plain = _plain(one)
    return bool(plain) and plain == _plain(other)


@cache
def _plain(title: str) -> str:
    """Return a plain title; each is compared with many others."""
    return plain_title(title)
