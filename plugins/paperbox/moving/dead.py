"""Links of a page that lead nowhere on the site."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from paperbox.markdown.local_files import MARK

_HOST = "https://site.invalid"


def dead_links(html: str, url: str, written: Collection[str]) -> Iterator[str]:
    """Yield the targets of links of the page at URL that are none of the files WRITTEN.

    The names of files are folded, for an address in another case is alive on many systems.
    """
    for link in BeautifulSoup(html, "html.parser").select("a[href]"):
        href = str(link["href"]).strip()
        if href and not href.startswith(("#", MARK)) and _is_dead(href, url, written):
            yield href


def _is_dead(href: str, url: str, written: Collection[str]) -> bool:
    try:
        parts = urlsplit(urljoin(f"{_HOST}{url}", href))
    except ValueError:  # an address that is none leads to nothing of ours
        return False
    if f"{parts.scheme}://{parts.netloc}" != _HOST:
        return False
    path = unquote(parts.path).strip("/").casefold()
    places = (path, f"{path}.html", f"{path}/index.html".lstrip("/"))
    return not any(place in written for place in places)
