"""Many papers, the same bytes everywhere, and no network."""

from __future__ import annotations

import random
import socket
from pathlib import Path

import pytest

from tests.sites import FILES, SiteFolder, digest_of

PAPERS, AUTHORS = 500, 8
FEEDS = ("news", "publications")


def people(chance: random.Random) -> str:
    """Return a list of AUTHORS names, the owner among them."""
    names = [
        f"Author{chance.randrange(900)} Name{chance.randrange(900)}" for _ in range(AUTHORS - 1)
    ]
    return ", ".join([*names, "Ada Example"])


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """A site of 500 papers by 8 authors each, with further pages."""
    site = SiteFolder(tmp_path_factory.mktemp("large"))
    chance = random.Random(4711)  # noqa: S311  names for a test
    (site.root / "content/publications/one.md").unlink()
    for number in range(PAPERS):
        date = f"{chance.randrange(1990, 2025)}-{chance.randrange(1, 13):02}"
        fields = f"title: Paper {number}\nauthors: [{people(chance)}]\ndate: {date}"
        site.write(f"content/publications/p{number}.md", f"---\n{fields}\n---\nText *{number}*.\n")
    for name in "abcdefgh":
        site.write(f"content/pages/{name}.md", f"# {name}\n\nText[^1]\n\n[^1]: A note.\n")
    return site


def test_a_page_for_each_paper_and_none_for_authors(large: SiteFolder) -> None:
    """500 papers make 500 pages, the site's own, what these need, and nothing else."""
    result = large.build()
    assert (result.status, result.err) == (0, "")
    written = {path.relative_to(large.output).as_posix() for path in large.output.rglob("*.*")}
    slugs = [f"p{number}" for number in range(PAPERS)]
    papers = {
        f"publications/{slug}/{file}" for slug in slugs for file in ("index.html", f"{slug}.bib")
    }
    pages = {f"{name}/index.html" for name in "abcdefgh"}
    assert papers < written
    made = {"index.html", "news/index.html", "publications/index.html", "404.html"}
    others = written - papers - pages - made - {"robots.txt", "sitemap.xml", "publications.bib"}
    others -= {f"feeds/{name}{end}" for name in FEEDS for end in (".json", ".atom.xml")}
    kinds = sorted(Path(path).suffix for path in others)
    # Scripts of the scheme, the menu, to cite, to copy and to search.
    assert kinds == [".css", ".jpg", *[".js"] * 5, ".svg"]
    home = large.page()
    assert len(home.select("main article")) == PAPERS
    assert len(home.select(".authors b")) == PAPERS


def test_the_same_bytes(large: SiteFolder, tmp_path: Path) -> None:
    """Hash seeds, time zones and locales leave no trace."""
    digests = set()
    for seed, zone, locale in (
        ("0", "UTC", "C"),
        ("1", "Asia/Shanghai", "C.UTF-8"),
        ("7", "EST5EDT", "C"),
    ):
        output = tmp_path / seed
        result = large.run("-o", str(output), PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
        assert result.status == 0, result.err
        digests.add(digest_of(output))
    assert len(digests) == 1


def test_the_build_opens_no_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: SiteFolder
) -> None:
    """With sockets disabled a site builds all the same.

    Neither outside addresses nor citation counts are asked for anything, those that the browser
    refreshes included.
    """

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("the build opened a socket")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    paper = FILES["content/publications/one.md"].replace(
        "---\nIt", "url: https://a.example\n---\nIt"
    )
    site.write("content/publications/one.md", paper)
    site.write(
        "content/pages/more.md", "![A](https://a.example/a.png) <img src='//b.example/b.png'>"
    )
    one = '{"count": 80, "source": "scholar", "source_id": "AAAAAAAAAAAJ:one"}'
    counts = f'"papers": {{"one": {one}}}'
    site.write("content/citations.json", f'{{"schema": 1, {counts}}}')
    live = '{"google_scholar_stats": "ada/ada.github.io", "citation_sources": ["scholar"]}'
    site.write("pelicanconf.py", FILES["pelicanconf.py"].replace("{}", live))
    assert site.build().status == 0
    assert "Cited by" in site.page().text
    assert site.page().select("script[data-from]")
    with pytest.raises(pytest.fail.Exception):
        socket.create_connection(("127.0.0.1", 9))
