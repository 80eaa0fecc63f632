"""The Markdown dialect."""

from __future__ import annotations

import re

import pytest

from paperbox.markdown import Converter
from paperbox.markdown.local_files import below
from paperbox.markdown.math import math_faults, math_text, plain_math
from paperbox.model import (
    Marker,
    PartialDate,
    Period,
    Prose,
    Timeline,
    TimelineEntry,
)
from tests.markdown.cases import Case, cases, files, habits

FILES = {"images/figure.png", "files/cv.pdf", "files/my cv.pdf"}

ALL = [case for name in files() for case in cases(name)]


@pytest.fixture
def converter() -> Converter:
    """A Markdown instance in a site with FILES."""
    return Converter(FILES.__contains__)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.title)
def test_fixtures(case: Case, converter: Converter) -> None:
    """Each case of the fixture files gives its HTML."""
    sections = converter.sections(case.text)
    parts = [p for s in sections for p in (s.heading, *(b.html for b in s.blocks)) if p]  # type: ignore[union-attr]  # no case has a marker
    assert "\n".join(parts) == case.html


def test_every_file_of_fixtures_shows_a_habit() -> None:
    """The tables beside the fixtures have every file."""
    assert sorted({file for _, file, _ in habits()}) == files()


@pytest.mark.parametrize("row", habits(), ids=lambda row: row[0])
def test_every_habit_has_its_cases(row: tuple[str, str, list[str]]) -> None:
    """A habit that the tables name has the cases that they name."""
    _, file, titles = row
    assert set(titles) <= {case.title for case in cases(file)}


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "\t\n \n", "\r\n\r\n", "\u00a0", "\u3000\n", "<!-- -->", "{: .a}", "[x]: y"],
)
def test_text_without_words(converter: Converter, text: str) -> None:
    """What has no words has none as HTML either, and no section with a heading."""
    words = re.sub("<!--.*?-->", "", converter.html(text) + converter.page(text))
    assert words.strip() == ""
    assert [section for section in converter.sections(text) if section.heading] == []


@pytest.mark.parametrize(
    ("text", "heading", "title"),
    [
        ("# A", '<h2 id="a">A</h2>', "A"),
        ("# A\n", '<h2 id="a">A</h2>', "A"),
        ("\n\n# A #\n\n", '<h2 id="a">A</h2>', "A"),
        ("A\n=", '<h2 id="a">A</h2>', "A"),
        ("# 🎉", '<h2 id="section">🎉</h2>', "🎉"),
        ("# ", '<h2 id="section"></h2>', ""),
        ("# <!-- a -->", '<h2 id="section"><!-- a --></h2>', ""),
        ("# [a](#b) `c`", '<h2 id="a-c"><a href="#b">a</a> <code>c</code></h2>', "a c"),
    ],
)
def test_heading_alone(converter: Converter, text: str, heading: str, title: str) -> None:
    """A heading is a section, were there nothing else, or no words in it."""
    (section,) = converter.sections(text)
    assert (section.heading, section.title, section.blocks) == (heading, title, ())
    assert converter.page(text).strip() == heading
    assert converter.html(text) == re.sub(' id="[^"]*"', "", heading)


def test_headings_alone(converter: Converter) -> None:
    """Headings without anything between are sections without blocks; deeper ones are blocks."""
    found = converter.sections("# A\n# B\n\n## C\n### D")
    assert [(section.title, len(section.blocks)) for section in found] == [("A", 0), ("B", 1)]
    assert found[1].blocks == (Prose('<h3 id="c">C</h3>\n<h4 id="d">D</h4>'),)


@pytest.mark.parametrize(
    "text",
    ["-", "- ", "1.", ">", "> >", "```", "~~~\n", "$$", "---", "|-|", "<div>", "</div>", "<!--"],
)
def test_sign_alone(converter: Converter, text: str) -> None:
    """A sign that begins something, and then nothing, is no reason to give up."""
    for made in (converter.html(text), converter.page(text)):
        assert "\x02" not in made
        assert "klzzwxh" not in made
    after = converter.html(f"{text}\n\nafter")
    assert "after" in after


def test_missing_pictures(converter: Converter) -> None:
    """A picture that is not there keeps its address and is named; the next text starts anew."""
    html = converter.html("![a](images/none.png) [b](files/none.pdf)")
    assert 'src="images/none.png"' in html
    assert converter.missing_files == ("images/none.png",)
    converter.html("Text")
    assert converter.missing_files == ()


def test_sections(converter: Converter) -> None:
    """Level-1 headings cut a page; what stands before the first one has no heading."""
    intro, about, news = converter.sections("Hi\n\n# About *Me* & you\n\nText\n\n## More\n\n# News")
    assert (intro.id, intro.title, intro.blocks) == ("", "", (Prose("<p>Hi</p>"),))
    assert (about.id, about.title) == ("about-me-you", "About Me & you")
    jekyll = '<span id="about-me--you"></span>'
    assert about.heading == f'<h2 id="about-me-you">{jekyll}About <em>Me</em> &amp; you</h2>'
    assert about.blocks == (Prose('<p>Text</p>\n<h3 id="more">More</h3>'),)
    assert (news.title, news.blocks) == ("News", ())


def test_page_without_headings(converter: Converter) -> None:
    """Text alone is one section, and nothing is none."""
    (only,) = converter.sections("Text")
    assert only.blocks == (Prose("<p>Text</p>"),)
    assert converter.sections("") == ()


def test_markers(converter: Converter) -> None:
    """A paragraph in brackets is a marker, misspelt ones too; other words are text."""
    (section,) = converter.sections(
        "# P\n\n[PUBLICATIONS selected=true limit=3]\n\nText\n\n[NEW]\n\n[TODO]\n\n"
        "In [NEWS] text\n\n[news]"
    )
    publications, text, misspelt, rest, small = section.blocks
    assert small == Marker("news", {})
    assert publications == Marker("PUBLICATIONS", {"selected": "true", "limit": "3"})
    assert text == Prose("<p>Text</p>")
    assert misspelt == Marker("NEW", {})
    assert rest == Prose("<p>[TODO]</p>\n<p>In [NEWS] text</p>")


SEP_2020 = PartialDate(2020, 9)


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        (
            "*2020/09 - 2024/07 (now)*, Zhejiang University",
            TimelineEntry(
                Period(SEP_2020, PartialDate(2024, 7), ongoing=True),
                "<div>Zhejiang University</div>",
            ),
        ),
        ("**2020.09:** A [prize](#x)", '<div>A <a href="#x">prize</a></div>'),
        ("`2020-09` A *prize*", "<div>A <em>prize</em></div>"),
        ("2020.09: A prize, of *gold*", "<div>A prize, of <em>gold</em></div>"),
    ],
)
def test_timeline_items(item: str, entry: TimelineEntry | str, converter: Converter) -> None:
    """Every way to set a period off gives the rest of the item as it was written."""
    (section,) = converter.sections(f"# E\n\n- {item}")
    (timeline,) = section.blocks
    expected = entry if isinstance(entry, TimelineEntry) else TimelineEntry(Period(SEP_2020), entry)
    assert timeline == Timeline((expected,))


def test_timeline_of_paragraphs(converter: Converter) -> None:
    """A list with blank lines and nested items is a timeline as well."""
    (section,) = converter.sections("# E\n\n- *2020*: A\n\n    - nested\n\n- *2019*: B\n\nText")
    timeline, text = section.blocks
    assert isinstance(timeline, Timeline)
    assert [entry.period.start.year for entry in timeline.entries] == [2020, 2019]
    assert "<li>nested</li>" in timeline.entries[0].html
    assert "2020" not in timeline.entries[0].html
    assert text == Prose("<p>Text</p>")


def test_two_timelines(converter: Converter) -> None:
    """Two lists, one below the other, stay two."""
    (section,) = converter.sections("# E\n\n- 2020: A\n\n<!-- -->\n\n1. 2019: B")
    lists = [block for block in section.blocks if isinstance(block, Timeline)]
    assert [len(block.entries) for block in lists] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "- 2020: A\n- B",
        "- 2020 was good",
        "- *2020 was good*: A",
        "- *sometime*, A",
        "- [2020](#x): A",
    ],
)
def test_a_list_stays_a_list(text: str, converter: Converter) -> None:
    """A list in which one item has no period is left whole."""
    (section,) = converter.sections(f"# E\n\n{text}")
    (prose,) = section.blocks
    assert isinstance(prose, Prose)
    assert prose.html.startswith("<ul>")
    assert prose.html.count("<li>") == text.count("\n") + 1


def test_tokens_can_not_be_forged(converter: Converter) -> None:
    """An author who writes the control characters of our tokens gets no section by it."""
    (section,) = converter.sections("\x02paperbox:0\x03\n\n# A")[1:]
    assert section.title == "A"


def test_sections_leave_other_texts_alone(converter: Converter) -> None:
    """Summaries and news keep their headings, lists and brackets as HTML."""
    html = converter.html("# A\n\n- 2020: B\n\n[NEWS]")
    assert html.startswith("<h2>A</h2>\n<ul>")
    assert html.endswith("<p>[NEWS]</p>")


@pytest.mark.parametrize(
    ("tex", "fault"),
    [
        (r"$\foo + \foo$", r"unknown macro \foo"),
        (r"$\text{\foo}$", r"unknown macro \foo"),
        ("$$\n\\begin{foo}\nx\n\\end{foo}\n$$", "unknown environment foo"),
        ("$x^$", "missing superscript or subscript"),
        ("$x_a_b$", "double subscripts"),
        (r"$\frac{1}$", "a part is missing"),
        ("$x_{1$", "braces that do not match"),
        ("$}{$", "braces that do not match"),
        (r"$\left(x$", "extra left or missing right"),
        (r"$\left$", "it breaks off"),
    ],
)
def test_faults_of_formulas(tex: str, fault: str, converter: Converter) -> None:
    """What latex2mathml passes over in silence has a sentence; the formula stays as written."""
    html = converter.html(tex)
    assert "<math" not in html
    assert f'<code class="math-source">{tex}</code>' in html
    assert converter.faults == (f"{fault} in {' '.join(tex.split())}",)
    converter.html("$x$")
    assert converter.faults == ()


def test_math_in_plain_text() -> None:
    """A title is escaped; only its formulas are markup."""
    html = math_text(r"<b> & $x<y$ for \$5 and $6")
    assert html.startswith("&lt;b&gt; &amp; <math")
    assert "<mo>&lt;</mo>" in html
    assert html.endswith("</math> for $5 and $6")
    assert math_text("A $\\foo$") == 'A <code class="math-source">$\\foo$</code>'
    assert math_faults("A $\\foo$ $x$") == ("unknown macro \\foo in $\\foo$",)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("No formula, $5", "No formula, $5"),
        (r"\$5", "$5"),
        ("$NaFePO_4$ & Na$^+$", "NaFePO₄ & Na⁺"),
        (r"Li$^\dagger$, Wu$^{1,2}$", "Li†, Wu1,2"),
        (r"The $\ell_1$ norm of $\theta$ in $\mathbb{R}^n$", "The ℓ₁ norm of θ in ℝⁿ"),
        ("$x_i$ and $x_{ij}$", "x_i and x_{ij}"),
        (r"$10^{-5}$ and $\frac{1}{2}$", r"10⁻⁵ and \frac{1}{2}"),
        (r"$\foo$", r"\foo"),
    ],
)
def test_plain_math(text: str, plain: str) -> None:
    """A formula is readable where there is no markup."""
    assert plain_math(text) == plain


def test_scope_of_footnotes(converter: Converter) -> None:
    """Texts on one page have ids of their own, the same in every run."""
    text = "A[^1] B[^1]\n\n[^1]: Note"
    for _ in range(2):
        html = converter.html(text, scope="news-3")
        assert re.findall(r'id="([^"]*)"', html) == [
            "fnref:news-3:1",
            "fnref2:news-3:1",
            "fn:news-3:1",
        ]
        assert set(re.findall(r'href="#([^"]*)"', html)) == set(re.findall(r'id="([^"]*)"', html))
    assert 'id="fn:1"' in converter.html(text)


def test_words_of_footnotes() -> None:
    """The link back has a name in the language of the site."""
    html = Converter(FILES.__contains__, back="回到 {}").html("A[^1]\n\n[^1]: Note")
    assert 'aria-label="回到 1"' in html
    assert "title=" not in html


def test_missing_pictures_in_html(converter: Converter) -> None:
    """The author's own HTML is searched too, and each address is named once."""
    converter.html(
        '<video src="a.mp4" poster="b.png"></video>\n\nA <img src=c.png> ![c](c.png)\n\n'
        '<img srcset="d.png 1x, images/figure.png 2x">\n\n<a href="e.pdf">e</a>'
    )
    assert sorted(converter.missing_files) == ["a.mp4", "b.png", "c.png", "d.png"]


def test_below() -> None:
    """The way to the root goes into tags alone; every attribute, with blanks encoded."""
    html = (
        '<video src="{static}/a%20b.mp4" poster="{static}/c.png">'
        '<img srcset="{static}/a 1x, {static}/b 2x"> {static}/x <!-- <a href="{static}/"> -->'
    )
    assert below(html, "..") == (
        '<video src="../a%20b.mp4" poster="../c.png">'
        '<img srcset="../a 1x, ../b 2x"> {static}/x <!-- <a href="{static}/"> -->'
    )
    assert below("text", "..") == "text"
