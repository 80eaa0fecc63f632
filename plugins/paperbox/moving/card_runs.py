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
    """Return a topic for each run: the words of the heading above, each once."""
    text = _of_the_page(body)
    topics: list[str] = []
    taken: set[str] = set()
    for run in runs:
        headings = _HEADING.findall(text[: run[0].span.start])
        plain = BeautifulSoup(headings[-1], "html.parser").get_text() if headings else ""
        words = re.sub(r"[^\w\s&+-]", " ", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain))
        name = " ".join(words.split()).strip("-& ") or "Papers"
        number, topic = 1, name
        while slug(topic, "-") in taken:
            number += 1
            topic = f"{name} {number}"
        taken.add(slug(topic, "-"))
        topics.append(topic)
    return topics


def _of_the_page(body: str) -> str:
    """Return Markdown of the same length without cards, comments and code: they have headings."""
    text = without_code(body)
    for span in find_cards(text):
        text = text[: span.start] + "\n" * (span.end - span.start) + text[span.end :]
    return _COMMENT.sub(lambda match: "\n" * len(match[0]), text)


def papers_of(runs: list[Run], topics: list[str]) -> list[Publication]:
    """Return the papers with their topics, and with numbers where the author's order needs them."""
    papers: list[Publication] = []
    for index, run in enumerate(runs):
        mine = [card.paper for card in run]
        newest = sorted(
            mine,
            key=lambda p: (
                *(-part for part in p.date.sort_key),
                p.title.casefold(),
                f"{p.slug}.md",
            ),
        )
        for number, paper in enumerate(mine, 1):
            topic = (topics[index],) if topics else ()
            order = None if newest == mine else number
            papers.append(replace(paper, topics=topic, order=order))
    return papers


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
