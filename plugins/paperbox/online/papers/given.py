"""What the user typed -> which kind of id it is, or that it is a title."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

from paperbox.errors import PaperboxError
from paperbox.online.papers.record import KINDS, known_ids
from paperbox.paper_links import IDENTIFIERS

TITLE = "title"
_BEST = ("arxiv", "acl", *KINDS)
"""Where a DOI is one of arXiv or of the ACL Anthology, these know more of it."""
_BARE = ("doi", "arxiv", "acl", "dblp", "pmcid", "openalex")
"""Fields whose bare ids look like nothing else."""
PREPRINTS = ("biorxiv", "medrxiv")
"""Servers whose ids are DOIs."""
_ELSEWHERE = ("hal", "iacr", "ssrn", "isbn", "inspire", "ads", "semanticscholar")
_EXAMPLES = (
    "Write a DOI (10.1000/182), an arXiv id (2405.14297), an id or address of OpenReview, the ACL\n"
    '    Anthology, PubMed or DBLP (pmid:10000000, conf/nips/Example20), or the title: "…".'
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
    def command(self) -> str:
        """How it is typed in a shell."""
        return shlex.quote(" ".join(self.text.split()))

    @property
    def label(self) -> str:
        """What the user is told that it is."""
        if self.kind == TITLE:
            return "a title"
        return f"{IDENTIFIERS[self.kind].label} {self.value}"


def given_of(text: str) -> Given:
    """Return what TEXT is; raise `UnknownIdError` with a sentence for the user."""
    typed = " ".join(text.strip().strip("<>").split())
    bare = _unquoted(re.sub(r"^title:\s*", "", typed, flags=re.I))
    if bare != typed and (" " in bare or typed[:6].lower() == "title:"):
        return Given(text, TITLE, bare)
    for field in _fields(typed):
        if found := _ids_in(field, typed):
            kind = next(kind for kind in _BEST if kind in found)
            return Given(text, kind, found[kind])
    if fault := _fault(typed):
        raise UnknownIdError(f"{fault}\n    {_EXAMPLES}")
    return Given(text, TITLE, bare)


def _unquoted(text: str) -> str:
    """Return TEXT without the quotes around it; those of a part of it stay."""
    for opening, closing in ('""', "''", "“”", "‘’"):
        inner = text[1:-1]
        if text[:1] == opening and text[1:].endswith(closing) and closing not in inner:
            return inner
    return text


def _fields(typed: str) -> tuple[str, ...]:
    """Return the fields whose ids TYPED may be: bare numbers and words may be anything."""
    if re.match(r"[A-Za-z]+(?: [A-Za-z]+)?:|https?://|www\.|[\w.-]+\.[a-z]+/", typed, re.I):
        return ("arxiv", "acl", "doi", *PREPRINTS, *(kind for kind in KINDS))
    return (*_BARE, *(("pmid",) if re.fullmatch(r"\d{7,8}", typed) else ()))


def _ids_in(field: str, typed: str) -> dict[str, str]:
    """Return the ids that follow from TYPED, read as the field of a paper."""
    text = re.sub(r"^https?://(?:www\.)?", "https://", typed, flags=re.I)
    if field in {"arxiv", "acl"}:
        text = re.sub(r"(?<=\d)(?:v\d+)?\.(?:pdf|bib|xml|endf)$", "", text)
    elif field == "doi":
        text = re.sub(r"^doi[:\s]\s*", "", text, flags=re.I).rstrip(".,;")
    try:
        found = IDENTIFIERS[field].normalised(text)
    except ValueError:
        found = text
    if field in PREPRINTS:
        return known_ids({"doi": re.sub(r"v\d+$", "", found)})
    return known_ids({field: found})


def _fault(typed: str) -> str:
    """Return why TYPED can't be asked for, or nothing where it may be a title."""
    for kind in _ELSEWHERE:
        if "/" in typed and _is(kind, typed):
            return f'"{typed}" is of {IDENTIFIERS[kind].label}, which is not asked.'
    if re.match(r"https?://|www\.|10\.\d|doi:", typed, re.I):
        return f'"{typed}" holds no id of a paper that we know.'
    if len(typed.split()) < 2 and not re.search(r"[^\x00-\x7f]{4}", typed):
        return f'What is "{typed}"? It is no id that we know.'
    return ""


def _is(kind: str, typed: str) -> bool:
    try:
        return bool(IDENTIFIERS[kind].normalised(typed))
    except ValueError:
        return False
