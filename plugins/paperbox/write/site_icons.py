"""What is written for the sign of a site: a monogram, and what phones are told of pictures."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

_SIZES = {1: 40, 2: 30}
_SIZE = 22
"""Of letters in a box of 64, by their number."""


def monogram(initials: str) -> str:
    """Return an SVG of a site without a sign of its own; its colours suit light and dark tabs."""
    size = _SIZES.get(len(initials), _SIZE)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        '<rect width="64" height="64" rx="14" fill="#1f4b8f"/>'
        f'<text x="32" y="{32 + size * 0.36:g}" fill="#fff" font-family="system-ui,sans-serif"'
        f' font-size="{size}" font-weight="600" text-anchor="middle">{escape(initials)}</text>'
        "</svg>\n"
    )


def manifest(name: str, start: str, icons: Iterable[tuple[str, int]]) -> str:
    """Return what a phone needs that puts the site on its first screen: ICONS by path and size."""
    listed = [{"src": path, "sizes": f"{size}x{size}", "type": "image/png"} for path, size in icons]
    said = {"name": name, "start_url": start, "display": "browser", "icons": listed}
    return json.dumps(said, ensure_ascii=False) + "\n"
