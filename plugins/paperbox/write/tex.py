r"""Plain text -> what BibTeX and LaTeX read as that text: ``R&D`` -> ``R\&D``.

Letters of all scripts stay as they are, in UTF-8. Formulas between dollars stay LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MATH = re.compile(r"(?<!\\)\$(?!\s)(?:\\.|[^\\$])*?(?:\\.|[^\\$\s])\$(?!\d)|\\\(.+?\\\)", re.S)
"""A formula in a plain text, where two dollars may be money."""
_TEX_MATH = re.compile(
    r"(?<!\\)\$(?:\\.|[^\\$])+\$|\\\(.+?\\\)|\\ensuremath\{(?:[^{}]|\{[^{}]*\})*\}", re.S
)
"""A formula in LaTeX."""
_SIGNS = {**{sign: f"\\{sign}" for sign in "&%#_$"}, "~": r"\textasciitilde{}"}
_SIGNS |= {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "\xa0": "~"}
_SIGNS |= {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[!?])(?=`)")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[’'](?=[^\W_]))*")
_BARE = re.compile(r"(?<!\\)([&%#_])")
_ADDRESS = re.compile(r"\\(?:url|href|path)\b|^\S*://\S*$")
_BRACE = re.compile(r"[{}]")


def tex(text: str) -> str:
    """Return a text with everything escaped that has a meaning of its own."""
    return "".join(part if is_math else _escaped(part) for part, is_math in _parts(text))


def title(text: str) -> str:
    """Return a title in which capitals that mean something are kept from styles: ``{GPU}s``.

    Those are capitals inside of words, and in a title of small letters all but the first.
    """
    found, is_small, before = list[str](), _is_small(text), ":"
    for part, is_math in _parts(text):
        if is_math:
            found.append(f"{{{part}}}")
            before = part
            continue
        end = 0
        for word in _WORD.finditer(part):
            before += part[end : word.start()]
            is_first = before.rstrip().endswith((":", ".", "?", "!"))
            is_kept = _has_capitals(word[0][0 if is_small and not is_first else 1 :])
            found += _escaped(part[end : word.start()]), f"{{{word[0]}}}" if is_kept else word[0]
            end, before = word.end(), ""
        found.append(_escaped(part[end:]))
    return "".join(found)


def _has_capitals(text: str) -> bool:
    return text != text.lower()


def _is_small(text: str) -> bool:
    """Whether most words of a title, but for the first, begin with small letters."""
    words = [word for word in _WORD.findall(text)[1:] if len(word) > 3]
    return len([word for word in words if word[0].islower()]) * 2 > len(words)


def mended(written: str) -> str:
    """Return LaTeX as somebody wrote it, such that neither BibTeX nor LaTeX stumbles over it."""
    if _ADDRESS.search(written):
        return written
    parts = (
        part if is_math else _BARE.sub(r"\\\1", part)
        for part, is_math in _parts(written, _TEX_MATH)
    )
    text = "".join(parts)
    if not is_balanced(text):  # BibTeX counts \{ as well
        text = text.replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")
    return text


def is_balanced(text: str) -> bool:
    """Whether braces open and close in pairs."""
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return not depth


def _parts(text: str, math: re.Pattern[str] = _MATH) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, each with whether it is a formula."""
    end = 0
    for match in math.finditer(text):
        if is_balanced(match[0]):
            yield text[end : match.start()], False
            yield match[0], True
            end = match.end()
    yield text[end:], False


def _escaped(text: str) -> str:
    return _LIGATURES.sub("{}", "".join(_SIGNS.get(sign, sign) for sign in text))
