"""Which of the names that stand out in the lists of authors are other forms of the owner's."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from bs4 import BeautifulSoup

from paperbox.model import Author
from paperbox.moving.owner import Names
from paperbox.read.names import folded

Authors = tuple[Author, ...]
BOLD = ["b", "strong"]


def aliases_in(lists: Iterable[Authors], owner: Names) -> tuple[str, ...]:
    """Return how LISTS of authors call the owner of the page, but for the names that are known.

    Some set a co-author in bold here and there. The owner is who has the same name, or, where the
    homepage goes by another name altogether, who stands out in most of the lists.
    """
    lists = list(lists)
    bold = [author.name for authors in lists for author in authors if author.is_owner]
    names = list(owner.every)
    known = {folded(name) for name in names}
    if usual := _usual(bold):
        names += [usual] if not _is_other(usual, names, lists) else []
    found = {folded(name): name for name in reversed(bold) if _is_one_of(name, names)}
    return tuple(name for key, name in reversed(found.items()) if key not in known)


def bold_names(card: str, authors: Authors) -> tuple[str, ...]:
    """Return the AUTHORS whose names a card, HTML, has in bold."""
    bold = {
        folded(tag.get_text().strip(" ,;.*")) for tag in BeautifulSoup(card, "html.parser")(BOLD)
    }
    return tuple(author.name for author in authors if folded(author.name) in bold)


def not_owner_note(lists: Iterable[tuple[str, ...]], owner: Iterable[str]) -> str:
    """Return what becomes of names in bold, LISTS a paper each, that none knows as OWNER's."""
    known = set(map(folded, owner))
    others = [[name for name in names if folded(name) not in known] for names in lists]
    count, names = sum(map(bool, others)), dict.fromkeys(name for found in others for name in found)
    if not count:
        return ""
    papers = "1 paper" if count == 1 else f"{count} papers"
    return (
        f"{papers} had names in bold that are not: {', '.join(names)}. Paperbox sets your own name "
        "in bold; if one of these is yours, add it to `aliases` in content/profile.yml."
    )


def _usual(bold: list[str]) -> str:
    """Return the name that most lists have in bold, or nothing."""
    counted = Counter(map(folded, bold)).most_common(1)
    if not counted or 2 * counted[0][1] <= len(bold):
        return ""
    return next(name for name in bold if folded(name) == counted[0][0])


def _is_other(usual: str, names: list[str], lists: list[Authors]) -> bool:
    """Whether a name stands in a list beside the owner's, so that it is somebody else's."""
    return any(
        any(author.is_owner and folded(author.name) == folded(usual) for author in authors)
        and any(not author.is_owner and _is_one_of(author.name, names) for author in authors)
        for authors in lists
    )


def _is_one_of(name: str, names: list[str]) -> bool:
    return any(is_form_of(name, other) for other in names)


def is_form_of(name: str, other: str) -> bool:
    """Whether two names may be one person's: ``Y. Guo``, ``Guo, Yong-Xin``, ``Yongxin Guo``."""
    few, many = sorted((_words(name), _words(other)), key=len)
    if "".join(few) == "".join(many) or sorted(few) == sorted(many):
        return bool(few)
    full = [word for word in few if len(word) > 1 and word in many]
    if not full or len(few) < 2:
        return False
    for word in full:
        few.remove(word)
        if word in many:
            many.remove(word)
    return all(any(_is_short_for(word, long) for long in many) for word in few)


def _is_short_for(word: str, other: str) -> bool:
    """Whether one of two words is the initial of the other."""
    return word[0] == other[0] and 1 in {len(word), len(other)}


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.findall(r"[^\W\d_]+", letters.replace("-", ""))
