"""Pictures and silent videos of a paper: a path, or a record with words and a poster."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from paperbox.model import PICTURES, VIDEOS, Media
from paperbox.read.kinds import Kind, Schema, Text
from paperbox.read.place import Place
from paperbox.read.records import Record, field, read_record, schema_of
from paperbox.read.targets import Address, File

FILE, PICTURE = File(PICTURES + VIDEOS), File(PICTURES)


@dataclass(frozen=True)
class MediaFields(Record):
    """A picture or a video in its long form."""

    file: str = field(FILE, "a picture or a video", required=True)
    alt: str = field(Text(), "what it shows, in words")
    poster: str = field(PICTURE, "the picture that stands for a video until it plays")
    url: str = field(Address(), "where it leads")


class MediaKind(Kind[Media | None]):
    """A path, or a record."""

    empty = None

    def read(self, place: Place, node: yaml.Node) -> Media | None:
        if isinstance(node, yaml.MappingNode):
            fields = read_record(MediaFields, place, node)
            if not fields.file:
                return None
            return Media(fields.file, fields.alt, fields.poster, fields.url)
        path = FILE.read(place, node)
        return Media(path, "", _poster(place, path)) if path else None

    def schema(self) -> Schema:
        return {"anyOf": [FILE.schema(), schema_of(MediaFields)]}


def _poster(place: Place, path: str) -> str:
    """Return the picture of a video's own name beside it: ``demo.jpg`` for ``demo.mp4``."""
    stem, _, ending = path.rpartition(".")
    if f".{ending.lower()}" not in VIDEOS:
        return ""
    found = (f"{stem}{picture}" for picture in PICTURES)
    return next(filter(place.source.exists, found), "")


MEDIA = MediaKind()
