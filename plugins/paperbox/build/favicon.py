"""The sign of the site in the tabs of browsers and on the first screens of phones."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field

from paperbox.build.image_cache import Known, name_of
from paperbox.build.run import Run
from paperbox.errors import ContentError
from paperbox.settings import shown_path
from paperbox.write.site_icons import manifest, monogram

_FOLDERS = ("images/", "")
_SVG, _PNG = "favicon.svg", "favicon.png"
_ICONS = ("favicon.ico", "favicon-32x32.png", "favicon-16x16.png")
_TOUCH = ("apple-touch-icon.png",)
_MANIFESTS = ("site.webmanifest", "manifest.webmanifest")


@dataclass(frozen=True, slots=True)
class SiteIcons:
    """What pages link to, as (rel, path, type), and the files that are made for it."""

    links: list[tuple[str, str, str]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def link(self, rel: str, path: str) -> None:
        """Have pages link to PATH, where there is one."""
        if path:
            self.links.append((rel, path, "image/svg+xml" if path.endswith(".svg") else ""))


def site_icons(run: Run, copied: Iterable[str], static: str, initials: str) -> SiteIcons:
    """Return the icons of a site: a set that its author has, else what is made of one picture.

    COPIED are Pelican's STATIC_PATHS, folders and files below the content folder; what is made
    goes to the folder STATIC.
    """
    tops = tuple(copied)

    def first(*names: str) -> str:
        paths = (folder + name for folder in _FOLDERS for name in names)
        there = (path for path in paths if any(f"{path}/".startswith(f"{top}/") for top in tops))
        return next(filter(run.exists, there), "")

    icons = SiteIcons()
    icon, touch, phone = first(*_ICONS), first(*_TOUCH), first(*_MANIFESTS)
    svg, png = first(_SVG), first(_PNG)
    if png and not (icon or touch or phone):
        _make(icons, run, png, static)
    else:
        icons.link("icon", icon or ("" if svg else png))
        icons.link("apple-touch-icon", touch)
        icons.link("manifest", phone)
    icons.link("icon", svg)
    if not any(rel == "icon" for rel, _, _ in icons.links):
        path = posixpath.join(static, _SVG)
        icons.files[path] = monogram(initials).encode()
        icons.link("icon", path)
    return icons


def _make(icons: SiteIcons, run: Run, png: str, static: str) -> None:
    """Add what is made of a picture."""
    if not run.writes:
        return
    made = _made(run, png)
    sizes = {name: name.removeprefix("icon-").removesuffix(".png") for name in made}
    large = [(name, int(size)) for name, size in sizes.items() if size.isdecimal()]
    if large:
        start = posixpath.relpath(".", static) + "/"
        made["site.webmanifest"] = manifest(run.title, start, large).encode()
    icons.files.update({posixpath.join(static, name): data for name, data in made.items()})
    names = {"icon": _ICONS[0], "apple-touch-icon": _TOUCH[0], "manifest": _MANIFESTS[0]}
    for rel, name in names.items():
        icons.link(rel, posixpath.join(static, name) if name in made else "")


def _made(run: Run, png: str) -> dict[str, bytes]:
    """Return name -> file of what is made of a picture, or was once; what is wrong is told."""
    cache, path = run.images.cache, run.content / png
    try:
        key = cache.key(cache.digest(path), ["icons"])
        if known := cache.find(key):
            return {name: cache.data(file) for name, _, file in known.files}
        # A build that finds them in the cache must not wait for Pillow.
        from paperbox.build.icon_sizes import sizes_of

        made = sizes_of(path.read_bytes())
    except (OSError, ValueError) as error:
        hint = "Save it anew as PNG, 512 pixels wide and high."
        fault = ContentError(f"can't be read: {error}", shown_path(path), hint=hint)
        run.problems.error(fault)
        return {}
    files = {name: name_of(data, 0, name.rpartition(".")[2]) for name, data in made.items()}
    known = Known(files=tuple((name, 0, file) for name, file in files.items()))
    cache.store(key, known, {files[name]: data for name, data in made.items()})
    return made
