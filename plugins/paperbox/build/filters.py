"""What templates may do to a value: find out where an address leads from the page at hand."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

HOME = "index.html"


@pass_context
def href(context: Context, url: str) -> str:
    """Return an address as the page at hand has to write it.

    An address without a scheme counts from the root of the site; ``#news`` is on the home page.
    """
    if urlsplit(url).scheme or url.startswith("//"):
        return url
    if url.startswith("#") and context["output_file"] == HOME:
        return url
    return f"{context['SITEURL']}/{quote(url.removeprefix('/'), safe='/#?&=%~+')}"


def resolve(html: str, content: Any) -> Markup:
    """Return HTML of CONTENT, a Pelican content, with its ``{static}`` links for the page at hand.

    The HTML is the author's own, or was escaped when it was made.
    """
    return Markup(content._update_content(html, content.get_siteurl()))  # noqa: S704  see above; Pelican has no public way to resolve a part


FILTERS = {"href": href, "resolve": resolve}
