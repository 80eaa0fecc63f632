"""What becomes of posts, people, data files, old addresses and other languages."""

from __future__ import annotations

from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.test_pages import PNG, built, paper, titles
from tests.sites import ABOUT, PAPER, SETTINGS, SiteFolder


def select(page: BeautifulSoup | Tag, selector: str) -> Tag:
    """Return the one element that matches."""
    (found,) = page.select(selector)
    return found


def legend(page: BeautifulSoup) -> str:
    """Return what the marks mean; a mark stays with its meaning at the end of a line."""
    return " ".join(select(page, ".legend").text.split())


def menu(page: BeautifulSoup) -> dict[str, str]:
    """Return the entries of the menu with their addresses."""
    return {entry.text: str(entry["href"]) for entry in page.select("header nav a")}


# Papers


def test_who_may_be_seen(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft has no page, a hidden paper has one but is in no list, and one waits for its day."""
    site.write("content/publications/draft.md", paper("Draft", "draft: true"))
    site.write("content/publications/hidden.md", paper("Hidden", "hidden: true"))
    site.write("content/publications/later.md", paper("Later", "until: 2031-01-01"))
    site.write("content/publications/out.md", paper("Out", "until: 2030-12-31"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1924905600")  # 2030-12-31
    assert sorted(titles(built(site))) == ["A paper", "Out"]
    assert (site.output / "publications/hidden/index.html").is_file()
    assert not (site.output / "publications/draft").exists()
    assert not (site.output / "publications/later").exists()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1924992000")  # a day later
    assert "Later" in titles(built(site))


def test_people(site: SiteFolder) -> None:
    """Names lead to the pages of people, by any of their names; the owner is bold by alias."""
    site.write("content/profile.yml", "name: Ada Example\naliases: [A. Example]\n")
    site.write(
        "content/people.yml",
        "- Bo Sample: https://bo.example\n"
        "- name: Cy Proof\n  aliases: [C. Proof]\n  orcid: 0000-0000-0000-0000\n",
    )
    site.write(
        "content/publications/one.md",
        PAPER.replace("[Ada Example, Bo Sample]", "[A Example, bo sample*, C. Proof†, Di Other]"),
    )
    authors = select(built(site), ".card .authors")
    assert [bold.text for bold in authors.select("b")] == ["A Example"]
    links = {link.text: link["href"] for link in authors.select("a")}
    assert links == {
        "bo sample": "https://bo.example",
        "C. Proof": "https://orcid.org/0000-0000-0000-0000",
    }
    assert authors.text.split() == [
        "A",
        "Example,",
        "bo",
        "sample*,",
        "C.",
        "Proof†,",
        "Di",
        "Other",
    ]


def test_identifiers_and_kinds_of_links(site: SiteFolder) -> None:
    """Ids and kinds of links make a row in a fixed order; the best id is where the title leads."""
    site.write("content/files/talk.pdf", "a file")
    fields = (
        "slides: files/talk.pdf\ncode: https://github.com/ada/x\narxiv: arXiv:2405.14297\n"
        "doi: https://doi.org/10.1000/182\nlinks:\n  - Blog: https://ada.example/blog"
    )
    site.write("content/publications/one.md", paper("A", fields))
    card = select(built(site), ".card")
    assert select(card, ".card-title a")["href"] == "https://doi.org/10.1000/182"
    row = [link.text for link in card.select(".links a")]
    assert row == ["DOI", "arXiv", "Code", "Slides", "Blog", "BibTeX", "Details"]
    assert (site.output / "files/talk.pdf").is_file()


def test_media(site: SiteFolder) -> None:
    """Several figures stand in one strip; a video is silent and has the poster beside it."""
    for name in ("a.png", "b.gif", "c.mp4", "c.png"):
        site.write(f"content/images/{name}", PNG)
    media = "media: [images/a.png, images/b.gif, images/c.mp4]"
    site.write("content/publications/one.md", paper("A", media))
    strip = select(built(site), ".card [role=group]")
    assert [Tag.get(item, "src") for item in strip.select("img, video")] == [
        "./images/a.png",
        "./images/b.gif",
        "./images/c.mp4",
    ]
    video = select(strip, "video")
    assert video["poster"] == "./images/c.png"
    assert video.has_attr("muted")
    assert not video.has_attr("autoplay")
    assert all(item.get("alt") or item.get("aria-label") for item in strip.select("img, video"))


def test_dollars_that_stay(site: SiteFolder) -> None:
    """Where the settings say that there are no formulas, titles and names have none either."""
    site.write("pelicanconf.py", SETTINGS.replace("PAPERBOX = {}", 'PAPERBOX = {"math": False}'))
    text = PAPER.replace("A paper", r'"From $5 to $6 & \\bad$"').replace("Bo Sample", '"Bo $^1$"')
    site.write("content/publications/one.md", text)
    page = built(site)
    assert not page("math")
    assert select(page, ".card-title").text.strip() == r"From $5 to $6 & \bad$"
    assert "$^1$" in select(page, ".card .authors").text
    own = site.page("publications/one/index.html")
    assert own.title
    assert own.title.text.startswith(r"From $5 to $6 & \bad$ ·")


def test_math_of_titles_and_authors(site: SiteFolder) -> None:
    """Formulas in titles and names are MathML; the window's title has plain text."""
    text = PAPER.replace("A paper", r'"Fast $\\ell_1$ < slow"').replace("Bo Sample", '"Bo $^{1}$"')
    site.write("content/publications/one.md", text)
    page = built(site)
    assert select(page, ".card-title math")
    assert select(page, ".card .authors math").text == "1"
    own = site.page("publications/one/index.html")
    assert own.title
    assert own.title.text.startswith("Fast ℓ₁ < slow")


@pytest.mark.parametrize("where", ["title", "authors", "body"])
def test_unknown_macros(site: SiteFolder, where: str) -> None:
    """A macro that nobody knows is named with its file."""
    old = {"title": "A paper", "authors": "Bo Sample", "body": "It says something."}[where]
    site.write("content/publications/one.md", PAPER.replace(old, r"Bo $\nonsense$"))
    result = site.build()
    assert result.status == 0
    assert "warning: content/publications/one.md" in result.err
    assert r"unknown macro \nonsense" in result.err


def test_marks_without_meaning(site: SiteFolder) -> None:
    """A mark whose meaning nobody has said is named; the settings say it."""
    site.write("content/publications/one.md", PAPER.replace("Bo Sample", "Bo Sample❁*"))
    result = site.build()
    assert result.err.startswith(
        'warning: content/publications/one.md: authors: nothing says what "❁" means\n'
    )
    assert legend(site.page()) == "* equal contribution"
    site.write("pelicanconf.py", SETTINGS.replace("{}", '{"marks": {"❁": "co-advised"}}'))
    assert legend(built(site)) == "* equal contribution, ❁ co-advised"


def test_one_warning_of_a_mark(site: SiteFolder) -> None:
    """A mark without meaning is told once, however many papers have it, with the cure."""
    for name in ("one", "two", "three"):
        site.write(f"content/publications/{name}.md", PAPER.replace("Bo Sample", "Bo Sample^"))
    err = site.build().err
    assert err.count("nothing says what") == 1
    assert 'content/publications/one.md: authors: nothing says what "^" means, in 3 papers' in err
    assert '"marks": {"^": "corresponding author"}' in err


@pytest.mark.parametrize(
    ("line", "is_told"),
    [("venue: X", True), ("topics: [Speech]", False), ("hidden: true", False)],
)
def test_paper_in_no_list(site: SiteFolder, line: str, is_told: bool) -> None:
    """A paper that no list asks for is named, with the topics that lists ask for."""
    speech = PAPER.replace("venue: arXiv", "topics: [Speech]")
    site.write("content/publications/one.md", speech)
    site.write("content/publications/two.md", PAPER.replace("venue: arXiv", line))
    site.write("content/pages/about.md", "# P\n\n[PUBLICATIONS topic=speech limit=1]\n")
    result = site.build()
    told = "content/publications/two.md: stands in no list of your pages; topics in use: Speech\n"
    assert result.status == 0
    assert (told in result.err) is is_told
    assert "one.md" not in result.err
    site.write("content/pages/more.md", "---\ntitle: More\n---\n[PUBLICATIONS]\n")
    assert "no list" not in site.build().err


def test_paper_beside_cards(site: SiteFolder) -> None:
    """Where the only papers of a page are its cards, a file of publications/ is in no list."""
    card = (
        '<div class="paper-box"><div class="paper-box-image"><div class="badge">C 2024</div>'
        '<img src="images/a.png" alt="a"></div><div class="paper-box-text" markdown="1">\n\n'
        "[A Card of Mine](https://a.example/x)\n\n**Ada Example**, Bo Sample\n</div></div>\n"
    )
    site.write("content/images/a.png", PNG)
    site.write("content/pages/about.md", f"# P\n\n{card}")
    err = site.build().err
    assert err.startswith("warning: content/publications/one.md: stands in no list of your pages\n")
    assert err.count("no list") == 1
    site.write("content/pages/about.md", "# P\n\nNo papers at all.\n")
    assert "no list" not in site.build().err


# News and data files


def test_news_of_files_and_of_one_file(site: SiteFolder) -> None:
    """Both ways of writing news make one list; all of them are on a page of their own."""
    site.write("content/news.md", "- 2024/06/04: one\n- *2022.05*, two\n  - inner\n")
    site.write("content/news/2023-01-02-three.md", "three")
    site.write("content/news/four.md", "---\ndate: 2021\n---\nfour")
    site.write("content/news/five.md", "---\ndate: 2020\ndraft: true\n---\nfive")
    site.write("content/pages/about.md", "# News\n\n[NEWS limit=2]\n")
    page = built(site)
    assert [p.text for p in page.select(".news > li > div > p")] == ["one", "three"]
    assert select(page, ".more a")["href"] == "./news/"
    every = site.page("news/index.html")
    assert [h.text for h in every.select("main h2")] == ["2024", "2023", "2022", "2021"]
    assert len(every.select(".news > li")) == 4
    assert select(every, ".news li li").text.strip() == "inner"


@pytest.mark.parametrize(("order", "date"), [("dmy", "2025-08-01"), ("mdy", "2025-01-08")])
def test_order_of_dates(site: SiteFolder, order: str, date: str) -> None:
    """01/08/2025 is a mistake until the site says which part is the day."""
    site.write("content/news.md", "- 01/08/2025: something\n")
    result = site.build()
    assert result.status == 1
    assert result.err.startswith("content/news.md:1: date: ")
    assert "date_order" in result.err
    site.write("pelicanconf.py", SETTINGS.replace("{}", f'{{"date_order": "{order}"}}'))
    assert select(built(site), ".news time")["datetime"] == date


def test_data_files(site: SiteFolder) -> None:
    """A data file stands where its marker is, and its logo is copied from wherever it lies."""
    site.write("content/logos/u.png", PNG)
    site.write(
        "content/education.yml",
        "- title: B.Sc.\n  date: 2016/09 - 2020/07\n  place: University\n  logo: logos/u.png\n"
        "  text: With *honours*.\n- title: Diary\n",
    )
    site.write("content/honors.yml", "- title: A prize\n  date: 2021\n")
    site.write("content/pages/about.md", "# Education\n\n[EDUCATION]\n\n[HONOURS]\n")
    page = built(site)
    entries = page.select(".timeline > li")
    assert [bool(entry.select(".date")) for entry in entries] == [True, False, True]
    assert select(entries[0], "em").text == "honours"
    assert (site.output / "logos/u.png").is_file()


def test_data_file_that_is_not_there(site: SiteFolder) -> None:
    """A marker without its file is a mistake, and a file that nothing reads a warning."""
    site.write("content/pages/about.md", "[TALKS]\n")
    site.write("content/talk.yml", "- title: A\n")
    result = site.build()
    assert result.status == 1
    assert "content/pages/about.md:1: [TALKS]: there is no content/talks.yml" in result.err
    assert (
        'warning: content/talk.yml: nothing reads this file; did you mean "talks"?'
        in (result.err + site.build().err)
        or result.status == 1
    )


def test_home_of_data_files(site: SiteFolder) -> None:
    """Where nobody wrote a home page, each data file is a section of it."""
    (site.root / "content/pages/about.md").unlink()
    site.write("content/grants.yml", "- title: A grant\n  date: 2024 - now\n")
    page = built(site)
    headings = [heading.text for heading in page.select("main h2")]
    assert headings == ["Publications", "News", "Grants"]


# Pages and posts


def test_old_addresses(site: SiteFolder) -> None:
    """Each old address of a page leads to the new one, from wherever it lies."""
    about = "---\npermalink: /\nredirect_from:\n  - /about/\n  - /me/about.html\n---\n" + ABOUT
    site.write("content/pages/about.md", about)
    site.write("content/pages/talks.md", "---\nredirect_from: [/a/b/talks]\n---\nTalks\n")
    built(site)
    for old, new in (("about", "../"), ("a/b/talks", "../../../talks/")):
        page = site.page(f"{old}/index.html")
        assert select(page, "meta[http-equiv=refresh]")["content"] == f"0; url={new}"
        assert select(page, "a")["href"] == new
    assert select(site.page("me/about.html"), "a")["href"] == "../"
    assert select(site.page("a/b/talks/index.html"), "link[rel=canonical]")["href"] == (
        "https://ada.example/talks/"
    )


def test_old_address_that_is_taken(site: SiteFolder) -> None:
    """An old address must not be that of another page."""
    site.write("content/pages/talks.md", "Talks\n")
    site.write("content/pages/other.md", "---\nredirect_from: /talks/\n---\nOther\n")
    result = site.build()
    assert result.status == 1
    assert "content/pages/other.md:2: redirect_from: the old address" in result.err
    assert "is taken by content/pages/talks.md" in result.err


def test_fields_of_pages(site: SiteFolder) -> None:
    """A page may be without sidebar, out of the menu, under another name in it, or a draft."""
    site.write("content/pages/a.md", "---\ntitle: A\nauthor_profile: false\norder: 2\n---\nA")
    site.write("content/pages/b.md", "---\ntitle: B\nmenu: Bee\norder: 1\nexcerpt: On bees\n---\nB")
    site.write("content/pages/c.md", "---\ntitle: C\nmenu: false\n---\nC")
    site.write("content/pages/d.md", "---\ntitle: D\nhidden: true\n---\nD")
    site.write("content/pages/e.md", "---\ntitle: E\ndraft: true\n---\nE")
    assert list(menu(built(site)))[-2:] == ["Bee", "A"]
    assert not site.page("a/index.html").select("aside")
    assert select(site.page("b/index.html"), "meta[name=description]")["content"] == "On bees"
    assert (site.output / "c/index.html").is_file()
    assert (site.output / "d/index.html").is_file()
    assert not (site.output / "e").exists()


def description(site: SiteFolder, page: str) -> str:
    """Return what search engines show of a page."""
    return str(select(site.page(f"{page}index.html"), "meta[name=description]")["content"])


def test_descriptions(site: SiteFolder) -> None:
    """Each page has one of its own: its excerpt, how it begins, or whose it is."""
    summary = "It says **something** of *bees* & flowers.[^1]\n\n[^1]: Few."
    site.write("content/publications/one.md", PAPER.replace("It says something.", summary))
    site.write("content/publications/two.md", paper("Two", "hidden: true"))
    site.write(
        "content/pages/sum.md", "# Sum\n\nNote.\n\nSo $a^2$ is it, in short.\n\nNo more of it.\n"
    )
    site.write("content/pages/long.md", f"# Long\n\n{'Words of some length ' * 20}\n")
    site.write("content/pages/zh.md", f"---\nlang: zh\n---\n{'水' * 400}\n")
    site.write("content/pages/list.md", "# List\n\n- one\n")
    site.write("content/profile.yml", "name: Ada Example\nbio: Who tests\n")
    built(site)
    assert description(site, "") == "Ada Example: Who tests"
    assert description(site, "publications/one/") == "It says something of bees & flowers."
    assert description(site, "publications/two/") == "Ada Example"
    assert description(site, "sum/") == "No more of it."
    assert description(site, "list/") == "Ada Example: Who tests"
    assert description(site, "zh/") == "水" * 159 + "…"
    long = description(site, "long/")
    assert 140 < len(long) <= 160
    assert long.endswith(("Words…", "of…", "some…", "length…"))


def test_description_of_a_home_page(site: SiteFolder) -> None:
    """Without a sentence on its owner it is described by how it begins."""
    site.write("content/pages/about.md", "# About\n\nI look at bees, mostly.\n")
    built(site)
    assert description(site, "") == "I look at bees, mostly."


def test_menu_of_the_settings(site: SiteFolder) -> None:
    """The settings add entries, with others below them, or replace them all."""
    site.write("content/files/cv.pdf", "a file")
    site.write("content/pages/talks.md", "Talks\n")
    entries = '"...", {"label": "CV", "url": "files/cv.pdf"}, {"label": "More", "children": '
    entries += '[{"label": "Talks!", "url": "/talks/"}]}'
    site.write("pelicanconf.py", SETTINGS.replace("{}", f'{{"menu": [{entries}]}}'))
    page = built(site)
    assert menu(page) == {
        "About Me": "#about-me",
        "Publications": "#publications",
        "News": "#news",
        "Talks": "./talks/",
        "CV": "./files/cv.pdf",
        "Talks!": "./talks/",
    }
    button = select(page, "nav button")
    assert select(page, f"#{button['popovertarget']}").select("a")
    site.write("pelicanconf.py", SETTINGS.replace("{}", '{"menu": [{"label": "A", "url": "b/"}]}'))
    result = site.build()
    assert menu(site.page()) == {"A": "./b/"}
    assert 'warning: PAPERBOX["menu"]: nothing is at the address "b/"' in result.err


def post(title: str, more: str = "") -> str:
    """Return a post."""
    return f"---\ntitle: {title}\n{more}\n---\n\n# One\n\nText[^1].\n\n[^1]: A note.\n"


def test_posts(site: SiteFolder) -> None:
    """Posts have pages, a list, a feed and a place in the menu; drafts have nothing."""
    site.write("content/posts/2024-05-23-first.md", post("First", "excerpt: What is first"))
    site.write("content/posts/second.md", post("Second", "date: 2024-06-01 10:00:00 +0800"))
    site.write("content/posts/third.md", post("Third", "date: 2024\ndraft: true"))
    site.write("content/pages/about.md", "# Posts\n\n[POSTS limit=1]\n")
    page = built(site)
    assert [link.text for link in page.select("main .post-title")] == ["Second"]
    assert menu(page)["Posts"] == "./posts/"
    feed = select(page, "link[rel=alternate][title='Feed of posts']")["href"]
    every = site.page("posts/index.html")
    assert [link.text for link in every.select("main .post-title")] == ["Second", "First"]
    first = site.page("posts/first/index.html")
    assert select(first, "h1.page-title").text == "First"
    assert select(first, "main time")["datetime"] == "2024-05-23"
    assert not list(site.output.rglob("*third*"))
    atom = ElementTree.parse(site.output / str(feed)).getroot()  # noqa: S314  we wrote it
    entries = atom.findall("{*}entry")
    assert [entry.findtext("{*}title") for entry in entries] == ["Second", "First"]
    assert [link.get("href") for link in entries[0].findall("{*}link")] == [
        "https://ada.example/posts/second/"
    ]
    assert not (site.output / "posts/tags").exists()


def test_tags(site: SiteFolder) -> None:
    """Where tags are on, each has a page of its posts."""
    site.write("pelicanconf.py", SETTINGS.replace("{}", '{"tags": True}'))
    site.write("content/posts/a.md", post("A", "date: 2024\ntags: [Deep Learning, 机器学习]"))
    site.write("content/posts/b.md", post("B", "date: 2025\ntags: [Deep Learning]"))
    built(site)
    links = site.page("posts/a/index.html").select("[rel=tag]")
    assert [link.text for link in links] == ["Deep Learning", "机器学习"]
    for link, expected in zip(links, (["B", "A"], ["A"]), strict=True):
        page = site.page(f"posts/a/{unquote(str(link['href']))}/index.html")
        assert [title.text for title in page.select(".post-title")] == expected


def test_posts_come_and_go(site: SiteFolder) -> None:
    """The folder of posts may appear after the first build, and disappear again."""
    built(site)
    assert not (site.output / "feeds/posts.atom.xml").exists()
    site.write("content/posts/a.md", post("A", "date: 2024"))
    built(site)
    assert (site.output / "feeds/posts.atom.xml").is_file()


# Languages


def test_chinese(site: SiteFolder) -> None:
    """A Chinese site says nothing in English but what its author does."""
    site.write("pelicanconf.py", SETTINGS + 'DEFAULT_LANG = "zh"\n')
    site.write("content/profile.yml", "name: 例\nlinks:\n  - wechat: ada_example\n")
    site.write("content/pages/about.md", "# 论文\n\n[PUBLICATIONS]\n\n# 动态\n\n[NEWS limit=1]\n")
    text = PAPER.replace("A paper", "一篇论文").replace("Ada Example, Bo Sample", '"例*"')
    text = text.replace("venue: arXiv", "venue: 会议\ncode: https://a.example").replace(
        "It says something.", "它说了些什么。"
    )
    site.write("content/publications/one.md", text)
    site.write("content/news.md", "- 2024/06/04: 一\n- 2024/05: 二\n")
    site.write("content/posts/a.md", "---\ntitle: 文章\ndate: 2024\n---\n你好")
    page = built(site)
    assert page.html
    assert page.html["lang"] == "zh"
    for path in ("index.html", "news/index.html", "posts/index.html", "posts/a/index.html"):
        shown = site.page(path)
        named = [element.get("aria-label", "") for element in shown.select("[aria-label]")]
        words = " ".join([*(shown.body or shown).stripped_strings, *map(str, named)])
        for own in ("Ada Example", "Paperbox", "Pelican", "ada_example"):
            words = words.replace(own, "")
        assert not any(char.isascii() and char.isalpha() for char in words), words
    assert select(page, ".news time").text == "2024年6月4日"


def test_page_in_another_language(site: SiteFolder) -> None:
    """A page in Chinese has Chinese words around it, an Arabic one runs from right to left."""
    site.write("content/pages/zh.md", "---\nlang: zh\n---\n# 动态\n\n[NEWS]\n")
    site.write("content/pages/ar.md", "---\nlang: ar\n---\nمرحبا\n")
    built(site)
    page = site.page("zh/index.html")
    assert page.html
    assert page.html["lang"] == "zh"
    assert select(page, ".skip-link").text == "跳到正文"
    assert select(page, ".news time").text == "2024年6月4日"
    arabic = site.page("ar/index.html").html
    assert arabic
    assert (arabic["lang"], arabic["dir"]) == ("ar", "rtl")


def test_passages_in_another_script(site: SiteFolder) -> None:
    """Chinese and Arabic words on an English page say so, in data and in prose."""
    site.write("content/profile.yml", "name: Ada Example\nnative_name: 例 阿达\n")
    site.write("content/publications/one.md", PAPER.replace("Bo Sample", "محمد علي"))
    site.write("content/pages/about.md", f"{ABOUT}\nMy name is 例 in `例`.\n")
    page = built(site)
    assert select(page, ".native-name [lang=zh]").text == "例 阿达"
    assert select(page, ".authors [lang=ar]")["dir"] == "rtl"
    assert select(page, ".prose p [lang=zh]").text == "例"
    assert not page.select("code [lang]")


def test_a_paper_twice_on_a_page(site: SiteFolder) -> None:
    """The footnotes of a paper that stands in two lists of a page have ids of their own."""
    site.write("content/pages/about.md", "# A\n\n[PUBLICATIONS]\n\n# B\n\n[PUBLICATIONS]\n")
    site.write("content/publications/one.md", PAPER + "\nA claim[^1].\n\n[^1]: A note.\n")
    page = built(site)
    ids = [str(element["id"]) for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    targets = [str(link["href"]).partition("#")[2] for link in page.select("sup a, .footnote a")]
    assert len(targets) == 4
    assert set(targets) <= set(ids)


def test_marks_written_as_formulas(site: SiteFolder) -> None:
    """A raised star or dagger in dollars is a mark like any other."""
    authors = r"['Ada Example$^*$', 'Bo Sample$^{*,\dagger}$']"
    site.write("content/publications/one.md", PAPER.replace("[Ada Example, Bo Sample]", authors))
    page = built(site)
    assert select(page, ".authors b").text == "Ada Example*"
    assert legend(page) == "* equal contribution, † corresponding author"


def test_venue_and_year_stand_once(site: SiteFolder) -> None:
    """What the badge does not say of venue and year stands below the authors."""
    site.write("content/publications/one.md", PAPER.replace("venue", "badge: Best\nvenue"))
    assert select(built(site), ".imprint").text == "arXiv, 2024"
    site.write("content/publications/one.md", PAPER.replace("venue: arXiv\n", ""))
    assert select(built(site), ".imprint").text == "2024"
    site.write("content/publications/one.md", PAPER)
    assert not built(site).select(".imprint")


def test_dates_that_may_be_two_days(site: SiteFolder) -> None:
    """A list with such a date stays as it is written, and its author is told why."""
    about = f"{ABOUT}\n- 2020 - now: A\n- 01/08/2025: B\n"
    site.write("content/pages/about.md", about)
    result = site.build()
    assert result.status == 0
    line = about[: about.index("01/08")].count("\n") + 1
    assert f'content/pages/about.md:{line}: "01/08/2025" may be' in result.err
    assert "date_order" in result.err
    assert not site.page().select(".timeline")


def test_options_alone_and_empty(site: SiteFolder) -> None:
    """A flag alone is true, blanks and commas do no harm, and an option needs a value."""
    site.write("content/publications/two.md", paper("Chosen", "selected: true"))
    site.write("content/pages/about.md", "[PUBLICATIONS selected, limit = 3]\n")
    assert titles(built(site)) == ["Chosen"]
    site.write("content/pages/about.md", "[PUBLICATIONS limit=]\n")
    result = site.build()
    assert result.err.startswith("content/pages/about.md:1: [PUBLICATIONS]: the option")


def test_two_spellings_of_a_data_file(site: SiteFolder) -> None:
    """Entries of one kind stand in one file; American names are as good as British ones."""
    site.write("content/honors.yml", "- title: A\n")
    site.write("content/pages/about.md", "[HONORS]\n")
    assert len(built(site).select(".timeline > li")) == 1
    site.write("content/honours.yml", "- title: B\n")
    site.write("content/talks.yaml", "- title: C\n")
    result = site.build()
    assert result.status == 1
    assert "content/honours.yml: another file holds the honours already" in result.err
    assert "warning: content/talks.yaml: nothing reads this file; is it talks.yml?" in result.err


def test_tags_that_look_alike(site: SiteFolder) -> None:
    """C, C++ and C# are three tags, and Vision and vision are one."""
    site.write("pelicanconf.py", SETTINGS.replace("{}", '{"tags": True}'))
    site.write("content/posts/a.md", post("A", 'date: 2024\ntags: [C, C++, "C#", Vision]'))
    site.write("content/posts/b.md", post("B", "date: 2025\ntags: [vision]"))
    built(site)
    pages = sorted(path.parent.name for path in site.output.glob("posts/tags/*/index.html"))
    assert pages == ["c", "c-plus-plus", "c-sharp", "vision"]
    assert len(site.page("posts/tags/vision/index.html").select(".post-title")) == 2


def test_links_to_sources_of_pages(site: SiteFolder) -> None:
    """A page is linked by its address; its file is not copied."""
    site.write("content/pages/talks.md", "Talks\n")
    site.write("content/profile.yml", "name: Ada Example\nlinks:\n  - Talks: pages/talks.md\n")
    site.write("content/people.yml", "- Bo Sample: /nowhere/\n")
    result = site.build()
    assert 'content/profile.yml: nothing is at the address "pages/talks.md"' in result.err
    assert "Write the address of the page, such as /talks/." in result.err
    assert 'content/publications/one.md: nothing is at the address "/nowhere/"' in result.err


def test_papers_in_folders_link_from_there(site: SiteFolder) -> None:
    """What a summary links to counts from the folder that its file lies in."""
    site.write("content/publications/2024/sub.md", PAPER + "\n[one]({filename}../one.md)\n")
    built(site)
    link = select(site.page("publications/sub/index.html"), ".prose a")
    assert link["href"] == "../../publications/one/"


def test_chinese_under_fatal_warnings(site: SiteFolder) -> None:
    """A Chinese site gives no warning of its own, and quotes end where they should."""
    site.write("pelicanconf.py", SETTINGS + 'DEFAULT_LANG = "zh_CN"\n')
    site.write("content/profile.yml", "name: 例\nstatus: 'He said \"now or never\" & left'\n")
    result = site.build("--fatal", "warnings")
    assert (result.status, result.err) == (0, "")
    page = site.page()
    assert page.html
    assert page.html["lang"] == "zh-cn"
    assert select(page, ".status").text == 'He said "now or never" & left'
    assert select(page, ".skip-link").text == "跳到正文"
