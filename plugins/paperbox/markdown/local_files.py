"""Relative addresses of the site's own files become Pelican's ``{static}/…``.

An author writes ``images/figure.png``, counted from the content folder. The page it stands on may
lie anywhere, so Pelican puts in the way from there when the page is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# A scheme, a host, an anchor, the root of the site, or a placeholder of Pelican's.
_NOT_A_FILE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|/$|[{|]|\x02", re.I)


class LocalFiles(Extension):
    """Marks addresses of files; ``missing`` lists the pictures that are not there."""

    def __init__(self, exists: Callable[[str], bool]) -> None:
        super().__init__()
        self.exists = exists
        self.missing: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        md.registerExtension(self)
        md.treeprocessors.register(_Marker(md, self), "paperbox_local_files", 4)

    def reset(self) -> None:
        self.missing.clear()

    def mark(self, element: Element, attribute: str, *, is_picture: bool) -> None:
        """Mark one address if it is that of a file."""
        address = element.get(attribute, "")
        if not address or _NOT_A_FILE.match(address):
            return
        path, rest = re.match(r"([^?#]*)(.*)", address, re.S).groups()  # type: ignore[union-attr]  # matches any text
        path = unquote(path).removeprefix("./").removeprefix("/")
        if self.exists(path):
            element.set(attribute, f"{{static}}/{path}{rest}")
        elif is_picture:
            self.missing.append(address)


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, files: LocalFiles) -> None:
        super().__init__(md)
        self.files = files

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            self.files.mark(element, "href", is_picture=False)
        for element in root.iter("img"):
            self.files.mark(element, "src", is_picture=True)
