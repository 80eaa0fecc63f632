"""The text of a card as lines of pieces, so that parts of a line can be taken out as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bs4 import Comment, Tag
from bs4.element import NavigableString

OBJECT = "\ufffc"
"""What stands in the text of a line for a picture, a button and the like."""

BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset figure footer form h1 h2"  # noqa: SIM905  reads better than forty strings
    " h3 h4 h5 h6 header hr iframe li main nav ol p pre section table ul video".split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OBJECTS = {"img", "svg", "button", "input", "audio", "picture", "object", "embed", "script"}
_STRONG = {"strong", "b", "u", "code", "mark"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, or an object, with the inline elements around it."""

    text: str
    around: tuple[Tag, ...] = ()
    """Outermost first."""
    html: str = ""
    """That of an object, a formula or a comment; text has none of its own."""

    @property
    def link(self) -> Tag | None:
        """The link that it is a part of."""
        return next((tag for tag in self.around if tag.name == "a"), None)

    @property
    def is_strong(self) -> bool:
        """Whether its author made it stand out."""
        return any(
            tag.name in _STRONG
            or (tag.name in {"span", "font"} and {*tag.attrs} & {"style", "color"})
            for tag in self.around
        )


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as lines, or any other block, as HTML."""

    lines: tuple[Line, ...] = ()
    html: str = ""
    tag: str = "p"
    children: tuple[Tag, ...] = field(default=(), compare=False)


def blocks_of(parent: Tag) -> list[Block]:
    """Return the blocks that an element consists of; text between blocks is one."""
    blocks: list[Block] = []
    run: list[Tag | NavigableString] = []
    for node in [*parent.children, None]:
        if isinstance(node, (Tag, NavigableString)) and not _is_block(node):
            run.append(node)
            continue
        if any(not isinstance(n, NavigableString) or n.strip() for n in run):
            blocks.append(Block(tuple(lines_of(run)), "".join(map(source_of, run)), ""))
        run = []
        if isinstance(node, Tag):
            blocks.append(_block(node))
    return [block for block in blocks if block.html.strip()]


def _is_block(node: Tag | NavigableString) -> bool:
    return isinstance(node, Tag) and (
        node.name in BLOCKS or any(tag.name in BLOCKS for tag in node.find_all(True))
    )


def _block(node: Tag) -> Block:
    if node.name in HEADINGS | {"p"}:
        if not node.contents:
            return Block()
        if not any(map(_is_block, node.find_all(True))):
            return Block(tuple(lines_of(node.children)), source_of(node), node.name)
    return Block(html=source_of(node), tag=node.name, children=(node,))


def lines_of(nodes: Iterable[object]) -> Iterator[Line]:
    """Yield the lines of inline content, as line breaks part it."""
    line: list[Piece] = []
    for piece in _pieces(nodes, ()):
        if piece is None:
            yield tuple(line)
            line = []
        else:
            line.append(piece)
    yield tuple(line)


def _pieces(nodes: Iterable[object], around: tuple[Tag, ...]) -> Iterator[Piece | None]:
    """Yield pieces, and None for a line break."""
    for node in nodes:
        if isinstance(node, Tag):
            yield from _elements(node, around)
        elif isinstance(node, Comment):
            yield Piece("", around, source_of(node))
        else:
            yield Piece(str(node), around)


def _elements(node: Tag, around: tuple[Tag, ...]) -> Iterator[Piece | None]:
    """Yield what an element consists of."""
    if node.name == "br":
        yield None
    elif node.name == "math":
        yield Piece(tex_of(node), around, source_of(node))
    elif node.name in _OBJECTS or not node.contents:  # empty: an icon, an anchor
        yield Piece(OBJECT if node.name in _OBJECTS else "", around, source_of(node))
    else:
        yield from _pieces(node.children, (*around, node))


def tex_of(math: Tag) -> str:
    """Return a formula as it is written in plain text."""
    return f"${math.get('alttext') or math.get_text()}$"


def source_of(node: object) -> str:
    """Return a node as HTML."""
    if isinstance(node, Tag):
        return node.decode(formatter="minimal")
    return f"<!--{node}-->" if isinstance(node, Comment) else html.escape(str(node), quote=False)


def html_of(line: Iterable[Piece]) -> str:
    """Return pieces as HTML, with the elements around them opened and closed again."""
    parts: list[str] = []
    around: tuple[Tag, ...] = ()
    for piece in (*line, Piece("")):
        same = 0
        while same < min(len(around), len(piece.around)) and around[same] is piece.around[same]:
            same += 1
        parts += [f"</{tag.name}>" for tag in reversed(around[same:])]
        parts += [_start(tag) for tag in piece.around[same:]]
        parts.append(piece.html or html.escape(piece.text, quote=False))
        around = piece.around
    return "".join(parts)


def _start(tag: Tag) -> str:
    values = ((name, " ".join(v) if isinstance(v, list) else v) for name, v in tag.attrs.items())
    written = "".join(f' {name}="{html.escape(str(value or ""))}"' for name, value in values)
    return f"<{tag.name}{written}>"


def text_of(line: Iterable[Piece]) -> str:
    """Return the text of a line, each object as one character."""
    return "".join(piece.text for piece in line)


def plain(line: Iterable[Piece]) -> str:
    """Return the text of a line with blanks as one."""
    return " ".join(text_of(line).split())


def cut(line: Line, place: int) -> tuple[Line, Line]:
    """Return what stands before and after a place in the text of a line."""
    before: list[Piece] = []
    after: list[Piece] = []
    for piece in line:
        left = max(0, min(place, len(piece.text)))
        whole = piece.html or left in (0, len(piece.text))
        if whole:
            (before if place > 0 and left == len(piece.text) else after).append(piece)
        else:
            before.append(Piece(piece.text[:left], piece.around))
            after.append(Piece(piece.text[left:], piece.around))
        place -= len(piece.text)
    return tuple(before), tuple(after)


_LEADING = re.compile(r"[\s.,;:|/·•、，。\\-]*")


def trimmed(line: Line) -> Line:
    """Return a line without the blanks and signs at its start that parted it from what was."""
    match = _LEADING.match(text_of(line))
    return cut(line, match.end() if match else 0)[1]


def is_empty(line: Sequence[Piece]) -> bool:
    """Whether there is nothing to see in a line, and no comment."""
    return not plain(line).strip(".,;:|/·•\\- ") and not any(piece.html for piece in line)
