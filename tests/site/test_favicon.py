"""The sign of a site in the tabs of browsers."""

from __future__ import annotations

import pytest

from tests.site.test_pages import PNG
from tests.sites import PROFILE, SiteFolder


def icon(site: SiteFolder) -> str:
    """Return the address of the icon of the built home page."""
    assert site.build().status == 0
    link = site.page().select_one('link[rel="icon"]')
    assert link
    return str(link["href"])


@pytest.mark.parametrize("name", ["favicon.ico", "favicon.png", "favicon-32x32.png"])
def test_own_icon(site: SiteFolder, name: str) -> None:
    """A file with a usual name is taken, whatever the photo is."""
    site.write("content/images/me.png", PNG)
    site.write("content/profile.yml", f"{PROFILE}photo: images/me.png\n")
    assert icon(site) == "./images/me.png"
    site.write(f"content/images/{name}", PNG)
    assert icon(site) == f"./images/{name}"
    assert (site.output / "images" / name).is_file()


def test_what_is_not_copied_is_no_icon(site: SiteFolder) -> None:
    """A file that Pelican does not copy would be a dead link."""
    site.write("content/favicon.ico", PNG)
    assert icon(site) == "data:,"
