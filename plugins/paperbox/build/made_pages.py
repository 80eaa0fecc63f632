"""The pages of a site that its author has not written: each is made unless he has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pelican.contents import Page

from paperbox.build import made
from paperbox.build.addresses import Redirects
from paperbox.build.all_papers import PAPERS, overview
from paperbox.build.lists import Lists
from paperbox.build.not_found import NOT_FOUND, ways_out
from paperbox.build.run import Run
from paperbox.build.unlisted import has_papers

MakePage = Callable[[dict[str, Any]], Page]


class MadePages:
    """Makes the pages of one run; MAKE turns metadata into a page of Pelican's."""

    def __init__(self, run: Run, make: MakePage, written: Sequence[Any], lists: Lists) -> None:
        """Take note of what the author has WRITTEN, or leads on from."""
        self.run, self.make, self.lists = run, make, lists
        self.words = run.dictionary.words()
        with_old = [page for page in written if hasattr(page, "redirect_from")]
        self.taken = {page.save_as for page in written}
        self.taken |= {file for file, _ in Redirects.of(with_old)}

    def _is_free(self, url: str) -> bool:
        return made.at(url)["save_as"] not in self.taken

    def all(self, pages_of_author: Sequence[Any]) -> list[Page]:
        """Return the pages that menus and lists may show beside the author's."""
        lists, pages = self.lists, []
        if made.HOME["save_as"] not in self.taken:
            pages.append(self.make(made.home(self.run, self.words, lists.markers())))
        if lists.listed and self._is_free(PAPERS):
            pages += self._all_papers([*pages, *pages_of_author])
        if lists.news and self._is_free(made.NEWS):
            pages.append(self._page(made.NEWS, self.words["all_news"], "news", menu="false"))
            pages[-1].years = made.by_year(lists.news)
        if lists.posts and self._is_free(made.POSTS):
            pages.append(self._page(made.POSTS, self.words["posts"], "posts"))
            pages[-1].posts = lists.posts
        for tag, address, posts in made.tag_pages(lists.posts):
            pages.append(self._page(address, tag, "posts", menu="false"))
            pages[-1].posts = posts
        return pages

    def _all_papers(self, pages: Sequence[Any]) -> list[Page]:
        """Return the pages of all papers; a menu has the first where nothing else leads to them.

        A list on a page does, and a section of that name would stand beside it in the menu.
        """
        found, made_pages = overview(self.lists, self.words), []
        title = self.words["sections"]["publications"]
        sections = (part.title for page in pages for part in getattr(page, "sections", ()))
        menu = "false" if title in sections or any(map(has_papers, pages)) else ""
        for part in found.parts:
            page = self._page(part.url, title, "publications", menu=menu)
            page.overview, page.part = found, part
            made_pages.append(page)
            menu = "false"
        return made_pages

    def not_found(self, pages: Sequence[Page]) -> Page:
        """Return the page of what is not there, which has PAGES to go to."""
        page = self._page(NOT_FOUND, self.words["not_found"], "not_found")
        page.author_profile, page.ways = False, ways_out(pages)
        return page

    def _page(self, url: str, title: str, template: str, **more: Any) -> Page:
        place = {"title": title, "template": template, **made.at(url), **more}
        return self.make(made.metadata(self.run, self.words, "", **place))
