"""profile.yml -> `Profile`."""

from __future__ import annotations

from dataclasses import dataclass

from paperbox.model import PICTURES, Affiliation, Contact, Link, Profile
from paperbox.read import patterns
from paperbox.read.accounts import PROFILE_LINKS
from paperbox.read.kinds import Match, Text
from paperbox.read.lists import Labelled, ListOf
from paperbox.read.names import NAME
from paperbox.read.records import Record, field, read_file
from paperbox.read.source import Source
from paperbox.read.targets import Address, File

PICTURE = File(PICTURES)
EMAIL = Match(patterns.EMAIL, "an address of mail", "Write ada@example.edu.")


@dataclass(frozen=True)
class AffiliationFields(Record):
    """An affiliation in its long form."""

    name: str = field(Text(), "its name", required=True)
    url: str = field(Address(), "its page")
    logo: str = field(PICTURE, "a small picture, a file below `content/`")


AFFILIATIONS: Labelled[AffiliationFields, Affiliation] = Labelled(
    AffiliationFields,
    "name",
    Address(),
    short=Affiliation,
    long=lambda fields: Affiliation(fields.name, fields.url, fields.logo) if fields.name else None,
)


@dataclass(frozen=True)
class ProfileFields(Record):
    """What stands in profile.yml."""

    name: str = field(Text(), "your name", required=True)
    native_name: str = field(Text(), "your name in its own script, such as 程正林")
    pronouns: str = field(Text(), "such as she/her")
    pronunciation: str = field(Text(), "how your name is said, such as jung-lin cheng")
    aliases: tuple[str, ...] = field(ListOf(NAME), "a list of other forms of it in author lists")
    photo: str = field(PICTURE, "a file below `content/`; without one, your initials are drawn")
    status: str = field(Text(), "a line on what is true now, such as: on the job market")
    bio: str = field(Text(), "a sentence below your name")
    interests: tuple[str, ...] = field(ListOf(Text()), "a list of topics")
    affiliations: tuple[Affiliation, ...] = field(
        ListOf(AFFILIATIONS),
        "a list of `- Name: address`, of names, or of `name`, `url` and `logo` each",
    )
    location: str = field(Text(), "where you are")
    email: tuple[str, ...] = field(
        ListOf(EMAIL), "one address or a list; shown so that harvesters don't find it"
    )
    links: tuple[Link | Contact, ...] = field(
        ListOf(PROFILE_LINKS),
        "a list of `- service: user name`, `- Label: address`, or `label`, `url` and `icon` each",
    )


def read_profile(source: Source) -> Profile:
    """Return the profile that a file holds; mistakes leave their field empty."""
    fields = read_file(ProfileFields, source, source.text)
    if fields is None:
        return Profile("")
    return Profile(
        name=fields.name,
        native_name=fields.native_name,
        pronouns=fields.pronouns,
        pronunciation=fields.pronunciation,
        aliases=fields.aliases,
        photo=fields.photo,
        status=fields.status,
        bio=fields.bio,
        interests=fields.interests,
        affiliations=fields.affiliations,
        location=fields.location,
        emails=fields.email,
        links=fields.links,
    )
