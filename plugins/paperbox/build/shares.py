"""The cards that pages are shared with: one of the site, and one a paper that has a figure.

They are kept in the cache of pictures, so a build that has all of them draws none.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from paperbox.build.image_cache import Known, name_of
from paperbox.build.images import DRAWING, Images
from paperbox.build.share_words import SIZE, Words
from paperbox.model import Profile, Publication

FOLDER = "images/share"
"""Where they lie in the output."""

RECIPE = 1
"""Counted up when `share_card` draws otherwise."""

COLOURS = {"blue": "#1f4b8f", "green": "#1a5e44", "wine": "#8a2440"}
"""The accents of theme/static/css/choices, as they are in the light."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A card that is to be there."""

    words: Words
    figure: str
    """A path below the content folder, or nothing."""
    is_photo: bool = False


class Shares:
    """The cards of one site."""

    def __init__(self, images: Images, accent: str) -> None:
        """IMAGES are prepared: they say which pictures can be used."""
        self.images, self.accent = images, COLOURS[accent]
        self.site, self.papers = "", dict[str, str]()
        """The path of a card below the output, of the site and by the slug of a paper."""

    def draw(self, profile: Profile, title: str, papers: Iterable[Publication]) -> None:
        """Draw what is wanted, or find it in the cache; PAPERS are in plain text."""
        photo = profile.photo if self._is_usable(profile.photo) else ""
        words = Words(profile.name or title, profile.bio, is_large=True)
        wanted = {"": Wanted(words, photo, is_photo=True)}
        for paper in papers:
            paths = [item.poster if item.is_video else item.path for item in paper.media]
            if paths:
                figure = next(filter(self._is_usable, paths), "")
                words = Words(paper.title, sign=paper.badge)
                wanted[paper.slug] = Wanted(words, figure)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            drawn = dict(zip(wanted, pool.map(self._drawn, wanted.values()), strict=True))
        self.site = drawn.pop("")
        self.papers = {slug: path for slug, path in drawn.items() if path}

    def of(self, page: Any) -> str:
        """Return the path of the card of a page."""
        paper = getattr(page, "publication", None)
        return self.papers.get(paper.slug, self.site) if paper else self.site

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield (path, content)."""
        for path in sorted({self.site, *self.papers.values()} - {""}):
            yield path, self.images.cache.data(path.rpartition("/")[2])

    def _is_usable(self, path: str) -> bool:
        return path in self.images.pictures and not path.lower().endswith(DRAWING)

    def _drawn(self, wanted: Wanted) -> str:
        cache = self.images.cache
        full = self.images.content / wanted.figure
        said = [repr(wanted), self.accent, str(RECIPE), cache.digest(full) if wanted.figure else ""]
        key = cache.key(hashlib.sha256("\n".join(said).encode()).hexdigest(), frozenset())
        known = cache.find(key)
        if known is None:
            # A build that finds everything in the cache must not wait for Pillow.
            from paperbox.build.share_card import card

            figure = full.read_bytes() if wanted.figure else b""
            data = card(wanted.words, figure, self.accent, is_photo=wanted.is_photo)
            name = name_of(data, SIZE[0], "jpg")
            known = Known(*SIZE, (("jpg", SIZE[0], name),) if data else ())
            cache.store(key, known, {name: data} if data else {})
        return f"{FOLDER}/{known.files[0][2]}" if known.files else ""
