"""The language of the old site's texts, where its settings are as the template had them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from bs4 import BeautifulSoup

from paperbox.markdown.scripts import HAN, HANGUL, KANA
from paperbox.moving.card_papers import without_code
from paperbox.read.paper_box import find_cards

_UNSAID = {"", "en", "en-US"}
"""What the template says, and so authors who have said nothing."""

_ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+|<!--.*?-->", re.S)
_HEADING = re.compile(r"^#{1,6}[ \t].*$|<h[1-6]\b.*?</h[1-6]>", re.M | re.I)
_FEWEST = 20
"""How many letters tell a language."""

NAMES = {"zh": "Chinese", "ja": "Japanese", "ko": "Korean"}


class Letters(NamedTuple):
    """How many letters a text has, by script."""

    every: int
    han: int
    kana: int
    hangul: int

    @classmethod
    def of(cls, markdown: str) -> Letters:
        """Count those of a text, without addresses and comments."""
        words = BeautifulSoup(_ADDRESS.sub("]", markdown), "html.parser").get_text(" ")
        counts = (len(re.findall(f"[{script}]", words)) for script in (HAN, KANA, HANGUL))
        return cls(sum(map(str.isalpha, words)), *counts)

    @property
    def eastern(self) -> int:
        """Those of all three scripts."""
        return self.han + self.kana + self.hangul

    @property
    def language(self) -> str:
        """The language, where most letters tell it: zh, ja or ko; or nothing."""
        if 2 * self.eastern <= self.every:
            return ""
        if 2 * self.hangul > self.eastern:
            return "ko"
        return "ja" if 10 * self.kana > self.eastern else "zh"


def language_of(body: str) -> str:
    """Return the language of a page's Markdown: zh, ja, ko or en; nothing where it is not clear.

    What has hardly a letter of the first three counts as English. Papers are
    in English everywhere, so cards don't count, and headings alone may tell it.
    """
    text = without_code(body)
    for span in reversed(find_cards(text)):
        text = text[: span.start] + text[span.end :]
    letters = Letters.of(text)
    if letters.every < _FEWEST:
        return ""
    if letters.language or 10 * letters.eastern < letters.every:
        return letters.language or "en"
    return Letters.of("\n".join(_HEADING.findall(text))).language


@dataclass(frozen=True)
class Languages:
    """The language of the site, and of pages that are in another one."""

    site: str
    is_read: bool
    """Whether it was read out of the text, not the settings."""

    @classmethod
    def of(cls, locale: str, home: str) -> Languages:
        """Return them for a site whose settings say LOCALE, and whose home page is HOME."""
        found = language_of(home) if locale in _UNSAID else ""
        is_read = found in NAMES
        return cls(found if is_read else locale or "en", is_read)

    def of_page(self, body: str) -> str:
        """Return the language of a page that says none; nothing where it is the site's."""
        found = language_of(body)
        may_be = found in NAMES or self.is_read
        return found if may_be and found != self.site.split("-")[0] else ""
