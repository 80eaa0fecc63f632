"""Pages that are Liquid templates, as Jekyll has them.

python-liquid renders them, in strict mode: what it can't do is said, never left out. It is loaded
when the first template is, so pages that are none don't pay for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

INSTALL = 'Run: pip install "paperbox[import]"'

# A tag, on one line or closed later; or the output of what the template's pages know.
_LIQUID = re.compile(
    r"""\{%-?(?: [ \t]* [a-z\#] | \s* [a-z] [^{}%]* %\} )
      | \{\{-?\s* (?:site\.|page\.|url\b)""",
    re.X,
)


class LiquidFault(ValueError):  # noqa: N818  the author's, not the program's
    """Why a page can't be rendered."""

    unknown, index = "", -1
    """The tag or filter that is not known, and where its name stands in the text."""

    def __init__(self, message: str, line: int = 1, hint: str = "", path: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        """The line of the text, or of the included file at `path`; counted from 1."""
        self.hint = hint
        self.path = path
        """The included file that is meant, as the tag names it; "" for the text itself."""


@dataclass(frozen=True, slots=True)
class Includes:
    """Where included text comes from: each takes a path, and returns None where nothing is."""

    relative: Callable[[str], str | None]
    """Paths count from the folder of the page."""
    include: Callable[[str], str | None]
    """Paths count from the folder of includes."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page without Liquid."""

    text: str
    """It begins with blank lines where tags stood, so that the lines below keep their numbers."""
    unknown: tuple[str, ...] = ()
    """What was to be printed and is nothing, as ``site.repository``."""


def needs_liquid(text: str) -> bool:
    """Whether a text has tags, or prints what Liquid knows; other braces are the author's."""
    return bool(_LIQUID.search(text))


def render(
    text: str,
    site: Mapping[str, object],
    page: Mapping[str, object],
    includes: Includes,
    markdownify: Callable[[str], str],
) -> Rendered:
    """Return TEXT rendered; SITE and PAGE are what it knows by these names.

    Raises `LiquidFault` where it can't be.
    """
    try:
        from paperbox.jekyll.engine import Work
    except ImportError:
        raise LiquidFault("python-liquid, which reads this page, is missing", 1, INSTALL) from None
    return Work(includes, markdownify).render(text, site, page)
