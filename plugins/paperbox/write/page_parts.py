"""What of a page matters to its policy: elements with their attributes, and addresses in texts.

Pages are read by expressions and not by a parser, which would take longer than all the rest of a
build. What they take too much for an element lets a page load more of what its author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from urllib.parse import urlsplit

_INSIDE = r"""(?>[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+"""
_TAG = re.compile(
    rf"""<!--.*?-->
       | <(?P<raw>script|style|textarea|title)(?P<said>(?=[\s/>]){_INSIDE})>
         (?P<text>.*?)</(?P=raw)(?=[\s/>])
       | <(?P<name>[a-z][^\s/>]*)(?P<attributes>{_INSIDE})>""",
    re.S | re.X | re.I,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")
_MATTERS = re.compile(
    r"\b(?:style|on\w+|src|srcset|srcdoc|poster|data|data-parts|action|formaction|background|ping)\s*=|script:",
    re.I,
)
_BY_NAME = frozenset({"base", "feimage", "form", "image", "link", "script", "style"})
_QUOTED = re.compile(r"""(?<=["'`])(?:(?:https?:)?//[\w-]|data:image/)[^\s"'`<>\\,)]*""", re.I)
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}", re.I)
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)""", re.I)
_URL = re.compile(r"""url\(\s*["']?([^"')]+)""", re.I)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*(?::\d+)?", re.A)
_NAMESPACE = "www.w3.org"


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page; TEXT is that of a script or style."""

    name: str
    attributes: Mapping[str, str]
    text: str = ""


def elements(html: str) -> Iterator[Element]:
    """Yield the elements of a page that load, run or style something."""
    for tag in _TAG.finditer(html):
        raw, text = tag["raw"], tag["text"] or ""
        name = (raw or tag["name"] or "").lower()
        said = tag["said"] if raw else tag["attributes"]
        if name and (name in _BY_NAME or ("=" in said and _MATTERS.search(said))):
            yield Element(name, _attributes(said), text)


def _attributes(text: str) -> dict[str, str]:
    """Return attributes by name in small letters; the first of a name counts, as in browsers."""
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        bare = value[1:-1] if value[:1] in {'"', "'"} else value
        found.setdefault(name.lower(), unescape(bare))
    return found


def addresses_in(code: str) -> list[str]:
    """Return the addresses of other hosts, and of pictures, that a script names."""
    return [found for found in _QUOTED.findall(code) if _NAMESPACE not in found]


@cache
def named_in_css(text: str) -> frozenset[tuple[str, str]]:
    """Return what a stylesheet loads, as directive and address; all pages share most of them."""
    fonts = {a for face in _FONT_FACE.findall(text) for a in _URL.findall(face)}
    sheets = set(_IMPORT.findall(text))
    pictures = set(_URL.findall(_FONT_FACE.sub("", _IMPORT.sub("", text))))
    kinds = {"font-src": fonts, "style-src": sheets, "img-src": pictures}
    return frozenset((directive, a) for directive, found in kinds.items() for a in found)


def source_of(address: str) -> str:
    """Return the source, as a policy names it, of what lies at an address; "" for none.

    What lies on the site itself is ``'self'``.
    """
    try:
        parts = urlsplit(re.sub(r"[\t\n\r]", "", address.strip()))
        host = parts.netloc.rpartition("@")[2].encode("idna").decode().lower()
    except ValueError:  # no browser gets anywhere with it
        return ""
    if not host:
        return {"": "'self'", "data": "data:", "mailto": "mailto:"}.get(parts.scheme, "")
    if not _HOST.fullmatch(host):
        return ""
    return f"{parts.scheme}://{host}" if parts.scheme in {"http", "https"} else host
