"""The generator that Pelican calls: it reads content, fills the context, writes what is ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pelican.contents import Content, Page
from pelican.generators import Generator

from paperbox.build import made
from paperbox.build.addresses import Redirects, refuse_same_addresses
from paperbox.build.all_papers import PAPERS
from paperbox.build.bib_files import bib_files, refuse_same_keys
from paperbox.build.cards import Cards, page_of
from paperbox.build.data import Data
from paperbox.build.discovery import Discovery
from paperbox.build.embedded import Embedded
from paperbox.build.enrich import Citations
from paperbox.build.favicon import site_icons
from paperbox.build.lists import Lists
from paperbox.build.live import live_of
from paperbox.build.made_pages import MadePages
from paperbox.build.menu import menu_of
from paperbox.build.named import Named
from paperbox.build.not_found import NOT_FOUND, root_of
from paperbox.build.old_places import OldPlaces
from paperbox.build.papers import PaperPage, in_order, paper_page, read_papers
from paperbox.build.people import Cast
from paperbox.build.reader import DEFAULTS, adopt
from paperbox.build.related import relate
from paperbox.build.run import Run
from paperbox.build.scripts import Scripts
from paperbox.build.stylesheet import read_stylesheet
from paperbox.build.unlisted import Asked
from paperbox.build.venues import Venues
from paperbox.build.wanted import want_all
from paperbox.errors import ContentError
from paperbox.model import Profile, Publication
from paperbox.settings import FEED, shown_path
from paperbox.write.bib import FILE as BIB_FILE
from paperbox.write.icons import icons
from paperbox.write.styles import inlined

Known = Callable[[Publication], Publication]
"""Gives a paper what is known of its people and its venue."""


class PaperboxGenerator(Generator):
    """Runs after Pelican's own generators of pages and posts: it finds both in the context."""

    def generate_context(self) -> None:
        """Read everything; what templates see is complete when this is done."""
        self.run: Run = self.settings["PAPERBOX_RUN"]
        data = Data(self.run, self._content, lambda html, path: self.places.html(html, path))
        profile = data.profile()
        self._read_papers(Cast(profile, data.people()), data.venues())
        lists = self._lists(data)
        own_lost = self._own_lost()
        made_pages = MadePages(self.run, self._page, self._of_author(), lists)
        self.written = made_pages.all(self.context["pages"])
        listed = [*self.written, *self.context["pages"]]
        self.lost = own_lost or made_pages.not_found(listed)
        every = [*listed, *self._posts(), *self.context["hidden_pages"], self.lost]
        self._fill(every, lists)
        self.redirects = Redirects.of(every)
        refuse_same_addresses(self.run.problems, [*every, *self.papers], self.redirects)
        refuse_same_keys(self.run.problems, self.papers)
        self._make_files(profile)
        want_all(self.run.images, self.run.problems, profile, lists, every)
        self.discovery = Discovery(self.run, profile, lists, listed)
        if self.run.writes:
            self.run.images.prepare()
            self.discovery.draw()
        menu = menu_of(self.run.settings.menu, listed)
        self._copy(Named.of(profile, menu, lists, shown_path(self.run.content)), every)
        self.context.update(
            profile=profile,
            words=self.run.dictionary.words(),
            bib_file=BIB_FILE,
            citations=self.citations,
            embeds=self.embeds,
            menu=menu,
            icons=icons(),
            site_icons=self.icons,
            feed=FEED if lists.posts and self.settings["FEED_ALL_ATOM"] == FEED else "",
            discovery=self.discovery,
            stylesheet=self._static(self.stylesheet.name),
            inlined="",
            scripts=self.scripts,
            static=self._static,
        )

    def _read_papers(self, cast: Cast, venues: Venues) -> None:
        """Read the papers, those in cards of pages included, and what is known of each."""
        self.venues = venues

        def known(paper: Publication) -> Publication:
            return venues.placed(cast.identified(paper))

        self.papers = self._papers(known)
        self._count(self._read_cards(known))

    def _fill(self, pages: list[Any], lists: Lists) -> None:
        """Give every page its words and its sections, and every paper what its page shows."""
        asked = Asked(lists.listed, self.venues)
        for page in pages:
            adopt(page)
            self.places.fill(page)
            asked.add(page)
            page.words = self.run.dictionary.words(page.lang)
            page.sections = lists.fill(page)
        for page in self.papers:
            page.words = self.run.dictionary.words(page.lang)
            page.author_profile, page.excerpt = True, ""
            page.legend = lists.legend(page.words, [page])
            page.badge_style = self.venues.style(page.publication)
        relate(self.papers, lists.news, self.run.url)
        self._warn_of_papers(asked)

    def _make_files(self, profile: Profile) -> None:
        """Make what pages link to: stylesheet, scripts, icons, what others bring."""
        theme, settings = Path(self.theme), self.run.settings
        self.stylesheet = read_stylesheet(theme, self.run.content, settings, self.venues.colours)
        self.scripts = Scripts(theme, is_live=bool(self.live))
        paths, folder = self.settings["STATIC_PATHS"], self.settings["THEME_STATIC_DIR"]
        self.icons = site_icons(self.run, paths, folder, profile.initials)
        self.embeds = Embedded(settings)

    def _static(self, name: str) -> str:
        """Return the address of a file of the theme."""
        return f"{self.settings['THEME_STATIC_DIR']}/{name}"

    def _count(self, cards: list[PaperPage]) -> None:
        """Give papers their counts, and the places for counts in their summaries theirs."""
        self.live = live_of(self.run.settings)
        self.citations = Citations(self.run, self.live)
        self.citations.add_to(self.papers)
        self.places = OldPlaces(self.run, self.citations)
        for page in self.papers:
            self.places.fill_paper(page)
        for page in cards:
            self.places.warn_of(page)

    def _warn_of_papers(self, asked: Asked) -> None:
        """Warn of papers that no list asks for, and once of each mark that nothing explains."""
        for warning in asked.left_out():
            self.run.problems.warn(warning)
        unexplained: dict[str, list[str]] = {}
        for page in self.papers:
            for mark in sorted({*page.publication.marks} - {mark for mark, _ in page.legend}):
                unexplained.setdefault(mark, []).append(page.shown_path)
        for mark, paths in unexplained.items():
            where = f", in {len(paths)} papers" if len(paths) > 1 else ""
            message = f'nothing says what "{mark}" means{where}'
            hint = f'Say it in PAPERBOX: "marks": {{"{mark}": "corresponding author"}}, say.'
            warning = ContentError(message, paths[0], field="authors", hint=hint)
            self.run.problems.warn(warning)

    def _content(self, html: str, path: str) -> Content:
        """Return what the links of a text in a data file count from."""
        full = str(Path.cwd() / path)
        content = Content(html, {"title": path}, self.settings, full, self.context)
        self.add_static_links(content)
        return content

    def _papers(self, known: Known) -> list[PaperPage]:
        """Return the page of each paper, in the order of lists, known to Pelican's links."""
        pages = []
        for path, publication, html in read_papers(self.run):
            record = known(publication)
            page = paper_page(path, record, html, self.settings, self.context)
            self.add_source_path(page)
            self.add_static_links(page)
            pages.append(page)
        return in_order(pages)

    def _read_cards(self, known: Known) -> list[PaperPage]:
        """Have the cards of pages be papers too, in the place where they stand and in lists."""

        def make(record: Publication, page: Any, html: str) -> PaperPage:
            paper = page_of(known(record), page, html, self.settings, self.context)
            self.add_static_links(paper)
            return paper

        found = Cards(self.run, make).read(self._of_author(), self.papers)
        self.papers = in_order([*self.papers, *found])
        return found

    def _of_author(self) -> list[Any]:
        """Return every page and post that the author has written."""
        return [*self.context["pages"], *self._posts(), *self.context["hidden_pages"]]

    def _posts(self) -> list[Any]:
        return [*self.context["articles"], *self.context["hidden_articles"]]

    def _lists(self, data: Data) -> Lists:
        posts = sorted(self.context["articles"], key=lambda post: post.title.casefold())
        posts.sort(key=lambda post: post.date, reverse=True)
        return Lists(
            papers=self.papers,
            news=data.news(),
            venues=self.venues,
            stages=data.stages(),
            posts=posts,
            marks=self.run.settings.marks,
            all_papers=PAPERS,
            all_news=made.NEWS,
            all_posts=made.POSTS,
        )

    def _own_lost(self) -> Page | None:
        """Return the author's own page of what is not there.

        Pelican would write it with addresses that count from one place alone, so it is taken
        from it.
        """
        for found in (self.context["pages"], self.context["hidden_pages"]):
            for page in found:
                if page.save_as == NOT_FOUND:
                    found.remove(page)
                    return page
        return None

    def _page(self, metadata: dict[str, Any]) -> Page:
        return Page("", {**DEFAULTS, **metadata}, self.settings, "", self.context)

    def _copy(self, named: Named, pages: list[Any]) -> None:
        """Have Pelican copy the files that are named; warn of pages that are not there."""
        files = named.files(self.run.exists)
        # Pelican undoes %20 alone in the addresses that it finds in texts.
        linked = {unquote(path) for path in self.context["static_links"]}
        self.context["static_links"] = linked | files
        written = [page.save_as for page in [*pages, *self.papers]]
        written += [BIB_FILE, *(paper.bib_file for paper in self.papers)]
        old = [file for file, _ in self.redirects]
        named.warn_of_dead(self.run.problems, [*files, *written, *old, FEED])

    def generate_output(self, writer: Any) -> None:
        """Write the pages that are ours, the stylesheet, and what leads from old addresses."""
        for page in [*self.written, *self.papers]:
            template = self.get_template(page.template)
            writer.write_file(page.save_as, template, self.context, True, url=page.url, page=page)
        self._write(self._static(self.stylesheet.name), self.stylesheet.text)
        for name, text in self.scripts.files.items():
            self._write(self._static(name), text)
        for path, data in self.icons.files.items():
            self._write(path, data)
        for path, text in bib_files(self.papers):
            self._write(path, text)
        self.run.images.write(Path(self.output_path))
        for path, text in self.redirects.texts(self.settings["SITEURL"]):
            self._write(path, text)
        for path, content in self.discovery.files():
            self._write(path, content)
        self._write_lost(writer)

    def _write_lost(self, writer: Any) -> None:
        """Write the page of what is not there; it stands at any depth."""
        root = root_of(self.settings["SITEURL"])
        self.context["localsiteurl"] = f"{root}/"
        style = inlined(self.stylesheet, f"{root}/{self.settings['THEME_STATIC_DIR']}")
        here = {**self.context, "SITEURL": root, "inlined": style}
        template = self.get_template(self.lost.template)
        writer.write_file(NOT_FOUND, template, here, False, url=self.lost.url, page=self.lost)

    def _write(self, path: str, text: str | bytes) -> None:
        full = Path(self.output_path, path)
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(text if isinstance(text, bytes) else text.encode())
