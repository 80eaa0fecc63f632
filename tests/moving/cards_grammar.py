"""Pages as the template's users write them, at random: cards in every form that was seen."""

from __future__ import annotations

from hypothesis import strategies as st

FILES = {"images/a.png", "images/b.gif", "images/c.mp4", "images/c.jpg", "files/a b.pdf"}

_one_of = st.sampled_from
# What keeps a card as it is stands once in its list, what the template has stands often.
_words = _one_of(
    [
        "On the Testing of Cards",
        "GPT-4 for «all»: a Study",
        "卡片测试",
        '"Quotes" & -- dashes',
        "Sparse $\\ell_1$ Nets",
        "🔥 Hot Stuff",
        "It's *all* in the `code`",
        "A_b_c and d*e",
        "Splitting H<sub>2</sub>O",
        "Of ~~cats~~ dogs",
    ]
)
_url = _one_of(
    [
        *["https://arxiv.org/abs/2405.14297"] * 6,
        "https://a.example/x_(y)?a=1&b=2",
        "",
        "#",
        "xxx",
        "files/a%20b.pdf",
        "https://doi.org/10.1016/j.x.2023.104362",
    ]
)
_name = _one_of(
    [
        "Bo Sample",
        "Cy van der Third",
        "D. E. O'Fourth",
        "Jean-Luc É. Ñandú",
        "陈晓",
        "Xin Li (李鑫)",
        "[Di Linked](https://di.example)",
        "Ed Five(Tutor)",
    ]
)
_mark = _one_of(["", "", "\\*", "*", "<sup>*</sup>", "†", "&dagger;", "$^\\dagger$", "✉️"])
_self = _one_of(
    [
        "**Ada Example**",
        "**Ada Example\\***",
        "**Ada Example**\\*",
        "<u>Ada Example</u>",
        "<b>Ada Example</b>",
        "`Ada Example`",
        "**<u>Ada Example^(corr.)</u>**",
        '<span style="color:red">Ada Example</span>',
    ]
)
_link = _one_of(
    [
        "[**Project**](https://p.example)",
        "[[Code](https://github.com/a/b)]",
        "[[Paper]](https://p.example/x)",
        "[\\[code\\]](files/a%20b.pdf)",
        "[![](https://img.shields.io/github/stars/a/b?style=social)](https://github.com/a/b)",
        "📄 [**Paper**](https://p.example/y)",
        "[Demo]()",
        '<a href="https://h.example">HTML</a>',
    ]
)
_citations = _one_of(
    [
        "",
        " <b><span class='show_paper_citations' data='AAAAAAAAAAAJ:BBBBBBBBBBBC'></span></b>",
        " <span class='show_paper_citations' data='xxx'></span>",
    ]
)
_description = _one_of(
    [
        "",
        '- This work is **good**.\n- And "used" by [many](https://m.example).',
        "An abstract over\ntwo lines -- with `code`.",
        "<!-- hidden [x](y) -->",
        '<p align="center">HTML &amp; more</p>',
        "👉 It *says* much...",
        "<!-- a -->\n- Item $x^2$",
        "#### Abstract\n\nIt *says* much.[^n]\n\n[^n]: A note.",
    ]
)
_figure = _one_of(
    [
        *['<img src=\'images/a.png\' alt="sym" width="100%">'] * 6,
        '<img src="images/b.gif">',
        "<video src='images/c.mp4' poster=\"images/c.jpg\" autoplay loop muted></video>",
        "<img src='images/a.png'>\n<img src='./images/b.gif' alt=\"A robot\">",
        "<a href='https://z.example'><img src='/images/a.png'></a>",
        "<img src='images/none.png'>",
        "",
        "<img src='https://far.example/a.png'>",
    ]
)
_badge = _one_of(
    [
        *["ICLR 2024"] * 4,
        "ICLR'25",
        "ICML 2024 Oral",
        "TIP",
        "Best Paper @ X 2025",
        None,
        "",
        "A & B 2020",
    ]
)
_title = _one_of(
    [
        "[{t}]({u})",
        "**{t}**",
        "[**{t}**]({u})",
        "**[{t}]({u})**",
        "{t}",
        "### [{t}]({u})",
        "📖 [{t}]({u})",
        "- [{t}]({u})",
    ]
)
_between = _one_of(
    [
        "\n",
        "\n\n",
        "\n<!-- ## Hidden\n<div class='paper-box'>x</div> -->\n\n",
        "\nSome *words*.\n\n",
        "\n## 🎙 A [topic](https://t.example)\n\n",
        "\n- `AAAI 2024` [Other](https://o.example), A, B\n\n",
    ]
)


@st.composite
def _authors(draw: st.DrawFn) -> str:
    names = [draw(_name) + draw(_mark) for _ in range(draw(st.integers(0, 4)))]
    names.insert(draw(st.integers(0, len(names))), draw(_self))
    joint = draw(_one_of([", ", ", ", " and ", "，"]))
    text = ", ".join(names[:-1]) + joint + names[-1] if len(names) > 1 else names[0]
    last = draw(_one_of(["", "", ", et al.", ", …", " (\\* Equal contribution)"]))
    return draw(_one_of(["{}", "{}", "{}", "*{}*"])).format(text + last)


@st.composite
def _text(draw: st.DrawFn) -> str:
    title = draw(_title).format(t=draw(_words), u=draw(_url))
    gap = draw(_one_of(["\n\n", " \\\\\n", "  \n", "<br>\n", "\n"]))
    between = draw(_one_of([" ", " | ", " \\| ", " / ", ", ", ""]))
    row = between.join(draw(st.lists(_link, max_size=3))) + draw(_citations)
    venue = draw(_one_of(["", "", "*Journal of Tests*, 2021", "**TestConf 2024**"]))
    rest = [part for part in (venue, row, draw(_description)) if part.strip()]
    return title + gap + draw(_authors()) + "\n\n" + draw(_one_of(["\n\n", "\n"])).join(rest)


@st.composite
def card(draw: st.DrawFn) -> str:
    """Return a card."""
    quote = draw(_one_of(["'", '"']))
    badge, more = draw(_badge), draw(_one_of(["", "", " ongoing"]))
    label = "" if badge is None else f'<div class="badge">{badge}</div>'
    frame = draw(_one_of(["<div>{}</div>", "{}", "<div class='slideshow' id='s'>\n{}\n</div>"]))
    markdown = draw(_one_of([' markdown="1"', " markdown='1'", ' markdown="1" id="x"', ""]))
    return (
        f"<div class={quote}paper-box{more}{quote}>"
        f"<div class={quote}paper-box-image{quote}>{frame.format(label + draw(_figure))}</div>\n"
        f"<div class={quote}paper-box-text{quote}{markdown}>{draw(_one_of(['', chr(10)]))}\n"
        f"{draw(_text())}\n</div>\n</div>\n"
    )


@st.composite
def page(draw: st.DrawFn) -> str:
    """Return a page with some cards."""
    parts = ["# About\n\nHello.\n\n# 📝 Publications \n\n"]
    for _ in range(draw(st.integers(2, 5))):
        parts += [draw(card()), draw(_between)]
    return "".join(parts) + "\n# News\n\n- *2024.03*: Something.\n"
