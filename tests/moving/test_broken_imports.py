"""Sites that can't be imported, and odd ones that can: a message, no traceback, all or nothing."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
from pathlib import Path

import pytest

from paperbox.cli import main
from paperbox.moving import dest as destination
from paperbox.moving import files, git
from tests.moving.samples import ABOUT, CONFIG, with_files
from tests.sites import SiteFolder, digest_of

HOME = "---\npermalink: /\n---\n"

REFUSED: dict[str, tuple[str, str | bytes | None, str, str]] = {
    # what is wrong: (file, its text, the message, the hint)
    "no config": ("_config.yml", None, r"_config\.yml: no such file", "_pages/"),
    "config: not YAML": ("_config.yml", "title: a: b\n", r"_config\.yml:1: not YAML", "quotes"),
    "config: a tab": ("_config.yml", "a:\n\tb: 1\n", r"_config\.yml:2: not YAML", "tabs"),
    "config: an open quote": ("_config.yml", 'title: "A\nb: c\n', r"_config\.yml:\d: not YAML", ""),
    "config: a list": ("_config.yml", "- a\n", r"_config\.yml:1: expected fields", "title:"),
    "config: latin-1": ("_config.yml", "title: Zoé\n".encode("latin-1"), "not UTF-8 text", "iconv"),
    "config: a NUL byte": ("_config.yml", b"title: a\0b\n", "a NUL byte on line 1", ""),
    "config: aliases without end": (
        "_config.yml",
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(
            f"{n}: &{n} [*{p}, *{p}, *{p}, *{p}, *{p}]\n"
            for p, n in zip("abcdefg", "bcdefgh", strict=True)
        ),
        "an alias",
        "",
    ),
    "menu: not YAML": (
        "_data/navigation.yml",
        "main:\n  - a: b: c\n",
        r"navigation\.yml:2: not",
        "",
    ),
    "data: not YAML": ("_data/people.yml", "a: [1\n", r"people\.yml:\d: not YAML", ""),
    "no home page": ("_pages/about.md", None, "no page has the address /", "permalink: /"),
    "an empty home page": ("_pages/about.md", "", "no page has the address /", "permalink: /"),
    "front matter: not YAML": (
        "_pages/about.md",
        "---\ntitle: a: b\n---\n",
        r"about\.md:2: not YAML",
        "quotes",
    ),
    "front matter: not closed": (
        "_pages/about.md",
        "---\npermalink: /\n# A\n",
        r"about\.md:1: .*not closed",
        '"---"',
    ),
    "front matter: a list": (
        "_pages/about.md",
        "---\n- a\n---\n",
        r"about\.md:2: expected fields",
        "title",
    ),
    "front matter: no day": ("_pages/about.md", "---\nd: 2024-13-45\n---\n", "not YAML", "quotes"),
    "page: latin-1": (
        "_pages/about.md",
        (HOME + "Zoé\n").encode("latin-1"),
        r"0xe9 on line 4",
        "iconv",
    ),
    "page: UTF-16": (
        "_pages/about.md",
        (HOME + "A\n").encode("utf-16"),
        "no page has the address|not UTF-8",
        "",
    ),
    "part: latin-1": (
        "_pages/includes/news.md",
        "# Zoé\n".encode("latin-1"),
        r"news\.md: not UTF-8",
        "iconv",
    ),
    "part: missing": ("_pages/includes/news.md", None, r"about\.md:20: .*includes/news\.md", ""),
    "part: includes itself": (
        "_pages/includes/news.md",
        "{% include_relative includes/news.md %}",
        "news.md",
        "",
    ),
    "part: a loop of two": (
        "_pages/includes/news.md",
        "{% include_relative includes/unused.md %}\n",
        "LOOP",
        "",
    ),
    "part: outside": (
        "_pages/about.md",
        f"{HOME}{{% include_relative ../_config.yml %}}\n",
        r"about\.md:4: ",
        "",
    ),
    "part: far outside": (
        "_pages/about.md",
        f"{HOME}{{% include_relative ../../../etc/passwd %}}\n",
        r"about\.md:4: ",
        "",
    ),
    "part: absolute": (
        "_pages/about.md",
        f"{HOME}{{% include_relative /etc/passwd %}}\n",
        r"about\.md:4: ",
        "",
    ),
    "liquid: not closed": (
        "_pages/about.md",
        f"{HOME}\n{{% if site.a %}}\nx\n",
        r"about\.md:5: ",
        "endif",
    ),
    "liquid: an open tag": ("_pages/about.md", f"{HOME}{{% assign a = 1\n", r"about\.md:4: ", ""),
    "liquid: an end without a beginning": (
        "_pages/about.md",
        f"{HOME}{{% endif %}}\n",
        r'about\.md:4: unknown tag "endif"',
        "raw",
    ),
    "liquid: a filter that fails": (
        "_pages/about.md",
        f"{HOME}{{% assign a = 1 | divided_by: 0 %}}\n",
        r"about\.md:4: Liquid: ",
        "raw",
    ),
    "liquid: in a part": (
        "_pages/includes/news.md",
        "\n{% if a %}\n",
        r"includes/news\.md:2: ",
        "endif",
    ),
}
"""Sites of which nothing can be made."""


def run(old: SiteFolder, new: Path, *options: str) -> int:
    return main(["import", str(old.root), str(new), *options])


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong is told with file, line and fix; nothing is written, the old site unchanged."""
    path, text, message, hint = REFUSED[name]
    changes: dict[str, str | bytes | None] = {path: text}
    if message == "LOOP":
        changes["_pages/includes/unused.md"] = "{% include_relative includes/news.md %}\n"
        message = r"includes/(news|unused)\.md"
    old = with_files(tmp_path / "old", changes)
    before = digest_of(old.root)
    assert run(old, tmp_path / "new") == 1
    said = capsys.readouterr()
    assert re.search(message, said.err), said.err
    assert hint in said.err
    assert "Nothing was written." in said.err
    assert "Traceback" not in said.err
    assert said.out == ""
    assert [entry.name for entry in tmp_path.iterdir()] == ["old"]
    assert digest_of(old.root) == before


def test_all_mistakes_in_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every mistake is told at once."""
    changes: dict[str, str | bytes | None] = {
        "_pages/a.md": "---\na: b: c\n---\n",
        "_pages/b.md": "---\npermalink: /b/\n---\n{% if x %}\n",
        "_data/c.yml": "[",
    }
    old = with_files(tmp_path / "old", changes)
    assert run(old, tmp_path / "new", "--check") == 1
    err = capsys.readouterr().err
    assert all(name in err for name in ("a.md:2", "b.md:4", "c.yml:"))
    assert "3 errors in 3 files. Nothing was written." in err


PLACES = {
    "no old site": ("nowhere", "new", "no such folder"),
    "the old site is a file": ("old/CNAME", "new", "not a folder"),
    "not Jekyll": ("old/images", "new", "not a Jekyll site"),
    "new is not empty": ("old", "full", "the folder is not empty"),
    "new is a file": ("old", "old/CNAME", "not a folder"),
    "new is a link to nothing": ("old", "dangling", "not a folder"),
    "new inside old": ("old", "old/new", "one of the two folders would lie in the other"),
    "new is old": ("old", "old", "not empty"),
    "old inside new": ("outer/old", "outer", "not empty"),
    "new below a file": ("old", "old/CNAME/new", "one of the two folders|can't be"),
    "new below another file": ("old", "full/file/new", "can't be"),
}


@pytest.mark.parametrize("name", PLACES)
def test_places(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two folders that can't be what they should are refused, and left as they are."""
    source, new, message = PLACES[name]
    with_files(tmp_path / "old", {})
    with_files(tmp_path / "outer/old", {})
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("mine")
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    before = digest_of(tmp_path)
    assert main(["import", str(tmp_path / source), str(tmp_path / new)]) == 1
    err = capsys.readouterr().err
    assert re.search(message, err), err
    assert "Traceback" not in err
    assert digest_of(tmp_path) == before


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("file:///nowhere/at/all.git", "can't be cloned"),
        ("git@host.invalid:x/y.git", "can't be cloned"),
        ("--upload-pack=touch /tmp/x", "no such folder"),
        ("ext::sh -c touch% /tmp/x", "no such folder"),
    ],
)
def test_bad_urls(
    url: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A repository that can't be had is told; what looks like an option of git is none."""
    assert main(["import", "--", url, str(tmp_path / "new")]) == 1
    err = capsys.readouterr().err
    assert message in err
    assert "Traceback" not in err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("fatal: repository 'x' not found\n", "cloned: repository 'x' not found\n"),
        ("warning: w\nfatal: unable to access 'x': no host\nand advice\n", "access 'x': no host\n"),
        (
            "me@h: Permission denied (publickey).\nfatal: Could not read from remote repository.\n"
            "\nPlease make sure you have the correct access rights\nand the repository exists.\n",
            "cloned: me@h: Permission denied (publickey).\n",
        ),
        ("killed\n", "cloned: killed\n"),
        ("", "cloned: git said nothing\n"),
    ],
)
def test_what_git_said(
    said: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Of what git says, the reason is shown, not the advice below it."""
    done = subprocess.CompletedProcess[str]([], 128, "", said)
    monkeypatch.setattr(git.subprocess, "run", lambda *_, **__: done)
    assert main(["import", "https://x.example/y.git", str(tmp_path / "new")]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("ada/ada.github.io", "write https://github.com/ada/ada.github.io."),
        ("github.com/ada/site", "write https://github.com/ada/site."),
        ("bare.git", "write file:///"),
        ("nowhere", "Name the folder of the Jekyll site."),
    ],
)
def test_how_to_name_a_repository(
    source: str, hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who names a repository otherwise than by its address is told that."""
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "bare.git")], check=True)
    with contextlib.chdir(tmp_path):
        assert main(["import", source, "new"]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"{source}: ")
    assert hint in err


def test_passwords_are_not_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A password in an address stays out of the message."""
    assert main(["import", "file://me:secret@/nowhere", str(tmp_path / "new")]) == 1
    assert "secret" not in capsys.readouterr().err


@pytest.mark.parametrize("failure", [FileNotFoundError(), subprocess.TimeoutExpired("git", 1)])
def test_no_git(
    failure: Exception,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A missing or a silent git is told."""

    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(git.subprocess, "run", fail)
    assert main(["import", "https://x.example/y.git", str(tmp_path / "new")]) == 1
    assert re.search("git is missing|no answer", capsys.readouterr().err)


def imported(old: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SiteFolder:
    """Import a site that is odd but can be; it builds, and the old one stays as it was."""
    assert run(old, tmp_path / "new") == 0, capsys.readouterr().err
    new = SiteFolder(tmp_path / "new", files={})
    built = new.build("content")
    assert built.status == 0, built.err
    return new


def report(new: SiteFolder) -> str:
    return (new.root / "IMPORT.md").read_text("utf-8")


def test_links_that_lead_astray(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Links out of the site, to nothing and in loops are left out and listed; others are files."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key.txt").write_text("secret")
    old = with_files(tmp_path / "old", {})
    links = {
        "files/key.txt": tmp_path / "secret/key.txt",
        "files/all": tmp_path / "secret",
        "files/gone.txt": Path("gone"),
        "files/self": Path("self"),
        "files/loop": Path("../files"),
        "files/up": Path(".."),
        "files/again.pdf": Path("cv.pdf"),
    }
    for path, target in links.items():
        (old.root / path).symlink_to(target)
    new = imported(old, tmp_path, capsys)
    assert (new.output / "files/again.pdf").read_bytes() == (old.root / "files/cv.pdf").read_bytes()
    assert not any("key" in path.name for path in new.root.rglob("*"))
    assert not any(path.is_symlink() for path in new.root.rglob("*"))
    for name in ("key.txt", "all", "gone.txt", "self", "loop", "up"):
        assert f"`files/{name}`: a link" in report(new)


def test_a_linked_home_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that is a link out of the site is not read."""
    (tmp_path / "about.md").write_text(ABOUT)
    old = with_files(tmp_path / "old", {"_pages/about.md": None})
    (old.root / "_pages/about.md").symlink_to(tmp_path / "about.md")
    assert run(old, tmp_path / "new") == 1
    assert "no page has the address /" in capsys.readouterr().err


def test_pipes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe is not read, which would wait for ever, but told."""
    old = with_files(tmp_path / "old", {})
    os.mkfifo(old.root / "files/pipe")
    os.mkfifo(old.root / "_pages/pipe.md")
    new = imported(old, tmp_path, capsys)
    assert "`files/pipe`: not a file" in report(new)
    assert "`_pages/pipe.md`: not a file" in report(new)


def test_large_and_empty_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files of 100 MB and of nothing are copied, never read as a whole."""
    old = with_files(tmp_path / "old", {"images/nothing.png": b""})
    with (old.root / "files/film.mp4").open("wb") as film:
        film.truncate(100_000_000)
    new = imported(old, tmp_path, capsys)
    assert (new.output / "files/film.mp4").stat().st_size == 100_000_000
    assert (new.output / "images/nothing.png").stat().st_size == 0


def test_a_page_of_100_mb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that nobody can have written is refused, not read."""
    old = with_files(tmp_path / "old", {})
    with (old.root / "_pages/about.md").open("ab") as page:
        page.truncate(100_000_000)
    assert run(old, tmp_path / "new") == 1
    assert "100,000,000 bytes" in capsys.readouterr().err


@pytest.mark.parametrize("change", [str.encode, lambda text: text.replace("\n", "\r\n").encode()])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_marks_and_line_ends(
    change: object, mark: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A byte order mark and the line ends of Windows make no difference."""
    texts = {"_config.yml": CONFIG, "_pages/about.md": ABOUT}
    old = with_files(tmp_path / "old", {p: mark + change(t) for p, t in texts.items()})
    new = imported(old, tmp_path, capsys)
    about = (new.root / "content/pages/about.md").read_bytes()
    assert b"\r" not in about
    assert b"\xef\xbb\xbf" not in about
    assert (new.root / "content/news.md").is_file()


def test_names_that_differ_in_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files and pages that are one on Windows are told."""
    changes: dict[str, str | bytes | None] = {
        "images/Ada.png": b"another",
        "_pages/Talks.md": "---\npermalink: /talks/\n---\nOne.\n",
        "_pages/talks.md": "---\npermalink: /Talks/\n---\nTwo.\n",
    }
    new = imported(with_files(tmp_path / "old", changes), tmp_path, capsys)
    assert "images/Ada.png, images/ada.png are one file on Windows" in report(new)
    assert len({path.name.casefold() for path in (new.root / "content/pages").iterdir()}) == 3


ODD = {
    "open elements": "<div>\n<div class='paper-box'>\n<span>\n\nWords.\n",
    "surplus end tags": "</div></div>\n\nWords.\n\n</span>\n",
    "an open comment": "Words.\n\n<!-- hidden\n",
    "a comment in a comment": "<!-- a <!-- b --> c -->\n\nWords.\n",
    "an open fence": "Words.\n\n```\ncode\n",
    "an open script": "Words.\n\n<script>\nlet a;\n",
    "the same id twice": "<a id='x'></a><a id='x'></a>\n\n# X\n\n# X\n\nWords.\n",
    "braces": "Words. {{ x }} $\\frac{{a}}{b}$ %}\n",
    "Liquid in raw": "{% raw %}{{ site.title }} {% if %}{% endraw %} Words.\n",
    "nothing": "",
    "a heading alone": "# News\n",
    "a card without all": "<div class='paper-box'></div>\n\nWords.\n",
    "links to nowhere": "[a](b.pdf) ![c](d.png) [e]() <a href='#f'>g</a> Words.\n",
    "paths out of the site": "![a](../../../etc/passwd) [b](../../x) Words.\n",
    "characters of control": "Words.\x07\x1b\n",
    "a marker of ours": "[PUBLICATIONS]\n\n[NEWS]\n\nWords.\n",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_pages(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever stands in a page, the site comes over and builds."""
    old = with_files(tmp_path / "old", {"_pages/about.md": HOME + ODD[name]})
    before = digest_of(old.root)
    new = imported(old, tmp_path, capsys)
    assert digest_of(old.root) == before
    if "Words." in ODD[name]:
        assert "Words." in new.page().get_text()


def test_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy that fails in the middle leaves nothing behind, not even new parent folders."""
    old = with_files(tmp_path / "old", {})

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", str(tmp_path / "x"))

    monkeypatch.setattr(files, "copy", fail)
    assert run(old, tmp_path / "a/b/new") == 1
    err = capsys.readouterr().err
    assert "No space left on device" in err
    assert "Traceback" not in err
    assert [entry.name for entry in tmp_path.iterdir()] == ["old"]


def test_a_file_that_goes_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that can't be read any more while it is copied is named."""
    old = with_files(tmp_path / "old", {})
    staged = destination.staged

    def late(dest: Path):
        (old.root / "files/cv.pdf").unlink()
        return staged(dest)

    monkeypatch.setattr(destination, "staged", late)
    assert run(old, tmp_path / "new") == 1
    assert "files/cv.pdf: can't be read" in capsys.readouterr().err
    assert [entry.name for entry in tmp_path.iterdir()] == ["old"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
@pytest.mark.parametrize("path", ["files/cv.pdf", "_pages/about.md"])
def test_unreadable(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that may not be read is named."""
    old = with_files(tmp_path / "old", {})
    (old.root / path).chmod(0)
    assert run(old, tmp_path / "new") == 1
    assert f"{path}: can't be read" in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_unwritable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A place where nothing may be written is named."""
    old = with_files(tmp_path / "old", {})
    (tmp_path / "locked").mkdir(mode=0o500)
    assert run(old, tmp_path / "locked/new") == 1
    assert "can't be written" in capsys.readouterr().err
