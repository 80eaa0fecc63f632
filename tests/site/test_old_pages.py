"""Pages as acad-homepage has them build as they stand."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup, Tag

from tests.conftest import SHARED
from tests.site.test_pages import PNG
from tests.sites import PROFILE, SETTINGS, SiteFolder

HEAD = """\
---
permalink: /
title: ""
excerpt: ""
author_profile: true
redirect_from:
  - /about/
  - /about.html
---
"""
PREAMBLE = """
{% if site.google_scholar_stats_use_cdn %}
{% assign base = "https://cdn.example/gh/" | append: site.repository | append: "@" %}
{% else %}
{% assign base = "https://raw.example/" | append: site.repository | append: "/" %}
{% endif %}
{% assign url = base | append: "stats/shields.json" %}

"""
GARBLED = "📚".encode().decode("cp1252")


def settings(site: str) -> str:
    """Return settings that say what ``site`` is."""
    return SETTINGS.replace("PAPERBOX = {}", f'PAPERBOX = {{"site": {site}}}')


@pytest.fixture
def old(site: SiteFolder) -> SiteFolder:
    """A site whose home page has the old form, to be written."""
    for name in ("publications/one.md", "news.md"):
        (site.root / "content" / name).unlink()
    site.write("pelicanconf.py", settings('{"repository": "ada/ada.github.io"}'))
    return site


def build(site: SiteFolder, body: str, *, warned: str = "") -> BeautifulSoup:
    """Return the home page that BODY becomes, below a preamble, with one warning or none."""
    site.write("content/pages/about.md", HEAD + PREAMBLE + body)
    result = site.build()
    assert result.status == 0, result.err
    assert warned in result.err if warned else result.err == "", result.err
    assert not re.search(r"\{%|\{\{|%\}|\}\}", site.page().text)
    return site.page()


def refuse(site: SiteFolder, body: str) -> list[str]:
    """Return what is said of a home page that can't be built."""
    site.write("content/pages/about.md", HEAD + PREAMBLE + body)
    result = site.build()
    assert result.status == 1
    assert "Traceback" not in result.err
    assert not (site.output / "index.html").exists()
    return result.err.splitlines()


def words(page: BeautifulSoup) -> str:
    """Return the text of a page's content."""
    main = page.select_one("main")
    assert main
    return " ".join(main.text.split())


BADGE = '<a href="#"><img src="https://img.example/endpoint?url={{ url | url_encode }}&a=b"></a>\n'


@pytest.mark.parametrize(
    ("use_cdn", "base"),
    [
        ("True", "https%3A%2F%2Fcdn.example%2Fgh%2Fada%2Fada.github.io%40"),
        ("False", "https%3A%2F%2Fraw.example%2Fada%2Fada.github.io%2F"),
    ],
)
def test_badge(old: SiteFolder, use_cdn: str, base: str) -> None:
    """The badge asks for the counts where the setting says that they are."""
    site = f'{{"repository": "ada/ada.github.io", "google_scholar_stats_use_cdn": {use_cdn}}}'
    old.write("pelicanconf.py", settings(site))
    page = build(old, f"# About\n\n{BADGE}")
    (image,) = page.select("main img")
    assert image["src"] == f"https://img.example/endpoint?url={base}stats%2Fshields.json&a=b"


def test_partials(old: SiteFolder) -> None:
    """Partials are parts of the page that includes them, with its variables, and no pages."""
    old.write("content/pages/includes/intro.md", "# About\n\nRead by {{ page.reader }}. " + BADGE)
    old.write("content/pages/includes/unused.md", "Of the template's author.")
    old.write("content/pages/more.md", "A page without front matter.")
    old.write("content/includes/card.html", "<p>{{ include.name }} of {{ site.title }}</p>")
    head = HEAD.replace("title:", "reader: you\ntitle:")
    old.write(
        "content/pages/about.md",
        f"{head}{PREAMBLE}{{% include_relative includes/intro.md %}}\n\n"
        "{% include card.html name='Card' %}\n",
    )
    result = old.build()
    assert (result.status, result.err) == (0, "")
    assert words(old.page()) == "About Read by you. Card of Ada Example"
    assert "raw.example" in str(old.page().select_one("main img"))
    written = {path.relative_to(old.output).as_posix() for path in old.output.rglob("*.html")}
    written.remove("404.html")
    assert written == {"index.html", "about/index.html", "about.html", "more/index.html"}


def test_what_site_and_page_know(old: SiteFolder) -> None:
    """Title, address, profile, data and front matter are known without a setting."""
    profile = f"{PROFILE}location: Testville\nlinks:\n  - github: ada-example\n"
    old.write("content/profile.yml", profile)
    old.write("content/data/talks.yml", "- name: One\n- name: Two\n")
    page = build(
        old,
        "{{ site.title }}, {{ site.url }}, {{ site.author.name }}, {{ site.author.location }}, "
        "{{ site.author.github }}, {{ page.url }}, {{ site.time | date: '%Y' | size }}\n\n"
        "{% for talk in site.data.talks %}{{ talk.name }}{% unless forloop.last %}, {% endunless %}"
        "{% endfor %}\n",
    )
    assert words(page) == (
        "Ada Example, https://ada.example, Ada Example, Testville, "
        "https://github.com/ada-example, /, 4 One, Two"
    )


def test_fields_that_liquid_reads(old: SiteFolder) -> None:
    """A field is no mistake where the page or what it includes reads it; any other is."""
    old.write("content/includes/card.html", "{% include inner.html %}")
    old.write("content/includes/inner.html", "{{ page.shape }}")
    old.write(
        "content/pages/two.md",
        "---\ncolours: [red, blue]\nshape: round\nsize: big\ncolour: green\n---\n"
        "{% for c in page.colours %}{{ c }} {% endfor %}{{ page['size'] }} {% include card.html %}",
    )
    page = build(old, "{% for p in site.pages %}{{ p.shape }}{% endfor %}", warned='"colour"')
    assert words(page) == "round"
    assert words(old.page("two/index.html")) == "Two red blue big round"
    found = re.findall(r"has no effect|.*field.*", old.build().err)
    assert found == ['warning: content/pages/two.md:5: the field "colour" has no effect']


def test_posts(old: SiteFolder) -> None:
    """A page may list the posts; a draft, and one that is not published, are not there."""
    for name, head in {
        "2024-05-06-first": "title: First",
        "2025-01-02-second": "title: Second\ncategories: [b]\nimage: x",
        "2025-02-02-third": "draft: true",
        "2025-02-03-fourth": "published: false",
    }.items():
        old.write(f"content/posts/{name}.md", f"---\n{head}\n---\nWords {{{{ page.image }}}}.\n")
    old.write("content/posts/2024-05-06-first.md", "---\ntitle: First\n---\nWords.\n")
    page = build(
        old,
        "{% for post in site.posts %}\n- [{{ post.title }}]({{ post.url | relative_url }}) "
        "{{ post.date | date: '%b %-d, %Y' }}: {{ post.excerpt }}\n{% endfor %}\n",
        warned='the field "categories" has no effect',
    )
    assert [link["href"] for link in page.select("main article a, main section a, main li a")] == [
        "/posts/second/",
        "/posts/first/",
    ]
    assert "Second Jan 2, 2025" in words(page)
    assert "Words x." in words(old.page("posts/second/index.html"))
    assert not (old.output / "posts/fourth").exists()


def test_not_published(old: SiteFolder) -> None:
    """A page that is not published is not there."""
    old.write("content/pages/zh.md", "---\ntitle: x\npublished: false\n---\n你好")
    old.write("content/pages/en.md", "---\ntitle: x\npublished: true\n---\nHello")
    build(old, "# About\n")
    assert not (old.output / "zh").exists()
    assert (old.output / "en/index.html").exists()


def test_layout(old: SiteFolder) -> None:
    """A layout of Jekyll's has no effect, which is said; the page is built."""
    old.write("content/pages/talks.md", "---\nlayout: archive\ntitle: Talks\n---\nOne talk.\n")
    build(old, "# About\n", warned='talks.md:2: the field "layout" has no effect')
    assert "One talk." in words(old.page("talks/index.html"))


def test_unknown(old: SiteFolder) -> None:
    """What is printed and is nothing is warned of, with the setting that it misses."""
    build(
        old,
        "# About\n\nAt {{ site.place }}.\n",
        warned=(
            'content/pages/about.md:20: "site.place" is to be printed here and is nothing\n'
            '    Say it in the settings: PAPERBOX = {"site": {"place": "…"}}.\n'
        ),
    )


def test_garbled(old: SiteFolder) -> None:
    """Garbled characters are mended on old pages, with a warning that names the line."""
    old.write("content/pages/includes/a.md", f"One.\n\n{GARBLED} Two.\n")
    page = build(
        old,
        f"# {GARBLED} Books\n\n“Ünïcode” stays.\n\n{{% include_relative includes/a.md %}}\n",
        warned=f'content/pages/about.md:18: garbled characters: "{GARBLED}" are shown as "📚"\n',
    )
    assert words(page) == "📚 Books “Ünïcode” stays. One. 📚 Two."
    assert "content/pages/includes/a.md:3: garbled" in old.build("--ignore-cache").err


def test_other_pages_stay_as_they_are(old: SiteFolder) -> None:
    """A page in no old form is its author's to the letter."""
    old.write(
        "content/pages/about.md", f"# About\n\n{GARBLED} and `{{{{ x }}}}` and $x_{{{{1}}}}$\n"
    )
    result = old.build()
    assert (result.status, result.err) == (0, "")
    assert f"{GARBLED} and {{{{ x }}}} and" in words(old.page())


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "# A\n\n{{ 'x' | upcas }}\n",
            'about.md:20: unknown filter "upcas"; did you mean "upcase"?',
        ),
        ("{% if a %}\n", "about.md:18: {% if %} is not closed"),
        ("x\n{% include_relative includes/no.md %}", "about.md:19: no such file to include:"),
        ("{% include no.html %}", "about.md:18: no such file to include:"),
        ("{% include_relative ../../profile.yml %}", 'about.md:18: "../../profile.yml" leads out'),
        ("{% include_relative includes/wrong.md %}", "includes/wrong.md:3: unknown filter"),
        ("{% include_relative includes/loop.md %}", "includes/loop.md:2: files include each other"),
        ("{% include_relative includes/latin.md %}", "includes/latin.md: not UTF-8 text"),
        ("{% include_relative link.md %}", "about.md:18: no such file to include:"),
        ("{% for x in site.data.bad %}{% endfor %}", "content/data/bad.yml:3: can't be read:"),
    ],
)
def test_what_cannot_be_rendered(old: SiteFolder, body: str, said: str) -> None:
    """The error names the file and the line that has it, and the fix; nothing is written."""
    old.write("content/pages/includes/wrong.md", "a\n\n{{ 'x' | wrong }}\n")
    old.write("content/pages/includes/loop.md", "a\n{% include_relative includes/loop.md %}\n")
    if "latin" in body:
        old.write("content/pages/includes/latin.md", "é".encode("latin-1"))
    old.write("content/data/bad.yml", "a: 1\nb: [\n")
    old.write("outside.md", "secret")
    (old.root / "content/pages/link.md").symlink_to(old.root / "outside.md")
    errors = refuse(old, body)
    assert any(said in error for error in errors)
    assert errors[-1].endswith("Nothing was written.")


def test_setting_that_is_none(old: SiteFolder) -> None:
    """``site`` is a dict of names."""
    old.write("pelicanconf.py", settings('"ada"'))
    assert 'PAPERBOX["site"]: expected {"repository"' in refuse(old, "# About\n")[0]


def test_pages_without_liquid_do_not_load_it(old: SiteFolder) -> None:
    """Neither python-liquid nor ftfy is loaded for pages that need neither."""
    old.write(
        "content/pages/about.md", "# About\n\nL’été 张三 {{ x }} <div class='paper-box'></div>\n"
    )
    code = (
        "import pelican, sys; pelican.main([]);print(sorted({'liquid', 'ftfy'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=old.root, check=True, capture_output=True, text=True
    )
    assert run.stdout.splitlines()[-1] == "[]"


@pytest.fixture
def seed(old: SiteFolder) -> tuple[SiteFolder, str]:
    """The page of one real user, as it is; and what its build said."""
    old.write("pelicanconf.py", SETTINGS)
    old.write("content/pages/about.md", (SHARED / "seed/about.md").read_bytes())
    old.write("content/images/adaptive.jpg", PNG)
    result = old.build()
    assert result.status == 0, result.err
    return old, result.err


def sections(page: BeautifulSoup) -> dict[str, Tag]:
    """Return the sections of a page by their heading."""
    found = {}
    for heading in page.select("main h2"):
        section = heading.find_parent("section")
        assert section
        found[heading.text.strip()] = section
    return found


def dates(section: Tag) -> list[str]:
    """Return the dates of a section's list."""
    return [date.text for date in section.select("li .date")]


@pytest.mark.shared
def test_seed(seed: tuple[SiteFolder, str], demo: SiteFolder) -> None:
    """It has the demo's sections, in order, with the same news and education, and one menu."""
    site, _ = seed
    mine, its = sections(site.page()), sections(demo.page())
    assert list(mine) == list(its)
    assert len(site.page().select("main section")) == len(mine)
    for title in ("News", "Educations"):
        assert dates(mine[title]) == dates(its[title]) != []
    assert mine["Educations"].text.split() == its["Educations"].text.split()
    assert "🔮" in mine["News"].text
    assert "🙌" in mine["Research Interests"].text
    assert not re.search(r"[{}%]|site\.|assign", words(site.page()))
    names = [element["id"] for element in site.page().select("[id]")]
    assert len(names) == len(set(names))
    menus = [
        [link["href"] for link in page.select("nav a[href*='#']")]
        for page in (site.page(), demo.page())
    ]
    assert menus[0] == menus[1] != []


def drawing(link: Tag) -> str:
    """Return what the icon of a link shows, wherever on the page it is drawn."""
    use = link.select_one("use")
    drawn = link.find_parents()[-1].select_one(str(use["href"])) if use else link.svg
    assert drawn
    return drawn.decode_contents()


@pytest.mark.shared
def test_seed_card(seed: tuple[SiteFolder, str], demo: SiteFolder) -> None:
    """Its card is the demo's: badge, title, authors, links with their icons, a summary."""
    (mine,), (its,) = (site.page().select(".card") for site in (seed[0], demo))
    for part in (".badge", ".authors", ".authors b"):
        assert [str(found) for found in mine.select(part)] == [
            str(found) for found in its.select(part)
        ]
    title, its_title = (card.select_one(".card-title a") for card in (mine, its))
    assert title and its_title and title["href"] == its_title["href"]
    assert title.text == f"📖 {its_title.text}"
    links = [
        {str(link["href"]): drawing(link) for link in card.select(".links a:has(svg)")}
        for card in (mine, its)
    ]
    assert len(links[0]) == 2
    assert links[0].items() <= links[1].items()
    assert mine.select_one("img[src$='images/adaptive.jpg']")
    summary = mine.select_one(".card-summary")
    assert summary and summary.text.startswith("👉 DynMoE")
    assert len(summary.select("strong > em")) == 2


@pytest.mark.shared
def test_seed_is_mended_with_a_warning(seed: tuple[SiteFolder, str]) -> None:
    """Each line with garbled characters is named, and nothing else is said."""
    warned = re.findall(r"about\.md:(\d+): garbled", seed[1])
    assert warned == ["26", "33", "37", "39", "44"]
    assert seed[1].count("warning") == len(warned)
