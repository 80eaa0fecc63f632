"""A paper -> the file of publications/ that says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from paperbox.model import Author, Media, Publication
from paperbox.write.yaml_text import field, pair


def publication_file(paper: Publication, summary: str) -> str:
    """Return the text of a paper's file; SUMMARY is Markdown."""
    fields = "\n".join(_fields(paper))
    return f"---\n{fields}\n---\n\n{summary.strip()}\n"


def _fields(paper: Publication) -> Iterator[str]:
    yield pair("title", paper.title)
    yield field("authors", [author_text(author) for author in paper.authors])
    yield f"date: {paper.date.iso}"
    made = f"{paper.venue} {paper.date.year}" if paper.venue else ""
    texts = {
        "venue": paper.venue,
        "badge": paper.badge if paper.badge != made else "",
    }
    yield from (pair(name, value) for name, value in texts.items() if value)
    if paper.media:
        yield from _figures(paper.media)
    if paper.url:
        yield pair("url", paper.url)
    if paper.links:
        yield field("links", [_link(link.label, link.url) for link in paper.links])
    for name, value in {"award": paper.award, "scholar": paper.scholar}.items():
        if value:
            yield pair(name, value)
    if paper.topics:
        yield field("topics", list(paper.topics))
    if paper.order is not None:
        yield f"order: {paper.order}"


def _link(label: str, url: str) -> Mapping[str, str]:
    """Return a link in its short form; a label that is the name of a field needs the long one."""
    return {"label": label, "url": url} if label == "label" else {label: url}


def _figures(media: tuple[Media, ...]) -> Iterator[str]:
    if len(media) == 1 and not (media[0].url or media[0].poster):
        yield pair("image", media[0].path)
        if media[0].alt:
            yield pair("image_alt", media[0].alt)
        return
    yield field("media", [_figure(item) for item in media])


def _figure(item: Media) -> Mapping[str, str]:
    parts = {"file": item.path, "alt": item.alt, "poster": item.poster, "url": item.url}
    return {name: value for name, value in parts.items() if value}


def author_text(author: Author) -> str:
    """Return an author as lists have it: ``and [Tao Lin](https://…)*``."""
    name = f"[{author.name}]({author.url})" if author.url else author.name
    joint = f"{author.joint} " if author.joint else ""
    return f"{joint}{name}{author.marks}{author.note}"
