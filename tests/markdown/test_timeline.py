"""Lists with dates become timelines, wherever they stand and whoever wrote the HTML."""

from __future__ import annotations

import pytest

from paperbox.markdown.timeline import read_blocks
from paperbox.model import Prose, Timeline

AWARDS = "<h2>Awards</h2>"


def timeline(html: str, order: str = "") -> list[tuple[str, str]]:
    """Return (begin, HTML) of the entries of the only block of HTML."""
    (block,) = read_blocks(html, order)
    assert isinstance(block, Timeline)
    return [(e.period.start.iso if e.period else "", e.html) for e in block.entries]


def items(*contents: str, tag: str = "ul") -> str:
    """Return a list."""
    return f"<{tag}>{''.join(f'<li>{content}</li>' for content in contents)}</{tag}>"


@pytest.mark.parametrize(
    "content",
    [
        "<em>2024.03</em>: A",
        "<strong>2024.03</strong> A",
        "<b>2024.03</b>, A",
        "2024.03: A",
        "<span>Mar 2024</span> A",
        "<time>2024-03</time> A",
        "<code>2024.03</code>&nbsp;A",
    ],
)
def test_forms(content: str) -> None:
    """A date may stand in any element that sets it off."""
    assert timeline(items(content)) == [("2024-03", "<div>A</div>")]


@pytest.mark.parametrize(
    ("content", "begin", "rest"),
    [
        ('2021<span lang="zh">年9月，论文</span> A', "2021-09", '<span lang="zh">论文</span> A'),
        ('<em>2021–<span lang="zh">至今</span></em>，A', "2021", "A"),
        ('2021 - <span lang="zh">至今 博士</span>', "2021", '<span lang="zh">博士</span>'),
        ('2021: <span lang="zh">今年</span>', "2021", '<span lang="zh">今年</span>'),
    ],
)
def test_dates_of_two_scripts(content: str, begin: str, rest: str) -> None:
    """A date is read whole although its Chinese part was marked as Chinese."""
    assert timeline(items(content)) == [(begin, f"<div>{rest}</div>")]


def test_html_without_end_tags() -> None:
    """HTML lets an author leave out the ends of items."""
    html = "<ul>\n<li><em>2024</em> A\n<li><em>2023</em> B\n</ul>"
    assert timeline(html) == [("2024", "<div>A</div>"), ("2023", "<div>B</div>")]


def test_what_an_item_holds_stays() -> None:
    """Logos, nested lists and the author's entities are kept as they are."""
    nested = items("2020: <b>x</b>", "y")
    html = items(f'<img src="a.png"/> <em>2024</em>, A &amp; B &#109;{nested}')
    assert timeline(html) == [("2024", f'<div><img src="a.png"/> A &amp; B &#109;{nested}</div>')]


def test_an_item_without_a_date_among_dated_ones() -> None:
    """It keeps its place and its words, and the list is a timeline all the same."""
    html = items("<em>2024</em> A", "<em>2021 &amp; 2022</em> B", "<em>2020</em> C")
    assert timeline(html) == [
        ("2024", "<div>A</div>"),
        ("", "<div><em>2021 &amp; 2022</em> B</div>"),
        ("2020", "<div>C</div>"),
    ]


@pytest.mark.parametrize(
    "contents", [("A, <em>2024.05</em>", "B, 2023"), ("A (May 2024)", "B (2023)")]
)
def test_dates_last(contents: tuple[str, ...]) -> None:
    """All items may end with their date."""
    assert [html for _, html in timeline(items(*contents))] == ["<div>A</div>", "<div>B</div>"]


@pytest.mark.parametrize(
    "html",
    [
        items("<em>2024</em> A", "B"),
        items("2020 was good", "2021 was better"),
        items("A, 2024", "B"),
        items("A, 2024", "B, 2023", tag="ol"),
        items("01/08/2025: A", "13/08/2025: B", "14/08/2025: C"),
        items("A", "B"),
        "<h3>Papers</h3>\n" + items("A, <em>2024</em>", "B, 2023"),
        "<h3>Papers</h3>\n<h4>2024</h4>\n" + items("A, <em>2024</em>"),
        f"<nav>{items('<em>2024</em> A')}</nav>",
        f"<pre>{items('<em>2024</em> A')}</pre>",
        f"<!-- {items('<em>2024</em> A')} -->",
        f'<div class="paper-box">{items("<em>2024</em> A")}</div>',
        "<ul><li><em>2024</em> A</li>",
        "<ul><ul><li><em>2024</em> A</li></ul></ul>",
        "</li></ul><ul></ul>",
    ],
)
def test_as_written(html: str) -> None:
    """What is no timeline for certain keeps every byte."""
    assert list(read_blocks(html)) == [Prose(html)]


def test_order_of_day_and_month() -> None:
    """The site's setting tells which number is the day."""
    assert timeline(items("01/08/2025: A"), "dmy") == [("2025-08-01", "<div>A</div>")]


def test_blocks() -> None:
    """Prose before, between and behind timelines stays prose."""
    html = f"<p>a</p>\n{items('<em>2024</em> A')}\n<p>b</p>{items('<em>2023</em> B')}<p>c</p>"
    kinds = [block.html if isinstance(block, Prose) else "-" for block in read_blocks(html)]
    assert kinds == ["<p>a</p>", "-", "<p>b</p>", "-", "<p>c</p>"]


def test_in_a_box() -> None:
    """A list in a scroll box or below a summary is changed where it stands."""
    box = "<details>\n<summary>More</summary>\n{}\n<!-- end -->\n</details>"
    (block,) = read_blocks(box.format(items("<em>2020 - now</em>: A", "B", "<b>2019</b> C")))
    assert block == Prose(
        box.format(
            '<ul class="timeline">\n'
            '<li><span class="date" data-period="2020/..">2020 - now</span><div>A</div></li>\n'
            '<li><span class="date"></span><div>B</div></li>\n'
            '<li><span class="date" data-period="2019">2019</span><div>C</div></li>\n'
            "</ul>"
        )
    )


def test_designed_by_the_author() -> None:
    """A list with classes keeps its looks: its dates are only marked."""
    html = (
        '<ul class="jobs"><li><img src="2020.png"><span class="copy"><span class="date">{}</span>'
        " · A</span></li></ul>"
    )
    (block,) = read_blocks(html.format("Jan 2020 &ndash; 2021"))
    mark = '<span data-period="2020-01/2021">Jan 2020 &ndash; 2021</span>'
    assert block == Prose(html.format(mark))


def test_in_another_list() -> None:
    """A timeline may stand in an item of a list that is none."""
    (block,) = read_blocks(items("A" + items("<em>2024</em> a", "<em>2023</em> b"), "B"))
    assert isinstance(block, Prose)
    assert block.html.startswith('<ul><li>A<ul class="timeline">')
    assert block.html.endswith("</ul></li><li>B</li></ul>")
