"""A list element -> the entries of a timeline, if every item begins with a period."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from paperbox.model import Period
from paperbox.read.dates import parse_period, split_period

_SEPARATORS = " \t\n\u00a0:：,，"
_EMPHASIS = {"em", "strong", "code"}


def read_entries(items: Element) -> list[tuple[Period, Element]]:
    """Return (period, an element with the rest) of each item, or [] when one has no period.

    The list itself is changed only when all its items have one.
    """
    periods = [_period(item) for item in items]
    if not periods or None in periods:
        return []
    return [(period, _rest(item)) for item, period in zip(items, periods, strict=True) if period]


def _lead(item: Element) -> Element:
    """Return the element that holds the item's first words: a paragraph in a loose list."""
    first = item[0] if len(item) else None
    has_text = (item.text or "").strip()
    return first if first is not None and first.tag == "p" and not has_text else item


def _emphasised(lead: Element) -> Element | None:
    """Return the emphasis that the item begins with."""
    first = lead[0] if len(lead) and not (lead.text or "").strip() else None
    return first if first is not None and first.tag in _EMPHASIS else None


def _period(item: Element) -> Period | None:
    lead = _lead(item)
    emphasis = _emphasised(lead)
    if emphasis is not None:
        return parse_period("".join(emphasis.itertext()).rstrip(_SEPARATORS))
    split = split_period(lead.text or "")
    return split[0] if split else None


def _rest(item: Element) -> Element:
    """Return the item as a div, without its period."""
    lead = _lead(item)
    emphasis = _emphasised(lead)
    if emphasis is not None:
        lead.text = (emphasis.tail or "").lstrip(_SEPARATORS)
        lead.remove(emphasis)
    elif split := split_period(lead.text or ""):
        lead.text = split[1]
    item.tag = "div"
    return item
