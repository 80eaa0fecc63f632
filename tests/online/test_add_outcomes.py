"""``paperbox add`` where it adds nothing, or not all: what the user is told, and what is safe."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from paperbox.online import http
from paperbox.online.papers import library
from tests.online.conftest import Ran, Site
from tests.online.paper_services import (
    ARXIV,
    CROSSREF,
    DATACITE,
    DBLP,
    OPENALEX,
    OPENREVIEW,
    OPENREVIEW_1,
    TITLE,
    arxiv,
    crossref,
    dblp,
    indexed,
    openalex,
    preprint,
    work,
)
from tests.online.server import (
    Asked,
    Loopback,
    Reply,
    always,
    bomb,
    data,
    drip,
    flood,
    hang_up,
    in_turn,
    moved_to,
    page,
    raw,
    silence,
    status,
)
from tests.online.services import ALPHA

SLUG = "example2024sampling"
ANUBIS = (
    '<!doctype html><link rel="stylesheet" href="/.within.website/x/xess.css">'
    '<script id="anubis_challenge" type="application/json">{}</script>'
)
CAPTCHA = '<!doctype html><p>Bitte beweisen</p><form id="captcha-form" action="index"></form>'


@pytest.fixture
def services(net: Loopback) -> Loopback:
    """One paper that Crossref and arXiv know."""
    net.hosts[CROSSREF] = crossref(work())
    net.hosts[ARXIV] = arxiv(a2405_00001=preprint())
    net.hosts[OPENALEX] = openalex({})
    net.hosts[DBLP] = dblp({}, [])
    return net


def untouched(site: Site, *arguments: str) -> Ran:
    """Run the command, which is to write nothing and to change no byte."""
    folder = site.root / "content"

    def seen() -> dict[str, str]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    before = seen()
    ran = site.add(*arguments)
    assert seen() == before
    return ran


def test_a_dry_run_only_shows(site: Site, services: Loopback) -> None:
    ran = untouched(site, "10.1000/alpha.1", "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    assert f"would be content/publications/{SLUG}.md" in ran.out
    assert "doi: 10.1000/alpha.1" in ran.out


# The paper is on the site already.


def test_an_id_that_is_on_the_site(site: Site, services: Loopback) -> None:
    """Nobody is asked, and the file and line that has it are told."""
    ran = untouched(site, ALPHA.doi)
    assert ran.status == 2
    assert "content/publications/alpha.md:5: the paper is on the site already" in ran.err
    assert not services.asked


def test_a_title_that_is_on_the_site(site: Site, services: Loopback) -> None:
    """However it is spelt, and whatever id it has elsewhere."""
    services.hosts[CROSSREF] = crossref(work(title=[ALPHA.title.upper()]))
    ran = untouched(site, "10.1000/alpha.1")
    assert ran.status == 2
    assert "content/publications/alpha.md:2: the paper is on the site already" in ran.err


def test_the_other_id_of_a_paper_that_is_on_the_site(site: Site, services: Loopback) -> None:
    site.write(
        "content/publications/mine.md",
        "---\ntitle: Its old title\nauthors: [Ada Example, Bo Sample]\nyear: 2024\n"
        'arxiv: "2405.00001v1"\n---\n',
    )
    services.hosts[OPENALEX] = openalex({"doi:10.1000/alpha.1": indexed()})
    ran = untouched(site, "10.1000/alpha.1")
    assert (ran.status, "content/publications/mine.md:5:" in ran.err) == (2, True)


def test_a_draft_is_on_the_site_too(site: Site, services: Loopback) -> None:
    text = (site.root / "content/publications/alpha.md").read_text("utf-8")
    site.write(
        "content/publications/alpha.md", text.replace("---\ntitle", "---\ndraft: true\ntitle")
    )
    ran = untouched(site, ALPHA.doi)
    assert (ran.status, "content/publications/alpha.md:6:" in ran.err) == (2, True)


@pytest.mark.parametrize(
    "said",
    [
        "url: https://arxiv.org/abs/2405.00001",
        "links: [{Paper: https://arxiv.org/abs/2405.00001}]",
    ],
)
def test_an_id_in_an_address(site: Site, services: Loopback, said: str) -> None:
    """An id need not stand in a field of its own."""
    site.write(
        "content/publications/mine.md",
        f"---\ntitle: Its old title\nauthors: [Ada Example]\nyear: 2024\n{said}\n---\n",
    )
    ran = untouched(site, "2405.00001")
    assert (ran.status, services.asked) == (2, [])
    assert "content/publications/mine.md:5: the paper is on the site already" in ran.err


def test_the_same_title_of_others(site: Site, services: Loopback) -> None:
    """Two papers may have one title: what other people wrote is another paper."""
    theirs = [{"given": "Dee", "family": "Other"}]
    services.hosts[CROSSREF] = crossref(work(title=[ALPHA.title], author=theirs))
    assert site.add("10.1000/alpha.1").status == 0


def test_adding_twice(site: Site, services: Loopback) -> None:
    assert site.add("10.1000/alpha.1").status == 0
    assert untouched(site, "10.1000/alpha.1").status == 2
    assert untouched(site, f'"{TITLE}"').status == 2


def test_a_name_that_another_paper_has(site: Site, services: Loopback) -> None:
    """Its file stays; the new one gets the name that the user says."""
    other = "---\ntitle: Another\nauthors: [Dee Other, Eve Other]\nyear: 2024\n---\nMine.\n"
    site.write(f"content/publications/{SLUG}.md", other)
    ran = untouched(site, "10.1000/alpha.1")
    assert ran.status == 2
    assert f"content/publications/{SLUG}.md:1: another paper has that name" in ran.err
    assert f"paperbox add 10.1000/alpha.1 --name {SLUG}b" in ran.err
    assert site.add("10.1000/alpha.1", "--name", f"{SLUG}b").status == 0
    assert site.paper(f"{SLUG}b").title == TITLE


def test_a_site_with_a_mistake(site: Site, services: Loopback) -> None:
    """What is on it can't be told, so that nobody is asked."""
    site.write("content/publications/broken.md", "---\ntitel: A\n---\n")
    ran = untouched(site, "10.1000/alpha.1")
    assert (ran.status, services.asked) == (2, [])
    assert "content/publications/broken.md:2: unknown field" in ran.err


# Titles.


def test_a_title_that_one_paper_has(site: Site, services: Loopback) -> None:
    """Its preprint is no second paper; it is added by its ids."""
    ran = site.add("Sampling Samples: A study of 'samples'")
    assert (ran.status, ran.err) == (0, "")
    assert {link.key for link in site.paper(SLUG).links} >= {"doi", "arxiv"}


def test_a_title_that_several_papers_have(site: Site, services: Loopback) -> None:
    """They are listed with what to type, and typing that adds the paper."""
    twin = work(DOI="10.1000/twin", author=[{"given": "Dee", "family": "Other"}])
    services.hosts[CROSSREF] = crossref(work(), twin)
    ran = untouched(site, f'"{TITLE}"')
    assert ran.status == 2
    assert "may be one of 2 papers" in ran.err
    for doi in ("10.1000/alpha.1", "10.1000/twin"):
        assert f"  paperbox add {doi}\n" in ran.err
    assert "Dee Other" in ran.err
    assert site.add("10.1000/twin").status == 0


def test_a_journal_version_is_another_paper(site: Site, services: Loopback) -> None:
    """Of one title and the same authors, with a DOI each: the user says which."""
    longer = work(DOI="10.1000/longer", **{"short-container-title": ["Long J."]})
    services.hosts[CROSSREF] = crossref(work(), longer)
    assert "may be one of 2 papers" in untouched(site, f'"{TITLE}"').err


def test_a_title_that_is_nearly_one(site: Site, services: Loopback) -> None:
    ran = untouched(site, "Sampling samples, a study")
    assert ran.status == 2
    assert "is not quite the title" in ran.err
    assert "  paperbox add 10.1000/alpha.1\n" in ran.err


def test_a_title_that_is_too_short_is_never_sure(site: Site, services: Loopback) -> None:
    services.hosts[CROSSREF] = crossref(work(title=["Preface"]))
    services.hosts[ARXIV] = arxiv()
    ran = untouched(site, "title: Preface")
    assert (ran.status, "  paperbox add 10.1000/alpha.1\n" in ran.err) == (2, True)


def test_a_title_that_nobody_knows(site: Site, services: Loopback) -> None:
    services.hosts[CROSSREF], services.hosts[ARXIV] = crossref(), arxiv()
    ran = untouched(site, "A title that nobody has ever heard of")
    assert ran.status == 2
    assert "Crossref, OpenAlex, DBLP and arXiv do not know" in ran.err
    assert "DOI or arXiv id" in ran.err


def test_a_title_while_some_do_not_answer(site: Site, services: Loopback) -> None:
    """What the others know is enough, and who could not be asked is told."""
    services.hosts[DBLP] = always(page(ANUBIS))
    services.hosts[OPENALEX] = always(status(500))
    ran = site.add(f'"{TITLE}"')
    assert ran.status == 0
    assert "warning: DBLP: a bot check" in ran.err
    assert "warning: OpenAlex" in ran.err


def test_a_title_while_nobody_answers(site: Site, services: Loopback) -> None:
    """That is not the same as a title that nobody knows."""
    for host in (CROSSREF, OPENALEX, DBLP, ARXIV):
        services.hosts[host] = always(status(500))
    ran = untouched(site, f'"{TITLE}"')
    assert ran.status == 2
    assert "could not be looked up" in ran.err
    assert "Try again later" in ran.err
    assert "do not know" not in ran.err


def test_a_title_that_ends_in_a_quotation(site: Site, services: Loopback) -> None:
    """Its own marks stay, whether the shell took those around it or not."""
    for typed in (TITLE, f'"{TITLE}"', f"title: {TITLE}"):
        ran = site.add(typed, "--dry-run")
        assert (ran.status, f"is a title\n  {TITLE}\n" in ran.out) == (0, True)


def test_a_title_with_a_sign_of_equality(site: Site, services: Loopback) -> None:
    """Only ids are taken apart at it."""
    title = "Tests = proofs = samples of all kinds"
    services.hosts[CROSSREF] = crossref(work(title=[title]))
    assert f"  {title}\n" in site.add(title, "--dry-run").out


# Ids that nobody knows, or that are none.


def test_a_doi_that_nobody_knows(site: Site, services: Loopback) -> None:
    ran = untouched(site, "10.1000/nothing")
    assert ran.status == 2
    assert "Crossref, DataCite and OpenAlex do not know DOI 10.1000/nothing" in ran.err
    assert "mistyped" in ran.err


@pytest.mark.parametrize("reply", [arxiv(), always(status(400))], ids=["empty", "refused"])
def test_an_arxiv_id_that_nobody_knows(
    site: Site, services: Loopback, reply: Callable[[Asked], Reply]
) -> None:
    services.hosts[ARXIV] = reply
    assert "do not know arXiv 2405.09999" in untouched(site, "2405.09999").err


def test_an_arxiv_mistake_told_as_an_entry(site: Site, services: Loopback) -> None:
    entry = preprint().replace("abs/2405.00001v2", "api/errors#incorrect_id")
    services.hosts[ARXIV] = arxiv(a2405_00009=entry)
    assert "do not know" in untouched(site, "2405.00009").err


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("https://example.org/paper", "holds no id of a paper"),
        ("https://hal.science/hal-01000000", "of HAL, which is not asked"),
        ("Attention", 'What is "Attention"?'),
        ("10.1000", "holds no id of a paper"),
        ("https://dblp.org/pid/00/1-2", "holds no id of a paper"),
    ],
)
def test_what_is_no_id(site: Site, services: Loopback, typed: str, words: str) -> None:
    ran = untouched(site, typed)
    assert (ran.status, services.asked) == (2, [])
    assert words in ran.err
    assert "Write a DOI" in ran.err


def test_nothing_to_add(site: Site, services: Loopback) -> None:
    ran = untouched(site)
    assert (ran.status, "What is to be added?" in ran.err) == (2, True)


def test_a_paper_without_authors(site: Site, services: Loopback) -> None:
    """Half a record is no paper: the user is told what is missing."""
    services.hosts[CROSSREF] = crossref(work(author=[]))
    ran = untouched(site, "10.1000/alpha.1")
    assert (ran.status, "no authors known" in ran.err) == (2, True)


# What goes wrong with services.


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time for each service."""
    monkeypatch.setattr(library, "SECONDS", 1.0)
    monkeypatch.setattr(http, "READ_SECONDS", 0.2)


FAULTS: dict[str, tuple[Reply, str]] = {
    "captcha": (page(CAPTCHA, 403), "captcha"),
    "anubis": (page(ANUBIS), "bot check"),
    "403": (status(403), "refused to answer"),
    "401": (status(401), "does not accept the key"),
    "429 for hours": (status(429, Retry_After="40000"), "asks us to wait 11 hours"),
    "429 for ever": (status(429), "asks us to wait"),
    "500": (status(500), "has a fault"),
    "html": (page("<!doctype html><title>Welcome</title>"), "a web page in place of data"),
    "empty": (raw(200, b""), "nothing in place of data"),
    "cut": (raw(200, b'{"message": {"DOI": "10.1'), "no JSON"),
    "null": (data(None), "form that we don't know"),
    "list": (data([]), "form that we don't know"),
    "no title": (data({"message": {"DOI": 3}}), "could not be looked up"),
    "deep": (raw(200, b"[" * 100_000), "no JSON"),
    "circle": (moved_to("/works/10.1000%2Falpha.1"), "around in circles"),
    "elsewhere": (moved_to("https://evil.example/"), "sent us to evil.example"),
    "hang up": (hang_up, "could not be reached"),
    "silence": (silence, "did not answer in time"),
    "drip": (drip, "time was up"),
    "flood": (flood, "more than 5 MB"),
    "bomb": (bomb, "more than 5 MB"),
    "another": (data({"message": work(DOI="10.1000/other")}), "answered with another paper"),
}


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("fault", [name for name in FAULTS if name != "no title"])
def test_a_fault_of_the_one_who_knows(site: Site, services: Loopback, fault: str) -> None:
    """Nobody else has it: nothing is written, and what went wrong is told with what to do."""
    reply, words = FAULTS[fault]
    services.hosts[CROSSREF] = always(reply)
    ran = untouched(site, "10.1000/alpha.1")
    assert ran.status == 2
    assert words in ran.err
    assert "Crossref" in ran.err
    assert "Try again later, or give the title in quotes" in ran.err
    assert ran.seconds < 5


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("fault", [name for name in FAULTS if name != "another"])
def test_a_fault_while_another_knows_it(site: Site, services: Loopback, fault: str) -> None:
    """What the others say is written, with a warning."""
    services.hosts[CROSSREF] = always(FAULTS[fault][0])
    services.hosts[OPENALEX] = openalex({"doi:10.1000/alpha.1": indexed()})
    ran = site.add("10.1000/alpha.1")
    assert ran.status == 0
    assert site.paper(SLUG).title == TITLE
    if fault != "no title":
        assert "warning: Crossref" in ran.err


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("fault", [name for name in FAULTS if name not in {"another", "no title"}])
def test_a_fault_of_one_who_adds(site: Site, services: Loopback, fault: str) -> None:
    """What was fetched already is kept, whatever happens to the rest."""
    services.hosts[OPENALEX] = always(FAULTS[fault][0])
    ran = site.add("10.1000/alpha.1")
    assert ran.status == 0
    assert site.paper(SLUG).reference.volume == "7"
    assert "warning: OpenAlex" in ran.err


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("fault", ["anubis", "html", "empty", "cut", "500", "silence", "deep"])
def test_a_fault_of_who_answers_in_xml(site: Site, services: Loopback, fault: str) -> None:
    services.hosts[ARXIV] = services.hosts[DATACITE] = always(FAULTS[fault][0])
    ran = untouched(site, "2405.00001")
    assert (ran.status, "warning" in ran.err) == (2, False)
    assert "arXiv" in ran.err
    assert "could not be looked up" in ran.err


def test_entities_that_grow_are_refused(site: Site, services: Loopback) -> None:
    bomb_text = '<!DOCTYPE feed [<!ENTITY a "b">]><feed>&a;</feed>'
    services.hosts[ARXIV] = always(raw(200, bomb_text.encode(), Content_Type="application/xml"))
    assert "in place of data" in untouched(site, "2405.00001").err


def test_arxiv_is_down(site: Site, services: Loopback) -> None:
    """DataCite has its preprints, too."""
    record = {
        "doi": "10.48550/arxiv.2405.00001",
        "titles": [{"title": TITLE}],
        "creators": [{"givenName": "Ada", "familyName": "Example", "name": "Example, Ada"}],
        "publisher": "arXiv",
        "publicationYear": 2024,
        "dates": [{"date": "2024-05-01T17:59:59Z", "dateType": "Submitted"}],
        "types": {"resourceType": "Article", "resourceTypeGeneral": "Preprint"},
    }
    services.hosts[ARXIV] = always(status(503))
    services.hosts[DATACITE] = lambda _: data({"data": {"attributes": record}})
    ran = site.add("2405.00001")
    assert ran.status == 0
    paper = site.paper(SLUG)
    assert (paper.venue, paper.type, paper.date.iso) == ("arXiv", "preprint", "2024-05-01")


@pytest.mark.parametrize("host", [OPENREVIEW, OPENREVIEW_1])
def test_openreview_lets_no_program_in(site: Site, services: Loopback, host: str) -> None:
    challenge = {"name": "ChallengeRequiredError", "message": "Challenge", "status": 403}
    services.hosts[OPENREVIEW] = services.hosts[OPENREVIEW_1] = lambda _: data({"notes": []})
    services.hosts[host] = always(data(challenge, 403))
    ran = untouched(site, "openreview:AbCdEf1234")
    assert ran.status == 2
    assert "OpenReview lets no program in today" in ran.err
    assert "give the title in quotes" in ran.err


def test_a_service_that_recovers(site: Site, services: Loopback) -> None:
    """One that asks for a moment gets it."""
    services.hosts[CROSSREF] = in_turn(
        status(429, Retry_After="0"), status(503), data({"message": work()})
    )
    assert (site.add("10.1000/alpha.1").status, len(services.of(CROSSREF))) == (0, 3)


def test_a_service_that_refuses_is_left_alone(site: Site, services: Loopback) -> None:
    """Once, however many papers are asked for."""
    services.hosts[OPENALEX] = always(status(429, Retry_After="40000"))
    others = [work(DOI=f"10.1000/n{n}", title=[f"Study number {n} of a row"]) for n in range(5)]
    services.hosts[CROSSREF] = crossref(*others)
    ran = site.add(*(one["DOI"] for one in others))
    assert ran.status == 0
    assert len(services.of(OPENALEX)) == 1
    assert "not asked again in this run" in ran.err
    letters = {f"example2024study{letter}.md" for letter in ("", "b", "c", "d", "e")}
    assert letters <= site.names


def test_who_asks(site: Site, services: Loopback) -> None:
    """Services can tell who it is, and no key and no cookie goes out."""
    site.add("10.1000/alpha.1")
    assert services.asked
    for asked in services.asked:
        assert asked.headers["user-agent"].startswith("Paperbox/")
        assert "https://ada.example" in asked.headers["user-agent"]
        assert "authorization" not in asked.headers


def test_ids_that_lead_to_other_papers(site: Site, services: Loopback) -> None:
    """Two works that became one at a service say nothing of the others that it knows."""
    right = crossref(work(), work(DOI="10.1000/beta.2", title=["A second study of samples"]))

    def merged(asked: Asked) -> Reply:
        is_wrong = "wrong" in asked.path
        return data({"message": work(DOI="10.1000/other")}) if is_wrong else right(asked)

    services.hosts[CROSSREF] = merged
    ran = site.add("10.1000/wrong.1", "10.1000/wrong.2", "10.1000/wrong.3", "10.1000/alpha.1")
    assert ran.err.count("answered with another paper") == 3
    assert "not asked again" not in ran.err
    assert f"{SLUG}.md" in site.names
