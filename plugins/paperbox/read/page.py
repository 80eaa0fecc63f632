"""The front matter of a page: its title, address and language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperbox.read.fields import Fields

_PERMALINK = re.compile(r"/?([\w.~%-]+/)*([\w.~%-]*)")


@dataclass(frozen=True, slots=True)
class PageFields:
    """What a page says of itself."""

    title: str = ""
    permalink: str = ""
    """The address the author chose, below the site: ``/talks/``, ``/talks.html``, ``/``."""
    lang: str = ""


def read_page_fields(fields: Fields) -> PageFields:
    """Return the fields of a page; mistakes leave theirs empty."""
    page = PageFields(fields.text("title"), _permalink(fields), fields.text("lang"))
    fields.done_leniently()
    return page


def _permalink(fields: Fields) -> str:
    value = fields.text("permalink")
    if value and (not _PERMALINK.fullmatch(value) or ".." in value.split("/")):
        fields.error("permalink", f'not an address below the site: "{value}"', hint="Write /name/.")
        return ""
    return value
