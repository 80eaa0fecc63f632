"""The sign of a site in the tabs of browsers and on the first screens of phones."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.site.test_pages import PNG
from tests.sites import PROFILE, SETTINGS, SiteFolder


def icons(site: SiteFolder) -> dict[str, list[str]]:
    """Return rel -> addresses of the icons of the built home page, which are all there."""
    built = site.build()
    assert (built.status, built.err) == (0, "")
    found: dict[str, list[str]] = {}
    for link in site.page().select("link[rel$=icon], link[rel=manifest]"):
        found.setdefault(" ".join(link["rel"]), []).append(str(link["href"]))
        assert (site.output / str(link["href"])).is_file()
    return found


def picture(width: int, height: int) -> bytes:
    """Return a PNG that is half transparent."""
    buffer = io.BytesIO()
    Image.new("RGBA", (width, height), (200, 30, 60, 128)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["favicon.ico", "favicon-32x32.png", "favicon.svg"])
def test_own_icon(site: SiteFolder, name: str) -> None:
    """A file with a usual name is taken as it is, whatever the photo is."""
    site.write("content/images/me.png", PNG)
    site.write("content/profile.yml", f"{PROFILE}photo: images/me.png\n")
    site.write(f"content/images/{name}", PNG)
    assert icons(site) == {"icon": [f"./images/{name}"]}
    assert (site.output / "images" / name).read_bytes() == PNG
    assert not list((site.output / "theme").glob("*icon*"))


def test_own_set(site: SiteFolder) -> None:
    """A set as icon makers give it stays what it is, though a favicon.png lies beside it."""
    names = ["favicon.ico", "apple-touch-icon.png", "site.webmanifest", "favicon.png"]
    for name in names:
        site.write(f"content/images/{name}", picture(512, 512))
    assert icons(site) == {
        "icon": ["./images/favicon.ico"],
        "apple-touch-icon": ["./images/apple-touch-icon.png"],
        "manifest": ["./images/site.webmanifest"],
    }


def test_all_sizes_of_one_picture(site: SiteFolder) -> None:
    """A large favicon.png is enough for tabs and phones; an SVG beside it is for new browsers."""
    site.write("content/images/favicon.png", picture(600, 300))
    site.write("content/images/favicon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert icons(site) == {
        "icon": ["./theme/favicon.ico", "./images/favicon.svg"],
        "apple-touch-icon": ["./theme/apple-touch-icon.png"],
        "manifest": ["./theme/site.webmanifest"],
    }
    theme = site.output / "theme"
    with Image.open(theme / "favicon.ico") as ico:
        assert ico.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    with Image.open(theme / "apple-touch-icon.png") as touch:
        assert (touch.size, touch.mode) == ((180, 180), "RGB")
        assert touch.getpixel((90, 0)) == (255, 255, 255)
    said = json.loads((theme / "site.webmanifest").read_text("utf-8"))
    assert (said["name"], said["start_url"]) == ("Ada Example", "../")
    for icon in said["icons"]:
        with Image.open(theme / icon["src"]) as large:
            assert "x".join(map(str, large.size)) == icon["sizes"]
    policy = site.page().select_one("meta[http-equiv=Content-Security-Policy]")
    assert policy and "manifest-src 'self'" in str(policy["content"])


def test_a_small_picture(site: SiteFolder) -> None:
    """No size is made that would be blurred."""
    site.write("content/images/favicon.png", picture(20, 20))
    assert icons(site) == {"icon": ["./theme/favicon.ico"]}


def test_a_picture_that_is_none(site: SiteFolder) -> None:
    """The build stops with its name."""
    site.write("content/images/favicon.png", b"no picture")
    built = site.build()
    assert built.status == 1
    assert "content/images/favicon.png: can't be read" in built.err


@pytest.mark.parametrize("name", ["Ada Example", "程正林", "<&> B"])
def test_monogram(site: SiteFolder, name: str) -> None:
    """A site without a sign shows the initials of its owner; it is a file, as policies want it."""
    site.write("content/profile.yml", f'name: "{name}"\n')
    site.write("pelicanconf.py", SETTINGS)
    assert icons(site) == {"icon": ["./theme/favicon.svg"]}
    root = ET.parse(site.output / "theme/favicon.svg").getroot()  # noqa: S314  written by us
    words = name.split()
    assert "".join(root.itertext()).strip() == "".join(word[0] for word in words)


def test_what_is_not_copied_is_no_icon(site: SiteFolder) -> None:
    """A file that Pelican does not copy would be a dead link."""
    site.write("content/favicon.ico", PNG)
    assert icons(site) == {"icon": ["./theme/favicon.svg"]}
