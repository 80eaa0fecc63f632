"""One picture -> its sizes.

Pillow is imported here, by `icon_sizes` and by `share_card`; a build that finds all that they make
in the cache imports none of them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError, features

from paperbox.build.places import Place

ENDINGS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
"""What is read, as Pillow names it, and how files of it end."""

MAX_PIXELS = 120_000_000
"""More would fill the memory of a small machine; cameras of phones stay below that."""

OLDER = 544
"""How wide files are at most for browsers that do not know AVIF; none of them is new."""

ICON = 168
"""Of what is made as small as this there is a small file in its own kind, for tabs of browsers."""

SAVED_HINT = "Open it in a viewer and save it anew."
SMALLER_HINT = "Save it smaller; 4000 pixels in width are plenty."

# Pillow would warn of large pictures; `_made` refuses those that are too large.
Image.MAX_IMAGE_PIXELS = None
_SRGB = ImageCms.createProfile("sRGB")


class PictureError(ValueError):
    """Why a picture can't be used."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Sized:
    """One file that was made of a picture."""

    kind: str
    width: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """A picture with its sizes; without any it is shown as it is."""

    width: int
    height: int
    files: tuple[Sized, ...] = ()
    fallback: Sized | None = None


def make(data: bytes, places: Iterable[Place]) -> Made:
    """Return the sizes of a picture for PLACES; raise `PictureError` where it can't be used."""
    try:
        with Image.open(io.BytesIO(data), formats=sorted({*ENDINGS} - {"MPO"})) as image:
            return _made(image, len(data), places)
    except PictureError:
        raise
    except UnidentifiedImageError:
        hint = "Its content is that of no PNG, JPEG, WebP, AVIF or GIF. Was it saved wrongly?"
        raise PictureError("not a picture", hint) from None
    except Exception as error:  # noqa: BLE001  decoders raise anything on damaged files
        raise PictureError(f"a damaged picture: {error}", SAVED_HINT) from None


def _made(image: Image.Image, weight: int, places: Iterable[Place]) -> Made:
    if image.width * image.height > MAX_PIXELS:  # before anything decodes it, as `getexif` may
        raise PictureError(f"{image.width} × {image.height} pixels are too many", SMALLER_HINT)
    turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
    width, height = reversed(image.size) if turned else image.size
    steps = sorted({step for place in places for step in place.steps(width, height)})
    # A phone's JPEG may hold a second picture, which is no animation.
    moves = image.format == "GIF" or (image.format != "MPO" and getattr(image, "n_frames", 1) > 1)
    kind = ENDINGS[str(image.format)]
    if moves or not steps:
        image.load()  # what breaks off is found now
        return Made(width, height)
    if kind == "jpg":  # decodes no more than is needed
        share = steps[-1] / width
        image.draft(None, (round(image.size[0] * share), round(image.size[1] * share)))
    upright = plain(ImageOps.exif_transpose(image))
    return Made(width, height, *_encoded(_scaled(upright, steps, height / width), kind, weight))


def plain(image: Image.Image) -> Image.Image:
    """Return a picture in a mode that can be scaled."""
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in image.info:
        is_clear = image.mode not in {"P", "RGB", "L"} or "transparency" in image.info
        return image.convert("RGBA" if is_clear else "RGB")
    return image if image.mode in {"L", "RGB", "RGBA", "CMYK"} else image.convert("RGB")


def _scaled(image: Image.Image, steps: list[int], ratio: float) -> dict[int, Image.Image]:
    """Return a picture in sRGB in each width; each is made from the next larger one."""
    profile = image.info.get("icc_profile")
    found: dict[int, Image.Image] = {}
    for step in reversed(steps):
        size = (step, max(1, round(step * ratio)))
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
        if not found:
            image = _opaque(_srgb(image, profile))
        image.info = {}  # encoders would write what the camera has written
        found[step] = image
    return found


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in sRGB; a profile that can't be used is as good as none."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(colours, source, _SRGB, outputMode="RGB")
            colours = cast("Image.Image", turned)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _opaque(image: Image.Image) -> Image.Image:
    """Return a picture without transparency where nothing shines through."""
    is_opaque = image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255)
    return image.convert("RGB") if is_opaque else image


def _encoded(
    images: dict[int, Image.Image], kind: str, weight: int
) -> tuple[tuple[Sized, ...], Sized | None]:
    """Return the files of all widths, and the fallback; none as heavy as the original."""
    kinds = ["avif", "webp"] if features.check("avif") else ["webp"]
    is_drawn = kind == "png"
    smallest = min(images)
    older = [width for width in images if width <= max(OLDER, smallest)]
    files: list[Sized] = []
    for other in kinds:
        widths = images if other == kinds[0] else older
        sized = [Sized(other, width, _bytes(images[width], other, is_drawn)) for width in widths]
        files += reversed([file for file in sized if len(file.data) < weight])
    if smallest <= ICON and kind not in kinds:
        files.append(Sized(kind, smallest, _bytes(images[smallest], kind, is_drawn)))
    data = _bytes(images[max(older)], kind, is_drawn)
    return tuple(files), Sized(kind, max(older), data) if len(data) < weight else None


def _bytes(image: Image.Image, kind: str, is_drawn: bool) -> bytes:
    """Return a picture as a file: the same bytes for the same picture, and no more than it shows.

    Lines and letters need more than photographs do.
    """
    options: dict[str, dict[str, Any]] = {
        # More than one thread would make other bytes on another machine.
        "avif": {
            "quality": 60 if is_drawn else 50,
            "subsampling": "4:4:4" if is_drawn else "4:2:0",
            "speed": 6,
            "max_threads": 1,
        },
        "webp": {"quality": 82 if is_drawn else 74, "method": 4},
        "jpg": {"quality": 78, "optimize": True, "progressive": True},
        "png": {"compress_level": 9},
    }
    out = io.BytesIO()
    image.save(out, {"jpg": "JPEG"}.get(kind, kind.upper()), **options[kind])
    return out.getvalue()
