"""The front matter of pages and posts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from paperbox.model import PartialDate
from paperbox.read import patterns
from paperbox.read.date_kinds import Parsed
from paperbox.read.dates import parse_date
from paperbox.read.kinds import Flag, Integer, Match, Text
from paperbox.read.lists import ListOf
from paperbox.read.records import Record, field

LANGUAGE = Match(patterns.LANGUAGE, "a language", "Write en, zh, zh-Hant or the like.")
PERMALINK = Match(patterns.PERMALINK, "an address below the site", "Write /name/.")
DAY_HINT = "Write 2024-05-23; a time after it is ignored."


def _day(text: str) -> PartialDate:
    return parse_date(re.split(r"[T\s]", text)[0])


@dataclass(frozen=True)
class Entry(Record):
    """What pages and posts have in common. Other fields are kept for other tools."""

    lenient: ClassVar[bool] = True

    title: str = field(Text(), "its heading; made from the file's name when absent")
    permalink: str = field(PERMALINK, "its address, such as `/talks/`; `/` is the home page")
    redirect_from: tuple[str, ...] = field(
        ListOf(PERMALINK), "a list of old addresses that are to lead here"
    )
    excerpt: str = field(Text(), "a sentence for search engines, and for lists of posts")
    lang: str = field(LANGUAGE, "its language, such as `zh`, where it is not the site's")
    author_profile: bool = field(Flag(empty=True), "`false` leaves the sidebar out")
    template: str = field(
        Match(patterns.SLUG, "the name of a template", "Write it without folder and .html."),
        "a template of your own, without `.html`",
    )
    draft: bool = field(Flag(), "`true` keeps it off the site")
    published: bool = field(Flag(empty=True), "`false` keeps it off the site, as `draft` does")
    hidden: bool = field(Flag(), "`true` gives it an address, but no place in menus and lists")

    @property
    def is_public(self) -> bool:
        """Whether it stands on the site."""
        return self.published and not self.draft


@dataclass(frozen=True)
class PageFields(Entry):
    """The front matter of a file of pages/."""

    menu: str = field(Text(), "its entry in the menu, where not the title; `false` for none")
    order: int | None = field(Integer(), "its place among the pages of the menu: 1 first")


@dataclass(frozen=True)
class PostFields(Entry):
    """The front matter of a file of posts/."""

    date: PartialDate | None = field(
        Parsed(Match(patterns.MOMENT, "a day", DAY_HINT), _day),
        "the day it came out; or begin the file's name with it: `2024-05-23-hello.md`",
    )
    tags: tuple[str, ...] = field(ListOf(Text()), "a list of words, shown where `tags` is on")
