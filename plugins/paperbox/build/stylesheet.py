"""The theme's stylesheets and the site's own -> one file."""

from __future__ import annotations

from pathlib import Path

from paperbox.write.styles import Stylesheet, join

SITE = "site.css"
"""The author's own rules, in the content folder; they stand outside every layer, so they win."""


def read_stylesheet(theme: Path, content: Path) -> Stylesheet:
    """Return all CSS of a site."""
    folder = theme / "static" / "css"
    paths = sorted(folder.rglob("*.css"), key=lambda path: path.relative_to(folder).as_posix())
    parts = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}
    own = content / SITE
    return join(parts, own.read_text("utf-8") if own.is_file() else "")
