"""The ids of papers in one form, so that equal ids are equal texts.

A DOI is in lower case, without ``https://doi.org/``. An arXiv id has no version. A DOI of arXiv
says no more than the arXiv id, and is one; a DOI of the ACL Anthology is kept beside its id.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import quote

from paperbox.online.sources.base import FoundPaper, Wanted

ARXIV_DOI, ACL_DOI = "10.48550/arxiv.", "10.18653/v1/"
_LONGEST = 3000
"""Signs of the ids in one address; servers refuse addresses that are much longer than this."""
_UNFIT = r"\s\x00-\x1f\x7f-\x9f\u200b-\u202e\ud800-\udfff"
"""Signs that no id has."""
_DOI = re.compile(
    rf"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{{4,9}}(?:\.\d+)*/[^{_UNFIT}]+)", re.I
)
_ARXIV = re.compile(
    r"(?:arxiv:)?(\d{4}\.\d{4,5}|[a-z-]+(?=[./])(?:\.[a-z]{2})?/\d{7})(?:v\d+)?", re.I
)
_ACL = re.compile(r"([a-z]\d\d-\d{4})|(\d{4}\.[\w-]+\.\d+)", re.I)
_OPENALEX = re.compile(r"(?:https?://openalex\.org/)?(W\d+)", re.I)
_PMID = re.compile(r"(?:https?://pubmed\.ncbi\.nlm\.nih\.gov/)?(\d{1,8})/?")
_S2 = re.compile(r"([0-9a-f]{40})", re.I)
_PLAIN = re.compile(r"[\w./()-]+", re.ASCII)


def doi(text: str) -> str:
    """Return a DOI in its one form, or nothing where TEXT is none."""
    match = _DOI.fullmatch(text.strip())
    return match[1].lower() if match else ""


def arxiv(text: str) -> str:
    """Return an arXiv id without its version, or nothing where TEXT is none."""
    match = _ARXIV.fullmatch(text.strip())
    return match[1].lower() if match else ""


def acl(text: str) -> str:
    """Return an id of the ACL Anthology, or nothing where TEXT is none."""
    match = _ACL.fullmatch(text.strip())
    return (match[1].upper() if match[1] else match[2].lower()) if match else ""


def _by(pattern: re.Pattern[str], case: Callable[[str], str]) -> Callable[[str], str]:
    def form(text: str) -> str:
        match = pattern.fullmatch(text.strip())
        return case(match[1]) if match else ""

    return form


_FORMS: dict[str, Callable[[str], str]] = {
    "doi": doi,
    "arxiv": arxiv,
    "acl": acl,
    "pmid": _by(_PMID, str.lower),
    "openalex": _by(_OPENALEX, str.upper),
    "semanticscholar": _by(_S2, str.lower),
    "scholar": str.strip,
}


def normalised(given: Mapping[str, object]) -> dict[str, str]:
    """Return the ids that are some, each in its one form."""
    forms = {kind: _FORMS[kind](str(text)) for kind, text in given.items() if kind in _FORMS}
    found = {kind: form for kind, form in forms.items() if form}
    if found.get("doi", "").startswith(ARXIV_DOI) and (own := arxiv(found["doi"][15:])):
        del found["doi"]
        found.setdefault("arxiv", own)
    if found.get("doi", "").startswith(ACL_DOI) and (own := acl(found["doi"][12:])):
        found.setdefault("acl", own)
    return found


def dois(known: Mapping[str, str]) -> Iterator[str]:
    """Yield the DOIs of a paper, those that follow from its other ids among them."""
    if "doi" in known:
        yield known["doi"]
    if "arxiv" in known:
        yield ARXIV_DOI + known["arxiv"]
    if "acl" in known and ACL_DOI + known["acl"].lower() != known.get("doi"):
        yield ACL_DOI + known["acl"].lower()


def is_plain(one: str) -> bool:
    """Whether an id can stand in a list of ids, where ``,``, ``|`` and the like have a meaning."""
    return bool(_PLAIN.fullmatch(one))


def in_path(one: str) -> str:
    """Return an id as it stands in the path of an address."""
    return quote(one, safe="/:;()")


def batches(every: Iterable[str], most: int, longest: int = _LONGEST) -> Iterator[list[str]]:
    """Yield the ids in groups of MOST at most, and of LONGEST signs."""
    batch: list[str] = []
    for one in dict.fromkeys(every):
        if batch and (len(batch) == most or sum(map(len, batch)) + len(one) > longest):
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


class Sought:
    """The papers that are looked for."""

    def __init__(self, papers: Iterable[Wanted]) -> None:
        self._papers = [normalised(paper.ids) for paper in papers]
        self._seen: set[tuple[str, str]] = set()

    def see(self, found: FoundPaper) -> FoundPaper:
        """Note that FOUND was found, and return it."""
        self._seen.update(found.ids.items())
        return found

    @property
    def unseen(self) -> list[dict[str, str]]:
        """The ids of each paper of which none was seen yet, also of those that have none."""
        return [known for known in self._papers if self._seen.isdisjoint(known.items())]

    def left(self) -> list[dict[str, str]]:
        """Return the ids of each paper that can still be asked for."""
        return [known for known in self.unseen if known]
