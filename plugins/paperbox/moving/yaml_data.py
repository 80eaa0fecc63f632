"""YAML written for Jekyll -> plain values: ``_config.yml``, ``_data/*.yml``, front matter.

Unlike fields of our own, such values mean what YAML makes of them, as they do to Jekyll.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import yaml
from yaml.constructor import ConstructorError, SafeConstructor

from paperbox.read.source import Source
from paperbox.read.yaml_nodes import QUOTE_HINT, compose, is_null

MOST_VALUES = 100_000
"""Values of one file, each alias counted with all that it stands for."""


@dataclass(frozen=True)
class YamlFile:
    """What a file of YAML says."""

    root: yaml.Node
    """Its values as they were written, with their lines."""
    value: object
    """Its values as YAML reads them."""


def load(source: Source, text: str | None = None, first_line: int = 1) -> YamlFile | None:
    """Return what TEXT, or the whole of a file, says, or None after reporting why it is no YAML."""
    root = compose(source, source.text if text is None else text, first_line, aliases=True)
    if root is None:
        return None
    if not _is_bounded(root):
        source.error("an alias (*name) that stands for itself, or for far too many values")
        return None
    try:
        return YamlFile(root, SafeConstructor().construct_document(root))
    except ConstructorError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        source.error(f"not YAML: {error.problem}", line=first_line + line, hint=QUOTE_HINT)
    except ValueError as error:  # 2024-13-45 looks like a date to YAML
        source.error(f"not YAML: {error}", hint=QUOTE_HINT)
    return None


def _is_bounded(root: yaml.Node) -> bool:
    waiting, count = [root], 0
    while waiting and count < MOST_VALUES:
        node, count = waiting.pop(), count + 1
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
    return not waiting


def texts(node: yaml.Node | None) -> dict[str, object]:
    """Return the fields of a mapping with every scalar as it was written, "" where there is none.

    Jekyll would show 2405.10 as 2405.1, and a user name such as ``0123`` as 83.
    """
    found = written(node) if isinstance(node, yaml.MappingNode) else {}
    return found if isinstance(found, dict) else {}


def written(node: yaml.Node) -> object:
    """Return a value with its scalars as they were written."""
    if isinstance(node, yaml.MappingNode):
        return {
            key.value: written(value)
            for key, value in node.value
            if isinstance(key, yaml.ScalarNode)
        }
    if isinstance(node, yaml.SequenceNode):
        return [written(item) for item in node.value]
    return "" if is_null(node) else node.value


def child(node: yaml.Node, name: str) -> yaml.Node | None:
    """Return the value of a field of a mapping; of one given twice the last, as Jekyll does."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in reversed(pairs) if key.value == name), None)


def says_nothing(value: object) -> bool:
    """Whether a value is none, false or empty, or holds such values alone."""
    if isinstance(value, dict):
        return all(map(says_nothing, value.values()))
    if isinstance(value, list):
        return all(map(says_nothing, value))
    return value in (None, "", False, "false")


def shown(value: object) -> str:
    """Return a value on one short line, for a note."""
    if isinstance(value, (str, bool, int, float, date)):
        text = str(value)
    else:
        text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000)
    text = " ".join(text.split())
    return text if len(text) <= 120 else f"{text[:117]}…"
