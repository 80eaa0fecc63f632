"""Publications as Pelican's contents, each with a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pelican.contents import Content

from paperbox.build.bibliography import Bibliography
from paperbox.build.cited import Cited
from paperbox.build.run import Run
from paperbox.model import Link, Publication
from paperbox.read.publication import read_publication
from paperbox.read.source import Source
from paperbox.videos import Video, video_of
from paperbox.write.bib import entry

FOLDER = "publications"
ListPlace = tuple[int, int, tuple[int, ...], str]


class PaperPage(Content):
    """A record with an address; its ``content`` is the summary, with links for the page at hand."""

    default_template = "publication"
    publication: Publication
    shown_path: str
    cited: Cited | None = None
    """How often, where that is known."""
    bibtex: str
    """Its entry, without the abstract, which the page has anyway."""
    bib_file: str
    """The file with the whole of its entry."""
    news: tuple[Any, ...] = ()
    """What there is news of it, newest first."""

    @property
    def videos(self) -> Iterator[tuple[Link, Video]]:
        """The videos at other hosts that its links lead to, each once."""
        seen = set[str]()
        for link in self.publication.links:
            video = video_of(link.url)
            if video and video.player not in seen:
                seen.add(video.player)
                yield link, video


def read_papers(run: Run) -> list[tuple[Path, Publication, str]]:
    """Return every paper of the content folder that may be seen today: file, record, summary.

    Folders below it are the author's own order and leave no trace in addresses.
    """
    folder = run.content / FOLDER
    bibliography = Bibliography(run, folder)
    found = list[tuple[Path, Source, Publication]]()
    for path in sorted(folder.rglob("*.md")):
        if source := run.source(path):
            is_added, paper = bibliography.read(source, path.stem)
            paper = paper if is_added else read_publication(source, path.stem)
            found += [(path, source, paper)] if paper else []
    papers = []
    for path, source, paper in [*found, *bibliography.rest()]:
        if run.is_public(paper.draft, paper.until):
            run.check_formulas(source, paper.title, *(author.name for author in paper.authors))
            html = run.html(source, paper.summary, paper.summary_line, paper.slug)
            papers.append((path, paper, html))
    return papers


def in_order(papers: Iterable[PaperPage]) -> list[PaperPage]:
    """Return papers as lists show them; see `list_place`."""
    return sorted(papers, key=lambda paper: list_place(paper.publication))


def list_place(paper: Publication) -> ListPlace:
    """Return what papers are sorted by.

    First come those with an order from 1 on, then the newest, last those whose order counts from
    the end: -1.
    """
    order = paper.order
    group = 1 if order is None else 0 if order >= 0 else 2
    return (group, order or 0, tuple(-part for part in paper.date.sort_key), paper.title.casefold())


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
        "bibtex": entry(publication, abstract=False),
        "bib_file": f"{address}{publication.slug}.bib",
        "summary": html,
        "shown_path": publication.source,
    }
    return PaperPage(html, metadata, settings, str(path), context)
