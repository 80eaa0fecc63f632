"""The links of a profile: services by their keys, anything else by its label."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from paperbox.errors import did_you_mean
from paperbox.model import PICTURES, Contact, Link
from paperbox.read import patterns
from paperbox.read.kinds import Kind, Schema, code, coded, fits
from paperbox.read.links import LinkFields, long_link, short_link
from paperbox.read.lists import Labelled
from paperbox.read.place import Place
from paperbox.read.targets import Address, File
from paperbox.services import SERVICES, Service, folded, key_of

PICTURE = File(PICTURES)


@dataclass(frozen=True)
class Account(Kind[Link | Contact | None]):
    """What stands after the key of a service: a user name, an address, a picture."""

    key: str
    service: Service
    empty = None

    def read(self, place: Place, node: yaml.Node) -> Link | Contact | None:
        value, service = code(place, node), self.service
        if not value:
            return None
        if service.shown and fits(PICTURE.pattern, node):
            path = PICTURE.read(place, node)
            return (
                Contact(service.label, service.icon, picture=path, key=self.key) if path else None
            )
        if not (service.shown or service.url):
            url = Address().read(place, node)
            return Link(service.label, url, service.icon, self.key) if url else None
        try:
            url = service.address(value)
        except ValueError as error:
            place.error(str(error), node, f"Copy it from your page at {service.label}.")
            return None
        if service.shown:
            return Contact(service.label, service.icon, text=url, key=self.key)
        return Link(service.label, url, service.icon, self.key)

    def schema(self) -> Schema:
        if self.service.shown:
            is_picture: Schema = {"pattern": patterns.loose(PICTURE.pattern)}
            names = coded(*self.service.patterns)
            return {"anyOf": [{"allOf": [{"not": is_picture}, names]}, PICTURE.schema()]}
        return coded(*self.service.patterns) if self.service.url else Address().schema()


def _slip(label: str, value: str) -> str:
    """Return what is wrong with a label whose value is a bare name, as that of a service is."""
    if re.search(r"[/.:#]", value):
        return ""
    meant = f'; did you mean "{key_of(label)}"?' if key_of(label) else did_you_mean(label, SERVICES)
    return f'unknown service "{label[:40]}"{meant}'


def _spellings(key: str) -> str:
    """Return the pattern of every name of a service: key, label and aliases."""
    names = {folded(name): name for name in (key, *SERVICES[key].aliases, SERVICES[key].label)}
    return "|".join(map(patterns.any_spelling, names.values()))


PROFILE_LINKS: Labelled[LinkFields, Link | Contact] = Labelled(
    LinkFields,
    "label",
    Address(),
    short_link,
    long_link,
    needs_value="the address",
    slip=_slip,
    special={_spellings(key): Account(key, service) for key, service in SERVICES.items()},
)
