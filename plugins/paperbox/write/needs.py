"""What a page loads and runs: directive of the Content-Security-Policy -> sources."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from html import unescape

from paperbox.embeds import COMPANIONS
from paperbox.write.page_parts import Element, addresses_in, elements, named_in_css, source_of

Reader = Callable[[str], str]
"""Address on a page -> the text of that stylesheet or script of the author's; "" for others."""

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
    ("a", "data-video"): "frame-src",  # the player that video.js puts in its place
    ("base", "href"): "base-uri",
    ("form", "action"): "form-action",
}
_DATA = frozenset({"font-src", "img-src", "media-src"})
"""What may stand in the page itself; scripts in an address would be as good as any script."""
_ANYWHERE = {
    "background": "img-src",
    "formaction": "form-action",
    "data-cite": "connect-src",  # cite.js reads what such a link leads to
    "data-parts": "connect-src",  # pages that the script of the page of all papers reads
}
_SEVERAL = frozenset({"srcset", "ping", "data-parts"})
_LINKS = {
    "icon": "img-src",
    "apple-touch-icon": "img-src",
    "manifest": "manifest-src",
    "modulepreload": "script-src",
    "stylesheet": "style-src",
}
_PRELOADED = {"font": "font-src", "image": "img-src", "script": "script-src", "style": "style-src"}
JSON_LD = "application/ld+json"
"""Data for search engines: browsers run none of it, but checkers of pages want its hash."""
_CODE = re.compile(r"|module|importmap|(?:text|application)/(?:x-)?(?:java|ecma)script", re.I)
_FETCHES = re.compile(r"\bfetch\b|XMLHttpRequest|\bajax\b|getJSON")


class Needs:
    """What is found on one page: directive -> sources."""

    def __init__(self, read: Reader) -> None:
        self.read = read
        self.sources: dict[str, set[str]] = {}

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
        if source == "data:" and directive not in _DATA:
            return ""
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
                # "a.png 1x, b.png 2x", or several addresses to tell or to read
                for address in value.split() if name in _SEVERAL else [value]:
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
        for directive, address in named_in_css(text):
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
        """Let a stylesheet of another host load the fonts that it brings."""
        if source and source != "'self'":
            for directive, hosts in (_known(source) or {"font-src": (source,)}).items():
                self.sources.setdefault(directive, set()).update(hosts)

    def script(self, element: Element) -> None:
        """Find what a <script> needs."""
        kind = element.attributes.get("type", "").strip()
        if kind.lower() == JSON_LD:
            self.hash("script-src", element.text)
        if not _CODE.fullmatch(kind):
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
        if source != "'self'":
            self.host(source)

    def host(self, source: str) -> None:
        """Let a script load what is its own: as is known of it, else all that scripts load."""
        known = _known(source)
        for directive in _LOADS if known is None and source else ():
            self.sources.setdefault(directive, set()).add(source)
        for directive, hosts in (known or {}).items():
            self.sources.setdefault(directive, set()).update(hosts)

    def code(self, text: str) -> None:
        """Find what the author's own code names; what it makes up can't be known."""
        for address in addresses_in(text):
            is_picture = address.startswith("data:")
            source = self.add("img-src" if is_picture else "script-src", address)
            self.host("" if is_picture else source)
        # What it writes into the page, as far as that stands in it word for word.
        for element in elements(text):
            self.attributes(element)
        if _FETCHES.search(text):
            self.add("connect-src", "")


def _known(source: str) -> Mapping[str, tuple[str, ...]] | None:
    """Return what is known of a host, whether its address has a scheme or not."""
    return COMPANIONS.get(f"https://{source.rpartition('//')[2]}")
