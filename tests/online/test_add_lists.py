"""``paperbox add --mine`` and its like: what the site lacks, as a list to look through."""

from __future__ import annotations

import pytest

from tests.online.conftest import TODAY, Site
from tests.online.paper_services import (
    ARXIV,
    CROSSREF,
    DBLP,
    OPENALEX,
    ORCID,
    TITLE,
    arxiv,
    crossref,
    dblp,
    listed,
    openalex,
    orcid,
    person,
    preprint,
    work,
)
from tests.online.server import Loopback, always, data, page, status
from tests.online.services import ALPHA
from tests.online.services import ORCID as ME
from tests.online.test_add_outcomes import ANUBIS, untouched

PID = "00/1-2"
BETA = "On the proofs of samples by their tests"

CONFERENCE = f"""<inproceedings key="conf/test/ExampleS24"><author>Ada Example</author>
<author>Bo Sämple 0001</author><title>{TITLE}.</title><year>2024</year>
<booktitle>TestConf</booktitle><ee>https://doi.org/10.1000/alpha.1</ee></inproceedings>"""
PREPRINT = f"""<article key="journals/corr/abs-2405-00001" publtype="informal">
<author>Ada Example</author><author>Bo Sämple</author><title>{TITLE.upper()}</title>
<year>2023</year><volume>abs/2405.00001</volume><journal>CoRR</journal>
<ee>https://doi.org/10.48550/arXiv.2405.00001</ee></article>"""
OLD = f"""<article key="journals/test/Example23"><author>Ada Example</author>
<title>{ALPHA.title}.</title><year>2024</year><journal>J. Tests</journal></article>"""
EDITED = """<proceedings key="conf/test/2024"><editor>Ada Example</editor>
<title>Proceedings of all Tests, TestConf 2024</title><year>2024</year></proceedings>"""


@pytest.fixture
def lists(net: Loopback) -> Loopback:
    """Two lists of Ada's: of a paper in two forms, of one on the site, and of a talk."""
    known, hits = person(CONFERENCE, PREPRINT, OLD, EDITED), dblp({}, [])
    net.hosts[DBLP] = lambda asked: (known if "/pid/" in asked.path else hits)(asked)
    net.hosts[ORCID] = orcid(
        listed(TITLE, doi="10.1000/ALPHA.1"),
        listed(BETA, year=2022),
        listed("A talk on samples of samples", kind="lecture-speech"),
        listed(ALPHA.title, doi=ALPHA.doi),
    )
    net.hosts[CROSSREF] = crossref(work(), work(DOI="10.1000/beta.2", title=[BETA]))
    net.hosts[ARXIV] = arxiv(a2405_00001=preprint())
    net.hosts[OPENALEX] = openalex({})
    return net


def asked_for(site: Site, name: str = "papers.txt") -> list[str]:
    """Return the lines of a list that ask for a paper."""
    text = (site.root / name).read_text("utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def test_what_the_site_lacks(site: Site, lists: Loopback) -> None:
    """Preprint and published version are one line; what is on the site is left out."""
    ran = untouched(site, "--orcid", ME, "--dblp", PID)
    assert (ran.status, ran.err) == (0, "")
    first, second = asked_for(site)
    assert set(first.split(" = ")) >= {"doi:10.1000/alpha.1", "arxiv:2405.00001"}
    assert second == f'"{BETA}"'
    text = (site.root / "papers.txt").read_text("utf-8")
    assert f"2 papers that the site lacks, by DBLP and ORCID, {TODAY}" in text
    assert "The preprint and the published version are one paper" in text
    assert f"# {TITLE} · Ada Example, Bo Sämple · TestConf · 2024" in text
    assert "DBLP and ORCID: 2 new, 1 on the site already." in ran.out
    assert "paperbox add --from papers.txt" in ran.out
    assert ALPHA.title not in text


def test_what_is_no_paper_is_left_out_for_a_reason(site: Site, lists: Loopback) -> None:
    site.add("--orcid", ME, "--dblp", PID)
    lines = (site.root / "papers.txt").read_text("utf-8").split("\n")
    for title, kind in (
        ("A talk on samples of samples", "talk"),
        ("Proceedings of all Tests, TestConf 2024", "proceedings"),
    ):
        at = next(i for i, line in enumerate(lines) if line.startswith(f"# {title}"))
        assert f"no paper ({kind})" in lines[at + 1]
        assert lines[at + 2].startswith("# ")


def test_another_list(site: Site, lists: Loopback) -> None:
    """It says itself how it is added."""
    assert site.add("--orcid", ME, "--to", "mine.txt").status == 0
    assert "# Then: paperbox add --from mine.txt\n" in (site.root / "mine.txt").read_text("utf-8")
    assert not (site.root / "papers.txt").exists()


def test_the_list_is_added(site: Site, lists: Loopback) -> None:
    """All of it, each with its ids; and once more, which adds nothing and is no fault."""
    site.add("--orcid", ME, "--dblp", PID)
    ran = site.add("--from", "papers.txt")
    assert (ran.status, ran.err) == (0, "")
    assert "2 of 2 papers written." in ran.out
    links = {link.key for link in site.paper("example2024sampling").links}
    assert {"doi", "arxiv"} <= links
    assert site.paper("example2024proofs").title == BETA
    again = untouched(site, "--from", "papers.txt")
    assert again.status == 0
    assert "2 on the site already" in again.out
    assert site.build().status == 0


def test_the_best_service_is_blocked(site: Site, lists: Loopback) -> None:
    """The other ids of a line do: arXiv has the abstract, DBLP the venue; the DOI stays."""
    lists.hosts[CROSSREF] = lists.hosts[OPENALEX] = always(page(ANUBIS))
    lists.hosts[DBLP] = dblp({"conf/test/ExampleS24": CONFERENCE}, [])
    ids = "doi:10.1000/alpha.1 = arxiv:2405.00001 = dblp:conf/test/ExampleS24"
    site.write("papers.txt", f"{ids}\n")
    ran = site.add("--from", "papers.txt")
    assert ran.status == 0
    assert "warning: Crossref: a bot check" in ran.err
    paper = site.paper("example2024sampling")
    assert (paper.venue, paper.type) == ("TestConf", "inproceedings")
    assert paper.abstract
    assert {"doi", "arxiv"} <= {link.key for link in paper.links}


def test_nothing_is_proposed_twice(site: Site, lists: Loopback) -> None:
    """What was proposed, rejected with a # or added is not proposed again: no byte changes."""
    site.add("--orcid", ME, "--dblp", PID)
    path = site.root / "papers.txt"
    text = path.read_text("utf-8").replace(f'\n"{BETA}"', f'\n# "{BETA}"')
    path.write_text(text, "utf-8")
    for _ in range(2):
        ran = site.add("--orcid", ME, "--dblp", PID)
        assert (ran.status, path.read_text("utf-8")) == (0, text)
        assert "0 new" in ran.out
    site.add("--from", "papers.txt")
    assert site.add("--orcid", ME, "--dblp", PID).status == 0
    assert path.read_text("utf-8") == text
    assert "example2024proofs.md" not in site.names


def test_new_papers_join_the_list(site: Site, lists: Loopback) -> None:
    """At its end; what the user wrote into it stays."""
    path = site.write("papers.txt", "# My notes\n10.1000/mine\n")
    site.add("--orcid", ME)
    assert path.read_text("utf-8").startswith("# My notes\n10.1000/mine\n\n# 2 papers")
    assert asked_for(site)[0] == "10.1000/mine"


def test_my_own_accounts(site: Site, lists: Loopback) -> None:
    """--mine asks the lists of the accounts in profile.yml."""
    site.write(
        "content/profile.yml",
        f"name: Ada Example\nlinks:\n  - orcid: {ME}\n  - dblp: {PID}\n  - github: ada-example\n",
    )
    assert site.add("--mine").status == 0
    assert len(asked_for(site)) == 2
    assert {asked.host for asked in lists.asked} == {ORCID, DBLP}


def test_no_account_at_all(site: Site, lists: Loopback) -> None:
    site.write("content/profile.yml", "name: Ada Example\n")
    ran = untouched(site, "--mine")
    assert (ran.status, "no orcid and no dblp account" in ran.err) == (2, True)


@pytest.mark.parametrize(
    "arguments", [("--orcid", f"https://orcid.org/{ME}"), ("--dblp", f"https://dblp.org/pid/{PID}")]
)
def test_addresses_of_people(site: Site, lists: Loopback, arguments: tuple[str, ...]) -> None:
    assert site.add(*arguments).status == 0
    assert asked_for(site)


@pytest.mark.parametrize("arguments", [("--orcid", "0000"), ("--dblp", "Ada Example")])
def test_what_is_no_person(site: Site, lists: Loopback, arguments: tuple[str, ...]) -> None:
    ran = untouched(site, *arguments)
    assert (ran.status, "is no id of a person there" in ran.err) == (2, True)
    assert not lists.asked


def test_a_person_whom_nobody_knows(site: Site, lists: Loopback) -> None:
    lists.hosts[ORCID] = always(data({"response-code": 404}, 404))
    ran = untouched(site, "--orcid", ME)
    assert ran.status == 2
    assert "is that the right id?" in ran.err
    assert not (site.root / "papers.txt").exists()


def test_one_list_is_blocked(site: Site, lists: Loopback) -> None:
    """The other one is used, and the status says that it is not all."""
    lists.hosts[DBLP] = always(page(ANUBIS))
    ran = site.add("--orcid", ME, "--dblp", PID)
    assert ran.status == 1
    assert "warning: DBLP: a bot check" in ran.err
    assert len(asked_for(site)) == 2


def test_both_lists_are_blocked(site: Site, lists: Loopback) -> None:
    lists.hosts[DBLP], lists.hosts[ORCID] = always(page(ANUBIS)), always(status(429))
    path = site.write("papers.txt", "10.1000/mine\n")
    ran = site.add("--orcid", ME, "--dblp", PID)
    assert ran.status == 2
    assert "nothing was written" in ran.err
    assert path.read_text("utf-8") == "10.1000/mine\n"


def test_a_list_that_can_only_be_added_in_part(site: Site, lists: Loopback) -> None:
    """What was added is kept; the next run does the rest and does not ask for what is there."""
    site.write("papers.txt", "10.1000/alpha.1\n10.1000/beta.2\n")
    known, refusal = crossref(work()), status(503)
    lists.hosts[CROSSREF] = lambda asked: known(asked) if "alpha" in asked.path else refusal
    ran = site.add("--from", "papers.txt")
    assert ran.status == 1
    assert "1 of 2 papers written, 1 not added; run this again for them." in ran.out
    lists.asked.clear()
    lists.hosts[CROSSREF] = crossref(work(DOI="10.1000/beta.2", title=[BETA]))
    ran = site.add("--from", "papers.txt")
    assert (ran.status, "1 of 2 papers written, 1 on the site already" in ran.out) == (0, True)
    assert not any("alpha" in asked.path for asked in lists.asked)


def test_a_dry_run_shows_the_list(site: Site, lists: Loopback) -> None:
    ran = untouched(site, "--orcid", ME, "--dry-run")
    assert ran.status == 0
    assert BETA in ran.out
    assert not (site.root / "papers.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--from", "none.txt"), "no such file"),
        (("--from", "empty.txt"), "asks for no paper"),
        (("--mine", "10.1000/a"), "not both in one run"),
        (("--from", "papers.txt", "--name", "mine"), "--name takes one word for one paper"),
        (("10.1000/a", "--name", "../mine"), "--name takes one word for one paper"),
    ],
)
def test_what_does_not_go_together(
    site: Site, lists: Loopback, arguments: tuple[str, ...], words: str
) -> None:
    site.write("papers.txt", "10.1000/alpha.1\n10.1000/beta.2\n")
    site.write("empty.txt", "# 10.1000/alpha.1\n\n")
    ran = untouched(site, *arguments)
    assert (ran.status, words in ran.err) == (2, True)


def test_hundreds_of_papers(site: Site, lists: Loopback) -> None:
    """The list of a professor, whose every paper has a preprint of the same title."""
    rows = []
    for n in range(300):
        text = CONFERENCE.replace(TITLE, f"Study number {n} of a long row of studies")
        rows.append(text.replace("ExampleS24", f"Example{n}").replace("alpha.1", f"n{n}"))
        text = PREPRINT.replace(TITLE.upper(), f"Study number {n} of a long row of studies")
        rows.append(text.replace("2405-00001", f"x{n}").replace("2405.00001", f"2405.{n:05}"))
    lists.hosts[DBLP] = person(*rows)
    ran = site.add("--dblp", PID)
    assert ran.status == 0
    lines = asked_for(site)
    assert len(lines) == 300
    assert all("doi:" in line and "arxiv:" in line for line in lines)
    assert ran.seconds < 10
