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
    def of(cls, body: str) -> Letters:
        """Count those of a page's Markdown, but for cards: papers are in English everywhere."""
        text = without_code(body)
        for span in reversed(find_cards(text)):
            text = text[: span.start] + text[span.end :]
        words = BeautifulSoup(_ADDRESS.sub("]", text), "html.parser").get_text(" ")
        counts = (len(re.findall(f"[{script}]", words)) for script in (HAN, KANA, HANGUL))
        return cls(sum(map(str.isalpha, words)), *counts)

    @property
    def language(self) -> str:
        """The language, where most letters tell it: zh, ja or ko; or nothing."""
        eastern = self.han + self.kana + self.hangul
        if self.every < _FEWEST or 2 * eastern <= self.every:
            return ""
        if 2 * self.hangul > eastern:
            return "ko"
        return "ja" if 10 * self.kana > eastern else "zh"

    @property
    def is_latin(self) -> bool:
        """Whether nearly all letters are of none of these scripts."""
        return self.every >= _FEWEST and 5 * (self.han + self.kana + self.hangul) < self.every


@dataclass(frozen=True)
class Languages:
    """The language of the site, and of pages that are in another one."""

    site: str
    is_read: bool
    """Whether it was read out of the text, not the settings."""

    @classmethod
    def of(cls, locale: str, home: str) -> Languages:
        """Return them for a site whose settings say LOCALE, and whose home page is HOME."""
        found = Letters.of(home).language if locale in _UNSAID else ""
        return cls(found or locale or "en", bool(found))

    def of_page(self, body: str) -> str:
        """Return the language of a page that says none; nothing where it is the site's."""
        letters = Letters.of(body)
        if letters.language:
            return "" if letters.language == self.site.split("-")[0] else letters.language
        return "en" if self.is_read and letters.is_latin else ""
