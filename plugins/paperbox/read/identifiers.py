"""A field whose value is an id of a paper, such as a DOI."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from paperbox.paper_links import Identifier
from paperbox.read.kinds import Kind, Schema, code, coded
from paperbox.read.place import Place


@dataclass(frozen=True)
class Identified(Kind[str]):
    """An id, with or without its prefix, or the address that contains it; read as the bare id."""

    identifier: Identifier
    empty = ""

    def read(self, place: Place, node: yaml.Node) -> str:
        value = code(place, node)
        try:
            return self.identifier.normalised(value) if value else ""
        except ValueError as error:
            hint = f"Copy it from the address of its page at {self.identifier.label}."
            place.error(str(error), node, hint)
            return ""

    def schema(self) -> Schema:
        return coded(self.identifier.accepts)
