"""A site of thirty papers, each with a photograph as a camera takes it. Nobody in it exists.

The pictures are made, since nobody's holiday belongs into a repository: landscapes of fractal
noise, which has the spectrum of real photographs, in two colours, with the grain of a sensor.
"""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageOps

from tests.sites import SETTINGS, SiteFolder

COUNT = 30
SIZE = (4000, 3000)
OCTAVES = 9
FALL = 0.9
"""How much weaker than the scale before each finer one is; about that of real landscapes."""
GRAIN = 0.07
QUALITY = 90
"""What phones and cameras write."""

ABOUT = """\
# About me

I am **Ada**. I look at hills from far away, and at what can be said of them from one picture.

# Selected publications

[PUBLICATIONS]

# News

[NEWS limit=5]

# Education

- *2020/09 - now*, University of Tests, Ph.D. student
- *2016/09 - 2020/07*, University of Tests, B.Sc.
"""
PROFILE = """\
name: Ada Example
photo: images/ada.jpg
bio: Ph.D. student in the Lab of Samples
location: Testville
email: ada@example.edu
affiliations:
  - University of Tests: https://www.example.edu
links:
  - googlescholar: AAAAAAAAAAAJ
  - github: ada-example
"""
NOUNS = ("hills", "rivers", "clouds", "forests", "shores", "roofs")


def noise(dice: random.Random, size: tuple[int, int]) -> Image.Image:
    """Return grey noise: every pixel anything."""
    return Image.frombytes("L", size, dice.randbytes(size[0] * size[1]))


def terrain(dice: random.Random, size: tuple[int, int]) -> Image.Image:
    """Return noise at every scale, the finer the weaker, and a sensor's grain on top."""
    steps = [2**n for n in range(OCTAVES, -1, -1)]
    image = noise(dice, (size[0] // steps[0] + 2, size[1] // steps[0] + 2))
    share, whole = 1.0, 1.0
    for step in steps[1:]:
        share *= FALL
        whole += share
        finer = (size[0] // step, size[1] // step)
        image = image.resize(finer, Image.Resampling.BICUBIC)
        image = Image.blend(image, noise(dice, finer), share / whole)
    return Image.blend(ImageOps.autocontrast(image, cutoff=1), noise(dice, size), GRAIN)


def photograph(seed: int, size: tuple[int, int] = SIZE) -> Image.Image:
    """Return a picture in colour, the same for the same SEED."""
    dice = random.Random(seed)  # noqa: S311  nothing is secret here
    dark, light, sky = (
        tuple(dice.randrange(low, low + 90) for _ in "rgb") for low in (0, 165, 130)
    )
    ground = ImageOps.colorize(terrain(dice, size), dark, light)
    mask = Image.linear_gradient("L").resize(size)
    return Image.composite(
        ground, Image.new("RGB", size, sky), mask.point(lambda v: min(255, v * 2))
    )


def paper(number: int) -> str:
    """Return a paper as its author would write it."""
    noun = NOUNS[number % len(NOUNS)]
    return f"""\
---
title: "Seeing {noun} in one picture: study {number} of {COUNT}"
authors: [Ada Example*, Bo Sample*, Cy Proof, Di Instance✉]
date: {2026 - number // 6}-{number % 12 + 1:02}-14
venue: TestConf
image: images/photo-{number:02}.jpg
image_alt: A landscape of {noun} below a plain sky
url: https://example.org/papers/{number}
links:
  - Code: https://example.org/code/{number}
  - Data: https://example.org/data/{number}
---
We show that **{noun}** can be told from noise, and what remains when they can't. The method
needs one picture, and is measured on samples of samples.
"""


def write(folder: Path) -> SiteFolder:
    """Write the site into FOLDER; its pictures only where they are missing."""
    news = "".join(f"- 2026/{month:02}/01: Study {month} is out.\n" for month in range(1, 11))
    site = SiteFolder(
        folder,
        {
            "pelicanconf.py": SETTINGS,
            "content/profile.yml": PROFILE,
            "content/pages/about.md": ABOUT,
            "content/news.md": news,
            **{f"content/publications/study-{n:02}.md": paper(n) for n in range(COUNT)},
        },
    )
    images = folder / "content/images"
    images.mkdir(exist_ok=True)
    names = {f"photo-{number:02}.jpg": number for number in range(COUNT)} | {"ada.jpg": COUNT}
    for name, seed in names.items():
        if not (images / name).exists():
            photograph(seed).save(images / name, quality=QUALITY)
    return site
