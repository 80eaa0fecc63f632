"""Which field of BibTeX, BibLaTeX or our own says what: tables alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from paperbox.paper_links import IDENTIFIERS, LINK_TYPES

TEXTS: Mapping[str, tuple[str, ...]] = {
    "journal": ("journal", "journaltitle"),
    "booktitle": ("booktitle",),
    "volume": ("volume",),
    "number": ("number", "issue"),
    "pages": ("pages", "eid", "articleno"),
    "publisher": ("publisher",),
    "institution": ("institution", "school"),
    "venue": ("venue", "abbr"),
    "abstract": ("abstract",),
    "award": ("award", "award_name"),
    "badge": ("badge",),
    "image_alt": ("image_alt",),
}
"""Field of a paper -> the fields of an entry that say it in LaTeX; the first one given holds."""

CODES: Mapping[str, tuple[str, ...]] = {
    **{name: (name,) for name in (*IDENTIFIERS, *LINK_TYPES)},
    **{name: (name,) for name in ("url", "selected", "order", "draft", "until", "hidden")},
    "arxiv": ("arxiv", "arxivid"),
    "image": ("image", "preview"),
    "paper": ("paper", "html"),
    "scholar": ("scholar", "google_scholar_id"),
    "supplement": ("supplement", "supp"),
}
"""Field of a paper -> the fields of an entry that say it word by word: addresses, ids, flags."""

LISTS = ("links", "media", "topics")
"""Fields of a paper that are lists; items are parted by ``;`` or stand on lines of their own."""

CARD = frozenset(
    {
        *LISTS,
        *LINK_TYPES,
        *("badge", "award", "award_name", "image", "image_alt", "preview", "venue", "abbr", "html"),
        *("supp", "selected", "order", "draft", "until", "hidden", "scholar", "google_scholar_id"),
        *("summary", "bibtex_show"),
    }
)
"""What an entry says of the card and its place on the site; no list of references needs it."""

PRIVATE = re.compile(
    r"annote|annotation|comment|review|file|localfile|local-url|owner|username|groups|rating"
    r"|ranking|read|readstatus|priority|printed|relevance|qualityassured|posted-at|__markedentry"
    r"|date-(?:added|modified)|(?:creation|modification)date|(?:bdsk|mendeley|citeulike|zotero)-.*"
)
"""What programs that manage references keep for their user: notes, and paths of a machine."""

EPRINTS: Mapping[str, str] = {
    "arxiv": "arxiv",
    "pubmed": "pmid",
    "pmc": "pmcid",
    "hal": "hal",
    "iacr": "iacr",
    "biorxiv": "biorxiv",
    "medrxiv": "medrxiv",
    "ssrn": "ssrn",
}
"""``archiveprefix`` or ``eprinttype`` in small letters -> the id that ``eprint`` is."""

SAID_BY: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "subtitle", "titleaddon", "shorttitle"),
    "authors": ("author", "author+an", "shortauthor"),
    "date": ("date", "year", "month", "day"),
    "year": ("date", "year", "month", "day"),
    "journal": ("journal", "journaltitle", "journalsubtitle", "shortjournal"),
    "booktitle": ("booktitle", "booksubtitle", "booktitleaddon"),
    "number": ("number", "issue"),
    "pages": ("pages", "eid", "articleno", "numpages"),
    "institution": ("institution", "school"),
    "editors": ("editor",),
    "arxiv": (
        *("arxiv", "arxivid", "eprint", "eprinttype", "archiveprefix"),
        *("eprintclass", "primaryclass"),
    ),
    **{name: (name,) for name in ("volume", "publisher", "abstract", "url", "doi", "isbn")},
}
"""Field of a paper -> what its entry no longer says when a file beside it says something else."""
