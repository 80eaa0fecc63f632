"""Lists as GitHub and Jekyll read them, for people who never heard of four blanks.

A list may follow a line of text at once, and what belongs to an item may be indented as deep as
the item's text. Python-Markdown wants an empty line and four blanks, so the text is rewritten.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r"(?P<indent> *)(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap> +)(?=\S)")
_RULE = re.compile(r" {0,3}([-*_])( *\1){2,} *")
_INTERRUPTS = re.compile(r" *(?:[-*+]|1[.)]) ")
_RAW = re.compile(
    r"<(?P<tag>pre|script|style|textarea|svg)\b.*?</(?P=tag)\s*>|<!--.*?-->", re.I | re.S
)
_OTHER = re.compile(r" {0,3}(?:#{1,6} |</?(?:div|section|details|table|article)\b)", re.I)
"""Lines that are no text and end every list."""


class LooseLists(Extension):
    """Rewrites lists for Python-Markdown before it looks for raw HTML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        md.preprocessors.register(_Rewriter(md), "paperbox_lists", 22)


class _Rewriter(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return rewrite(lines)


def rewrite(lines: list[str]) -> list[str]:
    """Return LINES with nested lists and paragraphs of items indented by four blanks each."""
    raw = _raw_lines("\n".join(lines))
    result: list[str] = []
    columns: list[int] = []
    """For each item that is open, the column where its text begins."""
    for number, line in enumerate(lines):
        after_text = bool(result and result[-1].strip())
        if not line.strip() or number in raw:
            result.append(line)
        elif (item := _ITEM.match(line)) and not _RULE.fullmatch(line):
            if not columns and not _starts(line, item, result):
                result.append(line)
                continue
            if not columns and after_text:
                result.append("")
            result.append(_item(line, item, columns))
        else:
            result.append(_other(line, columns, after_text))
    return result


def _starts(line: str, item: re.Match[str], before: list[str]) -> bool:
    """Whether a list begins here: code is indented deeper; "2. " may be the end of a sentence."""
    if len(item["indent"]) > 3:
        return False
    is_text = bool(before and before[-1].strip()) and not _OTHER.match(before[-1])
    return not is_text or bool(_INTERRUPTS.match(line))


def _item(line: str, item: re.Match[str], columns: list[int]) -> str:
    """Return an item's first line at its depth, and note where its text begins."""
    indent = len(item["indent"])
    while columns and indent < columns[-1]:
        columns.pop()
    depth = len(columns)
    columns.append(item.end() if len(item["gap"]) < 5 else item.end("marker") + 1)
    return " " * 4 * depth + line[indent:]


def _other(line: str, columns: list[int], after_text: bool) -> str:
    """Return a line that begins no item: inside of one it is indented as deep as that asks for."""
    indent = len(line) - len(line.lstrip())
    if _OTHER.match(line) and columns and indent < columns[0]:
        columns.clear()
    elif columns and not after_text:
        while columns and indent < columns[-1]:
            columns.pop()
        depth = 4 * len(columns)
        # Who writes code with all the blanks that Python-Markdown wants has it so already.
        if columns and indent < depth + 4:
            return " " * (depth + indent - columns[-1]) + line.lstrip()
    elif columns and len(columns) > 1:
        return " " * (4 * len(columns) - 2) + line.lstrip()
    return line


def _raw_lines(text: str) -> set[int]:
    """Return the lines that lie in code, scripts, styles and comments."""
    raw: set[int] = set()
    for match in _RAW.finditer(text):
        first = text.count("\n", 0, match.start())
        raw.update(range(first + 1, first + match[0].count("\n") + 1))
    return raw
