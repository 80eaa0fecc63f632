"""arXiv: preprints by their ids, and by their titles."""

from __future__ import annotations

import re
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from paperbox.online.answer import FetchError
from paperbox.online.http import Session
from paperbox.online.papers import plain, xml
from paperbox.online.papers.dates import of_text
from paperbox.online.papers.record import Found, known_ids
from paperbox.online.titles import plain_title

HOST, LABEL = "export.arxiv.org", "arXiv"
_ROWS = 8


def fetch(http: Session, kind: str, one: str) -> Found | None:
    """Return the preprint with an id."""
    return next(iter(_asked(http, {"id_list": one})), None)


def search(http: Session, title: str) -> list[Found]:
    """Return preprints whose titles have the words of TITLE."""
    every = plain_title(title).split()
    # Small words are not in the index, and would make it find nothing.
    words = [word for word in every if len(word) > 3 or not word.isascii()] or every
    query = " AND ".join(f"ti:{word}" for word in words[:10])
    return _asked(http, {"search_query": query, "max_results": str(_ROWS)})


def _asked(http: Session, query: dict[str, str]) -> list[Found]:
    url = f"https://{HOST}/api/query?{urlencode(query)}"
    try:
        return parse(xml.asked(LABEL, "feed", lambda: http.get(url)))
    except FetchError as error:
        if error.status == 400:  # what arXiv says of an id that can't be one
            return []
        raise


def parse(feed: Element) -> list[Found]:
    """Return the preprints of a feed; arXiv also tells mistakes as entries."""
    found = (_entry(entry) for entry in feed.findall("entry"))
    return [one for one in found if one]


def _entry(entry: Element) -> Found | None:
    address = re.search(r"arxiv\.org/abs/(\S+)", xml.line(entry.find("id")))
    title = plain.line(entry.findtext("title"))
    if not address or not title:
        return None
    given = known_ids({"doi": entry.findtext("doi"), "arxiv": address[1]})
    names = (plain.line(author.findtext("name")) for author in entry.findall("author"))
    return Found(
        title=title,
        authors=tuple(filter(None, names)),
        date=of_text(entry.findtext("published")),
        venue="arXiv",
        type="preprint",
        abstract=plain.abstract(entry.findtext("summary")),
        ids=given,
        pdf=f"https://arxiv.org/pdf/{given['arxiv']}" if "arxiv" in given else "",
        is_preprint=True,
        sources=(LABEL,),
    )
