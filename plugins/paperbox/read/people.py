"""people.yml -> `Person`: who stands in author lists beside the owner."""

from __future__ import annotations

from paperbox.model import Person
from paperbox.read.lists import Labelled, read_list
from paperbox.read.names import PersonFields, make_person
from paperbox.read.source import Source
from paperbox.read.targets import Address

PEOPLE: Labelled[PersonFields, Person] = Labelled(
    record=PersonFields,
    head="name",
    value=Address(),
    short=lambda name, url: Person(name, url=url),
    long=make_person,
    needs_value="the address",
)
"""``- Tao Lin: https://…``, or a record."""


def read_people(source: Source) -> tuple[Person, ...]:
    """Return the people that a file lists."""
    return read_list(PEOPLE, source)
