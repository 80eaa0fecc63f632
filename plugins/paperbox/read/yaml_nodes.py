"""YAML text -> nodes that know their line.

Values stay as they were written: what a scalar means is for the field to say that holds it. So
``venue: no`` is the word no, ``arxiv: 2405.10`` keeps its last zero and ``date: 2024-05`` is a
month, where YAML's own guesses would give False, 2405.1 and text.
"""

from __future__ import annotations

import yaml

from paperbox.read.source import Source

LARGEST = 200_000
"""Characters of YAML in one file; more is no front matter but an accident."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

HASH_HINT = 'A "#" after a blank begins a comment. Put quotes around the text: "C #".'
STAR_HINT = (
    'A "*" before a word is an alias in YAML. Write marks after the name: Guo*. '
    "Your own name is bold without **."
)
COLON_HINT = 'Put quotes around a text with a colon: title: "A: B".'
TAB_HINT = "YAML takes no tabs at the start of a line. Use spaces."
QUOTE_HINT = "Put quotes around a text that holds one of : # [ ] { } & * ! | > % @ `."


def compose(source: Source, text: str, first_line: int) -> yaml.MappingNode | None:
    """Return the mapping that TEXT is, or None after reporting why it is none.

    FIRST_LINE is the line of the file on which TEXT begins. An empty text is an empty mapping.
    """
    if len(text) > LARGEST:
        message = f"{len(text):,} characters of YAML, at most {LARGEST:,} are read"
        source.error(message, line=first_line, hint='Is a closing "---" missing?')
        return None
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        said = " ".join(part for part in (error.problem, error.context) if part)
        line, hint = _likely(said, text.split("\n"), line)
        source.error(f"not YAML: {said}", line=first_line + line, hint=hint)
        return None
    except yaml.YAMLError as error:
        source.error(f"not YAML: {str(error).splitlines()[0]}", line=first_line)
        return None
    if node is None:
        return yaml.MappingNode("tag:yaml.org,2002:map", [])
    if isinstance(node, yaml.MappingNode):
        return node
    message = 'expected fields, each on a line: "name: value"'
    source.error(message, line=first_line + node.start_mark.line)
    return None


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
