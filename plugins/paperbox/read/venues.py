"""venues.yml -> `Venue`: where papers appear, by a short and by a whole name."""

from __future__ import annotations

from dataclasses import dataclass

from paperbox.model import Venue
from paperbox.paper_types import TYPES
from paperbox.read.kinds import Choice, Match, Text
from paperbox.read.lists import Labelled, ListOf, read_list
from paperbox.read.records import Record, field
from paperbox.read.source import Source

COLOUR = Match(
    r"^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$",
    "a colour",
    'Write six digits in quotes: "#1f4b8f". Without quotes YAML takes it for a comment.',
)


@dataclass(frozen=True)
class VenueFields(Record):
    """A venue of venues.yml."""

    name: str = field(Text(), "the short name, as badges have it, such as NeurIPS", required=True)
    full: str = field(Text(), "the whole name, as papers and references have it")
    aliases: tuple[str, ...] = field(ListOf(Text()), "a list of other forms of it on papers")
    type: str = field(
        Choice(tuple(TYPES)), "the `type` of papers there that name none, such as `inproceedings`"
    )
    colour: str = field(
        COLOUR,
        'the colour of its badges, such as `"#1f4b8f"`; made darker or lighter where words on it '
        "would be hard to read",
    )


def _make(fields: VenueFields) -> Venue | None:
    if not fields.name:
        return None
    return Venue(fields.name, fields.full, fields.aliases, fields.type, fields.colour)


VENUES: Labelled[VenueFields, Venue] = Labelled(
    record=VenueFields, head="name", value=Text(), short=Venue, long=_make
)
"""``- NeurIPS: Advances in Neural Information Processing Systems``, or a record."""


def read_venues(source: Source) -> tuple[Venue, ...]:
    """Return the venues that a file lists."""
    return read_list(VENUES, source)
