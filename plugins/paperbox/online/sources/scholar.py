"""Google Scholar: the page of a profile, with the hundred papers that are cited most.

One request, since its robots.txt allows no more. A page is taken as a whole or not at all: its
rows must add up to the totals that it states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup, Tag

from paperbox.counts import LABELS, SCHOLAR
from paperbox.online.answer import FetchError
from paperbox.online.http import Session
from paperbox.online.sources import blocked, ids, values
from paperbox.online.sources.base import FoundAuthor, FoundPaper, Owner, Wanted

HOST = "scholar.google.com"
_LABEL = LABELS[SCHOLAR]
_NUMBER = re.compile(r"\d{1,3}(?:[\s,.'’٬]\d{3})+|\d+")
"""With a separator of thousands in any custom; ``\\s`` has the narrow spaces, too."""
_STRUCK = "gsc_a_acm"
"""The class of a number that is struck out: it is counted with another row."""
_USER = re.compile(r"[?&]user=([\w-]{12})(?![\w-])", re.ASCII)


def url(user: str) -> str:
    """Return where a profile is; ``user`` comes first, as robots.txt allows."""
    return f"https://{HOST}/citations?user={user}&hl=en&pagesize=100"


def user_of(text: str) -> str:
    """Return the user in TEXT, which may be followed by ``&hl=…``, or nothing."""
    match = re.match(r"[\w-]{12}(?![\w-])", text.strip(), re.ASCII)
    return match[0] if match else ""


def parse(body: str) -> tuple[FoundAuthor, list[FoundPaper]]:
    """Return the person of a profile and the papers on its page."""
    page = blocked.page_of(body)
    if not page:
        raise FetchError(f"{_LABEL} answered with no web page")
    total, h, i10 = _totals(page)
    rows = page.select("tr.gsc_a_tr")
    papers = [paper for row in rows if (paper := _paper(row))]
    counts = [_number(row) for row in rows]
    if None in counts or len(papers) < len(rows):
        raise FetchError(f"{_LABEL}'s page has a row that can't be read")
    _check(page, rows, [count or 0 for count in counts], (total, h, i10))
    name = page.select_one("#gsc_prf_in")
    author = FoundAuthor(
        id=_user(page) or (papers[0].id.partition(":")[0] if papers else ""),
        name=values.text(name.get_text() if name else ""),
        citations=values.total(_LABEL, total),
        h=h,
        i10=i10,
        by_year=_by_year(page),
    )
    return author, papers


def _totals(page: BeautifulSoup) -> tuple[int, int, int]:
    """Return citations, h-index and i10-index as the page states them, of all years."""
    cells = [row.select_one("td.gsc_rsb_std") for row in page.select("#gsc_rsb_st tr")]
    numbers = [_read(cell.get_text()) for cell in cells if cell]
    if len(numbers) != 3 or None in numbers:
        raise FetchError(f"{_LABEL}'s page has no table of totals")
    total, h, i10 = (number or 0 for number in numbers)
    return total, h, i10


def _check(
    page: BeautifulSoup, rows: list[Tag], counts: list[int], stated: tuple[int, int, int]
) -> None:
    """Refuse a page whose rows don't add up to its totals, or are more than those."""
    more = page.select_one("#gsc_bpf_more")
    single = [count for row, count in zip(rows, counts, strict=True) if not _is_struck(row)]
    if more and more.has_attr("disabled"):
        if stated not in (_sums(counts), _sums(single)):
            raise FetchError(f"{_LABEL}'s rows don't add up to the totals of its page")
    elif any(ours > theirs for ours, theirs in zip(_sums(single), stated, strict=True)):
        raise FetchError(f"{_LABEL}'s rows are more than the totals of its page")
    elif not rows:
        raise FetchError(f"{_LABEL}'s page has no papers")


def _sums(counts: list[int]) -> tuple[int, int, int]:
    return sum(counts), values.h_index(counts), values.i10_index(counts)


def _paper(row: Tag) -> FoundPaper | None:
    """Return the paper of a row, or None where its id is missing."""
    link = row.select_one("a.gsc_a_at")
    href = (link.get("data-href") or link.get("href")) if link else ""
    place = re.search(r"[?&]citation_for_view=([\w-]{12}:[\w-]+)", str(href), re.ASCII)
    if not link or not place:
        return None
    authors, year = row.select_one("div.gs_gray"), row.select_one(".gsc_a_y")
    cell = row.select_one(".gsc_a_c")
    first = values.text(authors.get_text()).partition(",")[0] if authors else ""
    return FoundPaper(
        id=place[1],
        count=values.count(_number(row)),
        title=values.text(link.get_text()),
        year=values.year(year.get_text(strip=True)) if year else 0,
        first_author=first,
        ids=ids.normalised({SCHOLAR: place[1]}),
        merged=bool(cell and "*" in cell.get_text()) or _is_struck(row),
        own=True,
    )


def _number(row: Tag) -> int | None:
    """Return the count of a row; an empty cell is 0, something else than a number is None."""
    cell = row.select_one("a.gsc_a_ac") or row.select_one(".gsc_a_c")
    said = cell.get_text().replace("*", "").strip() if cell else "?"
    return _read(said) if said else 0


def _is_struck(row: Tag) -> bool:
    return row.select_one(f"a.{_STRUCK}") is not None


def _read(said: str) -> int | None:
    """Return a number as a page writes it."""
    match = _NUMBER.fullmatch(said.strip())
    return values.count(int(re.sub(r"\D", "", match[0]))) if match else None


def _user(page: BeautifulSoup) -> str:
    """Return whose profile the page says that it is, or nothing."""
    link = page.select_one("link[rel='canonical']")
    match = _USER.search(str(link.get("href"))) if link else None
    return match[1] if match else ""


def _by_year(page: BeautifulSoup) -> dict[int, int]:
    """Return the citations of each year: a bar belongs to the nearest label; one without has 0."""
    labels = [
        (side, offset, year)
        for label in page.select(".gsc_g_t")
        for side, offset in _offset(label)
        if (year := values.year(label.get_text()))
    ]
    by_year = {year: 0 for _, _, year in labels}
    for bar in page.select(".gsc_g_a"):
        count = _read(bar.get_text())
        for side, offset in _offset(bar):
            near = [(abs(at - offset), year) for of, at, year in labels if of == side]
            if near and count is not None:
                by_year[min(near)[1]] = count
    return dict(sorted(by_year.items()))


def _offset(tag: Tag) -> list[tuple[str, int]]:
    """Return the side from which an element is placed, and how far; old pages count from left."""
    match = re.search(r"(?<![\w-])(left|right):\s*(\d+)px", str(tag.get("style")))
    return [(match[1], int(match[2]))] if match else []


class Scholar:
    """The source with the highest counts; see `paperbox.online.sources.base.Source`."""

    name = SCHOLAR
    hosts: tuple[str, ...] = (HOST,)
    interval = 1.0
    pauses: Mapping[int, tuple[float, ...]] = {403: (30.0,)}
    key = ""
    needs_key = False

    def find(
        self, http: Session, owner: Owner, papers: tuple[Wanted, ...], key: str
    ) -> Iterator[FoundPaper | FoundAuthor]:
        """Yield the owner, and the papers on the page of the owner's profile."""
        user = user_of(owner.ids.get(SCHOLAR, ""))
        if not user:
            raise FetchError(f"{_LABEL}: it is not known which profile is yours")
        answer = values.asked(_LABEL, lambda: http.get(url(user)))
        author, found = parse(answer.text)
        if author.id != user:
            raise FetchError(f"{_LABEL} shows the profile of another user, {author.id}", answer)
        yield author
        yield from found
