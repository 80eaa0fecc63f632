"""``_includes/author-profile.html`` -> the links that stand there in so many words."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from paperbox.moving.outside import without_comments
from paperbox.moving.plain import OldLink, plain

_LINK = re.compile(
    r"<a\b[^>]*?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)')[^>]*>(.*?)</a>", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"\{\{-?\s*(?:site\.(?:url|baseurl)|base_path)\s*-?\}\}")
_QUOTED = re.compile(
    r"\{\{-?\s*[\"']([^\"']*)[\"']\s*\|\s*(?:prepend\s*:\s*[\w.]+|relative_url|absolute_url)\s*-?\}\}"
)
_OF_AUTHOR = re.compile(r"\{\{-?\s*(?:site\.)?author\b")
_LIQUID = re.compile(r"\{[{%]")


@dataclass(frozen=True)
class SidebarLinks:
    """The links of the sidebar that come from no field of ``author``."""

    links: tuple[OldLink, ...] = ()
    unread: tuple[str, ...] = ()
    """Addresses that Liquid makes."""


def sidebar_links(text: str) -> SidebarLinks:
    """Return the links, each address once: the template shows every link with and without words."""
    labels: dict[str, str] = {}
    unread: list[str] = []
    for double, single, inside in _LINK.findall(without_comments(text)):
        written = (double or single).strip()
        if _OF_AUTHOR.search(written) or written in {"", "#"}:
            continue
        url = html.unescape(_QUOTED.sub(r"\1", _ROOT.sub("", written)))
        if _LIQUID.search(url):
            unread.append(url)
            continue
        words = plain(inside).text
        labels[url] = labels.get(url) or ("" if _LIQUID.search(words) else words)
    links = tuple(OldLink(label or _host(url), url) for url, label in labels.items())
    return SidebarLinks(links, tuple(dict.fromkeys(unread)))


def _host(url: str) -> str:
    """Return what stands for a link without words: its host, or the name of its file."""
    found = re.match(r"https?://(?:www\.)?([^/?#]+)", url)
    return found[1] if found else url.rstrip("/").rpartition("/")[2] or url
