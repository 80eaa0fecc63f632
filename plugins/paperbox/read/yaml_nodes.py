"""YAML text -> nodes that know their line.

Values stay as they were written: what a scalar means is for the field to say that holds it. So
``venue: no`` is the word no, ``arxiv: 2405.10`` keeps its last zero and ``date: 2024-05`` is a
month, where YAML's own guesses would give False, 2405.1 and text.
"""

from __future__ import annotations

import contextlib
import re

import yaml

from paperbox.read.source import Source

LARGEST = 200_000
"""Characters of YAML in one file; more is no front matter but an accident."""

DEEPEST = 50
"""Values in values; no field needs more than four."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_FLAG_OR_NUMBER = re.compile(r"true|false|[-+]?[\d.]+(e[-+]?\d+)?", re.I)

HASH_HINT = 'A "#" after a blank begins a comment. Put quotes around the text: "C #".'
STAR_HINT = (
    'A "*" before a word is an alias in YAML. Write marks after the name: Guo*. '
    "Your own name is bold without **."
)
COLON_HINT = 'Put quotes around a text with a colon: title: "A: B".'
ANEW_HINT = "Type the text anew instead of copying it."
TAB_HINT = "YAML takes no tabs at the start of a line. Use spaces."
QUOTE_HINT = "Put quotes around a text that holds one of : # [ ] { } & * ! | > % @ `."


def compose(
    source: Source, text: str, first_line: int, *, aliases: bool = False
) -> yaml.Node | None:
    """Return the node that TEXT is, or None after reporting why it is none.

    FIRST_LINE is the line of the file on which TEXT begins. An empty text is an empty mapping.
    Unless ALIASES are wanted, each value must be written out.
    """
    if len(text) > LARGEST:
        message = f"{len(text):,} characters of YAML, at most {LARGEST:,} are read"
        source.error(message, line=first_line, hint='Is a closing "---" missing?')
        return None
    try:
        if (line := _too_deep(text)) is not None:
            source.error("nested too deeply", line=first_line + line, hint=QUOTE_HINT)
            return None
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        said = " ".join(part for part in (error.problem, error.context) if part)
        line, hint = _likely(said, text.split("\n"), line)
        source.error(f"not YAML: {said}", line=first_line + line, hint=hint)
        return None
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        line = first_line + text.encode()[:position].count(b"\n")
        source.error(f"not YAML: {str(error).splitlines()[0]}", line=line, hint=ANEW_HINT)
        return None
    if node is None:
        return yaml.MappingNode("tag:yaml.org,2002:map", [])
    return node if aliases or _has_no_alias(source, node, first_line) else None


def _too_deep(text: str) -> int | None:
    """Return the line, from 0, on which values in values are more than DEEPEST, or None.

    Composing calls itself for each of them, and ends the process where they are thousands.
    """
    depth = 0
    with contextlib.suppress(yaml.YAMLError):  # composing says it better
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return event.start_mark.line if event.start_mark else 0
    return None


def _has_no_alias(source: Source, root: yaml.Node, first_line: int) -> bool:
    """Whether every value is written out; a few lines of aliases can stand for a million values."""
    seen, waiting = set(), [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            message = "the same value twice, by an alias (*name)"
            source.error(message, line=first_line + node.start_mark.line, hint=STAR_HINT)
            return False
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
    return True


def is_null(node: yaml.Node) -> bool:
    """Whether a field is written but has no value: ``venue:``, ``venue: null``."""
    return (
        isinstance(node, yaml.ScalarNode)
        and not node.style
        and node.value.lower() in {"", "~", "null"}
    )


def is_word(node: yaml.ScalarNode) -> bool:
    """Whether a scalar is text for every reader of YAML: neither a number nor true or false."""
    return bool(node.style) or not _PLAIN_FLAG_OR_NUMBER.fullmatch(node.value)


def shape(node: yaml.Node) -> str:
    """Return what a node is, in the words of an error."""
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if isinstance(node, yaml.MappingNode):
        return "fields"
    return f'"{node.value[:60]}"'


def _likely(said: str, lines: list[str], line: int) -> tuple[int, str]:
    """Return the likely line of a YAML error that was noticed on LINE, and its likely fix.

    Lines are counted from 0.
    """
    here = lines[line] if line < len(lines) else ""
    if "alias" in said:
        return line, STAR_HINT
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in said:
        return line, TAB_HINT
    for near in range(max(0, line - 1), min(line + 1, len(lines))):
        if " #" in lines[near] and "[" in lines[near]:
            return near, HASH_HINT
    return line, COLON_HINT if "mapping values are not allowed" in said else QUOTE_HINT
