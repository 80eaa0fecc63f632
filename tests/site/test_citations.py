"""What a built site shows of citation counts."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from datetime import date

import pytest
from bs4 import BeautifulSoup, Tag

from tests.html_check import faults
from tests.sites import INLINE, PAPER, SETTINGS, SiteFolder

STORE = "content/citations.json"
PAGES = ("index.html", "publications/one/index.html")
ID = "AAAAAAAAAAAJ:BBBBBBBBBBBC"
Json = Mapping[str, object]


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 16 October 2026."""
    on(monkeypatch, date(2026, 10, 16))


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Have builds happen on a day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str((day - date(1970, 1, 1)).days * 86_400))


def paper(count: int = 80, source: str = "openalex", **more: object) -> Json:
    """Return the entry of a paper."""
    return {
        "count": count,
        "source": source,
        "source_id": "W2000000000",
        "match": "doi",
        "checked_at": "2026-10-06",
        **more,
    }


def author(citations: int = 1234, **more: object) -> Json:
    """Return what a source says of the owner."""
    return {
        "id": "A5000000000",
        "citations": citations,
        "h": 12,
        "i10": 15,
        "by_year": {"2022": 10, "2023": 400, "2025": 500, "2026": 1},
        "checked_at": "2026-10-06",
        **more,
    }


def build(site: SiteFolder, *, warned: str = "", **store: Json) -> SiteFolder:
    """Build a site that has a store, with one warning or none."""
    site.write(STORE, json.dumps({"schema": 1, **store}, indent=1))
    result = site.build()
    assert result.status == 0, result.err
    assert warned in result.err if warned else result.err == "", result.err
    return site


def settings(said: str) -> str:
    """Return settings with what PAPERBOX says."""
    return SETTINGS.replace("{}", said)


def text(part: Tag | None) -> str:
    """Return the text of an element in one line, less what is hidden."""
    assert part
    copy = BeautifulSoup(str(part), "html.parser")
    for hidden in copy.select("[hidden]"):
        hidden.decompose()
    return " ".join(copy.text.split())


def home(site: SiteFolder, body: str, front: str = "") -> None:
    """Write the home page."""
    site.write("content/pages/about.md", f"---\ntitle: Home\n{front}---\n\n# Text\n\n{body}\n")


def prose(site: SiteFolder) -> Tag:
    """Return the home page's text."""
    found = site.page().select_one("main .prose")
    assert found
    return found


@pytest.mark.parametrize("page", PAGES)
def test_paper(site: SiteFolder, page: str) -> None:
    """Its card and its page say the number, who says so, and when; the source is linked."""
    (cited,) = build(site, papers={"one": paper()}).page(page).select(".cited")
    assert text(cited) == "Cited by 80 (OpenAlex, 6 Oct 2026)"
    (link,) = cited.select("a")
    assert link["href"] == "https://openalex.org/W2000000000"
    assert link["aria-label"] == "OpenAlex: “A paper”"
    (time,) = cited.select("time")
    assert time["datetime"] == "2026-10-06"
    assert not site.page(page).select("[data-from], .citations")


def test_without_a_store(site: SiteFolder) -> None:
    """There is no number, no element for one, and nothing to say."""
    assert site.build().err == ""
    for page in PAGES:
        assert not site.page(page).select(".cited, .citations, .card-facts p + p, [data-from]")
    before = site.digest()
    build(site)
    assert site.digest() == before, "an empty store shows what none does"


def test_no_citations(site: SiteFolder) -> None:
    """A paper that nobody has cited yet, and an owner whom nobody has, show no 0."""
    build(site, papers={"one": paper(0)}, author={"openalex": author(0)})
    assert not site.page().select(".cited, .citations")


@pytest.mark.parametrize(
    ("entry", "shown", "link"),
    [
        (paper(1), "Cited by 1 (OpenAlex, 6 Oct 2026)", "https://openalex.org/W2000000000"),
        (
            paper(12345),
            "Cited by 12,345 (OpenAlex, 6 Oct 2026)",
            "https://openalex.org/W2000000000",
        ),
        (paper(2, "manual", source_id="", checked_at=""), "Cited by 2", None),
        (paper(2, "manual"), "Cited by 2 (6 Oct 2026)", None),
        (paper(2, checked_at="2999-01-01", source_id=""), "Cited by 2 (OpenAlex)", None),
        (paper(2, checked_at="2026-02-30", source_id=""), "Cited by 2 (OpenAlex)", None),
        (
            paper(2, "semanticscholar", source_id="0" * 40),
            "Cited by 2 (Semantic Scholar, 6 Oct 2026)",
            f"https://www.semanticscholar.org/paper/{'0' * 40}",
        ),
        (
            paper(2, "crossref", source_id="10.1000/182"),
            "Cited by 2 (Crossref, 6 Oct 2026)",
            "https://doi.org/10.1000/182",
        ),
        (
            paper(2, "scholar", source_id=ID),
            "Cited by 2 (Google Scholar, 6 Oct 2026)",
            "https://scholar.google.com/citations?view_op=view_citation"
            f"&user=AAAAAAAAAAAJ&citation_for_view={ID}",
        ),
    ],
)
def test_sources(site: SiteFolder, entry: Json, shown: str, link: str | None) -> None:
    """Each source is named and linked where it has a page; what was typed in has no source."""
    (cited,) = build(site, papers={"one": entry}).page().select(".cited")
    assert text(cited) == shown
    assert [a["href"] for a in cited.select("a")] == ([link] if link else [])


@pytest.mark.parametrize(
    ("source", "id"),
    [
        ("openalex", '"><script>alert(1)</script>'),
        ("openalex", "https://evil.example/W1"),
        ("semanticscholar", "javascript:alert(1)"),
        ("scholar", "AAAA:BBBB&user=\u202e"),
        ("scholar", "AAAA:"),
        ("crossref", "\u202e10.1000/182"),
    ],
)
def test_hostile_ids(site: SiteFolder, source: str, id: str) -> None:
    """What is no id leads nowhere and stands nowhere."""
    entries = {"one": paper(3, source, source_id=id, title="<script>alert(2)</script>")}
    build(site, papers=entries, author={source: author(id=id, name="<b>\u202e")})
    page = (site.output / "index.html").read_text("utf-8")
    assert "alert" not in page
    assert "\u202e" not in page
    assert not site.page().select(f".cited a, .citations a, {INLINE}")


def test_hostile_title(site: SiteFolder) -> None:
    """A title is text, in the name of the link too."""
    title = '"><script>alert(1)</script>'
    site.write("content/publications/one.md", PAPER.replace("title: A paper", f"title: '{title}'"))
    page = build(site, papers={"one": paper()}).page()
    (link,) = page.select(".cited a")
    assert link["aria-label"] == f"OpenAlex: “{title}”"
    assert not page.select(INLINE)
    assert faults(site.output / "index.html") == []


@pytest.mark.parametrize(
    ("days", "said", "stale"),
    [
        (0, "6 Oct 2026", False),
        (45, "6 Oct 2026", False),
        (46, "as of 6 Oct 2026", False),
        (180, "as of 6 Oct 2026", False),
        (181, "as of 6 Oct 2026", True),
    ],
)
def test_age(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, days: int, said: str, *, stale: bool
) -> None:
    """After 45 days a number is "as of" its day, after 180 it is grey, by the day of the build."""
    on(monkeypatch, date.fromordinal(date(2026, 10, 6).toordinal() + days))
    page = build(site, papers={"one": paper()}, author={"openalex": author()}).page()
    assert [time.text for time in page.select("time[datetime='2026-10-06']")] == [said, said]
    assert len(page.select(".cited.stale, .citations.stale")) == 2 * stale


def test_sidebar(site: SiteFolder) -> None:
    """Total, h-index and i10-index of one source, with its name and day, stand on every page."""
    build(site, author={"openalex": author()})
    for page in PAGES:
        (shown,) = site.page(page).select("aside .citations")
        names, numbers = (
            [text(part) for part in shown.select(f"dl > div > {tag}")] for tag in ("dt", "dd")
        )
        assert dict(zip(names, numbers, strict=True)) == {
            "Citations": "1,234",
            "h-index": "12",
            "i10-index": "15",
        }
        (link,) = shown.select("a")
        assert link["href"] == "https://openalex.org/A5000000000"
        assert link["aria-label"] == "OpenAlex: profile of Ada Example"
        assert text(shown.select_one(".counted")) == "OpenAlex, 6 Oct 2026"
        assert not shown.select("[style]")


def test_chart(site: SiteFolder) -> None:
    """The years stand side by side; one without citations has no bar; readers hear all."""
    (chart,) = build(site, author={"openalex": author()}).page().select("svg[role=img]")
    assert (
        chart["aria-label"]
        == "Citations per year: 2022: 10, 2023: 400, 2024: 0, 2025: 500, 2026: 1"
    )
    bars = {bar.text: float(str(bar["height"])) for bar in chart.select("rect")}
    assert list(bars) == [
        "2022: 10 citations",
        "2023: 400 citations",
        "2025: 500 citations",
        "2026: 1 citation",
    ]
    tops = list(bars.values())
    assert tops[1] / tops[2] == pytest.approx(0.8)
    assert tops[3] > 0
    across = [float(str(bar["x"])) for bar in chart.select("rect")]
    assert across[2] - across[1] == 2 * (across[1] - across[0]), "the gap of 2024"
    assert [name.text for name in chart.select(".years-names text")] == ["2022", "2024", "2026"]


def test_chart_of_many_years(site: SiteFolder) -> None:
    """The last ten years are shown, however high those before them were."""
    years = {str(year): 3000 - year for year in range(1990, 2027)}
    (chart,) = build(site, author={"openalex": author(by_year=years)}).page().select("svg.years")
    shown = [str(bar.text)[:4] for bar in chart.select("rect")]
    assert shown == [str(year) for year in range(2017, 2027)]
    assert text(chart.select_one(".years-peak")) == "983"


@pytest.mark.parametrize("years", [{}, {"2026": 4}, {"2025": 0, "2026": 4}])
def test_no_chart(site: SiteFolder, years: Json) -> None:
    """One year is no course of things."""
    page = build(site, author={"openalex": author(by_year=years)}).page()
    assert page.select(".citations dl")
    assert not page.select(".years")


@pytest.mark.parametrize(
    ("order", "total"),
    [
        ('["openalex"]', "1"),
        ('["semanticscholar", "openalex"]', "2"),
        ('["scholar"]', "3"),
        ('["crossref"]', "1"),
        ("[]", "1"),
    ],
)
def test_preferred_source(site: SiteFolder, order: str, total: str) -> None:
    """All numbers of the sidebar are of the one source that the settings prefer, or of any."""
    site.write("pelicanconf.py", settings(f'{{"citation_sources": {order}}}'))
    says = {
        "openalex": author(1, h=1, i10=1),
        "semanticscholar": {"id": "1", "citations": 2, "checked_at": "2026-10-06"},
        "scholar": author(3, h=3, i10=3),
    }
    page = build(site, author=says).page()
    numbers = {text(number) for number in page.select(".citations dd")}
    assert numbers == {total}


def test_chinese(site: SiteFolder) -> None:
    """The words, the brackets and the dates are Chinese."""
    site.write("pelicanconf.py", f"{SETTINGS}DEFAULT_LANG = 'zh'\n")
    entries = {"one": paper(1234, "scholar", source_id=ID)}
    page = build(site, papers=entries, author={"scholar": author()}).page()
    assert text(page.select_one(".cited")) == "被引 1,234 次（谷歌学术，2026年10月6日）"
    assert [text(name) for name in page.select(".citations dt")] == ["总被引", "h 指数", "i10 指数"]
    label = page.select(".years")[0]["aria-label"]
    assert label == "历年被引次数：2022：10，2023：400，2024：0，2025：500，2026：1"


CARD = f"""\
<div class='paper-box'>
<div class='paper-box-image'><div><div class="badge">TESTS 2024</div></div></div>
<div class='paper-box-text' markdown="1">

[A card](https://a.example)

Ada Example, Bo Sample

[**Code**](https://c.example)
<strong><span class='show_paper_citations' data='{ID}'></span></strong>
</div>
</div>
"""


def test_card_of_a_page(site: SiteFolder) -> None:
    """A card of an old page finds its count by Google Scholar's id, and shows it once."""
    (site.root / "content/publications/one.md").unlink()
    home(site, CARD)
    page = build(site, papers={ID: paper(7, "scholar", source_id=ID)}).page()
    assert text(page.select_one(".card .cited")) == "Cited by 7 (Google Scholar, 6 Oct 2026)"
    assert not page.select(".show_paper_citations")
    build(site, warned=f'no count of the paper "{ID}" is known')
    assert not site.page().select(".cited")


def test_card_that_stays(site: SiteFolder) -> None:
    """A card that stays as its author wrote it has its count where its author wanted it."""
    kept = CARD.replace(
        "<div class='paper-box-text'", "<p>Beside.</p>\n<div class='paper-box-text'"
    )
    home(site, kept)
    page = build(site, papers={ID: paper(7, "scholar", source_id=ID)}).page()
    assert text(page.select_one(".paper-box")).endswith("Code | Citations: 7")


PLACE = "<span class='show_paper_citations' data='{}'></span>"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("[**Project**](https://a.example) <strong>", "</strong>", "Project | Citations: 80"),
        ("**Highlights** | <strong>", "</strong>", "Highlights | Citations: 80"),
        ("", ".", "Citations: 80."),
        ("A line.<br>", "", "A line.Citations: 80"),
        ("**Nature** (2015)<i>", "</i>", "Nature (2015) | Citations: 80"),
        ("(", ")", "(Citations: 80)"),
        ("![A](https://a.example/b.png) ", "", "| Citations: 80"),
    ],
)
def test_old_places(site: SiteFolder, before: str, after: str, shown: str) -> None:
    """They read as they always did, and tell source and day to those who point at them."""
    home(site, before + PLACE.format(ID) + after)
    build(site, papers={ID: paper(80, "scholar", source_id=ID)})
    assert text(prose(site)) == shown
    (told,) = prose(site).select("[title]")
    assert told["title"] == "Google Scholar, 6 Oct 2026"


def test_old_place_of_a_paper_of_the_site(site: SiteFolder) -> None:
    """The id of a paper that the site has leads to the count of its own, whoever says it."""
    record = PAPER.replace("venue:", f"scholar: {ID}\nvenue:")
    site.write(
        "content/publications/one.md", record.replace("It says", f"It {PLACE.format(ID)} says")
    )
    home(site, f"See {PLACE.format(ID)}\n\n[PUBLICATIONS]")
    build(site, papers={"one": paper(9), ID: paper(80, "scholar", source_id=ID)})
    assert text(prose(site)) == "See | Citations: 9"
    assert text(site.page().select_one(".cited")) == "Cited by 9 (OpenAlex, 6 Oct 2026)"
    assert text(site.page().select_one(".card-summary")) == "It | Citations: 9 says something."


def test_old_places_everywhere(site: SiteFolder) -> None:
    """Posts, news, lists of dates, data files, headings and feeds are filled too."""
    place = PLACE.format(ID)
    site.write("content/posts/2024-01-02-a.md", f"---\ntitle: A\n---\nPost {place}\n")
    site.write("content/news.md", f"- 2024/06/04: News {place}\n")
    site.write("content/talks.yml", f'- title: T\n  text: "Talk {place}"\n')
    home(site, f"[NEWS]\n\n[TALKS]\n\n# Life {place}\n\n- *2020 - 2021*, Study {place}\n")
    build(site, papers={ID: paper(80, "scholar", source_id=ID)})
    main = text(site.page().select_one("main"))
    for words in ("News", "Talk", "Life", "Study"):
        assert f"{words} | Citations: 80" in main
    assert "Post | Citations: 80" in text(site.page("posts/a/index.html").select_one("main"))
    feed = html.unescape((site.output / "feeds/posts.atom.xml").read_text("utf-8"))
    assert "Citations: 80" in re.sub(r"<[^>]*>", "", feed)


def test_unknown_place(site: SiteFolder) -> None:
    """An id that nobody knows leaves its own place empty, with one warning; others are filled."""
    unknown = PLACE.format("nobody")
    home(site, f"One {PLACE.format(ID)}, two {unknown}, again {unknown}, <!-- {unknown} --> end.")
    site.write("content/pages/more.md", f"More {unknown}\n")
    site.write(STORE, json.dumps({"schema": 1, "papers": {ID: paper(80, "scholar")}}))
    result = site.build()
    assert result.status == 0
    assert text(prose(site)) == "One | Citations: 80, two , again , end."
    assert [line for line in result.err.splitlines() if "nobody" in line] == [
        'warning: content/pages/about.md:7: no count of the paper "nobody" is known'
    ]


def test_old_places_without_a_store(site: SiteFolder) -> None:
    """They stay as they are, in silence; so does the total that the author wrote."""
    home(site, f"A {PLACE.format(ID)} B <span id='total_cit'>260000+</span>")
    assert site.build().err == ""
    assert text(prose(site)) == "A B 260000+"


@pytest.mark.parametrize(
    ("says", "shown", "told"),
    [
        (("openalex",), "1,234", "OpenAlex, 6 Oct 2026"),
        (("openalex", "scholar"), "2,000", "Google Scholar, 6 Oct 2026"),
    ],
)
def test_old_total(site: SiteFolder, says: tuple[str, ...], shown: str, told: str) -> None:
    """The place of the total, which is Google Scholar's, gets that, or the one that there is."""
    home(
        site,
        "Total <a href='https://a.example'><strong><span id='total_cit'>9+</span></strong></a>.",
    )
    numbers = {"openalex": author(), "scholar": author(2000)}
    build(site, author={source: numbers[source] for source in says})
    assert text(prose(site)) == f"Total {shown}."
    assert [part["title"] for part in prose(site).select("#total_cit [title]")] == [told]


def test_unknown_total(site: SiteFolder) -> None:
    """A store without a total leaves what the author wrote, and says so."""
    home(site, "Total <span id='total_cit'>9+</span>.")
    build(site, papers={"one": paper()}, warned="about.md:7: no total of citations is known")
    assert text(prose(site)) == "Total 9+."


@pytest.mark.parametrize(
    ("store", "message"),
    [
        ("", "content/citations.json:1: this is no JSON"),
        ('{"schema": 1,\n"papers": {,}}', "content/citations.json:2: this is no JSON"),
        ("[]", "content/citations.json: expected an object"),
        ('{"schema": 99}', "content/citations.json: it was written by a newer Paperbox"),
        (b"\xff\xfe", "content/citations.json: not UTF-8 text"),
        ("[" * 100_000, "content/citations.json"),
        ('{"schema": 1, "papers": 5}', "content/citations.json:1: papers: expected an object"),
    ],
)
def test_broken_store(site: SiteFolder, store: str | bytes, message: str) -> None:
    """A store that can't be read is a warning, and the site is built without numbers."""
    site.write(STORE, store)
    result = site.build()
    assert result.status == 0
    assert result.err.startswith(f"warning: {message}")
    assert result.err.count("warning:") == 1
    assert "Traceback" not in result.err
    assert not site.page().select(".cited, .citations")


def test_a_folder_in_place_of_the_store(site: SiteFolder) -> None:
    """Nor does anything else fail that has the name of the store."""
    (site.root / STORE).mkdir()
    result = site.build()
    assert result.status == 0
    assert (
        result.err
        == "warning: content/citations.json: not a file\n    Save the file as UTF-8 text.\n"
    )


@pytest.mark.parametrize("count", [None, "12", True, -1, 943_206_921, 1.5])
def test_broken_entry(site: SiteFolder, count: object) -> None:
    """An entry that is wrong is left out, with its line; the others are shown."""
    site.write("content/publications/two.md", PAPER.replace("A paper", "Another"))
    entries = {"one": {**paper(), "count": count}, "two": paper(5)}
    build(site, papers=entries, warned=": papers.one.count: expected a number")
    assert [text(part) for part in site.page().select(".cited")] == [
        "Cited by 5 (OpenAlex, 6 Oct 2026)"
    ]
    line = site.build("--ignore-cache").err.split(":")[2]
    assert '"count"' in (site.root / STORE).read_text("utf-8").splitlines()[int(line) - 1]


def test_a_changed_store_is_built(site: SiteFolder) -> None:
    """A build is skipped while the store stays as it is, and no longer."""
    build(site, papers={"one": paper()})
    assert "Nothing has changed" in site.build().out
    build(site, papers={"one": paper(81)})
    assert "Cited by 81" in text(site.page().select_one(".cited"))
    (site.root / STORE).unlink()
    assert "Nothing has changed" not in site.build().out
    assert not site.page().select(".cited")


LIVE = '"google_scholar_stats": "ada/ada.github.io"'
RAW = "https://raw.githubusercontent.com/ada/ada.github.io/google-scholar-stats"
CDN = "https://cdn.jsdelivr.net/gh/ada/ada.github.io@google-scholar-stats"


@pytest.mark.parametrize(
    ("more", "base"), [("", RAW), (', "google_scholar_stats_use_cdn": True', CDN)]
)
def test_live(site: SiteFolder, more: str, base: str) -> None:
    """The setting brings a script of the site's own, which is told where the counts are."""
    site.write("pelicanconf.py", settings(f"{{{LIVE}{more}}}"))
    build(site, author={"scholar": author(id="AAAAAAAAAAAJ")})
    for page in PAGES:
        (script,) = site.page(page).select("script[data-from]")
        assert script["data-from"] == f"{base}/gs_data.json"
        assert script.has_attr("defer")
        assert not script.text
        path = re.sub(r"^(?:\.\./)+|^\./", "", str(script["src"]))
        assert (site.output / path).is_file()
        (badge,) = site.page(page).select(".citations img")
        name = (
            f"{base}/gs_data_shieldsio.json".replace(":", "%3A")
            .replace("/", "%2F")
            .replace("@", "%40")
        )
        assert badge["src"] == f"https://img.shields.io/endpoint?url={name}"
        assert badge["alt"] == "Citations on Google Scholar"
        assert faults(site.output / page) == []


def test_live_beside_other_sources(site: SiteFolder) -> None:
    """Where another source's numbers stand, none of Google Scholar's stands beside them."""
    site.write("pelicanconf.py", settings(f"{{{LIVE}}}"))
    site.write("content/publications/one.md", PAPER.replace("venue:", f"scholar: {ID}\nvenue:"))
    build(site, papers={"one": paper()}, author={"openalex": author()})
    assert not site.page().select(".citations img, [data-scholar]")


def test_live_without_a_store(site: SiteFolder) -> None:
    """Places wait for the browser, hidden; readers without scripts see none, and the badge."""
    site.write("pelicanconf.py", settings(f"{{{LIVE}}}"))
    site.write("content/publications/one.md", PAPER.replace("venue:", f"scholar: {ID}\nvenue:"))
    home(site, f"Text {PLACE.format(ID)}\n\n[PUBLICATIONS]")
    assert site.build().err == ""
    page = site.page()
    assert text(prose(site)) == "Text"
    assert [part["data-scholar"] for part in page.select("[hidden] [data-scholar]")] == [ID, ID]
    assert (
        text(page.select_one(".card"))
        == "arXiv 2024 A paper Ada Example, Bo Sample It says something. BibTeX Details"
    )
    assert page.select(".citations img")
    assert faults(site.output / "index.html") == []


def test_old_page_as_it_stands(site: SiteFolder) -> None:
    """The badge that an old page builds for itself stays as its author wrote it."""
    badge = '<img src="https://img.shields.io/endpoint?url={{ url | url_encode }}" alt="x">'
    home(site, "{% assign url = 'https://a.example/b.json' %}\n" + badge)
    build(site, author={"openalex": author()})
    assert [image["src"] for image in prose(site).select("img")] == [
        "https://img.shields.io/endpoint?url=https%3A%2F%2Fa.example%2Fb.json"
    ]
