r"""TeX outside of formulas -> plain text: ``Erd\H{o}s``, ``\emph{in vivo}``, ``---``."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = "`'^\"~=.uvHckrbd"
_COMBINING = (
    "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0328\u030a\u0331\u0323"
)
_ACCENTS = dict(zip(_SIGNS, _COMBINING, strict=True))
"""The letter of a command -> the accent that it puts on what follows."""
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "i": "i", "j": "j", "textendash": "–", "textemdash": "—",
    "ldots": "…", "dots": "…", "textregistered": "®", "texttrademark": "™", "copyright": "©",
    "textquoteright": "’", "textquoteleft": "‘", "textbackslash": "\\", "textasciitilde": "~",
}  # fmt: skip
_FORMULA = re.compile(r"(?<!\\)\$(?:\\.|[^\\$])+\$")
_ACCENT = re.compile(
    r"\\([`'^\"~=.])\s*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\[ij](?![A-Za-z])\s*|[A-Za-z]))"
    r"|\\([uvHckrbd])(?:\s*\{\s*(\\?[A-Za-z])\s*\}|\s+(\\?[A-Za-z])(?![A-Za-z]))"
)
_FACE = re.compile(
    r"\\(?:emph|textit|textbf|textsc|texttt|textrm|textsf|mbox|text|underline)\s*\{([^{}]*)\}"
)
_LETTER = re.compile(
    rf"\\({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}|\s+)?"
)


def without_tex(text: str) -> str:
    """Return TEXT with its formulas as they are and the rest as readers see it."""
    if not re.search(r"\\|``|''|--|[{}~]", text):
        return text
    parts, last = [], 0
    for formula in _FORMULA.finditer(text):
        parts += [_plain(text[last : formula.start()]), formula[0]]
        last = formula.end()
    return "".join([*parts, _plain(text[last:])])


def _plain(text: str) -> str:
    text = _ACCENT.sub(_accented, text)
    text = _LETTER.sub(lambda letter: _LETTERS[letter[1]], text)
    while _FACE.search(text):
        text = _FACE.sub(r"\1", text)
    text = re.sub(r"\\([&%#_{}$])", lambda sign: sign[1] if sign[1] not in "{}" else "", text)
    text = re.sub(r"(?<![\\/])~", " ", text).replace("``", "“").replace("''", "”")
    text = text.replace("---", "—").replace("--", "–")
    return re.sub(r"\{([A-Za-zÀ-ɏ][^{},]*)\}", r"\1", text)


def _accented(match: re.Match[str]) -> str:
    sign, letter = match[1] or match[4], match[2] or match[3] or match[5] or match[6]
    return unicodedata.normalize("NFC", letter.strip("\\ ") + _ACCENTS[sign])
