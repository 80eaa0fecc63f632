"""The feeds of a site: its news and its publications."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup, escape

from paperbox.build.filters import resolved_at
from paperbox.build.lists import NewsEntry
from paperbox.build.opening import first_words
from paperbox.build.papers import PaperPage
from paperbox.build.words import Words
from paperbox.model import Link, Publication
from paperbox.paper_links import is_web
from paperbox.write.feeds import Entry, Feed, tag_uri
from paperbox.write.whole import Site

NEWS, PAPERS = "feeds/news", "feeds/publications"
"""Where they lie, without the ending."""

MOST = 50
"""Readers of feeds ask for what is new; the site has the rest."""

_ADDRESS = re.compile(r"""(<[a-z][^<>]*?\s(?:href|src|poster)\s*=\s*)(["'])(.*?)\2""", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Feeds:
    """What the feeds of one site have in common."""

    site: Site
    """It knows its address: there are no feeds without it."""
    author: str
    words: Words

    def news(self, entries: Iterable[NewsEntry], page: str, is_ours: bool) -> Feed | None:
        """Return the feed of news, listed at PAGE; IS_OURS says whether that has our anchors."""
        return self._feed("news", NEWS, page, self._pieces(entries, self.site.at(page), is_ours))

    def papers(self, pages: Iterable[tuple[PaperPage, Publication]], page: str) -> Feed | None:
        """Return the feed of PAGES, each with its paper in plain text, that are listed at PAGE."""
        shown = [(page, paper) for page, paper in pages if not paper.hidden]
        shown.sort(key=lambda one: (one[1].title.casefold(), one[1].slug))
        shown.sort(key=lambda one: one[1].date.sort_key, reverse=True)
        return self._feed("publications", PAPERS, page, (self._paper(*one) for one in shown))

    def _feed(self, part: str, path: str, page: str, entries: Iterable[Entry]) -> Feed | None:
        newest = tuple(entry for entry, _ in zip(entries, range(MOST), strict=False))
        if not newest:
            return None
        title = f"{self.site.name}: {self.words['sections'][part]}"
        home, lang = self.site.at(page), self.words.lang
        return Feed(title, home, self.site.at(path), lang, self.author, newest)

    def _pieces(self, entries: Iterable[NewsEntry], page: str, is_ours: bool) -> Iterator[Entry]:
        """Yield news; of several on one day the oldest stands last and is number 1 for ever."""
        entries = list(entries)
        left = Counter(entry.period.start.iso for entry in entries)
        for entry in entries:
            date = entry.period.start
            id = tag_uri(self.site.url, f"news/{date.iso}/{left[date.iso]}")
            left[date.iso] -= 1
            url = f"{page}#y{date.year}" if is_ours else page
            html = self._absolute(entry.html, entry.content, page)
            yield Entry(id, first_words(html), url, date, html)

    def _paper(self, page: PaperPage, paper: Publication) -> Entry:
        url = self.site.at(page.url)
        summary = self._absolute(page.metadata["summary"], page, url)
        names = tuple(author.name for author in paper.authors if not author.is_others)
        outside = paper.url if is_web(paper.url) else ""
        html = self._lines(paper) + summary + self._links(paper.links)
        id = tag_uri(self.site.url, page.url.strip("/"))
        return Entry(id, paper.title, url, paper.date, html, names, paper.topics, outside)

    def _lines(self, paper: Publication) -> str:
        """Return who wrote a paper, where it appeared, and its abstract."""
        authors = ", ".join(author.name for author in paper.authors)
        lines = [Markup("<p>{}</p>").format(authors)]
        if paper.venue:
            lines.append(Markup("<p><em>{}</em></p>").format(paper.venue_whole))
        if paper.abstract:
            lines.append(Markup("<p>{}</p>").format(paper.abstract))
        return "".join(lines)

    def _links(self, links: Iterable[Link]) -> str:
        items = "".join(
            f'<li><a href="{escape(urljoin(f"{self.site.url}/", link.url))}">'
            f"{escape(self.words.label(link))}</a></li>"
            for link in links
        )
        return f"<ul>{items}</ul>" if items else ""

    def _absolute(self, html: str, content: Any, page: str) -> str:
        """Return HTML that stands on PAGE such that it can stand anywhere."""

        def whole(match: re.Match[str]) -> str:
            before, quote, url = match.groups()
            return f"{before}{quote}{urljoin(page, url)}{quote}"

        return _ADDRESS.sub(whole, resolved_at(html, content, self.site.url))
