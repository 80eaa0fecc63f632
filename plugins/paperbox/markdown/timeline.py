"""Lists whose items have dates -> timelines: ``- *2020/09 - now*, a job``.

A list becomes a block of its own. One that stands inside of another element (a scroll box,
``<details>``) stays where it is, and only its items change; in one whose author gave it classes
or styles the dates are only marked for machines, so that it keeps its looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from paperbox.markdown.list_spans import ItemSpan, ListSpan, find_lists
from paperbox.model import Period, Prose, Timeline, TimelineEntry
from paperbox.read.dated import Dated, split_date, split_last
from paperbox.read.dates import AmbiguousDateError

_YEAR = re.compile(r"(?:19|20|１９|２０)[\d]{2}")
_PAPERS = re.compile(
    r"publi|paper|preprint|manuscript|patent|book|journal|article|proceeding|thesis"
    r"|论文|論文|专利|專利|著作|出版|发表|成果",
    re.I,
)
"""Headings of lists that end with years which are a part of a reference."""

_WORDS = r"(?:[年月日号號至到今]|现在|現在|目前|[년월일]|현재|\d|[\s，,：:、.–—~-])*"
_HEAD = r"<li\b[^<>]*>[^<>]{0,20}(?:<(?!/?li\b|span lang=)[^<>]*>[^<>]{0,20}){0,4}"
_CUT = re.compile(
    rf"(?P<before>{_HEAD}[\d–—~-]\s*)"
    rf'(?P<tag><span lang="[a-z]+">)(?P<date>{_WORDS})(?P<end></span>)?'
)
"""A date that `paperbox.markdown.scripts` cut in two: ``2021<span lang="zh">年9月，…``."""

_Split = Callable[[str, str], Dated | None]


def read_blocks(
    html: str, order: str = "", heading: str = "", doubtful: list[str] | None = None
) -> Iterator[Prose | Timeline]:
    """Cut HTML, which stands below HEADING, into prose and timelines.

    What keeps a list of dates from being one, since ORDER is not known, is added to DOUBTFUL.
    """
    prose, end, html = "", 0, _CUT.sub(_joined, html)
    for found in find_lists(html, heading):
        if found.inner or not found.is_plain:
            prose += html[end : found.start] + _in_place(html, found, order)
        elif dates := _dates(html, found, order, doubtful):
            yield from _prose(prose + html[end : found.start])
            yield Timeline(tuple(_entries(html, found, dates)))
            prose = ""
        else:
            prose += html[end : found.start] + _as_written(html, found, order)
        end = found.end
    yield from _prose(prose + html[end:])


def _joined(cut: re.Match[str]) -> str:
    """Return a date in one piece, what follows it still marked."""
    return cut["before"] + cut["date"] + ("" if cut["end"] else cut["tag"])


def _prose(html: str) -> Iterator[Prose]:
    if html.strip():
        yield Prose(html.strip())


def _content(html: str, item: ItemSpan) -> str:
    return html[item.begin : item.end]


def _dates(
    html: str, found: ListSpan, order: str, doubtful: list[str] | None = None
) -> list[Dated | None]:
    """Return the date of each item, or [] when the list is not a timeline.

    It is one when more than half of the items begin with a date, or all of them end with one;
    an item without a certain date keeps its words as they are.
    """
    contents = [_content(html, item) for item in found.items]
    if sum(bool(_YEAR.search(content)) for content in contents) * 2 <= len(contents):
        return []
    try:
        first = [_read(split_date, content, order) for content in contents]
        if sum(map(bool, first)) * 2 > len(first):
            return first
        is_reference = found.name == "ol" or any(map(_PAPERS.search, found.headings))
        last = [] if is_reference else [_read(split_last, text, order) for text in contents]
    except AmbiguousDateError as error:
        if doubtful is not None:
            doubtful.append(str(error))
        return []
    return last if all(last) else []


def _read(split: _Split, text: str, order: str) -> Dated | None:
    try:
        return split(text, order)
    except AmbiguousDateError:
        raise
    except ValueError:
        return None


def _entries(html: str, found: ListSpan, dates: list[Dated | None]) -> Iterator[TimelineEntry]:
    for item, dated in zip(found.items, dates, strict=True):
        rest = dated.rest if dated else _content(html, item)
        yield TimelineEntry(dated.period if dated else None, f"<div>{rest.strip()}</div>")


def _as_written(html: str, found: ListSpan, order: str) -> str:
    """Return a list that is none of dates; lists inside of its items may be."""
    text, end = "", found.start
    for inner in found.lists:
        if inner.end >= 0 and inner.is_regular:
            text += html[end : inner.start] + _in_place(html, inner, order)
            end = inner.end
    return text + html[end : found.end]


def _in_place(html: str, found: ListSpan, order: str) -> str:
    """Return a list as a timeline that is still HTML: the author's words for each date."""
    dates = _dates(html, found, order)
    if not dates:
        return _as_written(html, found, order)
    if not found.is_plain:
        return _marked(html, found, dates)
    items = [
        f"{item.tag}{_period(dated)}<div>{(dated.rest if dated else _content(html, item)).strip()}"
        "</div></li>"
        for item, dated in zip(found.items, dates, strict=True)
    ]
    return "\n".join([f'<{found.name} class="timeline">', *items, f"</{found.name}>"])


def _marked(html: str, found: ListSpan, dates: list[Dated | None]) -> str:
    """Return a list that its author designed: only the dates are marked."""
    text, end = "", found.start
    for item, dated in zip(found.items, dates, strict=True):
        if dated:
            place = item.begin + dated.place
            mark = f'<span data-period="{interval(dated.period)}">{dated.words}</span>'
            text, end = text + html[end:place] + mark, place + len(dated.words)
    return text + html[end : found.end]


def _period(dated: Dated | None) -> str:
    if not dated:
        return '<span class="date"></span>'
    return f'<span class="date" data-period="{interval(dated.period)}">{dated.words}</span>'


def interval(period: Period) -> str:
    """Return a period for machines, as ISO 8601 writes one: ``2020-09/2024-07``, ``2020/..``."""
    dates = [period.start.iso, *([period.end.iso] if period.end else [])]
    return "/".join([*dates, *([".."] if period.ongoing else [])])
