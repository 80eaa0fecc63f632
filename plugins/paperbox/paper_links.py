"""Where a paper is found: by its ids, and by addresses of each kind. One line each.

Both tables are in the order of the row below a paper. The first id that a paper has is the best
place for its title to lead to: the version of record before preprints, those before indexes.

The build hook (hatch_build.py) runs this file on its own to learn which icons to draw, so it
imports nothing but the standard library. Patterns are read by Python and by ECMAScript, and stand
for a whole value, as in services.py.
"""
# ruff: noqa: E501  an identifier a line

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, unquote

_AFTER = r"(?:/|\.(?:pdf|html|bib)|\.full(?:\.pdf|-text)?|/(?:abstract|document|pdf|(?:pdf/)?[^\s/?#]+\.pdf)/?)?(?:[?&#]\S*)?"
"""What may follow the id in an address."""


def _isbn(value: str) -> str:
    """Return an ISBN without hyphens; a wrong check digit is a ValueError."""
    digits = re.sub("[- ]", "", value).upper()
    numbers = [10 if digit == "X" else int(digit) for digit in digits]
    if len(numbers) == 10:
        right = sum(number * (10 - i) for i, number in enumerate(numbers)) % 11 == 0
    else:
        right = sum(number * (1, 3)[i % 2] for i, number in enumerate(numbers)) % 10 == 0
    if not right:
        raise ValueError(f'the check digit of "{value}" is wrong: a digit may be mistyped')
    return digits


def _any_case(pattern: str) -> str:
    """Return PATTERN with its letters, outside of classes, in any case: ECMAScript has no (?i:)."""

    def either(part: re.Match[str]) -> str:
        text = part[0]
        return f"[{text.upper()}{text.lower()}]" if len(text) == 1 else text

    return re.sub(r"\\.|\[[^\]]*\]|[A-Za-z]", either, pattern)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A kind of id that leads to a paper."""

    label: str
    """What readers see."""
    url: str
    """The address; ``{}`` stands for the id."""
    icon: str
    """The name of the icon: a brand of simple-icons, or a drawing in theme/icons."""
    pattern: str
    """What an id looks like; put it in ``(?:…)``, for it may hold ``|``."""
    example: str
    """A well-formed id."""
    before: str
    """What stands before the id in addresses, from the host on: a pattern."""
    prefix: str
    """What people write before the id and a colon: a pattern."""
    clean: Callable[[str], str] = str
    """Makes one spelling of all; may raise ValueError."""

    @property
    def accepts(self) -> str:
        """One pattern, with anchors, for every value: an id, ``word:`` and an id, an address.

        What it accepts is normalised without a complaint, but for the check digit of an ISBN.
        """
        return f"^(?:{'|'.join(self._forms(f'(?:{self.pattern})'))})$"

    def _forms(self, bare: str) -> tuple[str, str]:
        """Return the patterns of an id and of an address; BARE is that of the id in them."""
        before = _any_case(rf"(?:https?://)?(?:www\.)?(?:{self.before})")
        return rf"(?:{_any_case(f'(?:{self.prefix}): ?')})?{bare}", f"{before}{bare}{_AFTER}"

    def normalised(self, value: str) -> str:
        """Return the bare id in VALUE: an id, one with a prefix, or an address that contains one.

        Anything else is a ValueError.
        """
        match = next(filter(None, (form.fullmatch(value) for form in _forms_of(self))), None)
        if not match:
            raise ValueError(f'expected an id such as {self.example}, found "{value}"')
        return self.clean(match["id"])

    def address(self, value: str) -> str:
        """Return where the id in VALUE leads."""
        return self.page(self.normalised(value))

    def page(self, bare: str) -> str:
        """Return where a bare id leads."""
        return self.url.format(quote(bare, safe="/:;()."))


@cache
def _forms_of(known: Identifier) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of an id and of an address; to make them takes longer than to try them."""
    return tuple(re.compile(form) for form in known._forms(f"(?P<id>{known.pattern})"))


_NO_DOI = r"\s\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\x22?#"
_NO_CODE = r"(?![^\s?#]*%(?:[0189A-Fa-f]|2[023]|3[Ff]|7[Ff]))"
"""Not the code of a sign that an id can't have; in addresses, others are written as codes."""
_DOI = rf"{_NO_CODE}10\.[0-9]{{4,9}}(?:\.[0-9]+)*/[^{_NO_DOI}]*[^{_NO_DOI}.,;/]"
_PREPRINT = r"10\.[0-9]{4,9}/[0-9]+(?:\.[0-9]+)*(?:v[0-9]+)?"
_ARXIV = r"[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}(?:v[0-9]+)?|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/[0-9]{7}(?:v[0-9]+)?"
_ACL = r"[A-Z][0-9]{2}-[0-9]{4}|[0-9]{4}\.[a-z0-9_]+-[a-z0-9_]+\.[0-9]+"
_ISBN = r"(?:97[89][- ]?)?[0-9](?:[- ]?[0-9]){8}[- ]?[0-9Xx]"

# fmt: off
IDENTIFIERS: dict[str, Identifier] = {
    "doi": Identifier("DOI", "https://doi.org/{}", "doi", _DOI, "10.1000/182", r"[^/\s]*doi\.org/|[^/\s]+/doi/(?:abs/|full/|pdf/|epdf/|book/)?|link\.springer\.com/[a-z]+/", "doi", unquote),
    "acl": Identifier("ACL Anthology", "https://aclanthology.org/{}/", "acl", _ACL, "2020.acl-main.1", r"aclanthology\.org/|aclweb\.org/anthology/(?:[A-Z]/[A-Z][0-9]{2}/)?|(?:dx\.)?doi\.org/10\.18653/v1/", "acl|acl anthology"),
    "openreview": Identifier("OpenReview", "https://openreview.net/forum?id={}", "openreview", "[A-Za-z0-9_-]{6,}", "AbCdEf1234", r"openreview\.net/(?:forum|pdf|attachment|revisions|references)\?(?:[^\s#]*&)?id=", "openreview"),
    "pmcid": Identifier("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/{}/", "pubmed", "[Pp][Mm][Cc][0-9]+", "PMC1000000", r"(?:pmc|www)\.ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/|ncbi\.nlm\.nih\.gov/pmc/articles/", "pmcid", str.upper),
    "pmid": Identifier("PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}/", "pubmed", "[0-9]{1,8}", "10000000", r"pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/", "pmid|pubmed"),
    "arxiv": Identifier("arXiv", "https://arxiv.org/abs/{}", "arxiv", _ARXIV, "2405.14297", r"(?:export\.|browse\.)?arxiv\.org/(?:abs|pdf|html)/|(?:dx\.)?doi\.org/10\.48550/arxiv\.|alphaxiv\.org/abs/", "arxiv"),
    "biorxiv": Identifier("bioRxiv", "https://www.biorxiv.org/content/{}", "preprint", _PREPRINT, "10.1101/2020.01.01.000001", r"biorxiv\.org/content/(?:early/[0-9/]+/)?|(?:dx\.)?doi\.org/", "biorxiv|doi"),
    "medrxiv": Identifier("medRxiv", "https://www.medrxiv.org/content/{}", "preprint", _PREPRINT, "10.1101/2020.01.01.20000001", r"medrxiv\.org/content/(?:early/[0-9/]+/)?|(?:dx\.)?doi\.org/", "medrxiv|doi"),
    "hal": Identifier("HAL", "https://hal.science/{}", "hal", r"[a-z]+(?:[_-][a-z]+)*-[0-9]{8}(?:v[0-9]+)?", "hal-01000000", r"(?:[a-z]+\.)?hal\.science/|(?:[a-z]+\.)?archives-ouvertes\.fr/", "hal"),
    "iacr": Identifier("IACR ePrint", "https://eprint.iacr.org/{}", "preprint", "(?:19|20)[0-9]{2}/[0-9]{3,4}", "2020/0001", r"eprint\.iacr\.org/", "iacr|eprint"),
    "ssrn": Identifier("SSRN", "https://ssrn.com/abstract={}", "ssrn", "[0-9]{5,8}", "1000000", r"(?:papers\.)?ssrn\.com/(?:abstract=|sol3/papers\.cfm\?(?:[^\s#]*&)?abstract_?id=)|(?:dx\.)?doi\.org/10\.2139/ssrn\.", "ssrn"),
    "isbn": Identifier("ISBN", "https://search.worldcat.org/search?q=bn:{}", "book", _ISBN, "978-0-00-000000-2", r"(?:search\.)?worldcat\.org/(?:isbn/|search\?q=bn(?::|%3A))|openlibrary\.org/isbn/", "isbn(?:-1[03])?", _isbn),
    "inspire": Identifier("INSPIRE", "https://inspirehep.net/literature/{}", "inspirehep", "[0-9]{1,8}", "1000000", r"inspirehep\.net/(?:literature|record)/", "inspire"),
    "ads": Identifier("NASA ADS", "https://ui.adsabs.harvard.edu/abs/{}/abstract", "ads", "[0-9]{4}(?:[A-Za-z0-9.&]|%26){14}[A-Z.]", "2020Natur.000....1E", r"(?:ui\.)?adsabs\.harvard\.edu/(?:#?abs)/", "ads|bibcode", unquote),
    "dblp": Identifier("DBLP", "https://dblp.org/rec/{}", "dblp", "[a-z]+(?:/[A-Za-z0-9_+-]+){1,3}", "conf/nips/Example20", r"dblp\.(?:org|uni-trier\.de)/rec/(?:html/)?", "dblp"),
    "semanticscholar": Identifier("Semantic Scholar", "https://www.semanticscholar.org/paper/{}", "semanticscholar", "[0-9a-f]{40}", "0123456789abcdef0123456789abcdef01234567", r"semanticscholar\.org/paper/(?:[^/\s]+/)?", "s2|semantic ?scholar"),
    "openalex": Identifier("OpenAlex", "https://openalex.org/{}", "openalex", "[Ww][0-9]+", "W2000000000", r"(?:api\.)?openalex\.org/(?:works/)?", "openalex", str.upper),
}
# fmt: on
"""Field -> the kind of id that it holds."""


def best_identifier(given: Iterable[str]) -> str:
    """Return which of the fields GIVEN is the best place for a title to lead to, or nothing."""
    fields = set(given)
    return next((field for field in IDENTIFIERS if field in fields), "")


@dataclass(frozen=True, slots=True)
class LinkType:
    """A kind of link of a paper; the value is an address or a file of the site."""

    label: str
    """What readers see."""
    icon: str
    """The name of the icon in theme/icons, for an address that `icon_for` knows nothing of."""


LINK_TYPES: dict[str, LinkType] = {
    "paper": LinkType("Paper", "paper"),
    "pdf": LinkType("PDF", "pdf"),
    "preprint": LinkType("Preprint", "preprint"),
    "supplement": LinkType("Supplement", "supplement"),
    "project": LinkType("Project", "project"),
    "website": LinkType("Website", "globe"),
    "code": LinkType("Code", "code"),
    "model": LinkType("Model", "model"),
    "dataset": LinkType("Dataset", "dataset"),
    "benchmark": LinkType("Benchmark", "benchmark"),
    "demo": LinkType("Demo", "demo"),
    "notebook": LinkType("Notebook", "notebook"),
    "docs": LinkType("Docs", "book"),
    "video": LinkType("Video", "video"),
    "talk": LinkType("Talk", "talk"),
    "slides": LinkType("Slides", "slides"),
    "poster": LinkType("Poster", "poster"),
    "blog": LinkType("Blog", "blog"),
    "thread": LinkType("Thread", "chat"),
    "press": LinkType("Press", "news"),
    "reviews": LinkType("Reviews", "reviews"),
}
"""Field -> the kind of link that it holds."""

ICONS = frozenset(entry.icon for table in (IDENTIFIERS, LINK_TYPES) for entry in table.values())
"""The name of every icon that this file may ask for."""


def is_web(url: str) -> bool:
    """Whether an address leads to a web page."""
    return url.startswith(("https://", "http://"))
