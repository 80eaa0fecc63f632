"""``paperbox citations``, as a user runs it."""

from __future__ import annotations

import json

import pytest

from tests.conftest import SHARED
from tests.online.conftest import EARLIER, STORE, Site, paper
from tests.online.server import Asked, Loopback, Reply, always, data, status
from tests.online.services import (
    ALPHA,
    AUTHOR,
    BETA,
    CROSSREF,
    OPENALEX,
    SCHOLAR,
    SEMANTIC_SCHOLAR,
    USER,
    OpenAlex,
    Work,
    crossref,
    scholar,
)

MANY = tuple(
    Work(f"paper-{n}", f"Study number {n} of a long row of studies", n) for n in range(500)
)


@pytest.fixture
def many(site: Site) -> Site:
    """A professor's site."""
    for work in MANY:
        site.write(f"content/publications/{work.slug}.md", paper(work))
    for work in (ALPHA, BETA):
        (site.root / f"content/publications/{work.slug}.md").unlink()
    site.store.unlink()
    return site


def pages(asked: Asked) -> Reply:
    """Return a page of the owner's list."""
    cursor = asked.query["cursor"]
    start = 0 if cursor == "*" else int(cursor)
    following = str(start + 100) if start + 100 < len(MANY) else None
    works = [work.openalex for work in MANY[start : start + 100]]
    return data({"meta": {"next_cursor": following}, "results": works})


def test_500_papers_of_a_person(many: Site, net: Loopback) -> None:
    """The owner's list in pages of a hundred has them all."""
    net.hosts[OPENALEX] = OpenAlex(works=MANY, on={"list": pages})
    ran = many.citations("refresh")
    assert ran.status == 0
    assert many.counts() == {work.slug: work.count for work in MANY}
    assert len(net.asked) <= 10


def test_500_papers_by_their_ids(
    many: Site, net: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a list, batches of ids, at OpenAlex and then at the others."""
    many.write("content/profile.yml", "name: Ada Example\n")
    monkeypatch.setenv("S2_API_KEY", "k")
    half, rest = MANY[:200], MANY[400:]
    net.hosts[OPENALEX] = OpenAlex(works=half)
    net.hosts[CROSSREF] = crossref(*rest)

    def batch(asked: Asked) -> Reply:
        known = {f"DOI:{work.doi}": work for work in MANY[200:400]}
        found = [known.get(one) for one in asked.json["ids"]]
        return data([work and semantic(work) for work in found])

    net.hosts[SEMANTIC_SCHOLAR] = batch
    ran = many.citations("refresh")
    unknown = [asked for asked in net.of(OPENALEX) if asked.path != "/works"]
    assert (ran.status, ran.err) == (0, "")
    assert many.counts() == {work.slug: work.count for work in MANY}
    assert len(net.asked) - len(unknown) <= 30
    assert not unknown
    by = {paper["source"] for paper in many.papers.values()}
    assert by == {"openalex", "semanticscholar", "crossref"}


def semantic(work: Work) -> dict[str, object]:
    one = f"{MANY.index(work):040x}"
    return {"paperId": one, "externalIds": {"DOI": work.doi}, "citationCount": work.count}


def test_without_any_key(site: Site, net: Loopback) -> None:
    """The budget for lists is spent, yet single records are free; Crossref has the rest."""
    spent = always(status(429, Retry_After="40000"))
    net.hosts[OPENALEX] = OpenAlex(works=(ALPHA,), on={"list": spent, "batch": spent})
    net.hosts[CROSSREF] = crossref(BETA)
    site.store.unlink()
    ran = site.citations("refresh")
    assert site.counts() == {"alpha": 11, "beta": 6}
    assert site.author["openalex"]["id"] == AUTHOR
    assert ran.status in {0, 1}


def test_another_source_does_not_replace_a_fresh_number(site: Site, net: Loopback) -> None:
    """Crossref counts less: a number of OpenAlex is not swapped for it while OpenAlex is down."""
    net.hosts[OPENALEX] = always(status(404))
    for count, day, taken in [
        (14, "2026-08-23", False),  # 44 days ago
        (14, "2026-08-21", True),  # 46 days ago
        (4, "2026-06-01", False),
        (0, "2026-06-01", False),
        (400, "2026-06-01", False),
    ]:
        site.store.write_text(json.dumps(STORE).replace(EARLIER, day))
        net.hosts[CROSSREF] = crossref(Work("alpha", ALPHA.title, count))
        site.citations("refresh")
        assert site.counts()["alpha"] == (count if taken else 10)
        assert site.papers["alpha"]["source"] == ("crossref" if taken else "openalex")


def test_a_source_that_is_preferred_replaces_another(site: Site, net: Loopback) -> None:
    """At once; but what falls is held back whoever says it."""
    net.hosts[OPENALEX] = OpenAlex(works=(ALPHA, Work("beta", BETA.title, 0)))
    site.store.write_text(site.store.read_text().replace("openalex", "scholar"))
    ran = site.citations("refresh")
    assert site.counts() == {"alpha": 11, "beta": 5}
    assert "beta: stays at 5; OpenAlex says 0" in " ".join(ran.err.split())


def test_scholar_now_and_then_from_home(site: Site, net: Loopback) -> None:
    """As the README says: not in the settings, asked by name, its numbers are the site's."""
    rows = (Work("alpha", ALPHA.title, 25), Work("beta", BETA.title, 9))
    net.hosts[SCHOLAR] = scholar(*rows)
    ran = site.citations("refresh", "--source", "scholar")
    assert (ran.status, ran.err) == (0, "")
    assert (site.counts()["alpha"], site.counts()["beta"]) == (25, 9)
    assert site.author["scholar"]["citations"] == 34
    site.ask("scholar", "openalex")
    net.hosts[OPENALEX] = OpenAlex()
    assert site.citations("refresh", "--without", "scholar").status == 0
    assert len(net.of(SCHOLAR)) == 1
    assert site.counts()["alpha"] == 25


def test_no_source_at_all(site: Site, net: Loopback) -> None:
    ran = site.citations("refresh", "--source", "scholar", "--without", "scholar")
    assert ran.status == 2
    assert "No source is to be asked" in ran.err


def test_nobody_knows_the_paper_yet(site: Site, net: Loopback) -> None:
    """A new paper in no index is no fault."""
    site.store.unlink()
    site.write("content/profile.yml", "name: Ada Example\n")
    net.hosts[OPENALEX], net.hosts[CROSSREF] = OpenAlex(works=()), crossref()
    ran = site.citations("refresh")
    assert (ran.status, ran.err) == (0, "")
    assert "2 without a number" in ran.out


def test_an_id_that_was_corrected(site: Site, net: Loopback) -> None:
    """The DOI led to another work before; what the store remembers of that is not asked for."""
    store = json.loads(site.store.read_text())
    store["papers"]["alpha"] |= {"source_id": "W557", "count": 900}
    site.store.write_text(json.dumps(store))
    net.hosts[OPENALEX] = OpenAlex()
    site.write("content/profile.yml", "name: Ada Example\n")
    site.citations("refresh", "--allow-decrease")
    assert site.papers["alpha"]["source_id"] == ALPHA.openalex["id"].rpartition("/")[2]  # type: ignore[attr-defined]  # a text
    assert site.counts()["alpha"] == 11


@pytest.mark.parametrize("kind", ["pmid", "acl"])
def test_every_kind_of_match_is_read_again(site: Site, net: Loopback, kind: str) -> None:
    one = {"pmid": "10000000", "acl": "2020.acl-main.1"}[kind]
    text = paper(ALPHA, doi=False).replace("date:", f'{kind}: "{one}"\ndate:')
    site.write("content/publications/alpha.md", text)
    doi = {"pmid": ALPHA.doi, "acl": "10.18653/v1/2020.acl-main.1"}[kind]
    work = {**ALPHA.openalex, "doi": doi, "ids": {"pmid": one} if kind == "pmid" else {}}
    found = data({"meta": {}, "results": [work, BETA.openalex]})
    site.store.unlink()
    net.hosts[OPENALEX] = OpenAlex(on={"list": always(found)})
    for _ in range(2):
        ran = site.citations("refresh")
        assert (ran.status, ran.err) == (0, "")
        assert site.counts() == {"alpha": 11, "beta": 6}
    assert site.citations("status").status == 0


def test_a_paper_that_got_its_file_later(site: Site, net: Loopback) -> None:
    """Its old place and its card say the same number."""
    gamma = Work("gamma", "A talk that became a paper in the end", 20)
    site.ask("scholar")
    net.hosts[SCHOLAR] = scholar(ALPHA, BETA, gamma)
    site.citations("refresh")
    site.write("content/publications/gamma.md", paper(gamma, doi=False))
    net.hosts[SCHOLAR] = scholar(ALPHA, BETA, Work("gamma", gamma.title, 25))
    site.citations("refresh")
    assert site.counts()["gamma"] == site.counts()[f"{USER}:gamma"] == 25
    assert "no records" not in site.citations("status").out


def test_a_number_by_hand_stays(site: Site, net: Loopback) -> None:
    store = json.loads(site.store.read_text())
    store["papers"]["alpha"] = {"count": 77, "source": "manual"}
    site.store.write_text(json.dumps(store))
    net.hosts[OPENALEX] = OpenAlex()
    site.citations("refresh")
    assert site.counts() == {"alpha": 77, "beta": 6}
    assert "77  alpha  by hand" in site.citations("status").out


def test_only_one_source(site: Site, net: Loopback) -> None:
    net.hosts[CROSSREF] = crossref(ALPHA)
    site.store.unlink()
    assert site.citations("refresh", "--source", "crossref").status == 0
    assert not net.of(OPENALEX)
    assert site.counts() == {"alpha": 11}


def test_cards_of_old_pages_are_counted(site: Site, net: Loopback) -> None:
    """A paper that stands as a card in a page has a number like those of files."""
    card = (
        "# Papers\n\n<div class='paper-box'><div class='paper-box-image'><div>"
        "<div class='badge'>EX 2024</div></div></div>\n"
        "<div class='paper-box-text' markdown=\"1\">\n\n"
        f"[{ALPHA.title}](https://doi.org/{ALPHA.doi})\n\n**Ada Example**, Bo Sample\n"
        "</div></div>\n"
    )
    for work in (ALPHA, BETA):
        (site.root / f"content/publications/{work.slug}.md").unlink()
    site.write("content/pages/about.md", card)
    site.store.unlink()
    net.hosts[OPENALEX] = OpenAlex()
    assert site.citations("refresh").status == 0
    assert list(site.counts().values()) == [11]


def test_status(site: Site) -> None:
    gamma = Work("gamma", "What nobody has counted yet", 0)
    site.write("content/publications/gamma.md", paper(gamma))
    store = json.loads(site.store.read_text())
    store["papers"]["beta"] |= {"match": "title", "score": 0.97, "pending": {"count": 0, "seen": 1}}
    store["author"] = {"openalex": {"id": AUTHOR, "citations": 15, "h": 2, "i10": 1}}
    site.store.write_text(json.dumps(store))
    ran = site.citations("status")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0].startswith("OpenAlex: 15 citations, h-index 2, i10-index 1, on an unknown day")
    (alpha,) = (line for line in lines if "alpha" in line)
    assert alpha.split() == [
        "10",
        "alpha",
        "OpenAlex,",
        "2026-09-01",
        "(35",
        "days",
        "ago),",
        "by",
        "doi",
    ]
    (beta,) = (line for line in lines if "beta" in line)
    assert "by its title (97% alike), 0 is held back" in beta
    assert lines[-1] == f"  gamma: {gamma.title}"


def gs_data(**counts: int) -> str:
    """Return the file of the crawler of old."""
    return json.dumps(
        {
            "name": "Ada Example",
            "scholar_id": f"{USER}&hl=zh-CN",
            "citedby": sum(counts.values()),
            "hindex": 2,
            "i10index": 1,
            "updated": "2026-05-20 08:12:33.1234",
            "publications": {
                f"{USER}:{slug}": {
                    "bib": {"title": title_of(slug), "pub_year": "2024"},
                    "num_citations": count,
                }
                for slug, count in counts.items()
            },
        }
    )


def title_of(slug: str) -> str:
    return {"alpha": ALPHA.title, "beta": BETA.title}.get(slug, "A talk of long ago")


def test_import(site: Site) -> None:
    """The last numbers of the crawler are there at once, each at its paper."""
    site.store.unlink()
    site.write("gs_data.json", gs_data(alpha=20, beta=9, talk=1))
    ran = site.citations("import", "gs_data.json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "3 papers taken over into content/citations.json.\n"
    old = {f"{USER}:alpha": 20, f"{USER}:beta": 9, f"{USER}:talk": 1}
    assert site.counts() == {"alpha": 20, "beta": 9, **old}
    assert site.papers["alpha"]["match"] == "title"
    assert site.papers["alpha"]["checked_at"] == "2026-05-20"
    assert site.author["scholar"] | {"name": ""} == {
        "id": USER, "citations": 30, "h": 2, "i10": 1, "by_year": {}, "name": "",
        "checked_at": "2026-05-20",
    }  # fmt: skip


def test_import_does_not_replace_what_is_newer(site: Site) -> None:
    """What a source has said since stays; places of old pages get their numbers all the same."""
    before = site.counts()
    site.write("gs_data.json", gs_data(alpha=3, talk=1))
    assert site.citations("import", "gs_data.json").status == 0
    assert site.counts() == {**before, f"{USER}:alpha": 3, f"{USER}:talk": 1}


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        ("name: Ada Example\nlinks: [googlescholar: ZZZZZZZZZZZZ]\n", "yours is ZZZZZZZZZZZZ"),
        ("name: Bo Sample\n", "not of Bo Sample"),
    ],
)
def test_import_of_somebody_elses_file(site: Site, profile: str, words: str) -> None:
    """Copies of the template carry the file of whoever made it."""
    site.write("content/profile.yml", profile)
    site.write("gs_data.json", gs_data(alpha=20))
    before = site.store.read_bytes()
    ran = site.citations("import", "gs_data.json")
    assert ran.status == 2
    assert words in ran.err
    assert site.store.read_bytes() == before


@pytest.mark.parametrize("text", ["", "[]", "{", '{"publications": {}}', None])
def test_import_of_something_else(site: Site, text: str | None) -> None:
    before = site.store.read_bytes()
    if text is not None:
        site.write("gs_data.json", text)
    ran = site.citations("import", "gs_data.json")
    assert ran.status == 2
    assert ran.err.startswith("gs_data.json")
    assert site.store.read_bytes() == before


def test_export(site: Site) -> None:
    """What is exported is what old pages read, and comes back by an import."""
    site.store.unlink()
    site.write("gs_data.json", gs_data(alpha=20, beta=9, talk=1))
    site.citations("import", "gs_data.json")
    ran = site.citations("export", "old/files")
    assert ran.status == 0
    assert ran.out.splitlines() == ["old/files/gs_data.json", "old/files/gs_data_shieldsio.json"]
    old = json.loads((site.root / "old/files/gs_data.json").read_text())
    counts = {key: paper["num_citations"] for key, paper in old["publications"].items()}
    assert counts == {f"{USER}:alpha": 20, f"{USER}:beta": 9, f"{USER}:talk": 1}
    assert old["citedby"] == 30
    shields = json.loads((site.root / "old/files/gs_data_shieldsio.json").read_text())
    assert shields == {"schemaVersion": 1, "label": "citations", "message": "30"}


def test_export_to_a_file(site: Site) -> None:
    site.write("taken", "a file")
    ran = site.citations("export", "taken")
    assert ran.status == 2
    assert "taken" in ran.err


@pytest.mark.parametrize("action", [["refresh"], ["status"], ["export", "x"], ["import", "x"]])
def test_a_site_with_mistakes(site: Site, net: Loopback, action: list[str]) -> None:
    """They are told as a build tells them, and nothing is asked."""
    site.write("content/publications/bad.md", "---\ntitle: x\nvanue: y\n---\n")
    ran = site.citations(*action)
    assert ran.status == 2
    assert "content/publications/bad.md:3" in ran.err
    assert not net.asked


@pytest.mark.parametrize("settings", [None, "THEME = '/no/such/theme'\n", "1/0\n"])
def test_settings_that_cannot_be_used(site: Site, settings: str | None) -> None:
    path = site.root / "pelicanconf.py"
    path.unlink()
    if settings:
        path.write_text(settings)
    ran = site.citations("refresh")
    assert ran.status == 2
    assert "pelicanconf.py" in ran.err


def test_nothing_but_the_store_is_written(site: Site, net: Loopback) -> None:
    net.hosts[OPENALEX] = OpenAlex()
    before = files(site)
    site.citations("refresh")
    assert files(site) == before


def files(site: Site) -> set[str]:
    """Return what there is below a site, less what Python keeps of the settings it has read."""
    return {str(path) for path in site.root.rglob("*") if "__pycache__" not in path.parts}


@pytest.mark.shared
@pytest.mark.parametrize("name", ["RayeRen", "8421BCD"])
def test_import_of_recorded_files(site: Site, name: str) -> None:
    file = SHARED / "recorded" / "gs_data" / name / "gs_data.json"
    said = json.loads(file.read_text("utf-8"))
    user = said["scholar_id"][:12]
    site.write("content/profile.yml", f"name: Ada Example\nlinks: [googlescholar: {user}]\n")
    site.store.unlink()
    assert site.citations("import", str(file)).status == 0
    assert site.author["scholar"]["citations"] == said["citedby"]
    assert sum(site.counts().values()) == said["citedby"]


def test_the_build_shows_what_was_refreshed(site: Site, net: Loopback) -> None:
    """From the service to the page: number, source and day."""
    net.hosts[OPENALEX] = OpenAlex()
    assert site.citations("refresh").status == 0
    net.asked.clear()
    assert site.build().status == 0
    assert not net.asked
    text = site.page().get_text(" ", strip=True)
    assert "11" in text
    assert "OpenAlex" in text
