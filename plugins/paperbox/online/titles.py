"""Whether two titles, and two names, are those of one paper and one person."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

SHORTEST, SHORTEST_CJK = 20, 8
"""Letters below which a title is too common to tell anything: "Preface", "前言"."""
ALIKE = 0.95
"""The least ratio of two titles that differ in spelling only."""

_TEX = re.compile(r"\\[A-Za-z]+\s*|\\[^A-Za-z\s]|[\\{}$^_]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_NUMBER = re.compile(r"\d+\w*|(?<!\w)[ivxlcdm]+(?!\w)")


def plain_title(title: str) -> str:
    """Return a title without what spellings differ in: case, accents, punctuation, TeX, tags."""
    text = _TEX.sub("", _TAG.sub("", title))
    bare = unicodedata.normalize("NFKD", text)
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    # Korean falls apart in NFKD; it is put together again, so that lengths are those of readers.
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", letters).casefold()))


def says_enough(plain: str) -> bool:
    """Whether a plain title is long enough to belong to one paper only."""
    return len(plain) >= SHORTEST or len(_CJK.findall(plain)) >= SHORTEST_CJK


class Likeness:
    """How alike other plain titles are to one."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.numbers = _NUMBER.findall(title)
        self.matcher = SequenceMatcher(None, "", title, autojunk=False)

    def of(self, other: str) -> float:
        """Return a ratio, 0 to 1; 0 where it is low, or where numbers in the titles differ.

        "Part I" and "Part II", "GPT-4" and "GPT-4V" are other papers, however alike.
        """
        shorter, longer = sorted((len(self.title), len(other)))
        if 2 * shorter < ALIKE * (shorter + longer) or _NUMBER.findall(other) != self.numbers:
            return 0.0
        self.matcher.set_seq1(other)
        return self.matcher.ratio() if self.matcher.quick_ratio() >= ALIKE else 0.0


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be those of one person: the family name is the same.

    "Guo, Yongxin", "Y Guo" and "Yongxin Guo" are; "Guo Yongxin" too, where the initial fits.
    """
    ours, theirs = _read(one), _read(other)
    if not ours or not theirs:
        return False
    return ours[0][0] == theirs[0][0] or ours[0] in theirs[1:] or theirs[0] in ours[1:]


def _read(name: str) -> list[tuple[str, str]]:
    """Return a name as family name and initial: as it stands, then the other way round."""
    last, comma, first = name.partition(",")
    words = [w for w in plain_title(f"{first} {last}").split() if not w.isdecimal()]
    if not words:
        return []
    if len(words) == 1:
        word = words[0]
        is_cjk = len(_CJK.findall(word)) == len(word)
        return [(word[:1], word[1:2])] if is_cjk else [(word, "")]
    family = plain_title(last).split()[-1:] if comma else []
    straight = ((family or words[-1:])[0], words[0][0])
    is_turned = not comma and all(len(word) > 1 for word in words)
    return [straight, (words[0], words[-1][0])] if is_turned else [straight]
