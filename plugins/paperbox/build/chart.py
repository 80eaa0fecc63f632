"""Citations by year -> bars, in the units of an SVG."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MOST = 10
"""Years that are shown: the last ones."""

PITCH, WIDTH = 24, 14
"""From one bar to the next, and how wide each is."""
TOP, GROUND, HEIGHT = 14, 56, 72
"""Where the highest bar ends, where all stand, and the height of the whole with its years."""
LEAST = 1.5
"""The height of a bar that stands for something, however little."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The citations of a year."""

    year: int
    count: int
    x: int
    y: float
    height: float
    is_named: bool
    """Whether its year stands below it; there is room for every other one."""

    @property
    def middle(self) -> float:
        return self.x + WIDTH / 2


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars side by side, from left to right."""

    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        return len(self.bars) * PITCH

    @property
    def peak(self) -> Bar:
        """The highest bar; of several, the last."""
        return max(self.bars, key=lambda bar: (bar.count, bar.year))


def chart_of(by_year: Mapping[int, int]) -> Chart | None:
    """Return a chart of the last years, or None where there is no course to be seen.

    A year that the source leaves out has no citations.
    """
    counts = {year: count for year, count in by_year.items() if count}
    if len(counts) < 2:
        return None
    last = max(counts)
    first = max(min(counts), last - MOST + 1)
    highest = max(count for year, count in counts.items() if year >= first)
    bars = []
    for index, year in enumerate(range(first, last + 1)):
        count = counts.get(year, 0)
        height = max(LEAST, round((GROUND - TOP) * count / highest, 1)) if count else 0
        x = index * PITCH + (PITCH - WIDTH) // 2
        bars.append(Bar(year, count, x, GROUND - height, height, (last - year) % 2 == 0))
    return Chart(tuple(bars))
