"""Pictures as HTML: those of templates, and those in texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote

from paperbox.build.images import Picture
from paperbox.build.places import PLACES, Place
from paperbox.markdown.local_files import MARK, marked

ZOOM = "zoom"
"""The class of links to originals, for a script that opens them on the page."""

_TAGS = re.compile(
    r"""<!--.*?-->
      | <(?P<verbatim>script|style|picture|svg|template)\b.*?</(?P=verbatim)\s*>
      | (?P<link></?(?:a|button|summary|h[1-6]|label)\b(?:[^>"']|"[^"]*"|'[^']*')*>)
      | (?P<img><img\b(?:[^>"']|"[^"]*"|'[^']*')*>)""",
    re.S | re.I | re.X,
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'<>=`]+))?"""
)
_BOX, _TEXT = "paper-box-image", "paper-box-text"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the site in a text."""

    start: int
    end: int
    path: str
    said: Mapping[str, str]
    """The author's attributes."""
    place: Place
    is_link: bool
    """Whether it stands in a link or the like."""


def shown_in(html: str) -> Iterator[Shown]:
    """Yield the pictures of the site that stand in a text, but those that come in several files."""
    if MARK not in html:
        return
    depth = 0
    for tag in _TAGS.finditer(html):
        if tag["link"]:
            depth += -1 if tag["link"].startswith("</") else 1
        if not tag["img"]:
            continue
        said = said_by(tag["img"])
        src = said.get("src", "")
        if src.startswith(MARK) and "srcset" not in said:
            path = unquote(re.split(r"[?#]", src.removeprefix(MARK))[0])
            in_card = html.rfind(_BOX, 0, tag.start()) > html.rfind(_TEXT, 0, tag.start())
            place = PLACES["card"] if in_card else _place(said)
            yield Shown(*tag.span(), path, said, place, depth > 0 or "onclick" in said)


def said_by(tag: str) -> dict[str, str]:
    """Return the attributes of a tag."""
    found = _ATTRIBUTE.finditer(tag[4:].rstrip("/>"))
    values = ((m["name"].lower(), m["value"] or "") for m in found)
    return {name: unescape(v[1:-1] if v[:1] in "\"'" else v) for name, v in values if name}


def _place(said: Mapping[str, str]) -> Place:
    """Return the room for a picture whose author may have said how wide it is."""
    styled = re.search(r"(?:^|[;\s])width\s*:\s*(\d+)px", said.get("style", ""))
    width = styled[1] if styled else said.get("width", "").removesuffix("px")
    known = PLACES["prose"].width
    return Place(min(known, int(width))) if width.isdecimal() and int(width) else Place(known)


def with_sizes(
    html: str,
    pictures: Mapping[str, Picture],
    loading: Callable[[Place, Picture], Mapping[str, str]],
) -> str:
    """Return a text with its pictures in sizes; LOADING says how each one is to be loaded."""
    done, end = list[str](), 0
    for shown in shown_in(html):
        picture = pictures.get(shown.path)
        if picture is None:
            continue
        said = {**_measures(shown.said, picture), **loading(shown.place, picture), **shown.said}
        if picture.fallback:
            said["src"] = marked(picture.fallback)
        tag = picture_tag(picture, shown.place, said, marked)
        if picture.files and picture.zooms(shown.place) and not shown.is_link:
            tag = f'<a class="{ZOOM}" href="{escape(shown.said["src"])}">{tag}</a>'
        done += (html[end : shown.start], tag)
        end = shown.end
    return "".join([*done, html[end:]])


def _measures(said: Mapping[str, str], picture: Picture) -> dict[str, str]:
    """Return width and height as far as the author leaves them open; the shape stays right."""
    style = said.get("style", "")
    given = {name: said[name] for name in ("width", "height") if name in said}
    if not picture.is_exact or re.search(r"(?<![-\w])height\s*:\s*[\d.]", style):
        return {}
    ratio = picture.height / picture.width
    match given:
        case {"width": _, "height": _}:
            return {}
        case {"width": width}:
            return {"height": str(round(int(width) * ratio))} if width.isdecimal() else {}
        case {"height": height}:
            return {"width": str(round(int(height) / ratio))} if height.isdecimal() else {}
    return {"width": str(picture.width), "height": str(picture.height)}


def picture_tag(
    picture: Picture, place: Place, said: Mapping[str, str], url: Callable[[str], str]
) -> str:
    """Return a picture in its sizes, or the picture alone where there are none."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in said.items())
    img = f"<img{attributes}>"
    sources = "".join(_sources(picture, place, url))
    return f"<picture>{sources}{img}</picture>" if sources else img


def _sources(picture: Picture, place: Place, url: Callable[[str], str]) -> Iterator[str]:
    """Yield the lists of files of a picture that PLACE has a use for; the lightest kind first."""
    if not picture.files:
        return
    steps = place.steps(picture.width, picture.height)
    sizes = place.sizes(picture.width, picture.height)
    for kind in ("avif", "webp"):
        fit = [(w, path) for other, w, path in picture.files if other == kind and w in steps]
        if fit:
            files = ", ".join(f"{escape(url(path))} {width}w" for width, path in fit)
            yield f'<source type="image/{kind}" srcset="{files}" sizes="{sizes}">'
