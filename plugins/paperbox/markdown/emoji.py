"""``:tada:`` becomes the character; what GitHub has no such name for stays as it is written."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

# No letter or digit on either side, so a time of day and an address have none.
_SHORTCODE = r"(?<![A-Za-z0-9:/])(:[a-z0-9_+-]+:)(?![A-Za-z0-9])"


class Emoji(Extension):
    """Puts in GitHub's emoji as text: no picture, no other host."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        md.inlinePatterns.register(_Shortcode(_SHORTCODE, md), "paperbox_emoji", 75)


class _Shortcode(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802  the stubs know no None
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        character = _character(m[1])
        return (character, m.start(), m.end()) if character else (None, None, None)


def _character(name: str) -> str:
    # A large table, for texts that have a shortcode.
    from pymdownx.gemoji_db import aliases, emoji

    found = emoji.get(aliases.get(name, name), {})
    points = found.get("unicode_alt", found.get("unicode", ""))
    return "".join(chr(int(point, 16)) for point in points.split("-") if point)
