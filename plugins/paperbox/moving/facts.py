"""What a text shows: the words, the links and the pictures that a conversion must not lose."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from bs4 import BeautifulSoup, Comment

_FOLDED = str.maketrans("“”‘’–—\u00a0«»", '""\'\'-- ""')
_SIGNS = ".,;:!?()[]{}'\"|-*·•/"


@dataclass(frozen=True)
class Facts:
    """The words with their number, and the addresses."""

    words: Counter[str]
    addresses: Counter[str]

    def lost_in(self, other: Facts) -> list[str]:
        """Return what OTHER lacks."""
        return [*(self.words - other.words), *(self.addresses - other.addresses)]


def facts_of(html: str) -> Facts:
    """Return what an HTML text shows."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup(["script", "style", "template"]):
        tag.decompose()
    for comment in soup.find_all(string=lambda string: isinstance(string, Comment)):
        comment.extract()
    names = ("href", "src", "poster", "data")
    addresses = Counter(str(tag[name]) for name in names for tag in soup.select(f"[{name}]"))
    text = soup.get_text(" ").translate(_FOLDED)
    bare = (word.strip(_SIGNS) for word in re.split(r"\s+", text))
    return Facts(Counter(word for word in bare if word), addresses)


def ids_of(html: str) -> frozenset[str]:
    """Return the anchors of an HTML text."""
    soup = BeautifulSoup(html, "html.parser")
    ids = (str(tag["id"]) for tag in soup.find_all(id=True))
    names = (str(tag["name"]) for tag in soup.find_all("a", attrs={"name": True}))
    return frozenset([*ids, *names])
