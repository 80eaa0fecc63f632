"""The theme's stylesheets and the site's own -> one file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from paperbox.keys import Settings
from paperbox.write.badges import badges
from paperbox.write.styles import Stylesheet, join

SITE = "site.css"
"""The author's own rules, in the content folder; they stand outside every layer, so they win."""


BADGES = "components/badge-colours.css"
"""What holds the colours that venues have."""
EMPTY: Mapping[str, str] = MappingProxyType({})

CHOICES = "choices"
"""The folder of stylesheets of which a site has those that it chose."""


def read_stylesheet(
    theme: Path, content: Path, settings: Settings, colours: Mapping[str, str] = EMPTY
) -> Stylesheet:
    """Return all CSS of a site; COLOURS are those of badges, by their class."""
    folder = theme / "static" / "css"
    chosen = {f"accent-{settings.accent}", f"fonts-{settings.fonts}"}
    parts = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.css"))
        if path.parent.name != CHOICES or path.stem in chosen
    }
    if colours:
        parts[BADGES] = badges(colours)
    own = content / SITE
    return join(parts, own.read_text("utf-8") if own.is_file() else "")
