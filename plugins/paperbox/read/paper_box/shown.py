"""What there is to a card: its words, where it leads, its pictures, its names; before and after."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

from paperbox.model import COMMAS, Author, Publication
from paperbox.read.names import parse_author
from paperbox.read.paper_box.addresses import folded, is_nowhere
from paperbox.read.paper_box.anchors import is_of_footnote, names_in
from paperbox.read.paper_box.pieces import BLOCKS, tex_of

_FOLD = str.maketrans("“”‘’–—\u00a0", "\"\"''-- ", "\ufe0f") | {ord("…"): "..."}
_AROUND = ".,;:!?()[]{}'\"|-*·•/\\«»、，。；："
_HIDDEN = {"script", "style", "template", "noscript"}
_RAISED = re.compile(r"\$((?:[_^]\{?[^{}$_^]*\}?)+)\$")


@dataclass(frozen=True)
class Shown:
    """What there is to see and to lead to, so that it can be compared."""

    words: Counter[str]
    links: frozenset[str]
    media: frozenset[str]
    ids: frozenset[str] = frozenset()

    def __add__(self, other: Shown) -> Shown:
        """Return what both show."""
        return Shown(
            self.words + other.words,
            self.links | other.links,
            self.media | other.media,
            self.ids | other.ids,
        )

    def lost(self, after: Shown) -> list[str]:
        """Return what is not there AFTER any more, a phrase each."""
        words = list((self.words - after.words).elements())
        return [
            *([f"the words “{' '.join(words[:8])}”"] if words else []),
            *(f"the link to {url}" for url in sorted(self.links - after.links)),
            *(f"the picture {path}" for path in sorted(self.media - after.media)),
            *(f"the anchor #{name}" for name in sorted(self.ids - after.ids)),
        ]


def shown_of(html: str) -> Shown:
    """Return what readers see of HTML."""
    soup = BeautifulSoup(html, "html.parser")
    links = {str(tag.get("href")) for tag in soup.find_all("a") if tag.get("href")}
    media = {
        str(tag[name])
        for tag in soup.find_all(["img", "video", "source", "iframe", "embed", "audio"])
        for name in ("src", "poster")
        if tag.get(name)
    }
    text = " ".join("".join(_texts(soup)).translate(_FOLD).split())
    words = (word.strip(_AROUND) for word in re.sub("-{2,3}", "-", text).split())
    return Shown(
        Counter(word for word in words if word),
        frozenset(folded(url) for url in links if not _is_mere_place(url)),
        frozenset(map(folded, media)),
        frozenset(names_in(soup)),
    )


def _is_mere_place(url: str) -> bool:
    """Whether a link leads nowhere, or between a footnote and its sign."""
    return is_nowhere(url) or (url.startswith("#") and is_of_footnote(url[1:]))


def _texts(parent: Tag) -> Iterable[str]:
    for node in parent.children:
        if isinstance(node, NavigableString) and not isinstance(node, Comment):
            yield str(node)
        elif isinstance(node, Tag) and node.name == "math":
            yield _formula(tex_of(node))
        elif isinstance(node, Tag) and node.name not in _HIDDEN:
            gap = " " if node.name in BLOCKS or node.name in {"br", "td", "th", "tr"} else ""
            yield gap
            yield from _texts(node)
            yield gap


def _formula(tex: str) -> str:
    """Return a formula as text; one that is a mark after a name is the mark."""
    marked = parse_author(f"x{tex}")
    return marked.marks or _unraised(tex)


def _unraised(text: str) -> str:
    """Return a text in which what is raised or lowered stands on the line."""
    return _RAISED.sub(lambda match: re.sub(r"[_^{}]", "", match[1]), text)


def card(publication: Publication, summary: str) -> str:
    """Return what the theme's card shows of a paper, as far as it is the author's, as HTML."""
    media = "".join(
        f'<a href="{escape(m.url)}"><img src="{escape(m.path)}"><img src="{escape(m.poster)}"></a>'
        for m in publication.media
    )
    links = "".join(
        f'<li><a href="{escape(link.url)}">{escape(link.label)}</a></li>'
        for link in publication.links
    )
    names = "".join(map(_name, publication.authors))
    title = escape(publication.title)
    return (
        f"{media}<p>{escape(publication.badge)}</p><p>{escape(publication.award)}</p>"
        f'<h3><a href="{escape(publication.url)}">{title}</a></h3><p>{names}</p>'
        f"<p>{escape(publication.imprint)}</p><div>{summary}</div><ul>{links}</ul>"
    )


def _name(author: Author) -> str:
    before = f" {author.joint} " if author.joint else ", "
    if author.joint and author.joint in COMMAS:
        before = author.joint
    after = _unraised(author.note)
    name = f"{escape(author.name)}{escape(author.marks)}{escape(after)}"
    return escape(before) + (f'<a href="{escape(author.url)}">{name}</a>' if author.url else name)


def shown(publication: Publication, summary: str) -> Shown:
    """Return what readers see of a paper as a card; SUMMARY is its text as HTML."""
    text = re.sub(r"(?<!\\)\$[^$]+\$", lambda m: _formula(m[0]), publication.title)
    plain = card(publication, summary).replace(escape(publication.title), escape(text))
    return shown_of(plain)
