"""Where a picture may stand, and in which sizes it is made for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

STEPS = (42, 84, 168, 336, 544, 1088)
"""The widths that pictures are made in. Few, so that one file serves several places."""

PHONE = 320
"""How wide a picture is on a phone that could be as wide as the text."""


@dataclass(frozen=True, slots=True)
class Place:
    """A box of the theme, in the pixels of its stylesheets."""

    width: int
    height: int = 0
    """0 where a picture may be as tall as it is."""
    fills: bool = False
    """Whether a picture is cut to fill the box, in place of fitting into it."""
    phone: int = 0
    """The width of the box in a narrow window, where it is another one."""

    def bound(self, width: int, height: int) -> int:
        """Return how wide a picture of WIDTH x HEIGHT is drawn at most, before it is cut."""
        if not self.height:
            return min(self.width, width)
        drawn = self.height * width / height
        return max(1, round(max(self.width, drawn) if self.fills else min(self.width, drawn)))

    def steps(self, width: int, height: int) -> tuple[int, ...]:
        """Return the widths that are made of a picture; none where the original is small enough.

        The largest is enough for screens with two dots a pixel; a third one nobody sees.
        """
        bound = self.bound(width, height)
        narrow = bound * self.phone / self.width if self.phone else min(bound, PHONE)
        first = next((step for step in STEPS if step >= narrow), STEPS[-1])
        last = next((step for step in STEPS if step >= 1.7 * bound), STEPS[-1])
        if width <= first:
            return ()
        steps = [step for step in STEPS if first <= step <= last and step < width]
        return (*steps, *([width] if width < last else []))

    def sizes(self, width: int, height: int) -> str:
        """Return the attribute by which browsers choose among them."""
        bound = self.bound(width, height)
        if self.phone:
            return f"(min-width: 60rem) {bound}px, {round(bound * self.phone / self.width)}px"
        return f"{bound}px" if bound <= PHONE else f"(min-width: {bound}px) {bound}px, 100vw"


PLACES: Mapping[str, Place] = {
    "card": Place(272, 170),
    "figure": Place(606, 448),
    "portrait": Place(168, 168, fills=True, phone=84),
    "logo": Place(20, 20),
    "stage-logo": Place(40, 40),
    "code": Place(160, 160),
    "prose": Place(640),
}
"""By the names that templates use; the boxes are those of theme/static/css."""
