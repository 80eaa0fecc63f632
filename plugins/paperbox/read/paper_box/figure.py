"""The left part of a card: its badge, and its pictures."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import Tag
from bs4.element import NavigableString

from paperbox.model import PICTURES, VIDEOS, Media
from paperbox.read.paper_box.addresses import address_of, file_of, is_nowhere
from paperbox.read.paper_box.doubt import Doubt

_PLACEHOLDER = re.compile(r"sym\d*", re.I)
"""What the template's own cards say in place of words for the picture."""
_FRAMES = {"div", "a", "center", "p", "span", "br", "figure", "b", "strong"}


def read_badge(figure: Tag | None) -> str:
    """Return the words on the picture."""
    badges = figure.select(".badge") if figure else []
    if len(badges) > 1:
        raise Doubt("It has several badges.")
    if badges and badges[0].find(["a", "img"]):
        raise Doubt("Its badge is more than words.")
    return " ".join(badges[0].get_text().split()) if badges else ""


def read_media(figure: Tag | None, exists: Callable[[str], bool]) -> tuple[Media, ...]:
    """Return the pictures and videos, each where its link leads."""
    if figure is None:
        return ()
    for node in figure.descendants:
        inside = isinstance(node, NavigableString) and node.find_parent(class_="badge")
        if isinstance(node, NavigableString) and type(node) is NavigableString and not inside:
            if node.strip() and not node.find_parent("video"):
                raise Doubt("There are words beside its picture.")
        elif isinstance(node, Tag) and node.name not in _FRAMES | {"img", "video", "source"}:
            raise Doubt(f"Its picture is a <{node.name}>.")
    return tuple(_media(tag, exists) for tag in figure.find_all(["img", "video"]))


def _media(tag: Tag, exists: Callable[[str], bool]) -> Media:
    if tag.get("srcset") or len(tag.find_all("source")) > 1:
        raise Doubt("Its picture comes in several files.")
    source = tag.find("source")
    written = str(tag.get("src") or (source.get("src") if isinstance(source, Tag) else "") or "")
    path, endings = _file(written, exists), VIDEOS if tag.name == "video" else PICTURES
    if not path.lower().endswith(endings):
        raise Doubt(f'Its picture is of a kind that cards don\'t show: "{written}".')
    poster = str(tag.get("poster") or "")
    words = " ".join(str(tag.get("alt") or tag.get("aria-label") or "").split())
    return Media(
        path,
        "" if _PLACEHOLDER.fullmatch(words) else words,
        _file(poster, exists) if poster else "",
        _target(tag, exists),
    )


def _file(written: str, exists: Callable[[str], bool]) -> str:
    if re.match(r"[a-z]+:|//", written, re.I):
        raise Doubt(f'Its picture lies on another host: "{written}".')
    path = file_of(written, exists)
    if not path:
        raise Doubt(f'Its picture is missing: "{written}".')
    return path


def _target(tag: Tag, exists: Callable[[str], bool]) -> str:
    """Return where the picture leads, or nothing."""
    link = tag.find_parent("a")
    written = str(link.get("href") or "") if link else ""
    if is_nowhere(written):
        return ""
    address = address_of(written, exists)
    if not address:
        raise Doubt(f'Its picture leads to what is no address: "{written}".')
    return address
