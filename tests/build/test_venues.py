"""Venues: what papers call them, what the author says of them, and the colours of badges."""

from __future__ import annotations

import re

import pytest

from paperbox.build.venues import Venues, year_of
from paperbox.errors import Problems
from paperbox.model import Author, PartialDate, Publication, Reference, Venue
from paperbox.write.badges import DARK, LIGHT, badges
from tests.markdown.test_code import contrast
from tests.site.test_pages import built
from tests.sites import PAPER, THEME, SiteFolder


@pytest.mark.parametrize(
    ("said", "name", "year"),
    [
        ("NIPS", "NeurIPS", ""),
        ("neurips 2023", "NeurIPS", "2023"),
        ("CVPR'24", "CVPR", "2024"),
        ("CVPR '99", "CVPR", "1999"),
        ("ICML, 2021", "ICML", "2021"),
        ("Proceedings of the 41st International Conference on Machine Learning", "ICML", ""),
        ("Thirty-seventh Conference on Neural Information Processing Systems", "NeurIPS", ""),
        (
            "2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)",
            "CVPR",
            "",
        ),
        ("In Proc. of EMNLP", "EMNLP", ""),
        ("Proc. Natl. Acad. Sci. U.S.A.", "PNAS", ""),
        ("IEEE S&P", "IEEE S&P", ""),
        ("the lancet", "The Lancet", ""),
        ("arXiv preprint arXiv:2301.00001", "arXiv", ""),
        # As the ACL Anthology, DBLP, Springer and the proceedings of NeurIPS export it.
        (
            "Proceedings of the 60th Annual Meeting of the Association for Computational "
            "Linguistics (Volume 1: Long Papers), ACL 2022, Dublin, Ireland, May 22-27, 2022",
            "ACL",
            "2022",
        ),
        (
            "Proceedings of the 2019 Conference of the North American Chapter of the Association "
            "for Computational Linguistics: Human Language Technologies, Volume 1 (Long and Short "
            "Papers)",
            "NAACL",
            "",
        ),
        (
            "International Conference on Machine Learning, ICML 2020, 13-18 July, Virtual Event",
            "ICML",
            "",
        ),
        (
            "KDD '20: The 26th ACM SIGKDD Conference on Knowledge Discovery and Data Mining, CA",
            "KDD",
            "",
        ),
        ("Advances in Neural Information Processing Systems 33", "NeurIPS", ""),
        ("Computer Vision – ECCV 2020", "ECCV", "2020"),
        ("Workshop on Tests, ICML 2020, Vienna", None, ""),
        ("International Conference on Machine Learning, Workshop on Tests", None, ""),
        ("Findings of the Association for Computational Linguistics: ACL 2021", None, "2021"),
        (
            "Proceedings of the 60th Annual Meeting of the Association for Computational "
            "Linguistics (Volume 3: System Demonstrations)",
            None,
            "",
        ),
        ("ICLR 2024 (Oral)", None, ""),
        ("NeurIPS Workshop on Tests", None, ""),
        ("International Conference on Machine Learning (KDD)", None, ""),
        ("Findings of ACL", None, ""),
        ("2024", None, "2024"),
        ("样本学报", None, ""),
        ("", None, ""),
    ],
)
def test_names(said: str, name: str | None, year: str) -> None:
    """A venue is known by any of its names, however they are written, and by nothing else."""
    found = Venues(told=Problems()).of(said)
    assert (found and found.name, year_of(said)) == (name, year)


def paper(venue: str, badge: str = "", **more: object) -> Publication:
    """Return a paper of 2024 that appeared at VENUE."""
    date = PartialDate(2024)
    made = Publication("a", "A", (Author("Ada Example"),), date, "a.md", venue=venue, badge=badge)
    return Publication(**{**{f: getattr(made, f) for f in made.__slots__}, **more})  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("given", "badge", "full", "type_"),
    [
        (paper("NIPS", "NIPS 2024"), "NeurIPS 2024", "Advances in Neural", "inproceedings"),
        (paper("ICLR 2023", "ICLR 2023 2024"), "ICLR 2023", "International", "inproceedings"),
        (paper("Own 2024", "Own 2024 2024"), "Own 2024", "", ""),
        (paper("Nature", "Cover of Nature"), "Cover of Nature", "", "article"),
        (paper("ICML", "ICML 2024", type="preprint"), "ICML 2024", "International", "preprint"),
        (
            paper(
                "Physical Review Letters", reference=Reference(journal="Physical Review Letters")
            ),
            "PRL 2024",
            "Physical",
            "article",
        ),
    ],
)
def test_badges(given: Publication, badge: str, full: str, type_: str) -> None:
    """A badge that nobody wrote has the short name and the year, once; the author's own stays."""
    placed = Venues(told=Problems()).placed(given)
    assert (placed.badge, placed.type) == (badge, type_)
    assert placed.venue_full.startswith(full)
    assert bool(placed.venue_full) == bool(full)
    assert placed.venue == given.venue


def test_own_venues() -> None:
    """The author's entry comes first, and keeps what it does not say."""
    own = (
        Venue("NIPS", aliases=("NeurIPS",), colour="#f00"),
        Venue("Drains", "Conference on Drains"),
    )
    venues = Venues(own, "venues.yml", told=Problems())
    found = venues.of("Conference on Neural Information Processing Systems 2020")
    assert found
    assert (found.name, found.type) == ("NIPS", "inproceedings")
    assert found.full == "Advances in Neural Information Processing Systems"
    assert venues.placed(paper("Conference on Drains")).venue_short == "Drains"
    assert list(venues.colours.values()) == ["#f00"]


def test_one_venue_twice() -> None:
    """Two entries of one name are a mistake."""
    told = Problems()
    Venues((Venue("Drains"), Venue("Taps", aliases=("drains",))), "venues.yml", told=told)
    assert [str(error).split("\n")[0] for error in told.errors] == [
        'venues.yml: "Taps" and "Drains" are one venue'
    ]


@pytest.mark.parametrize(
    "colour", ["#000", "#fff", "#f2c14e", "#1f4b8f", "#ff0000", "#00ff00", "#777777", "#123"]
)
def test_colours_are_legible(colour: str) -> None:
    """Words on a badge, and a word in its colour, have contrast in light and in dark."""
    light, dark = re.findall(r"light-dark\((#\w+), (#\w+)\)", badges({"venue-1": colour}))[0]
    assert min(contrast(light, other) for other in LIGHT) >= 4.5
    assert min(contrast(dark, other) for other in DARK) >= 4.5


def test_grounds_are_those_of_the_theme() -> None:
    """What colours are measured against is what the tokens say."""
    tokens = (THEME / "static/css/tokens.css").read_text("utf-8")
    palettes = {n: p for n, *p in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", tokens)}
    grounds = [palettes[name] for name in ("on-accent", "paper")]
    assert [
        light.replace("#fff", "#ffffff") if light == "#fff" else light for light, _ in grounds
    ] == list(LIGHT)
    assert [*(dark for _, dark in grounds), palettes["raised"][1]] == list(DARK)


def test_on_a_site(site: SiteFolder) -> None:
    """A badge has short name, year, colour and whole name; a mistake has its line."""
    venues = "- Drains: International Conference on Drains\n- name: arXiv\n  colour: '#f2c14e'\n"
    site.write("content/venues.yml", venues)
    site.write("content/publications/two.md", PAPER.replace("arXiv", "drains, 2023"))
    page = built(site)
    shown = {badge.text: badge.get("title") for badge in page.select(".badge")}
    assert shown == {"arXiv 2024": None, "Drains 2023": "International Conference on Drains"}
    (coloured,) = page.select(".badge.venue-1")
    assert coloured.text == "arXiv 2024"
    (sheet,) = (site.output / "theme").glob("*.css")
    assert ".badge.venue-1 { background: light-dark(" in sheet.read_text("utf-8")
    assert not page.select("[style]")
    own = site.page("publications/two/index.html").select(".paper-venue")[0]
    assert own.text.split("\n")[0].startswith("Drains 2023")
    assert "International Conference on Drains" in own.text
    site.write("content/venues.yml", f"{venues}- name: X\n  color: red\n")
    result = site.build()
    assert result.err.startswith(
        'content/venues.yml:5: [2]: unknown field "color"; did you mean "colour"?'
    )
