"""The theme's stylesheets and the site's own -> one file."""

from __future__ import annotations

from pathlib import Path

from paperbox.keys import Settings
from paperbox.write.styles import Stylesheet, join

SITE = "site.css"
"""The author's own rules, in the content folder; they stand outside every layer, so they win."""


CHOICES = "choices"
"""The folder of stylesheets of which a site has those that it chose."""


def read_stylesheet(theme: Path, content: Path, settings: Settings) -> Stylesheet:
    """Return all CSS of a site."""
    folder = theme / "static" / "css"
    chosen = {f"accent-{settings.accent}", f"fonts-{settings.fonts}"}
    parts = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.css"))
        if path.parent.name != CHOICES or path.stem in chosen
    }
    own = content / SITE
    return join(parts, own.read_text("utf-8") if own.is_file() else "")
