"""Cards of pages in the old form are read with certainty, or not at all."""

from __future__ import annotations

import pytest

from paperbox.model import Author, Media, PartialDate
from paperbox.read.paper_box import Doubt, PaperBox, find_cards, read_card, shown_of

FILES = {"images/a.png", "images/b.gif", "images/c.mp4", "images/c.jpg", "files/a.pdf"}
FIGURE = (
    "<div><div class='badge'>TestConf 2024</div><img src='{static}/images/a.png' alt='sym'></div>"
)
TITLE = "<p><a href='https://a.example/x'>On the Testing of Cards</a></p>"
AUTHORS = "<p>Bo Sample*, <strong>Ada Example*</strong>, Cy Third</p>"


def card(text: str = TITLE + AUTHORS, figure: str = FIGURE) -> str:
    """Return a card in the template's own form."""
    image = f"<div class='paper-box-image'>{figure}</div>"
    return f"<div class='paper-box'>{image}<div class='paper-box-text'>{text}</div></div>"


def read(text: str = TITLE + AUTHORS, figure: str = FIGURE) -> PaperBox:
    return read_card(card(text, figure), FILES.__contains__)


def names(authors: str) -> list[str]:
    """Return the authors of a line: marks after the name, the owner with a ``!``."""
    found = read(f"{TITLE}<p>{authors}</p>").authors
    return [f"{a.name}{a.marks}{a.note}{'!' * a.is_owner}" for a in found]


def test_whole() -> None:
    """All parts find their place, and the rest stays in order."""
    row = (
        "<p><a href='https://github.com/a/b'><strong>Code</strong></a> | "
        "[<a href='files/a.pdf'>PDF</a>] "
        "<b><span class='show_paper_citations' data='AAAAAAAAAAAJ:BBBBBBBBBBBC'></span></b></p>"
    )
    found = read(f"{TITLE}{AUTHORS}{row}<ul><li>It says <em>much</em>.</li></ul><!-- kept -->")
    assert found.title == "On the Testing of Cards"
    assert found.url == "https://a.example/x"
    assert [a.name for a in found.authors] == ["Bo Sample", "Ada Example", "Cy Third"]
    assert found.authors[1] == Author("Ada Example", "*", is_owner=True)
    assert found.date == PartialDate(2024)
    assert (found.venue, found.badge) == ("TestConf", "TestConf 2024")
    assert found.media == (Media("images/a.png", ""),)
    assert [(link.label, link.url) for link in found.links] == [
        ("Code", "https://github.com/a/b"),
        ("PDF", "files/a.pdf"),
    ]
    assert found.scholar == "AAAAAAAAAAAJ:BBBBBBBBBBBC"
    assert found.summary == ("<ul><li>It says <em>much</em>.</li></ul>", "<!-- kept -->")


@pytest.mark.parametrize(
    ("head", "title", "url"),
    [
        ("<p><strong>A Title in Bold</strong></p>", "A Title in Bold", ""),
        (
            "<p><a href='https://a.example'><b>Bold Link</b></a></p>",
            "Bold Link",
            "https://a.example",
        ),
        (
            "<p><strong><a href='https://a.example'>Link</a></strong></p>",
            "Link",
            "https://a.example",
        ),
        ("<h3><a href='https://a.example'>Heading</a></h3>", "Heading", "https://a.example"),
        ("<h3>A heading alone</h3>", "A heading alone", ""),
        ("<p>Plain words as a title</p>", "Plain words as a title", ""),
        (
            "<p>📖 <a href='https://a.example'>With a sign</a></p>",
            "📖 With a sign",
            "https://a.example",
        ),
        ("<p><a href=''>Leads nowhere</a></p>", "Leads nowhere", ""),
        ("<p><a href='#'>Nowhere either</a></p>", "Nowhere either", ""),
        (
            "<a href='https://a.example'><papertitle> Own tag </papertitle></a><br>",
            "Own tag",
            "https://a.example",
        ),
        ("<p>A link <br></p>", "A link", ""),
        (
            "<p><a href=''>Splitting H<sub>2</sub>O and SO<sub>4</sub><sup>2-</sup></a></p>",
            "Splitting H$_{2}$O and SO$_{4}^{2-}$",
            "",
        ),
        ("<p>[R<sup>3</sup>D, a set of cards]</p>", "R$^{3}$D, a set of cards", ""),
    ],
)
def test_titles(head: str, title: str, url: str) -> None:
    """A title is a link, bold words, a heading or a line of its own."""
    found = read(head + AUTHORS)
    assert (found.title, found.url) == (title, url)


@pytest.mark.parametrize(
    "text",
    [
        "<p><a href='https://a.b'>On the Testing of Cards</a><br>"
        "\nBo Sample, <b>Ada Example</b></p>",
        "<ul><li><a href='https://a.b'>On the Testing of Cards</a> Bo Sample, "
        "<b>Ada Example</b> <strong>TestConf, 2024</strong></li><li>More.</li></ul>",
        "<p>[On the Testing of Cards], TestConf2024 (Oral), Bo Sample, <b>Ada Example</b></p>",
        f"{TITLE}<p><a href='https://a.b'>Code</a></p><p>Bo Sample, <b>Ada Example</b></p>"
        "<p>TestConf 2024</p>",
        f"{TITLE}<p>Bo Sample, <b>Ada Example</b>\n<a href='https://a.b'>Code</a></p>",
    ],
)
def test_where_authors_stand(text: str) -> None:
    """On the title's line, the next, or after a row of links."""
    found = read(text)
    assert found.title == "On the Testing of Cards"
    assert [a.name for a in found.authors] == ["Bo Sample", "Ada Example"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<u>Ada Example</u>, Bo Sample", ["Ada Example!", "Bo Sample"]),
        ("<code>Ada Example</code>, Bo Sample", ["Ada Example!", "Bo Sample"]),
        ("<strong>Ada Example</strong>*, Bo Sample†", ["Ada Example*!", "Bo Sample†"]),
        ("<b>Ada Example<sup>*</sup></b>, Bo Sample<sup>†</sup>", ["Ada Example*!", "Bo Sample†"]),
        ("Bo Sample&dagger;, <b>Ada Example</b>✉️", ["Bo Sample†", "Ada Example✉!"]),
        ("Bo Sample<sup>1</sup>, <b>Ada Example</b>", ["Bo Sample$^{1}$", "Ada Example!"]),
        (
            "<em>Bo Sample*, <strong>Ada Example*</strong>, Cy</em>",
            ["Bo Sample*", "Ada Example*!", "Cy"],
        ),
        ("<b>Ada Example</b>, Bo Sample, et al.", ["Ada Example!", "Bo Sample", "et al."]),
        (
            "<b>Ada Example</b>, Bo Sample, …, Cy Third",
            ["Ada Example!", "Bo Sample", "…", "Cy Third"],
        ),
        ("<b>Ada Example</b>, Bo Sample and Cy Third", ["Ada Example!", "Bo Sample", "Cy Third"]),
        ("<b>Ada Example</b> &amp; Bo Sample", ["Ada Example!", "Bo Sample"]),
        ("Bo Sample(Tutor), <b>Ada Example</b>", ["Bo Sample(Tutor)", "Ada Example!"]),
        ("Bo Sample, <b><u>Ada Example^(corr.)</u></b>", ["Bo Sample", "Ada Example^(corr.)!"]),
        ("<b>陈晓</b>，李明", ["陈晓!", "李明"]),
        ("Jan van der Berg, <b>Ada O’Example</b>", ["Jan van der Berg", "Ada O’Example!"]),
        (
            'Bo Sample<math alttext="^\\dagger"><mrow><mi>†</mi></mrow></math>, <b>Ada Example</b>',
            ["Bo Sample†", "Ada Example!"],
        ),
        ("The Example Team", ["The Example Team"]),
    ],
)
def test_authors(line: str, expected: list[str]) -> None:
    """Authors with marks in every form, and the one who is set off."""
    assert names(line) == expected


def test_linked_authors() -> None:
    """Where a name leads is kept."""
    found = read(f"{TITLE}<p><a href='https://bo.example'>Bo Sample</a>, <b>Ada Example</b></p>")
    assert found.authors[0].url == "https://bo.example"


@pytest.mark.parametrize(
    ("figure", "media"),
    [
        ("<img src='images/b.gif' alt='A robot'>", [Media("images/b.gif", "A robot")]),
        (
            "<video src='images/c.mp4' poster='images/c.jpg' autoplay></video>",
            [Media("images/c.mp4", "", "images/c.jpg")],
        ),
        (
            "<div><img src='images/a.png'><img src='/images/b.gif'></div>",
            [Media("images/a.png", ""), Media("images/b.gif", "")],
        ),
        ("<img src='../images/a.png'>", [Media("images/a.png", "")]),
        (
            "<a href='https://a.b'><img src='./images/a.png' alt='sym'></a>",
            [Media("images/a.png", "", url="https://a.b")],
        ),
        ("", []),
    ],
)
def test_media(figure: str, media: list[Media]) -> None:
    """Pictures, videos, several of them, and where they lead."""
    found = read(figure=f"<div class='badge'>TestConf 2024</div>{figure}")
    assert list(found.media) == media


@pytest.mark.parametrize(
    ("badge", "text", "date"),
    [
        ("ICLR'25", TITLE + AUTHORS, PartialDate(2025)),
        ("EMNLP 2023 Best / Other 2023", TITLE + AUTHORS, PartialDate(2023)),
        ("", f"{TITLE}{AUTHORS}<p>Journal of Tests, 2021.</p>", PartialDate(2021)),
        (
            "",
            f"{TITLE.replace('a.example/x', 'arxiv.org/abs/2405.00001')}{AUTHORS}",
            PartialDate(2024, 5),
        ),
    ],
)
def test_dates(badge: str, text: str, date: PartialDate) -> None:
    """A year in the badge, in the venue's line, or of the id."""
    figure = f"<div class='badge'>{badge}</div><img src='images/a.png'>"
    assert read(text, figure).date == date


def test_venue() -> None:
    """A line with venue and year is the venue, unless the badge says it already."""
    bare = "<img src='images/a.png'>"
    found = read(f"{TITLE}{AUTHORS}<p>Journal of Tests, 2021</p>", bare)
    assert (found.venue, found.summary) == ("Journal of Tests", ())
    found = read(f"{TITLE}{AUTHORS}<p>TestConf 2024</p>")
    assert (found.venue, found.summary) == ("TestConf", ("<p>TestConf 2024</p>",))


def test_rest_of_lines() -> None:
    """What follows title or authors on their lines is text."""
    text = (
        "<p><a href='https://a.b'>On Tests</a> <img src='https://s.example/x.svg'><br>Bo Sample*,"
        " <b>Ada Example</b> (* equal contribution)</p><p><a href='xxx'>Code</a></p>"
    )
    found = read(text)
    assert "https://s.example/x.svg" in found.html
    assert "(* equal contribution)" in found.html
    assert found.links == ()
    assert '<a href="xxx">Code</a>' in found.html


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (card("<ul><li>I have a cat.</li></ul>"), "no line that is certainly the list"),
        (card(TITLE), "no line that is certainly the list"),
        (card(TITLE + "<p>Machine Learning, Vision</p>"), "no line that is certainly the list"),
        (card(TITLE + "<p>A sentence, which goes on, and on.</p>"), "no line that is certainly"),
        (card(figure="<img src='images/none.png'>"), "is missing"),
        (card(figure="<img src='https://x.example/a.png'>"), "another host"),
        (card(figure="<iframe src='https://x.example'></iframe>"), "is a <iframe>"),
        (card(figure="<p>Words</p><img src='images/a.png'>"), "words beside"),
        (card(figure="<img src='images/a.png'>"), "when it appeared"),
        (card(figure=FIGURE.replace("2024", "2023/2024")), "several years"),
        (card(f"{TITLE}{AUTHORS}<p>Journal, 2021</p>"), "different years"),
        ("<div class='paper-box'>Words</div>", "not made of a picture and a text"),
        (
            card().replace("<div class='paper-box'>", "<div class='paper-box'>Words"),
            "something beside",
        ),
        (card(TITLE.replace("https://a.example/x", "xxx") + AUTHORS), "no address"),
        (card(TITLE.replace("Testing", "<del>Resting</del>") + AUTHORS), "can't show: <del>Rest"),
        (card(TITLE.replace("Cards", "Cards<sup>*</sup>") + AUTHORS), "can't show: <sup>"),
        (card(TITLE.replace("Cards", "C<sup>2</sup>0") + AUTHORS), "beside dollars or digits"),
    ],
)
def test_doubts(html: str, reason: str) -> None:
    """What is not certain is said in a sentence."""
    with pytest.raises(Doubt, match=reason):
        read_card(html, FILES.__contains__)


def test_find_cards() -> None:
    """The outermost cards, complete, and not those in comments."""
    html = f"<p>x</p>{card()}<!-- {card()} --><div>{card()}</div><div class='paper-box'><p>open"
    spans = find_cards(html)
    assert [html[span.start : span.end] for span in spans] == [card(), card()]
    assert [span.inner for span in spans] == [False, True]


def test_unclosed_paragraph() -> None:
    """A paragraph that nobody closed ends where a card begins."""
    (span,) = find_cards(f"<p>Words{card()}")
    assert not span.inner


def test_deep() -> None:
    """Any number of elements takes no longer than their number asks for."""
    deep = "<div class='paper-box'>" + "<div>" * 20_000 + "</b></div>" * 20_000
    assert find_cards(deep) == []
    assert len(find_cards(f"{deep}</div>")) == 1


def test_losses() -> None:
    """Words are counted, quotes and dashes aside; so are links, pictures and names of places."""
    before = shown_of("<p>A “b” c–d c</p><a href='https://x.y/'>L</a><img src='./a.png'>")
    assert (
        before.lost(shown_of("<p>A 'b' c-d c L</p><a href='https://x.y'></a><img src='a.png'>"))
        == []
    )
    assert len(before.lost(shown_of("<p>A b c-d L</p>"))) == 3
    named = shown_of(
        "<h3 id='x'><span id='y'></span>A</h3><a name='z'></a><sup id='fnref:1'></sup>"
    )
    assert named.lost(shown_of("<h3>A</h3><div id='y'></div>")) == [
        "the anchor #x",
        "the anchor #z",
    ]


def test_names_of_headings() -> None:
    """Every name in a card that links lead to is in the paper: that of its title, too."""
    title = "<h3 id='on-cards'><span id='on--cards'></span><a href=''>On Cards</a></h3>"
    found = read(f"{title}{AUTHORS}<h4 id='why'>Why</h4>")
    assert shown_of(found.html).ids == {"on-cards", "on--cards", "why"}
    entry = "<ul><li id='first'><a href=''>On Cards</a><br>Bo Sample, <b>Ada Example</b></li></ul>"
    assert shown_of(read(entry).html).ids == {"first"}
