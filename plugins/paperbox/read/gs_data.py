"""The file gs_data.json of acad-homepage's crawler -> `Counts`, as last known good."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from paperbox.counts import LARGEST, SCHOLAR, AuthorCounts, Counts, PaperCount
from paperbox.model import PartialDate
from paperbox.read.counts import Report, StoreError, parsed, shown

_USER = re.compile(r"[\w-]+", re.A)
_PAPER = re.compile(r"[\w-]+:[\w-]+", re.A)
_YEAR = re.compile(r"(?:19|20)\d\d", re.A)


def read_gs_data(text: str, today: PartialDate, report: Report) -> Counts:
    """Return what the crawler found; what can't be used is reported and left out.

    A text without any count raises `StoreError`. A day that has not come yet is unknown.
    """
    said = parsed(text)
    if not isinstance(said, dict) or not {"citedby", "publications"} & said.keys():
        raise StoreError("this is no gs_data.json: expected an object with citedby, publications")
    day = _day(said.get("updated", ""), today, report)
    papers = dict(_papers(said, day, report))
    author = _author(said, day, next(iter(papers), ""), report)
    if not papers and not author:
        raise StoreError("this gs_data.json has no number that can be used")
    return Counts(
        author={SCHOLAR: author} if author else {},
        papers=papers,
        checked_at=day,
        changed_at=day,
    )


def _day(value: object, today: PartialDate, report: Report) -> str:
    """Return the day of a moment such as 2024-03-28 08:05:19.992692, or nothing."""
    try:
        day = datetime.date.fromisoformat(value[:10] if isinstance(value, str) else "").isoformat()
    except ValueError:
        if value != "":
            report(f"expected a day, found {shown(value)}", "updated")
        return ""
    if day > today.iso:
        report(f"{day} has not come yet, so when the numbers are from is unknown", "updated")
        return ""
    return day


def _papers(said: Mapping[str, Any], day: str, report: Report) -> Iterator[tuple[str, PaperCount]]:
    """Yield the papers, each with the id that Google Scholar gives it."""
    papers = said.get("publications", {})
    if not isinstance(papers, dict):
        report(f"expected an object, found {shown(papers)}", "publications")
        return
    for key, entry in papers.items():
        place = f"publications.{key}"
        if not _PAPER.fullmatch(key):
            report("expected USER:PAPER, Google Scholar's id of a paper", place)
        elif not isinstance(entry, dict):
            report(f"expected an object, found {shown(entry)}", place)
        elif (count := _number(entry, "num_citations", report, f"{place}.")) is not None:
            bib = entry.get("bib")
            words = bib if isinstance(bib, dict) else {}
            yield (
                key,
                PaperCount(
                    count=count,
                    source=SCHOLAR,
                    checked_at=day,
                    source_id=key,
                    match="id",
                    title=_text(words.get("title")),
                    year=_year(words.get("pub_year")),
                ),
            )


def _author(said: Mapping[str, Any], day: str, paper: str, report: Report) -> AuthorCounts | None:
    """Return the owner, who is the user of a PAPER where the file does not say."""
    citations = _number(said, "citedby", report)
    if citations is None:
        return None
    # People wrote the whole end of an address into the setting: AAAAAAAAAAAJ&hl=zh-CN.
    user = _text(said.get("scholar_id")).partition("&")[0]
    return AuthorCounts(
        id=user if _USER.fullmatch(user) else paper.partition(":")[0],
        citations=citations,
        h=_number(said, "hindex", report) if said.get("hindex") is not None else None,
        i10=_number(said, "i10index", report) if said.get("i10index") is not None else None,
        by_year=dict(_by_year(said, report)),
        checked_at=day,
        name=_text(said.get("name")),
    )


def _by_year(said: Mapping[str, Any], report: Report) -> Iterator[tuple[int, int]]:
    years = said.get("cites_per_year", {})
    if not isinstance(years, dict):
        report(f"expected an object, found {shown(years)}", "cites_per_year")
        return
    for year in sorted(years):
        if not _YEAR.fullmatch(year):
            report("expected a year", f"cites_per_year.{year}")
        elif (count := _number(years, year, report, "cites_per_year.")) is not None:
            yield int(year), count


def _number(said: Mapping[str, Any], name: str, report: Report, before: str = "") -> int | None:
    value = said.get(name)
    if type(value) is int and 0 <= value <= LARGEST:
        return value
    report(f"expected a number from 0 to {LARGEST}, found {shown(value)}", before + name)
    return None


def _text(value: object) -> str:
    """Return a text in one line, without halves of characters, which no file can hold."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text.encode("utf-8", "replace").decode("utf-8")


def _year(value: object) -> int:
    """Return a year; a paper without one, or with a wrong one, is still cited."""
    return int(str(value)) if _YEAR.fullmatch(str(value)) else 0
