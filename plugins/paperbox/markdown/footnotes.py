"""Footnotes whose ids stay apart when several texts stand on one page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor


class Footnotes(FootnoteExtension):
    """Python-Markdown's, with ``scope`` in every id and words on the links back."""

    def __init__(self, back: str) -> None:
        # A note's number is its place in the text, wherever its words stand.
        super().__init__(USE_DEFINITION_ORDER=False, BACKLINK_TITLE=back)
        self.scope = ""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        super().extendMarkdown(md)
        # When the extension has done with its own ids, which it takes apart again.
        md.treeprocessors.register(_Names(md, self), "paperbox_footnotes", 12)

    def scoped(self, name: str) -> str:
        """Return an id or ``#id`` with the scope in it: ``fn:1`` is ``fn:news-3:1``."""
        kind, _, label = name.partition(":")
        parts = (kind, self.scope, "-".join(label.split()))
        return ":".join(part for part in parts if part)


class _Names(Treeprocessor):
    def __init__(self, md: Markdown, notes: Footnotes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        if not self.notes.footnotes:
            return
        for element in root.iter():
            if element.get("class") in {"footnote-ref", "footnote-backref"}:
                element.set("href", self.notes.scoped(element.get("href", "")))
            elif element.get("id", "").startswith(("fn:", "fnref")):
                element.set("id", self.notes.scoped(element.get("id", "")))
            if "title" in element.attrib and element.get("class") == "footnote-backref":
                # A title is no name where there is a sign to read out.
                element.set("aria-label", element.attrib.pop("title"))
