"""Runs of cards: those that follow each other in a page, for which one marker stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bs4 import BeautifulSoup

from paperbox.markdown.headings import slug
from paperbox.model import Publication
from paperbox.moving.card_papers import BETWEEN, Card, without_code
from paperbox.read.paper_box import find_cards

_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.M)
_LINE = re.compile(
    r"^(?:\*\*([^*\n]{1,40})\*\*|__([^_\n]{1,40})__|(<h[1-6]\b[^>]*>.+?</h[1-6]>)):?[ \t]*$", re.M
)
"""A short line in bold, or a heading in HTML: it tells two lists below one heading apart."""

_COMMENT = re.compile(r"<!--.*?-->", re.S)

Run = list[Card]


def runs_of(body: str, cards: Iterable[Card]) -> list[Run]:
    """Return the cards that follow each other with nothing but comments between, together."""
    runs: list[Run] = []
    for card in cards:
        if runs and BETWEEN.fullmatch(body[runs[-1][-1].span.end : card.span.start]):
            runs[-1].append(card)
        else:
            runs.append([card])
    return runs


def topics_of(body: str, runs: list[Run]) -> list[str]:
    """Return a topic for each run: the words of the heading above, each once.

    Below one heading, lines in bold tell runs apart where each has its own; numbers do else.
    """
    above = [_above(_of_the_page(body), run[0].span.start) for run in runs]
    names = []
    for heading, bold in above:
        others = [line for other, line in above if other == heading]
        names.append(bold if all(others) and len(set(others)) == len(others) > 1 else heading)
    topics: list[str] = []
    taken: set[str] = set()
    for name in names:
        number, topic = 1, name
        while slug(topic, "-") in taken:
            number += 1
            topic = f"{name} {number}"
        taken.add(slug(topic, "-"))
        topics.append(topic)
    return topics


def _above(text: str, place: int) -> tuple[str, str]:
    """Return the words of the last heading before PLACE, and of the last line in bold below it."""
    headings = [*_HEADING.finditer(text, 0, place)]
    lines = [*_LINE.finditer(text, headings[-1].end() if headings else 0, place)]
    line = _plain("".join(filter(None, lines[-1].groups()))) if lines else ""
    return (_plain(headings[-1][1]) if headings else line) or "Papers", line


def _plain(markdown: str) -> str:
    """Return words without signs."""
    plain = BeautifulSoup(markdown, "html.parser").get_text()
    words = re.sub(r"[^\w\s&+-]", " ", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain))
    return " ".join(words.split()).strip("-&_ ")


def _of_the_page(body: str) -> str:
    """Return Markdown of the same length without cards, comments and code: they have headings."""
    text = without_code(body)
    for span in find_cards(text):
        text = text[: span.start] + "\n" * (span.end - span.start) + text[span.end :]
    return _COMMENT.sub(lambda match: "\n" * len(match[0]), text)


def papers_of(runs: list[Run], topics: list[str]) -> list[Publication]:
    """Return the papers with their topics, and with numbers where the author's order needs them.

    The numbers count from the end of a list, and begin below its first papers, as far as these are
    in the order of lists: so a new paper, which has no number, stands above all that have one.
    """
    papers: list[Publication] = []
    for index, run in enumerate(runs):
        mine = [card.paper for card in run]
        topic = (topics[index],) if topics else ()
        first = _in_order(mine)
        for number, paper in enumerate(mine):
            order = None if number < first else number - len(mine)
            papers.append(replace(paper, topics=topic, order=order))
    return papers


def _in_order(papers: list[Publication]) -> int:
    """Return how many of PAPERS, from the first on, a list has in this order by itself."""
    keys = [
        (*(-part for part in p.date.sort_key), p.title.casefold(), f"{p.slug}.md") for p in papers
    ]
    return next((i for i in range(1, len(keys)) if keys[i] < keys[i - 1]), len(keys))


def with_markers(body: str, runs: list[Run], topics: list[str]) -> str:
    """Return a page with a marker in the place of each run; comments in a run follow it."""
    parts: list[str] = []
    end = 0
    for index, run in enumerate(runs):
        option = f" topic={slug(topics[index], '-')}" if topics else ""
        parts += [body[end : run[0].span.start], f"[PUBLICATIONS{option}]"]
        end = run[0].span.end
        for card in run[1:]:
            parts.append(body[end : card.span.start].strip())
            end = card.span.end
    if not runs:
        return body
    first, *rest = [*parts, body[end:]]
    return (
        "\n\n".join(filter(str.strip, [first.rstrip("\n"), *(p.strip("\n") for p in rest)])) + "\n"
    )
