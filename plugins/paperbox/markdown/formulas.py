"""TeX -> MathML, and what is wrong with a formula; latex2mathml is loaded with the first one."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

# `$5 and $6` is money, and so is AU$6: no blank inside the dollars, no digit after them, as in
# Pandoc, nor between a letter and a digit. STX is what Markdown has put in for code already.
FORMULA = re.compile(
    r"""(?<!\\) \$\$ (?P<double> (?:\\.|[^\\$\x02])+ ) \$\$
      | (?<![\\$]) \$ (?!(?<=[A-Za-z]\$)\d)
        (?P<single> (?!\s) (?:\\.|[^\\$\x02])*? (?:\\.|[^\\$\s\x02]) ) \$ (?![\d$])
      | (?<!\\) \\{1,2}\( (?P<round> [^\x02]+? ) \\{1,2}\)""",
    re.S | re.X,
)
# Their number of parts; latex2mathml makes them of fewer where TeX would complain.
_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "mover": 2, "munder": 2}
_PARTS |= {"msubsup": 3, "munderover": 3}
_NAMED = re.compile(r"\\[A-Za-z]+")
_ENTITY = re.compile(r"&(?:#\w+|[A-Za-z]\w*);")
_MUTE = re.compile(r"\\label\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])|[\ufe0e\ufe0f]")
_PLAIN_ENVIRONMENTS = {"equation", "equation*"}
# What latex2mathml lacks; and numbers would start at (1) in every formula, so it goes without.
_ENVIRONMENTS = {"align": "align*", "aligned": "align*"}
_ENVIRONMENTS |= dict.fromkeys(("gather", "gather*", "gathered"), "matrix")
_ENVIRONMENT = re.compile(r"(\\(?:begin|end)\s*)\{([a-z]+\*?)\}")
_NOT_MATH = {"href", "id", "class", "style", "src"}
_TEXT = re.compile(r"\\(?:textit|emph)(?=\s*\{)")

Macros = dict[str, tuple[list[str], int]]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as MathML; where it has faults, as it was written."""

    element: Element
    source: str
    """TeX."""
    faults: tuple[str, ...]


def convert(written: str, tex: str, macros: Macros, *, display: bool) -> Formula:
    """Return the formula TEX, which stands in the text as WRITTEN.

    MACROS are those that the formulas before it defined; its own are added.
    """
    source = _ENTITY.sub(lambda match: html.unescape(match[0]), tex).strip()
    math, faults = _mathml(source, "block" if display else "inline", macros)
    shown = " ".join(written.split())
    if not faults and math is not None:
        return Formula(_finished(math, source), source, ())
    code = Element("code", {"class": "math-source"})
    code.text = AtomicString(written)
    return Formula(code, source, tuple(f"{fault} in {shown}" for fault in dict.fromkeys(faults)))


def _mathml(source: str, display: str, macros: Macros) -> tuple[Element | None, list[str]]:
    """Return MathML, if latex2mathml makes any, and what it left unsaid."""
    from latex2mathml.converter import Converter  # 7 ms, which a site without formulas saves

    tex = _MUTE.sub("", _TEXT.sub(r"\\text", source))
    tex = _ENVIRONMENT.sub(lambda m: f"{m[1]}{{{_ENVIRONMENTS.get(m[2], m[2])}}}", tex)
    if fault := _unbalanced(tex) or _unknown_environment(tex, macros):
        return None, [fault]
    converter = Converter(display=display)
    converter.macros = macros
    try:
        math = converter.convert_to_element(tex)
    except Exception as error:  # noqa: BLE001  its parser also raises StopIteration, KeyError …
        return None, [_words(error)]
    return math, [*_unknown_macros(math), *_missing_parts(math), *_not_math(math)]


def _unbalanced(source: str) -> str:
    depth = 0
    for brace in re.findall(r"[{}]", re.sub(r"\\.", "", source, flags=re.S)):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            break
    return "braces that do not match" if depth else ""


def _unknown_environment(source: str, macros: Macros) -> str:
    from latex2mathml.commands import CONVERSION_MAP

    for name in re.findall(r"\\begin\s*\{([^{}]*)\}", source):
        own = f"\\begin{{{name}}}" in macros or f"\\newenvironment{{{name}}}" in source
        if not own and f"\\{name}" not in CONVERSION_MAP and name not in _PLAIN_ENVIRONMENTS:
            return f"unknown environment {name}"
    return ""


def _unknown_macros(math: Element) -> list[str]:
    names = (name for element in math.iter() for name in _NAMED.findall(element.text or ""))
    return [f"unknown macro {name}" for name in names]


def _missing_parts(math: Element) -> list[str]:
    short = (e for e in math.iter() if len(e) < _PARTS.get(e.tag, 0))
    return ["a part is missing" for _ in short]


def _not_math(math: Element) -> list[str]:
    """Return a fault where a formula leads somewhere or has looks of its own."""
    names = {name for element in math.iter() for name in element.attrib}
    return ["a link or a style" for name in names if name in _NOT_MATH or name.startswith("on")]


def _words(error: Exception) -> str:
    """Return the words in the name of an error of latex2mathml, such as DoubleSubscripts."""
    if not type(error).__module__.startswith("latex2mathml"):
        return "it breaks off"
    words = re.findall(r"[A-Z][a-z]+", type(error).__name__.removesuffix("Error"))
    return " ".join(words).lower().replace("super script", "superscript")


def _finished(math: Element, source: str) -> Element:
    """Return MATH with characters for entities, which Markdown shall leave alone."""
    for element in math.iter():
        text = html.unescape(element.text or "") if "&#" in (element.text or "") else element.text
        element.text = AtomicString(text or "")
    del math.attrib["xmlns"]  # HTML knows where it is
    math.set("alttext", " ".join(source.split()))
    return math


_RAISED = dict(zip("0123456789+−-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+−-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_SCRIPTS = {"msup": ("^", _RAISED), "msub": ("_", _LOWERED)}
_ROWS = {"math", "mrow", "mstyle", "mi", "mn", "mo", "mtext"}


def readable(formula: Formula) -> str:
    """Return a formula in characters: Na₂O, θ, ℓ₁; what is more than a line is its TeX."""
    try:
        return formula.source if formula.faults else _characters(formula.element)
    except ValueError:
        return formula.source


def _characters(element: Element) -> str:
    """Return the characters of MathML; raise ValueError where it has no line of them."""
    if element.tag == "mspace":
        return " "
    if element.tag in _SCRIPTS:
        sign, characters = _SCRIPTS[element.tag]
        base, script = (_characters(child) for child in element)
        if all(character in characters for character in script):
            return base + "".join(characters[character] for character in script)
        if not base and sign == "^":
            return script  # a mark after a name
        return f"{base}{sign}{script}" if len(script) == 1 else f"{base}{sign}{{{script}}}"
    if element.tag not in _ROWS:
        raise ValueError(element.tag)
    return (element.text or "") + "".join(map(_characters, element))
