"""Tables in a box that scrolls, so that they need not be wider than the page."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_ALIGN = re.compile(r"text-align: (left|center|right);")


class Tables(Extension):
    """Boxes tables and says of header cells that they head columns."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        # After attribute lists (8) have found the table they stand under.
        md.treeprocessors.register(_Boxes(md), "paperbox_tables", 6)


class _Boxes(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for index, child in enumerate(parent):
                if child.tag == "table":
                    parent[index] = _boxed(child)


def _boxed(table: Element) -> Element:
    """Return TABLE in a box that the keyboard reaches."""
    for cell in table.iterfind("*/tr/*"):
        if cell.tag == "th":
            cell.set("scope", "col")
        # A class, since a style attribute would need a hole in the Content-Security-Policy.
        if align := _ALIGN.fullmatch(cell.get("style", "")):
            del cell.attrib["style"]
            cell.set("class", " ".join(filter(None, (cell.get("class"), align[1]))))
    box = Element("div", {"class": "table", "tabindex": "0"})
    box.tail, table.tail = table.tail, None
    box.append(table)
    return box
