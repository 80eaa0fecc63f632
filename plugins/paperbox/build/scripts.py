"""The theme's scripts -> what a page loads: one file before it is drawn, and one after."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

SCHEME, CITATIONS = "scheme", "citations"
"""The script of the choice between light and dark, and the one that refreshes counts."""
NEEDS = {
    "menu": '<nav class="masthead-menu"',
    "lightbox": 'class="zoom"',
    "copy": "<pre",
    "cite": "data-cite",
    "video": "data-video",
    "filter": '<search class="filter"',
    CITATIONS: "data-counted",
    "comments": '<section class="comments"',
}
"""Each further script, and what is on the pages that it has work on."""


class Scripts:
    """Names the scripts of pages as templates ask for them, and knows the text of all it named."""

    def __init__(self, theme: Path, *, is_live: bool) -> None:
        """IS_LIVE says whether counts are refreshed in the browser."""
        folder = theme / "static" / "js"
        self._texts = {path.stem: path.read_text("utf-8") for path in folder.glob("*.js")}
        self._off = () if is_live else (CITATIONS,)
        self._files: dict[str, str] = {}

    @property
    def files(self) -> Mapping[str, str]:
        """The scripts that pages load: name -> text."""
        return self._files

    def needed(self, html: str) -> tuple[str, ...]:
        """Return which scripts have work on a page whose body is HTML."""
        return tuple(n for n, sign in NEEDS.items() if sign in html and n not in self._off)

    def file(self, names: Iterable[str]) -> str:
        """Return the file that holds these scripts; its name changes with their text."""
        names = tuple(names)
        text = "\n".join(self._texts[name] for name in names)
        digest = hashlib.sha256(text.encode()).hexdigest()[:10]
        name = f"{'-'.join(names)}.{digest}.js"
        self._files[name] = text
        return name
