"""A card of 1200 × 630 pixels for those who share a page: figure, title, a bar in the accent.

Only a build that lacks a card in its cache imports this, and Pillow with it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont, ImageOps

from paperbox.build.pictures import MAX_PIXELS, plain
from paperbox.build.share_words import SIZE, Words

_WIDTH, _HEIGHT = SIZE
_EDGE, _BAR = 64, 14
_GROUND, _PANEL, _RULE = "#fdfcfa", "#ffffff", "#e4e0d9"
_INK, _QUIET = "#1d2126", "#565e67"
_NO_GLYPH = "\uffff"
_AS_TYPED = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " ", "×": "x"})
"""Signs that the font lacks, and what says the same."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: int
    colour: str


def card(words: Words, figure: bytes, accent: str, *, is_photo: bool) -> bytes:
    """Return a card as JPEG; nothing where there is neither a figure nor a word to show.

    A text that Pillow's own font lacks a letter of is left out: boxes say nothing.
    """
    picture = _opened(figure)
    image = Image.new("RGB", SIZE, _GROUND)
    lines = list(_lines(words, accent, _room(picture, is_photo), is_alone=picture is None))
    if picture is None and not lines:
        return b""
    top = _EDGE
    if picture and is_photo:
        _put_photo(image, picture, is_alone=not lines)
    elif picture:
        top = _put_figure(image, picture, sum(_height(line) for line in lines))
    draw = ImageDraw.Draw(image)
    if picture is None or is_photo:
        top = (_HEIGHT - _BAR - sum(_height(line) for line in lines)) // 2
    left = _WIDTH - _EDGE - _room(picture, is_photo)
    for line in lines:
        draw.text((left, top), line.text, font=_font(line.size), fill=line.colour)
        top += _height(line)
    draw.rectangle((0, _HEIGHT - _BAR, _WIDTH, _HEIGHT), fill=accent)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=86, optimize=True, progressive=True)
    return out.getvalue()


def _opened(data: bytes) -> Image.Image | None:
    """Return a picture upright and on white; None for one that can't be used."""
    if not data:
        return None
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MAX_PIXELS:
                return None
            image.draft("RGB", SIZE)
            upright = plain(ImageOps.exif_transpose(image))
    except Exception:  # noqa: BLE001  decoders raise anything; `pictures` says what is wrong with it
        return None
    if upright.mode == "RGBA":
        upright = Image.alpha_composite(Image.new("RGBA", upright.size, _PANEL), upright)
    return upright.convert("RGB")


def _room(picture: Image.Image | None, is_photo: bool) -> int:
    """Return how wide the text may be."""
    return _WIDTH - 2 * _EDGE - (380 if picture and is_photo else 0)


def _put_photo(image: Image.Image, picture: Image.Image, *, is_alone: bool) -> None:
    side = 300
    mask = Image.new("L", (side, side), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, side - 1, side - 1), 24, fill=255)
    left = (_WIDTH - side) // 2 if is_alone else _EDGE
    fitted = ImageOps.fit(picture, (side, side), Image.Resampling.LANCZOS)
    image.paste(fitted, (left, (_HEIGHT - _BAR - side) // 2), mask)


def _put_figure(image: Image.Image, picture: Image.Image, below: int) -> int:
    """Draw the figure in a panel that leaves room BELOW; return where that begins."""
    bottom = _HEIGHT - _BAR - (below + 56 if below else 40)
    box = (_EDGE, 40, _WIDTH - _EDGE, bottom)
    panel = ImageDraw.Draw(image)
    panel.rounded_rectangle(box, 14, fill=_PANEL, outline=_RULE, width=2)
    room = (box[2] - box[0] - 48, box[3] - box[1] - 48)
    fitted = ImageOps.contain(picture, room, Image.Resampling.LANCZOS)
    at = ((_WIDTH - fitted.width) // 2, (box[1] + box[3] - fitted.height) // 2)
    image.paste(fitted, at)
    return bottom + 26


def _lines(words: Words, accent: str, room: int, *, is_alone: bool) -> Iterator[_Line]:
    """Yield what is written, from above; the title is as large as it may be."""
    title, note, sign = (_drawable(text) for text in (words.title, words.note, words.sign))
    if not title:
        return
    sizes, most = ((76, 64, 54, 46), 4) if words.is_large or is_alone else ((46, 40, 36), 2)
    if sign:
        yield _Line(sign, 30, accent)
    for size in sizes:
        wrapped = _wrapped(title, size, room)
        if len(wrapped) <= most:
            break
    yield from (_Line(text, size, _INK) for text in _cut(wrapped, most))
    if note:
        yield from (_Line(text, 32, _QUIET) for text in _cut(_wrapped(note, 32, room), 2))


def _wrapped(text: str, size: int, room: int) -> list[str]:
    lines, font = [""], _font(size)
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _cut(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1] + " ..."]


def _height(line: _Line) -> int:
    return round(line.size * 1.32)


def _drawable(text: str) -> str:
    """Return TEXT, or nothing where the font lacks one of its letters."""
    typed = text.translate(_AS_TYPED)
    return typed if all(map(_has_glyph, typed)) else ""


@cache
def _has_glyph(letter: str) -> bool:
    if letter == " ":
        return True
    font = _font(32)
    return bytes(font.getmask(letter)) != bytes(font.getmask(_NO_GLYPH))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # noqa: S101  it has a size, so it is one
    return font
