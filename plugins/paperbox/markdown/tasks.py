"""``- [x] done`` is a checkbox with the item's words for a label; ``~~gone~~`` is struck out."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor

_STRUCK = r"(~~)(?![\s~])(.+?)(?<![\s~])~~"
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")


class Tasks(Extension):
    """What GitHub adds to lists and words."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        md.inlinePatterns.register(SimpleTagInlineProcessor(_STRUCK, "del"), "paperbox_del", 65)
        # Before the brackets and the words after them are read (20).
        md.treeprocessors.register(_Checkboxes(md), "paperbox_tasks", 30)


class _Checkboxes(Treeprocessor):
    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            first = item[0] if len(item) else None
            has_text = (item.text or "").strip()
            lead = first if first is not None and first.tag == "p" and not has_text else item
            if match := _TASK.match((lead.text or "").lstrip()):
                item.set("class", "task")
                _check(lead, match)


def _check(lead: Element, match: re.Match[str]) -> None:
    """Put a checkbox in the place of the brackets that LEAD begins with."""
    label = Element("label")
    box = SubElement(label, "input", {"type": "checkbox", "disabled": "disabled"})
    if match[1] != " ":
        box.set("checked", "checked")
    box.tail = " " + match.string[match.end() :]
    lead.text = ""
    lead.insert(0, label)
