"""Which record is which paper: the traps that others fell into, and no false match in them."""

from __future__ import annotations

import pytest

from paperbox.online.match import Pairing, paired
from paperbox.online.sources.base import FoundPaper, Wanted
from paperbox.online.titles import may_be_one, plain_title

OFF = "Off-diagonal Ramsey numbers"
EINSTEIN = "On the collected papers of a great physicist"


def wanted(title: str, *, year: int = 2024, first: str = "Yongxin Guo", **ids: str) -> Wanted:
    return Wanted("mine", title, year, (first, "Bo Sample"), ids, frozenset(ids))


def found(
    title: str,
    count: int = 7,
    *,
    one: str = "W1",
    year: int = 2024,
    first: str = "Y Guo",
    own: bool = True,
    **ids: str,
) -> FoundPaper:
    return FoundPaper(one, count, title, year, first, ids, own=own)


def pair(paper: Wanted, *records: FoundPaper) -> Pairing:
    return paired("openalex", [paper], records)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Attention is all you need", "Attention Is All You Need."),
        ("Schrödinger’s equation, revisited", "Schrodinger's equation revisited"),
        (r"Schr\"odinger equations over $\mathbb{R}^3$", "Schrödinger equations over R3"),
        ("A <i>Drosophila</i> model of ageing", "A Drosophila model of ageing"),
        ("基于深度学习的图像分割方法研究", "基于深度学习的图像分割方法研究"),
        ("大规模语言模型：综述与展望", "大规模语言模型:综述与展望"),
        ("확산 모델을 이용한 이미지 생성 연구", "확산 모델을 이용한 이미지 생성 연구"),
        ("Part II of the collected papers", "Part II of the Collected Papers"),
    ],
)
def test_the_same_title(ours: str, theirs: str) -> None:
    """Case, accents, punctuation, TeX, tags and widths of signs are spellings."""
    matched = pair(wanted(ours), found(theirs)).matches["mine"]
    assert (matched.by, matched.score) == ("title", None)


def test_a_title_with_a_slip() -> None:
    """One letter in a long title is a spelling, too; how alike they are is remembered."""
    ours = "Dynamic mixture of experts: an auto-tuning approach for transformer models"
    theirs = ours.replace("auto-tuning", "auto-tunning")
    matched = pair(wanted(ours), found(theirs)).matches["mine"]
    assert matched.by == "title"
    assert 0.95 <= (matched.score or 0) < 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Attention is all you need", "Attention is all you need in speech separation"),
        ("Attention is all you need in speech separation", "Attention is all you need"),
        (OFF, "Off-diagonal book Ramsey numbers"),
        (f"{EINSTEIN}. I", f"{EINSTEIN}. II"),
        (f"{EINSTEIN}, part 1", f"{EINSTEIN}, part 2"),
        ("What GPT-4 knows of chemistry, what not", "What GPT-4V knows of chemistry, what not"),
        ("A survey of language models up to 2023", "A survey of language models up to 2024"),
        ("Preface", "Preface"),
        ("Introduction", "Introduction"),
        ("前言", "前言"),
        ("基于深度学习的图像分割方法研究", "基于强化学习的路径规划方法综述"),
        ("An efficient method: with an appendix", "An efficient method"),
        ("", ""),
        ("!!!", "???"),
    ],
)  # fmt: skip
def test_another_title(ours: str, theirs: str) -> None:
    """What goes on, is numbered otherwise, or is too common to tell is not the same."""
    outcome = pair(wanted(ours), found(theirs))
    assert not outcome.matches


@pytest.mark.parametrize(
    "record",
    [
        found(OFF, own=False),
        found(OFF, first="J Li"),
        found(OFF, year=2020),
        found(OFF, doi="10.1/other"),
    ],
    ids=["list of nobody", "homonym", "years apart", "another DOI"],
)
def test_the_same_title_of_another_paper(record: FoundPaper) -> None:
    assert not pair(wanted(OFF, doi="10.1/mine"), record).matches


@pytest.mark.parametrize(
    "record",
    [
        found(OFF, year=0),
        found(OFF, first=""),
        found(OFF, year=2022),
        found(OFF, first="Guo, Yongxin"),
        found(OFF, arxiv="2401.00001"),
    ],
)
def test_what_a_source_does_not_say(record: FoundPaper) -> None:
    """No year, no author, an id of another kind: nothing in it speaks against the title."""
    assert pair(wanted(OFF, doi="10.1/mine"), record).matches


def test_a_slip_needs_an_author() -> None:
    ours = "Dynamic mixture of experts: an auto-tuning approach for transformer models"
    assert not pair(wanted(ours), found(ours.replace("tuning", "tunning"), first="")).matches


def test_two_that_are_alike() -> None:
    """What may be either is neither."""
    ours = "Dynamic mixtures of experts for large language models in practice"
    one = found("Dynamic mixture of experts for large language models in practice")
    other = found("Dynamic mixtures of expert for large language models in practice", one="W2")
    assert not pair(wanted(ours), one, other).matches


@pytest.mark.parametrize("kind", ["doi", "arxiv", "pmid", "acl"])
def test_ids_that_are_the_same_everywhere(kind: str) -> None:
    """They need no title, and no list of the owner's."""
    record = found("Another spelling", own=False, first="", **{kind: "10.1/x"})
    assert pair(wanted(OFF, **{kind: "10.1/x"}), record).matches["mine"].by == kind


def test_own_word_comes_first() -> None:
    """An id that the author wrote down is believed, whatever else looks like the paper."""
    paper = wanted(OFF, doi="10.1/x", openalex="W9")
    outcome = pair(paper, found(OFF, 900, doi="10.1/x"), found("Quite another", 3, one="W9"))
    assert (outcome.matches["mine"].found.id, outcome.matches["mine"].by) == ("W9", "id")


def test_own_word_on_a_record_that_was_merged() -> None:
    outcome = pair(wanted(OFF, openalex="W9"), found("x", 3, one="W1", openalex="W9"))
    assert outcome.matches["mine"].found.id == "W1"
    assert not outcome.absent


def test_own_word_that_nobody_knows() -> None:
    """It is told, and nothing is guessed in its place."""
    outcome = pair(wanted(OFF, openalex="W9"), found(OFF))
    assert not outcome.matches
    assert [paper.key for paper in outcome.absent] == ["mine"]


def test_what_the_store_remembers_is_a_help_only() -> None:
    """Its record was merged away: the paper is looked for anew."""
    paper = Wanted("mine", OFF, 2024, ("Yongxin Guo",), {"openalex": "W9"})
    outcome = pair(paper, found(OFF))
    assert outcome.matches["mine"].by == "title"
    assert not outcome.absent


def test_preprint_and_publication() -> None:
    """Two records of one paper: the higher count, never the sum."""
    preprint = found(OFF, 131, arxiv="2401.00001")
    published = found(OFF, 1279, one="W2", doi="10.1/pub", year=2025)
    outcome = pair(wanted(OFF, arxiv="2401.00001"), preprint, published)
    assert (outcome.matches["mine"].found.id, outcome.matches["mine"].found.count) == ("W2", 1279)


def test_two_records_of_one_doi() -> None:
    low, high = found("x", 3, doi="10.1/x"), found("y", 9, one="W2", doi="10.1/x")
    assert pair(wanted(OFF, doi="10.1/x"), low, high).matches["mine"].found.count == 9


def test_one_record_of_two_papers() -> None:
    """Two papers of the site claim it by their title: it is nobody's."""
    one, other = wanted(OFF), Wanted("other", OFF, 2025, ("Yongxin Guo",))
    outcome = paired("openalex", [one, other], [found(OFF)])
    assert not outcome.matches


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Yongxin Guo", "Guo, Yongxin", True),
        ("Yongxin Guo", "Y Guo", True),
        ("Yongxin Guo", "Y. Guo", True),
        ("Guo Yongxin", "Yongxin Guo", True),
        ("Di Xu", "Di Xu 0001", True),
        ("José Álvarez", "J ALVAREZ", True),
        ("程正林", "程正林", True),
        ("Guo Yongxin", "Y Guo", True),
        ("艾达 (Ada Example)", "Ada Example", True),
        ("Ada Example", "", False),
        ("Yongxin Guo", "Y Guan", False),
        ("Jun Li", "Jun Lin", False),
        ("Y Guo", "Y Lin", False),
        ("程正林", "林涛", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert may_be_one(one, other) is same
    assert may_be_one(other, one) is same


def test_no_title_becomes_nothing() -> None:
    """A normaliser that knows ASCII alone makes all Chinese titles the same."""
    assert plain_title("基于深度学习的研究") != plain_title("另一项研究") != ""
