"""Passages in another script than the page's language get the ``lang`` that they are in.

So a Chinese name on an English page is read by a Chinese voice and drawn in a Chinese font, and an
Arabic one runs from right to left without turning what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape, unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor


class Script(NamedTuple):
    """A way of writing."""

    letters: str
    """Its letters, as ranges of a regular expression."""
    languages: tuple[str, ...]
    """The languages that use it; a passage is taken to be in the first."""


HAN, KANA = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff", "\u3040-\u30ff"
HANGUL = "\u1100-\u11ff\uac00-\ud7af"
SCRIPTS = (
    Script(f"{HAN}{KANA}", ("zh", "ja")),
    Script(HANGUL, ("ko",)),
    Script("\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc", ("ar", "fa", "ur", "ps")),
    Script("\u0590-\u05ff\ufb1d-\ufb4f", ("he", "yi")),
    Script("\u0900-\u097f", ("hi", "mr", "ne", "sa")),
    Script("\u0e00-\u0e7f", ("th",)),
)
_OTHERS = {language for script in SCRIPTS for language in script.languages}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "ps", "he", "yi"})

# A word or two in Latin letters are a name or a term in any language; three are a passage.
_LATIN = "A-Za-z\u00c0-\u024f"
_LATIN_PASSAGE = rf"[{_LATIN}]+(?:[\s\d.,;:'\"“”‘’()/&–-]+[{_LATIN}]+){{2,}}"
# A mark that ends a sentence belongs to it: in a line from right to left it stands on the left.
_END = "[.!?…,،؛؟。！？，]*"
_BETWEEN = r"[\s\d.,;:·、。，：；（）()《》“”'\"/+&-]*"
_BLOCKS = {"p", "li", "dd", "dt", "td", "th", "h2", "h3", "h4", "h5", "h6"}
_EMPHASIS = re.compile(r"<em>((?:(?!</?em\b).)*)</em>", re.S)
_SKIPPED = {"code", "pre", "kbd", "samp", "script", "style", "svg", "math", "inline-math"}


def is_right_to_left(lang: str) -> bool:
    """Whether a language is written from right to left."""
    return lang.split("-")[0] in RIGHT_TO_LEFT


@cache
def _foreign(lang: str) -> re.Pattern[str]:
    """Return the pattern of passages that are not in the script of LANG."""
    own = lang.split("-")[0]
    letters = [script.letters for script in SCRIPTS if own not in script.languages]
    patterns = [rf"[{chars}]+(?:{_BETWEEN}[{chars}]+)*{_END}" for chars in letters]
    return re.compile("|".join([*patterns, *([_LATIN_PASSAGE] if own in _OTHERS else [])]))


def _language_of(passage: str) -> str:
    if re.search(f"[{KANA}]", passage):
        return "ja"
    used = (script for script in SCRIPTS if re.search(f"[{script.letters}]", passage))
    return next((script.languages[0] for script in used), "en")


def passages(text: str, lang: str) -> Iterator[tuple[str, str]]:
    """Yield TEXT in pieces, each with its language, or nothing where that is LANG."""
    end = 0
    for match in _foreign(lang).finditer(text):
        yield text[end : match.start()], ""
        yield match[0], _language_of(match[0])
        end = match.end()
    yield text[end:], ""


def _attributes(lang: str) -> dict[str, str]:
    return {"lang": lang, "dir": "rtl"} if is_right_to_left(lang) else {"lang": lang}


def marked(html: str, lang: str) -> str:
    """Return HTML that we made ourselves, of text and formulas, with its passages marked."""
    parts = re.split(r"(<math\b.*?</math>|<[^<>]*>)", html, flags=re.S)
    return "".join(part if index % 2 else _marked(part, lang) for index, part in enumerate(parts))


def _marked(text: str, lang: str) -> str:
    pieces = []
    for piece, language in passages(unescape(text), lang):
        named = "".join(f' {name}="{escape(v)}"' for name, v in _attributes(language).items())
        words = escape(piece, quote=False)
        pieces.append(f"<span{named}>{words}</span>" if language else words)
    return "".join(pieces)


class Scripts(Extension):
    """Marks passages of a page in ``lang``, which is set before each text."""

    lang = "en"

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        # Last: what others look for in the tree is still in one piece before.
        md.treeprocessors.register(_Marker(md, self), "paperbox_scripts", 1)
        md.postprocessors.register(_Emphasised(md, self), "paperbox_emphasised", 1)


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, scripts: Scripts) -> None:
        super().__init__(md)
        self.scripts = scripts

    def run(self, root: Element) -> None:
        if root.tag in _SKIPPED or root.get("lang"):
            return
        if root.tag in _BLOCKS and (language := self._whole(root)):
            root.attrib |= _attributes(language)
            return
        children = list(root)
        for child in children:
            self.run(child)
        text, root.text = root.text, None
        root[:] = []
        self._append(root, text)
        for child in children:
            tail, child.tail = child.tail, None
            root.append(child)
            self._append(root, tail)

    def _whole(self, block: Element) -> str:
        """Return the language of a block that is a passage as a whole, or nothing."""
        pieces = list(passages("".join(block.itertext()).strip(), self.scripts.lang))
        words = [(piece, language) for piece, language in pieces if piece.strip()]
        return words[0][1] if len(words) == 1 else ""

    def _append(self, parent: Element, text: str | None) -> None:
        """Add TEXT to what PARENT holds so far, its passages as elements."""
        for piece, language in passages(text or "", self.scripts.lang):
            if language:
                span = Element("span", _attributes(language))
                span.text = piece
                parent.append(span)
            elif piece and len(parent):
                parent[-1].tail = (parent[-1].tail or "") + piece
            elif piece:
                parent.text = (parent.text or "") + piece


class _Emphasised(Postprocessor):
    """Han characters are emphasised by dots, which under a name in Latin letters are a blemish."""

    def __init__(self, md: Markdown, scripts: Scripts) -> None:
        super().__init__(md)
        self.scripts = scripts

    def run(self, text: str) -> str:
        if self.scripts.lang.split("-")[0] not in SCRIPTS[0].languages:
            return text
        return _EMPHASIS.sub(self._latin, text)

    def _latin(self, match: re.Match[str]) -> str:
        words = re.sub("<[^<>]*>", "", match[1])
        is_latin = re.search(f"[{_LATIN}]", words) and not re.search(f"[{HAN}{KANA}]", words)
        return f'<em lang="en">{match[1]}</em>' if is_latin else match[0]
