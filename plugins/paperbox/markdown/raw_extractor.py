"""The parser that finds raw HTML in a text, and the Markdown inside of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markdown.htmlparser import HTMLExtractor

from paperbox.markdown.raw_blocks import Comment, Piece, without_attribute

_LINES = frozenset("address dd dt h1 h2 h3 h4 h5 h6 legend li p summary td th".split())  # noqa: SIM905  reads better than fifteen strings
"""Elements that hold a line of Markdown, unless they ask for blocks."""
_VERBATIM = frozenset("canvas hr math option pre script style svg textarea".split())  # noqa: SIM905  as above
_LEFT_OPEN = frozenset("p li dt dd td th tr tbody thead tfoot option hr source track".split())  # noqa: SIM905  as above
"""Block-level elements that HTML itself ends."""
_DEEPEST = 20
"""How many elements with Markdown may lie in each other; a person needs three."""
_FAR = 200
"""Farther from the left than this no line begins."""
_BLANK = re.compile(r"(?:[ ]*\n){2}")
_VALUE = re.compile(r"""("[^"]*"|'[^']*')""")


@dataclass(slots=True)
class _Flow:
    """Text between two pieces of raw HTML; the first one is the page."""

    tag: str = ""
    is_line: bool = False
    raw: list[str] = field(default_factory=list)
    """The elements around it in its block of raw HTML, itself the last one but not among them."""
    indent: int = 0
    begun: bool = False
    """Whether it has any text."""
    inline: list[str] = field(default_factory=list)
    """Block-level elements that are open in a line of its text."""


class Extractor(HTMLExtractor):
    """Puts raw HTML away; ``cleandoc`` is the text that is left, with placeholders."""

    _cache: list[str]

    def reset(self) -> None:
        self.flows = [_Flow()]
        self.divided = False
        """Whether a piece of the open block of raw HTML is put away."""
        super().reset()

    @property
    def flow(self) -> _Flow:
        return self.flows[-1]

    def at_line_start(self) -> bool:
        if len(self.flows) == 1:
            return super().at_line_start()
        if self.flow.is_line:
            return False
        return not self.flow.begun or (self.offset < _FAR and not self._before().strip())

    def _before(self) -> str:
        """Return what stands on this line so far."""
        return self.rawdata[self.line_offset : self.line_offset + self.offset]

    def get_starttag_text(self) -> str:
        """Return the tag without our attribute, if it is raw; values are lines, as in kramdown."""
        text = super().get_starttag_text()
        if "\n" in text:
            text = _VALUE.sub(lambda value: re.sub(r"\n+", " ", value[0]), text)
        return without_attribute(text) if self.inraw else text

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        is_block = self.md.is_block_level(tag) and tag not in self.empty_tags
        if is_block and not self.inraw and (self.intail or self.at_line_start()):
            self._begin()
        kind = self._kind(tag, dict(attrs)) if self.inraw and len(self.flows) < _DEEPEST else ""
        if kind:
            self._open(tag, is_line=kind == "span")
            return
        if is_block and not self.inraw:
            self.flow.inline.append(tag)
        self.flow.begun = True
        super().handle_starttag(tag, attrs)  # type: ignore[arg-type]  # values may lack

    def _kind(self, tag: str, attrs: dict[str, str | None]) -> str:
        """Return what the content of a tag is: Markdown of a "block" or a "span", or nothing."""
        value = attrs.get("markdown", "0")
        if tag in _VERBATIM or value not in {None, "markdown", "1", "block", "span"}:
            return ""
        if not self.md.is_block_level(tag):
            return "" if value == "block" else "span"
        default = "span" if tag in _LINES else "block"
        return value if value in {"block", "span"} else default

    def _begin(self) -> None:
        """Begin a block of raw HTML, as far to the right as its tag stands."""
        self._break(keep_indent=True)
        self.inraw, self.divided, self.intail = True, False, False

    def _break(self, *, keep_indent: bool = False) -> None:
        """End the paragraph, so that what is put away next stands alone."""
        last = self.cleandoc.pop() if self.cleandoc else ""
        bare = last.rstrip(" ")
        indent = last[len(bare) :] if not bare or bare.endswith("\n") else ""
        gap = "\n" if not bare or bare.endswith("\n") else "\n\n"
        # Deeper than this it would be code.
        self.cleandoc += [bare, gap, indent if keep_indent and len(indent) < 4 else ""]

    def _open(self, tag: str, *, is_line: bool) -> None:
        """Put away what is raw, the tag that was just read included; what follows is text."""
        before = self._before()
        indent = len(before) if len(before) < _FAR and not before.strip() else 0
        self._cache.append(self.get_starttag_text())
        self._put_away(Piece("".join(self._cache), opens=not self.divided, is_line=is_line))
        self.flow.begun = True
        self.flows.append(_Flow(tag, is_line, self.stack, indent))
        self.stack, self.inraw, self.intail = [], False, False

    def _put_away(self, piece: str) -> None:
        self.cleandoc += [self.md.htmlStash.store(piece), "\n\n"]
        self._cache = []

    def handle_endtag(self, tag: str) -> None:
        text = self.get_endtag_text(tag)
        is_block = self.md.is_block_level(tag)
        is_around = any(tag == flow.tag or tag in flow.raw for flow in self.flows[1:])
        if self.inraw and (tag in self.stack or not is_around):
            self._end_raw(tag, text)
        elif not self.inraw and tag in self.flow.inline:
            self.flow.inline.remove(tag)
            self.cleandoc.append(text)
        elif is_around and (is_block or tag == self.flow.tag):
            self._end_flow(tag, text)
        elif not (is_block and tag != "p" and (self.intail or self.at_line_start())):
            self.cleandoc.append(text)
            self.close_inline_tag(tag)

    def _end_raw(self, tag: str, text: str) -> None:
        """End an element of raw HTML; a tag that ends none could end one of the page around."""
        if tag in self.stack:
            del self.stack[len(self.stack) - 1 - self.stack[::-1].index(tag) :]
        elif self.md.is_block_level(tag) and tag != "p":
            return
        self._cache.append(text)
        if not self.stack:
            self._end_block(len(text))

    def _end_block(self, length: int) -> None:
        """End a block of raw HTML with a tag of LENGTH."""
        if _BLANK.match(self.rawdata, self.line_offset + self.offset + length):
            self._cache.append("\n")
        else:
            self.intail = True
        html = "".join(self._cache)
        self._put_away(Piece(html, closes=True) if self.divided else html)
        self.inraw = False

    def _end_flow(self, tag: str, text: str) -> None:
        """End the text in an element of raw HTML, and what is left open inside."""
        if self.inraw:
            self._cache.append(self._missing(self.stack))
            self._end_block(len(text))
        while True:
            self._break(keep_indent=len(self.flows) == 2)
            flow = self.flows.pop()
            self.inraw, self.divided, self.intail = True, True, False
            self.stack, is_done = flow.raw, tag in {flow.tag, *flow.raw}
            self._cache = [text if tag == flow.tag else f"</{flow.tag}>"]
            if is_done:
                break
            self._cache.append(self._missing(self.stack))
            self._end_block(len(text))
        if tag != flow.tag:
            self._end_raw(tag, text)
        elif not self.stack:
            self._end_block(len(text))

    def _missing(self, stack: Iterable[str]) -> str:
        """Return the end tags that elements lack."""
        needed = (tag for tag in stack if self.md.is_block_level(tag) and tag not in _LEFT_OPEN)
        return "".join(f"</{tag}>" for tag in reversed([*needed]))

    def close(self) -> None:
        # The base class would put away the rest of a block without its end.
        cache, self._cache = self._cache, []
        super().close()
        if not self.inraw:
            cache = []
        self._cache = cache + self._cache
        if len(self.flows) > 1:
            outermost = self.flows[1]
            self._end_flow(outermost.tag, f"</{outermost.tag}>")
        if self.inraw:
            self._cache.append(self._missing(self.stack))
            self._end_block(0)

    def handle_data(self, data: str) -> None:
        if not self.inraw and len(self.flows) > 1:
            if not self.flow.begun:
                data = data.lstrip(" ")
            self.flow.begun |= bool(data.strip())
            # An element that is indented itself would make its text code.
            if self.flow.indent >= self.md.tab_length:
                data = re.sub(rf"(?<=\n) {{1,{self.flow.indent}}}", "", data)
        super().handle_data(data)

    def handle_empty_tag(self, data: str, is_block: bool) -> None:
        if self.inraw:
            self._cache.append(data)
        elif not is_block or self.flow.is_line or not (self.intail or self.at_line_start()):
            self.flow.begun = True
            self.cleandoc.append(data)
        elif data.startswith("<!--") and self._is_between_lines(len(data)):
            self.cleandoc.append(self.md.htmlStash.store(Comment(data)))
        else:
            self._begin()
            self._cache.append(data)
            self._end_block(len(data))

    def _is_between_lines(self, length: int) -> bool:
        """Whether a comment stands on lines of its own right after a line of text."""
        above = self.cleandoc[-1].rstrip(" ") if self.cleandoc else ""
        end = self.line_offset + self.offset + length
        after = self.rawdata[end : end + _FAR]
        is_first = not re.search(r"[^\n]\n\Z", above)
        return not is_first and not after.partition("\n")[0].strip()
