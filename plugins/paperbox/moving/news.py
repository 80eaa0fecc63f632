"""The section of news of a page becomes news.md, where every entry of it is understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from paperbox.errors import Problems
from paperbox.moving.facts import facts_of
from paperbox.read.news import read_news
from paperbox.read.source import Source

MARKER = "[NEWS]"
_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})[ \t]+(?P<words>.*?)[ \t]*#*[ \t]*$")
_HIDDEN = re.compile(r"<!--.*?-->|^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[ ]*$", re.S | re.M)
_NEWS = re.compile(
    r"(?:(?:latest|recent|some|selected)\s+)?news(?:\s*(?:&|and)\s*(?:updates|events))?"
    r"|what['’]s\s+new|(?:最新|近期)?(?:新闻|动态|消息)(?:动态)?",
    re.I,
)
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+\S")


@dataclass(frozen=True)
class Converted:
    """A page without its news, and these."""

    body: str
    news: str
    count: int
    line: int
    """The line of the body on which the heading stands, counted from 1."""


@dataclass(frozen=True)
class Kept:
    """Why a section of news stays in its page."""

    line: int
    reason: str


def extract(body: str, html: Callable[[str], str]) -> Converted | Kept | None:
    """Return the page with its news taken out; None where there are no news.

    HTML makes HTML of Markdown.
    """
    lines = body.split("\n")
    headings = list(_headings(body))
    for place, (index, words) in enumerate(headings):
        if not _NEWS.fullmatch(_bare(words)):
            continue
        end = headings[place + 1][0] if place + 1 < len(headings) else len(lines)
        section = "\n".join(lines[index + 1 : end]).strip("\n")
        if not _visible(section).strip() or MARKER in section:
            continue
        found = _read(section, html)
        if isinstance(found, str):
            return Kept(index + 1, found)
        rest = [*lines[: index + 1], "", MARKER, "", *lines[end:]]
        return Converted("\n".join(rest), f"{section}\n", found, index + 1)
    return None


def _headings(body: str) -> list[tuple[int, str]]:
    """Return (index of the line, words) of each heading that can be seen."""
    visible = _visible(body).split("\n")
    matches = ((index, _HEADING.match(line)) for index, line in enumerate(visible))
    return [(index, match["words"]) for index, match in matches if match]


def _visible(text: str) -> str:
    return _HIDDEN.sub(lambda hidden: "\n" * hidden[0].count("\n"), text)


def _bare(words: str) -> str:
    """Return a heading without tags, emoji, signs and a list of attributes."""
    text = re.sub(r"<[^>]*>|\{[:#.][^}]*\}|:[a-z_]+:|&\w+;", " ", words)
    return re.sub(r"[^\w&'’\s]|_", "", text).strip()


def _read(section: str, html: Callable[[str], str]) -> int | str:
    """Return the number of entries, or why they can't be read."""
    first = next((line for line in _visible(section).split("\n") if line.strip()), "")
    if not _ITEM.match(first):
        return "the section is more than one list of Markdown"
    problems = Problems()
    items = read_news(Source(section, "", problems, lambda _: True))
    if problems.errors:
        return str(problems.errors[0]).splitlines()[0].partition(": ")[2] or "an odd entry"
    shown = " ".join(f"<p>{item.period.words}</p> {html(item.body)}" for item in items)
    lost = facts_of(html(section)).lost_in(facts_of(shown))
    return f"“{lost[0]}” would be lost" if lost else len(items)
