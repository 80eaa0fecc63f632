r"""Formulas in Markdown and in plain text: ``$…$``, ``$$…$$``, ``\(…\)``, ``\[…\]``."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from paperbox.markdown.formulas import FORMULA, Formula, Macros, convert, readable

# On lines of their own. Brackets must hold mathematics: \[Paper\] is a word in brackets.
_BLOCK = re.compile(
    r"""[ ]{0,3}(?:
        \$\$ (?P<dollars> (?:\\.|[^\\$])+ ) \$\$
      | \\{1,2}\[ (?=(?:(?!\\\]).)*?(?:[\^_=+<>]|\\[A-Za-z]))
        (?P<brackets> (?:(?!\\\]).)+? ) \\{1,2}\]
      | (?P<environment> \\begin\{(?P<name>(?:equation|align|gather)\*?)\} .*? \\end\{(?P=name)\} )
    )[ ]*(?:\n|$)""",
    re.S | re.X,
)
_BLOCK_STARTS = re.compile(r"[ ]{0,3}(?:\$\$|\\{1,2}\[|\\begin\{(?:equation|align|gather)\*?\})")
_MOST_BLANK_LINES = 10
# A dollar after such a text is part of a tag, of a link's address or of an address.
_INSIDE = re.compile(r"(?:<[a-z/][^<>]*|\]\([^()\s]*|\bhttps?://\S*)$", re.I)
_NEAR = 500
# Python-Markdown takes <math> for a block, and would put a line break, so a blank, after it (10).
_TAG = "inline-math"


class Math(Extension):
    """Formulas become MathML; ``faults`` says in sentences what is wrong with which one."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.macros: Macros = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        md.registerExtension(self)
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "$"]
        # After code in backticks (190), before escapes (180) take the backslashes.
        md.inlinePatterns.register(_Inline(self, md), "paperbox_math", 185)
        # Before a line of a formula can be a quotation, a heading or a list.
        md.parser.blockprocessors.register(_Block(self, md), "paperbox_math", 85)
        md.treeprocessors.register(_Names(md), "paperbox_math", 9)

    def reset(self) -> None:
        self.faults.clear()
        self.macros = {}

    def element(self, written: str, tex: str, *, box: str = "") -> Element:
        """Return a formula; a display with its BOX, which scrolls."""
        formula = convert(written, tex, self.macros, display=bool(box))
        self.faults += formula.faults
        if formula.element.tag == "math":
            formula.element.tag = _TAG
        if not box:
            return formula.element
        # What scrolls must be within the keyboard's reach.
        wrapper = Element(box, {"class": "math-block", "tabindex": "0"})
        wrapper.append(formula.element)
        return wrapper


class _Block(BlockProcessor):
    def __init__(self, math: Math, md: Markdown) -> None:
        super().__init__(md.parser)
        self.math = math

    def test(self, parent: Element, block: str) -> bool:
        return bool(_BLOCK_STARTS.match(block))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        for count in range(1, min(len(blocks), _MOST_BLANK_LINES) + 1):
            text = "\n\n".join(blocks[:count])
            if match := _BLOCK.match(text):
                break
        else:
            return False
        tex = match["dollars"] or match["brackets"] or match["environment"]
        parent.append(self.math.element(match[0].strip(), tex, box="div"))
        rest = text[match.end() :]
        blocks[:count] = [rest] if rest.strip() else []
        return True


class _Names(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter(_TAG):
            element.tag = "math"


class _Inline(InlineProcessor):
    def __init__(self, math: Math, md: Markdown) -> None:
        super().__init__("", md)
        self.compiled_re = FORMULA
        self.math = math

    def handleMatch(  # type: ignore[override]  # noqa: N802  the stubs know no None
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        before, after = data[: m.start()], data[m.end() :]
        if _INSIDE.search(before[-_NEAR:]):
            return None, None, None
        lines = (re.search(r"(?:^|\n)[ ]*$", before), re.match(r"[ ]*(?:\n|$)", after))
        # A cell of a table is one line, and none of its own.
        alone = all(lines) and "\n" in "".join(line[0] for line in lines if line)
        box = "span" if alone and m["double"] else ""
        return self.math.element(m[0], _tex(m), box=box), m.start(), m.end()


def _tex(match: re.Match[str]) -> str:
    return match["double"] or match["single"] or match["round"]


def _parts(text: str) -> Iterator[str | Formula]:
    """Yield the words of a plain text and its formulas."""
    end, macros = 0, Macros()
    for match in FORMULA.finditer(text):
        yield text[end : match.start()].replace(r"\$", "$")
        yield convert(match[0], _tex(match), macros, display=False)
        end = match.end()
    yield text[end:].replace(r"\$", "$")


def math_text(text: str) -> str:
    """Return a plain text, such as a title, as HTML: escaped, its formulas as MathML."""
    return "".join(
        html.escape(part)
        if isinstance(part, str)
        else tostring(part.element, "unicode", short_empty_elements=False)
        for part in _parts(text)
    )


def math_faults(text: str) -> tuple[str, ...]:
    """Return what is wrong with the formulas of a plain text, in sentences."""
    return tuple(
        fault for part in _parts(text) if not isinstance(part, str) for fault in part.faults
    )


def plain_math(text: str) -> str:
    """Return a plain text without its dollars, for places that take no HTML."""
    return "".join(part if isinstance(part, str) else readable(part) for part in _parts(text))
