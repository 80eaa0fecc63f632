"""Filters of addresses."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, quote_plus

from liquid import RenderContext
from liquid.filter import with_context

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.I)


def _site(context: RenderContext, name: str) -> str:
    site: Any = context.globals["site"]
    return str(site.get(name) or "")


@with_context
def relative_url(value: object, *, context: RenderContext) -> str:
    """Return an address below the site, counted from the root of its host."""
    text = str(value)
    if _ABSOLUTE.match(text):
        return text
    base = _site(context, "baseurl").strip("/")
    return re.sub("/{2,}", "/", f"/{base}/{text}")


@with_context
def absolute_url(value: object, *, context: RenderContext) -> str:
    """Return an address with the host of the site."""
    text = str(value)
    if re.match(r"[a-z][a-z0-9+.-]*:|//", text, re.I):
        return text
    return _site(context, "url").rstrip("/") + str(relative_url(text, context=context))


def strip_index(value: object) -> str:
    """Return an address without the name of the file that stands for its folder."""
    return re.sub(r"/index\.html?$", "/", str(value))


def cgi_escape(value: object) -> str:
    """Return a text as it stands in a query."""
    return quote_plus(str(value))


def uri_escape(value: object) -> str:
    """Return an address with what can't stand in one percent-encoded."""
    return quote(str(value), safe="!#$&'()*+,/:;=?@[]~%")
