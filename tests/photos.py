"""Pictures for tests, drawn by chance with a seed."""

from __future__ import annotations

import io
import random
from typing import Any

from PIL import Image


def photo(seed: int, width: int = 1600, height: int = 1200, mode: str = "RGB") -> Image.Image:
    """Return what compresses as a photograph does: soft colours with some grain."""
    chance = random.Random(seed)  # noqa: S311  colours for a test
    dots = Image.frombytes("RGB", (16, 12), chance.randbytes(16 * 12 * 3))
    grain = Image.frombytes("L", (200, 150), chance.randbytes(200 * 150)).convert("RGB")
    size = (width, height)
    return Image.blend(dots.resize(size), grain.resize(size), 0.12).convert(mode)


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """Return a picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
