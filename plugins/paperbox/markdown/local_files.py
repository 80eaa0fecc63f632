"""Relative addresses of the site's own files become Pelican's ``{static}/…``.

An author writes ``images/figure.png``, counted from the content folder. The page it stands on may
lie anywhere, so the way from there is put in when the page is written: `below` does it, and keeps
blanks and the like percent-encoded, which Pelican's own replacement would write as they are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from paperbox.markdown.stash import StashProcessor

MARK = "{static}/"
# A scheme, a host, an anchor, the root of the site, or a placeholder of Pelican's.
_NOT_A_FILE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|/$|[{|]|\x02", re.I)
# Steps up end at the root of the site, where the content folder is: ``../images/figure.png``.
_STEPS = re.compile(r"(?:\.{1,2}/)+")
_ADDRESSES = ("href", "src", "poster", "srcset")
_SHOWN = {"img", "video", "audio", "source", "track"}
# Characters that would end an address or part it. Letters of any script are fine as they are.
_UNSAFE = re.compile(r"[\s%?#\"'<>,{}|\\^`]")

_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+)"""
_ATTRIBUTE = re.compile(rf"([^\s\"'<>/=]+)(\s*=\s*)({_VALUE})")
# A comment and what stands in a script or a style have no tags, whatever they look like.
_TAG = re.compile(
    r"""<!--.*?-->
      | (?P<tag> < (?P<name>(?P<verbatim>(?:script|style)\b)?[a-z0-9-]*)
          (?=[\s/>]) (?:[^>"']|"[^"]*"|'[^']*')* > )
        (?(verbatim) .*?</(?P=verbatim) )""",
    re.S | re.I | re.X,
)


def marked(path: str) -> str:
    """Return the marked address of the file at PATH, counted from the content folder."""
    return MARK + _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", path)


class LocalFiles(Extension):
    """Marks addresses of files; ``missing`` lists the pictures that are not there."""

    def __init__(self, exists: Callable[[str], bool]) -> None:
        super().__init__()
        self.exists = exists
        self.missing: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        md.registerExtension(self)
        md.treeprocessors.register(_Marker(md, self), "paperbox_local_files", 4)
        # Before the author's own HTML takes its place in the text (30).
        md.postprocessors.register(_RawMarker(md, self), "paperbox_local_files", 35)

    def reset(self) -> None:
        self.missing.clear()

    def marked(self, value: str, tag: str, attribute: str) -> str:
        """Return the VALUE of an attribute with the addresses of files in it marked."""
        if attribute != "srcset":
            return self._marked(value, is_shown=tag in _SHOWN and attribute != "href")
        candidates = (candidate.strip() for candidate in value.split(", "))
        parts = (candidate.partition(" ") for candidate in candidates)
        return ", ".join(self._marked(url, is_shown=True) + gap + size for url, gap, size in parts)

    def _marked(self, address: str, *, is_shown: bool) -> str:
        """Return ADDRESS, marked if it is that of a file."""
        if not address or _NOT_A_FILE.match(address):
            return address
        path, rest = re.match(r"([^?#]*)(.*)", address, re.S).groups()  # type: ignore[union-attr]  # matches any text
        path = _STEPS.sub("", unquote(path)).removeprefix("/")
        if self.exists(path):
            return marked(path) + rest
        if is_shown and address not in self.missing:
            self.missing.append(address)
        return address


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, files: LocalFiles) -> None:
        super().__init__(md)
        self.files = files

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in _ADDRESSES:
                if name in element.attrib:
                    value = self.files.marked(element.attrib[name], element.tag, name)
                    element.set(name, value)


class _RawMarker(StashProcessor):
    """Does the same in HTML that the author wrote, and leaves every other character alone."""

    def __init__(self, md: Markdown, files: LocalFiles) -> None:
        super().__init__(md)
        self.files = files

    def changed(self, block: str) -> str:
        return _TAG.sub(self._tag, block)

    def _tag(self, match: re.Match[str]) -> str:
        if not match["tag"]:
            return match[0]
        name = match["name"].lower()
        tag = _ATTRIBUTE.sub(lambda attribute: self._attribute(name, attribute), match["tag"])
        return tag + match[0][len(match["tag"]) :]

    def _attribute(self, tag: str, match: re.Match[str]) -> str:
        name, equals, written = match.groups()
        if name.lower() not in _ADDRESSES:
            return match[0]
        value = html.unescape(written.strip(written[0]) if written[0] in "\"'" else written)
        marked = self.files.marked(value, tag, name.lower())
        return match[0] if marked == value else f'{name}{equals}"{html.escape(marked)}"'


def below(text: str, root: str) -> str:
    """Return HTML with the way to the site's ROOT where its tags have marks."""
    if MARK not in text:
        return text
    root = html.escape(root.rstrip("/") + "/")
    return _TAG.sub(lambda match: match[0].replace(MARK, root) if match["tag"] else match[0], text)
