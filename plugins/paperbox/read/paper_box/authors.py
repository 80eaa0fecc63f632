"""The authors of a card: a list of names at the start of a line, in all the forms of real pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from paperbox.model import COMMAS, MARKS, Author
from paperbox.read.names import LINKED_ADDRESS, parse_author
from paperbox.read.paper_box.pieces import OBJECT, Line, Piece, cut, is_empty, text_of

_LETTER = r"[^\W\d_]"
_SMALL = r"(?:de|da|do|dos|del|della|der|den|di|du|la|le|van|von|ten|ter|bin|ibn|al|el|y|e)"
_WORD = rf"(?:{_LETTER}(?:[^\W\d_]|[.'’·‐‑-](?=[^\W\d_.])|\.(?![.]))*)"
_GAP = r"(?:[^\S\n]+|[^\S\n]*\n(?!\s*\n)\s*)"
_NAME = re.compile(rf"(?:{_SMALL}[ \u00a0]+)*{_WORD}(?:{_GAP}{_WORD}){{0,5}}")
_HANDMADE = re.compile(r"[A-Z][\w-]*(?:[ ][\w-]+){0,3}[ ](?:Team|Group|Collaboration|Consortium)\b")
_JOINT = re.compile(r"(?:and|&|与|和|、)\s+|[与和&]\s*")
_SEPARATOR = re.compile(r"\s*(?:[,;，、；]|(?=\s(?:and|&|与|和)\s))\s*")
_OTHERS = re.compile(r"(?:et\.? ?al\b\.?|\.{3}|…|等)(?:\s*,)?")
_SIGNS = rf"[{re.escape(MARKS)}\ufe0f]"
_MARKS = re.compile(rf"(?:\s?{_SIGNS}|\\\*|,(?={_SIGNS}))+|\s?\$\^[^$]*\$")
_NOTE = re.compile(r"\([^()$\ufffc]{1,40}\)")
_MOST_WORDS_OF_ONE_NAME = 6


@dataclass(frozen=True, slots=True)
class Found:
    """The authors at the start of a line, and what follows them."""

    authors: tuple[Author, ...]
    rest: Line


def read_authors(line: Line) -> Found | None:
    """Return the authors that a line begins with, or None where that is not certain."""
    text, styles = text_of(line), _styles(line)
    found: list[tuple[Author, bool]] = []
    end, is_open = 0, False
    start = len(text) - len(text.lstrip())
    for author, strong, begin, end in _names(text, styles, start):
        found.append((author, strong))
        is_open = False
        separator = _SEPARATOR.match(text, end)
        if author.name in _ENDS or not separator or separator.end() == begin:
            break
        is_open = bool(separator[0].strip())
    rest = cut(line, end)[1]
    if not found or not _is_certain(found, rest, is_open=is_open):
        return None
    return Found(_owned(found), rest)


_ENDS = {"et al.", "et al", "et. al.", "et. al", "等"}


def _names(text: str, styles: list[Piece], place: int) -> Iterator[tuple[Author, bool, int, int]]:
    """Yield each name from PLACE on: the author, whether set off, and where it begins and ends."""
    comma = ""
    while place < len(text):
        joint = _JOINT.match(text, place)
        begin = joint.end() if joint else place
        end = _end_of_name(text, styles, begin)
        if end <= begin:
            return
        author, end = _author(text, styles, begin, end)
        if joint or comma:
            author = replace(author, joint=joint[0].strip() if joint else comma)
        yield author, styles[begin].is_strong, begin, end
        separator = _SEPARATOR.match(text, end)
        if not separator:
            return
        comma = separator[0].strip() if separator[0].strip() in COMMAS else ""
        place = separator.end()


def _end_of_name(text: str, styles: list[Piece], begin: int) -> int:
    """Return where the name ends that begins at BEGIN, or BEGIN where none does."""
    match = _OTHERS.match(text, begin)
    if match:
        return begin + len(match[0].rstrip(" ,"))
    match = _HANDMADE.match(text, begin) or _NAME.match(text, begin)
    if not match or begin >= len(text):
        return begin
    end = match.end()
    for stop in re.finditer(r"\s(?:and|&|与|和)\s", text[begin:end]):
        end = begin + stop.start()
        break
    # A name is in one style: what is set off after it is something else.
    style = styles[begin]
    for place in range(begin, end):
        other = styles[place]
        if other is not style and (other.is_strong, other.link) != (style.is_strong, style.link):
            end = place
            break
    name = text[begin:end].rstrip()
    if re.search(r"[^\W\d_]{3}\.$", name) and not text[end : end + 1].strip(",; "):
        name = name[:-1]  # the end of the sentence
    is_name = name[:1].isupper() or not name[:1].islower() or _is_particle(name)
    words = name.split()
    capital = all(w[0].isupper() or not w[0].islower() or _is_particle(w) for w in words)
    # Somebody typed a family name in small letters, amid others.
    typed = bool(re.fullmatch(r"[^\W\d_]+ [^\W\d_]+", name) and text[end : end + 1] == ",")
    is_one = bool(name) and is_name and (capital or (typed and begin > 0))
    return begin + len(name) if is_one else begin


def _is_particle(word: str) -> bool:
    return bool(re.match(rf"{_SMALL}\b", word))


def _author(text: str, styles: list[Piece], begin: int, end: int) -> tuple[Author, int]:
    """Return the author of the name from BEGIN to END, with what belongs to it after it."""
    name, link = " ".join(text[begin:end].split()), styles[begin].link
    marks = note = ""
    while match := _MARKS.match(text, end):
        marks += match[0]
        end = match.end()
    raised = end
    while raised < len(text) and any(tag.name == "sup" for tag in styles[raised].around):
        raised += 1
    if raised > end:
        note, end = f"$^{{{text[end:raised].strip()}}}$", raised
    attached = _NOTE.match(text, end)
    apart = re.compile(rf"\s({_NOTE.pattern})(?=\s*(?:,|$))").match(text, end)
    if attached or (apart and not any(mark in apart[1] for mark in MARKS)):
        match = attached or apart
        note, end = note + (match[0] if match else ""), match.end() if match else end
    author = replace(parse_author(name + marks), note=note)
    url = str(link.get("href") or "") if link else ""
    return replace(author, url=url if LINKED_ADDRESS.fullmatch(url) else ""), end


def _styles(line: Line) -> list[Piece]:
    """Return the piece of each character of a line."""
    return [piece for piece in line for _ in piece.text]


def _is_certain(found: list[tuple[Author, bool]], rest: Line, *, is_open: bool) -> bool:
    """Whether names are authors, and all of them."""
    names = [author for author, _ in found if not author.is_others]
    if not names or any(len(a.name.split()) > _MOST_WORDS_OF_ONE_NAME for a in names):
        return False
    after = text_of(rest)
    if is_open and after.strip() and not after.lstrip().startswith((OBJECT, "[", "(")):
        follower = next(piece for piece in rest if piece.text.strip())
        if not follower.link and not follower.is_strong:
            return False  # a list of names that goes on with what is none
    if not (is_open or is_empty(rest)) and not _is_boundary(rest, after):
        return False
    is_told = any(strong or author.marks or author.is_others for author, strong in found)
    return is_told or len(names) > 2 or bool(_HANDMADE.fullmatch(names[0].name))


def _is_boundary(rest: Line, after: str) -> bool:
    """Whether what follows the last name, without a comma, is something else."""
    first = next((piece for piece in rest if piece.text.strip() or piece.html), None)
    starts = re.match(r"\s*[\ufffc()\[.:|\\–—-]|\s*$|[^\S\n]*\n\s*\n", after)
    if first is None or starts or first.link:
        return True
    # Bold words after the list are a venue; without its year they may be one more name.
    return first.is_strong and bool(re.search(r"\d|\(", first.text))


def _owned(found: list[tuple[Author, bool]]) -> tuple[Author, ...]:
    """Return the authors; the one that alone is set off is the owner of the page."""
    strong = [author for author, is_strong in found if is_strong]
    return tuple(
        replace(author, is_owner=is_strong and len(strong) == 1) for author, is_strong in found
    )
