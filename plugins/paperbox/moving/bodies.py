"""Pages and posts of the old site -> files of content/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from textwrap import shorten

from paperbox.jekyll.liquid import needs_liquid
from paperbox.markdown import Converter
from paperbox.model import Author
from paperbox.moving import cards, front, news
from paperbox.moving.dead import dead_links
from paperbox.moving.embeds import setting_for, without_embeds
from paperbox.moving.languages import NAMES, Languages
from paperbox.moving.old import HOME, OldContent
from paperbox.moving.own_rules import style_notes
from paperbox.moving.page_fields import OF_THE_THEME, fields_of, notes_of_the_theme, post_fields
from paperbox.moving.pages import FOLDER, OldPage
from paperbox.moving.posts import OldPost
from paperbox.moving.rendering import Rendering
from paperbox.moving.report import Kind, Report
from paperbox.moving.taken import Taken
from paperbox.read.page import Entry, PageFields, PostFields
from paperbox.read.records import specs

POSTS = "posts"
"""The folder of posts, and where those are shown that say no address."""

_FORMULA = re.compile(r"\$[^$\n]+\$")


@dataclass
class Bodies:
    """The Markdown files of the new site, as they come to be."""

    old: OldContent
    rendering: Rendering
    converter: Converter
    report: Report
    texts: dict[str, str] = field(default_factory=dict)
    """The files below content/."""
    home: str = ""
    """The body of the home page."""
    author_lists: tuple[tuple[Author, ...], ...] = ()
    """Those of the cards that became papers."""
    bold: tuple[tuple[str, ...], ...] = ()
    """The authors in bold of each of them."""
    written: list[tuple[OldPage, str]] = field(default_factory=list)
    """Every page and post with its new body."""

    def __post_init__(self) -> None:
        self.taken = Taken(self.old, self.report)

    def write(self) -> None:
        """Make every file."""
        posts = [(post, self.taken.take(post)) for post in self.old.posts]
        bodies = {page.path: self._body(page) for page in self.old.pages}
        self._languages(bodies)
        paths = [path for path in self._in_order(bodies) if cards.has_cards(bodies[path])]
        for page in self.old.pages:
            if self.old.is_partial(page.path) and self._is_mere_part(page):
                continue
            self._page(page, bodies[page.path], self.taken.is_shown(page), paths)
        for post, has_address in posts:
            self._post(post, has_address)
        for page, body in self.written:
            self._look(page, body)

    def _languages(self, bodies: Mapping[str, str]) -> None:
        """Read the language of the site out of the home page, where its settings say none."""
        home = self.old.by_url.get(HOME)
        body = bodies.get(home.path, "") if home else ""
        self.languages = Languages.of(self.old.config.locale, body)
        if home and self.languages.is_read:
            lang = self.languages.site
            message = f"it is in {NAMES[lang]}, so DEFAULT_LANG is `{lang}`"
            self.report.add(Kind.CONVERTED, message, home.path)

    @cached_property
    def home_file(self) -> str:
        """The file of the home page: about.md, or its own name where another page has that one."""
        home, usual = self.old.by_url.get(HOME), "pages/about.md"
        others = {_target(page).casefold() for page in self.old.pages if page is not home}
        return _target(home) if home and usual in others else usual

    def _is_mere_part(self, page: OldPage) -> bool:
        """Whether a page has no address of its own, and others include it."""
        return "permalink" not in page.fields and page.path in self.rendering.used

    def _in_order(self, bodies: Mapping[str, str]) -> list[str]:
        """Return the pages that are shown, the home page first."""
        shown = sorted(self.old.by_url.values(), key=lambda page: (page.url != HOME, page.path))
        return [page.path for page in shown if page.path in bodies]

    def _page(self, page: OldPage, body: str, is_shown: bool, with_cards: list[str]) -> None:
        """Write a page; of those WITH_CARDS, the cards of the first become papers.

        The same papers stand on pages in other languages; those stay as they are.
        """
        is_home = is_shown and page.url == HOME
        if is_home:
            body = self._news(page, body)
            self.home = body  # the anchors in its cards stay alive wherever they go
        if page.path in with_cards[:1]:
            body = self._cards(page, body, alone=len(with_cards) == 1)
        target = self.home_file if is_home else self._free(_target(page))
        fields = fields_of(page, self.taken) | ({} if is_shown else {"draft": True})
        self._write(page, target, fields, body, PageFields)

    def _post(self, post: OldPost, is_shown: bool) -> None:
        page = post.page
        fields = post_fields(post, self.taken) | ({} if is_shown else {"draft": True})
        target = self._free(f"{POSTS}/{PurePosixPath(page.path).stem}.md")
        self._write(page, target, fields, self._body(page), PostFields)

    def _write(
        self,
        page: OldPage,
        target: str,
        fields: Mapping[str, object],
        body: str,
        record: type[Entry],
    ) -> None:
        known = specs(record)
        read = [name for name in fields if name not in known and self.rendering.uses(page, name)]
        for name in read:
            message = f"the field `{name}`: Liquid read it, and what it said stands in the text"
            self.report.add(Kind.CONVERTED, message, page.path)
        fields = {name: value for name, value in fields.items() if name not in read}
        for kind, message in notes_of_the_theme(fields, self.old.data.get("authors")):
            self.report.add(kind, message, page.path)
        fields = {name: value for name, value in fields.items() if name not in OF_THE_THEME}
        lang = "" if "lang" in fields else self.languages.of_page(body)
        if lang:
            fields = {**fields, "lang": lang}
            self.report.add(
                Kind.CONVERTED,
                f"its text is in another language than the site: `lang: {lang}`",
                page.path,
            )
        # What looks like Liquid is words by now, which the build must not read again.
        text = f"{{% raw %}}{body}{{% endraw %}}" if needs_liquid(body) else body
        written = front.write(fields, text, record)
        self.texts[target] = written.text
        state = ", a draft" if fields.get("draft") else ""
        url = page.url if "permalink" in written.fields else _by_name(target, fields)
        self.report.add(Kind.MOVED, f"content/{target}, at {url}{state}", page.path)
        for refused in written.refused:
            message = f"the front matter says `{refused}`, which can't be; it was left out"
            self.report.add(Kind.LOOK, message, page.path)
        self.written.append((page, body))

    def _look(self, page: OldPage, body: str) -> None:
        """Tell what a page shows, leads to or gives a style to that is not there."""
        for note in style_notes(body):
            self.report.add(Kind.LOOK, note, page.path)
        html = self.converter.html(body)
        gone = {
            "shows": list(self.converter.missing_files),
            "leads to": list(dict.fromkeys(dead_links(html, page.url, self.taken.files))),
        }
        for verb, addresses in gone.items():
            if addresses:
                message = f"{verb} what is not there: {', '.join(addresses)}"
                self.report.add(Kind.LOOK, message, page.path)

    @property
    def keeps_dollars(self) -> bool:
        """Whether formulas stay as they are written, as the old site showed them."""
        has_any = any(map(_FORMULA.search, self.texts.values()))
        return has_any and not self.old.has_math

    def _free(self, target: str) -> str:
        """Return TARGET, or a name like it that no other file has."""
        path, number = PurePosixPath(target), 1
        known = {name.casefold() for name in self.texts} | {self.home_file.casefold()}
        while target.casefold() in known:
            number += 1
            target = str(path.with_name(f"{path.stem}-{number}.md"))
        return target

    def _body(self, page: OldPage) -> str:
        body, embeds = without_embeds(_without_gaps(self.rendering.body(page)))
        for code in embeds:
            setting = setting_for(code)
            instead = f", for which there is `{setting}`" if setting else ""
            self.report.add(Kind.LEFT, f"a script of another host{instead}", page.path, code=code)
        return body

    def _news(self, page: OldPage, body: str) -> str:
        """Return the home page without its news, which become a file of their own."""
        found = news.extract(body, self.converter.html)
        if isinstance(found, news.Converted):
            self.texts["news.md"] = found.news
            pieces = "piece" if found.count == 1 else "pieces"
            message = f"{found.count} {pieces} of news: content/news.md"
            self.report.add(Kind.CONVERTED, message, page.path)
            return found.body
        if found:
            self.report.add(Kind.KEPT, f"the news: {found.reason}", page.path)
        return body

    def _cards(self, page: OldPage, body: str, *, alone: bool) -> str:
        """Return a page without the cards that become papers."""
        targets = {file.target for file in self.old.files}
        extracted = cards.extract(body, self.converter, targets.__contains__, alone=alone)
        for paper in extracted.papers:
            self.texts[f"publications/{paper.slug}.md"] = paper.text
            message = f"the card “{paper.title}”: content/publications/{paper.slug}.md"
            self.report.add(Kind.CONVERTED, message, page.path)
        for kept in extracted.kept:
            message = f"the card “{_short(kept.title)}”: {kept.reason}"
            if kept.is_paper:
                message += " The site reads the paper from the page."
            self.report.add(Kind.KEPT, message, page.path)
        self.author_lists = tuple(paper.authors for paper in extracted.papers)
        self.bold = tuple(paper.bold for paper in extracted.papers)
        for message in cards.advice(extracted):
            self.report.add(Kind.LOOK, message, page.path)
        return extracted.body


def _target(page: OldPage) -> str:
    """Return the file that has the name of a page."""
    path = "/".join(part for part in page.path.split("/") if part != FOLDER)
    return f"pages/{PurePosixPath(path).with_suffix('.md')}"


def _by_name(target: str, fields: Mapping[str, object]) -> str:
    """Return where a page or a post is shown that says no address."""
    stem = PurePosixPath(target).stem
    if not target.startswith(f"{POSTS}/"):
        return f"/{stem}/"
    slug = stem.removeprefix(f"{fields['date']}-")
    return f"/{POSTS}/{slug}/"


def _without_gaps(text: str) -> str:
    """Return TEXT without the blank lines that tags of Liquid left."""
    text = text.lstrip("\n")
    has_code = "```" in text or "~~~" in text or "<pre" in text
    return text if has_code else re.sub(r"\n(?:[ \t]*\n){3,}", "\n\n", text)


def _short(words: str) -> str:
    """Return WORDS, cut at a word where they are many."""
    return shorten(words, 80, placeholder=" …")


def unused_parts(old: OldContent, used: Iterable[str]) -> list[str]:
    """Return the parts that no page includes."""
    pages, used = {page.path for page in old.pages}, set(used)
    return [p for p in old.tree.files if old.is_partial(p) and p not in used | pages]
