"""What a site makes of its author's files."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.sites import ABOUT, INLINE, PAPER, PROFILE, SETTINGS, SiteFolder

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)
HOSTILE = """<script>alert(1)</script> "quoted" 'single' & {{ 7*7 }}"""


def built(site: SiteFolder) -> BeautifulSoup:
    """Build a site that is right, and return its home page."""
    result = site.build()
    assert (result.status, result.err) == (0, "")
    return site.page()


def titles(page: BeautifulSoup) -> list[str]:
    """Return the titles of the cards, in order."""
    return [title.text for title in page.select("main article .card-title")]


def paper(title: str, more: str = "", date: str = "date: 2024-05-23") -> str:
    """Return a paper with a title, other fields and a date."""
    return f"---\ntitle: {title}\nauthors: [Ada Example]\n{date}\n{more}\n---\n"


def test_home_without_a_page_of_it(site: SiteFolder) -> None:
    """A profile and a paper are a site: the home page shows what there is."""
    (site.root / "content/pages/about.md").unlink()
    page = built(site)
    assert [heading.text for heading in page.select("main h2")] == ["Publications", "News"]
    assert titles(page) == ["A paper"]
    (site.root / "content/news.md").unlink()
    assert [heading.text for heading in built(site).select("main h2")] == ["Publications"]


def test_home_that_is_named_and_missing(site: SiteFolder) -> None:
    """A home page that the settings name must be there."""
    site.write("pelicanconf.py", SETTINGS.replace("{}", '{"home": "me.md"}'))
    result = site.build()
    assert result.status == 1
    assert result.err.startswith("content/pages/me.md: no such page\n")


def test_missing_profile(site: SiteFolder) -> None:
    """Without a profile there is no page."""
    (site.root / "content/profile.yml").unlink()
    result = site.build()
    assert result.status == 1
    assert result.err.startswith("content/profile.yml: no such file\n")


def test_order_of_papers(site: SiteFolder) -> None:
    """The author's own order stands first, then the newest; titles break a tie."""
    site.write("content/publications/one.md", paper("Old", date="year: 2001"))
    site.write("content/publications/two.md", paper("Second", "order: 2"))
    site.write("content/publications/three.md", paper("First", "order: 1", date="year: 1999"))
    site.write("content/publications/four.md", paper("B new", date="date: 2024-06"))
    site.write("content/publications/five.md", paper("A new", date="date: 2024-06"))
    site.write("content/publications/six.md", paper("Hidden", "draft: true"))
    assert titles(built(site)) == ["First", "Second", "A new", "B new", "Old"]
    assert not (site.output / "publications/six").exists()


def test_options_of_markers(site: SiteFolder) -> None:
    """A marker takes the selected papers, or the first few, of papers and of news."""
    site.write("content/publications/two.md", paper("Chosen", "selected: true", "year: 1999"))
    site.write("content/news.md", "- 2024: a\n- 2023: b\n- 2022: c\n")
    site.write("content/pages/about.md", "[PUBLICATIONS selected=true]\n\n[NEWS limit=2]\n")
    page = built(site)
    assert titles(page) == ["Chosen"]
    assert [item.p.text for item in page.select(".news > li") if item.p] == ["a", "b"]


def test_other_pages(site: SiteFolder) -> None:
    """A page has the address of its name or its permalink, and a place in the menu."""
    site.write(
        "content/pages/talks.md", "---\ntitle: My talks\n---\n\n# 2024\n\n![A](images/a.png)"
    )
    site.write("content/pages/zh.md", "---\npermalink: /zh/me/\nlang: zh\n---\n你好")
    site.write(
        "content/pages/old-page.md", "---\npermalink: /old.html\n---\n[talks]({filename}talks.md)"
    )
    site.write("content/images/a.png", PNG)
    page = built(site)
    menu = {entry.text: entry["href"] for entry in page.select("header nav a")}
    assert menu["My talks"] == "./talks/"
    assert menu["Old page"] == "./old.html"
    talks = site.page("talks/index.html")
    assert [heading.text for heading in talks.select("h1")] == ["My talks"]
    picture = talks.select_one("main img")
    assert picture
    assert (site.output / "talks" / str(picture["src"])).read_bytes() == PNG
    assert talks.select_one("header nav [aria-current=page]").text == "My talks"
    chinese = site.page("zh/me/index.html")
    assert chinese.html
    assert chinese.html["lang"] == "zh"
    assert site.page("old.html").select_one("main a")["href"] == "./talks/"


def test_links_of_a_summary(site: SiteFolder) -> None:
    """A picture in a summary is found from the card and from the paper's own page."""
    site.write("content/images/a.png", PNG)
    site.write("content/publications/one.md", PAPER + "\n![A](images/a.png)\n")
    home = built(site)
    for page, folder in (
        (home, ""),
        (site.page("publications/one/index.html"), "publications/one"),
    ):
        picture = page.select_one("main img")
        assert picture
        assert (site.output / folder / str(picture["src"])).is_file()


def test_files_that_fields_name(site: SiteFolder) -> None:
    """A photo, a figure and a CV are published wherever they lie."""
    site.write("content/me.png", PNG)
    site.write("content/publications/figure one.png", PNG)
    site.write("content/cv.pdf", b"%PDF")
    site.write("content/profile.yml", PROFILE + "photo: me.png\nlinks:\n  - CV: cv.pdf\n")
    image = "image: publications/figure one.png\n---\nIt"
    site.write("content/publications/one.md", PAPER.replace("---\nIt", image))
    page = built(site)
    assert [image["src"] for image in page.select("img")] == [
        "./me.png",
        "./publications/figure%20one.png",
    ]
    assert page.select_one("aside img")["alt"] == "Ada Example"
    for name in ("me.png", "publications/figure one.png", "cv.pdf"):
        assert (site.output / name).is_file()
    assert not page.select(".monogram")


def test_owner_by_alias(site: SiteFolder) -> None:
    """The owner is bold under every name of hers, and nobody else is."""
    site.write("content/profile.yml", PROFILE + "aliases: [A. Example]\n")
    authors = "authors: [A. EXAMPLE*, Bo Example†]"
    site.write(
        "content/publications/one.md", PAPER.replace("authors: [Ada Example, Bo Sample]", authors)
    )
    page = built(site)
    assert [bold.text for bold in page.select(".authors b")] == ["A. EXAMPLE*"]


def test_words_of_the_legend(site: SiteFolder) -> None:
    """The settings may say what a mark means; marks that nobody carries are not explained."""
    site.write("pelicanconf.py", SETTINGS.replace("{}", '{"marks": {"†": "wrote the tests"}}'))
    site.write("content/publications/one.md", PAPER.replace("Bo Sample", "Bo Sample†"))
    legend = built(site).select_one(".legend")
    assert legend
    assert " ".join(legend.text.split()) == "† wrote the tests"


def test_labels_without_a_figure(site: SiteFolder) -> None:
    """A card without a figure shows its badge, and an award, above the title."""
    site.write(
        "content/publications/one.md", PAPER.replace("venue: arXiv", "venue: TC\naward: Oral")
    )
    page = built(site)
    labels = page.select_one("main article .card-labels")
    assert labels
    assert list(labels.stripped_strings) == ["TC 2024", "Oral"]
    assert not page.select("main article img")


def test_title_of_a_paper_without_address(site: SiteFolder) -> None:
    """The title leads to the paper's own page where there is no other."""
    link = built(site).select_one("main article h3 a")
    assert link
    assert link["href"] == "./publications/one/"


def test_data_is_text(site: SiteFolder) -> None:
    """Markup in a field is shown as it was typed, on every page."""
    hostile = "'" + HOSTILE.replace("'", "''") + "'"
    site.write(
        "content/profile.yml",
        f"name: {hostile}\nbio: {hostile}\nlocation: {hostile}\n"
        f"affiliations:\n  - {hostile}: https://a.example\nlinks:\n  - {hostile}: https://b.example\n",
    )
    site.write(
        "content/publications/one.md",
        f"---\ntitle: {hostile}\nauthors: [{hostile}, Bo Sample]\nyear: 2024\nvenue: {hostile}\n"
        f"badge: {hostile}\naward: {hostile}\nimage: images/a.png\nimage_alt: {hostile}\n"
        f"links:\n  - {hostile}: https://c.example\n---\n",
    )
    site.write("content/images/a.png", PNG)
    home = built(site)
    for page in (home, site.page("publications/one/index.html")):
        assert not page.select(INLINE)
        assert all(image["alt"] != "" for image in page.select("img"))
    shown = home.get_text("\n")
    assert shown.count(HOSTILE) >= 8
    assert home.select_one("main img")["alt"] == HOSTILE


def test_own_styles(site: SiteFolder) -> None:
    """Rules in content/site.css come last, and change the stylesheet's name."""
    before = built(site).select_one("link[rel=stylesheet]")
    site.write("content/site.css", ":root { --accent: rebeccapurple }")
    after = built(site).select_one("link[rel=stylesheet]")
    assert before
    assert after
    assert before["href"] != after["href"]
    css = (site.output / str(after["href"])).read_text("utf-8")
    assert css.startswith(
        "@layer reset, tokens, base, authored, layout, components, utilities, print;"
    )
    assert css.endswith(":root { --accent: rebeccapurple }\n")
    assert not (site.output / "site.css").exists()


def test_language_without_words(site: SiteFolder) -> None:
    """A language that the theme does not speak yet gets English words and keeps its own name."""
    site.write("pelicanconf.py", SETTINGS + 'DEFAULT_LANG = "eo"\n')
    page = built(site)
    assert page.html
    assert page.html["lang"] == "eo"
    assert page.select_one(".skip-link").text == "Skip to content"


@pytest.mark.parametrize("path", ["content/pages/b.md", "content/pages/sub/b.md"])
def test_two_pages_at_one_address(site: SiteFolder, path: str) -> None:
    """Two pages can't have one address."""
    site.write("content/pages/a.md", "---\npermalink: /x/\n---\n")
    site.write(path, "---\npermalink: /x/\n---\n")
    result = site.build()
    assert result.status == 1
    assert result.err.startswith(
        f"{path}:2: permalink: the address /x/ is taken by content/pages/a.md\n"
    )


def test_warning_for_a_picture_in_prose(site: SiteFolder) -> None:
    """A picture that is missing in prose keeps its address and is named with its line."""
    site.write("content/pages/about.md", ABOUT + "\n![A](images/none.png)\n")
    result = site.build()
    assert result.status == 0
    assert 'content/pages/about.md:13: no such picture: "images/none.png"' in result.err
    assert site.page().select_one("main img")["src"] == "images/none.png"


def test_a_page_in_html(site: SiteFolder) -> None:
    """A page that Pelican reads itself, as HTML, is shown like the others."""
    html = "<html><head><title>Old</title></head><body><p id=a>As it was</p></body></html>"
    site.write("content/pages/old.html", html)
    page = built(site)
    assert "Old" in [entry.text for entry in page.select("header nav a")]
    assert site.page("old/index.html").select_one("main #a").text == "As it was"


def test_papers_in_folders(site: SiteFolder) -> None:
    """Papers may lie in folders; two of one name are one address too many."""
    site.write("content/publications/2024/two.md", paper("Two"))
    assert sorted(titles(built(site))) == ["A paper", "Two"]
    assert (site.output / "publications/two/index.html").is_file()
    site.write("content/publications/2024/one.md", paper("One"))
    result = site.build()
    assert "content/publications/one.md: the address /publications/one/ is taken by" in result.err


def test_pictures_without_words(site: SiteFolder) -> None:
    """Pictures that their author left without words are told once a file; badges are not."""
    for name in ("a", "b", "c"):
        site.write(f"content/images/{name}.png", PNG)
    pictures = "![](images/a.png) ![](images/b.png) ![](images/a.png) `![](images/c.png)`"
    others = '<img src="images/c.png" alt=""> ![C](images/c.png)'
    others += "".join(f" ![](https://badges.example/{number}.svg)" for number in range(9))
    site.write("content/pages/about.md", f"# A\n\nText.\n\n{pictures}\n\n{others}\n")
    result = site.run()  # in a process of its own, for Pelican's log
    assert (result.status, result.err.count("warning: ")) == (0, 1), result.err
    assert "empty alt" not in (result.out + result.err).casefold()
    assert result.err.startswith(
        "warning: content/pages/about.md:5: no words for those who can't see the picture: "
        '"images/a.png", "images/b.png"\n'
    )


def test_accent_and_fonts(site: SiteFolder) -> None:
    """The stylesheet has the accent and the fonts that were chosen, and no others."""
    names = set[str]()
    for said in ("{}", '{"accent": "green"}', '{"accent": "wine", "fonts": "sans"}'):
        site.write("pelicanconf.py", SETTINGS.replace("{}", said))
        built(site)
        (sheet,) = (site.output / "theme").glob("*.css")
        names.add(sheet.name)
        css = sheet.read_text("utf-8")
        assert css.count("--accent: ") == css.count("--display: ") == 1
        assert ("--display: var(--sans)" in css) == ("sans" in said)
    assert len(names) == 3


def test_scripts_where_they_are_needed(site: SiteFolder) -> None:
    """A page loads the script of the scheme, and one more file with what it needs alone."""
    site.write("content/pages/code.md", "---\ntitle: Code\n---\n\n    code\n")
    site.write("content/pages/plain.md", "---\ntitle: Plain\n---\nText.\n")
    site.write("pelicanconf.py", SETTINGS.replace("{}", '{"menu": []}'))
    home = built(site)
    loaded = {
        name: [str(s["src"]).rpartition("/")[2].split(".")[0] for s in page.select("script[src]")]
        for name, page in (("home", home), *((n, site.page(f"{n}/index.html")) for n in NAMES))
    }
    assert loaded == {"home": ["scheme", "cite"], "code": ["scheme", "copy"], "plain": ["scheme"]}
    assert {path.name.split(".")[0] for path in site.output.rglob("*.js")} == {
        "scheme",
        "copy",
        "cite",
    }
    assert [part["id"] for part in home.select("template")] == ["_cite"]
    assert not site.page("plain/index.html").select("template")


NAMES = ("code", "plain")
"""The pages of that site beside the home page."""
