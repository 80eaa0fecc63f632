"""Publications as Pelican's contents, each with a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pelican.contents import Content

from paperbox.build.cited import Cited
from paperbox.build.run import Run
from paperbox.model import Link, Publication
from paperbox.read.publication import read_publication
from paperbox.videos import Video, video_of

FOLDER = "publications"
ListPlace = tuple[int, int, tuple[int, ...], str]


class PaperPage(Content):
    """A record with an address; its ``content`` is the summary, with links for the page at hand."""

    default_template = "publication"
    publication: Publication
    shown_path: str
    cited: Cited | None = None
    """How often, where that is known."""
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
        "summary": html,
        "shown_path": publication.source,
    }
    return PaperPage(html, metadata, settings, str(path), context)
