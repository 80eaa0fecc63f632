"""One picture -> the sizes of it that browsers and phones ask for."""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

from paperbox.build.pictures import MAX_PIXELS

_ICO = (16, 32, 48)
_TOUCH = 180
_LARGE = (192, 512)
"""What a manifest lists."""


def sizes_of(data: bytes) -> dict[str, bytes]:
    """Return name -> file of all sizes that a picture is large enough for.

    Raise ValueError where it can't be read.
    """
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > MAX_PIXELS:  # `pictures` turns Pillow's own guard off
                raise ValueError(f"{opened.width} × {opened.height} pixels are too many")
            square = _square(opened.convert("RGBA"))
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError) as error:
        raise ValueError(str(error)) from None
    side = square.width
    files = {}
    ico = [size for size in _ICO if size <= side] or [side]
    files["favicon.ico"] = _saved(square, "ICO", sizes=[(size, size) for size in ico])
    if side >= _TOUCH:
        # Phones would put what is transparent on black.
        ground = Image.new("RGBA", square.size, "white")
        touch = Image.alpha_composite(ground, square).convert("RGB")
        files["apple-touch-icon.png"] = _saved(_resized(touch, _TOUCH), "PNG", optimize=True)
    for size in _LARGE:
        if side >= size:
            files[f"icon-{size}.png"] = _saved(_resized(square, size), "PNG", optimize=True)
    return files


def _square(image: Image.Image) -> Image.Image:
    """Return a picture in the middle of a transparent square."""
    side = max(image.size)
    square = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return square


def _resized(image: Image.Image, size: int) -> Image.Image:
    return image.resize((size, size), Image.Resampling.LANCZOS)


def _saved(image: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()
