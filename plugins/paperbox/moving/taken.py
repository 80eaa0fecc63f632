"""The addresses of the new site: each leads to one page, and who comes first has it."""

from __future__ import annotations

from paperbox.moving.old import OldContent
from paperbox.moving.pages import OldPage
from paperbox.moving.posts import OldPost
from paperbox.moving.report import Kind, Report
from paperbox.moving.urls import file_of


class Taken:
    """The files that pages are written to, and old addresses lead from; the rest is reported."""

    def __init__(self, old: OldContent, report: Report) -> None:
        self.report = report
        self.shown = old.by_url
        """The pages that have the address that they say."""
        self._owner = {file_of(url).casefold(): page for url, page in self.shown.items()}
        self.files = {*self._owner, *(file.source.casefold() for file in old.files)}

    def is_shown(self, page: OldPage) -> bool:
        """Whether a page has its address."""
        if self.shown.get(page.url) is page:
            return True
        if page.is_published:
            other = self._owner[file_of(page.url).casefold()]
            message = f"{page.url} is the address of {other.path}, too: a draft now"
            self.report.add(Kind.LOOK, message, page.path)
        return False

    def take(self, post: OldPost) -> bool:
        """Whether a post is published, at an address that nothing else has; it is taken then."""
        file = file_of(post.page.url).casefold()
        if post.is_draft:
            return False
        if file in self.files:
            message = f"{post.page.url} is the address of something else, too: a draft now"
            self.report.add(Kind.LOOK, message, post.page.path)
            return False
        self.files.add(file)
        return True

    def take_old(self, page: OldPage, url: str) -> bool:
        """Whether an old address of a page is free; it is taken from then on."""
        if not page.is_published or self.shown.get(page.url, page) is not page:
            return True
        file = file_of(url).casefold()
        if file in self.files:
            if file != file_of(page.url).casefold():
                message = f"the old address {url} is that of something else now"
                self.report.add(Kind.LOOK, message, page.path)
            return False
        self.files.add(file)
        return True
