"""The package as a user gets it: a wheel in an empty environment, far from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.sites import FILES, REPOSITORY, SiteFolder

DESIGN = """\
PELICAN_CLASS = "paperbox.Site"
PLUGINS = ["paperbox"]
THEME = "paperbox"
PAPERBOX = {"home": "about.md"}
SITENAME = "Ada Example"
SITEURL = "https://ada.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
"""


def pip(python: str | Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pip in an environment."""
    command = [str(python), "-m", "pip", "--disable-pip-version-check", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this repository."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder))
    result = pip(sys.executable, *build, str(REPOSITORY))
    assert result.returncode == 0, result.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_what_the_wheel_holds(wheel: Path) -> None:
    """The package, the theme where Pelican looks for themes, the icons and the licences."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        size = sum(entry.compress_size for entry in archive.infolist())
    assert "paperbox/site.py" in names
    assert "paperbox/write/icons.json" in names
    assert "pelican/themes/paperbox/templates/base.html" in names
    assert "pelican/themes/paperbox/strings/en.yml" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/theme/icons/LICENSES.md") for name in names)
    assert not any(name.startswith(("tests/", "content/")) for name in names)
    assert size < 700_000  # our own files; the packages that the icons come from have 37 MB


@pytest.mark.network
def test_a_site_elsewhere(wheel: Path, tmp_path: Path, on_ci: bool) -> None:
    """A profile, a paper and the settings are a site, with nothing but the wheel installed."""
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    constraints = ("--constraint", str(REPOSITORY / "constraints.txt"))
    installed = pip(programs / "python", "install", "--quiet", *constraints, str(wheel))
    if installed.returncode and "onnection" in installed.stderr and not on_ci:
        pytest.skip("the package index can't be reached")
    assert installed.returncode == 0, installed.stderr
    names = ("content/profile.yml", "content/publications/one.md")
    site = SiteFolder(tmp_path / "site", {name: FILES[name] for name in names})
    site.write("pelicanconf.py", DESIGN)
    built = subprocess.run(
        [programs / "pelican", "content"],
        cwd=site.root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    page = site.page()
    assert page.select_one("main article h3").text == "A paper"
    assert page.select_one("aside h1").text == "Ada Example"
    (stylesheet,) = site.output.glob("theme/*.css")
    assert stylesheet.stat().st_size > 5_000
