"""Cards of a page become files of publications/, in the author's Markdown and order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from bs4 import Tag

from paperbox.errors import Problems
from paperbox.markdown import Converter
from paperbox.moving.cards import Converted, Extracted, advice, extract, has_cards
from paperbox.read.paper_box import shown, shown_of
from paperbox.read.publication import read_publication
from paperbox.read.source import Source
from tests.site.test_pages import PNG
from tests.sites import PAPER, SETTINGS, SiteFolder

FILES = {"images/a.png", "images/b.png"}


def card(title: str = "A Paper on Tests", badge: str = "TestConf 2024", rest: str = "") -> str:
    """Return a card as the template has it."""
    return (
        "<div class='paper-box'><div class='paper-box-image'><div>"
        f'<div class="badge">{badge}</div>'
        '<img src=\'images/a.png\' alt="sym" width="100%"></div></div>\n'
        "<div class='paper-box-text' markdown=\"1\">\n\n"
        f"[{title}](https://a.example/x) \\\\\n"
        "Bo Sample\\*, **Ada Example\\***, Cy Third and Di Fourth\n\n"
        "[**Project**](https://p.example)\n\n"
        f"{rest}\n</div>\n</div>\n"
    )


def run(body: str) -> Extracted:
    return extract(body, Converter(FILES.__contains__), FILES.__contains__)


def test_one_card() -> None:
    """A card is a file that an author would have written, and a marker stands in its place."""
    text = card(rest='- It is *good*, and "tested".')
    body = f"# About\n\nHi.\n\n# Papers\n\n{text}\n# News\n"
    found = run(body)
    assert found.body == "# About\n\nHi.\n\n# Papers\n\n[PUBLICATIONS]\n\n# News\n"
    assert found.kept == ()
    (paper,) = found.papers
    assert [author.name for author in paper.authors if author.is_owner] == ["Ada Example"]
    assert (paper.slug, paper.title, paper.line) == ("a-paper-on-tests", "A Paper on Tests", 7)
    assert paper.text == (
        "---\n"
        "title: A Paper on Tests\n"
        "authors:\n  - Bo Sample*\n  - Ada Example*\n  - Cy Third\n  - and Di Fourth\n"
        "date: 2024\n"
        "venue: TestConf\n"
        "image: images/a.png\n"
        "url: https://a.example/x\n"
        "links:\n  - Project: https://p.example\n"
        "---\n\n"
        '- It is *good*, and "tested".\n'
    )


def test_order() -> None:
    """The author's order is kept: with numbers where lists would have another one."""
    newest = run(card("New One", "C 2024") + "\n" + card("Old One", "C 2023"))
    assert not any("order:" in paper.text for paper in newest.papers)
    titles = ["B 2024", "A 2024", "C 2022", "D 2023"]
    own = run("\n".join(card(f"{title[0]} Paper", f"C {title[2:]}") for title in titles))
    orders = [re.findall("^order: (.*)$", paper.text, flags=re.M) for paper in own.papers]
    assert orders == [[], ["-3"], ["-2"], ["-1"]]


def test_new_paper_stands_on_top(tmp_path: Path) -> None:
    """A paper that is added to an imported list, without a number, is its first one."""
    cards = [("B", "2024"), ("A", "2024"), ("C", "2022"), ("D", "2023")]
    found = run("# Papers\n\n" + "\n".join(card(f"{one} Paper", f"C {y}") for one, y in cards))
    site = SiteFolder(tmp_path, {"content/publications/new.md": PAPER.replace("2024", "2026")})
    titles = [item.select_one(".card-title") for item in built(site, found.body, found.papers)]
    shown = [title.text for title in titles if title]
    assert shown == ["A paper", "B Paper", "A Paper", "C Paper", "D Paper"]


def test_places_in_lists(tmp_path: Path) -> None:
    """Numbers from 1 on stand above papers without one, numbers from the end below."""
    site = SiteFolder(tmp_path)
    for name, line in {
        "a": "order: -1",
        "b": "order: -2",
        "c": "order: 2",
        "d": "order: 1",
    }.items():
        paper = PAPER.replace("A paper", name).replace("venue:", f"{line}\nvenue:")
        site.write(f"content/publications/{name}.md", paper)
    assert site.build().status == 0
    titles = [title.get_text(strip=True) for title in site.page().select(".card-title")]
    assert titles == ["d", "c", "A paper", "b", "a"]


def test_runs() -> None:
    """Cards below different headings keep apart, and comments between cards stay."""
    body = (
        f"# Papers\n\n## 🎙 Speech\n\n{card('One One')}\n<!-- between -->\n\n{card('Two Two')}\n"
        f"## Vision\n\n{card('Three Three')}\nWords.\n\n{card('Four Four')}"
    )
    found = run(body)
    assert found.body == (
        "# Papers\n\n## 🎙 Speech\n\n[PUBLICATIONS topic=speech]\n\n<!-- between -->\n\n"
        "## Vision\n\n[PUBLICATIONS topic=vision]\n\nWords.\n\n[PUBLICATIONS topic=vision-2]\n"
    )
    topics = [paper.text.partition("topics:\n  - ")[2].partition("\n")[0] for paper in found.papers]
    assert topics == ["Speech", "Speech", "Vision", "Vision 2"]


def test_topics_of_short_lines_in_bold() -> None:
    """Lists below one heading are told apart by the words above them, as far as these differ."""
    body = f"# Papers\n\n**2024**\n\n{card('One')}\n__2023__:\n\n{card('Two')}\n<h3>Old</h3>\n\n"
    found = run(f"{body}{card('Three')}")
    assert found.topics == ("2024", "2023", "Old")
    body = f"# Papers\n\n**2024**\n\n{card('One')}\nWords.\n\n{card('Two')}"
    assert run(body).topics == ("Papers", "Papers 2")


def test_advice() -> None:
    """Whoever adds a paper later is told what it needs, and which card parts a list."""
    undated = card("Two", "TestConf")
    found = run(f"# Papers\n\n{card('One')}\n{undated}\n{card('Three')}")
    (lists,) = advice(found)
    assert "`topics: [Papers]` or `topics: [Papers 2]`" in lists
    assert "Two" in lists.partition(" is no paper yet")[0]
    assert list(advice(run(f"# Papers\n\n{card('One')}"))) == []
    (order,) = advice(run(f"# Papers\n\n{card('Old', 'C 2023')}\n{card('New')}"))
    assert "1 paper has an `order`" in order


def test_more_pages() -> None:
    """Where other pages have cards as well, even one list of papers has its topic."""
    found = extract(
        f"# Papers\n\n{card()}", Converter(FILES.__contains__), FILES.__contains__, alone=False
    )
    assert "[PUBLICATIONS topic=papers]" in found.body
    assert "topics:\n  - Papers\n" in found.papers[0].text


@pytest.mark.parametrize(
    ("inside", "outside", "lost"),
    [
        ("Words.[^a]\n\n[^a]: The note.", "As said.[^a]", "words"),
        ("[ref]: https://ref.example/x", "See [this][ref].", "the link to https://ref.example/x"),
    ],
)
def test_needed_by_the_page(tmp_path: Path, inside: str, outside: str, lost: str) -> None:
    """A card with what the rest of its page needs stays, and only that one."""
    needed = card("Two Two", rest=inside)
    body = f"# Papers\n\n{card('One One')}\n{needed}\n{card('Three Three')}\n# More\n\n{outside}\n"
    found = run(body)
    assert [paper.title for paper in found.papers] == ["One One", "Three Three"]
    (kept,) = found.kept
    assert kept.title == "Two Two"
    assert lost in kept.reason
    assert needed.strip() in found.body
    assert kept.is_paper
    # A build makes a paper of it where it stands, and no list has it again.
    titles = [
        item.select_one(".card-title")
        for item in built(SiteFolder(tmp_path, {}), found.body, found.papers)
    ]
    assert [title.text for title in titles if title] == ["One One", "Two Two", "Three Three"]


def test_topics_are_headings_of_the_page() -> None:
    """What looks like a heading in a card that stays, or in a comment, is none of the page's."""
    cat = card().replace("[A Paper on Tests](https://a.example/x) \\\\\n", "# My cat\n\n- Tom\n- ")
    body = f"# Papers\n\n{card('One')}\n{cat}\n<!--\n# Old\n-->\n\n{card('Two')}"
    found = run(body)
    assert [kept.is_paper for kept in found.kept] == [False]
    assert "[PUBLICATIONS topic=papers]" in found.body
    assert "[PUBLICATIONS topic=papers-2]" in found.body


def test_ids_of_headings() -> None:
    """The ids that headings in a card had go on being in the paper, and its text is Markdown."""
    text = card("One & Two", rest="### What & why\n\nIt is *good*.")
    text = text.replace("[One", "### [One").replace("/x) \\\\\n", "/x)\n\n")
    found = run(f"# Papers\n\n{text}")
    (paper,) = found.papers
    assert "### What & why\n\nIt is *good*.\n" in paper.text
    html = Converter(FILES.__contains__).html(paper.text.split("---\n")[2])
    assert found.kept == ()
    assert {"one-two", "one--two", "what-why", "what--why"} - shown_of(html).ids == set()


def test_ids_that_count() -> None:
    """Jekyll numbers the same headings: a card stays where another that stays would have less."""
    first, second = (card(title, rest="### Why\n\nSo.") for title in ("One One", "Two Two"))
    both = run(f"# Papers\n\n{first}\n{second}")
    assert 'id="why-1"' in both.papers[1].text
    one = run(f"# Papers\n\n{first}\n{second.replace('a.png', 'none.png')}")
    assert ["missing" in one.kept[1].reason, "#why-1" in one.kept[0].reason] == [True, True]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (f"<div>\n\n{card()}\n</div>\n", "inside another element"),
        (f"- item\n\n  {card()}", "inside another element"),
        (card().replace("a.png", "none.png"), "missing"),
        (card().replace("[A Paper", "- I have a cat\n- [A Paper"), "certainly"),
    ],
)
def test_kept(body: str, reason: str) -> None:
    """A card that is not certain, or not at the level of the page, stays to the letter."""
    found = run(body)
    assert found.body == body
    assert found.papers == ()
    assert [reason in kept.reason for kept in found.kept] == [True]


@pytest.mark.parametrize(
    "body",
    [f"<!-- {card()} -->\n", f"```html\n{card()}```\n", "Words.\n", "`<div class='paper-box'>`\n"],
)
def test_no_cards(body: str) -> None:
    """What stands in comments and code is no card."""
    assert not has_cards(body)
    assert run(body).body == body


def test_slugs() -> None:
    """Names of files are short, and in the title's own script."""
    titles = ["卡片测试的论文", "What is $\\ell_1$, after all?", "Word " * 40, "📖 TwinFlow: A"]
    found = run("\n".join(card(title.strip()) for title in titles))
    slugs = [paper.slug for paper in found.papers]
    assert slugs[0] == "卡片测试的论文"
    assert slugs[1] == "what-is-after-all"
    assert len(slugs[2]) <= 60
    assert slugs[3] == "twinflow-a"


def built(folder: SiteFolder, body: str, papers: Iterable[Converted] = ()) -> list[Tag]:
    """Return the cards on the home page of a site."""
    files = {"content/profile.yml": "name: Ada Example\n", "content/pages/about.md": body}
    files |= {f"content/publications/{paper.slug}.md": paper.text for paper in papers}
    for path, text in {"pelicanconf.py": SETTINGS, **files}.items():
        folder.write(path, text)
    folder.write("content/images/a.png", PNG)
    result = folder.build()
    assert (result.status, result.err) == (0, "")
    return folder.page().select(".card")


LIST = "- *Good*.\n- [x](https://x.example)"
BODY = f"# Papers\n\n{card('Old', 'C 2023', LIST)}\n{card('New')}"


def test_build_shows_the_same(tmp_path: Path) -> None:
    """A page with cards, and the site that they were moved to, show the same cards."""
    before = built(SiteFolder(tmp_path / "old", {}), BODY)
    found = run(BODY)
    after = built(SiteFolder(tmp_path / "new", {}), found.body, found.papers)
    assert len(before) == len(found.papers)
    assert [str(item) for item in before] == [str(item) for item in after]


def test_shown_is_what_is_shown(tmp_path: Path) -> None:
    """What the check takes for the theme's card is what the theme's card shows."""
    found = run(BODY)
    cards = built(SiteFolder(tmp_path, {}), found.body, found.papers)
    for paper, element in zip(found.papers, cards, strict=True):
        source = Source(paper.text, "x.md", Problems(), FILES.__contains__)
        again = read_publication(source, paper.slug)
        assert again
        expected = shown(again, Converter(FILES.__contains__).html(again.summary))
        seen = shown_of(str(element))
        assert expected.lost(seen) == []
        assert seen.words - expected.words == {"BibTeX": 1, "Details": 1}


def test_kept_card_in_our_looks(tmp_path: Path) -> None:
    """A card that is none of a paper is on the page as its author wrote it."""
    cat = card().replace("[A Paper on Tests](https://a.example/x) \\\\\n", "- I have a cat\n- ")
    folder = SiteFolder(tmp_path, {})
    assert built(folder, f"# Misc\n\n{cat}") == []
    assert folder.page().select_one(".paper-box .paper-box-text li")
    assert ".paper-box" in next((folder.output / "theme").glob("*.css")).read_text("utf-8")


def test_papers_of_pages_are_in_lists(tmp_path: Path) -> None:
    """A paper on another page is in the list of papers, once, and has a page of its own."""
    folder = SiteFolder(tmp_path, {})
    folder.write("content/pages/more.md", f"---\ntitle: More\n---\n# Papers\n\n{card('One')}")
    folder.write("content/pages/zh.md", f"---\ntitle: Zh\n---\n# Papers\n\n{card('One')}")
    (listed,) = built(folder, "# Papers\n\n[PUBLICATIONS]\n")
    assert listed.select_one(".card-title")
    pages = {path.name for path in (folder.output / "publications").iterdir()}
    assert pages == {"index.html", "one", "one-2"}
    assert folder.page("more/index.html").select(".card")
    assert folder.page("zh/index.html").select(".card")


def test_topics(tmp_path: Path) -> None:
    """Papers are listed by topic; a topic that none has is an error."""
    found = run(f"# Papers\n\n## Speech\n\n{card('One')}\n## Vision\n\n{card('Two')}")
    folder = SiteFolder(tmp_path, {})
    titles = [item.select_one(".card-title") for item in built(folder, found.body, found.papers)]
    assert [title.text for title in titles if title] == ["One", "Two"]
    folder.write("content/pages/about.md", "# Papers\n\n[PUBLICATIONS topic=vison]\n")
    assert 'no paper has the topic "vison"; did you mean "vision"?' in folder.build().err
