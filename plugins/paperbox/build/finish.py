"""What is done to each page when all of the site is written: symbols, and its policy.

A policy speaks of what a browser gets to see, so it is made last, after plugins have had their say.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from paperbox.settings import PelicanSettings
from paperbox.write.csp import with_policy
from paperbox.write.symbols import with_symbols


def finish(pages: Iterable[Path], output: Path, settings: PelicanSettings) -> None:
    """Give the PAGES that templates made below OUTPUT what is made of their whole HTML."""
    own = f"{settings['THEME_STATIC_DIR']}/"
    root = f"{settings['SITEURL']}/"

    @cache
    def text(path: str) -> str:
        # Scripts of the theme name nobody; its stylesheet has the author's rules in it.
        is_theirs = path.endswith(".css") or not path.startswith(own)
        full = output / path
        is_ours = full.resolve().is_relative_to(output.resolve()) and full.is_file()
        return full.read_text("utf-8", "replace") if is_theirs and is_ours else ""

    for page in sorted(pages):
        if page.suffix != ".html" or not page.is_file():
            continue
        folder = page.parent.relative_to(output).as_posix()

        def read(address: str, folder: str = folder) -> str:
            address = address.removeprefix(root) if len(root) > 1 else address
            parts = urlsplit(address)
            if parts.netloc or parts.scheme:
                return ""
            return text(posixpath.normpath(posixpath.join(folder, unquote(parts.path))))

        html = page.read_text("utf-8")
        page.write_text(with_policy(with_symbols(html), read), "utf-8")
