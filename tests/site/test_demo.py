"""The demo shows the facts that it is there to show."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests.html_check import faults
from tests.sites import INLINE, SiteFolder

SECTIONS = [
    "About Me",
    "Research Interests",
    "Publications/Manuscripts",
    "News",
    "Educations",
]


@pytest.fixture(scope="module")
def home(demo: SiteFolder) -> BeautifulSoup:
    """The home page of the demo."""
    return demo.page()


@pytest.fixture(scope="module")
def card(home: BeautifulSoup) -> Tag:
    """The one card of the demo."""
    (card,) = home.select("main article")
    return card


def section(home: BeautifulSoup, title: str) -> Tag:
    """Return the section below a heading."""
    (heading,) = [h for h in home.select("main h2") if h.text == title]
    assert isinstance(heading.parent, Tag)
    return heading.parent


def addresses(part: Tag) -> set[str]:
    """Return where the links of a part lead."""
    return {str(link["href"]) for link in part.select("a[href]")}


def test_sections_in_order(home: BeautifulSoup) -> None:
    """The headings of the home page are its sections, below one h1 with the name."""
    assert [heading.text for heading in home.select("main h2")] == SECTIONS
    assert [heading.text for heading in home.select("h1")] == ["Zhenglin Cheng"]


def test_menu_leads_to_the_sections(home: BeautifulSoup) -> None:
    """Each entry of the menu is a heading's words and leads to its anchor."""
    entries = home.select("header nav a")
    assert [entry.text for entry in entries] == SECTIONS
    for entry in entries:
        (heading,) = home.select(str(entry["href"]))
        assert heading.text == entry.text


def test_sidebar(home: BeautifulSoup) -> None:
    """The sidebar has the name, a monogram, the affiliations and the links with icons."""
    (sidebar,) = home.select("aside")
    assert sidebar.select_one(".monogram").text == "ZC"  # type: ignore[union-attr]  # None fails too
    assert {"Zhejiang University", "LINs lab, Westlake University"} <= set(sidebar.stripped_strings)
    assert addresses(sidebar) >= {
        "https://scholar.google.com/citations?user=T4xaaOEAAAAJ",
        "https://github.com/QAQdev",
        "https://qaqdev.github.io/notes",
    }
    assert all(item.select_one("svg[aria-hidden=true]") for item in sidebar.select("li"))


def test_prose_links(home: BeautifulSoup) -> None:
    """The prose keeps the links of the page that it retells."""
    assert addresses(section(home, "About Me")) == {
        "http://www.zju.edu.cn/english/",
        "https://lins-lab.github.io",
        "https://qaqdev.github.io/notes",
    }


def test_card(card: Tag, demo: SiteFolder) -> None:
    """Badge, figure, title, authors with marks, summary: the whole card."""
    assert card.select_one(".badge").text == "arXiv 2024"
    figure = card.select_one("img")
    assert figure
    assert (demo.output / str(figure["src"])).read_text("utf-8").startswith("<svg")
    assert "experts" in str(figure["alt"])
    title = card.select_one("h3 a")
    assert title
    assert title.text.startswith("Dynamic Mixture of Experts: An Auto-Tuning Approach")
    assert title["href"] == "https://arxiv.org/abs/2405.14297"
    authors = card.select_one(".authors")
    assert authors
    assert authors.text == "Yongxin Guo*, Zhenglin Cheng*, Xiaoying Tang, Tao Lin"
    assert [bold.text for bold in authors.select("b")] == ["Zhenglin Cheng*"]
    emphasised = [phrase.text for phrase in card.select(".card-summary strong em")]
    assert len(emphasised) == 2


def test_card_links(card: Tag) -> None:
    """Code and checkpoints have their icons; the paper's own page is one more link."""
    links = {str(link["href"]): link for link in card.select(".links a")}
    arxiv, code, checkpoints, bibtex, details = links
    assert arxiv == "https://arxiv.org/abs/2405.14297"
    assert links[arxiv].text == "arXiv"
    assert code == "https://github.com/LINs-lab/DynMoE/"
    assert checkpoints.startswith("https://huggingface.co/collections/LINs-lab/dynmoe-family-")
    assert bibtex == "./publications/dynmoe/dynmoe.bib"
    assert details == "./publications/dynmoe/"
    assert links[code].svg
    assert links[checkpoints].svg
    assert links[code].svg != links[checkpoints].svg


def test_legend(home: BeautifulSoup) -> None:
    """The mark on the authors is explained where the cards are."""
    legend = section(home, "Publications/Manuscripts").select_one(".legend")
    assert legend
    assert legend.text.split() == ["*", "equal", "contribution"]


def test_news_and_education(home: BeautifulSoup) -> None:
    """One piece of news with its date, one entry of a timeline with its period."""
    (news,) = section(home, "News").select("li")
    assert news.time
    assert (news.time["datetime"], news.time.text.replace("\xa0", " ")) == (
        "2024-06-04",
        "4 Jun 2024",
    )
    assert "🔮" in news.text
    (stage,) = section(home, "Educations").select("li")
    words = " ".join(stage.get_text(" ").split())
    assert words.startswith("Sep 2020 – Jul 2024 (now) Zhejiang University, College of")


def test_paper_page(demo: SiteFolder) -> None:
    """The paper has a page whose title is the heading, and whose links lead back."""
    page = demo.page("publications/dynmoe/index.html")
    assert [heading.text[:15] for heading in page.select("h1")] == ["Dynamic Mixture"]
    figure = page.select_one("article img")
    assert figure
    assert (demo.output / "publications/dynmoe" / str(figure["src"])).is_file()
    assert "../../#news" in addresses(page)


def test_nothing_from_another_host(demo: SiteFolder) -> None:
    """No page, stylesheet or drawing loads anything from elsewhere, and none has a script in it."""
    for path in demo.output.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        loaded = [
            tag.get("src") or tag.get("href")
            for tag in page.select("[src], link[href]:not([rel=canonical])")
        ]
        assert loaded
        for address in loaded:
            if address == "data:,":  # an empty icon, so that browsers ask for none
                continue
            assert not urlsplit(str(address)).netloc
            root = demo.output if str(address).startswith("/") else path.parent
            assert (root / str(address).removeprefix("/")).is_file(), address
        assert not page.select(f"{INLINE}, iframe, [style]")
    for path in [*demo.output.rglob("*.css"), *demo.output.rglob("*.svg")]:
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"url\(|@import|https?:", text)


def test_no_mojibake(demo: SiteFolder) -> None:
    """Emoji are emoji, not UTF-8 read as cp1252."""
    text = (demo.output / "index.html").read_text("utf-8")
    assert {"🙌", "👉", "🔮"} <= set(text)
    assert not re.search("ðŸ|â€|Ã|\ufffd", text)


def test_html_is_valid(demo: SiteFolder) -> None:
    """A strict parser has nothing against any page."""
    assert [fault for page in demo.output.rglob("*.html") for fault in faults(page)] == []


def test_no_alternative_is_left_out(home: BeautifulSoup) -> None:
    """Pictures have words, links have names."""
    assert all(str(image["alt"]) for image in home.select("img:not(template img)"))
    for link in home.select("a"):
        assert link.text.strip() or link.get("aria-label") or link.select("img[alt]")
