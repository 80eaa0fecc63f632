"""Cards of a page -> files of publications/, with a marker in the place of each run of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup

from paperbox.errors import Problems
from paperbox.markdown import Converter
from paperbox.markdown.headings import slug
from paperbox.markdown.paper_slug import free_slug
from paperbox.model import Marker, Publication
from paperbox.moving.card_summary import summary_of
from paperbox.moving.publication_file import publication_file
from paperbox.read.paper_box import CARD, Doubt, Span, find_cards, read_card, shown, shown_of
from paperbox.read.publication import read_publication
from paperbox.read.source import Source

_BETWEEN = re.compile(r"(?:\s|<!--.*?-->)*", re.S)
_CODE = re.compile(r"^(```+|~~~+).*?^\1[^\n]*$|(`+)[^`\n].*?\2|<[a-z]+:[^>\s]*>", re.S | re.M)
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.M)


@dataclass(frozen=True, slots=True)
class Converted:
    """A card that became a paper: the file publications/SLUG.md."""

    slug: str
    text: str
    line: int
    title: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A card that stays as its author wrote it, with the reason in a sentence."""

    line: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of the cards of a page."""

    body: str
    """The page, with markers in the place of the cards that became papers."""
    papers: tuple[Converted, ...] = ()
    kept: tuple[Kept, ...] = ()
    aliases: tuple[str, ...] = ()
    """Names set in bold in lists of authors: the owner of the page, who has to be known by them."""


@dataclass
class Taken:
    """What pages of a site have used already."""

    slugs: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Card:
    """A card that can become a paper."""

    span: Span
    line: int
    paper: Publication
    summary: str


def has_cards(body: str) -> bool:
    """Whether there are cards in a page's Markdown, outside of comments and code."""
    return bool(find_cards(_without_code(body)))


def extract(
    body: str,
    converter: Converter,
    exists: Callable[[str], bool],
    taken: Taken | None = None,
    *,
    alone: bool = True,
) -> Extracted:
    """Return a page, its Liquid evaluated, without the cards that can be papers.

    ALONE says whether no other page of the site has cards: one run of them then needs no topic.
    """
    if CARD not in body:
        return Extracted(body)
    taken = taken or Taken()
    kept: list[Kept] = []
    cards = list(_read(body, converter, exists, taken, kept))
    runs = _runs(body, cards)
    doubtful = all(isinstance(k, Kept) and not k.reason.startswith(_NO_FILE) for k in kept)
    named = [] if alone and doubtful and len(runs) == 1 else _topics(body, runs, taken)
    papers = _ordered(runs, named)
    text = _with_markers(body, runs, named)
    if cards and (reason := _fault(body, text, runs, converter)):
        everything = (Kept(card.line, card.paper.title, reason) for card in cards)
        return Extracted(body, kept=tuple(sorted((*kept, *everything), key=lambda k: k.line)))
    files = tuple(
        Converted(p.slug, publication_file(p, card.summary), card.line, p.title)
        for p, card in zip(papers, cards, strict=True)
    )
    owners = (author.name for card in cards for author in card.paper.authors if author.is_owner)
    return Extracted(text, files, tuple(kept), tuple(dict.fromkeys(owners)))


_NO_FILE = "As a file"


def _read(
    body: str,
    converter: Converter,
    exists: Callable[[str], bool],
    taken: Taken,
    kept: list[Kept],
) -> Iterator[_Card]:
    """Yield the cards that can be papers; the others are KEPT."""
    spans = find_cards(_without_code(body))
    page = converter.html(body)
    made = find_cards(page)
    for index, span in enumerate(spans):
        line = body.count("\n", 0, span.start) + 1
        html = page[made[index].start : made[index].end] if len(made) == len(spans) else ""
        try:
            if span.inner or not _stands_alone(body, span) or (html and made[index].inner):
                raise Doubt("It stands inside another element.")
            if not html:
                raise Doubt("The cards of the page do not come out one by one.")
            found = read_card(html, exists)
            name = free_slug(found.title, taken.slugs)
            source = body[span.start : span.end]
            summary = summary_of(found.summary, source, converter.html)
            paper = found.publication(name, "")
            _check(paper, summary, html, converter, exists)
        except Doubt as doubt:
            title = BeautifulSoup(html or body[span.start : span.end], "html.parser").get_text(" ")
            kept.append(Kept(line, " ".join(title.split())[:60], str(doubt)))
            continue
        taken.slugs.add(name)
        yield _Card(span, line, paper, summary)


def _check(
    paper: Publication,
    summary: str,
    html: str,
    converter: Converter,
    exists: Callable[[str], bool],
) -> None:
    """Raise `Doubt` where the file of a paper, read again, would not show what its card shows."""
    problems = Problems()
    name = f"{paper.slug}.md"
    source = Source(publication_file(paper, summary), name, problems, exists)
    again = read_publication(source, paper.slug)
    if again is None or problems.errors:
        faults = "; ".join(str(error).partition("\n")[0] for error in problems.errors)
        raise Doubt(f"{_NO_FILE} of its own it could not be read: {faults}.")
    text = converter.html(again.summary, scope=paper.slug)
    if lost := shown_of(html).lost(shown(again, text)):
        raise Doubt(f"{_NO_FILE} of its own it would lose {', '.join(lost)}.")


def _without_code(body: str) -> str:
    """Return Markdown of the same length without what is code or an address in brackets."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), body)


def _stands_alone(body: str, span: Span) -> bool:
    """Whether a card begins and ends with a line, at the level of the page."""
    before = body[: span.start].rpartition("\n")[2]
    after = body[span.end :].partition("\n")[0]
    return not before and bool(_BETWEEN.fullmatch(after))


def _runs(body: str, cards: list[_Card]) -> list[list[_Card]]:
    """Return the cards that follow each other with nothing but comments between, together."""
    runs: list[list[_Card]] = []
    for card in cards:
        if runs and _BETWEEN.fullmatch(body[runs[-1][-1].span.end : card.span.start]):
            runs[-1].append(card)
        else:
            runs.append([card])
    return runs


def _topics(body: str, runs: list[list[_Card]], taken: Taken) -> list[str]:
    """Return a topic for each run: the words of the heading above, each once."""
    topics = []
    for run in runs:
        headings = _HEADING.findall(_without_code(body[: run[0].span.start]))
        plain = BeautifulSoup(headings[-1], "html.parser").get_text() if headings else ""
        words = re.sub(r"[^\w\s&+-]", " ", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain))
        name = " ".join(words.split()).strip("-& ") or "Papers"
        number, topic = 1, name
        while slug(topic, "-") in taken.topics:
            number += 1
            topic = f"{name} {number}"
        taken.topics.add(slug(topic, "-"))
        topics.append(topic)
    return topics


def _ordered(runs: list[list[_Card]], topics: list[str]) -> list[Publication]:
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


def _with_markers(body: str, runs: list[list[_Card]], topics: list[str]) -> str:
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


def _fault(body: str, text: str, runs: list[list[_Card]], converter: Converter) -> str:
    """Return why markers can't stand for the cards of a page, or nothing."""
    blocks = [block for part in converter.sections(text) for block in part.blocks]
    if sum(isinstance(block, Marker) and block.name == "PUBLICATIONS" for block in blocks) < len(
        runs
    ):
        return "A marker in its place would not be one."
    before = shown_of(converter.html(body))
    after = shown_of(converter.html(text))
    page = converter.html(body)
    cards = shown_of("\n".join(page[span.start : span.end] for span in find_cards(page)))
    lost = before.words - after.words - cards.words
    return f"Without it the page would lose “{' '.join(list(lost)[:8])}”." if lost else ""
