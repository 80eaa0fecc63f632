"""What a site asks for from other hosts, and the policy of its pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests import kitchen_sink
from tests.html_check import faults
from tests.sites import SETTINGS, SiteFolder

POST = "---\ntitle: A post\ndate: 2024-05-23\n---\nHello.\n"
UUID = "01234567-89ab-cdef-0123-456789abcdef"
LONG = "abcdefghijklmnop_-ABCDEFGHIJKLMNOP0123456789"
HEX = "0123456789abcdef" * 2
GISCUS = {
    "repo": "ada/ada.github.io",
    "repo_id": "R_kgD",
    "category": "A & B",
    "category_id": "DIC_k",
}


def build(site: SiteFolder, **settings: object) -> BeautifulSoup:
    """Return the home page of a site with a post and a page, built with SETTINGS."""
    site.write("content/posts/2024-05-23-a.md", POST)
    site.write("content/pages/talks.md", "---\ntitle: Talks\n---\nText.\n")
    site.write("pelicanconf.py", SETTINGS.replace("{}", repr(settings)))
    built = site.build()
    assert (built.status, built.err) == (0, "")
    assert [f for page in site.output.rglob("*.html") for f in faults(page)] == []
    return site.page()


def policy(page: BeautifulSoup) -> dict[str, list[str]]:
    """Return directive -> sources of a page."""
    (meta,) = page.select("head > meta[http-equiv=Content-Security-Policy]")
    parts = (part.split(" ") for part in str(meta["content"]).split("; "))
    return {name: [s for s in sources if s != "'self'"] for name, *sources in parts}


def hosts(page: BeautifulSoup) -> set[str]:
    """Return the hosts that the policy of a page names."""
    return {s for sources in policy(page).values() for s in sources if "." in s}


def note(page: BeautifulSoup) -> str:
    """Return what the footer says."""
    footer = page.select_one("footer")
    assert footer
    return footer.text


def test_nothing_by_default(site: SiteFolder) -> None:
    """No page names another host, has a script of one or a style attribute, or speaks of it."""
    build(site)
    for path in site.output.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        assert hosts(page) == set()
        assert "unsafe" not in str(policy(page))
        assert not page.select("iframe, [style]")
        # The page that stands at any depth carries its stylesheet.
        assert not page.select("style") or path.name == "404.html"
        assert all(str(script["src"]).count("theme/") for script in page.select("script[src]"))
        assert "learn" not in note(page)


def test_no_style_attribute_is_ours(tmp_path: Path) -> None:
    """Templates and Markdown write none, whatever a page has: what is there is the author's."""
    sources = "".join(
        path.read_text("utf-8") for path in (kitchen_sink.FOLDER / "content").rglob("*.md")
    )
    pages = list(kitchen_sink.build(tmp_path).output.rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        for element in BeautifulSoup(path.read_text("utf-8"), "html.parser").select("[style]"):
            assert str(element["style"]) in sources


MAPS = {
    "revolvermaps": ("5abcdefghij", "frame-src", "https://rf.revolvermaps.com"),
    "clustrmaps": (LONG, "img-src", "https://clustrmaps.com"),
    "mapmyvisitors": (LONG, "img-src", "https://mapmyvisitors.com"),
    "flagcounter": ("Ab1c", "img-src", "https://s11.flagcounter.com"),
}


@pytest.mark.parametrize("name", MAPS)
def test_visitor_map(site: SiteFolder, name: str) -> None:
    """It is on the home page alone, loads when it comes into sight, and has an accessible name."""
    id, directive, host = MAPS[name]
    home = build(site, visitor_map={name: id})
    (element,) = home.select(".visitor-map :is(img, iframe)")
    assert str(element["src"]).startswith(f"{host}/")
    assert id in str(element["src"])
    assert element["loading"] == "lazy"
    assert element.get("title") or element["alt"]
    assert policy(home)[directive] == [host]
    assert hosts(home) == {host}
    assert "who thus learn of your visit" in note(home)
    other = site.page("talks/index.html")
    assert hosts(other) == set()
    assert not other.select(".visitor-map")
    assert "learn" not in note(other)


ANALYTICS = {
    "google": (
        "G-ABC1234567",
        "https://www.googletagmanager.com/gtag/js?id=G-ABC1234567",
        "https://*.google-analytics.com",
    ),
    "plausible": (
        "pa-abcdef_GHIJKL-012345",
        "https://plausible.io/js/pa-abcdef_GHIJKL-012345.js",
        "https://plausible.io",
    ),
    "umami": (UUID, "https://cloud.umami.is/script.js", "https://*.umami.is"),
    "goatcounter": ("ada-1", "https://gc.zgo.at/count.js", "https://ada-1.goatcounter.com"),
    "cloudflare": (
        HEX,
        "https://static.cloudflareinsights.com/beacon.min.js",
        "https://cloudflareinsights.com",
    ),
    "baidu": (HEX, f"https://hm.baidu.com/hm.js?{HEX}", "https://hm.baidu.com"),
}


@pytest.mark.parametrize("name", ANALYTICS)
def test_analytics(site: SiteFolder, name: str) -> None:
    """A counter is on every page, after all else, and may load its script and send to its host."""
    id, address, sends = ANALYTICS[name]
    build(site, analytics={name: id})
    for path in ("index.html", "talks/index.html", "posts/a/index.html"):
        page = site.page(path)
        scripts = page.select("body > footer ~ script[defer]")
        assert [s for s in page.select("script") if s not in scripts] == page.select("head script")
        assert scripts[-1]["src"] == address
        for script in scripts[:-1]:
            assert (site.output / path).parent.joinpath(str(script["src"])).is_file()
            assert script["data-id"] == id
        assert any(id in str(value) for script in scripts for value in script.attrs.values())
        assert re.match("https://[^/]+", address)[0] in policy(page)["script-src"]  # type: ignore[index]  # it matches
        assert sends in policy(page)["connect-src"]
        assert "learn of your visit" in note(page)


@pytest.mark.parametrize("on_pages", [False, True])
def test_comments(site: SiteFolder, on_pages: bool) -> None:
    """Posts have comments, pages where the setting says so, the home page never."""
    home = build(site, comments={**GISCUS, "pages": on_pages})
    assert hosts(home) == set()
    for path, has_them in (("posts/a/index.html", True), ("talks/index.html", on_pages)):
        page = site.page(path)
        found = page.select("main script")
        assert len(found) == has_them
        assert hosts(page) == ({"https://giscus.app"} if has_them else set())
        assert ("giscus (GitHub)" in note(page)) == has_them
    (script,) = site.page("posts/a/index.html").select("main script")
    assert script["data-category"] == "A & B"
    assert script["data-repo-id"] == "R_kgD"
    assert (script["data-lang"], script["data-loading"]) == ("en", "lazy")
    assert set(policy(site.page("posts/a/index.html"))) >= {"frame-src", "style-src", "script-src"}


def test_in_chinese(site: SiteFolder) -> None:
    """The note and the comments speak the language of the page."""
    site.write(
        "content/posts/2024-05-24-b.md", "---\ntitle: B\ndate: 2024-05-24\nlang: zh\n---\n好\n"
    )
    build(site, comments=GISCUS, analytics={"baidu": HEX, "goatcounter": "ada"})
    page = site.page("posts/b/index.html")
    assert "百度统计、GoatCounter、giscus (GitHub)" in note(page)
    (script,) = page.select("main script")
    assert script["data-lang"] == "zh-CN"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            {"analytics": {"gogle": "G-ABC1234567"}},
            'unknown service "gogle"; did you mean "google"?',
        ),
        ({"analytics": {"google": "UA-1-1"}}, "expected an id of Google Analytics"),
        ({"analytics": "google"}, "expected {"),
        ({"analytics": {"umami": f"{UUID}\n"}}, "expected an id of Umami"),
        ({"visitor_map": {"flagcounter": 'a"><script>'}}, "expected an id of Flag Counter"),
        ({"visitor_map": {"clustrmaps": 7}}, "expected an id of ClustrMaps"),
        ({"comments": {"repo": "ada/a"}}, 'expected "repo_id" as giscus.app gives it'),
        ({"comments": {**GISCUS, "theme": "x"}}, 'unknown key "theme"'),
        ({"comments": {**GISCUS, "category": '"><script>'}}, 'expected "category"'),
        ({"comments": {**GISCUS, "pages": 1}}, "expected True or False"),
        ({"comments": [1]}, "expected {"),
    ],
)
def test_mistakes(site: SiteFolder, settings: dict[str, object], message: str) -> None:
    """What is no id of the service stops the build; nothing of it gets into a page."""
    site.write("pelicanconf.py", SETTINGS.replace("{}", repr(settings)))
    built = site.build()
    assert built.status == 1
    assert message in built.err
    assert "pelicanconf.py:4" in built.err


def test_what_an_author_writes(site: SiteFolder) -> None:
    """A page allows its own styles, scripts and pictures; the others of the site do not."""
    site.write("content/site.css", '@import "https://fonts.googleapis.com/css2?family=A";\n')
    site.write("content/files/a.js", 'fetch("https://data.example/x.json")')
    site.write(
        "content/pages/own.md",
        "---\ntitle: Own\n---\n"
        '<p style="color: red">A</p>\n\n<script src="{static}/files/a.js"></script>\n\n'
        '<script src="/files/a.js"></script>\n',
    )
    home, own = build(site), site.page("own/index.html")
    assert hosts(home) == {"https://fonts.googleapis.com", "https://fonts.gstatic.com"}
    assert "unsafe" not in str(policy(home))
    assert "'unsafe-hashes'" in policy(own)["style-src"]
    assert "'unsafe-inline'" not in str(policy(own))
    assert policy(own)["connect-src"] == ["https://data.example"]


def test_redirects_have_one_too(site: SiteFolder) -> None:
    """A page at an old address may do nothing but lead on."""
    site.write("content/pages/new.md", "---\ntitle: New\nredirect_from: [/old/]\n---\nText.\n")
    build(site)
    assert policy(site.page("old/index.html"))["default-src"] == ["'none'"]


def test_files_of_the_author_stay(site: SiteFolder) -> None:
    """A page that is copied as it is gets no policy."""
    html = "<!doctype html><html><head><title>A</title></head><body>A</body></html>"
    site.write("content/files/demo/index.html", html)
    build(site)
    assert (site.output / "files/demo/index.html").read_text("utf-8") == html
