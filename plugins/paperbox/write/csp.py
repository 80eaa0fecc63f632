"""The Content-Security-Policy of a page, from what stands on it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from html import unescape

from paperbox.embeds import COMPANIONS
from paperbox.write.page_parts import Element, addresses_in, elements, source_of

Reader = Callable[[str], str]
"""Address on a page -> the text of that stylesheet or script of the author's; "" for others."""

ALWAYS = {
    "default-src": "'none'",
    "img-src": "'self'",
    "style-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""What every page says; all else is there where the page has something for it."""

_LOADS = ("connect-src", "frame-src", "img-src", "script-src", "style-src")
"""What a script may load from a host that it names, or that it comes from."""

_SOURCES = {
    ("audio", "src"): "media-src",
    ("video", "src"): "media-src",
    ("video", "poster"): "img-src",
    ("source", "src"): "media-src",
    ("source", "srcset"): "img-src",
    ("track", "src"): "media-src",
    ("img", "src"): "img-src",
    ("img", "srcset"): "img-src",
    ("input", "src"): "img-src",
    ("image", "href"): "img-src",
    ("image", "xlink:href"): "img-src",
    ("feimage", "href"): "img-src",
    ("iframe", "src"): "frame-src",
    ("frame", "src"): "frame-src",
    ("object", "data"): "object-src",
    ("embed", "src"): "object-src",
    ("a", "ping"): "connect-src",
    ("base", "href"): "base-uri",
    ("form", "action"): "form-action",
}
_ANYWHERE = {"background": "img-src", "formaction": "form-action"}
_LINKS = {
    "icon": "img-src",
    "apple-touch-icon": "img-src",
    "manifest": "manifest-src",
    "modulepreload": "script-src",
    "stylesheet": "style-src",
}
_PRELOADED = {"font": "font-src", "image": "img-src", "script": "script-src", "style": "style-src"}
_CODE = re.compile(r"|module|importmap|(?:text|application)/(?:x-)?(?:java|ecma)script", re.I)
_FETCHES = re.compile(r"\bfetch\b|XMLHttpRequest|\bajax\b|getJSON")
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}", re.I)
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)""", re.I)
_URL = re.compile(r"""url\(\s*["']?([^"')]+)""", re.I)


def policy(html: str, read: Reader) -> str:
    """Return what the browser may load and run on a page."""
    found = _Found(read)
    found.page(html)
    return found.text()


class _Found:
    """What is found on one page: directive -> sources."""

    def __init__(self, read: Reader) -> None:
        self.read = read
        self.sources: dict[str, set[str]] = {}

    def text(self) -> str:
        """Return the policy, the same for the same page."""
        parts = []
        for name in [*ALWAYS, *sorted(set(self.sources) - set(ALWAYS))]:
            found = self.sources.get(name, set())
            always = ALWAYS.get(name, "")
            if always == "'none'" and found:
                always = ""
            parts.append(" ".join(filter(None, (name, always, *sorted(found - {always})))))
        return "; ".join(parts)

    def page(self, html: str) -> None:
        """Find what HTML needs."""
        for element in elements(html):
            self.attributes(element)
            if element.name == "style":
                self.style(element.text)
            elif element.name == "script":
                self.script(element)
            elif element.name == "link":
                self.link(element)
            elif element.name == "form" and "action" not in element.attributes:
                self.add("form-action", "")

    def add(self, directive: str, address: str) -> str:
        """Let DIRECTIVE load an address; return the source that it comes from."""
        source = source_of(address)
        if source:
            self.sources.setdefault(directive, set()).add(source)
        return source

    def hash(self, directive: str, text: str, *, in_attribute: bool = False) -> None:
        """Let DIRECTIVE take one inline TEXT."""
        digest = b64encode(sha256(text.encode()).digest()).decode()
        found = self.sources.setdefault(directive, set())
        found.add(f"'sha256-{digest}'")
        if in_attribute:
            found.add("'unsafe-hashes'")

    def attributes(self, element: Element) -> None:
        """Find what the attributes of an element load and run."""
        for name, value in element.attributes.items():
            directive = _SOURCES.get((element.name, name)) or _ANYWHERE.get(name)
            if name == "style":
                self.hash("style-src", value, in_attribute=True)
                self.css(value)
            elif name.startswith("on"):
                self.hash("script-src", value, in_attribute=True)
                self.code(value)
            elif name == "srcdoc":
                self.page(value)
            elif directive:
                # "a.png 1x, b.png 2x", or several addresses to tell
                for address in value.split() if name in {"srcset", "ping"} else [value]:
                    self.add(directive, address)
            elif name == "href" and value.strip().lower().startswith("javascript:"):
                # A browser takes the hash of the whole address.
                self.hash("script-src", value.strip(), in_attribute=True)

    def style(self, text: str) -> None:
        """Find what a <style> needs; inside of an SVG its text has references to characters."""
        for form in {text, unescape(text)}:
            self.hash("style-src", form)
        self.css(text)

    def css(self, text: str) -> None:
        """Find what a stylesheet loads."""
        for directive, address in _named_in_css(text):
            source = self.add(directive, address)
            if directive == "style-src":
                self.companions(source)

    def link(self, element: Element) -> None:
        """Find what a <link> loads."""
        address = element.attributes.get("href", "")
        kinds = element.attributes.get("rel", "").lower().split()
        for kind in kinds:
            preloaded = _PRELOADED.get(element.attributes.get("as", "").lower(), "connect-src")
            directive = preloaded if kind in {"preload", "prefetch"} else _LINKS.get(kind)
            if not directive:
                continue
            source = self.add(directive, address)
            if kind == "stylesheet":
                self.companions(source)
                self.css(self.read(address))

    def companions(self, source: str) -> None:
        """Let what comes from another host load what is its own there: fonts, pictures."""
        if source.startswith("'"):
            return
        for directive, hosts in COMPANIONS.get(source, {"font-src": (source,)}).items():
            for host in hosts:
                self.sources.setdefault(directive, set()).add(host)

    def script(self, element: Element) -> None:
        """Find what a <script> needs."""
        if not _CODE.fullmatch(element.attributes.get("type", "").strip()):
            return
        address = element.attributes.get("src")
        if address is None:
            for form in {element.text, unescape(element.text)}:
                self.hash("script-src", form)
            self.code(element.text)
            return
        self.code(self.read(address))
        self.loaded_script(self.add("script-src", address), element)

    def loaded_script(self, source: str, element: Element) -> None:
        """Find what a script from SOURCE needs."""
        # What a script is told in its attributes is where it asks, or sends to.
        for name, value in element.attributes.items():
            if name.startswith("data-") and re.match("https?://", value):
                self.add("connect-src", value)
        if source in COMPANIONS:
            self.companions(source)
        elif source and not source.startswith("'"):
            for directive in _LOADS:
                self.sources.setdefault(directive, set()).add(source)

    def code(self, text: str) -> None:
        """Find what the author's own code names; what it makes up can't be known."""
        for address in addresses_in(text):
            if source_of(address) in COMPANIONS:
                self.add("script-src", address)
                self.companions(source_of(address))
                continue
            for directive in _LOADS:
                self.add(directive, address)
        if _FETCHES.search(text):
            self.add("connect-src", "")


@cache
def _named_in_css(text: str) -> frozenset[tuple[str, str]]:
    """Return what a stylesheet loads, as directive and address; all pages share most of them."""
    fonts = {a for face in _FONT_FACE.findall(text) for a in _URL.findall(face)}
    sheets = set(_IMPORT.findall(text))
    pictures = set(_URL.findall(_FONT_FACE.sub("", _IMPORT.sub("", text))))
    kinds = {"font-src": fonts, "style-src": sheets, "img-src": pictures}
    return frozenset((directive, a) for directive, found in kinds.items() for a in found)


_META = re.compile(r"<head\b[^>]*>(?:\s*<meta\s+charset=[^>]*>)?", re.I)


def with_policy(html: str, read: Reader) -> str:
    """Return a page with its policy, before all that it governs."""
    head = _META.search(html)
    if head is None:
        return html
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy(html, read)}">'
    return html[: head.end()] + meta + html[head.end() :]
