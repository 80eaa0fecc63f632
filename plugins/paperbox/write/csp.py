"""The Content-Security-Policy of a page, from what stands on it."""

from __future__ import annotations

import re

from paperbox.write.needs import Needs, Reader

ALWAYS = {
    "default-src": "'none'",
    "img-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",  # tools that judge a page ask it for the site's robots.txt
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""What every page says; all else is there where the page has something for it."""

_META = re.compile(r"<head\b[^>]*>(?:\s*<meta\s+charset=[^>]*>)?", re.I)


def policy(html: str, read: Reader) -> str:
    """Return what the browser may load and run on a page: the same for the same page."""
    needs = Needs(read)
    needs.page(html)
    parts = []
    for name in [*ALWAYS, *sorted(set(needs.sources) - set(ALWAYS))]:
        found, always = needs.sources.get(name, set()), ALWAYS.get(name, "")
        if always == "'none'" and found:
            always = ""
        parts.append(" ".join(filter(None, (name, always, *sorted(found - {always})))))
    return "; ".join(parts)


def with_policy(html: str, read: Reader) -> str:
    """Return a page with its policy, before all that it governs."""
    head = _META.search(html)
    if head is None:
        return html
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy(html, read)}">'
    return html[: head.end()] + meta + html[head.end() :]
