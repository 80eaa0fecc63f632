"""By what a site is found: what heads of pages say, feeds, the sitemap and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from paperbox.build.all_papers import is_searched
from paperbox.build.feeds import NEWS as NEWS_FEED
from paperbox.build.feeds import PAPERS as PAPERS_FEED
from paperbox.build.feeds import Feeds
from paperbox.build.lists import Lists
from paperbox.build.made import NEWS
from paperbox.build.not_found import NOT_FOUND
from paperbox.build.papers import PaperPage
from paperbox.build.plain import plain_profile, plainly
from paperbox.build.run import Run
from paperbox.build.share_words import SIZE
from paperbox.build.shares import Shares
from paperbox.keys import VERIFICATION
from paperbox.model import PartialDate, Profile, Publication
from paperbox.write import jsonld
from paperbox.write.feeds import Feed, atom, json_feed
from paperbox.write.highwire import Tag, citation_tags
from paperbox.write.ids import pdf_of
from paperbox.write.open_graph import SharedPage, named, properties
from paperbox.write.sitemap import robots, sitemap
from paperbox.write.whole import Site

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
ATOM, JSON = "application/atom+xml", "application/feed+json"


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of one page says to those who are no readers."""

    canonical: str = ""
    named: tuple[Tag, ...] = ()
    properties: tuple[Tag, ...] = ()
    data: Markup = field(default_factory=Markup)
    """JSON-LD, or nothing."""


class Discovery:
    """What one site tells of itself. Without SITEURL nothing is said that needs a whole address."""

    def __init__(self, run: Run, profile: Profile, lists: Lists, listed: Iterable[Any]) -> None:
        """Find what is told of the site; LISTED are the pages that menus and lists may show."""
        self.run, self.site = run, run.url.rstrip("/")
        self.profile = plain_profile(profile, math=run.settings.math)
        self.lists = lists
        self.listed = list(listed)
        self.whole = Site(self.site, run.title, run.lang)
        self.papers = {
            page.save_as: plainly(page.publication, math=run.settings.math) for page in lists.papers
        }
        self.shares = Shares(run.images, run.settings.accent)
        self.feeds = self._feeds() if self.site else {}

    def draw(self) -> None:
        """Draw what networks show of pages, or find it in the cache; pictures must be ready."""
        if self.site:
            self.shares.draw(self.profile, self.run.title, self.papers.values())

    def _plain(self) -> Iterator[tuple[PaperPage, Publication]]:
        """Yield each paper's page, and the paper in plain text."""
        yield from ((page, self.papers[page.save_as]) for page in self.lists.papers)

    def head(self, page: Any, title: str, description: str) -> Head:
        """Return what the head of PAGE says beside TITLE and DESCRIPTION."""
        if page.save_as == NOT_FOUND:
            return Head(named=(("robots", "noindex"),))
        url = self.whole.at(page.url)
        shared = self._shared(page, url, title, description)
        tags = [*named(shared), *self._own_tags(page, url)]
        data = self._data(page, url, shared)
        said = Markup(jsonld.script_text(data)) if data else Markup()  # noqa: S704  escaped there
        return Head(url, tuple(tags), tuple(properties(shared)), said)

    def _shared(self, page: Any, url: str, title: str, description: str) -> SharedPage:
        card = self.shares.of(page)
        day = getattr(page, "day", None)
        is_article = day is not None or page.save_as in self.papers
        return SharedPage(
            title=title,
            description=description,
            site=self.run.title,
            kind="article" if is_article else "website" if page.url else "profile",
            lang=page.lang,
            url=url,
            image=self.whole.at(card) if card else "",
            size=SIZE,
            published=day.iso if day else "",
            by=next((_handle(link.url) for link in self.profile.links if link.key == "x"), ""),
        )

    def _own_tags(self, page: Any, url: str) -> Iterator[Tag]:
        """Yield what one page alone says: the home page whose it is, a paper what it is."""
        if not page.url:
            said = self.run.settings.verification
            yield from ((tag, said[name]) for name, tag in VERIFICATION.items() if name in said)
        if paper := self.papers.get(page.save_as):
            yield from citation_tags(paper, page=url, pdf=self._own_file(pdf_of(paper)))

    def _data(self, page: Any, url: str, shared: SharedPage) -> jsonld.Node:
        if not page.url:
            photo = self._own_file(self.profile.photo)
            return jsonld.home(self.profile, self.whole, photo, shared.description)
        if paper := self.papers.get(page.save_as):
            figures = (self._own_file(item.path) for item in paper.media if not item.is_video)
            images = tuple(filter(None, (shared.image, *figures)))
            shown = jsonld.Shown(url, self._own_file(pdf_of(paper)), images)
            return jsonld.paper(paper, self.whole, shown)
        return {}

    def _own_file(self, path: str) -> str:
        """Return the whole address of a file of this site; nothing for one of another host.

        Google Scholar asks for a PDF in the subdirectory of the page, which proves that both are
        of one hand; here that is the folder of the site.
        """
        inside = path.removeprefix(f"{self.site}/") if self.site else path
        is_ours = inside and self.run.exists(inside)
        return self.whole.at(inside) if is_ours else ""

    def _feeds(self) -> Mapping[str, Feed]:
        """Return the feeds that have entries, by their path without its ending."""
        words, addresses = self.run.dictionary.words(), {page.url for page in self.listed}
        feeds = Feeds(self.whole, self.profile.name or self.run.title, words)
        news = NEWS if NEWS in addresses else ""
        papers = self.lists.all_papers if self.lists.all_papers in addresses else ""
        is_ours = any(page.url == news and page.template == "news" for page in self.listed)
        found = {
            NEWS_FEED: feeds.news(self.lists.news, news, is_ours),
            PAPERS_FEED: feeds.papers(self._plain(), papers),
        }
        return {name: feed for name, feed in found.items() if feed}

    @property
    def search(self) -> str:
        """The page that searches the papers for what its ``?q=`` says; nothing where none does."""
        pages = (page for page in self.listed if page.url == self.lists.all_papers)
        return next((page.url for page in pages if is_searched(page)), "")

    @property
    def links(self) -> Iterator[tuple[bool, str, str]]:
        """The feeds as heads of pages name them: whether it is news, type, path below the site."""
        for path in self.feeds:
            yield path == NEWS_FEED, ATOM, f"{path}.atom.xml"
            yield path == NEWS_FEED, JSON, f"{path}.json"

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        """Yield (path, content) of what is written beside the pages; the author's own files win."""
        yield from self.shares.files()
        for path, feed in self.feeds.items():
            yield f"{path}.atom.xml", atom(feed)
            yield f"{path}.json", json_feed(feed)
        if self.site:
            yield SITEMAP, sitemap(sorted(self._addresses(), key=lambda entry: entry[0]))
        own = self.run.source(ROBOTS) if self.run.exists(ROBOTS) else None
        yield ROBOTS, own.text if own else robots(self.whole.at(SITEMAP))

    def _addresses(self) -> Iterator[tuple[str, PartialDate | None]]:
        """Yield every page that lists show, with the day of what is on it."""
        dates = [paper.date for paper in self.papers.values() if not paper.hidden]
        dates += [entry.period.start for entry in self.lists.news]
        days = [date for date in dates if date.day and not self._is_to_come(date)]
        newest = max(days, key=lambda day: day.sort_key, default=None)
        showing = {"", NEWS, self.lists.all_papers}
        for page in self.listed:
            yield self.whole.at(page.url), newest if page.url in showing else None
        for post in self.lists.posts:
            yield self.whole.at(post.url), post.day
        for page, paper in self._plain():
            if not paper.hidden:
                yield self.whole.at(page.url), None if self._is_to_come(paper.date) else paper.date

    def _is_to_come(self, date: PartialDate) -> bool:
        return date.sort_key > self.run.today.sort_key


def _handle(url: str) -> str:
    """Return the name that an address at X leads to, with its @."""
    return f"@{url.rstrip('/').rpartition('/')[2]}"
