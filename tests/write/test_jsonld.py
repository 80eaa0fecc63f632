"""What search engines are told, against schema.org's vocabulary."""

from __future__ import annotations

import json
from typing import Any

import pytest

from paperbox.model import Affiliation, Contact, Link, Profile, Reference
from paperbox.paper_types import TYPES
from paperbox.write.jsonld import Shown, home, paper, script_text
from paperbox.write.whole import Site
from tests.write.schema_org import faults
from tests.write.test_highwire import LINKS
from tests.write.test_highwire import paper as record

SITE = Site("https://ada.example", "Ada's page", "en")
NOWHERE = Site("", "Ada's page", "en")
SHOWN = Shown(
    "https://ada.example/publications/one/",
    "https://ada.example/files/one.pdf",
    ("https://ada.example/images/share/a.jpg",),
)
PROFILE = Profile(
    name="Ada Example",
    native_name="样本",
    aliases=("A. Example", "Ada Example"),
    bio="She samples.",
    interests=("samples", "tests"),
    affiliations=(Affiliation("University of Tests", "https://tests.example"), Affiliation("Lab")),
    links=(
        Link("GitHub", "https://github.com/ada-example", "github", "github"),
        Link("ORCID", "https://orcid.org/0000-0000-0000-0000", "orcid", "orcid"),
        Link("CV", "files/cv.pdf", "cv", "cv"),
        Link("RSS", "https://ada.example/feed.xml", "rss", "rss"),
        Link("A friend's garden", "https://garden.example"),
        Contact("WeChat", "wechat", "ada"),
    ),
)
KINDS = {
    "": "ScholarlyArticle",
    "article": "ScholarlyArticle",
    "inproceedings": "ScholarlyArticle",
    "preprint": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "thesis": "Thesis",
    "mastersthesis": "Thesis",
    "report": "Report",
    "dataset": "Dataset",
    "software": "SoftwareSourceCode",
    "proceedings": "Book",
    "manuscript": "ScholarlyArticle",
    "patent": "ScholarlyArticle",
    "talk": "PresentationDigitalDocument",
    "poster": "Poster",
    "website": "WebPage",
}


@pytest.mark.parametrize("site", [SITE, NOWHERE])
@pytest.mark.parametrize("type", ["", *TYPES])
def test_papers(type: str, site: Site) -> None:
    """A paper of any type is of a type of schema.org's, with that one's properties alone."""
    it = record(type=type, abstract="It says.", venue="TestConf", award="Best")
    it_has_code = record(type=type, links=(Link("Code", "https://code.example", "code", "code"),))
    shown = SHOWN if site.url else Shown()
    for known in (it, it_has_code, record(type=type, reference=Reference(), links=())):
        assert faults(paper(known, site, shown)) == []
    assert paper(it, site, shown)["@type"] == KINDS[type]


def test_an_article() -> None:
    """Authors in order, the owner as on the home page; the journal around its issue; the ids."""
    said = paper(record(type="article", abstract="It says."), SITE, SHOWN)
    assert [author["name"] for author in said["author"]] == ["Ada Example", "Bo Sample"]
    assert said["author"][0]["@id"] == "https://ada.example/#person"
    assert said["isPartOf"]["isPartOf"]["isPartOf"]["name"] == "Journal of Samples"
    assert (said["pageStart"], said["pageEnd"], said["datePublished"]) == (
        "101",
        "119",
        "2024-05-03",
    )
    assert said["sameAs"] == [link.url for link in LINKS]
    assert said["encoding"]["contentUrl"] == SHOWN.pdf


@pytest.mark.parametrize("site", [SITE, NOWHERE])
def test_home(site: Site) -> None:
    """A site, the page of a person, and the person, who know each other."""
    said = home(PROFILE, site, site.at("images/ada.jpg"), "Ada Example: She samples.")
    assert faults(said) == []
    website, page, person = said["@graph"]
    assert [node["@type"] for node in said["@graph"]] == ["WebSite", "ProfilePage", "Person"]
    assert page["mainEntity"] == website["publisher"] == {"@id": person["@id"]}
    assert person["alternateName"] == ["样本", "A. Example"]
    assert person["sameAs"] == [link.url for link in PROFILE.links[:2]]
    assert [place["name"] for place in person["affiliation"]] == ["University of Tests", "Lab"]
    assert ("image" in person) == bool(site.url)
    assert faults(home(Profile("Ada"), site, "", "")) == []


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "Article", "name": "No context"},
        {"@context": "https://schema.org", "@type": "Paper"},
        {"@context": "https://schema.org", "@type": "Person", "pageStart": "1"},
        {"@context": "https://schema.org", "@type": "Person", "sameAs": "files/cv.pdf"},
        {"@context": "https://schema.org", "@type": "Thesis", "author": {"@type": "Place"}},
        {"@context": "https://schema.org", "@type": "Thesis", "author": {"@id": "#nobody"}},
        {"@context": "https://schema.org", "@type": "Article", "datePublished": "May 2024"},
    ],
)
def test_the_check_finds_faults(data: dict[str, Any]) -> None:
    """What it is there to find, it finds."""
    assert faults(data)


def test_nothing_ends_the_block() -> None:
    """No text can leave the script element that it stands in."""
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    text = script_text({"name": hostile})
    assert not {"<", ">", "&", "\u2028"} & set(text)
    assert json.loads(text) == {"name": hostile}
