"""Authors as BibTeX has them: ``Guo, Yongxin* and {The ATLAS Collaboration} and others``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from paperbox.model import MARKS, Author
from paperbox.read import patterns
from paperbox.read.bibtex.latex import plain
from paperbox.read.names import in_order

OTHERS = "others"
ET_AL = "et al."
AND_HINT = 'Put "and" between authors: author = {Guo, Yongxin and Lin, Tao}.'

_SIGNS = MARKS.replace("#", "").replace("^", "")
_TEX = {r"\dagger": "†", r"\dag": "†", r"\ddagger": "‡", r"\ddag": "‡", r"\ast": "*", r"\S": "§"}
_TEX |= {r"\star": "*", r"\P": "¶", r"\#": "#", r"\textdagger": "†", r"\textasteriskcentered": "*"}
_RAISED = (
    r"\\textsuperscript\s*\{([^{}]*)\}|\$\s*\^\s*(?:\{([^{}$]*)\}|(\\[A-Za-z]+|[^{}$\\]))\s*\$"
)
_COMMANDS = r"\\(?:d?dag(?:ger)?|textdagger|textasteriskcentered)(?:\{\}|(?![A-Za-z]))"
_MARK = re.compile(
    rf"\s*(?:{_RAISED}|({_COMMANDS})|\{{([{_SIGNS}#^]+)\}}|([{_SIGNS}]+)|([#^]+)(?=\s*(?:,|$)))"
)
_AND = re.compile(r"\\.|[{}]|(?P<and>\s+and(?=\s|$))", re.S | re.I)
_ET_AL = re.compile(r"(?<=[^\s,])(?:\s+and|,)?\s+et[\s~]+al\.?\s*$", re.I)
"""What BibTeX writes as ``and others``."""
_FACE = re.compile(
    r"\s*\\(?:textbf|textit|emph|underline|uline)\s*\{((?:[^{}]|\{[^{}]*\})*)\}(.*)", re.S
)
"""A name that is set in bold by hand, which the owner's is without asking."""
_NUMBER = re.compile(r"\s+0\d{3}(?=\s*(?:,|$))")
"""By which DBLP tells people of one name apart: Bo Sample 0001."""
_JOINED = re.compile(r"[;；、]")
_TILDE = re.compile(r"\\~(\{\\?\w\}|\\?\w)")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|#)(?:\{\})?")
_PART = re.compile(r"(family|given|prefix|suffix)(?:-i)?\s*=\s*\"?([^,\"]*)\"?\s*(?:,|$)", re.I)

_MEANINGS = {
    "*": r"equal|eq|co-?first|joint-?first|shared-?first",
    "†": r"corr\w*|corresponding|contact",
    "‡": r"equal-?advising|senior|advisor|supervisor|co-?last",
    "§": r"intern\w*",
    "¶": r"lead|project-?lead",
}
"""Mark -> what says the same in an annotation of BibLaTeX: ``author+an = {1=equal}``."""


def split_names(text: str) -> list[str]:
    """Return the names of a list, each as it is written; "and" in braces is part of a name."""
    text = _ET_AL.sub(" and others", text)
    names, start, depth = list[str](), 0, 0
    for sign in _AND.finditer(text):
        if sign[0] in "{}":
            depth += 1 if sign[0] == "{" else -1
        elif not depth and sign["and"]:
            names.append(text[start : sign.start()])
            start = sign.end()
    return [name for name in (*names, text[start:]) if name.strip()]


def without_marks(text: str) -> str:
    """Return a list of names as BibTeX is to have it: marks mean nothing there."""
    return " and ".join(_parted(name)[0].strip() for name in split_names(text))


def authors_of(
    text: str, annotations: str, unknown: Callable[[str], None]
) -> tuple[tuple[Author, ...], str]:
    """Return the authors of a list and what is wrong with it, or nothing."""
    found, marks = list[Author](), dict(_annotated(annotations))
    for number, written in enumerate(split_names(text), 1):
        name, own = _parted(written)
        if name.strip().lower() in {OTHERS, r"et~al.", "et al.", "et al"}:
            found.append(Author(ET_AL))
            continue
        try:
            if _JOINED.search(re.sub(r"\{[^{}]*\}", "", name)):
                raise ValueError(name)
            shown = plain(_in_order(name), unknown)
        except ValueError:
            return (), f'no name: "{name.strip()[:80]}"'
        if not re.search(patterns.NAME, shown):
            return (), f'no name: "{name.strip()[:80]}"'
        both = own + marks.get(number, "")
        found.append(Author(shown, "".join(dict.fromkeys(both))))
    return tuple(found), ""


def _parted(name: str) -> tuple[str, str]:
    """Return a name without its marks, and these."""
    marks: list[str] = []

    def take(match: re.Match[str]) -> str:
        written = next(filter(None, match.groups()), "")
        signs = re.sub(r"[\s,]", "", _COMMAND.sub(_sign, written))
        if not signs or not set(signs) <= set(MARKS):
            return match[0]
        marks.append(signs)
        return ""

    face = _FACE.fullmatch(name)
    bare = _NUMBER.sub("", _MARK.sub(take, "".join(face.groups()) if face else name))
    return bare, "".join(marks)


def _sign(command: re.Match[str]) -> str:
    return _TEX.get(command[0].rstrip("{}"), "?")


def _in_order(name: str) -> str:
    """Return a name as it is spoken: first name, particles, last name, suffix."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    parts = {key.lower(): value for key, value in _PART.findall(name)}
    if "family" in parts:
        order = ("given", "prefix", "family", "suffix")
        return " ".join(parts[key].strip() for key in order if parts.get(key, "").strip())
    # In braces, since the library takes an accent that is a tilde for a blank.
    held = _TILDE.sub(r"{\\~\1}", name)
    found = parse_single_name_into_parts(held)
    if "," in name and found.first and not (found.von or found.jr):
        return in_order(" ".join(found.last), " ".join(found.first))
    return str(found.merge_first_name_first)


def _annotated(text: str) -> Iterator[tuple[int, str]]:
    """Yield (number of an author, marks) of the field ``author+an``."""
    for number, words in re.findall(r"(\d+)\s*=\s*([^;]*)", text):
        marks = ""
        for word in words.split(","):
            plain_word = word.strip().strip('"').lower()
            meanings = _MEANINGS.items()
            marks += next((m for m, shape in meanings if re.fullmatch(shape, plain_word)), "")
            marks += plain_word if plain_word and set(plain_word) <= set(MARKS) else ""
        yield int(number), marks
