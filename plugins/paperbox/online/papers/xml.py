"""Answers in XML, read without what makes XML dangerous."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

from paperbox.online.answer import Answer, FetchError
from paperbox.online.papers import plain
from paperbox.online.sources import values

_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[\]]*>", re.I)
_NAMESPACE = re.compile(r"\sxmlns(?::\w+)?=(?:\"[^\"]*\"|'[^']*')")


def asked(label: str, root: str, ask: Callable[[], Answer]) -> Element:
    """Return the element ROOT that ASK returns; a `FetchError` where it is another answer."""
    answer = values.asked(label, ask)
    found = parsed(answer.text, root)
    if found is None:
        kind = "a web page" if answer.is_html else "a form that we don't know"
        raise FetchError(f"{label} answered with {kind} in place of data", answer)
    return found


def parsed(body: str, root: str) -> Element | None:
    """Return the element of a text if it is a ROOT, its names without their namespaces."""
    text = _DOCTYPE.sub("", body, count=1)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:  # entities can grow without end
        return None
    try:
        found = fromstring(text)  # noqa: S314  see above; external ones are never read
    except (ParseError, ValueError):
        return None
    for element in found.iter():
        element.tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    return found if found.tag == root else None


def line(element: Element | None) -> str:
    """Return the text of an element and of those in it, on one line."""
    return plain.line(inner(element))


def inner(element: Element | None) -> str:
    """Return what stands in an element, its markup as markup."""
    if element is None:
        return ""
    if not len(element):  # text, in which services also escape markup
        return element.text or ""
    whole = _NAMESPACE.sub("", tostring(element, encoding="unicode"))
    start, end = whole.index(">") + 1, whole.rindex("</")
    return whole[start:end]
