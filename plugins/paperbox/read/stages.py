"""Data files of what has dates, such as education.yml and talks.yml -> `Stage`."""

from __future__ import annotations

from dataclasses import dataclass

from paperbox.model import PICTURES, Link, Period, Stage
from paperbox.read.date_kinds import SPAN
from paperbox.read.kinds import Markdown, Text
from paperbox.read.links import LINKS
from paperbox.read.lists import ListOf, read_list
from paperbox.read.records import Part, Record, field
from paperbox.read.source import Source
from paperbox.read.targets import Address, File

NAMES = (
    "education",
    "experience",
    "honours",
    "talks",
    "teaching",
    "services",
    "grants",
    "students",
)
"""The files there may be, each with a marker of its name: ``[EDUCATION]``."""


@dataclass(frozen=True)
class StageFields(Record):
    """An entry of such a file."""

    title: str = field(Text(), "the degree, the talk, the prize …", required=True)
    date: Period | None = field(SPAN, "`2020/09 - 2024/07`, `2023 - now`, or one date")
    place: str = field(Text(), "the university, the company, the event")
    url: str = field(Address(), "where its title leads")
    logo: str = field(File(PICTURES), "a small picture, a file below `content/`")
    links: tuple[Link, ...] = field(ListOf(LINKS), "a list of `- Label: address`, such as slides")
    text: str = field(Markdown(), "more about it, in Markdown")


def _make(fields: StageFields) -> Stage | None:
    if not fields.title:
        return None
    return Stage(
        title=fields.title,
        period=fields.date,
        place=fields.place,
        url=fields.url,
        logo=fields.logo,
        links=fields.links,
        body=fields.text,
        line=fields.lines.get("text", 1),
    )


STAGE: Part[StageFields, Stage] = Part(StageFields, _make)


def read_stages(source: Source) -> tuple[Stage, ...]:
    """Return the entries of a file, in the author's order."""
    return read_list(STAGE, source)
