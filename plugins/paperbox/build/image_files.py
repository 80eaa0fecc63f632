"""What files of pictures say of themselves, read without Pillow."""

from __future__ import annotations

import re

_HEIC = re.compile(rb"....ftyp(?:hei[cxms]|hev[cxms]|(?:mif1|msf1)(?!.{0,60}avi[fs]))", re.S)
_ROOT = re.compile(r"<svg\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.S)


def is_heic(head: bytes) -> bool:
    """Whether a file that begins with HEAD is a picture that no browser shows."""
    return _HEIC.match(head) is not None


def svg_size(head: str) -> tuple[int, int, bool] | None:
    """Return width and height of a drawing, and whether it asks to be as large as that.

    One that has a viewBox alone has a shape, but no size of its own.
    """
    root = _ROOT.search(head)
    if not root:
        return None
    said = [_attribute(root[0], name) for name in ("width", "height")]
    pixels = [re.fullmatch(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*", value) for value in said]
    if pixels[0] and pixels[1]:
        return max(1, round(float(pixels[0][1]))), max(1, round(float(pixels[1][1]))), True
    box = re.split(r"[\s,]+", _attribute(root[0], "viewBox").strip())
    numbers = [float(part) for part in box if re.fullmatch(r"-?\d+(?:\.\d+)?", part)]
    if len(numbers) != 4 or numbers[2] < 1 or numbers[3] < 1:
        return None
    return round(numbers[2]), round(numbers[3]), False


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"""\s{name}\s*=\s*("[^"]*"|'[^']*')""", tag)
    return found[1][1:-1] if found else ""
