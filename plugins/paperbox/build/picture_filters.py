"""What templates may do with the pictures of a site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from paperbox.build.images import Images, Picture
from paperbox.build.picture_html import picture_tag, with_sizes
from paperbox.build.places import PLACES, Place

Loading = Mapping[str, str]
LATER: Loading = {"loading": "lazy", "decoding": "async"}
AT_ONCE: Loading = {"decoding": "async"}
FIRST: Loading = {"fetchpriority": "high", "decoding": "async"}


SMALL = 100
"""What is drawn no wider than that is a sign, and not what a page is looked at for."""


class PictureFilters:
    """The filters of one run."""

    def __init__(self, images: Images, href: Callable[[Context, str], str]) -> None:
        self.images = images
        self.href = href
        self._begun: set[str] = set()

    def all(self) -> Mapping[str, Callable[..., object]]:
        """Return them by the names that templates use."""
        return {
            "picture": self.picture,
            "zooms": self.zooms,
            "size": self.size,
            "single": self.single,
        }

    @pass_context
    def picture(self, context: Context, path: str, place: str, alt: str, **more: Any) -> Markup:
        """Return the picture at PATH for a place, with MORE attributes; ``css`` is its class."""
        box, known = PLACES[place], self.images.pictures.get(path)
        picture = known or Picture(path, 0, 0)
        said = {"class": more.pop("css", ""), "src": self.href(context, picture.fallback or path)}
        said |= {"width": picture.width, "height": picture.height, **more}
        said |= AT_ONCE if box.fills else self._loading(context, box, picture)
        said = {name: str(value) for name, value in said.items() if value} | {"alt": str(alt)}
        return Markup(picture_tag(picture, box, said, partial(self.href, context)))  # noqa: S704  escaped there

    def _loading(self, context: Context, place: Place, picture: Picture) -> Loading:
        """Return how a picture is loaded: the first of a page at once, others when near."""
        if picture.width and place.bound(picture.width, picture.height) <= SMALL:
            return LATER
        page = context["output_file"]
        if page in self._begun:
            return LATER
        self._begun.add(page)
        return FIRST

    def sized(self, context: Context, html: str) -> str:
        """Return a text with its pictures in sizes."""
        return with_sizes(html, self.images.pictures, partial(self._loading, context))

    def zooms(self, path: str, place: str) -> bool:
        """Whether the original at PATH shows more than can be seen in a place."""
        picture = self.images.pictures.get(path)
        return picture is not None and picture.zooms(PLACES[place])

    def size(self, path: str) -> Markup:
        """Return the attributes width and height of the picture at PATH, as far as known."""
        picture = self.images.pictures.get(path)
        said = f' width="{picture.width}" height="{picture.height}"' if picture else ""
        return Markup(said)  # noqa: S704  numbers

    def single(self, path: str) -> str:
        """Return the one file that stands for the picture at PATH where there can be no choice."""
        picture = self.images.pictures.get(path)
        return picture.fallback or path if picture else path
