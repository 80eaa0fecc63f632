"""The pictures of small sites, as their pages show them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from tests.photos import photo, saved
from tests.site.test_pages import PNG, built, paper
from tests.sites import SETTINGS, SiteFolder, digest_of

PHOTO = saved(photo(1), quality=92)
CACHE = ".cache/paperbox/images"

WITHOUT_PILLOW = """\
import sys
sys.modules["PIL"] = None  # an import of it fails
import pelican
pelican.main([])
"""


@pytest.fixture
def shown(site: SiteFolder) -> SiteFolder:
    """A site whose paper has a photograph."""
    site.write("content/images/p.jpg", PHOTO)
    site.write("content/publications/one.md", paper("A", "image: images/p.jpg\nimage_alt: Colours"))
    return site


def files_of(site: SiteFolder, page: str = "index.html") -> set[str]:
    """Return every file that a page offers as a picture, after a look that it is there."""
    found = set()
    for tag in site.page(page).select("main img, main source, aside img, aside source"):
        listed = [part.split()[0] for part in str(tag.get("srcset", "")).split(",") if part]
        for address in [*listed, *([str(tag["src"])] if tag.get("src") else [])]:
            path = os.path.normpath(unquote(urljoin("/" + page, address))).lstrip("/")
            assert (site.output / path).is_file(), path
            found.add(path)
    return found


def sized(site: SiteFolder) -> set[str]:
    """Return what was made of pictures."""
    return {path.name for path in (site.output / "images/sized").glob("*")}


def made_icons(site: SiteFolder) -> list[Path]:
    """Return what was made of the site's favicon.png."""
    return sorted((site.output / "theme").glob("*icon*"))


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    (found,) = page.select(selector)
    return found


def test_a_figure(shown: SiteFolder) -> None:
    """A card offers light files in sizes; the original is where the picture leads."""
    card = one(built(shown), ".card-figure")
    assert [s["type"] for s in card.select("picture > source")] == ["image/avif", "image/webp"]
    for source in card.select("source"):
        assert re.findall(r" (\d+)w", str(source["srcset"])) == ["336", "544"]
        assert source["sizes"] == "227px"
    image = one(card, "picture > img")
    assert (image["width"], image["height"], image["alt"]) == ("1600", "1200", "Colours")
    assert str(image["src"]).endswith("-544.jpg")
    assert one(card, "a.zoom")["href"] == "./images/p.jpg"
    assert (shown.output / "images/p.jpg").read_bytes() == PHOTO
    offered = files_of(shown) | files_of(shown, "publications/one/index.html")
    assert {f"images/sized/{name}" for name in sized(shown)} == offered


def test_how_pictures_are_loaded(site: SiteFolder) -> None:
    """The first picture of a page at once, the portrait too, all others when they are near."""
    site.write("content/images/p.jpg", PHOTO)
    site.write("content/images/logo.png", saved(photo(2, 200, 200), "PNG"))
    logo = "affiliations:\n  - name: U\n    logo: images/logo.png\n"
    site.write("content/profile.yml", f"name: Ada Example\nphoto: images/p.jpg\n{logo}")
    for name in "abc":
        site.write(f"content/publications/{name}.md", paper(name, "image: images/p.jpg"))
    page = built(site)
    figures = page.select(".card-figure img")
    assert [image.get("loading") for image in figures] == [None, "lazy", "lazy"]
    assert [image.get("fetchpriority") for image in figures] == ["high", None, None]
    assert one(page, ".portrait").get("loading") is None
    assert one(page, "img.logo")["loading"] == "lazy"
    assert {image["decoding"] for image in page.select("img:not(template img)")} == {"async"}
    own = one(site.page("publications/b/index.html"), ".paper-figure img")
    assert own["fetchpriority"] == "high"


def test_pictures_of_texts(site: SiteFolder) -> None:
    """Pictures in texts keep what their author says of them, in every kind of text."""
    site.write("content/images/a b 图.jpg", PHOTO)
    text = (
        "![Plain](<images/a b 图.jpg>)\n\n"
        "<img src='images/a b 图.jpg' alt='Wide' width='200' class='mine' style='float:left'>\n\n"
        "[![Linked](<images/a b 图.jpg>)](https://a.example)\n\n"
        '<p><img src="images/a b 图.jpg" alt="Low" height="60"></p>\n\n'
        '<p><img src="images/a b 图.jpg" alt="Styled" style="height: 3em"></p>\n\n'
        '<p><picture><img src="images/a b 图.jpg" alt="Own"></picture></p>\n'
    )
    site.write("content/pages/about.md", f"# About\n\n{text}\n# News\n\n[NEWS]\n\n[PUBLICATIONS]\n")
    site.write("content/news.md", "- 2024/06/04: ![N](<images/a b 图.jpg>)\n")
    site.write("content/publications/one.md", paper("A", "") + "\n![S](<images/a b 图.jpg>)\n")
    page = built(site)
    images = {str(image["alt"]): image for image in page.select("main img")}
    sources = {alt: len(image.find_previous_siblings("source")) for alt, image in images.items()}
    assert sources == dict.fromkeys(("Plain", "Wide", "Linked", "Low", "Styled", "N", "S"), 2) | {
        "Own": 0
    }
    measures = {alt: (image.get("width"), image.get("height")) for alt, image in images.items()}
    assert measures["Plain"] == ("1600", "1200")
    assert measures["Wide"] == ("200", "150")
    assert measures["Low"] == ("80", "60")
    assert measures["Styled"] == (None, None)
    assert (images["Wide"]["class"], images["Wide"]["style"]) == (["mine"], "float:left")
    assert images["Plain"].find_parent("a", class_="zoom")
    assert not images["Linked"].find_parent("a", class_="zoom")
    assert files_of(site)


def test_every_kind(site: SiteFolder) -> None:
    """GIFs and drawings are offered as they are, each with its size."""
    gif = saved(photo(1, 600, 400), "GIF", save_all=True, append_images=[photo(2, 600, 400)])
    site.write("content/images/a.gif", gif)
    site.write(
        "content/images/b.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 4'/>"
    )
    site.write("content/images/c.png", PNG)
    media = "media: [images/a.gif, images/b.svg, images/c.png]"
    site.write("content/publications/one.md", paper("A", media))
    images = built(site).select(".strip img")
    assert [image["src"] for image in images] == [
        f"./images/{n}" for n in ("a.gif", "b.svg", "c.png")
    ]
    sizes = [(image["width"], image["height"]) for image in images]
    assert sizes == [("600", "400"), ("8", "4"), ("1", "1")]
    assert not sized(site)


def test_video(site: SiteFolder) -> None:
    """A video is silent, waits for its reader, and shows a poster that is light."""
    site.write("content/images/v.mp4", b"a video")
    site.write("content/images/v.jpg", PHOTO)
    site.write("content/publications/one.md", paper("A", "media: [images/v.mp4]"))
    video = one(built(site), ".card-figure video")
    assert video.has_attr("muted")
    assert video.has_attr("playsinline")
    assert not video.has_attr("autoplay")
    assert re.fullmatch(r"\./images/sized/v-\w+-544\.jpg", str(video["poster"]))
    assert (video["width"], video["height"]) == ("1600", "1200")


# What goes wrong


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "an empty file"),
        (b"<html>", "not a picture"),
        (PHOTO[:20_000], "a damaged picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
    ],
)
def test_broken_figures(shown: SiteFolder, data: bytes, words: str) -> None:
    """A picture that a field names and nobody can show stops the build; its card is named."""
    built(shown)
    before = shown.digest()
    shown.write("content/images/p.jpg", data)
    for _ in range(2):  # the second time from the cache
        result = shown.build()
        assert result.status == 1
        found = "content/publications/one.md:5: image: images/p.jpg: "
        assert result.err.startswith(found), result.err
        assert words in result.err
        assert "\n    " in result.err  # a hint
    assert shown.digest() == before
    shown.write("content/images/p.jpg", PHOTO)
    built(shown)


def test_a_photograph_of_a_phone(site: SiteFolder) -> None:
    """A field that names a HEIC says what to do."""
    site.write("content/images/me.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    site.write("content/profile.yml", "name: Ada Example\nphoto: images/me.HEIC\n")
    err = site.build().err
    assert err.startswith("content/profile.yml:2: photo: expected a file ending in .png")
    assert "Export it as JPEG." in err


def test_every_broken_figure_in_one_run(site: SiteFolder) -> None:
    """All mistakes are shown at once, each with its file."""
    site.write("content/images/x.png", b"no")
    site.write("content/profile.yml", "name: Ada Example\nphoto: images/x.png\n")
    site.write("content/talks.yml", "- title: T\n  logo: images/x.png\n")
    site.write("content/honors.yml", "- title: H\n  logo: images/x.png\n")
    site.write("content/publications/one.md", paper("A", "media:\n  - images/x.png"))
    err = site.build().err
    assert "content/profile.yml:2: photo: images/x.png" in err
    assert "content/talks.yml:2: logo: images/x.png" in err
    assert "content/honors.yml:2: logo: images/x.png" in err
    assert re.search(r"content/publications/one\.md:\d+: images/x.png", err)
    assert "4 errors in 4 files" in err


def test_broken_pictures_in_texts(site: SiteFolder) -> None:
    """In a text it is a warning with its line, and the picture stays as it is."""
    site.write("content/images/x.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    site.write("content/pages/about.md", "# About\n\nText.\n\n![X](images/x.heic)\n")
    result = site.build()
    assert result.status == 0
    assert result.err.startswith("warning: content/pages/about.md:5: images/x.heic: ")
    assert "Export it as JPEG." in result.err
    assert one(site.page(), "main img")["src"] == "./images/x.heic"


# The cache


def test_a_second_build_needs_no_pillow(shown: SiteFolder) -> None:
    """What is in the cache is not made again, icons included, and Pillow is not even there."""
    shown.write("content/images/favicon.png", saved(photo(3, 512, 512), "PNG"))
    built(shown)
    before, icons = shown.digest(), {path: path.read_bytes() for path in made_icons(shown)}
    assert len(icons) == 4
    shown.write("content/news.md", "- 2024/06/05: Something else happened.\n")
    command = [sys.executable, "-c", WITHOUT_PILLOW]
    again = subprocess.run(command, cwd=shown.root, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert shown.digest() != before
    assert sized(shown)
    assert {path: path.read_bytes() for path in made_icons(shown)} == icons
    shutil.rmtree(shown.root / ".cache")
    shown.write("content/news.md", "- 2024/06/06: And again.\n")
    without = subprocess.run(command, cwd=shown.root, capture_output=True, text=True, check=False)
    assert without.returncode == 1  # so the test above can fail


def test_originals_are_not_read_again(shown: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Size and time tell that a picture is the same."""
    built(shown)
    read, real = [], Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(path.name)
        return real(path)

    shown.write("content/news.md", "- 2024/06/05: Something else happened.\n")
    monkeypatch.setattr(Path, "read_bytes", noted)
    built(shown)
    assert "about.md" in read
    assert "p.jpg" not in read


def test_a_changed_picture(shown: SiteFolder) -> None:
    """Another picture of the same name has other files, and those of the old are gone."""
    built(shown)
    before = sized(shown)
    shown.write("content/images/p.jpg", saved(photo(2), quality=92))
    built(shown)
    assert sized(shown)
    assert not sized(shown) & before


def test_the_same_picture_twice(shown: SiteFolder) -> None:
    """Two names of one picture have the same files, which are made once."""
    built(shown)
    before, kept = sized(shown), {path.name for path in (shown.root / CACHE).glob("*.avif")}
    shown.write("content/images/copy.jpg", PHOTO)
    shown.write("content/publications/two.md", paper("B", "image: images/copy.jpg"))
    built(shown)
    assert sized(shown) == before | {name.replace("p-", "copy-", 1) for name in before}
    assert {path.name for path in (shown.root / CACHE).glob("*.avif")} == kept


@pytest.mark.parametrize(
    "stem", ["a, b (c)", "50%", "{c}", "图" * 80, "x" * 250, "one.two", "-", "q#1", "q?1"]
)
def test_names_of_sizes(site: SiteFolder, stem: str) -> None:
    """What is made of a picture begins with its name, as far as names may be so long."""
    site.write(f"content/images/{stem}.jpg", PHOTO)
    address = quote(f"images/{stem}.jpg")
    site.write("content/pages/about.md", f"# About\n\n![A picture]({address})\n")
    built(site)
    assert len(files_of(site)) == 6
    start = re.sub("[#?%]", "_", stem)
    assert all(name.startswith(start) or start.startswith(name[:53]) for name in sized(site))


@pytest.mark.parametrize("damage", ["deleted", "cut", "changed", "nonsense", "read-only"])
def test_a_damaged_cache(shown: SiteFolder, damage: str) -> None:
    """Whatever becomes of the cache, the site is the same."""
    built(shown)
    before, cache = digest_of(shown.output / "images"), shown.root / CACHE
    for path in list(cache.iterdir()):
        data = path.read_bytes()
        if damage == "deleted":
            path.unlink()
        elif damage == "cut":
            path.write_bytes(data[: len(data) // 2])
        elif damage == "changed":
            path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        elif damage == "nonsense":
            path.write_bytes(b'{"width": [1]}')
    if damage == "read-only":
        shutil.rmtree(cache)
        cache.write_text("a file where the folder should be")  # root may write into any folder
    shown.write("content/news.md", "- 2024/06/05: Something else happened.\n")
    built(shown)
    assert digest_of(shown.output / "images") == before


def test_two_builds_at_once(shown: SiteFolder) -> None:
    """Builds that make the same pictures at the same time do each other no harm."""
    started = [shown.start("-o", f"output{number}") for number in (1, 2)]
    for process in started:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    digests = {digest_of(shown.root / f"output{number}/images") for number in (1, 2)}
    assert len(digests) == 1
    assert not list((shown.root / CACHE).glob(".part-*"))


def test_a_site_that_is_its_own_content(tmp_path: Path) -> None:
    """The cache is no content: a build of nothing new is skipped."""
    site = SiteFolder(tmp_path, {"pelicanconf.py": SETTINGS.replace('"content"', '"."')})
    site.write("profile.yml", "name: Ada Example\nphoto: images/me.jpg\n")
    site.write("images/me.jpg", PHOTO)
    assert site.build().status == 0
    assert (site.root / CACHE).is_dir()
    assert "Nothing has changed" in site.build().out
