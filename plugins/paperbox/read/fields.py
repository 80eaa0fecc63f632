"""The fields of one mapping, each asked for by name and type.

A reader asks for what it knows and calls `Fields.done` at the end: what nobody asked for is an
unknown field. A field of the wrong type is reported, and counts as absent.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import yaml

from paperbox.errors import did_you_mean
from paperbox.model import PartialDate
from paperbox.read.dates import parse_date
from paperbox.read.source import Source
from paperbox.read.yaml_nodes import compose

YES, NO = {"true", "yes", "on"}, {"false", "no", "off"}
NULL = {"", "~", "null"}
SAFE_SCHEMES = {"http", "https", "mailto", "ftp", "tel"}


class Fields:
    """The mapping at the top of a file, or between the ``---`` of its front matter."""

    def __init__(self, source: Source, text: str, first_line: int = 1) -> None:
        self.source = source
        self.first_line = first_line
        self._asked: list[str] = []
        node = compose(source, text, first_line)
        self.readable = node is not None
        """False when the YAML itself is broken: every other message would be noise."""
        self._nodes = self._by_name(node) if node else {}

    def _by_name(self, mapping: yaml.MappingNode) -> dict[str, yaml.Node]:
        nodes: dict[str, yaml.Node] = {}
        for key, value in mapping.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if not name:
                self.error("", "expected a field name", key)
            elif name in nodes:
                first = self._line(nodes[name])
                self.error(name, f"given twice; the first is on line {first}", key)
            else:
                nodes[name] = value
        return nodes

    def _line(self, node: yaml.Node | None) -> int:
        return self.first_line + node.start_mark.line if node and node.start_mark else 0

    def _node(self, name: str) -> yaml.Node | None:
        self._asked.append(name)
        node = self._nodes.get(name)
        if isinstance(node, yaml.ScalarNode) and not node.style and node.value.lower() in NULL:
            return None
        return node

    def given(self, name: str) -> bool:
        """Whether a field stands in the file, whatever its value."""
        return name in self._nodes or not self.readable

    def line(self, name: str) -> int:
        """Return the line of a field's value, or of the mapping where it is absent."""
        return self._line(self._nodes.get(name)) or self.first_line

    def error(self, name: str, message: str, node: yaml.Node | None = None, hint: str = "") -> None:
        """Report a mistake in the field NAME, at NODE or at the field's own line."""
        line = self._line(node) if node else self.line(name)
        self.source.error(message, line=line, field=name, hint=hint)

    def text(self, name: str, *, required: bool = False) -> str:
        """Return a field's text, or nothing."""
        node = self._node(name)
        if node is None:
            if required and self.readable:
                self.error(name, "missing", hint=f"Add a line: {name}: …")
            return ""
        return self._scalar(name, node)

    def _scalar(self, name: str, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            return " ".join(node.value.split())
        self.error(name, f"expected one text, found {_shape(node)}", node)
        return ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field's list of texts; a single text is a list of one."""
        return tuple(text for text, _ in self.items(name))

    def items(self, name: str) -> list[tuple[str, bool]]:
        """Return a field's texts, each with whether it was put in quotes."""
        node = self._node(name)
        if node is None:
            return []
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        named = [(f"{name}[{i}]" if nodes != [node] else name, n) for i, n in enumerate(nodes)]
        found = [(self._scalar(where, item), item) for where, item in named]
        return [(text, bool(getattr(item, "style", ""))) for text, item in found if text]

    def flag(self, name: str) -> bool:
        """Return whether a field is true; absent is false."""
        value = self.text(name).lower()
        if value and value not in YES | NO:
            self.error(name, f'expected true or false, found "{value}"')
        return value in YES

    def integer(self, name: str) -> int | None:
        """Return a field's whole number."""
        value = self.text(name)
        try:
            return int(value) if value else None
        except ValueError:
            self.error(name, f'expected a whole number, found "{value}"')
            return None

    def date(self, name: str) -> PartialDate | None:
        """Return a field's date: a day, a month or a year."""
        value = self.text(name)
        try:
            return parse_date(value) if value else None
        except ValueError as error:
            self.error(name, str(error), hint="Write 2024-05-23, 2024-05 or 2024.")
            return None

    def url(self, name: str) -> str:
        """Return a field's address, or nothing."""
        return self.checked_url(name, self.text(name))

    def checked_url(self, name: str, value: str, node: yaml.Node | None = None) -> str:
        """Return VALUE if it is an address that may stand in a link, or a file of the site."""
        fault, hint = url_fault(value), "Write the whole address: https://…"
        if not fault and value and not urlsplit(value).scheme and not value.startswith("#"):
            if self.source.exists(value.removeprefix("/")):
                return value.removeprefix("/")
            fault, hint = (
                "neither an address nor a file of the site",
                f"Did you mean https://{value}?",
            )
        if fault:
            self.error(name, f'{fault}: "{value}"', node, hint)
        return "" if fault else value

    def file(self, name: str) -> str:
        """Return a field's path of a file below the content folder, or nothing."""
        value = self.text(name).removeprefix("./").removeprefix("/")
        if not value:
            return ""
        if ".." in value.split("/") or "\\" in value:
            self.error(name, f'outside the content folder: "{value}"', hint="Write images/….")
            return ""
        if not self.source.exists(value):
            hint = "The path is counted from the content folder, as images/figure.png. Mind case."
            self.error(name, f'no such file: "{value}"', hint=hint)
            return ""
        return value

    def pairs(self, name: str) -> list[tuple[str, str, str, yaml.Node]]:
        """Return a field's list of ``- Label: value``: (field name, label, value, node) each."""
        node = self._node(name)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.error(name, f'expected a list of "- Label: …", found {_shape(node)}', node)
            return []
        found: list[tuple[str, str, str, yaml.Node]] = []
        for index, item in enumerate(node.value):
            where = f"{name}[{index}]"
            if isinstance(item, yaml.MappingNode) and len(item.value) == 1:
                key, value = item.value[0]
                label, text = self._scalar(where, key), self._scalar(where, value)
                found.append((where, label, text, item))
            elif isinstance(item, yaml.ScalarNode):
                found.append((where, self._scalar(where, item), "", item))
            else:
                self.error(where, f'expected "Label: …", found {_shape(item)}', item)
        return found

    def done(self) -> None:
        """Report the fields that nobody asked for."""
        for name, node in self._unknown():
            self.error("", f'unknown field "{name}"{did_you_mean(name, self._asked)}', node)

    def done_leniently(self) -> None:
        """Warn of the fields that nobody asked for: they may mean something to another tool."""
        for name, node in self._unknown():
            message = f'the field "{name}" has no effect{did_you_mean(name, self._asked)}'
            self.source.warn(message, line=self._line(node))

    def _unknown(self) -> list[tuple[str, yaml.Node]]:
        return [(name, node) for name, node in self._nodes.items() if name not in self._asked]


def _shape(node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if isinstance(node, yaml.MappingNode):
        return "fields"
    return f'"{node.value}"'


def url_fault(value: str) -> str:
    """Return why VALUE is no address to link to, or nothing."""
    if not value:
        return ""
    try:
        parts = urlsplit(value)
    except ValueError:
        return "not an address"
    if any(ord(char) <= 32 for char in value):
        return "an address has no blanks"
    if parts.scheme and parts.scheme.lower() not in SAFE_SCHEMES:
        return "not an address that a page may link to"
    if parts.scheme in {"http", "https"} and not parts.netloc:
        return "an address without a host"
    return ""
