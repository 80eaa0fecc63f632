"""One picture in every form that authors bring."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from paperbox.build.image_files import is_heic, svg_size
from paperbox.build.pictures import Made, PictureError, make
from paperbox.build.places import PLACES, STEPS
from tests.photos import photo, saved

CARD, PROSE = PLACES["card"], PLACES["prose"]


def opened(made: Made, kind: str) -> Image.Image:
    """Return the widest file of a kind."""
    data = max((f for f in made.files if f.kind == kind), key=lambda f: f.width).data
    return Image.open(io.BytesIO(data))


def near(one: object, other: object, distance: int = 14) -> bool:
    """Whether two colours look alike."""
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    return all(abs(a - b) <= distance for a, b in zip(one, other, strict=False))


def test_sizes_and_kinds() -> None:
    """A photograph comes in two light kinds and a few widths, with one file in its own kind."""
    made = make(saved(photo(1), quality=92), [CARD])
    assert (made.width, made.height) == (1600, 1200)
    assert {(f.kind, f.width) for f in made.files} == {
        (kind, width) for kind in ("avif", "webp") for width in (168, 336, 544)[1:]
    }
    assert made.fallback
    assert (made.fallback.kind, made.fallback.width) == ("jpg", 544)


def test_browsers_that_are_not_new_get_less() -> None:
    """What only old browsers ask for comes in no width above that of a text on one-dot screens."""
    made = make(saved(photo(1), quality=92), [PROSE])
    widths = {kind: [f.width for f in made.files if f.kind == kind] for kind in ("avif", "webp")}
    assert widths == {"avif": [336, 544, 1088], "webp": [336, 544]}


def test_the_same_bytes() -> None:
    """Nothing of chance or time is in the files."""
    data = saved(photo(2, 900, 700))
    assert make(data, [CARD]) == make(data, [CARD])


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "LA", "RGBA", "I;16"])
def test_modes(mode: str) -> None:
    """Whatever an author's program writes is shown in its colours."""
    image = photo(3, 800, 600)
    if mode == "I;16":
        shown = image.convert("L")
        data = saved(
            Image.frombytes("I;16", shown.size, b"".join(bytes((0, v)) for v in shown.tobytes())),
            "PNG",
        )
    else:
        shown = image.convert(mode)
        data = saved(shown, "JPEG" if mode == "CMYK" else "PNG")
    expected = shown.convert("RGB").resize((8, 6), Image.Resampling.BOX)
    seen = opened(make(data, [CARD]), "webp").convert("RGB").resize((8, 6), Image.Resampling.BOX)
    for x in range(8):
        assert near(seen.getpixel((x, 3)), expected.getpixel((x, 3)))


def test_transparency_stays() -> None:
    """What shines through a drawing goes on doing so; where nothing does, no file says so."""
    image = photo(4, 800, 600, "RGBA")
    assert opened(make(saved(image, "PNG"), [CARD]), "webp").mode == "RGB"
    image.paste((0, 0, 0, 0), (0, 0, 400, 600))
    for kind in ("avif", "webp"):
        shown = opened(make(saved(image, "PNG"), [CARD]), kind)
        assert shown.convert("RGBA").getpixel((20, 20))[3] == 0  # type: ignore[index]  # a tuple in RGBA


def test_a_turned_photograph() -> None:
    """A photograph is turned as the camera says, and tells nobody where it was taken."""
    image = Image.new("RGB", (800, 600), "red")
    image.paste("blue", (0, 0, 400, 600))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A camera"
    exif.get_ifd(0x8825)[1] = "N"
    data = saved(image, exif=exif)
    made = make(data, [CARD])
    assert (made.width, made.height) == (600, 800)
    for file in (*made.files, made.fallback):
        assert file
        shown = Image.open(io.BytesIO(file.data))
        assert shown.height > shown.width
        assert not shown.getexif()
        assert near(shown.convert("RGB").getpixel((shown.width // 2, 2)), (0, 0, 255))


def test_colours_of_a_profile() -> None:
    """Colours of another space become those of sRGB, and no profile is written."""
    image = Image.new("RGB", (700, 500), (60, 200, 60))
    made = make(saved(image, quality=95, icc_profile=_display_p3()), [CARD])
    shown = opened(made, "webp")
    assert "icc_profile" not in shown.info
    assert not near(shown.convert("RGB").getpixel((9, 9)), (60, 200, 60), 10)  # greener than sRGB's
    broken = make(saved(image, quality=95, icc_profile=b"nothing"), [CARD])
    assert near(opened(broken, "webp").convert("RGB").getpixel((9, 9)), (60, 200, 60))


def _display_p3() -> bytes:
    """Return sRGB's profile with the primaries of Display P3."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    primaries = {
        b"rXYZ": (0.5151, 0.2412, -0.0011),
        b"gXYZ": (0.2919, 0.6922, 0.0419),
        b"bXYZ": (0.1572, 0.0666, 0.7841),
    }
    for entry in range(int.from_bytes(data[128:132], "big")):
        at = 132 + 12 * entry
        if (name := bytes(data[at : at + 4])) in primaries:
            place = int.from_bytes(data[at + 4 : at + 8], "big") + 8
            for value in primaries[name]:
                data[place : place + 4] = round(value * 65536).to_bytes(4, "big", signed=True)
                place += 4
    return bytes(data)


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_what_moves_stays(kind: str) -> None:
    """An animation is offered as it is, and its size is known."""
    frames = [photo(seed, 700, 500) for seed in (5, 6)]
    made = make(saved(frames[0], kind, save_all=True, append_images=frames[1:]), [PROSE])
    assert made == Made(700, 500)


@pytest.mark.parametrize("size", [(1, 1), (200, 150), (320, 240)])
def test_what_is_small_stays(size: tuple[int, int]) -> None:
    """There is nothing to gain."""
    assert not make(saved(photo(7, *size)), [CARD, PROSE]).files


@pytest.mark.parametrize("width", [337, 500, 700, 1100, 3000])
def test_nothing_grows(width: int) -> None:
    """No file is wider than the original, or as heavy."""
    data = saved(photo(8, width, width // 2), quality=60)
    made = make(data, PLACES.values())
    assert made.files
    for file in (*made.files, *([made.fallback] if made.fallback else [])):
        assert file.width <= width
        assert file.width in {*STEPS, width}
        assert len(file.data) < len(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!doctype html><title>Not found</title>", "not a picture"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "damaged|not a picture"),
        (saved(photo(9, 900, 600))[:9000], "damaged"),
        (saved(photo(9, 900, 600), "PNG")[:-4000], "damaged"),
        (saved(photo(9, 900, 600), "WEBP")[:9000], "damaged|not a picture"),
    ],
)
def test_broken(data: bytes, words: str) -> None:
    """What can't be shown is said to be so."""
    with pytest.raises(PictureError, match=words) as error:
        make(data, [CARD])
    assert error.value.hint


def test_a_bomb() -> None:
    """A small file that would fill the memory is refused before it is decoded."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    with pytest.raises(PictureError, match="60000 × 60000"):
        make(b"\x89PNG\r\n\x1a\n" + body, [CARD])


def test_heic() -> None:
    """Pictures of phones are told by how they begin, and AVIF is none of them."""
    assert is_heic(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    assert is_heic(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic")
    assert not is_heic(saved(photo(1, 40, 30), "AVIF")[:80])
    assert not is_heic(saved(photo(1, 40, 30))[:80])


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        ("<svg width='30' height='20px'/>", (30, 20, True)),
        ('<?xml version="1.0"?><!-- --><svg xmlns="x" viewBox="0 0 120 60">', (120, 60, False)),
        ("<svg width='100%' height='100%' viewBox='0,0,4,3'>", (4, 3, False)),
        ("<svg width='3em' height='2em'>", None),
        ("<svg viewBox='0 0 none 3'>", None),
        ("<html>", None),
    ],
)
def test_drawings(svg: str, size: tuple[int, int, bool] | None) -> None:
    """A drawing says its size, or its shape, or nothing."""
    assert svg_size(svg) == size
