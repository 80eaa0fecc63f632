"""The generator that Pelican calls: it reads content, fills the context, writes papers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.contents import Content, Page
from pelican.generators import Generator

from paperbox.build.addresses import refuse_same_addresses
from paperbox.build.home import HOME, default_home
from paperbox.build.lists import Lists, NewsEntry
from paperbox.build.menu import menu_of
from paperbox.build.papers import PaperPage, in_order, paper_page, read_papers, with_owner
from paperbox.build.reader import adopt
from paperbox.build.run import Run
from paperbox.build.stylesheet import read_stylesheet
from paperbox.build.words import Words, read_words
from paperbox.errors import ContentError
from paperbox.model import Profile
from paperbox.read.news import read_news
from paperbox.read.profile import read_profile
from paperbox.settings import shown_path
from paperbox.write.icons import icons

PROFILE, NEWS = "profile.yml", "news.md"


class PaperboxGenerator(Generator):
    """Runs after Pelican's own generator of pages, so it finds them in the context."""

    def generate_context(self) -> None:
        """Read everything; what templates see is complete when this is done."""
        self.run: Run = self.settings["PAPERBOX_RUN"]
        words = read_words(Path(self.theme), self.settings["DEFAULT_LANG"])
        profile = self._profile()
        self.papers = self._papers(profile)
        lists = Lists(self.papers, self._news(), {**words["marks"], **self.run.settings.marks})
        self.written = self._default_home(lists, words)
        pages = [*self.written, *self.context["pages"]]
        every = [*pages, *self.context["hidden_pages"], *self.context["draft_pages"]]
        for page in every:
            adopt(page)
            page.sections = lists.fill(page)
        refuse_same_addresses(self.run.problems, [*every, *self.papers])
        self.stylesheet = read_stylesheet(Path(self.theme), self.run.content)
        self.context.update(
            profile=profile,
            words=words,
            menu=menu_of(pages),
            icons=icons(),
            stylesheet=f"{self.settings['THEME_STATIC_DIR']}/{self.stylesheet.name}",
        )

    def _profile(self) -> Profile:
        if not self.run.exists(PROFILE):
            path, hint = shown_path(self.run.content / PROFILE), "One line is enough: name: …"
            self.run.problems.error(ContentError("no such file", path, hint=hint))
            return Profile("")
        source = self.run.source(PROFILE)
        profile = read_profile(source) if source else Profile("")
        self._copy(profile.photo, *(link.url for link in profile.links))
        return profile

    def _papers(self, profile: Profile) -> list[PaperPage]:
        """Return the page of each paper, in the order of lists, known to Pelican's links."""
        pages = []
        for publication, html in read_papers(self.run):
            record = with_owner(publication, profile)
            page = paper_page(record, html, self.settings, self.context)
            self.add_source_path(page)
            self.add_static_links(page)
            self._copy(record.image.path if record.image else "", record.url)
            self._copy(*(link.url for link in record.links))
            pages.append(page)
        return in_order(pages)

    def _news(self) -> list[NewsEntry]:
        if not self.run.exists(NEWS):
            return []
        source = self.run.source(NEWS)
        items = read_news(source) if source else ()
        texts = [self.run.html(source, item.body) for item in items] if source else []
        path = str(self.run.content / NEWS)
        content = Content("\n".join(texts), {"title": NEWS}, self.settings, path, self.context)
        self.add_static_links(content)
        return [NewsEntry(item.date, t, content) for item, t in zip(items, texts, strict=True)]

    def _copy(self, *paths: str) -> None:
        """Have Pelican copy the files that data fields name, wherever they lie."""
        self.context["static_links"] |= {path for path in paths if self.run.exists(path)}

    def _default_home(self, lists: Lists, words: Words) -> list[Page]:
        """Return the home page where the author has written none."""
        if any(page.save_as == HOME["save_as"] for page in self.context["pages"]):
            return []
        metadata = default_home(self.run, lists, words)
        return [Page("", metadata, self.settings, "", self.context)]

    def generate_output(self, writer: Any) -> None:
        """Write the page of each paper, and the stylesheet."""
        for page in [*self.written, *self.papers]:
            template = self.get_template(page.template)
            writer.write_file(page.save_as, template, self.context, True, url=page.url, page=page)
        path = Path(self.output_path, self.settings["THEME_STATIC_DIR"], self.stylesheet.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.stylesheet.text, "utf-8")
