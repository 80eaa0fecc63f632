"""What a built site tells search engines, networks, feed readers, and who lost the way."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests import kitchen_sink
from tests.crawl import Crawl
from tests.html_check import faults
from tests.photos import photo, saved
from tests.site.test_pages import built, paper
from tests.sites import FILES, PAPER, SETTINGS, SiteFolder, digest_of
from tests.write import schema_org, sitemap_xsd
from tests.write.test_feeds import json_feed_faults
from tests.write.test_highwire import REQUIRED

SITES = {"demo": "https://qaqdev.github.io", "sink": "https://mira.example"}


@pytest.fixture(scope="module")
def sink(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The site with everything."""
    return kitchen_sink.build(tmp_path_factory.mktemp("sink"))


@pytest.fixture(params=SITES)
def crawl(request: pytest.FixtureRequest) -> Crawl:
    """Both sites, where they are published."""
    site: SiteFolder = request.getfixturevalue(request.param)
    return Crawl(site.output, SITES[request.param], ["https://qaqdev.github.io/notes"])


def tags(page: BeautifulSoup, key: str = "name") -> dict[str, str]:
    """Return what the meta elements of a page say, by name or property."""
    return {str(tag[key]): str(tag["content"]) for tag in page.select(f"meta[{key}]")}


def data(page: BeautifulSoup) -> dict[str, object]:
    """Return the JSON-LD of a page."""
    (script,) = page.select('script[type="application/ld+json"]')
    said: dict[str, object] = json.loads(script.text)
    return said


def own_pages(crawl: Crawl) -> Iterator[tuple[str, BeautifulSoup]]:
    """Yield the pages that have something to tell: neither redirects nor what is not there."""
    for file, page in crawl.pages.items():
        if not page.select('meta[name="robots"][content="noindex"]'):
            yield file, page


def test_all_links_resolve(crawl: Crawl) -> None:
    """Pages with anchors, feeds, the sitemap, redirects, tags and data lead to what is there."""
    assert crawl.dead() == []
    assert len(crawl.pages) > 3


def test_the_crawl_finds_what_is_dead(site: SiteFolder) -> None:
    """An address without a file, or without the anchor that it names, is found."""
    site.write(
        "content/pages/a.md", "---\ntitle: A\n---\n[B](/b/) [C](/#c) [D](/a/) [E](../#news)\n"
    )
    site.build()
    dead = Crawl(site.output, "https://ada.example").dead()
    assert {url for _, url in dead} == {"/b/", "/#c"}


def test_every_page(crawl: Crawl) -> None:
    """Each page has one canonical address, tags for sharing with a picture, and valid HTML."""
    for file, page in own_pages(crawl):
        (canonical,) = page.select('link[rel="canonical"]')
        url = f"{crawl.site}/{file.removesuffix('index.html')}"
        said = tags(page, "property")
        assert canonical["href"] == said["og:url"]
        assert crawl.is_there(file, str(canonical["href"]))
        assert "%" in said["og:url"] or said["og:url"] == url
        assert said["og:title"]
        assert said["og:description"] == tags(page)["description"]
        assert tags(page)["twitter:card"] == "summary_large_image"
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        image = crawl.output / said["og:image"].removeprefix(f"{crawl.site}/")
        with Image.open(image) as picture:
            assert picture.size == (1200, 630)
        assert image.stat().st_size < 150_000
    assert [fault for path in crawl.output.rglob("*.html") for fault in faults(path)] == []


def test_papers(crawl: Crawl) -> None:
    """Each paper has what Scholar requires, and says what it is in schema.org's words."""
    papers = [page for file, page in own_pages(crawl) if page.select("article.paper")]
    assert papers
    for page in papers:
        assert set(tags(page)) >= REQUIRED
        assert schema_org.faults(data(page)) == []
    assert schema_org.faults(data(crawl.pages["index.html"])) == []
    others = [page for _, page in own_pages(crawl) if not page.select("article.paper")]
    assert not any(name.startswith("citation_") for page in others for name in tags(page))


def test_feeds(crawl: Crawl) -> None:
    """News and publications have feeds in both forms, with the same entries, named in each head."""
    for name in ("news", "publications"):
        text = (crawl.output / f"feeds/{name}.atom.xml").read_text("utf-8")
        read = feedparser.parse(text)
        assert not read.bozo, read.bozo_exception
        said = json.loads((crawl.output / f"feeds/{name}.json").read_text("utf-8"))
        assert json_feed_faults(said) == []
        assert [item["id"] for item in said["items"]] == [entry.id for entry in read.entries]
        assert all(entry.title and entry.content for entry in read.entries)
        updated = [entry.updated for entry in read.entries]
        assert updated == sorted(updated, reverse=True)
    for _, page in own_pages(crawl):
        named = {str(link["href"]).rpartition("/")[2] for link in page.select("[rel=alternate]")}
        assert {"news.atom.xml", "news.json", "publications.atom.xml"} <= named


def test_sitemap(crawl: Crawl) -> None:
    """Every page that lists may show is in the sitemap, and no other."""
    text = (crawl.output / "sitemap.xml").read_text("utf-8")
    assert sitemap_xsd.faults(text) == []
    listed = {loc.text for loc in ElementTree.fromstring(text).findall(".//{*}loc")}  # noqa: S314  we wrote it
    canonical = {str(page.select_one("[rel=canonical]")["href"]) for _, page in own_pages(crawl)}  # type: ignore[index]  # each has one
    assert listed <= canonical
    left_out = canonical - listed
    assert all("hidden" in url for url in left_out)


def test_without_an_address(site: SiteFolder) -> None:
    """A site that does not know its own address tells no wrong one, and warns of nothing."""
    site.write("pelicanconf.py", SETTINGS.replace('"https://ada.example"', '""'))
    site.write("content/pages/a.md", "---\ntitle: A\nredirect_from: /old/\n---\nText.\n")
    home = built(site)
    for path in site.output.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        assert not page.select("[rel=canonical], [property='og:url'], [property='og:image']")
        assert not page.select("meta[name$='_url'], [rel=alternate]")
    assert tags(home)["twitter:card"] == "summary"
    assert schema_org.faults(data(home)) == []
    assert "url" not in json.dumps(data(home))
    assert not (site.output / "sitemap.xml").exists()
    assert not (site.output / "feeds").exists()
    assert not (site.output / "images").exists()
    assert (site.output / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow:\n"
    assert "url=../a/" in (site.output / "old/index.html").read_text("utf-8")


def test_below_a_folder(site: SiteFolder) -> None:
    """A site in a folder of its host says so in all that is absolute, and everything is there."""
    url = "https://ada.example/~me"
    site.write("pelicanconf.py", SETTINGS.replace("https://ada.example", url))
    site.write(
        "content/pages/a.md", "---\ntitle: A\npermalink: /教学/\nredirect_from: /old/\n---\n"
    )
    home = built(site)
    assert Crawl(site.output, url).dead() == []
    assert tags(home, "property")["og:url"] == f"{url}/"
    lost = site.page("404.html")
    assert lost.select_one(".masthead-name")["href"] == "/~me/"
    assert [a["href"] for a in lost.select("main li a")] == [
        "/~me/",
        "/~me/publications/",
        "/~me/news/",
        "/~me/%E6%95%99%E5%AD%A6/",
    ]


PDF = """\
---
title: "A paper: $x^2$ </script>"
authors: [Ada Example*, Bo Sample]
date: 2024-05-23
type: article
journal: Journal of Samples
volume: "12"
pages: 1-9
doi: 10.1000/182
pdf: files/one.pdf
abstract: It says <b>something</b>.
video: https://youtu.be/abcdefghijk
links:
  - Talk: https://vimeo.com/76979871
  - Slides: https://slides.example
---
It says something.
"""


def test_a_paper_with_everything(site: SiteFolder) -> None:
    """Its page has the abstract and the videos; its tags name the PDF of the site."""
    site.write("content/publications/one.md", PDF)
    site.write("content/files/one.pdf", b"%PDF-1.4")
    built(site)
    page = site.page("publications/one/index.html")
    said = tags(page)
    assert said["citation_pdf_url"] == "https://ada.example/files/one.pdf"
    assert said["citation_journal_title"] == "Journal of Samples"
    assert (said["citation_firstpage"], said["citation_lastpage"]) == ("1", "9")
    assert data(page)["encoding"]["contentUrl"] == said["citation_pdf_url"]
    assert data(page)["name"] == said["citation_title"]
    assert page.select_one("#_abstract + p").text == "It says <b>something</b>."
    plates = page.select("a[data-video]")
    assert [plate["href"] for plate in plates] == [
        "https://youtu.be/abcdefghijk",
        "https://vimeo.com/76979871",
    ]
    policy = str(page.select_one("meta[http-equiv]")["content"])
    assert "frame-src https://player.vimeo.com https://www.youtube-nocookie.com;" in policy
    assert not page.select("iframe")
    assert any("video" in str(script["src"]) for script in page.select("script[src]"))
    other = (site.output / "index.html").read_text("utf-8")
    assert "frame-src" not in other
    assert "video" not in other


def test_a_pdf_elsewhere_is_not_claimed(site: SiteFolder) -> None:
    """Scholar takes a PDF of the page's own place alone."""
    text = PDF.replace("files/one.pdf", "https://arxiv.org/pdf/2405.14297.pdf")
    site.write("content/publications/one.md", text)
    built(site)
    assert "citation_pdf_url" not in tags(site.page("publications/one/index.html"))


NEWS = """\
- 2024/06/09: [Ours]({filename}/publications/one.md) is out.
- 2024/06/08: See [there](https://www.example.org/one/).
- 2024/06/07: [On arXiv](https://arxiv.org/pdf/2405.14297v2), at last.
- 2024/06/06: [Of the site](https://ada.example/publications/one/), by its address.
- 2024/06/05: [The project](https://project.example) of both.
- 2024/06/04: Nothing of either, and [home](/).
"""


def test_news_of_a_paper(site: SiteFolder) -> None:
    """A paper has the news that link to it, by any address of its own; shared ones say nothing."""
    one = PAPER.replace("---\nIt", "url: https://example.org/one\narxiv: '2405.14297'\n---\nIt")
    shared = "project: https://project.example\n---\nIt"
    site.write("content/publications/one.md", one.replace("---\nIt", shared))
    site.write("content/publications/two.md", PAPER.replace("---\nIt", shared))
    site.write("content/news.md", NEWS)
    built(site)
    page = site.page("publications/one/index.html")
    days = [str(time["datetime"])[-2:] for time in page.select(".news time")]
    assert days == ["09", "08", "07", "06"]
    assert not site.page("publications/two/index.html").select(".news")


def test_own_files_win(site: SiteFolder) -> None:
    """The author's robots.txt and 404 page stand in the place of ours."""
    site.write("content/robots.txt", "User-agent: *\nDisallow: /private/\n")
    site.write(
        "content/pages/lost.md",
        "---\ntitle: Lost\npermalink: /404.html\nmenu: false\n---\n"
        "[One]({filename}/publications/one.md), ![A](images/a.png)\n",
    )
    site.write("content/images/a.png", saved(photo(1, 40, 30), "PNG"))
    built(site)
    assert "/private/" in (site.output / "robots.txt").read_text("utf-8")
    lost = site.page("404.html")
    assert lost.h1
    assert "Lost" in [heading.text for heading in lost.select("h1")]
    local = [str(a["href"]) for a in lost.select("a[href], link[href]")]
    local += [str(tag["src"]) for tag in lost.select("[src]")]
    assert all(url.startswith(("/", "#", "https://")) for url in local)
    assert "/publications/one/" in local
    assert lost.select("style")
    assert "404" not in (site.output / "sitemap.xml").read_text("utf-8")


def test_search_of_what_is_lost(site: SiteFolder) -> None:
    """Who is lost may search the papers, where there is a page that does."""
    built(site)
    assert not site.page("404.html").select("form")  # there is one paper
    site.write("content/publications/other.md", paper("Another", ""))
    built(site)
    (form,) = site.page("404.html").select("form")
    assert form["action"] == "/publications/"
    assert form.select_one("input[name=q]")
    policy = str(site.page("404.html").select_one("meta[http-equiv]")["content"])
    assert "form-action 'self'" in policy
    site.write(
        "content/pages/p.md", "---\ntitle: P\npermalink: /publications/\n---\n[PUBLICATIONS]\n"
    )
    built(site)
    assert not site.page("404.html").select("form")  # the author's own page searches nothing


CODES = """{"verification": {
    "google": "abcdefGHI-123", "bing": "0123456789ABCDEF", "baidu": "codeva-x1",
}}"""


def test_verification(site: SiteFolder) -> None:
    """The home page, and no other, shows search engines the owner's codes."""
    site.write("pelicanconf.py", SETTINGS.replace("{}", CODES))
    home = built(site)
    assert tags(home)["google-site-verification"] == "abcdefGHI-123"
    assert tags(home)["msvalidate.01"] == "0123456789ABCDEF"
    assert tags(home)["baidu-site-verification"] == "codeva-x1"
    assert "msvalidate.01" not in tags(site.page("news/index.html"))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('{"gogle": "abcdef"}', 'did you mean "google"'),
        ('{"google": "<meta name=…>"}', "content=…"),
        ('"abcdef"', 'expected {"google"'),
    ],
)
def test_verification_that_is_wrong(site: SiteFolder, value: str, words: str) -> None:
    """A whole tag in the place of its code is told, and so is an unknown engine."""
    site.write("pelicanconf.py", SETTINGS.replace("{}", f'{{"verification": {value}}}'))
    result = site.build()
    assert result.status == 1
    assert words in result.err


def test_cards_are_drawn_once(site: SiteFolder) -> None:
    """The second build has the same bytes, and draws nothing."""
    site.write("content/images/a.png", saved(photo(1, 800, 500), "PNG"))
    site.write(
        "content/publications/one.md", PAPER.replace("---\nIt", "image: images/a.png\n---\nIt")
    )
    site.write("content/publications/two.md", PAPER)
    built(site)
    first = digest_of(site.output)
    cards = {path.name for path in (site.output / "images/share").iterdir()}
    assert len(cards) == 2
    of_two = tags(site.page("publications/two/index.html"), "property")["og:image"]
    assert of_two == tags(site.page(), "property")["og:image"]
    assert of_two != tags(site.page("publications/one/index.html"), "property")["og:image"]
    loaded = "print('paperbox.build.share_card' in sys.modules)"
    code = f"import pelican, sys; pelican.main(['-o', 'again']); {loaded}"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("False")
    assert digest_of(site.root / "again") == first


def test_a_card_in_another_script(site: SiteFolder) -> None:
    """Where the font lacks the letters there is the photo alone, or no picture at all."""
    site.write("pelicanconf.py", SETTINGS.replace("Ada Example", "程正林"))
    site.write("content/profile.yml", "name: 程正林\n")
    home = built(site)
    assert "og:image" not in tags(home, "property")
    assert tags(home)["twitter:card"] == "summary"
    site.write("content/images/me.png", saved(photo(1, 300, 300), "PNG"))
    site.write("content/profile.yml", "name: 程正林\nphoto: images/me.png\n")
    assert "og:image" in tags(built(site), "property")


def test_nothing_to_tell_of(tmp_path: Path) -> None:
    """A site without papers and news has no feeds of them."""
    files = {name: FILES[name] for name in ("pelicanconf.py", "content/profile.yml")}
    site = SiteFolder(tmp_path, {**files, "content/pages/about.md": "# A\n\nHello.\n"})
    home = built(site)
    assert not (site.output / "feeds").exists()
    assert not home.select("[rel=alternate]")
    assert sitemap_xsd.faults((site.output / "sitemap.xml").read_text("utf-8")) == []
