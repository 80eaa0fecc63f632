"""The settings files that an import writes: Python that says what was said."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbox.keys import MenuEntry
from paperbox.moving.addresses import OldSite
from paperbox.moving.config import OldConfig
from paperbox.moving.settings_files import python, settings_of, site_name

NOWHERE = OldSite("", is_guess=False, roots=())


def said(
    config: OldConfig, place: OldSite = NOWHERE, menu: Any = None, **files: Any
) -> tuple[dict[str, Any], str]:
    """Return what pelicanconf.py assigns, and its text."""
    paths, extra = files.get("paths", []), files.get("extra", {})
    more: dict[str, Any] = {"lang": "zh-CN", "home": "about.md", "has_posts": False, "math": True}
    text = settings_of(config, place, menu, paths, extra, **more).pelicanconf
    assignments = [node for node in ast.parse(text).body if isinstance(node, ast.Assign)]
    return {ast.unparse(a.targets[0]): ast.literal_eval(a.value) for a in assignments}, text


def test_config_becomes_settings() -> None:
    """Title, address, zone and language have Pelican's names."""
    config = OldConfig(title="Ada <b>Byron</b>", timezone="Asia/Shanghai", locale="zh-CN")
    settings, _ = said(config, OldSite("https://ada.github.io", is_guess=False, roots=()))
    assert settings["SITENAME"] == "Ada Byron"
    assert settings["SITEURL"] == "https://ada.github.io"
    assert settings["TIMEZONE"] == "Asia/Shanghai"
    assert settings["DEFAULT_LANG"] == "zh-CN"
    assert settings["THEME"] == "paperbox"
    assert settings["PAPERBOX"] == {"home": "about.md", "dates": "written"}
    assert settings["STATIC_PATHS"] == []


def test_what_is_uncertain_is_marked() -> None:
    """An address that is a guess says so, and so does one that nobody knows."""
    guess = OldSite("https://ada.github.io", is_guess=True, roots=())
    assert "check it" in said(OldConfig(), guess)[1]
    settings, text = said(OldConfig())
    assert settings["SITEURL"] == ""
    assert "such as https://" in text


def test_menu_and_files() -> None:
    """Entries with what is below them, and files with their old addresses, come back."""
    menu = (
        MenuEntry("关于", "#about-me"),
        MenuEntry("More", children=(MenuEntry('The "CV"', "files/cv.pdf"),)),
    )
    extra = {f"root/file-{n}.html": f"file-{n}.html" for n in range(9)}
    settings, text = said(OldConfig(), menu=menu, paths=["images", "root"], extra=extra)
    assert settings["PAPERBOX"]["menu"] == [
        {"label": "关于", "url": "#about-me"},
        {"label": "More", "children": [{"label": 'The "CV"', "url": "files/cv.pdf"}]},
    ]
    assert settings["EXTRA_PATH_METADATA"]["root/file-8.html"] == {"path": "file-8.html"}
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize(
    ("config", "name"),
    [
        (OldConfig(title="A", name="B"), "A"),
        (OldConfig(author={"name": "Ada<br>Byron"}, name="B"), "Ada Byron"),
        (OldConfig(), "Homepage"),
    ],
)
def test_name(config: OldConfig, name: str) -> None:
    """A site without a title is named after its author."""
    assert site_name(config) == name


VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"])) | st.booleans(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("ab\"'\\\n章"), inner),
)


@given(VALUES, st.integers(0, 90))
def test_python_reads_it_back(value: object, column: int) -> None:
    """Whatever a value is, Python reads the same."""
    assert ast.literal_eval(python(value, column)) == value
