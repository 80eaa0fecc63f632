"""The services that know papers as they answer when all is well; the papers are made up.

Each is what a host of `Loopback` replies. A dict of ids -> answers is what it knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from xml.sax.saxutils import escape

from tests.online.server import Asked, Reply, data, raw, status

CROSSREF, DATACITE, OPENALEX = "api.crossref.org", "api.datacite.org", "api.openalex.org"
ARXIV, DBLP, ACL = "export.arxiv.org", "dblp.org", "aclanthology.org"
OPENREVIEW, OPENREVIEW_1 = "api2.openreview.net", "api.openreview.net"
PUBMED, ORCID = "eutils.ncbi.nlm.nih.gov", "pub.orcid.org"

TITLE = "Sampling samples: a study of “samples”"
ABSTRACT = "Samples of samples are samples, most of the time."


def work(**fields: Any) -> dict[str, Any]:
    """A work of Crossref's, in its shape."""
    return {
        "DOI": "10.1000/Alpha.1",
        "type": "journal-article",
        "title": [TITLE],
        "author": [
            {"given": "Ada", "family": "Example", "sequence": "first", "affiliation": []},
            {"given": "Bo", "family": "Sämple", "sequence": "additional", "affiliation": []},
        ],
        "container-title": ["Journal of Tests and Proofs"],
        "short-container-title": ["J. Tests"],
        "published": {"date-parts": [[2024, 5]]},
        "published-online": {"date-parts": [[2024, 5, 23]]},
        "volume": "7",
        "issue": "3",
        "page": "12-15",
        "publisher": "Press of Tests",
        **fields,
    }


def xml(text: str) -> Reply:
    """Reply with XML."""
    return raw(200, text.encode(), Content_Type="application/xml")


def crossref(*works: dict[str, Any]) -> Callable[[Asked], Reply]:
    """Crossref: by DOI, and all of them for every search."""
    known = {one["DOI"].lower(): one for one in works}

    def reply(asked: Asked) -> Reply:
        if "query.bibliographic" in asked.query:
            return data({"status": "ok", "message": {"items": list(works)}})
        found = known.get(asked.path.removeprefix("/works/").lower())
        if found is None:
            return raw(404, b"Resource not found.", Content_Type="text/plain")
        return data({"status": "ok", "message-type": "work", "message": found})

    return reply


def preprint(
    one: str = "2405.00001",
    title: str = TITLE,
    authors: tuple[str, ...] = ("Ada Example", "Bo Sämple"),
    more: str = "",
    abstract: str = ABSTRACT,
) -> str:
    """An entry of arXiv's."""
    names = "".join(f"<author><name>{escape(name)}</name></author>" for name in authors)
    return (
        f"<entry><id>http://arxiv.org/abs/{one}v2</id><published>2024-05-01T17:59:59Z</published>"
        f"<updated>2024-06-01T00:00:00Z</updated><title>{escape(title)}</title>"
        f"<summary>  {escape(abstract)}\n</summary>{names}{more}</entry>"
    )


def arxiv(**entries: str) -> Callable[[Asked], Reply]:
    """arXiv: by id, and all of them for every search; ids have ``_`` for ``.``, an ``a`` before."""
    known = {one.removeprefix("a").replace("_", "."): entry for one, entry in entries.items()}

    def reply(asked: Asked) -> Reply:
        every = list(known.values())
        wanted = asked.query.get("id_list")
        found = every if wanted is None else [known[wanted]] if wanted in known else []
        return xml(
            '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
            'xmlns:arxiv="http://arxiv.org/schemas/atom"><title>ArXiv Query</title>'
            f"{''.join(found)}</feed>"
        )

    return reply


def openalex(known: Mapping[str, dict[str, Any]]) -> Callable[[Asked], Reply]:
    """OpenAlex: by the end of the path, such as ``doi:10.1000/alpha.1``; all for every search."""

    def reply(asked: Asked) -> Reply:
        if asked.path == "/works":
            return data({"meta": {"count": len(known)}, "results": list(known.values())})
        found = known.get(asked.path.removeprefix("/works/"))
        return data(found) if found else data({"error": "Not Found"}, 404)

    return reply


def indexed(**fields: Any) -> dict[str, Any]:
    """A work of OpenAlex's, with its abstract as the places of words."""
    words = ABSTRACT.split()
    return {
        "id": "https://openalex.org/W2000000001",
        "doi": "https://doi.org/10.1000/alpha.1",
        "ids": {"openalex": "https://openalex.org/W2000000001"},
        "display_name": TITLE,
        "publication_year": 2024,
        "publication_date": "2024-05-23",
        "type": "article",
        "authorships": [{"raw_author_name": "Ada Example", "author": {"display_name": "A. E."}}],
        "primary_location": {
            "landing_page_url": "https://doi.org/10.1000/alpha.1",
            "source": {"display_name": "Journal of Tests and Proofs", "type": "journal"},
        },
        "locations": [{"landing_page_url": "https://arxiv.org/abs/2405.00001", "source": None}],
        "best_oa_location": {"pdf_url": "https://arxiv.org/pdf/2405.00001"},
        "abstract_inverted_index": {
            word: [at for at, other in enumerate(words) if other == word] for word in words
        },
        "biblio": {"volume": "7", "issue": "3", "first_page": "12", "last_page": "15"},
        **fields,
    }


def dblp(records: Mapping[str, str], hits: list[dict[str, Any]]) -> Callable[[Asked], Reply]:
    """DBLP: records by key, and HITS for every search."""

    def reply(asked: Asked) -> Reply:
        if asked.path == "/search/publ/api":
            every = [{"@score": "1", "info": hit} for hit in hits]
            found = {"@total": str(len(hits)), **({"hit": every} if hits else {})}
            return data({"result": {"status": {"@code": "200"}, "hits": found}})
        key = asked.path.removeprefix("/rec/").removesuffix(".xml")
        return xml(f"<dblp>{records[key]}</dblp>") if key in records else status(404)

    return reply


def hit(**fields: Any) -> dict[str, Any]:
    """What DBLP's search says of a paper."""
    return {
        "authors": {"author": [{"text": "Ada Example"}, {"text": "Bo Sämple 0001"}]},
        "title": f"{TITLE}.",
        "venue": "TestConf",
        "year": "2025",
        "type": "Conference and Workshop Papers",
        "key": "conf/test/ExampleS25",
        "ee": "https://openreview.net/forum?id=AbCdEf1234",
        **fields,
    }


def note(**content: Any) -> dict[str, Any]:
    """A submission of OpenReview's, as its interface of today has it."""
    said = {
        "title": TITLE,
        "authors": ["Ada Example", "Bo Sämple"],
        "abstract": ABSTRACT,
        "venue": "TestConf 2025 oral",
        "pdf": "/pdf/0123456789.pdf",
        **content,
    }
    return {
        "id": "AbCdEf1234",
        "forum": "AbCdEf1234",
        "pdate": 1737500000000,
        "content": {name: {"value": value} for name, value in said.items()},
    }


def openreview(*notes: dict[str, Any]) -> Callable[[Asked], Reply]:
    """OpenReview: by id."""

    def reply(asked: Asked) -> Reply:
        found = [one for one in notes if one["id"] == asked.query["id"]]
        missing = {"name": "NotFoundError", "message": "The Note was not found", "status": 404}
        return data({"notes": found, "count": len(found)}) if found else data(missing, 404)

    return reply


MODS = """<?xml version="1.0" encoding="UTF-8"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods ID="example-sample-2020-sampling">
<titleInfo><title>Sampling <i>Samples</i>: a Study</title></titleInfo>
<name type="personal"><namePart type="given">Ada</namePart>
<namePart type="family">Example</namePart>
<role><roleTerm authority="marcrelator" type="text">author</roleTerm></role></name>
<name type="personal"><namePart type="given">Bo</namePart><namePart type="family">Sämple</namePart>
<role><roleTerm authority="marcrelator" type="text">author</roleTerm></role></name>
<originInfo><dateIssued>2020-07</dateIssued></originInfo>
<relatedItem type="host"><titleInfo><title>Proceedings of the Meeting of Tests</title></titleInfo>
<name type="personal"><namePart type="given">Cy</namePart><namePart type="family">Proof</namePart>
<role><roleTerm authority="marcrelator" type="text">editor</roleTerm></role></name>
<originInfo><publisher>Association of Tests</publisher></originInfo>
<genre authority="marcgt">conference publication</genre></relatedItem>
<abstract>Samples of samples are samples, most of the time.</abstract>
<identifier type="citekey">example-sample-2020-sampling</identifier>
<identifier type="doi">10.18653/v1/2020.acl-main.1</identifier>
<location><url>https://aclanthology.org/2020.acl-main.1/</url></location>
<part><date>2020-07</date><extent unit="page"><start>1</start><end>9</end></extent></part>
</mods></modsCollection>"""

ARTICLE = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2026//EN"
 "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_260101.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">10000001</PMID>
<Article><Journal><JournalIssue><Volume>7</Volume><Issue>3</Issue>
<PubDate><Year>2024</Year><Month>May</Month></PubDate></JournalIssue>
<Title>Journal of tests and proofs</Title>
<ISOAbbreviation>J. Tests Proofs</ISOAbbreviation></Journal>
<ArticleTitle>Samples of H<sub>2</sub>O in <i>E. sample</i>.</ArticleTitle>
<Pagination><MedlinePgn>12-5</MedlinePgn></Pagination>
<Abstract><AbstractText Label="BACKGROUND">We sample.</AbstractText>
<AbstractText Label="RESULTS">p &lt; 0.01 for <sup>13</sup>C.</AbstractText></Abstract>
<AuthorList><Author><LastName>Example</LastName><ForeName>Ada</ForeName></Author>
<Author><CollectiveName>Tests and Proofs Group</CollectiveName></Author></AuthorList>
</Article></MedlineCitation><PubmedData><ArticleIdList>
<ArticleId IdType="pubmed">10000001</ArticleId><ArticleId IdType="pmc">PMC1000001</ArticleId>
<ArticleId IdType="doi">10.1000/gamma</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
</PubmedArticleSet>"""

RECORD = """<inproceedings key="conf/test/ExampleS25" mdate="2025-01-01">
<author pid="00/1-2">Ada Example</author><author>Bo Sämple 0001</author>
<title>Sampling samples: a study of “samples”.</title><pages>1-9</pages><year>2025</year>
<booktitle>TestConf</booktitle><ee>https://openreview.net/forum?id=AbCdEf1234</ee>
</inproceedings>"""


def person(*records: str) -> Callable[[Asked], Reply]:
    """DBLP's list of Ada's publications."""
    rows = "".join(f"<r>{record}</r>" for record in records)
    text = f'<dblpperson name="Ada Example" pid="00/1-2"><person key="homepages/00/1-2"/>{rows}'
    return lambda _: xml(f"{text}</dblpperson>")


def listed(
    title: str, kind: str = "journal-article", year: int = 2024, **ids: str
) -> dict[str, Any]:
    """A group of ORCID's list; ``doi="…"`` is an id of it."""
    external = [
        {
            "external-id-type": name,
            "external-id-value": value,
            "external-id-relationship": "self",
        }
        for name, value in ids.items()
    ]
    summary = {
        "put-code": 1,
        "title": {"title": {"value": title}},
        "type": kind,
        "publication-date": {"year": {"value": str(year)}},
        "journal-title": {"value": "Journal of Tests"},
        "display-index": "1",
    }
    return {"external-ids": {"external-id": external}, "work-summary": [summary]}


def orcid(*groups: dict[str, Any]) -> Callable[[Asked], Reply]:
    """ORCID's list of Ada's works."""
    return lambda _: data({"group": list(groups), "path": "/0000-0002-1825-0097/works"})
