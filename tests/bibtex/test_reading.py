"""What is wrong with a .bib file is said with its place, and loses nothing but itself."""

from __future__ import annotations

import re

import pytest

from paperbox.errors import Problems
from paperbox.read.bibtex.merge import merged
from paperbox.read.bibtex.papers import read_bibliography
from paperbox.read.source import Source
from paperbox.write.bib import fields
from tests.bibtex.reading import papers_of
from tests.sites import REPOSITORY

GOOD = "@misc{good1, author = {Ada Example}, title = {One}, year = 2020}\n"
LAST = "@misc{good2, author = {Ada Example}, title = {Two}, year = 2020}\n"
LEAST = "author = {Ada Example}, title = {T}, year = 2020"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("@misc{x, title = {A, year = 2020}", "x: not closed"),
        ('@misc{x, title = "A, year = 2020}', "x: not closed"),
        ("@misc{x, title = {A} year = 2020}", "x.title: a comma is missing in {A} year"),
        ("@misc{x, title = A title, year = 2}", "x.title: expected one text in braces, found A"),
        ("@misc{x, title = jmlr}", 'x.title: no @string is called "jmlr"'),
        ("@misc{x, title = {A} #}", "x.title: expected one text in braces, found {A} #"),
        ("@misc{x, title = }", "x.title: expected a text, found nothing"),
        ("@misc{x, title = {A}, Title = {B}}", "x.title: given twice, first on line 2"),
        ("@misc{x, title = {A}, title = {B}}", "x.title: given twice, first on line 2"),
        ("@misc{x, title {A}}", "x: a field that is not written as one"),
        ("@misc{x, title = {A},, year = 2}", "x: a field that is not written as one"),
        ("@misc{, title = {A}}", "an entry without a key"),
        ("@misc{title = {A}}", "an entry without a key"),
        ("@misc{a b, title = {A}}", 'no key of an entry: "a b"'),
        (f"@misc{{good1, {LEAST}}}", '"good1": the key is taken by the entry on line 1'),
        ("@misc{x, author = {A B}, year = 2020}", "x.title: missing"),
        ("@misc{x, title = {A}, year = 2020}", "x.author: missing"),
        ("@misc{x, author = {A B}, title = {A}}", "x.year: missing"),
        ("@misc{x, author = {A B}, title = {}, year = 2020}", "x.title: missing"),
        ("@misc{x, author = {A B}, title = {A}, year = {in press}}", "x.year: expected a date"),
        ("@misc{x, author = {A B}, title = {A}, date = {soon}}", "x.date: expected a date"),
        ("@misc{x, author = {A, B, C, D}, title = {A}, year = 2020}", 'x.author: no name: "A, B'),
        (
            "@misc{x, author = {B, A; D, C}, title = {A}, year = 2020}",
            'x.author: no name: "B, A; D',
        ),
        ("@misc{x, author = {甲乙、丙丁}, title = {A}, year = 2020}", 'x.author: no name: "甲乙、'),
        ("@misc{x, author = {*}, title = {A}, year = 2020}", "x.author: no name"),
        ("@misc{x, author = {A B}, title = {{ }}, year = 2020}", "x.title: missing"),
        ("@misc{x, author = {A \u202eB}, title = {A}, year = 2020}", "x.author: no name"),
        ("@misc{x, author = {A B}, title = {A\u202e}, year = 2020}", "x.title: an invisible"),
        (f"@misc{{x, doi = {{none}}, {LEAST}}}", "x.doi: expected an id such as 10.1000/182"),
        (f"@misc{{x, url = {{www.a.example}}, {LEAST}}}", "x.url: neither an address nor a file"),
        (f"@misc{{x, image = {{images/no.png}}, {LEAST}}}", 'x.image: no such file: "images/no'),
        (f"@misc{{x, links = {{Code}}, {LEAST}}}", 'x.links[0]: expected "Label: https://…"'),
        (f"@misc{{x, selected = {{perhaps}}, {LEAST}}}", "x.selected: expected true or false"),
        (f"@misc{{x, crossref = {{good}}, {LEAST}}}", 'x.crossref: no entry is called "good"; did'),
        (f"@misc{{x, crossref = {{x}}, {LEAST}}}", 'x.crossref: "x" takes from itself'),
        ("@string{a = {x} b = {y}}", "@string a: a comma is missing"),
    ],
)
def test_mistakes(entry: str, message: str) -> None:
    """Each names its line; the entries before and after it are there."""
    papers, said = papers_of(f"{GOOD}{entry}\n{LAST}")
    assert len(said) == 1, said
    assert said[0].startswith(f"p.bib:2: {message}")
    assert "\n    " in said[0]
    assert {"good1", "good2"} <= {paper.slug for paper in papers}
    assert len(papers) == 2


def test_all_mistakes_at_once() -> None:
    """An entry tells all that is wrong with it, each in its line."""
    _, said = papers_of("@misc{x,\n  author = {,},\n  year = {soon},\n  doi = {x},\n}\n")
    assert [text.split(" ")[:2] for text in sorted(text.split("\n")[0] for text in said)] == [
        ["p.bib:1:", "x.title:"],
        ["p.bib:2:", "x.author:"],
        ["p.bib:3:", "x.year:"],
        ["p.bib:4:", "x.doi:"],
    ]


@pytest.mark.parametrize(
    ("written", "shown", "out"),
    [
        (
            "Example, Ada\n  and\n  Sample, Bo",
            "Ada Example|Bo Sample",
            "Example, Ada and Sample, Bo",
        ),
        ("样, 本 and 山田, 例", "样本|山田例", "样, 本 and 山田, 例"),
        ("Bo Sample 0001 and Proof 0012, Cy", "Bo Sample|Cy Proof", "Bo Sample and Proof, Cy"),
        (
            "\\textbf{Example, Ada}* and Bo Sample",
            "Ada Example|Bo Sample",
            "Example, Ada and Bo Sample",
        ),
        ("Example, Ada et al.", "Ada Example|et al.", "Example, Ada and others"),
        ("Ada Example and et al.", "Ada Example|et al.", "Ada Example and others"),
        ("Ada Example and", "Ada Example", "Ada Example"),
        (
            "{Tests; and More} and B. Sample",
            "Tests; and More|B. Sample",
            "{Tests; and More} and B. Sample",
        ),
    ],
)
def test_names_as_programs_export_them(written: str, shown: str, out: str) -> None:
    """Names are shown as they are said, and none of what programs put beside them is a name."""
    (paper,), said = papers_of(f"@misc{{x, author = {{{written}}}, title = {{T}}, year = 2020}}")
    assert said == []
    assert "|".join(author.name for author in paper.authors) == shown
    assert fields(paper)["author"] == out


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"na\"\i ve and na{\"\i}ve", "naïve and naïve"),
        (r"On C:\path", "On C:"),
        (r"Ends with \textsuperscript", "Ends with"),
        (r"In \href{https://a.example/a_b}{a place} and \texttt{code}", "In a place and code"),
        (r"As before \cite[p.~3]{x,y}; in \ref{a}", "As before ; in"),
    ],
)
def test_commands_without_their_place(written: str, shown: str) -> None:
    """A command that lacks what it needs, or leads to what is not there, says nothing."""
    (paper,), said = papers_of(
        f"@misc{{x, author = {{A B}}, title = {{T}}, year = 2020, abstract = {{{written}}}}}"
    )
    assert said == []
    assert paper.abstract == shown


def test_a_second_author_field_keeps_the_name() -> None:
    """Editors stand in for authors, and names are never split at a comma."""
    (paper,), said = papers_of("@book{x, editor = {Editor, Di}, title = {T}, year = 2020}")
    assert said == []
    assert [author.name for author in paper.authors] == ["Di Editor"]


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("article{x, title = {A}}\n", '"article{x," begins no entry, so it is a comment'),
        (f"@inproceeding{{x, {LEAST}}}", 'x: no entry is called "@inproceeding"; did you mean'),
        (
            "@misc{x, author = {A B}, title = {The \\foo{bar}}, year = 2020}",
            'x.title: the command "\\foo" is not known, and stays as it is written',
        ),
    ],
)
def test_warnings(text: str, warning: str) -> None:
    """What is odd, but can be lived with."""
    _, said = papers_of(text)
    assert len(said) == 1
    assert said[0].startswith(f"p.bib:1: {warning}")


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "% nothing\n", "@comment{@misc{x, title = {A}}}", "@string{a = {b}}", "@", "}{"],
)
def test_no_entries(text: str) -> None:
    """A file without entries is no mistake."""
    assert papers_of(text) == ([], [])


def test_strings_in_order() -> None:
    """A string holds from its line on, in any case, and may be made of others."""
    text = (
        "@string{a = {First}}\n@STRING{B = a # { and more}}\n"
        f"@article{{x, journal = b, {LEAST}}}\n@string{{A = {{Second}}}}\n"
        f"@article{{y, journal = A, {LEAST}}}\n"
    )
    papers, said = papers_of(text)
    assert said == []
    assert [paper.venue for paper in papers] == ["First and more", "Second"]


def test_xdata() -> None:
    """Data for several entries is no paper, and holds where an entry has nothing of its own."""
    text = (
        "@xdata{press, publisher = {Test Press}, location = {Paris}}\n"
        f"@book{{x, xdata = {{press}}, {LEAST}}}\n"
        f"@book{{y, xdata = {{press}}, publisher = {{Own}}, {LEAST}}}\n"
    )
    papers, said = papers_of(text)
    assert said == []
    assert [paper.reference.publisher for paper in papers] == ["Test Press", "Own"]
    assert [paper.reference.bibtex["location"] for paper in papers] == ["Paris", "Paris"]


@pytest.mark.parametrize(
    ("fields", "type_"),
    [
        ("@misc{x, eprint = {2405.14297}, archiveprefix = {arXiv},", "preprint"),
        ("@misc{x, eprint = {2405.14297},", "preprint"),
        ("@article{x, journal = {J}, eprint = {2405.14297}, eprinttype = {arxiv},", "article"),
        ("@misc{x, howpublished = {bioRxiv},", "preprint"),
        ("@misc{x, entrysubtype = {poster},", "poster"),
        ("@misc{x,", ""),
        ("@thesis{x, type = {Bachelor's thesis},", "mastersthesis"),
        ("@movie{x,", ""),
    ],
)
def test_types(fields: str, type_: str) -> None:
    """What sort of work it is comes from the entry, its subtype, and where it is."""
    (paper,), said = papers_of(f"{fields} {LEAST}}}")
    assert said == []
    assert paper.type == type_


def test_the_example() -> None:
    """The entry of the README is right as it stands there."""
    (text,) = re.findall(r"```bibtex\n(.*?)```", (REPOSITORY / "README.md").read_text(), re.S)
    source = Source(text, "p.bib", Problems(), lambda _: True)
    (read,) = read_bibliography(source)
    paper = merged(read)
    assert source.problems.errors == source.problems.warnings == []
    assert paper
    assert (paper.title, paper.badge) == ("Sampling GPUs in $O(n)$", "TestConf 2024")
    assert [author.name + author.marks for author in paper.authors] == [
        *("Ada Example*", "Bo Sample*", "et al."),
    ]
    assert [link.label for link in paper.links] == ["DOI", "Code", "Data"]


def test_entries_that_take_from_each_other() -> None:
    """What many take is found once, and a line of them without an end is told."""
    last = f"@xdata{{x30, {LEAST}}}"
    twice = "".join(f"@xdata{{x{n}, xdata = {{x{n + 1}, x{n + 1}}}}}\n" for n in range(30))
    papers, said = papers_of(f"{twice}{last}\n@misc{{a, xdata = {{x0}}}}\n")
    assert said == []
    assert [paper.slug for paper in papers] == ["a"]
    line = "".join(f"@misc{{c{n}, crossref = {{c{n + 1}}}}}\n" for n in range(900))
    papers, said = papers_of(f"{line}@misc{{c900, {LEAST}}}\n")
    assert any("more than 50 entries that take from each other" in one for one in said)
