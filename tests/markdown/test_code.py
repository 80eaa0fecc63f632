"""The colours of code."""

from __future__ import annotations

import re

import pytest

from tests.sites import THEME

CSS = THEME / "static/css"
PALETTES = re.findall(
    r"light-dark\((#\w+), (#\w+)\)", (CSS / "components/code.css").read_text("utf-8")
)
RAISED = re.search(r"--raised: light-dark\((#\w+), (#\w+)\)", (CSS / "tokens.css").read_text())
ENOUGH = 4.5
"""WCAG 2.2, level AA, for text of any size."""


def luminance(colour: str) -> float:
    """Return WCAG's relative luminance of ``#rrggbb`` or ``#rgb``."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    """Return WCAG's contrast of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_contrasts() -> None:
    """The measure is right where its value is known."""
    assert contrast("#fff", "#000000") == pytest.approx(21)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_token_is_readable(palette: tuple[str, str], dark: bool) -> None:
    """Code is readable in light and in dark."""
    assert RAISED
    assert contrast(palette[dark], RAISED.groups()[dark]) >= ENOUGH
