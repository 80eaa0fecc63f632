r"""LaTeX as it stands in BibTeX fields -> plain text: ``G{\"o}del`` -> ``Gödel``.

Formulas stay as they are written, since titles are shown with them. The library is asked for
texts with a backslash alone: it is slow, and most texts have none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

_MATH = re.compile(
    r"(?<!\\)\$\$((?:\\.|[^\\$])+)\$\$|(?<!\\)\$((?:\\.|[^\\$])+)\$"
    r"|\\\((.+?)\\\)|\\\[(.+?)\\\]|\\ensuremath\s*\{((?:[^{}]|\{[^{}]*\})*)\}",
    re.S,
)
_HELD = 0xF0000
"""The first of the private characters that stand for formulas while the text is decoded."""
_ACCENTS = dict(zip("`'^\"~=.", "\u0300\u0301\u0302\u0308\u0303\u0304\u0307", strict=True))
_LETTER = r"\\[ij](?![A-Za-z])\s*|[A-Za-z]"
_ACCENT = re.compile(rf"""\\([`'^"~=.])(?:({_LETTER})|\{{({_LETTER})\}})""")
_ESCAPED = re.compile(r"\\([&%#_])")
_BARE = re.compile(r"(?<!\\)([%&#])")
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("!`", "¡"), ("?`", "¿"))
_PLAIN = dict.fromkeys(map(ord, "{}")) | {ord("~"): " "}

_SHOWN: tuple[str, ...] = (
    "texttt",
    "textsf",
    "textup",
    "textmd",
    "textnormal",
    "textlf",
    "mbox",
    "hbox",
)
_SHOWN += ("enquote", "mkbibemph", "mkbibbold", "mkbibitalic", "uppercase", "MakeUppercase")
_DROPPED = ("noopsort", "SortNoop", "providecommand", "vphantom", "hspace", "vspace")
_SILENT: tuple[str, ...] = (
    "relax",
    "xspace",
    "protect",
    "ignorespaces",
    "allowbreak",
    "linebreak",
    "newline",
)
_SILENT += ("em", "it", "bf", "rm", "sc", "tt", "sf", "sl", "small", "itshape", "bfseries")
_POINTERS = ("cite", "citep", "citet", "ref", "eqref", "label")
"""What leads to other places of the paper, which a field has been taken out of."""
_SIGNS = {"LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "XeTeX": "XeTeX"}
_SIGNS |= {"pounds": "£", "euro": "€", "texteuro": "€", "copyright": "©", "textquotesingle": "'"}
_SIGNS |= {"textcopyright": "©", "textregistered": "®", "textdegree": "°", "textbar": "|"}
_SIGNS |= {"textless": "<", "textgreater": ">", "textasciicircum": "^", "textunderscore": "_"}
_SIGNS |= {"textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}", "slash": "/"}
_SIGNS |= {"textnumero": "№", "textmu": "µ", "textperiodcentered": "·", "dots": "…", "ldots": "…"}
_UP, _DOWN = ("textsuperscript", "sp"), ("textsubscript", "sb")
_ADDRESSES = ("url", "nolinkurl", "path")
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def plain(text: str, unknown: Callable[[str], None] = lambda _: None) -> str:
    r"""Return what a field says, on one line; commands that nobody knows stay: UNKNOWN is told."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(f"${next(filter(None, match.groups())).strip()}$")
        return chr(_HELD + len(held) - 1)

    words = _ESCAPED.sub(r"\1", _ACCENT.sub(_accented, _MATH.sub(hold, text)))
    words = _decoded(words, unknown) if "\\" in words else _without_braces(words)
    words = re.sub(f"[{chr(_HELD)}-{chr(_HELD + 0xFFF)}]", lambda m: _released(m[0], held), words)
    return unicodedata.normalize("NFC", " ".join(words.replace("\xad", "").split()))


def _released(sign: str, held: list[str]) -> str:
    place = ord(sign) - _HELD
    return held[place] if place < len(held) else sign


def _accented(match: re.Match[str]) -> str:
    """Return a letter with its accent: most texts with a backslash have no other."""
    letter = next(filter(None, match.groups()[1:])).strip("\\ ")
    return unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])


def _without_braces(text: str) -> str:
    for written, sign in _LIGATURES:
        text = text.replace(written, sign)
    return text.translate(_PLAIN)


def _decoded(text: str, unknown: Callable[[str], None]) -> str:
    found, kept = _converted(_BARE.sub(r"\\\1", text))
    for name in kept:
        unknown(name)
    return found


@lru_cache(4096)  # venues and authors come again and again
def _converted(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text as the library has it, and the commands that nobody knows."""
    kept, convert = _converter()
    kept.clear()
    try:
        return convert(text), tuple(kept)
    except RecursionError:  # thousands of braces in braces
        return _without_braces(text), ()


def verbatim(text: str) -> str:
    r"""Return an address or an id, which LaTeX's escapes may stand in: ``a\_b`` -> ``a_b``."""
    found = re.sub(r"^\\url\s*\{(.*)\}$", r"\1", text.strip(), flags=re.S)
    found = re.sub(r"\{?\\(?:textunderscore|_)\s*(?:\{\})?\}?", "_", found)
    found = re.sub(r"\{?\\(?:textasciitilde|~)\s*(?:\{\})?\}?|\{?\$\\sim\$\}?", "~", found)
    return " ".join(re.sub(r"\\([%&#$_{}])", r"\1", found).strip("{}").split())


@cache
def _converter() -> tuple[list[str], Callable[[str], str]]:
    """Return the list that commands which nobody knows are put into, and what converts a text.

    Made when it is first needed: the library takes a tenth of a second to come.
    """
    from pylatexenc import latex2text, latexwalker, macrospec

    kept: list[str] = []

    def keep(node: Any) -> str:
        kept.append(f"\\{node.macroname}")
        return str(node.latex_verbatim())

    one = [*_SHOWN, *_DROPPED, *_UP, *_DOWN, *_ADDRESSES, "mkbibquote", "t"]
    syntax = latexwalker.get_default_latex_context_db()
    syntax.add_context_category(
        "paperbox",
        [*(macrospec.MacroSpec(name, "{") for name in one), macrospec.MacroSpec("href", "{{")],
        prepend=True,
    )
    words = latex2text.get_default_latex_context_db()
    words.add_context_category("paperbox", _texts(latex2text), prepend=True)
    words.set_unknown_macro_spec(latex2text.MacroTextSpec("", simplify_repl=keep))
    converter = latex2text.LatexNodes2Text(latex_context=words)
    options = {"latex_context": syntax, "tolerant_parsing": True}
    return kept, lambda text: str(converter.latex_to_text(text, **options))


def _texts(library: Any) -> list[Any]:
    """Return what commands mean that the library drops, or writes in another way than we do."""
    spec = library.MacroTextSpec

    def argument(change: Callable[[str], str]) -> Callable[..., str]:
        def text(node: Any, l2tobj: Any) -> str:
            given = node.nodeargd.argnlist if node.nodeargd else ()  # none at the end of a text
            return change(l2tobj.nodelist_to_text([part for part in given[-1:] if part]))

        return text

    return [
        *(spec(n, simplify_repl=argument(str)) for n in (*_SHOWN, *_ADDRESSES, "href")),
        *(spec(name, discard=True) for name in (*_DROPPED, *_SILENT, *_POINTERS)),
        *(spec(name, sign) for name, sign in _SIGNS.items()),
        spec("mkbibquote", simplify_repl=argument("“{}”".format)),
        spec("t", simplify_repl=argument(lambda text: f"{text[:1]}\u0361{text[1:]}")),
        *(spec(n, simplify_repl=argument(lambda text: text.translate(_RAISED))) for n in _UP),
        *(spec(n, simplify_repl=argument(lambda text: text.translate(_LOWERED))) for n in _DOWN),
    ]
