"""Titles, names and abstracts as services send them -> plain text.

They come with HTML, JATS, MathML, entities that were escaped twice, and TeX. Formulas stay as
``$…$``, which titles and abstracts may have.
"""

from __future__ import annotations

import html
import re
import unicodedata

from bs4 import BeautifulSoup, Tag

from paperbox.online.papers.tex import without_tex
from paperbox.read.patterns import INVISIBLE

_NAMES = (
    r"(?:jats|mml|m|xhtml)[:_][a-z-]+|i|b|u|em|strong|sub|sup|sc|scp|tt|small|big|font|span|div|p|br|"
    r"hr|title|sec|italic|bold|underline|monospace|roman|sans-serif|inline-formula|disp-formula|"
    r"alternatives|tex-math|math|mrow|m[ions]|mtext|msu[bp]|msubsup|mfrac|msqrt|mover|munder|"
    r"mspace|mstyle|semantics|annotation|named-content|ext-link|xref|list|list-item|ul|ol|li|a|h[1-6]"
)
_STRAY = re.compile(rf"<(?!/?(?:{_NAMES})(?:\s[^<>]*)?/?>)", re.I)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>", re.I)
_ENTITY = re.compile(r"&(?:#\w+|[A-Za-z]\w*);")
_PARAGRAPHS = frozenset(
    ["p", "div", "sec", "title", "list", "list-item", "ul", "ol", "li", "br", "disp-formula"]
)
_HEADING = re.compile(
    r"(?i:abstract|summary)(?:\s*[.:—–-]+\s*|\s*\n\n|(?=[A-Z])|(?<=[TY])\s+(?=[A-Z]))"
)
_UNSEEN = re.compile(f"[{INVISIBLE}\u00ad\u200b\u200e\u200f\ud800-\udfff]")
_RAISED = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_LONGEST = 100_000
"""Signs of a text that are looked at; no abstract is longer."""


def line(value: object) -> str:
    """Return a title or a name as plain text in one line, or nothing where VALUE is no text."""
    return " ".join(paragraphs(value).split())


def abstract(value: object) -> str:
    """Return an abstract: its paragraphs, without the word "Abstract" before them."""
    found = paragraphs(value)
    heading = _HEADING.match(found)
    return found[heading.end() :] if heading else found


def paragraphs(value: object) -> str:
    """Return a text without markup, a blank line between its paragraphs."""
    if not isinstance(value, str):
        return ""
    text = value[:_LONGEST]
    for _ in range(2):  # what was escaped twice has its entities in a row
        if not _TAG.search(text) and _ENTITY.search(text):
            text = html.unescape(text)
    text = _without_tags(text) if _TAG.search(text) else text
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", without_tex(text)))
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return "\n\n".join(filter(None, parts))


def _without_tags(text: str) -> str:
    soup = BeautifulSoup(" ".join(_STRAY.sub("&lt;", text).split()), "html.parser")
    for tag in soup.find_all(True):
        if not tag.decomposed:
            _replace(tag, re.split("[:_]", tag.name)[-1])
    return soup.get_text()


def _replace(tag: Tag, name: str) -> None:
    """Put into the place of TAG what it says in plain text."""
    if name == "alternatives":  # one formula in several forms
        tex = tag.find(re.compile(r"(?:^|:)tex-math$"))
        if tex:
            tag.replace_with(_formula(tex.get_text()))
    elif name == "tex-math":
        tag.replace_with(_formula(tag.get_text()))
    elif name == "math":
        tag.replace_with(_mathml(tag))
    elif name in {"sub", "sup"}:
        tag.replace_with(_small(tag.get_text(), raised=name == "sup"))
    elif name in _PARAGRAPHS:
        tag.insert_before("\n\n")
        tag.insert_after("\n\n")


def _small(text: str, *, raised: bool) -> str:
    signs = _RAISED if raised else _LOWERED
    return "".join(map(signs.__getitem__, text)) if set(text) <= set(signs) else text


def _mathml(tag: Tag) -> str:
    """Return a formula: its TeX where it carries that, else its signs in a row."""
    tex = tag.find(re.compile(r"(?:^|:)annotation$"), encoding="application/x-tex")
    if tex:
        return _formula(tex.get_text())
    for part in tag.find_all(re.compile(r"(?:^|:)msu[bp]$")):
        inner = part.find_all(True, recursive=False)
        if len(inner) == 2:
            text = "".join(inner[1].get_text().split())
            inner[1].replace_with(_small(text, raised=part.name.endswith("p")))
    return "".join(tag.get_text().split())


def _formula(tex: str) -> str:
    """Return a formula as titles have it; some stand in a whole document of LaTeX."""
    body = re.search(r"\\begin\{document\}(.*?)\\end\{document\}", tex, re.S)
    inner = (body[1] if body else tex).strip().strip("$").strip()
    return f"${inner}$" if inner else ""
