"""Where pages go: each to an address of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from paperbox.errors import ContentError, Problems

HINT = "Give one of them another permalink, or another file name."


def refuse_same_addresses(problems: Problems, pages: Iterable[Any]) -> None:
    """Report every page whose file another page is written to as well.

    Names that differ in case only are one file on some systems, so they count as the same.
    """
    taken: dict[str, str] = {}
    for page in sorted(pages, key=lambda page: str(page.shown_path)):
        name = page.save_as.casefold()
        if name in taken:
            message = f"the address /{page.url} is taken by {taken[name]}"
            problems.error(ContentError(message, page.shown_path, hint=HINT))
        taken.setdefault(name, page.shown_path)
