"""Pages are in the language of their text, where the settings are as the template had them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from paperbox.cli import main
from tests.moving.samples import CONFIG, with_files
from tests.sites import SiteFolder

CHINESE = "# 关于我\n\n我是一名研究员，主要研究方向是测试的理论与实践，欢迎与我联系。\n"
PAPERS = "# 论文\n\n1. Ada Example, Bo Sample. *A Long English Title of One Paper*. TestConf.\n"
JAPANESE = "# 私について\n\nテストの理論と実践を研究しています。ご連絡をお待ちしています。\n"
KOREAN = "# 소개\n\n저는 시험의 이론과 실제를 연구합니다. 언제든지 연락해 주십시오.\n"
ENGLISH = "# About me\n\nI am a researcher, and I test things in theory and in practice.\n"
MIXED = "# About 我\n\nI test 测试的理论与实践 things 欢迎 well.\n"


@pytest.fixture
def moved(tmp_path: Path) -> Callable[..., SiteFolder]:
    """Return what imports a home page and another page, with a line of _config.yml."""

    def run(
        home: str, other: str = "", line: str = "locale: en-US\n", front: str = ""
    ) -> SiteFolder:
        files = {"_config.yml": CONFIG + line, "_pages/about.md": f"---\npermalink: /\n---\n{home}"}
        if other:
            files["_pages/other.md"] = f"---\npermalink: /other/\ntitle: T\n{front}---\n{other}"
        old = with_files(tmp_path / "old", files)
        assert main(["import", str(old.root), str(tmp_path / "new")]) == 0
        return SiteFolder(tmp_path / "new", files={})

    return run


def lang(site: SiteFolder, page: str = "index.html") -> str:
    """Return the language that a built page declares."""
    html = site.page(page).html
    assert html
    return str(html["lang"])


@pytest.mark.parametrize(
    ("text", "language"),
    [(CHINESE, "zh"), (CHINESE + PAPERS * 2, "zh"), (JAPANESE, "ja"), (KOREAN, "ko")],
)
def test_language_of_the_site(moved: Callable[..., SiteFolder], text: str, language: str) -> None:
    """The home page tells the language of the site, and a page in English is in English then."""
    site = moved(text, ENGLISH)
    assert f'DEFAULT_LANG = "{language}"' in (site.root / "pelicanconf.py").read_text("utf-8")
    assert f"so DEFAULT_LANG is `{language}`" in (site.root / "IMPORT.md").read_text("utf-8")
    assert site.build().status == 0
    assert (lang(site), lang(site, "other/index.html")) == (language, "en")


def test_language_of_a_page(moved: Callable[..., SiteFolder]) -> None:
    """A Chinese page of an English site is in Chinese."""
    site = moved(ENGLISH, CHINESE)
    assert site.build().status == 0
    assert (lang(site).partition("-")[0], lang(site, "other/index.html")) == ("en", "zh")
    assert "`lang: zh`" in (site.root / "IMPORT.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("home", "other", "line", "front"),
    [
        (CHINESE, "", "locale: de\n", ""),
        (MIXED, MIXED, "locale: en-US\n", ""),
        (ENGLISH, CHINESE, "", "lang: zh-TW\n"),
        (CHINESE, CHINESE, "locale: zh-CN\n", ""),
    ],
)
def test_what_is_said_stays(
    moved: Callable[..., SiteFolder], home: str, other: str, line: str, front: str
) -> None:
    """What the author says counts more than letters, and a mixed page says nothing."""
    site = moved(home, other, line, front)
    said = (line.partition(": ")[2].strip() or "en").replace("en-US", "en")
    settings = (site.root / "pelicanconf.py").read_text("utf-8")
    assert f'DEFAULT_LANG = "{said}' in settings
    assert "DEFAULT_LANG is" not in (site.root / "IMPORT.md").read_text("utf-8")
    if other:
        fields = (site.root / "content/pages/other.md").read_text("utf-8").split("---\n")[1]
        assert [x for x in fields.split("\n") if x.startswith("lang")] == front.split("\n")[:-1]
