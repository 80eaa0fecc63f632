"""Whole addresses, for what is read away from its site."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Site:
    """What of the site is part of what is said of its pages."""

    url: str
    """The address of its root, without a slash, or nothing."""
    name: str
    lang: str

    def at(self, path: str) -> str:
        """Return the whole address of PATH, or nothing where the site does not know its own."""
        return f"{self.url}/{quote(path, safe='/#?&=%~+')}" if self.url else ""

    def id(self, name: str) -> str:
        """Return what a thing is called on every page of the site."""
        return f"{self.url}/#{name}"
