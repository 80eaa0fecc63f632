"""Links as data fields list them: ``- Label: address``, or a record."""

from __future__ import annotations

from dataclasses import dataclass

from paperbox.model import Link
from paperbox.paper_links import LINK_TYPES
from paperbox.read.kinds import Choice, Text
from paperbox.read.lists import Labelled
from paperbox.read.records import Record, field
from paperbox.read.targets import Address
from paperbox.services import SERVICES, icon_for

ICONS = {
    **{key: link.icon for key, link in LINK_TYPES.items()},
    **{key: service.icon for key, service in SERVICES.items()},
}
"""The icons that a link of the author's own may have, by the key of what has it."""


@dataclass(frozen=True)
class LinkFields(Record):
    """A link of the author's own in its long form."""

    label: str = field(Text(), "the words", required=True)
    url: str = field(Address(), "where it leads", required=True)
    icon: str = field(
        Choice(tuple(ICONS)), "the key of a service, or of a kind of link, that has the icon"
    )


def short_link(label: str, url: str) -> Link:
    return Link(label, url, icon_for(url))


def long_link(fields: LinkFields) -> Link | None:
    if not (fields.label and fields.url):
        return None
    icon = ICONS[fields.icon] if fields.icon else icon_for(fields.url)
    return Link(fields.label, fields.url, icon)


LINKS: Labelled[LinkFields, Link] = Labelled(
    LinkFields, "label", Address(), short_link, long_link, needs_value="the address"
)
"""Links of a paper, a talk and the like."""
