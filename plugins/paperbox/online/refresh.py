"""Asking the sources, one after the other, and putting what they say together."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from paperbox.counts import LABELS, SCHOLAR, AuthorCounts, Counts, PaperCount
from paperbox.online.answer import FetchError
from paperbox.online.http import Session, agent
from paperbox.online.match import Match, paired
from paperbox.online.merge import FRESH_DAYS, Rules, numbers
from paperbox.online.sources import SOURCES
from paperbox.online.sources.base import FoundAuthor, FoundPaper, Owner, Source, Wanted
from paperbox.online.trust import doubt_of

RUN_SECONDS, SOURCE_SECONDS = 300.0, 60.0
"""What a whole run may take, and each source of it."""

LONGEST = 100
"""Works of a page of Google Scholar; where it has so many, there may be more."""

Progress = Callable[[int, int, str], None]
"""Takes the number of sources asked, that of all, and the name of the one at hand."""


@dataclass
class News:
    """What one source said in one run."""

    source: str
    author: AuthorCounts | None = None
    papers: dict[str, PaperCount] = field(default_factory=dict)
    """Key of the store -> what it counts."""
    faults: list[str] = field(default_factory=list)
    """What went wrong, or was not believed: sentences for the user."""
    notes: list[str] = field(default_factory=list)
    """What the user may want to know, and is no fault."""

    @property
    def is_empty(self) -> bool:
        return not self.author and not self.papers


@dataclass(frozen=True)
class Asked:
    """What is wanted, and how."""

    owner: Owner
    papers: tuple[Wanted, ...]
    sources: tuple[str, ...]
    """The most preferred first."""
    today: str
    contact: str = ""
    """The address of the site, by which a service can tell who asks."""
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The environment, where keys are."""
    known: Counts = field(default_factory=Counts)
    """What the store held before."""


def ask(asked: Asked, progress: Progress = lambda *_: None) -> list[News]:
    """Return what each source says; the next one is asked for what the others did not know."""
    ends = time.monotonic() + RUN_SECONDS
    told: list[News] = []
    missing = asked.papers
    for number, name in enumerate(asked.sources):
        progress(number, len(asked.sources), LABELS[name])
        news = _of_source(asked, SOURCES[name], missing, ends - time.monotonic())
        missing = tuple(paper for paper in missing if paper.key not in news.papers)
        told.append(news)
    progress(len(asked.sources), len(asked.sources), "")
    return told


def _of_source(asked: Asked, source: Source, papers: tuple[Wanted, ...], left: float) -> News:
    """Return what one source says within its time."""
    news = News(source.name)
    key = asked.keys.get(source.key, "")
    if source.needs_key and not key:
        news.notes.append(f"not asked: it needs a key, in {source.key}")
        return news
    if not key.isascii():
        news.faults.append(f"not asked: the key in {source.key} has signs that no key has")
        return news
    http = Session(
        source.hosts,
        min(SOURCE_SECONDS, left),
        agent=agent("citation counts of a homepage", asked.contact),
        interval=source.interval,
        pauses=source.pauses,
    )
    found: list[FoundPaper] = []
    author: FoundAuthor | None = None
    try:
        for record in source.find(http, asked.owner, papers, key):
            if isinstance(record, FoundAuthor):
                author = record
            else:
                found.append(record)
    except FetchError as error:
        news.faults.append(str(error))
    except Exception as error:  # noqa: BLE001  a source may answer what nobody thought of
        news.faults.append(f"its answer can't be read ({type(error).__name__})")
    _take(news, asked, papers, found, author)
    return news


def _take(
    news: News,
    asked: Asked,
    papers: tuple[Wanted, ...],
    found: list[FoundPaper],
    author: FoundAuthor | None,
) -> None:
    """Put into NEWS what can be believed of a source's answer."""
    is_whole = not news.faults and (news.source != SCHOLAR or len(found) < LONGEST)
    if doubt := doubt_of(news.source, asked.owner, asked.papers, author, found):
        news.faults.append(doubt)
        author, found = None, [replace(record, own=False) for record in found]
    if author:
        news.author = _author(author, asked.today)
    pairing = paired(news.source, papers, found)
    for key, match in pairing.matches.items():
        if match.found.count is None:
            news.faults.append(f'no number that can be true, of "{match.found.title or key}"')
        else:
            news.papers[key] = _paper(news.source, match, asked, key)
    for paper in pairing.absent if is_whole else ():
        news.notes.append(f'{paper.key}: "{paper.ids[news.source]}" is unknown there')
    if news.source == SCHOLAR:
        _take_profile(news, asked, found)


def _take_profile(news: News, asked: Asked, found: list[FoundPaper]) -> None:
    """Keep what Google Scholar says of each work by its id: pages in the old form name those."""
    for record in found:
        if record.own and record.count is not None:
            news.papers[record.id] = PaperCount(
                count=record.count,
                source=SCHOLAR,
                checked_at=asked.today,
                merged=record.merged,
                title=record.title,
                year=record.year,
            )


def _author(found: FoundAuthor, today: str) -> AuthorCounts:
    return AuthorCounts(
        id=found.id,
        citations=found.citations,
        h=found.h,
        i10=found.i10,
        by_year=dict(found.by_year),
        checked_at=today,
        name=found.name,
    )


def _paper(source: str, match: Match, asked: Asked, key: str) -> PaperCount:
    """Return the count of a paper; how it was matched first is remembered with it."""
    before = asked.known.papers.get(key)
    by, score = match.by, match.score
    if by == "id" and before and (before.source, before.source_id) == (source, match.found.id):
        by, score = before.match or by, before.score
    return PaperCount(
        count=match.found.count or 0,
        source=source,
        checked_at=asked.today,
        source_id=match.found.id,
        match=by,
        score=score,
        merged=match.found.merged,
    )


def merged(old: Counts, told: list[News], rules: Rules) -> Counts:
    """Return what is known after a run; a run that got nothing changes nothing."""
    if all(news.is_empty for news in told):
        return old
    papers, author = dict(old.papers), dict(old.author)
    for news in told:
        for key, paper in news.papers.items():
            papers[key] = rules.paper(papers.get(key), paper)
        if news.author:
            author[news.source] = rules.author(author.get(news.source), news.author)
    is_new = numbers(papers) != numbers(old.papers) or numbers(author) != numbers(old.author)
    if not is_new and not rules.is_older(old.checked_at, FRESH_DAYS):
        return replace(old, papers=papers, author=author)
    changed_at = rules.today if is_new else old.changed_at
    return Counts(author, papers, rules.today, changed_at)
