"""``paperbox import``: a whole site, read, written and built."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from paperbox.cli import main
from paperbox.moving import files
from paperbox.moving.progress import Progress
from tests.moving.samples import CONFIG, FILES, with_files
from tests.sites import SiteFolder, digest_of

Changes = dict[str, str | bytes | None]


@pytest.fixture
def moved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., SiteFolder]:
    """Return what imports the sample with changes, and holds that the old site stays as it was."""

    def run(changes: Changes | None = None, *options: str) -> SiteFolder:
        old = with_files(tmp_path / "old", changes or {})
        before = digest_of(old.root)
        status = main(["import", str(old.root), str(tmp_path / "new"), *options])
        assert status == 0, capsys.readouterr().err
        assert digest_of(old.root) == before
        return SiteFolder(tmp_path / "new", files={})

    return run


def make_environment() -> dict[str, str]:
    """Return an environment in which the programs of this one are found, and git knows its user."""
    folder = Path(sys.executable).parent
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Ada Example"), ("EMAIL", "ada@a.example"))
    }
    return {**os.environ, **identity, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def text(site: SiteFolder, path: str) -> str:
    return (site.root / path).read_text("utf-8")


def page(changes: str, front: str = "") -> str:
    return f"---\npermalink: /\n{front}---\n{changes}"


def test_site_builds(moved: Callable[..., SiteFolder]) -> None:
    """What comes out is a complete site, with every word, link and file at its old address."""
    site = moved()
    built = site.build("content")
    assert built.status == 0, built.err
    home = site.page()
    shown = home.get_text(" ")
    for words in ("“things”", "2024.03", "A school", "A Paper of Mine", "2019.06 - 2022.04 (now)"):
        assert words in shown
    assert "Not mine" not in shown
    links = {a["href"] for a in home("a", href=True)}
    assert {"https://ex.example", "https://papers.example/1", "https://code.example/1"} <= links
    for path in ("files/cv.pdf", "files/empty.txt", "google1234.html", "CNAME"):
        data = FILES[path]
        assert (site.output / path).read_bytes() == (
            data if isinstance(data, bytes) else data.encode()
        )
    assert not (site.output / "secret").exists()
    assert not (site.output / "Gemfile").exists()
    assert (site.output / "about/index.html").is_file()
    assert (site.output / "about.html").is_file()
    assert home.find(id="about-me")
    assert home.find(id="-news")


def test_liquid_is_gone(moved: Callable[..., SiteFolder]) -> None:
    """Liquid is evaluated once and for all, and parts of pages stand where they were included."""
    about = text(moved(), "content/pages/about.md")
    assert "{%" not in about
    assert "{{" not in about
    assert "at ada/ada.github.io" in about
    assert "?url=https%3A%2F%2Fcdn.example%2Fstats.json" in about


def test_filters_alone(moved: Callable[..., SiteFolder]) -> None:
    """A page that does no more than to make addresses is rendered, too."""
    config = CONFIG.replace('baseurl: ""', "baseurl: /me")
    words = page("[Talks]({{ '/talks/' | relative_url }}) and $\\frac{{a}}{b}$\n")
    site = moved({"_config.yml": config, "_pages/about.md": words})
    assert "[Talks](/me/talks/) and" in text(site, "content/pages/about.md")


def test_records(moved: Callable[..., SiteFolder]) -> None:
    """News and cards become files, with markers in their places."""
    site = moved()
    about = text(site, "content/pages/about.md")
    assert "# 🔥 News\n\n[NEWS]\n" in about
    assert "[PUBLICATIONS]" in about
    assert text(site, "content/news.md").startswith("- *2024.03*: 🎉 A paper at [EX]")
    (paper,) = (site.root / "content/publications").iterdir()
    assert "A Paper of Mine" in paper.read_text("utf-8")


def test_report(moved: Callable[..., SiteFolder], capsys: pytest.CaptureFixture[str]) -> None:
    """The report tells what was moved, what was not, and what to look at."""
    report = text(moved(), "IMPORT.md")
    out = capsys.readouterr().out
    assert "leads to #-gone, which is not there" in report
    assert "leads to #-news" not in report
    assert "`_pages/includes/unused.md`: no page includes it" in report
    assert "2 pieces of news: content/news.md" in report
    assert "`images/`: 2 files, byte for byte" in report
    assert "leads to #-gone" in out
    assert len(out.splitlines()) < 20
    assert "pelican content" in out


def test_folder_with_a_blank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command that is to come next can be pasted as it is."""
    old = with_files(tmp_path / "old", {})
    assert main(["import", str(old.root), str(tmp_path / "my site")]) == 0
    assert f"Next: cd '{tmp_path}/my site' && pelican content\n" in capsys.readouterr().out


def test_publish(moved: Callable[..., SiteFolder], tmp_path: Path) -> None:
    """`make` builds and publishes the new site, in the way that IMPORT.md tells."""
    site = moved()
    report = text(site, "IMPORT.md")
    for words in ("make html", "make serve", "make publish", "git init", "requirements.txt"):
        assert words in report
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", str(remote)], check=True)
    for command in ("git init -q", f"git remote add origin {remote}", "make html", "make publish"):
        subprocess.run(
            command.split(), cwd=site.root, env=make_environment(), check=True, capture_output=True
        )
    shown = subprocess.run(
        ["git", "show", "gh-pages:index.html"], cwd=remote, check=True, capture_output=True
    )
    assert b"A Paper of Mine" in shown.stdout


def test_unknown_address(moved: Callable[..., SiteFolder]) -> None:
    """A site whose address nothing tells has it among the things to look at."""
    config = CONFIG.replace("url: https://ada.example\n", "")
    unknown = config.replace("repository: ada/ada.github.io\n", "")
    site = moved({"_config.yml": unknown, "CNAME": None})
    assert "SITEURL is empty" in text(site, "IMPORT.md")
    assert 'SITEURL = ""' in text(site, "pelicanconf.py")


def test_check_writes_nothing(
    moved: Callable[..., SiteFolder], capsys: pytest.CaptureFixture[str]
) -> None:
    """``--check`` tells the same and makes no folder."""
    assert not moved({}, "--check").root.exists()
    assert "Nothing was written." in capsys.readouterr().out


def test_same_result_twice(tmp_path: Path) -> None:
    """An import of the same site gives the same bytes."""
    old = with_files(tmp_path / "old", {})
    digests = set()
    for name in ("one/site", "two/site"):
        with contextlib.chdir(tmp_path):
            assert main(["import", str(old.root), name]) == 0
        (tmp_path / name / "IMPORT.md").unlink()
        digests.add(digest_of(tmp_path / name))
    assert len(digests) == 1


def test_empty_dest_is_replaced(moved: Callable[..., SiteFolder], tmp_path: Path) -> None:
    """A folder that is there and empty is as good as none."""
    (tmp_path / "new").mkdir()
    assert (moved().root / "content").is_dir()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["new", "old"]


def test_into_the_current_folder(tmp_path: Path) -> None:
    """The folder one is in stays that folder."""
    with_files(tmp_path / "old", {})
    (tmp_path / "new").mkdir()
    with contextlib.chdir(tmp_path / "new"):
        assert main(["import", "../old", "."]) == 0
        assert Path("pelicanconf.py").is_file()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["new", "old"]


def test_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle leaves nothing behind."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "copy", interrupt)
    with_files(tmp_path / "old", {})
    assert main(["import", str(tmp_path / "old"), str(tmp_path / "new")]) == 130
    assert [entry.name for entry in tmp_path.iterdir()] == ["old"]


def test_terminated(tmp_path: Path) -> None:
    """SIGTERM in the middle leaves nothing behind either."""
    old = with_files(tmp_path / "old", {})
    with old.write("files/large.bin", b"").open("wb") as large:
        large.truncate(4_000_000_000)  # all of it a hole, which takes no place
    command = [sys.executable, "-c", "import sys; from paperbox.cli import main; sys.exit(main())"]
    with subprocess.Popen(
        [*command, "import", "old", "sub/new"], cwd=tmp_path, stderr=subprocess.PIPE, text=True
    ) as process:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob("sub/.new.*")) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.terminate()
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (143, "")
    assert [entry.name for entry in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize(
    ("script", "stays"),
    [
        ("<script src='//maps.example/x.js'></script>", False),
        ('<script type="text/javascript" async src="https://a.example/b.js?x=1"> </script>', False),
        ("<script>window.dataLayer = [];</script>", False),
        ("<script>let own = 1;</script>", True),
        ("<script src='assets/js/own.js'></script>", True),
        ("<iframe src='https://video.example/1'></iframe>", True),
        ("<style>p { color: red }</style>", True),
        ("<!-- <script src='//maps.example/x.js'></script> -->", True),
        ("`<script src='//maps.example/x.js'></script>`", True),
    ],
)
def test_scripts(moved: Callable[..., SiteFolder], script: str, stays: bool) -> None:
    """Scripts of other hosts are left out and shown in the report; all else stays."""
    site = moved({"_pages/about.md": page(f"# A\n\nBefore.\n\n{script}\n\nAfter.\n")})
    assert (script in text(site, "content/pages/about.md")) is stays
    assert (script in text(site, "IMPORT.md")) is not stays


@pytest.mark.parametrize(
    ("news", "reason"),
    [
        ("# News\n- *2024.03*: One.\n- And no date.\n", "expected a date"),
        ("# News\nSome words.\n- *2024.03*: One.\n", "more than one list"),
        ("# 新闻\n<div>\n- *2024.03*: One.\n</div>\n", "more than one list"),
        ("# News\n- 01/08/2025: One.\n", "may be"),
    ],
)
def test_news_that_stays(moved: Callable[..., SiteFolder], news: str, reason: str) -> None:
    """A section of which one entry is not understood stays, and the report tells why."""
    site = moved({"_pages/about.md": page(news)})
    assert news.strip() in text(site, "content/pages/about.md")
    assert not (site.root / "content/news.md").exists()
    assert reason in text(site, "IMPORT.md")
    assert site.build("content").status == 0


@pytest.mark.parametrize(
    "heading",
    [
        "# News",
        "## 📰 Latest News",
        "# 🔥 新闻",
        "# 最新动态",
        "# <i class='x'></i> News",
        "# NEWS:",
    ],
)
def test_headings_of_news(moved: Callable[..., SiteFolder], heading: str) -> None:
    """The section is known by the words of its heading, without emoji and tags."""
    site = moved({"_pages/about.md": page(f"{heading}\n\n- *2024.03*: One.\n\n# Other\nText.\n")})
    assert text(site, "content/news.md") == "- *2024.03*: One.\n"


def test_pages(moved: Callable[..., SiteFolder]) -> None:
    """Other pages keep their addresses, languages and old addresses; drafts stay drafts."""
    site = moved(
        {
            "zh/_pages/about.md": "---\npermalink: /zh/\nlang: zh_CN\ntitle: 主页\n---\n# 你好\n",
            "_pages/talks.html": "---\ntitle: Talks\n---\n<p>A *talk*.</p>\n",
            "notes/index.md": "---\ntitle: Notes\nlayout: single\n---\nWords.\n",
            "_pages/hidden.md": "---\npermalink: /hidden/\npublished: false\n---\nHidden.\n",
            "_pages/about-zh.md": "---\npermalink: /\n---\nThe other.\n",
        }
    )
    built = site.build("content")
    assert built.status == 0, built.err
    assert site.page("zh/index.html").html["lang"] == "zh-CN"
    assert "A *talk*." in site.page("_pages/talks/index.html").get_text()
    assert "Words." in site.page("notes/index.html").get_text()
    assert not (site.output / "hidden").exists()
    assert (site.root / "content/pages/zh/about.md").is_file()
    assert "draft: true" in text(site, "content/pages/about-zh.md")
    assert "/ is the address of _pages/about.md, too" in text(site, "IMPORT.md")
    assert "The other" not in site.page().get_text()


def test_posts(moved: Callable[..., SiteFolder]) -> None:
    """Posts keep their addresses; categories become tags; drafts and posts to come stay hidden."""
    site = moved(
        {
            "_posts/2024-05-06-Hello-World.md": "---\ntitle: Hello\ncategories: [Life]\n---\nHi.\n",
            "_posts/2199-01-01-later.md": "---\ntitle: Later\n---\nLater.\n",
            "_drafts/idea.md": "---\ntitle: Idea\n---\nAn idea.\n",
            "_pages/about.md": page(
                "{% for post in site.posts %}[{{ post.title }}]({{ post.url }})\n{% endfor %}"
            ),
        }
    )
    built = site.build("content")
    assert built.status == 0, built.err
    assert "Hi." in site.page("life/Hello-World/index.html").get_text()
    assert "tags:\n- Life\n" in text(site, "content/posts/2024-05-06-Hello-World.md")
    assert [a.get_text() for a in site.page()("a", href="/life/Hello-World/")] == ["Hello"]
    assert "draft: true" in text(site, "content/posts/idea.md")
    assert "draft: true" in text(site, "content/posts/2199-01-01-later.md")


def test_blanks_in_addresses(moved: Callable[..., SiteFolder]) -> None:
    """A category or a name with a blank has the address that Jekyll gives it, and links lead there.

    A category that is no list is a word each.
    """
    site = moved(
        {
            "_pages/about.md": page("{% for p in site.posts %}[x]({{ p.url }}) {% endfor %}"),
            "_pages/other page.md": "---\ntitle: Other\npermalink: /my page/\n"
            "redirect_from: /was/\n---\nO.\n",
            "_posts/2024-05-06-one.md": "---\ncategories: [Web dev, 100% ok]\n---\nOne.\n",
            "_posts/2024-05-07-two.md": "---\ncategories: web dev\n---\nTwo.\n",
            "_posts/2024-05-08-three.md": "---\npermalink: /a/../three/\n---\nThree.\n",
        }
    )
    built = site.build("content")
    assert built.status == 0, built.err
    for path in ("web dev/100% ok/one/index.html", "web/dev/two/index.html", "my page/index.html"):
        assert (site.output / path).is_file()
    links = {a["href"] for a in site.page()("a", href=True)}
    assert {"/web%20dev/100%25%20ok/one/", "/web/dev/two/"} <= links
    assert site.page("was/index.html").find("a")["href"] == "../my%20page/"
    report = text(site, "IMPORT.md")
    assert "at /web%20dev/100%25%20ok/one/" in report
    assert "leads to what is not there: /a/../three/\n" in report
    assert (site.output / "posts/three/index.html").is_file()
    assert "at /posts/three/" in report


def test_unknown_tags(moved: Callable[..., SiteFolder]) -> None:
    """What Liquid does not know stays as it is written and is told; all around it is rendered."""
    site = moved(
        {
            "_pages/about.md": page(
                "{% seo %}\nI am {{ site.title }}, {{ 'a' | nosuch: 1 | upcase }}.\n\n"
                "{% include x.html %}\n\n{% include_relative includes/news.md %}\n"
            ),
            "_includes/x.html": "one\n{% gallery a b %}{{ site.title | size }}{% endgallery %}\n",
            "_pages/talks.md": "---\ntitle: T\npermalink: /talks/\n---\n"
            "{% link gone.md %}, [A]({% link _pages/about.md %}), "
            "[P]({% post_url 2024-05-06-p %}), [F]({% link files/cv.pdf %}), "
            "{% post_url 2024-05-07-q %}",
            "_posts/2024-05-06-p.md": "---\ncategories: [web dev]\n---\n{% gist 1 %}\n",
        }
    )
    built = site.build("content")
    assert built.status == 0, built.err
    home = " ".join(site.page().get_text(" ").split())
    assert "{% seo %} I am Ada Example, {{ ‘a’ | nosuch: 1 | upcase }}." in home
    assert "one {% gallery a b %}11{% endgallery %}" in home
    talks = site.page("talks/index.html")
    assert [a.get("href") for a in talks.select("main a")] == [
        "/",
        "/web%20dev/p/",
        "../files/cv.pdf",
    ]
    assert "{% link gone.md %}" in talks.get_text()
    assert "{% post_url 2024-05-07-q %}" in talks.get_text()
    assert "{% gist 1 %}" in site.page("web dev/p/index.html").get_text()
    report = text(site, "IMPORT.md")
    for line in (
        '`_pages/about.md:4`: unknown tag "seo": `{% seo %}` is shown as it is written',
        '`_pages/about.md:5`: unknown filter "nosuch"',
        '`_includes/x.html:2`: unknown tag "gallery"',
        '`_includes/x.html:2`: unknown tag "endgallery"',
        '`_posts/2024-05-06-p.md:4`: unknown tag "gist"',
        '`_pages/talks.md:5`: link names a file that is not shown: "gone.md"',
        '`_pages/talks.md:5`: post_url names a file that is not shown: "2024-05-07-q"',
    ):
        assert line in report


def test_unknown_tag_among_news_and_cards(moved: Callable[..., SiteFolder]) -> None:
    """A tag that stays stops neither the news nor the papers from being read."""
    home = "# News\n- *2024.03*: {% gist 1 %} One.\n\n# {% seo %} Papers\n\n"
    site = moved({"_pages/about.md": page(home + card("A Paper", "https://p.example/1"))})
    assert "{% gist 1 %} One." in text(site, "content/news.md")
    assert list((site.root / "content/publications").glob("*.md"))
    built = site.build("content")
    assert built.status == 0, built.err
    shown = site.page().get_text()
    assert "{% gist 1 %} One." in shown
    assert "{% seo %} Papers" in shown
    assert "raw %}" not in shown


def test_fields_of_liquid(moved: Callable[..., SiteFolder]) -> None:
    """A field that became text is gone from the top of the page; any other stays."""
    front = "talks: [One, Two]\ncolour: red\nodd: 1\n"
    body = "{% for t in page.talks %}{{ t }}.{% endfor %} {% include x.html %}"
    site = moved({"_pages/about.md": page(body, front), "_includes/x.html": "{{ page.colour }}"})
    assert text(site, "content/pages/about.md") == "---\npermalink: /\nodd: 1\n---\nOne.Two. red"
    assert "the field `talks`" in text(site, "IMPORT.md")
    built = site.build("content")
    assert built.status == 0
    assert [line for line in built.err.splitlines() if "about.md" in line] == [
        'warning: content/pages/about.md:3: the field "odd" has no effect'
    ]


def test_mojibake(moved: Callable[..., SiteFolder]) -> None:
    """Characters that were garbled are mended in what is written, and listed with their line."""
    garbled = "📖".encode().decode("cp1252")
    site = moved({"_pages/about.md": page(f"# {garbled} Educations\nA school.\n")})
    assert "# 📖 Educations" in text(site, "content/pages/about.md")
    assert "_pages/about.md:4" in text(site, "IMPORT.md")


def test_files_with_names_of_ours(moved: Callable[..., SiteFolder]) -> None:
    """Files whose names mean something in content/ are published where they were."""
    files: Changes = {
        "publications/slides.pdf": b"%PDF",
        "posts/old.html": "<p>old</p>",
        "news.md": "no front matter",
        "data.yml": "a: 1",
        ".htaccess": "Deny from none\n",
        "sub site/index.html": "<title>x</title>",
        "_pages/cv.pdf": b"%PDF",
    }
    site = moved(files)
    built = site.build("content")
    assert built.status == 0, built.err
    for path, data in files.items():
        assert (site.output / path).read_bytes() == (
            data if isinstance(data, bytes) else str(data).encode()
        )


def test_steps_up(moved: Callable[..., SiteFolder]) -> None:
    """An address that steps up from the root, or from a page below it, leads to the root."""
    zh = "---\npermalink: /zh/\n---\n![](../images/paper.png)\n"
    site = moved({"_pages/about.md": page("![](../images/ada.png)\n"), "_pages/zh.md": zh})
    assert "what is not there" not in text(site, "IMPORT.md")
    assert site.build("content").status == 0
    assert site.page().find("img", src="./images/ada.png")
    assert site.page("zh/index.html").find("img", src="../images/paper.png")


def test_collisions_of_addresses(moved: Callable[..., SiteFolder]) -> None:
    """An old address that is taken is not a second page, and the build goes through."""
    site = moved(
        {
            "_pages/other.md": "---\npermalink: /about/\n---\nOther.\n",
            "_pages/more.md": "---\npermalink: /ABOUT/\nredirect_from: /x\n---\nX.\n",
        }
    )
    built = site.build("content")
    assert built.status == 0, built.err
    assert "the old address /about/ is that of something else" in text(site, "IMPORT.md")


def test_odd_content_builds(moved: Callable[..., SiteFolder]) -> None:
    """Duplicate ids, dead links, missing pictures and unclosed elements are no errors."""
    odd = page(
        "# A\n[dead](nowhere/x.pdf) ![gone](images/gone.png)\n\n<div id='x'>\n<div id='x'>\n\n"
        "<b>unclosed\n\n<!-- never closed\n",
        "layout: single\ntoc: true\ntemplate: nothing\nmenu: [1, 2]\nlang: Ümlaut!\n",
    )
    site = moved({"_pages/about.md": odd})
    built = site.build("content")
    assert built.status == 0, built.err
    report = text(site, "IMPORT.md")
    assert "shows what is not there: images/gone.png" in report
    assert "leads to what is not there: nowhere/x.pdf" in report
    assert "the front matter says `lang: Ümlaut!`" in report


def test_theme_includes(moved: Callable[..., SiteFolder]) -> None:
    """An include of a theme file that is missing is told, and the rest of the page stays."""
    site = moved(
        {
            "_pages/about.md": page(
                "Before.\n\n{% include archive-single.html type='x' %}\n\nAfter.\n"
            )
        }
    )
    assert "includes _includes/archive-single.html, which is missing" in text(site, "IMPORT.md")
    assert "After." in text(site, "content/pages/about.md")


def test_defaults(moved: Callable[..., SiteFolder]) -> None:
    """What _config.yml says for many pages at once holds for each; its own fields win."""
    rules = """\
defaults:
  - scope: {path: "", type: pages}
    values: {author_profile: false, lang: fr}
  - scope: {path: _pages/de}
    values: {lang: de}
  - scope: {path: "", type: posts}
    values: {lang: it}
"""
    fields = "---\npermalink: /{}/\n---\nText.\n"
    changes: Changes = {"_config.yml": CONFIG + rules}
    changes |= {f"_pages/{name}.md": fields.format(name) for name in ("fr", "de/de")}
    changes["_pages/en.md"] = "---\npermalink: /en/\nlang: en\n---\nText.\n"
    site = moved(changes)
    for name, lang in (("fr", "fr"), ("de/de", "de"), ("en", "en")):
        assert f"lang: {lang}\n" in text(site, f"content/pages/{name}.md")
        assert "author_profile: false\n" in text(site, f"content/pages/{name}.md")


def test_two_posts_with_one_address(moved: Callable[..., SiteFolder]) -> None:
    """The newer one stays; the other is a draft, and told."""
    post = "---\ntitle: A\n---\nText.\n"
    site = moved({"_posts/2024-01-02-a.md": post, "_posts/2024-01-01-a.md": post})
    assert site.build("content").status == 0
    assert "draft: true" in text(site, "content/posts/2024-01-01-a.md")
    assert "draft" not in text(site, "content/posts/2024-01-02-a.md")
    assert "/a/ is the address of something else, too" in text(site, "IMPORT.md")


def test_odd_theme_files(moved: Callable[..., SiteFolder]) -> None:
    """A file of the theme that is no text stops nothing."""
    moved({"_includes/head/custom.html": b"\xff\xfe", "assets/css/main.scss": b"\xe9"})


def test_formulas(moved: Callable[..., SiteFolder]) -> None:
    """Formulas are formulas where the old theme loaded MathJax, else the dollars stay."""
    site = moved({"_pages/about.md": page("A $a^2$.\n")})
    assert site.build("content").status == 0
    assert "$a^2$" in site.page().get_text()
    assert "Formulas such as" in text(site, "IMPORT.md")


def test_formulas_of_mathjax(moved: Callable[..., SiteFolder]) -> None:
    """See above."""
    head = "<script src='https://cdn.example/MathJax.js'></script>"
    site = moved({"_pages/about.md": page("A $a^2$.\n"), "_includes/head/custom.html": head})
    assert site.build("content").status == 0
    assert site.page().find("math")


def test_git(tmp_path: Path) -> None:
    """A URL is cloned first; nothing of the clone is left, and .git is not moved."""
    old = with_files(tmp_path / "old", {})
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=A", "-c", "user.email=a@a.example", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=old.root, check=True)
    assert main(["import", f"file://{old.root}", str(tmp_path / "new")]) == 0
    assert (tmp_path / "new/content/pages/about.md").is_file()
    assert not list((tmp_path / "new").rglob(".git"))


def test_address_of_a_clone(moved: Callable[..., SiteFolder]) -> None:
    """Where _config.yml does not say where the site stood, the repository does."""
    config = CONFIG.replace("url: https://ada.example\n", "").replace("ada/ada", "other/other")
    site = moved(
        {
            "_config.yml": config,
            "CNAME": None,
            ".git/config": '[core]\n\tbare = false\n[remote "origin"]\n'
            "\tfetch = +refs/heads/*\n\turl = https://me:secret@github.com/eve/eve.github.io.git\n",
        }
    )
    settings = text(site, "pelicanconf.py") + text(site, "publishconf.py")
    assert "https://eve.github.io" in settings
    assert "secret" not in settings


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress() -> None:
    """A long copy has a bar on a terminal, a short one has none, and no file ever gets one."""
    for out, size, shown in (
        (Terminal(), 100_000_000, "\r[###############               ] 50 of 100 MB"),
        (Terminal(), 1_000, ""),
        (io.StringIO(), 100_000_000, ""),
    ):
        progress = Progress(out)
        for part in (0, 1, 2):
            progress.show(size * part // 2, size)
        progress.end()
        assert shown in out.getvalue()
        assert bool(out.getvalue()) is bool(shown)
        assert out.getvalue().endswith("\n" if shown else "")


def test_settings(moved: Callable[..., SiteFolder]) -> None:
    """The settings have the site's name, address, zone and menu."""
    site = moved()
    settings = text(site, "pelicanconf.py")
    for words in ("Ada Example", "Asia/Shanghai", "#-news", "files/cv.pdf"):
        assert words in settings
    assert "https://ada.example" in settings + text(site, "publishconf.py")


def card(title: str, address: str, anchor: str = "") -> str:
    """Return a card of the template's form."""
    return (
        '<div class="paper-box"><div class="paper-box-image"><div><div class="badge">EX 2024</div>'
        '<img src="images/paper.png" alt="sym"></div></div>\n'
        f'<div class="paper-box-text"{anchor} markdown="1">\n\n[{title}]({address})\n\n'
        "**Ada Example**, Bo Sample\n</div>\n</div>\n"
    )


def test_cards_of_two_languages(moved: Callable[..., SiteFolder]) -> None:
    """A page in another language keeps its cards, and none of them comes to the home page."""
    home = page("# Papers\n\n" + card("First", "https://papers.example/1"))
    other = "---\npermalink: /zh/\n---\n# 论文\n\n" + card("译名", "https://papers.example/1")
    site = moved({"_pages/about.md": home, "_pages/zh.md": other})
    assert site.build("content").status == 0
    assert [title.get_text() for title in site.page().select(".card-title")] == ["First"]
    assert "译名" in site.page("zh/index.html").get_text()


def test_formula_in_a_title(moved: Callable[..., SiteFolder]) -> None:
    """The title of a card keeps its dollars where the old theme showed them."""
    home = page("# Papers\n\n" + card("A $a^2$ Paper", "https://p.example/1"))
    site = moved({"_pages/about.md": home})
    built = site.build("content")
    assert (built.status, site.page()("math")) == (0, []), built.err
    title = site.page().select_one(".card-title")
    assert title
    assert title.get_text(strip=True) == "A $a^2$ Paper"


def test_order_of_cards(moved: Callable[..., SiteFolder]) -> None:
    """Cards stay in their author's order where date and title don't tell it."""
    addresses = [f"https://papers.example/{number}" for number in range(3)]
    cards = "".join(card("The Same", address) for address in addresses)
    site = moved({"_pages/about.md": page(f"# Papers\n\n{cards}")})
    assert site.build("content").status == 0
    assert [a["href"] for a in site.page().select(".card-title a")] == addresses


def test_bold_co_author(moved: Callable[..., SiteFolder]) -> None:
    """A co-author whom one card has in bold is not the owner of the homepage on all others."""
    other = card("Second", "https://papers.example/2")
    other = other.replace("**Ada Example**, Bo Sample", "A. Example, **Bo Sample**")
    short = card("Third", "https://papers.example/3").replace("Ada Example", "A. Example")
    body = card("First", "https://papers.example/1") + other + short
    site = moved({"_pages/about.md": page(f"# Papers\n\n{body}")})
    assert text(site, "content/profile.yml").endswith("aliases:\n  - A. Example\n")
    assert site.build("content").status == 0
    bold = [tag.get_text() for tag in site.page().select("article.card b")]
    assert bold == ["Ada Example", "A. Example", "A. Example"]
    assert "1 paper had names in bold that are not: Bo Sample." in text(site, "IMPORT.md")


def test_bold_names_of_the_owner(moved: Callable[..., SiteFolder]) -> None:
    """Nothing is told where all names in bold are the owner's."""
    site = moved({"_pages/about.md": page(f"# Papers\n\n{card('First', 'https://p.example/1')}")})
    assert "in bold" not in text(site, "IMPORT.md")


def test_anchor_in_a_card(moved: Callable[..., SiteFolder]) -> None:
    """A menu may lead to a card: its anchor lives on, and nobody says that it is dead."""
    body = card("First", "https://papers.example/1", ' id="first-paper"')
    menu = "main:\n  - title: First\n    url: /#first-paper\n"
    changes: Changes = {"_pages/about.md": page(f"# Papers\n\n{body}")}
    site = moved({**changes, "_data/navigation.yml": menu})
    assert site.build("content").status == 0
    assert site.page().find(id="first-paper")
    assert "first-paper" not in text(site, "IMPORT.md")


def test_every_anchor_of_a_card(moved: Callable[..., SiteFolder]) -> None:
    """Whatever in a card had an id can still be led to, with odd signs in it, too."""
    body = (
        '<div class="paper-box" id="box"><div class="paper-box-image" id="figure">'
        '<div class="badge">EX 2024</div>'
        '<img src="images/paper.png" alt="sym" id="picture"></div>\n'
        '<div class="paper-box-text" id="a&quot;b" markdown="1">\n\n'
        '<a name="named"></a>[First](https://papers.example/1)\n\n'
        "<span id='line'></span>**Ada Example**, Bo Sample\n\n"
        "Some <span id='inner'>words</span>.\n</div>\n</div>\n"
    )
    site = moved({"_pages/about.md": page(f"# Papers\n\n{body}")})
    assert site.build("content").status == 0
    assert site.page().select("article.card")
    ids = {str(tag.get("id") or tag.get("name")) for tag in site.page().find_all(True)}
    assert {"box", "figure", "picture", 'a"b', "named", "line", "inner"} <= ids


def test_link_into_git(tmp_path: Path) -> None:
    """What git keeps, an address with a password maybe, is not published by a link to it."""
    old = with_files(tmp_path / "old", {".git/config": "secret"})
    (old.root / "files/config").symlink_to("../.git/config")
    assert main(["import", str(old.root), str(tmp_path / "new")]) == 0
    new = SiteFolder(tmp_path / "new", files={})
    assert not list(new.root.rglob("config"))
    assert "files/config" in text(new, "IMPORT.md")


def test_words_of_the_theme(moved: Callable[..., SiteFolder]) -> None:
    """Words that stand in the theme alone are told, but for those of the template and settings."""
    profile = (
        "{% if author.email %}<li><a href='mailto:{{ author.email }}'>Email</a></li>{% endif %}"
        "<h3>Ada Example</h3><p>Office: Room 302</p><!-- hidden --><script>var x;</script>"
    )
    footer = (
        "<strong>Follow:</strong> &copy; {{ site.time | date: '%Y' }} {{ site.name }}. Powered by "
        "<a href='http://jekyllrb.com'>Jekyll</a><a href='https://beian.example'>测ICP备1号</a>"
        '{% include more.html text="x" %}'
    )
    site = moved(
        {
            "_includes/author-profile.html": profile,
            "_includes/footer.html": footer,
            "_includes/more.html": "<p>Last seen in Testville</p>",
            "_includes/unused.html": "<p>Nobody shows this</p>",
            "_layouts/default.html": "---\nlayout: compress\n---\n<body>{{ content }}"
            "{% include footer.html %}</body>",
        }
    )
    report = text(site, "IMPORT.md").partition("## Converted")[0]
    assert "author-profile.html has words of your own: “Office: Room 302”; " in report
    assert "footer.html has words of your own: “测ICP备1号”; " in report
    assert "more.html has words of your own: “Last seen in Testville”; " in report
    for words in ("Follow", "Powered", "Nobody", "hidden", "layout"):
        assert words not in report


def test_profile_of_a_page(moved: Callable[..., SiteFolder]) -> None:
    """A page with another profile is told, and no field of the old theme is left to warn of."""
    site = moved(
        {
            "_data/authors.yml": "zh:\n  name: 示例\n",
            "_pages/zh.md": "---\npermalink: /zh/\nauthor: zh\nshare: true\n---\nText.\n",
        }
    )
    report = text(site, "IMPORT.md")
    assert "`_pages/zh.md`: the page has a profile of its own, `zh` in _data/authors.yml" in report
    assert "front matter for the old theme: `share: True`" in report
    built = site.build()
    assert built.status == 0
    assert "did you mean" not in built.err
    assert "unknown field" not in built.err


def test_home_keeps_its_name(moved: Callable[..., SiteFolder]) -> None:
    """Where another page is called about.md, the home page does not take that name from it."""
    site = moved(
        {
            "_pages/about-zh.md": page("# 你好\n\nThe home page.\n"),
            "_pages/about.md": "---\npermalink: /en/\ntitle: En\n---\nThe other.\n",
        }
    )
    assert site.build().status == 0
    assert "The home page." in text(site, "content/pages/about-zh.md")
    assert "The other." in text(site, "content/pages/about.md")
    assert "The home page." in site.page().get_text()
    assert "The other." in site.page("en/index.html").get_text()


def test_styles_of_a_page(moved: Callable[..., SiteFolder]) -> None:
    """Rules of a page for what the new theme has not, or for all of it, are told."""
    style = (
        "<style>\nbody, .mine { color: red }\n.page__content h1 { margin: 0 }\n.own { top: 0 }\n"
    )
    site = moved({"_pages/about.md": page(f"# A\n\n{style}</style>\n\nWords.\n")})
    report = text(site, "IMPORT.md")
    assert "its <style> has rules for `body, .mine`: colours there" in report
    assert "its <style> has rules for `.page__content h1`, which the new theme has not" in report
    assert ".own" not in report


def test_rules_of_main_scss(moved: Callable[..., SiteFolder]) -> None:
    """Rules for classes of one's own go to site.css; what is not plain CSS is told."""
    main = (
        '---\n---\n@import "base";\n.paper-box { color: red; .x { top: 0 } }\n'
        ".hero { background: $mine; padding: 2rem }\n.a { .b { top: 0 } }\nh2 { top: 1px }\n"
        "$mine: #eef;\n.page__content .c { top: 2px } // no more\n"
    )
    site = moved({"assets/css/main.scss": main})
    assert text(site, "content/site.css") == ".hero { background: #eef; padding: 2rem }\n"
    report = text(site, "IMPORT.md")
    assert "rules of your own for `.a`, `h2`, `.page__content .c`: they are not taken" in report
    assert "Jekyll computes" not in report
