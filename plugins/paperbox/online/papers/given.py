"""What the user typed -> which kind of id it is, or that it is a title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperbox.errors import PaperboxError
from paperbox.online.papers.record import KINDS, known_ids
from paperbox.paper_links import IDENTIFIERS

TITLE = "title"
_BARE = ("arxiv", "acl", "dblp")
"""Kinds whose bare ids look like nothing else."""
_PREPRINTS = ("biorxiv", "medrxiv")
"""Servers whose ids are DOIs."""
_ELSEWHERE = ("hal", "iacr", "ssrn", "isbn", "inspire", "ads", "semanticscholar")
_EXAMPLES = (
    "Write a DOI (10.1000/182), an arXiv id (2405.14297), an id or address of OpenReview, the ACL\n"
    "    Anthology, PubMed or DBLP (pmid:10000000, conf/nips/Example20), or the title in quotes."
)


class UnknownIdError(PaperboxError):
    """Something that is neither an id that we can ask for, nor a title."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be found."""

    text: str
    """As the user typed it."""
    kind: str
    """One of `KINDS`, or `TITLE`."""
    value: str
    """The id in its one form, or the title."""

    @property
    def label(self) -> str:
        """What the user is told that it is."""
        if self.kind == TITLE:
            return "a title"
        return f"{IDENTIFIERS[self.kind].label} {self.value}"


def given_of(text: str) -> Given:
    """Return what TEXT is; raise `UnknownIdError` with a sentence for the user."""
    typed = " ".join(text.strip().strip("<>").split())
    bare = typed.strip("\"'“”‘’")
    if bare != typed and " " in bare:
        return Given(text, TITLE, bare)
    for kind in _order(typed):
        if value := _value(kind, typed):
            return Given(text, kind, value)
    for kind in _ELSEWHERE:
        if "/" in typed and _is(kind, typed):
            label = IDENTIFIERS[kind].label
            hint = "Give its DOI or arXiv id, or its title in quotes."
            raise UnknownIdError(f'"{typed}" is an address of {label}, which is not asked.\n    {hint}')
    if re.match(r"https?://|www\.|10\.\d|doi:", typed, re.I):
        raise UnknownIdError(f'"{typed}" holds no id of a paper that we know.\n    {_EXAMPLES}')
    if len(bare.split()) < 2 and not re.search(r"[^\x00-\x7f]{4}", bare):
        raise UnknownIdError(f'What is "{typed}"? It is no id that we know.\n    {_EXAMPLES}')
    return Given(text, TITLE, bare)


def _order(typed: str) -> tuple[str, ...]:
    """Return the kinds that TYPED may be: bare numbers and words may be anything."""
    is_named = re.match(r"[A-Za-z]+(?: [A-Za-z]+)?:|https?://|www\.|[\w.-]+\.\w+/", typed)
    first = ("arxiv", "acl", "doi")  # the address of a DOI may be one of these two
    rest = tuple(kind for kind in KINDS if kind not in first)
    if is_named:
        return (*first, *_PREPRINTS, *rest)
    return ("doi", *_BARE, "pmcid", *(("pmid",) if re.fullmatch(r"\d{7,8}", typed) else ()))


def _value(kind: str, typed: str) -> str:
    """Return the id of a kind in TYPED, or nothing."""
    text = re.sub(r"^https?://(?:www\.)?", "https://", typed, flags=re.I)
    if kind == "arxiv":  # letters of old ids are small, their archive's large: MATH.GT/0309136
        text = re.sub(r"\.pdf$", "", text)
    if kind == "acl":
        text = re.sub(r"(?:v\d+)?\.(?:pdf|bib|xml|endf)$", "", text)
    try:
        found = IDENTIFIERS[kind].normalised(text)
    except ValueError:
        found = ""
    if kind in _PREPRINTS:
        return re.sub(r"v\d+$", "", found)
    return known_ids({kind: found or typed}).get(kind, "") if kind != "doi" else _doi(found or typed)


def _doi(text: str) -> str:
    found = known_ids({"doi": text})
    return found.get("doi", "")


def _is(kind: str, typed: str) -> bool:
    try:
        return bool(IDENTIFIERS[kind].normalised(typed))
    except ValueError:
        return False
