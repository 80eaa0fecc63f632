"""News -> the papers that they are about.

A piece of news belongs to a paper when it links to the paper's page, or to one of the addresses
that the paper itself names: its ids in any form, its title's target, its links. What several
papers name, such as a project they share, says nothing of any one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urlsplit

from paperbox.build.filters import resolved_at
from paperbox.build.lists import NewsEntry
from paperbox.build.papers import PaperPage
from paperbox.paper_links import IDENTIFIERS, Identifier

_HREF = re.compile(r"""<a\b[^>]*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
_VERSION = re.compile(r"v[0-9]+$")
_ARXIV_DOI = "doi:10.48550/arxiv."
_HOSTS = re.compile("|".join(f"(?:{known.before})" for known in IDENTIFIERS.values()), re.I)
"""What there is in addresses that hold an id; to try each kind takes much longer."""


def relate(papers: Iterable[PaperPage], news: Iterable[NewsEntry], site: str) -> None:
    """Give each of PAPERS its news, newest first; SITE is SITEURL."""
    named = defaultdict[str, list[PaperPage]](list)
    for paper in papers:
        paper.news = ()
        for place in {*_places(paper, site)} - {""}:
            named[place].append(paper)
    for entry in news:
        html = resolved_at(entry.html, entry.content, "")
        places = {
            place_of(unescape(double or single), site) for double, single in _HREF.findall(html)
        }
        about = {id(named[p][0]): named[p][0] for p in places if len(named.get(p, ())) == 1}
        for paper in about.values():
            paper.news = (*paper.news, entry)


def _places(page: PaperPage, site: str) -> Iterator[str]:
    """Yield what names a paper: its page, and all that it names itself."""
    paper = page.publication
    yield place_of(page.url, site)
    if paper.url not in {link.url for link in paper.links}:
        yield place_of(paper.url, site)
    for link in paper.links:
        known = {link.key: IDENTIFIERS[link.key]} if link.key in IDENTIFIERS else {}
        yield _id_in(link.url, known) or place_of(link.url, site)


@lru_cache(maxsize=4096)
def place_of(url: str, site: str) -> str:
    """Return one spelling of all addresses of a place: an id, a path of the site, a host and path.

    Nothing for the home page, which is about everything.
    """
    path = url[len(site) :] if site and url.startswith(f"{site}/") else url
    parts = urlsplit(path)
    if parts.scheme not in {"", "http", "https"} or (not parts.scheme and parts.netloc):
        return ""
    if not parts.scheme:
        return unquote(parts.path).removesuffix("index.html").strip("/")
    if id := _HOSTS.search(url) and _id_in(url, IDENTIFIERS):
        return id
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"//{host}{parts.path.rstrip('/')}{query}"


def _id_in(url: str, kinds: Mapping[str, Identifier]) -> str:
    """Return the id in an address, without its version, if it is one of KINDS."""
    for name, known in kinds.items():
        try:
            id = f"{name}:{_VERSION.sub('', known.normalised(url)).lower()}"
        except ValueError:
            continue
        return f"arxiv:{id.removeprefix(_ARXIV_DOI)}" if id.startswith(_ARXIV_DOI) else id
    return ""
