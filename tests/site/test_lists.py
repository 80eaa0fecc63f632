"""Lists of papers: filters, groups, forms, the page of all of them, folded authors."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.site.test_pages import built
from tests.sites import PAPER, SETTINGS, SiteFolder

PAPERS = {
    "a": ("Alpha", "Ada Example, Bo Sample", 2024, "venue: NIPS\nselected: true\ntopics: [Speech]"),
    "b": ("Beta", "Bo Sample*, Ada Example*", 2023, "venue: Nature\ntopics: [Speech, Big Data]"),
    "c": ("Gamma", "Bo Sample*, Cy Proof, Ada Example*", 2022, "venue: Own Venue 2022"),
    "d": ("Delta", "Bo Sample, Ada Example", 2020, "venue: ICML\ntype: preprint"),
    "e": ("Epsilon", "Cy Proof", 2019, "venue: arXiv\ntopics: [big data]\nselected: true"),
    "f": ("Hidden", "Ada Example", 2021, "hidden: true"),
}


def write(site: SiteFolder, about: str) -> SiteFolder:
    """Give a site the PAPERS and a home page."""
    site.write("content/pages/about.md", about)
    for name, (title, authors, year, more) in PAPERS.items():
        text = f"---\ntitle: {title}\nauthors: [{authors}]\nyear: {year}\n{more}\n---\nText.\n"
        site.write(f"content/publications/{name}.md", text)
    (site.root / "content/publications/one.md").unlink(missing_ok=True)
    return site


CASES = {
    "": "Alpha Beta Gamma Delta Epsilon",
    "selected=true": "Alpha Epsilon",
    "selected": "Alpha Epsilon",
    "selected=false": "Beta Gamma Delta",
    "year=2023": "Beta",
    "year=2020-2023": "Beta Gamma Delta",
    "year=2023-": "Alpha Beta",
    "year=-2020": "Delta Epsilon",
    "year=2019,2022-2023": "Beta Gamma Epsilon",
    "type=preprint": "Delta Epsilon",
    "type=article,inproceedings": "Alpha Beta",
    "topic=speech": "Alpha Beta",
    'topic="Big data"': "Beta Epsilon",
    "topic=big-data,speech": "Alpha Beta Epsilon",
    "venue=NeurIPS": "Alpha",
    'venue="Advances in Neural Information Processing Systems"': "Alpha",
    'venue="own venue"': "Gamma",
    "venue=icml,nature": "Beta Delta",
    "first-author=true": "Alpha Beta",
    "first-author=false": "Gamma Delta Epsilon",
    "limit=2": "Alpha Beta",
    "selected=true, year=2020-, limit=5": "Alpha",
}


def test_filters(site: SiteFolder) -> None:
    """Every filter alone, several of one kind, and several together."""
    write(site, "".join(f"# L{n}\n\n[PUBLICATIONS {o}]\n\n" for n, o in enumerate(CASES)))
    sections = built(site).select("main section")
    found = [" ".join(title.text for title in s.select(".card-title")) for s in sections]
    assert dict(zip(CASES, found, strict=True)) == CASES


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("venu=ICML", 'unknown option "venu"; did you mean "venue"?\n    Known: selected, year'),
        ("year=soon", 'year: expected a year, or the first and the last one, found "soon"\n'),
        ("year=2024-2020", 'year: the end is before the start, in "2024-2020"\n'),
        ("year=-", "year: expected a year"),
        ("type=articel", 'type: expected article or .*; did you mean "article"\\?\n    Known: '),
        ("topic=speach", 'no paper has the topic "speach"; did you mean "speech"?\n'),
        ("venue=NerIPS", 'no paper has the venue "NerIPS"; did you mean "NeurIPS"?\n'),
        ("first-author=me", 'first-author: expected true or false, found "me"\n'),
        ("group=yaer", 'group: expected year or type or topic, found "yaer"; did you mean "year"?'),
        ("form=cards", 'form: expected card or compact or citation, found "cards"; did you mean "'),
        ("limit=none", 'limit: expected a number from 1 on, found "none"\n'),
        ("venue=", 'the option "venue" has no value\n    Write venue=….'),
    ],
)
def test_mistakes(site: SiteFolder, options: str, message: str) -> None:
    """Each mistake is named with file, line and likely fix; nothing is written."""
    result = write(site, f"# Papers\n\n[PUBLICATIONS {options}]\n").build()
    assert result.status == 1
    start = "content/pages/about.md:3: [PUBLICATIONS]: "
    first, _, last = message.partition(".*")
    assert result.err.startswith(start + first)
    assert last.replace("\\", "") in result.err


def test_nothing_to_show(site: SiteFolder) -> None:
    """A list that is empty, though its words are right, is told."""
    result = write(site, "# Papers\n\n[PUBLICATIONS year=1999]\n\n[PUBLICATIONS]\n").build()
    assert result.status == 0
    assert "about.md:3: [PUBLICATIONS]: no paper is as it asks for" in result.err, result.err


def groups(page: BeautifulSoup, section: int) -> dict[str, list[str]]:
    """Return the papers of each group of a section, by its heading."""
    found = page.select("main section")[section].select(".papers-group")
    return {
        f"{h.text}#{h['id']}": [t.text for t in g.select(".card-title, .compact-title")]
        for g in found
        for h in g.select("h3[id]")
    }


def test_groups_and_forms(site: SiteFolder) -> None:
    """Groups have headings with ids that no other heading of the page has."""
    about = (
        "# Years\n\n## y2024\n\n[PUBLICATIONS group=year form=compact year=2023-]\n\n"
        "# Topics\n\n[PUBLICATIONS group=topic]\n\n# Types\n\n[PUBLICATIONS group=type]\n\n"
        "# Again\n\n[PUBLICATIONS group=year limit=1]\n\n# R\n\n[PUBLICATIONS form=citation]\n"
    )
    page = built(write(site, about))
    assert groups(page, 0) == {"2024#y2024-2": ["Alpha"], "2023#y2023": ["Beta"]}
    assert groups(page, 1) == {
        "Big Data#topic-big-data": ["Beta", "Epsilon"],
        "Speech#topic-speech": ["Alpha", "Beta"],
        "Other#topic-other": ["Gamma", "Delta"],
    }
    assert groups(page, 2) == {
        "Journal articles#type-article": ["Beta"],
        "Conference papers#type-inproceedings": ["Alpha"],
        "Preprints#type-preprint": ["Delta", "Epsilon"],
        "Other#type-other": ["Gamma"],
    }
    assert groups(page, 3) == {"2024#y2024-3": ["Alpha"]}
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert page.select("main section")[1].select("h4.card-title")
    references = [" ".join(item.text.split()) for item in page.select(".references > li")]
    assert references[0] == (
        "Ada Example, Bo Sample Alpha. Advances in Neural Information Processing Systems, 2024. "
        "BibTeX"
    )


def test_stops_in_references(site: SiteFolder) -> None:
    """No stop follows a stop; and what a program put around the name of a venue is not shown."""
    (site.root / "content/publications/one.md").unlink()
    site.write(
        "content/publications/all.bib",
        "@inproceedings{a, author = {Ada Example and others}, title = {Is it so?}, year = 2020,\n"
        "booktitle = {Proceedings of the 37th International Conference on Machine Learning,\n"
        "  {ICML} 2020, 13-18 July 2020, Virtual Event}, pages = {1--9}}\n",
    )
    site.write("content/pages/about.md", "# Papers\n\n[PUBLICATIONS form=citation]\n")
    (item,) = built(site).select(".references > li")
    assert item["class"] == ["has-stop"]
    assert " ".join(item.text.split()) == (
        "Ada Example, et al. Is it so? International Conference on Machine Learning, 1–9, 2020. "
        "BibTeX"
    )
    head = site.page("publications/a/index.html").select_one(".paper-venue")
    assert head
    assert " ".join(head.text.split()) == "ICML 2020 International Conference on Machine Learning"


def test_all_papers(site: SiteFolder) -> None:
    """All papers stand on a page of their own by year, each year with its count and an anchor."""
    page = built(write(site, "# Papers\n\n[PUBLICATIONS selected=true]\n"))
    (more,) = page.select(".more a")
    assert (more.text, more["href"]) == ("All publications", "./publications/")
    assert "Publications" not in [entry.text for entry in page.select("header nav a")]
    every = site.page("publications/index.html")
    years = {a["href"]: " ".join(a.text.split()) for a in every.select(".years-nav a")}
    assert years == {
        f"../publications/#y{year}": f"{year} 1" for year in (2024, 2023, 2022, 2020, 2019)
    }
    assert [h["id"] for h in every.select("main h2")] == [
        f"y{y}" for y in (2024, 2023, 2022, 2020, 2019)
    ]
    titles = [a["href"] for a in every.select(".compact-title a")]
    assert titles == [f"../publications/{name}/" for name in "abcde"]
    filters = every.select_one("search.filter[hidden]")
    assert filters
    chips = {
        facet["data-facet"]: [chip["value"] for chip in facet.select("button")]
        for facet in filters.select("[data-facet]")
    }
    assert chips == {
        "year": ["2024", "2023", "2022", "2020", "2019"],
        "type": ["article", "inproceedings", "preprint"],
        "topic": ["big-data", "speech"],
        "venue": ["arxiv", "icml", "nature", "neurips", "own-venue"],
    }
    assert len(every.select("script[src*=filter]")) == 1
    assert not page.select("script[src*=filter]")


def test_where_all_papers_are_led_to(site: SiteFolder) -> None:
    """The menu leads there where no page has a list; a page of the author's takes its place."""
    page = built(write(site, "# Hello\n\nText.\n"))
    menu = {entry.text: entry["href"] for entry in page.select("header nav a")}
    assert menu["Publications"] == "./publications/"
    assert not page.select(".more")
    own = "---\ntitle: Mine\npermalink: /publications/\n---\n[PUBLICATIONS limit=1]\n"
    site.write("content/pages/papers.md", own)
    page = built(site)
    assert [h.text for h in site.page("publications/index.html").select("h1")] == ["Mine"]
    assert not site.page("publications/index.html").select(".more")
    moved = own.replace("permalink: /pub", "redirect_from: /pub")
    site.write("content/pages/papers.md", moved)
    built(site)
    assert "papers/" in (site.output / "publications/index.html").read_text()


def test_a_link_from_whole_lists_of_many(site: SiteFolder) -> None:
    """A list of all papers leads to the search where there are many; one of a few does not."""
    write(site, "# A\n\n[PUBLICATIONS selected=true]\n\n# B\n\n[PUBLICATIONS]\n")
    assert not built(site).select(".more")
    for number in range(8):
        site.write(f"content/publications/n{number}.md", PAPER.replace("A paper", f"P{number}"))
    page = built(site)
    assert [bool(part.select(".more")) for part in page.select("main section")] == [False, True]


def test_decades(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of very many papers each decade has a page; years lead to theirs, and all are reached."""
    monkeypatch.setattr("paperbox.build.all_papers.MOST", 4)
    write(site, "# Hello\n\nText.\n")
    home = built(site)
    assert [e.text for e in home.select("header nav a")].count("Publications") == 1
    first, second = (site.page(f"publications/{name}index.html") for name in ("", "years/2010s/"))
    titles = [page.title.text for page in (first, second) if page.title]
    assert len(set(titles)) == 2
    assert titles[1].startswith("Publications 20")
    assert [t.text for t in first.select(".compact-title")] == ["Alpha", "Beta", "Gamma", "Delta"]
    assert [t.text for t in second.select(".compact-title")] == ["Epsilon"]
    assert [str(a["href"]) for a in first.select(".years-nav a")][-1] == (
        "../publications/years/2010s/#y2019"
    )
    (box,) = first.select("search")
    assert str(box["data-parts"]).split() == ["../publications/years/2010s/"]
    policy = str(first.select("meta[http-equiv]")[0]["content"])
    assert "connect-src 'self'" in policy
    assert str(second.select("h1")[0].text).split() == ["Publications", "2019"]


NAMES = [f"Author{letter} Name" for letter in "ABCDEFGHIJKLMNOPQRST"]


@pytest.mark.parametrize(
    ("place", "setting", "shown"),
    [
        (15, "{}", 12),
        (3, "{}", 12),
        (15, '{"authors_shown": 5}', 5),
        (15, '{"authors_shown": 0}', 21),
    ],
)
def test_long_lists_of_authors(site: SiteFolder, place: int, setting: str, shown: int) -> None:
    """After a number of authors the rest is folded away; the owner is seen, and none is lost."""
    names = [*NAMES[:place], "Ada Example", *NAMES[place:]]
    site.write(
        "content/publications/one.md", PAPER.replace("Ada Example, Bo Sample", ", ".join(names))
    )
    site.write("pelicanconf.py", SETTINGS.replace("PAPERBOX = {}", f"PAPERBOX = {setting}"))
    (authors,) = built(site).select(".card .authors")
    folds, owners = authors.select("details"), authors.select(".authors-owner")
    if shown == len(names):
        assert not folds
    else:
        count = len(names) - shown - (place >= shown)
        assert folds[0].select(".fold-more")[0].text == f"and {count} more"
        assert [o.text.strip(" …,") for o in owners] == ["Ada Example"] * (place >= shown)
    for extra in [*authors.select("summary"), *owners]:
        extra.decompose()
    assert [name.strip() for name in authors.text.replace("\n", " ").split(",")] == names


def test_few_more_authors_are_not_folded(site: SiteFolder) -> None:
    """Two names take no more room than the words for them would."""
    names = ", ".join(["Ada Example", *NAMES[:13]])
    site.write("content/publications/one.md", PAPER.replace("Ada Example, Bo Sample", names))
    assert not built(site).select("details")


def test_people_of_one_name(site: SiteFolder) -> None:
    """A name that two people have is told; one whom an entry names twice is nobody else."""
    site.write(
        "content/people.yml",
        "- Bo Sample: https://bo.example\n- name: B. Sample\n  aliases: [bo sample, B Sample]\n",
    )
    result = site.build()
    assert result.status == 0
    assert result.err.startswith(
        'warning: content/people.yml: "bo sample" is a name of two people\n'
    )
    assert result.err.count("two people") == 1
