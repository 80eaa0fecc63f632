"""Publications as Pelican's contents, each with a page of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican.contents import Content

from paperbox.build.cited import Cited
from paperbox.build.run import Run
from paperbox.model import Publication
from paperbox.read.publication import read_publication

FOLDER = "publications"


class PaperPage(Content):
    """A record with an address; its ``content`` is the summary, with links for the page at hand."""

    default_template = "publication"
    publication: Publication
    shown_path: str
    cited: Cited | None = None
    """How often, where that is known."""


def read_papers(run: Run) -> list[tuple[Path, Publication, str]]:
    """Return every paper of the content folder that may be seen today: file, record, summary.

    Folders below it are the author's own order and leave no trace in addresses.
    """
    papers = []
    for path in sorted((run.content / FOLDER).rglob("*.md")):
        source = run.source(path)
        publication = source and read_publication(source, path.stem)
        if source and publication and run.is_public(publication.draft, publication.until):
            line, scope = publication.summary_line, publication.slug
            names = (author.name for author in publication.authors)
            run.check_formulas(source, publication.title, *names)
            papers.append((path, publication, run.html(source, publication.summary, line, scope)))
    return papers


def in_order(papers: Iterable[PaperPage]) -> list[PaperPage]:
    """Return papers as lists show them: the author's own order first, then the newest."""

    def key(paper: PaperPage) -> tuple[float, tuple[int, ...], str]:
        record = paper.publication
        place = float("inf") if record.order is None else record.order
        return (place, tuple(-part for part in record.date.sort_key), record.title.casefold())

    return sorted(papers, key=key)


def paper_page(
    path: Path, publication: Publication, html: str, settings: Any, context: Any
) -> PaperPage:
    """Return the page of the paper in the file PATH."""
    address = f"{FOLDER}/{publication.slug}/"
    metadata = {
        "title": publication.title,
        "slug": publication.slug,
        "url": address,
        "save_as": f"{address}index.html",
        "publication": publication,
        "summary": html,
        "shown_path": publication.source,
    }
    return PaperPage(html, metadata, settings, str(path), context)
