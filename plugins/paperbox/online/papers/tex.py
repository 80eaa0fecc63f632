r"""TeX outside of formulas -> plain text: ``Erd\H{o}s``, ``\emph{in vivo}``, ``---``.

What services send is plain text in which some TeX was left: but for its commands, which are read
as those of BibTeX are, braces and ``%`` may be meant, and ``~`` may be part of an address.
"""

from __future__ import annotations

import re

from paperbox.read.bibtex.latex import plain

_FORMULA = re.compile(r"(?<!\\)\$(?:\\.|[^\\$])+\$")
_COMMAND = re.compile(
    r"\\(?:[`'^\"~=.]\s*(?:\{\s*\\?[A-Za-z]\s*\}|\\[ij](?![A-Za-z])\s*|[A-Za-z])"
    r"|[uvHckrbd]\s+\\?[A-Za-z](?![A-Za-z])"
    r"|[A-Za-z]++(?:\s*\{(?:[^{}]|\{[^{}]*\})*\}|(?!\s*\{)\s*))"
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
    text = _COMMAND.sub(_said, text)
    text = re.sub(r"\\([&%#_{}$])", lambda sign: sign[1] if sign[1] not in "{}" else "", text)
    text = re.sub(r"(?<![\\/])~", " ", text).replace("``", "“").replace("''", "”")
    text = text.replace("---", "—").replace("--", "–")
    return re.sub(r"\{([A-Za-zÀ-ɏ][^{},]*)\}", r"\1", text)


def _said(command: re.Match[str]) -> str:
    """Return what a command says, or itself where nobody knows it."""
    unknown = list[str]()
    said = plain(command[0], unknown.append)
    return command[0] if unknown else said
