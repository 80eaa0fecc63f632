"""A place in a file of fields: where a value stands, and whom to tell what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import yaml

from paperbox.read.source import Source


@dataclass(frozen=True, slots=True)
class Place:
    """One value: the file, the line its YAML begins on, and its name, as ``links[1].url``."""

    source: Source
    first_line: int = 1
    """The line of the file on which the YAML begins."""
    name: str = ""

    def field(self, name: str) -> Place:
        """Return the place of a field of the mapping at this place."""
        return replace(self, name=f"{self.name}.{name}" if self.name else name)

    def item(self, index: int) -> Place:
        """Return the place of an item of the list at this place."""
        return replace(self, name=f"{self.name}[{index}]")

    def line(self, node: yaml.Node | None) -> int:
        """Return the line of a node, or the first line where there is none."""
        return self.first_line + (node.start_mark.line if node and node.start_mark else 0)

    def error(self, message: str, node: yaml.Node | None, hint: str = "") -> None:
        """Report a mistake at NODE."""
        self.source.error(message, line=self.line(node), field=self.name, hint=hint)

    def warn(self, message: str, node: yaml.Node | None, hint: str = "") -> None:
        """Report what is odd at NODE, but no mistake."""
        self.source.warn(message, line=self.line(node), field=self.name, hint=hint)
