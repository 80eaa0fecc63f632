"""Colours of venues -> rules for their badges, on which words can be read in light and dark."""

from __future__ import annotations

from collections.abc import Mapping

ENOUGH = 4.6
"""The contrast of words to their ground; WCAG asks for 4.5."""
LIGHT, DARK = ("#ffffff", "#fdfcfa"), ("#101418", "#15171a", "#1d2024")
"""What a colour has to stand out from: the words on a badge, and the grounds it may be a word on.

They are those of the theme's tokens, which a test holds.
"""
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
_STEPS = 40

Colour = tuple[int, int, int]


def badges(colours: Mapping[str, str]) -> str:
    """Return the rules of classes with COLOURS, in the layer of components."""
    rules = []
    for name, given in colours.items():
        light, dark = (readable(given, *side) for side in ((LIGHT, BLACK), (DARK, WHITE)))
        colour = f"light-dark({light}, {dark})"
        rules.append(f"  .badge.{name} {{ background: {colour} }}")
        rules.append(f"  .compact-venue.{name} {{ color: {colour} }}")
    return "@layer components {\n" + "\n".join(rules) + "\n}\n"


def readable(given: str, others: tuple[str, ...], towards: Colour) -> str:
    """Return a colour moved TOWARDS black or white until it stands out from all OTHERS."""
    start = _parsed(given)
    for step in range(_STEPS + 1):
        mixed = _mixed(start, towards, step / _STEPS)
        if all(contrast(mixed, _parsed(other)) >= ENOUGH for other in others):
            break
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG has it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _parsed(colour: str) -> Colour:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
