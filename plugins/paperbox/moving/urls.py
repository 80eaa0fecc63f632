"""The addresses that Jekyll gives to pages and posts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from paperbox.model import PartialDate
from paperbox.read.patterns import INVISIBLE

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
DEFAULT_STYLE = "date"
_UNSAFE = re.compile(rf"[\s<>\"`{{|}}\\^?#:{INVISIBLE}]|%(?![0-9A-Fa-f]{{2}})")
"""What has a meaning of its own in addresses, or none."""


def page_url(path: str, fields: Mapping[str, object], style: str) -> str:
    """Return the address of a page; STYLE is the ``permalink:`` of _config.yml."""
    given = str(fields.get("permalink") or "").strip()
    file = PurePosixPath(path)
    folder = "" if file.parent == PurePosixPath() else f"/{file.parent}"
    if given:
        filled = given.replace(":path", folder).replace(":basename", file.stem)
        return _clean(filled.replace(":output_ext", ".html").replace(":title", file.stem))
    if file.stem == "index":
        return _clean(f"{folder}/")
    is_folder = style == "pretty" or style.endswith("/")
    return _clean(f"{folder}/{file.stem}{'/' if is_folder else '.html'}")


def post_url(slug: str, date: PartialDate, categories: list[str], given: str, style: str) -> str:
    """Return the address of a post; GIVEN is its own permalink, if it has one."""
    template = given or _STYLES.get(style, style) or _STYLES[DEFAULT_STYLE]
    values = {
        "categories": "/".join(dict.fromkeys(name.lower() for name in categories)),
        "year": f"{date.year:04}",
        "short_year": f"{date.year % 100:02}",
        "month": f"{date.month or 1:02}",
        "i_month": str(date.month or 1),
        "day": f"{date.day or 1:02}",
        "i_day": str(date.day or 1),
        "title": slugified(slug),
        "slug": slugified(slug),
        "output_ext": ".html",
    }
    names = "|".join(sorted(values, key=len, reverse=True))
    return _clean(re.sub(f":({names})", lambda match: values[match[1]], template))


def slugified(name: str) -> str:
    """Return NAME as Jekyll puts it into addresses: letters of any script and some signs stay."""
    return re.sub(r"[^\w._~!$&'()+,;=@]+", "-", name).strip("-")


def _clean(url: str) -> str:
    """Return an address from the root of the site, its blanks and the like percent-encoded.

    Letters of any script stay readable, though Jekyll encodes those as well: both lead to one file.
    """
    return _UNSAFE.sub(lambda sign: quote(sign[0]), re.sub(r"/{2,}", "/", f"/{url}"))


def file_of(url: str) -> str:
    """Return the file that stands at an address, counted from the root of the site."""
    path = unquote(url.lstrip("/"))
    if not path or path.endswith("/"):
        return f"{path}index.html"
    return path if path.endswith((".html", ".htm")) else f"{path}/index.html"
