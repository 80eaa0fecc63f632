"""``paperbox add``, as a user runs it: every kind of id, and what comes of it."""

from __future__ import annotations

import re

import pytest

from paperbox.model import PartialDate
from paperbox.online.papers.given import given_of
from paperbox.online.papers.library import SERVICES, Library
from paperbox.online.papers.lookup import FIRST
from paperbox.online.papers.record import KINDS
from tests.online.conftest import Site
from tests.online.paper_services import (
    ABSTRACT,
    ACL,
    ARTICLE,
    ARXIV,
    CROSSREF,
    DATACITE,
    DBLP,
    MODS,
    OPENALEX,
    OPENREVIEW,
    OPENREVIEW_1,
    PUBMED,
    RECORD,
    TITLE,
    arxiv,
    crossref,
    dblp,
    hit,
    indexed,
    note,
    openalex,
    openreview,
    preprint,
    work,
    xml,
)
from tests.online.server import Loopback, always, data
from tests.sites import REPOSITORY

README = (REPOSITORY / "README.md").read_text("utf-8")

SLUG = "example2024sampling"


@pytest.fixture
def services(net: Loopback) -> Loopback:
    """Everybody knows the same paper, each in his own way."""
    net.hosts[CROSSREF] = crossref(work())
    net.hosts[OPENALEX] = openalex({"doi:10.1000/alpha.1": indexed()})
    net.hosts[ARXIV] = arxiv(a2405_00001=preprint())
    net.hosts[DBLP] = dblp({"conf/test/ExampleS25": RECORD}, [])
    net.hosts[OPENREVIEW] = openreview(note())
    net.hosts[ACL] = always(xml(MODS))
    net.hosts[PUBMED] = always(xml(ARTICLE))
    return net


def links(site: Site, slug: str) -> dict[str, str]:
    return {link.key: link.url for link in site.paper(slug).links}


@pytest.mark.parametrize(
    "typed", ["10.1000/ALPHA.1", "https://doi.org/10.1000/alpha.1", "doi:10.1000/alpha.1"]
)
def test_a_doi(site: Site, services: Loopback, typed: str) -> None:
    """Crossref knows it best; OpenAlex adds abstract, arXiv id and a free PDF."""
    ran = site.add(typed)
    assert (ran.status, ran.err) == (0, "")
    paper = site.paper(SLUG)
    assert paper.title == TITLE
    assert [author.name for author in paper.authors] == ["Ada Example", "Bo Sämple"]
    assert (paper.date, paper.type) == (PartialDate(2024, 5, 23), "article")
    assert (paper.venue, paper.reference.journal) == ("J. Tests", "Journal of Tests and Proofs")
    assert (paper.reference.volume, paper.reference.number) == ("7", "3")
    assert paper.reference.pages == "12–15"
    assert paper.abstract == ABSTRACT
    assert links(site, SLUG) == {
        "doi": "https://doi.org/10.1000/alpha.1",
        "arxiv": "https://arxiv.org/abs/2405.00001",
        "pdf": "https://arxiv.org/pdf/2405.00001",
    }
    for words in (TITLE, "Ada Example, Bo Sämple", "J. Tests · 2024-05-23", "from Crossref"):
        assert words in ran.out
    assert f"written to content/publications/{SLUG}.md" in ran.out


@pytest.mark.parametrize(
    "typed",
    [
        "2405.00001",
        "2405.00001v3",
        "arXiv:2405.00001v2",
        "https://arxiv.org/abs/2405.00001",
        "arxiv.org/pdf/2405.00001v2",
        "https://arxiv.org/pdf/2405.00001v1.pdf",
        "10.48550/arXiv.2405.00001",
        "https://doi.org/10.48550/arXiv.2405.00001",
    ],
)
def test_an_arxiv_id(site: Site, services: Loopback, typed: str) -> None:
    """A preprint that is nothing else yet; its id is text in quotes, its last zero safe."""
    ran = site.add(typed)
    assert (ran.status, ran.err) == (0, "")
    paper = site.paper(SLUG)
    assert (paper.venue, paper.type, paper.badge) == ("arXiv", "preprint", "arXiv 2024")
    assert (paper.date, paper.abstract) == (PartialDate(2024, 5, 1), ABSTRACT)
    assert paper.url == "https://arxiv.org/abs/2405.00001"
    text = (site.root / f"content/publications/{SLUG}.md").read_text("utf-8")
    assert "arxiv: '2405.00001'" in text


def test_an_old_arxiv_id(site: Site, services: Loopback) -> None:
    services.hosts[ARXIV] = arxiv(**{"amath/0309136": preprint("math/0309136")})
    assert site.add("https://arxiv.org/abs/math.GT/0309136v1").status == 0
    assert links(site, SLUG)["arxiv"] == "https://arxiv.org/abs/math/0309136"


def test_a_preprint_that_was_published_with_a_doi(site: Site, services: Loopback) -> None:
    """Where arXiv names the DOI: the published version leads, the preprint stays beside it."""
    doi = '<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/alpha.1</arxiv:doi>'
    services.hosts[ARXIV] = arxiv(a2405_00001=preprint(more=doi))
    assert site.add("2405.00001").status == 0
    paper = site.paper(SLUG)
    assert (paper.venue, paper.date, paper.type) == (
        "J. Tests",
        PartialDate(2024, 5, 23),
        "article",
    )
    assert paper.abstract == ABSTRACT
    assert {"doi", "arxiv"} <= set(links(site, SLUG))


def test_a_preprint_that_was_published_without_a_doi(site: Site, services: Loopback) -> None:
    """DBLP knows where by its title: conferences of machine learning have no DOIs."""
    services.hosts[DBLP] = dblp({}, [hit(), hit(venue="CoRR", key="journals/corr/abs-2405-00001")])
    assert site.add("2405.00001").status == 0
    paper = site.paper("example2025sampling")
    assert (paper.venue, paper.type, paper.date) == ("TestConf", "inproceedings", PartialDate(2025))
    assert {"openreview", "arxiv"} <= set(links(site, "example2025sampling"))


def test_another_paper_of_the_same_title_is_not_the_published_one(
    site: Site, services: Loopback
) -> None:
    others = {"author": [{"text": "Dee Other"}, {"text": "Eve Other"}]}
    services.hosts[DBLP] = dblp({}, [hit(authors=others)])
    assert site.add("2405.00001").status == 0
    assert site.paper(SLUG).venue == "arXiv"


@pytest.mark.parametrize(
    "typed",
    [
        "https://openreview.net/forum?id=AbCdEf1234",
        "openreview:AbCdEf1234",
        "https://openreview.net/pdf?id=AbCdEf1234",
    ],
)
def test_openreview(site: Site, services: Loopback, typed: str) -> None:
    ran = site.add(typed)
    assert (ran.status, ran.err) == (0, "")
    paper = site.paper("example2025sampling")
    assert (paper.venue, paper.award, paper.type) == ("TestConf", "Oral", "inproceedings")
    assert paper.date == PartialDate(2025, 1, 21)
    assert links(site, "example2025sampling")["pdf"] == "https://openreview.net/pdf/0123456789.pdf"


def test_openreview_as_it_was_before_2023(site: Site, services: Loopback) -> None:
    """The old interface has the old conferences, without wrapping its fields."""
    old = note()
    old["content"] = {name: field["value"] for name, field in old["content"].items()}
    services.hosts[OPENREVIEW] = openreview()
    services.hosts[OPENREVIEW_1] = openreview(old)
    assert site.add("openreview:AbCdEf1234").status == 0
    assert site.paper("example2025sampling").venue == "TestConf"


def test_a_submission_is_no_publication(site: Site, services: Loopback) -> None:
    services.hosts[OPENREVIEW] = openreview(note(venue="Submitted to TestConf 2025"))
    assert site.add("openreview:AbCdEf1234").status == 0
    paper = site.paper("example2025sampling")
    assert (paper.venue, paper.type) == ("", "preprint")


@pytest.mark.parametrize(
    "typed",
    [
        "2020.acl-main.1",
        "https://aclanthology.org/2020.acl-main.1/",
        "https://aclanthology.org/2020.acl-main.1.pdf",
        "10.18653/v1/2020.acl-main.1",
    ],
)
def test_the_acl_anthology(site: Site, services: Loopback, typed: str) -> None:
    ran = site.add(typed)
    assert (ran.status, ran.err) == (0, "")
    paper = site.paper("example2020sampling")
    assert paper.title == "Sampling Samples: a Study"
    assert [author.name for author in paper.authors] == ["Ada Example", "Bo Sämple"]
    assert (paper.venue, paper.date) == ("ACL", PartialDate(2020, 7))
    assert paper.reference.booktitle == "Proceedings of the Meeting of Tests"
    assert (paper.reference.pages, paper.reference.publisher) == ("1–9", "Association of Tests")
    assert {"acl", "doi", "pdf"} <= set(links(site, "example2020sampling"))


@pytest.mark.parametrize(
    "typed", ["10000001", "pmid:10000001", "https://pubmed.ncbi.nlm.nih.gov/10000001/"]
)
def test_pubmed(site: Site, services: Loopback, typed: str) -> None:
    ran = site.add(typed)
    assert (ran.status, ran.err) == (0, "")
    paper = site.paper("example2024samples")
    assert paper.title == "Samples of H₂O in E. sample"
    names = [author.name for author in paper.authors]
    assert names == ["Ada Example", "Tests and Proofs Group"]
    assert (paper.venue, paper.date) == ("J Tests Proofs", PartialDate(2024, 5))
    assert paper.abstract == "Background: We sample. Results: p < 0.01 for ¹³C."
    assert {"pmid", "pmcid", "doi"} == set(links(site, "example2024samples"))


@pytest.mark.parametrize(
    "typed",
    [
        "conf/test/ExampleS25",
        "dblp:conf/test/ExampleS25",
        "https://dblp.org/rec/conf/test/ExampleS25.html",
    ],
)
def test_dblp(site: Site, services: Loopback, typed: str) -> None:
    """The key of DBLP leads on to OpenReview, which has the abstract."""
    ran = site.add(typed)
    assert (ran.status, ran.err) == (0, "")
    paper = site.paper("example2025sampling")
    assert (paper.title, paper.venue) == (TITLE, "TestConf")
    assert [author.name for author in paper.authors] == ["Ada Example", "Bo Sämple"]
    assert (paper.abstract, paper.reference.pages) == (ABSTRACT, "1–9")


def test_pmc(site: Site, services: Loopback) -> None:
    """OpenAlex knows which PMID it is, and PubMed the paper."""
    found = indexed(doi=None, ids={"pmid": "https://pubmed.ncbi.nlm.nih.gov/10000001"})
    found["authorships"] = [{"raw_author_name": "Ada Example"}]
    services.hosts[OPENALEX] = openalex({"pmcid:PMC1000001": found})
    ran = site.add("PMC1000001")
    assert (ran.status, ran.err) == (0, "")
    assert site.paper("example2024samples").venue == "J Tests Proofs"


def test_a_doi_of_another_registry(site: Site, services: Loopback) -> None:
    """DataCite has what Crossref has not: theses, data, software."""
    record = {
        "doi": "10.5281/example.1",
        "titles": [{"title": "Software of samples"}],
        "creators": [
            {"name": "Example, Ada", "givenName": "Ada", "familyName": "Example"},
            {"name": "Sample, Bo"},
        ],
        "publisher": "Zenodo",
        "publicationYear": 2023,
        "dates": [{"date": "2023-04-05", "dateType": "Issued"}],
        "types": {"resourceTypeGeneral": "Software"},
        "descriptions": [{"description": "<p>It samples.</p>", "descriptionType": "Abstract"}],
    }
    services.hosts[DATACITE] = lambda asked: data({"data": {"attributes": record}})
    assert site.add("10.5281/example.1").status == 0
    paper = site.paper("example2023software")
    assert [author.name for author in paper.authors] == ["Ada Example", "Bo Sample"]
    assert (paper.venue, paper.type, paper.date) == ("Zenodo", "software", PartialDate(2023, 4, 5))
    assert paper.abstract == "It samples."


EXAMPLES = {
    "10.1000/182": "doi",
    "https://doi.org/10.1000/182": "doi",
    "2405.14297": "arxiv",
    "2405.14297v2": "arxiv",
    "math/0309136": "arxiv",
    "openreview:AbCdEf1234": "openreview",
    "https://openreview.net/forum?id=AbCdEf1234": "openreview",
    "2020.acl-main.1": "acl",
    "P19-1001": "acl",
    "pmid:10000000": "pmid",
    "PMC1000000": "pmcid",
    "conf/nips/Example20": "dblp",
}


def test_the_readme_names_what_is_taken() -> None:
    """Each example of its table is what the table says, and asked for as it says."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", README, re.M)
    said = {}
    for _, examples, first, _ in rows:
        for example in re.findall(r"`([^`]+)`", examples):
            if example in EXAMPLES:
                said[example] = first
    assert set(said) == set(EXAMPLES)
    for example, kind in EXAMPLES.items():
        assert given_of(example).kind == kind
        assert SERVICES[FIRST[kind][0]].label == said[example]
    assert set(FIRST) == set(KINDS) == {*EXAMPLES.values(), "openalex"}


def test_services_are_asked_as_they_ask_for() -> None:
    """A request a second at most, arXiv's every three."""
    assert SERVICES["arxiv"].interval == 3
    for name, service in SERVICES.items():
        assert Library()._session(name, "").interval == service.interval >= 1


def test_several_at_once(site: Site, services: Loopback) -> None:
    """Each is told of by itself; one that nobody knows does not stop the others."""
    ran = site.add("10.1000/alpha.1", "10.1000/nothing", "pmid:10000001")
    assert ran.status == 1
    assert {f"{SLUG}.md", "example2024samples.md"} <= site.names
    assert "10.1000/nothing" in ran.err


def test_the_site_builds(site: Site, services: Loopback) -> None:
    """What was added is on the site, as it was found."""
    assert site.add("10.1000/alpha.1", "2020.acl-main.1", "pmid:10000001").status == 0
    result = site.build()
    assert (result.status, result.err) == (0, "")
    page = site.page(f"publications/{SLUG}/index.html")
    heading = page.select_one("h1")
    assert heading
    assert heading.text.strip() == TITLE
    assert "Bo Sämple" in page.text


def test_a_doi_that_is_another_paper(site: Site, services: Loopback) -> None:
    """An author mistyped the DOI at arXiv: what others wrote is not mixed in, and it is told."""
    doi = '<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/alpha.1</arxiv:doi>'
    services.hosts[ARXIV] = arxiv(a2405_00001=preprint(more=doi))
    services.hosts[CROSSREF] = crossref(work(author=[{"given": "Dee", "family": "Other"}]))
    services.hosts[OPENALEX] = openalex({})
    ran = site.add("2405.00001")
    assert ran.status == 0
    assert "Crossref: DOI 10.1000/alpha.1 is of other authors; left out" in ran.err
    assert site.paper(SLUG).venue == "arXiv"


def test_a_preprint_of_biology(site: Site, services: Loopback) -> None:
    """Its server has no journal's name, and no words of a journal are made up."""
    posted = work(
        DOI="10.1101/2024.05.01.000001",
        type="posted-content",
        institution=[{"name": "bioRxiv"}],
        **{"container-title": [], "short-container-title": []},
    )
    services.hosts[CROSSREF] = crossref(posted)
    assert site.add("https://www.biorxiv.org/content/10.1101/2024.05.01.000001v2").status == 0
    paper = site.paper(SLUG)
    assert (paper.venue, paper.type, paper.reference.journal) == ("bioRxiv", "preprint", "")
    assert links(site, SLUG)["doi"] == "https://doi.org/10.1101/2024.05.01.000001"
    again = site.add("10.1101/2024.05.01.000001")
    assert (again.status, "on the site already" in again.err) == (2, True)


def test_what_publishers_add(site: Site, services: Loopback) -> None:
    """Subtitles belong to titles, and the preprint that they name to the paper."""
    relation = {"has-preprint": [{"id": "https://arxiv.org/abs/2405.00001", "id-type": "uri"}]}
    said = work(title=["Sampling"], subtitle=["a study"], relation=relation)
    services.hosts[CROSSREF], services.hosts[OPENALEX] = crossref(said), openalex({})
    assert site.add("10.1000/alpha.1").status == 0
    paper = site.paper(SLUG)
    assert (paper.title, paper.abstract) == ("Sampling: a study", ABSTRACT)
    assert "arxiv" in links(site, SLUG)


def test_a_paper_of_very_many(site: Site, services: Loopback) -> None:
    """The terminal shows some of them, the file has all."""
    names = [{"given": f"Ada {n}", "family": "Example"} for n in range(300)]
    services.hosts[CROSSREF] = crossref(work(author=names))
    ran = site.add("10.1000/alpha.1")
    assert (ran.status, "Ada 6 Example and 293 more" in ran.out) == (0, True)
    assert len(site.paper(SLUG).authors) == 300
