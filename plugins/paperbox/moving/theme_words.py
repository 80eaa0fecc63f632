"""Words that an author wrote into the parts of the old theme: no page of the new site has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from bs4 import BeautifulSoup

from paperbox.moving.outside import without_comments
from paperbox.moving.template import PARTS, WORDS
from paperbox.services import SERVICES

SIDEBAR, FOOTER = "_includes/author-profile.html", "_includes/footer.html"
_LINKS_ARE_READ = (SIDEBAR, "_includes/masthead.html")

_LIQUID = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.S)
_FRONT = re.compile(r"\A---\n.*?^---$", re.S | re.M)
_INCLUDED = re.compile(r"\{%-?\s*include(?:_cached)?\s+([\w./-]+)")
_UNSEEN = ("script", "style", "head", "title", "noscript", "template")
_PLACES = {
    SIDEBAR: "`status`, `bio` or `location` in content/profile.yml take words such as these",
    FOOTER: "put what must stay, such as the number of a site in China, at the end of "
    "content/pages/about.md or on a page of its own",
}
_ELSEWHERE = "put what must stay on a page"


def words_notes(
    text_of: Callable[[str], str | None],
    paths: Iterable[str],
    known: Iterable[str],
    used: Collection[str],
) -> Iterator[str]:
    """Yield a note on each part of the theme that has words of its author's own.

    KNOWN are words that the new site has as well; parts that pages have USED are in their text.
    """
    common = {_folded(word) for word in (*WORDS, *_labels(), *known)}
    for path in _parts(text_of, set(paths)):
        if path in used:
            continue
        own = [words for words in _visible(text_of(path) or "", path) if _is_own(words, common)]
        if own:
            said = " · ".join(dict.fromkeys(own))
            yield f"{path} has words of your own: “{said}”; {_PLACES.get(path, _ELSEWHERE)}."


def _parts(text_of: Callable[[str], str | None], paths: set[str]) -> list[str]:
    """Return the parts that every page shows: those of the template, and what they include."""
    found = [path for path in sorted(paths) if path.startswith("_layouts/") or path in PARTS]
    for path in found:  # grows meanwhile
        for name in _INCLUDED.findall(without_comments(text_of(path) or "")):
            if f"_includes/{name}" in paths and f"_includes/{name}" not in found:
                found.append(f"_includes/{name}")
    return [path for path in found if path.endswith((".html", ".htm"))]


def _visible(text: str, path: str) -> Iterator[str]:
    """Yield the words of HTML between tags, without what Liquid puts in.

    Links of the sidebar and the menu are read elsewhere, with their words.
    """
    plain = _LIQUID.sub("\0", _FRONT.sub("", without_comments(text)))
    soup = BeautifulSoup(plain, "html.parser")
    for tag in soup.find_all([*_UNSEEN, *(["a"] if path in _LINKS_ARE_READ else [])]):
        tag.decompose()
    for piece in soup.find_all(string=True):
        if type(piece).__name__ == "NavigableString":
            yield from (" ".join(words.split()) for words in piece.split("\0"))


def _is_own(words: str, common: Collection[str]) -> bool:
    return any(map(str.isalpha, words)) and _folded(words) not in common


def _labels() -> Iterator[str]:
    for key, service in SERVICES.items():
        yield from (key, service.label)


def _folded(words: str) -> str:
    """Return letters and digits alone: signs and spaces make no other words of them."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())
