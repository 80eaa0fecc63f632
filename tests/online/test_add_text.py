"""Text as services send it -> what stands in the file, and what our reader makes of that."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperbox.errors import Problems
from paperbox.model import PartialDate, Publication
from paperbox.online.papers import crossref as papers_crossref
from paperbox.online.papers import dblp as papers_dblp
from paperbox.online.papers import openreview, plain
from paperbox.online.papers.acl import venue_of
from paperbox.online.papers.combine import combined, grouped
from paperbox.online.papers.dates import of_milliseconds, of_parts, of_text
from paperbox.online.papers.fields import fields_of, slug_of
from paperbox.online.papers.record import Found
from paperbox.online.sources import dblp
from paperbox.read.publication import read_publication
from paperbox.read.source import Source
from paperbox.write.paper_file import paper_file
from tests.conftest import SHARED
from tests.online.conftest import Site
from tests.online.paper_services import CROSSREF, OPENALEX, crossref, openalex, work
from tests.online.server import Loopback

MATHML = (
    'The <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msup><mml:mi>x</mml:mi>'
    "<mml:mn>2</mml:mn></mml:msup><mml:mo>+</mml:mo><mml:mi>y</mml:mi></mml:math> law"
)
SPRINGER = (
    "On <jats:inline-formula><jats:alternatives><jats:tex-math>$$\\alpha $$</jats:tex-math>\n"
    "<mml:math><mml:mi>α</mml:mi></mml:math></jats:alternatives></jats:inline-formula>-shapes"
)
ANNOTATED = (
    "<math><semantics><mi>β</mi><annotation encoding='application/x-tex'>\\beta</annotation>"
    "</semantics></math> decay"
)

TITLES = {
    r"Samples\textsuperscript{2}, \underline{really} {1, 2} at ~a": "Samples², really {1, 2} at a",
    r"\textit{A $x$ sample}": r"\textit{A $x$ sample}",
    "From $5 to $10 --- \\emph{cheap}": "From $5 to $10 — cheap",
    'He said: "samples" - and left': 'He said: "samples" - and left',
    "Samples: 'a' # no comment": "Samples: 'a' # no comment",
    "# Not a comment": "# Not a comment",
    "- no list: at all": "- no list: at all",
    "yes": "yes",
    "2024": "2024",
    "{0,1}-matrices & [brackets]": "{0,1}-matrices & [brackets]",
    "The {BERT} of samples": "The BERT of samples",
    "R&amp;D &amp;amp; samples": "R&D & samples",
    "p &lt; 0.05 in a<b": "p < 0.05 in a<b",
    "<i>In vivo</i> samples of H<sub>2</sub>O and <sup>13</sup>C": (
        "In vivo samples of H₂O and ¹³C"
    ),
    "&lt;i&gt;E. sample&lt;/i&gt; grows": "E. sample grows",
    MATHML: "The x²+y law",
    SPRINGER: "On $\\alpha$-shapes",
    ANNOTATED: "$\\beta$ decay",
    "Erd\\H{o}s, Mo\\\"\\i se and \\'{E}cole": "Erdős, Moïse and École",
    "\\emph{Why} \\textbf{\\textit{not}}---a ``study''": "Why not—a “study”",
    "The $O(n \\log n)$ bound": "The $O(n \\log n)$ bound",
    "Two\n   lines\tand  blanks": "Two lines and blanks",
    "深度学习的样本：一项研究": "深度学习的样本：一项研究",
    "Müller und Straße": "Müller und Straße",
    "Hid\u202eden\u200b si\u0007gns\ufeff": "Hidden signs",
    "<script>alert(1)</script> samples": "<script>alert(1)</script> samples",
    "Emoji 🎉 samples": "Emoji 🎉 samples",
}


@pytest.mark.parametrize("sent", TITLES, ids=range(len(TITLES)))
def test_titles(site: Site, net: Loopback, sent: str) -> None:
    """As readers see them, in the file and out of it again."""
    net.hosts[CROSSREF] = crossref(work(title=[sent]))
    net.hosts[OPENALEX] = openalex({})
    assert site.add("10.1000/alpha.1", "--name", "mine").status == 0
    assert site.paper("mine").title == TITLES[sent]


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("<jats:title>Abstract</jats:title><jats:p>We sample.</jats:p>", "We sample."),
        ("<jats:p>One\n two.</jats:p>\n<jats:p>Three.</jats:p>", "One two.\n\nThree."),
        ("Abstract: We sample.", "We sample."),
        ("ABSTRACT We sample.", "We sample."),
        ("AbstractWe sample.", "We sample."),
        ("Abstract interpretation is old.", "Abstract interpretation is old."),
        ("<p>A &amp; B</p>", "A & B"),
        ("a\nwrapped\nline", "a wrapped line"),
        (None, ""),
        (3, ""),
    ],
)
def test_abstracts(sent: object, read: str) -> None:
    assert plain.abstract(sent) == read


AUTHORS = {
    ("Plato", "Socrates"): ["Plato", "Socrates"],
    ("Plato",): ["Plato"],
    ("Bo Sample, Jr.", "Ada Example"): ["Bo Sample Jr.", "Ada Example"],
    ("Ministry of Tests and Proofs",): ["Ministry of Tests", "Proofs"],
    ("Institute of Tests, Testville", "Ada Example"): [
        "Institute of Tests",
        "Testville",
        "Ada Example",
    ],
    ("ADA EXAMPLE", "BO SAMPLE"): ["Ada Example", "Bo Sample"],
    ("林涛", "程正林"): ["林涛", "程正林"],
    ("Seán Ó Sample", "Ana-María de la Prueba"): ["Seán Ó Sample", "Ana-María de la Prueba"],
    ("No One", "Yes Two: [three]"): ["No One", "Yes Two: [three]"],
    ("O'Sample #2", "A @ B"): ["O'Sample #2", "A @ B"],
    ("Tests & Proofs Group", "Ada Example"): ["Tests & Proofs Group", "Ada Example"],
}


def read_again(found: Found) -> Publication:
    """Return a record as our reader has it when it has been written."""
    problems = Problems()
    text = paper_file(fields_of(found), "From a test")
    paper = read_publication(Source(text, "a.md", problems, lambda _: True), "a")
    assert not problems.errors, f"{problems.errors[0]}\n{text}"
    assert paper
    return paper


def names_of(paper: Publication) -> list[str]:
    return [author.name for author in paper.authors]


@pytest.mark.parametrize("names", AUTHORS, ids=range(len(AUTHORS)))
def test_authors(names: tuple[str, ...]) -> None:
    found = Found("A title of samples", names, PartialDate(2024))
    assert names_of(read_again(found)) == AUTHORS[names]


def test_an_organisation_looks_as_it_is_called(site: Site, net: Loopback) -> None:
    """Its name is two parts in the file, and one on the page."""
    group = {"name": "Ministry of Tests and Proofs"}
    net.hosts[CROSSREF] = crossref(work(author=[group]))
    net.hosts[OPENALEX] = openalex({})
    assert site.add("10.1000/alpha.1", "--name", "mine").status == 0
    assert site.build().status == 0
    authors = site.page("publications/mine/index.html").select_one(".authors")
    assert authors
    assert " ".join(authors.text.split()) == "Ministry of Tests and Proofs"


TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_anything_is_read_as_it_was_written(
    title: str, venue: str, abstract: str, pages: str
) -> None:
    """No text of a service makes a file that we can't read, or that says something else."""
    found = Found(
        title=f"T {plain.line(title)}".strip(),
        authors=("Ada Example", "Bo Sample"),
        date=PartialDate(2024, 2, 29),
        venue=plain.line(venue),
        abstract=plain.abstract(abstract),
        details={"pages": plain.line(pages)},
    )
    paper = read_again(found)
    assert (paper.title, names_of(paper), paper.date) == (
        found.title,
        [*found.authors],
        found.date,
    )
    assert paper.venue == found.venue
    assert " ".join(paper.abstract.split()) == " ".join(found.abstract.split())


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("<>/&;ipsub=\"' amp$\\{}nt:\n#x3"), max_size=50))
def test_any_markup_is_survived(text: str) -> None:
    assert "\n" not in plain.line(text)
    assert isinstance(plain.abstract(text), str)


@pytest.mark.parametrize(
    ("sent", "date"),
    [
        ([2024], PartialDate(2024)),
        ([2024, 2, 29], PartialDate(2024, 2, 29)),
        ([2024, 2, 30], PartialDate(2024, 2)),
        ([2024, 13], PartialDate(2024)),
        (["2024", "May", "3"], PartialDate(2024, 5, 3)),
        ([2024, None, 3], PartialDate(2024)),
        ([None], None),
        ([], None),
        ([[2024]], None),
        ([True], None),
        ([99999], None),
        ("2024", None),
        (None, None),
    ],
)
def test_dates_in_parts(sent: object, date: PartialDate | None) -> None:
    assert of_parts(sent) == date


def test_dates_in_other_forms() -> None:
    assert of_text("2024-05-23T17:59:59Z") == PartialDate(2024, 5, 23)
    assert of_text("2024-05") == PartialDate(2024, 5)
    assert of_text("in 2024") is None
    assert of_milliseconds(1716422400000) == PartialDate(2024, 5, 23)
    for moment in (True, None, 10**30, -(10**30), "5"):
        assert of_milliseconds(moment) is None


@pytest.mark.parametrize(
    ("said", "venue"),
    [
        ("ICLR 2024 poster", ("ICLR", "", 2024)),
        ("NeurIPS 2023 oral", ("NeurIPS", "Oral", 2023)),
        ("ICLR 2023 notable top 25%", ("ICLR", "", 2023)),
        ("ICML 2024 Spotlight", ("ICML", "Spotlight", 2024)),
        ("TestConf 2024 Workshop Proofs", ("TestConf Workshop Proofs", "", 2024)),
        ("TMLR", ("TMLR", "", 0)),
        ("Accepted by TMLR", ("TMLR", "", 0)),
        ("Submitted to ICLR 2025", ("", "", 0)),
        ("ICLR 2025 Conference Withdrawn Submission", ("", "", 0)),
        ("CoRR 2023", ("", "", 0)),
        ("", ("", "", 0)),
    ],
)
def test_venues_of_openreview(said: str, venue: tuple[str, str, int]) -> None:
    assert openreview.venue_of(said) == venue


@pytest.mark.parametrize(
    ("one", "venue"),
    [
        ("2020.acl-main.1", "ACL"),
        ("2023.findings-emnlp.12", "Findings of EMNLP"),
        ("2021.naacl-long.3", "NAACL"),
        ("2022.conll-1.3", "CoNLL"),
        ("2024.tacl-1.3", "TACL"),
        ("P19-1001", "ACL"),
        ("D18-1001", "EMNLP"),
        ("W18-2504", ""),
    ],
)
def test_venues_of_the_acl(one: str, venue: str) -> None:
    assert venue_of(one) == venue


@pytest.mark.parametrize(
    ("container", "more", "venue"),
    [
        ("Proceedings of the Conference on Tests (TESTS)", {}, "TESTS"),
        ("2016 IEEE Conference on Tests (CTPR 2016)", {}, "CTPR"),
        ("Proceedings of the 28th Conference", {"event": {"acronym": "KTT '22"}}, "KTT"),
        (
            "Proceedings of the 28th Conference",
            {"event": {"acronym": "TEST/PROOF '20"}},
            "TEST/PROOF",
        ),
        ("Journal of Tests (in German)", {}, "Journal of Tests (in German)"),
        ("Journal of Tests", {"short-container-title": ["J. Tests"]}, "J. Tests"),
    ],
)
def test_venues_of_crossref(
    site: Site, net: Loopback, container: str, more: dict[str, object], venue: str
) -> None:
    fields = {"container-title": [container], "short-container-title": [], **more}
    net.hosts[CROSSREF] = crossref(work(type="proceedings-article", **fields))
    net.hosts[OPENALEX] = openalex({})
    assert site.add("10.1000/alpha.1", "--name", "mine").status == 0
    paper = site.paper("mine")
    assert paper.venue == venue
    assert (paper.reference.booktitle or venue) == container


@pytest.mark.parametrize(
    ("title", "author", "slug"),
    [
        ("On the Sampling of Samples", "Ada Example", "example2024sampling"),
        ("A", "Ada Example", "example2024a"),
        ("Ünïcode names", "Bjørn Straßmüller", "strassmuller2024unicode"),
        ("深度学习的样本", "林涛", "林涛2024深度学习的样本"),
        ("$\\alpha$-shapes", "Bo Sample Jr.", "sample2024shapes"),
        ("../../etc/passwd", "Ada ../Example", "example2024etc"),
        ("???", "Ada Example", "example2024"),
    ],
)
def test_names_of_files(title: str, author: str, slug: str) -> None:
    assert slug_of(Found(title, (author,), PartialDate(2024))) == slug


def test_records_of_one_paper() -> None:
    """Preprint and published version are one; other papers of the title are not."""
    title, names = "Sampling samples: a study", ("Ada Example", "Bo Sample")
    preprint = Found(title, names, ids={"arxiv": "2405.00001"}, is_preprint=True)
    published = Found(title.upper(), ("B. Sample", "A. Example"), ids={"doi": "10.1000/a"})
    longer = Found(title, names, ids={"doi": "10.1000/b"})
    others = Found(title, ("Dee Other",), ids={"doi": "10.1000/c"})
    assert grouped([preprint, published]) == [combined([preprint, published])]
    assert grouped([preprint, published])[0].ids == {"doi": "10.1000/a", "arxiv": "2405.00001"}
    assert len(grouped([published, longer, others])) == 3
    assert len(grouped([preprint, published, longer, others])) == 3
    short = [Found("Preface", ids={"doi": "10.1000/a"}), Found("Preface", is_preprint=True)]
    assert len(grouped(short)) == 2


@pytest.mark.shared
def test_recorded_answers() -> None:
    """What Crossref, DBLP and OpenAlex really said once."""
    folder = SHARED / "recorded"
    recorded = json.loads((folder / "crossref/work_10.1371_journal.pone.0033693.json").read_text())
    found = papers_crossref.parse_work(json.loads(recorded[0]["body"]))
    assert found
    assert (found.venue, found.type, found.ids["doi"]) == (
        "PLoS ONE",
        "article",
        "10.1371/journal.pone.0033693",
    )
    assert (len(found.authors), found.date) == (6, PartialDate(2012, 3, 21))
    assert read_again(found).title == found.title
    listed = dblp.parse((folder / "dblp/pid_95_7448-1.xml").read_text("utf-8"))
    for paper in (papers_dblp.found_of(one, {}) for one in listed):
        assert paper.venue
        assert paper.ids["doi"].startswith("10.1109/")
        assert names_of(read_again(paper)) == [*paper.authors]
