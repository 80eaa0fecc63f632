"""PubMed: papers of medicine and biology by their PMIDs."""

from __future__ import annotations

from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from paperbox.model import PartialDate
from paperbox.online.http import Session
from paperbox.online.papers import plain, xml
from paperbox.online.papers.dates import of_parts
from paperbox.online.papers.record import Found, known_ids

HOST, LABEL = "eutils.ncbi.nlm.nih.gov", "PubMed"


def fetch(http: Session, kind: str, one: str) -> Found | None:
    """Return the paper with a PMID."""
    query = urlencode({"db": "pubmed", "id": one, "retmode": "xml", "tool": "paperbox"})
    url = f"https://{HOST}/entrez/eutils/efetch.fcgi?{query}"
    return parse(xml.asked(LABEL, "PubmedArticleSet", lambda: http.get(url)))


def parse(articles: Element) -> Found | None:
    """Return the paper of a set of one; an id that is unknown gives a set of none."""
    article = articles.find("PubmedArticle/MedlineCitation/Article")
    if article is None:
        return None
    title = xml.line(article.find("ArticleTitle"))
    if not title:
        return None
    journal = article.find("Journal")
    return Found(
        title=title.removesuffix(".") if not title.endswith("..") else title,
        authors=tuple(filter(None, map(_name, article.findall("AuthorList/Author")))),
        date=_date(article),
        venue=_text(journal, "ISOAbbreviation").replace(".", "") or _text(journal, "Title"),
        type="article",
        abstract=_abstract(article),
        ids=_ids(articles),
        details={
            "journal": _text(journal, "Title"),
            "volume": _text(journal, "JournalIssue/Volume"),
            "number": _text(journal, "JournalIssue/Issue"),
            "pages": _text(article, "Pagination/MedlinePgn"),
        },
        sources=(LABEL,),
    )


def _text(element: Element | None, path: str) -> str:
    return "" if element is None else xml.line(element.find(path))


def _name(author: Element) -> str:
    parts = (_text(author, name) for name in ("ForeName", "LastName", "Suffix"))
    return " ".join(filter(None, parts)) or _text(author, "CollectiveName")


def _date(article: Element) -> PartialDate | None:
    """Return when the paper came out: first online, else in its issue."""
    for path in ("ArticleDate", "Journal/JournalIssue/PubDate"):
        date = article.find(path)
        if date is not None:
            parts = [_text(date, name) for name in ("Year", "Month", "Day")]
            said = of_parts([part for part in parts if part] if parts[0] else [])
            if said:
                return said
            return of_parts([_text(date, "MedlineDate")[:4]])
    return None


def _abstract(article: Element) -> str:
    """Return the abstract, the names of its parts before them."""
    parts = []
    for part in article.findall("Abstract/AbstractText"):
        label, text = part.get("Label", "").strip(), plain.paragraphs(xml.inner(part))
        parts.append(f"{label.capitalize()}: {text}" if label and text else text)
    return plain.abstract("\n\n".join(filter(None, parts)))


def _ids(articles: Element) -> dict[str, str]:
    own = articles.findall("PubmedArticle/PubmedData/ArticleIdList/ArticleId")
    kinds = {"doi": "doi", "pmc": "pmcid", "pubmed": "pmid"}
    given = {kinds.get(one.get("IdType", ""), ""): xml.line(one) for one in own}
    pmid = articles.find("PubmedArticle/MedlineCitation/PMID")
    return known_ids({**given, "pmid": xml.line(pmid)})
