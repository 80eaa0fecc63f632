"""The pictures of a site in sizes for their places.

What is shown is asked for first, then all of it is made at once, or found in the cache; templates
look it up when they run.
"""

from __future__ import annotations

import os
import re
import sys
import warnings
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from paperbox.build.image_cache import ImageCache, Known, name_of
from paperbox.build.image_files import is_heic, svg_size
from paperbox.build.places import Place
from paperbox.read.targets import HEIC, HEIC_HINT

FOLDER = "images/sized"
"""Where they lie in the output."""

RASTER = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", *HEIC)
DRAWING = ".svg"
LONGEST_STEM = 160
"""In bytes; file systems allow 255 for the whole name."""
EMPTY_HINT = "Save it anew."
MANY = 8
"""So many new pictures take long enough to say so."""

Told = Callable[[str, str], None]
"""Told what is wrong with a picture, and the hint."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the content folder, as templates see it."""

    path: str
    width: int
    height: int
    files: tuple[tuple[str, int, str], ...] = ()
    """(kind, width, path below the output), narrow ones first within a kind."""
    fallback: str = ""
    """The path for browsers that know none of those kinds; nothing where that is the original."""
    is_exact: bool = True
    """Whether it asks to be that large; of a drawing only the shape may be known."""

    def zooms(self, place: Place) -> bool:
        """Whether there is more to see in the original than in PLACE."""
        is_larger = self.width > 1.25 * place.bound(self.width, self.height)
        return self.path.lower().endswith(DRAWING) or (bool(self.files) and is_larger)


class Images:
    """The pictures of one site."""

    def __init__(self, content: Path, cache: Path) -> None:
        self.content = content
        self.cache = ImageCache(cache)
        self.wanted: dict[str, set[Place]] = {}
        self.told: dict[str, list[Told]] = {}
        self.pictures: dict[str, Picture] = {}
        """By path; what can't be used is not among them."""
        self.files: dict[str, str] = {}
        """Path below the output -> name in the cache, of all that was made for what is shown."""

    def want(self, path: str, place: Place, told: Told) -> None:
        """Ask for a picture of the content folder in PLACE."""
        if path.lower().endswith((*RASTER, DRAWING)):
            self.wanted.setdefault(path, set()).add(place)
            self.told.setdefault(path, []).append(told)

    def prepare(self) -> None:
        """Make, or find, all that was asked for."""
        paths = [path for path in self.wanted if not path.lower().endswith(DRAWING)]
        for path in self.wanted.keys() - {*paths}:
            self._read_drawing(path)
        with ThreadPoolExecutor(os.cpu_count()) as pool:  # Pillow's work lets other threads run
            keys = dict(zip(paths, pool.map(self._key, paths), strict=True))
            found = dict(zip(keys.values(), pool.map(self.cache.find, keys.values()), strict=True))
            found |= self._made({keys[path]: path for path in paths if not found[keys[path]]}, pool)
        self.cache.save_index()
        for path, key in keys.items():
            self._keep(path, found[key] or Known())

    def _key(self, path: str) -> str:
        try:
            digest = self.cache.digest(self.content / path)
        except OSError:  # `_make` will say why
            digest = path
        return self.cache.key(digest, frozenset(self.wanted[path]))

    def _made(self, missing: dict[str, str], pool: Executor) -> dict[str, Known | None]:
        """Make what is MISSING, paths by their keys."""
        if len(missing) >= MANY:
            sys.stdout.write(f"Making the sizes of {len(missing)} pictures, once for all builds.\n")
            sys.stdout.flush()
        with warnings.catch_warnings():  # Pillow's, of metadata that nobody will see
            warnings.simplefilter("ignore")
            return dict(zip(missing, pool.map(self._make, *_split(missing)), strict=True))

    def _make(self, key: str, path: str) -> Known:
        try:
            data = (self.content / path).read_bytes()
        except OSError as error:
            return Known(fault=f"can't be read: {error.strerror}")
        known, files = _of(data, path, frozenset(self.wanted[path]))
        self.cache.store(key, known, files)
        return known

    def _keep(self, path: str, known: Known) -> None:
        """Remember what is known of a picture; tell those who asked what is wrong with it."""
        if known.fault:
            for told in self.told[path]:
                told(f"{path}: {known.fault}", known.hint)
            return
        stem = _stem(path)
        self.files |= {f"{FOLDER}/{stem}-{name}": name for name in known.names}
        files = tuple((kind, width, f"{FOLDER}/{stem}-{name}") for kind, width, name in known.files)
        fallback = f"{FOLDER}/{stem}-{known.fallback}" if known.fallback else ""
        self.pictures[path] = Picture(path, known.width, known.height, files, fallback)

    def _read_drawing(self, path: str) -> None:
        try:
            with (self.content / path).open("rb") as file:
                head = file.read(4096).decode("utf-8", "replace")
        except OSError as error:
            for told in self.told[path]:
                told(f"{path}: can't be read: {error.strerror}", "")
            return
        if size := svg_size(head):
            self.pictures[path] = Picture(path, size[0], size[1], is_exact=size[2])

    def write(self, output: Path) -> None:
        """Write all that was made for what is shown."""
        for path, name in sorted(self.files.items()):
            full = output / path
            full.parent.mkdir(parents=True, exist_ok=True)
            full.write_bytes(self.cache.data(name))


def _stem(path: str) -> str:
    """Return how files made of the picture at PATH begin, so that people and searches know it.

    Without what would part an address, and short enough for every file system.
    """
    stem = re.sub(r"[#?%]", "_", Path(path).stem)
    return stem.encode()[:LONGEST_STEM].decode("utf-8", "ignore")


def _split(pairs: dict[str, str]) -> tuple[list[str], list[str]]:
    return list(pairs), list(pairs.values())


def _of(data: bytes, path: str, places: frozenset[Place]) -> tuple[Known, dict[str, bytes]]:
    """Return what becomes of a picture, and the files that were made."""
    if not data:
        return Known(fault="an empty file", hint=EMPTY_HINT), {}
    if is_heic(data[:80]) or path.lower().endswith(HEIC):
        return Known(fault="a picture in the form HEIC", hint=HEIC_HINT), {}
    # A build that finds everything in the cache must not wait for Pillow.
    from paperbox.build.pictures import PictureError, Sized, make

    try:
        made = make(data, places)
    except PictureError as fault:
        return Known(fault=str(fault), hint=fault.hint), {}

    def name(sized: Sized) -> str:
        return name_of(sized.data, sized.width, sized.kind)

    every = (*made.files, *((made.fallback,) if made.fallback else ()))
    known = Known(
        made.width,
        made.height,
        tuple((sized.kind, sized.width, name(sized)) for sized in made.files),
        name(made.fallback) if made.fallback else "",
    )
    return known, {name(sized): sized.data for sized in every}
