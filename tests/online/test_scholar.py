"""A profile of Google Scholar is read whole, or refused with the reason."""

from __future__ import annotations

import pytest

from paperbox.online.answer import FetchError
from paperbox.online.sources import blocked, scholar
from paperbox.online.sources.base import FoundAuthor, Owner
from tests.conftest import SHARED
from tests.online.samples import USER, Canned, Reply, profile, row, text, totals

ROWS = [row("aaa", "1,234"), row("bbb", "12", "2021"), row("ccc", "", "")]
PAGE = profile(ROWS, totals("1246", "2", "2"))


def chart(side: str, labels: dict[int, int], bars: dict[int, int]) -> str:
    """Return a histogram: offset -> year, and offset -> count."""
    return "".join(
        [
            *(f'<span class="gsc_g_t" style="{side}:{x}px">{y}</span>' for x, y in labels.items()),
            *(
                f'<a class="gsc_g_a" style="{side}:{x}px;top:5px;height:12px;z-index:{99 - x}">'
                f'<span class="gsc_g_al">{count}</span></a>'
                for x, count in bars.items()
            ),
        ]
    )


def test_a_profile_is_read() -> None:
    author, papers = scholar.parse(PAGE)
    assert author == FoundAuthor(USER, "Ada Example", 1246, 2, 2)
    assert [(paper.id, paper.count, paper.year) for paper in papers] == [
        (f"{USER}:aaa", 1234, 2020),
        (f"{USER}:bbb", 12, 2021),
        (f"{USER}:ccc", 0, 0),
    ]
    first = papers[0]
    assert (first.title, first.first_author) == ("On Samples", "A Example")
    assert first.ids == {"scholar": first.id}
    assert first.own
    assert not first.merged


@pytest.mark.parametrize(
    ("cell", "count", "merged"),
    [
        ("1,234", 1234, False),
        ("1\u00a0234", 1234, False),
        ("1\u202f234", 1234, False),
        ("12.345.678"[:6], 12345, False),
        ("\u00a0", 0, False),
        ("", 0, False),
        ("485*", 485, True),
        ('<a class="gsc_a_ac">485</a><span><a class="gsc_a_am">*</a></span>', 485, True),
    ],
)
def test_counts_as_they_are_written(cell: str, count: int, merged: bool) -> None:
    stated = totals(str(count), "1" if count else "0", "1" if count > 9 else "0")
    (paper,) = scholar.parse(profile([row("aaa", cell)], stated))[1]
    assert (paper.count, paper.merged) == (count, merged)


def test_a_number_that_is_struck_out_is_counted_elsewhere() -> None:
    struck = row("bbb", '<a class="gsc_a_ac gs_ibl gsc_a_acm">12</a>')
    author, papers = scholar.parse(profile([row("aaa", "12"), struck], totals("12", "1", "1")))
    assert author.citations == 12
    assert [paper.merged for paper in papers] == [False, True]


@pytest.mark.parametrize(
    "histogram",
    [
        chart("right", {67: 2022, 35: 2023, 3: 2024}, {72: 7, 8: 9}),
        chart("left", {3: 2022, 35: 2023, 67: 2024}, {8: 7, 72: 9}),
    ],
)
def test_years_from_both_sides_with_a_gap(histogram: str) -> None:
    author, _ = scholar.parse(profile(ROWS, totals("1246", "2", "2"), chart=histogram))
    assert author.by_year == {2022: 7, 2023: 0, 2024: 9}


def test_a_list_that_is_cut_gives_its_total_and_its_rows() -> None:
    author, papers = scholar.parse(profile(ROWS, totals("2,000", "9", "8"), whole=False))
    assert (author.citations, author.h, author.i10) == (2000, 9, 8)
    assert [paper.count for paper in papers] == [1234, 12, 0]


@pytest.mark.parametrize(
    "page",
    [
        profile(ROWS, ""),
        profile(ROWS, '<table id="gsc_rsb_st"></table>'),
        profile(ROWS, totals("1246", "", "2")),
        profile(ROWS, totals("1247", "2", "2")),
        profile(ROWS, totals("1246", "3", "2")),
        profile(ROWS, totals("1246", "2", "1")),
        profile(ROWS[1:], totals("1246", "2", "2")),
        profile([*ROWS, row("ddd", "many")], totals("1246", "2", "2")),
        profile([*ROWS, '<tr class="gsc_a_tr"></tr>'], totals("1246", "2", "2")),
        profile(ROWS, totals("100", "2", "2"), whole=False),
        profile([], totals("100", "2", "2"), whole=False),
        profile([row("aaa", "943206921")], totals("943206921", "1", "1")),
        "",
        "<![rejected[",
    ],
)
def test_what_does_not_add_up_is_refused(page: str) -> None:
    with pytest.raises(FetchError, match="Google Scholar"):
        scholar.parse(page)


def found(reply: Reply, user: str = USER) -> tuple[Canned, list[object]]:
    http = Canned(scholar.Scholar.hosts, lambda url, body: reply)
    owner = Owner(("Ada Example",), {"scholar": user} if user else {})
    return http, list(scholar.Scholar().find(http, owner, (), ""))


@pytest.mark.parametrize("user", [USER, f"{USER}&hl=zh-CN", f" {USER}"])
def test_one_request_that_robots_may_make(user: str) -> None:
    http, records = found((200, PAGE), user)
    assert http.asked == [
        f"https://scholar.google.com/citations?user={USER}&hl=en&pagesize=100",
    ]
    assert len(records) == 4


@pytest.mark.parametrize("user", ["", "me", f"{USER}x", "../../x/y/z/"])
def test_without_a_user_nothing_is_asked(user: str) -> None:
    with pytest.raises(FetchError, match="which profile is yours"):
        found((200, PAGE), user)


def test_a_profile_of_somebody_else_is_refused() -> None:
    with pytest.raises(FetchError, match="another user"):
        found((200, PAGE), "BBBBBBBBBBBJ")


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ((200, text("captcha.html")), blocked.CAPTCHA),
        ((403, text("refused.html")), blocked.REFUSED),
        ((403, ""), blocked.REFUSED),
        ((429, text("sorry.html")), blocked.SORRY),
        ((302, "", {"location": "https://www.google.com/sorry/index?continue=x"}), blocked.SORRY),
        ((302, "", {"location": "https://consent.google.com/m?continue=x"}), blocked.CONSENT),
        ((200, text("wrapped.html")), blocked.NOT_A_PROFILE),
        ((404, ""), "does not know that"),
    ],
)
def test_why_there_is_no_profile(reply: Reply, reason: str) -> None:
    with pytest.raises(FetchError) as caught:
        found(reply)
    assert str(caught.value).startswith("Google Scholar: ")
    assert reason in str(caught.value)


@pytest.mark.shared
def test_recorded_profile() -> None:
    page = SHARED / "recorded/google_scholar_html/compscidr_author_page_trimmed.html"
    author, papers = scholar.parse(page.read_text("utf-8"))
    counts = [paper.count or 0 for paper in papers]
    assert (author.id, author.name) == ("SbUmSEAAAAAJ", "Jason Ernst")
    assert (author.citations, author.h, author.i10) == (1083, 14, 17)
    assert (len(papers), sum(counts), counts[0]) == (58, 1083, 485)
    assert sum(count >= 14 for count in counts) >= 14
    assert sum(count >= 15 for count in counts) < 15
    assert sum(count >= 10 for count in counts) == 17
    assert papers[0].id == "SbUmSEAAAAAJ:HoB7MX3m0LUC"
    assert papers[0].title.endswith("blockchain-empowered software system")
    assert list(author.by_year) == list(range(2009, 2025))
    assert [author.by_year[year] for year in (2009, 2014, 2021, 2024)] == [3, 40, 165, 35]
    assert sum(author.by_year.values()) == 1073
