"""Cards for those who share a page: every picture that the web shows, and none that can't be."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from paperbox.build.share_card import card
from paperbox.build.share_words import SIZE, Words
from tests.photos import photo, saved

WORDS = Words("A sample of samples: “what is – and what isn't”", sign="TestConf 2024")


def drawn(words: Words = WORDS, figure: bytes = b"", *, is_photo: bool = False) -> Image.Image:
    """Return a card as its viewers see it."""
    data = card(words, figure, "#1f4b8f", is_photo=is_photo)
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("JPEG", SIZE)
    assert not image.getexif()
    return image.convert("RGB")


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything but the ground is in a part of a card."""
    low, high = image.crop(box).convert("L").getextrema()
    return int(high) - int(low) > 60  # type: ignore[arg-type]  # of one band


RED = Image.new("RGB", (400, 100), "#d00000")


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("RGB", "PNG"),
        ("RGBA", "PNG"),
        ("P", "GIF"),
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("RGB", "WEBP"),
        ("RGB", "AVIF"),
    ],
)
def test_figures(mode: str, kind: str) -> None:
    """A figure of any kind stands in the middle, whole, with the title below it."""
    image = drawn(figure=saved(RED.convert(mode), kind))
    red, green, blue = image.getpixel((600, 190))  # type: ignore[misc]  # of three bands
    assert green < 90
    assert blue < 90 or mode == "L"
    assert red > 150 or mode == "L"
    assert ink(image, (64, 420, 1136, 600))


def test_transparent_figures_stand_on_white() -> None:
    """What shines through is the paper, not black."""
    clear = Image.new("RGBA", (400, 100), (0, 0, 0, 0))
    assert min(drawn(figure=saved(clear, "PNG")).getpixel((600, 190))) > 245  # type: ignore[type-var,arg-type]  # of three bands


@pytest.mark.parametrize("figure", [b"", b"nothing", b"\x89PNG\r\n\x1a\n"])
def test_without_a_figure(figure: bytes) -> None:
    """A title alone is set large; a broken figure is as none."""
    assert ink(drawn(figure=figure), (64, 200, 1136, 400))


@pytest.mark.parametrize("title", ["采样的样本", "Über Proben", "Об образцах", "A 📝 of it"])
def test_what_the_font_lacks(title: str) -> None:
    """A title that would have a box for a letter is left out whole; without a figure, the card."""
    assert card(Words(title), b"", "#1f4b8f", is_photo=False) == b""
    image = drawn(Words(title), saved(RED))
    assert not ink(image, (64, 590, 1136, 614))
    assert ink(image, (100, 64, 1100, 560))


def test_long_titles() -> None:
    """However long a title is, it stays within the card, and says that it goes on."""
    image = drawn(
        Words("Samples " * 80, note="of samples " * 90, is_large=True), saved(RED), is_photo=True
    )
    assert not ink(image, (0, 0, 1200, 20))
    assert not ink(image, (1150, 0, 1200, 600))
    assert ink(drawn(Words("S" * 300)), (64, 100, 1136, 600))


def test_the_same_bytes() -> None:
    """A card is the same every time it is drawn."""
    figure = saved(photo(1), "PNG")
    cards = {card(WORDS, figure, "#1f4b8f", is_photo=is_photo) for is_photo in (False, False, True)}
    assert len(cards) == 2
    assert max(map(len, cards)) < 150_000
