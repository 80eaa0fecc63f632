"""The sign of the site in the tabs of browsers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_FOLDERS = ("images/", "")
_NAMES = ("favicon.svg", "favicon.ico", "favicon-32x32.png", "favicon.png", "favicon-16x16.png")


def favicon_of(exists: Callable[[str], bool], copied: Iterable[str], photo: str) -> str:
    """Return the path of the site's icon: one of the usual names among what is COPIED, else PHOTO.

    COPIED are Pelican's STATIC_PATHS: folders and files below the content folder.
    """
    tops = tuple(copied)
    for path in (folder + name for folder in _FOLDERS for name in _NAMES):
        is_copied = any(path == top or path.startswith(f"{top}/") for top in tops)
        if is_copied and exists(path):
            return path
    return photo
