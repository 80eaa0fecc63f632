"""What templates may do to a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from paperbox.build.all_papers import searched
from paperbox.build.folded import folder
from paperbox.build.made import tag_address
from paperbox.build.opening import opening
from paperbox.build.picture_filters import PictureFilters
from paperbox.build.run import Run
from paperbox.build.words import Words
from paperbox.markdown.local_files import below
from paperbox.markdown.math import math_text, plain_math
from paperbox.markdown.scripts import is_right_to_left, marked
from paperbox.write.email import mailto, shown
from paperbox.write.own_style import is_made_for_light

HOME = "index.html"
_FOOTNOTE = re.compile(r"""((?:id|href)=["']#?)(fn(?:ref\d*)?:)""")


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


def resolver(pictures: PictureFilters) -> Callable[..., Markup]:
    """Return the filter that gives the HTML of a content its addresses and its PICTURES."""

    @pass_context
    def resolve(context: Context, html: str, content: Any, turn: int = 0) -> Markup:
        return resolved(pictures.sized(context, html), content, turn)

    return resolve


def resolved(html: str, content: Any, turn: int) -> Markup:
    """Return HTML of CONTENT, a Pelican content, with its ``{static}`` links for the page at hand.

    A text that stands on a page for another time, which TURN counts, has other ids there. The
    HTML is the author's own, or was escaped when it was made.
    """
    if turn:
        html = _FOOTNOTE.sub(rf"\g<1>{turn}-\g<2>", html)
    return Markup(resolved_at(html, content, content.get_siteurl()))  # noqa: S704  see above


def resolved_at(html: str, content: Any, root: str) -> str:
    """Return HTML of CONTENT with its ``{static}`` links for a page from which ROOT is the site."""
    return str(content._update_content(below(html, root), root))  # Pelican has no public way


def text(value: str, words: Words) -> Markup:
    """Return plain text as HTML: its formulas as MathML, passages in another script marked."""
    return Markup(marked(math_text(value), words.lang))  # noqa: S704  escaped by math_text


def literal_text(value: str, words: Words) -> Markup:
    """Return plain text as HTML, on a site without formulas."""
    return Markup(marked(escape(value), words.lang))  # noqa: S704  escaped here


def obfuscated(address: str) -> Markup:
    """Return an address of mail for readers, such that harvesters don't find it."""
    return Markup(shown(address))  # noqa: S704  made of references to characters alone


def obfuscated_href(address: str) -> Markup:
    """Return the target of a link to an address of mail, such that harvesters don't find it."""
    return Markup(mailto(address))  # noqa: S704  as above


def direction(lang: str) -> str:
    """Return the direction in which a language is written: ``ltr`` or ``rtl``."""
    return "rtl" if is_right_to_left(lang) else "ltr"


def light_only(page: Any) -> bool:
    """Whether a page stays light in the dark, since its author's own style is made for that."""
    blocks = (block for part in getattr(page, "sections", ()) for block in part.blocks)
    return is_made_for_light("\n".join(getattr(block, "html", "") for block in blocks))


FILTERS: Mapping[str, Callable[..., object]] = {
    "direction": direction,
    "href": href,
    "light_only": light_only,
    "mail": obfuscated,
    "mail_href": obfuscated_href,
    "opening": opening,
    "plain": plain_math,
    "searched": searched,
    "tag_address": tag_address,
    "text": text,
}


def filters(run: Run) -> Mapping[str, Callable[..., object]]:
    """Return the filters of a site."""
    pictures = PictureFilters(run.images, href)
    found = {**FILTERS, **pictures.all(), "resolve": resolver(pictures)}
    found["fold"] = folder(run.settings.authors_shown)
    return found if run.settings.math else {**found, "plain": str, "text": literal_text}
