"""profile.yml -> `Profile`."""

from __future__ import annotations

import re

from paperbox.errors import did_you_mean
from paperbox.model import Affiliation, Link, Profile
from paperbox.read.fields import Fields
from paperbox.read.source import Source
from paperbox.services import SERVICES, icon_for

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def read_profile(source: Source) -> Profile:
    """Return the profile that a file holds; mistakes leave their field empty."""
    fields = Fields(source, source.text)
    profile = Profile(
        name=fields.text("name", required=True),
        aliases=fields.texts("aliases"),
        photo=fields.file("photo"),
        bio=fields.text("bio"),
        affiliations=_affiliations(fields),
        location=fields.text("location"),
        email=_email(fields),
        links=_links(fields),
    )
    fields.done()
    return profile


def _email(fields: Fields) -> str:
    value = fields.text("email")
    if value and not _EMAIL.fullmatch(value):
        fields.error("email", f'expected one address, found "{value}"', hint="Write a@b.edu.")
        return ""
    return value


def _affiliations(fields: Fields) -> tuple[Affiliation, ...]:
    """Return affiliations, each written as a name or as ``- Name: address``."""
    return tuple(
        Affiliation(name, fields.checked_url(where, url, node))
        for where, name, url, node in fields.pairs("affiliations")
    )


def _links(fields: Fields) -> tuple[Link, ...]:
    """Return links in the author's order: ``- service: user`` or ``- Label: address``."""
    links = []
    for where, label, value, node in fields.pairs("links"):
        service = SERVICES.get(label.lower())
        if not value:
            wanted = "a user name" if service else "an address"
            fields.error(where, f'"{label}" has no value', node, f"Write - {label}: and {wanted}.")
        elif service:
            links.append(Link(service.label, service.address(value), service.icon))
        elif "/" not in value and not fields.source.exists(value):
            message = f'unknown service "{label}"{did_you_mean(label, SERVICES)}'
            hint = f"For a link of your own write - {label}: https://…"
            fields.error(where, message, node, hint)
        elif url := fields.checked_url(where, value, node):
            links.append(Link(label, url, icon_for(url)))
    return tuple(links)
