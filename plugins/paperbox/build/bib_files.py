"""The .bib files of a site's output: one of all papers in lists, and one a paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paperbox.build.papers import PaperPage
from paperbox.errors import ContentError, Problems
from paperbox.write.bib import FILE, bibliography, entry, key

HINT = "Give one of them another key, or another file name."


def bib_files(papers: list[PaperPage]) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of each file."""
    yield FILE, bibliography(page.publication for page in papers if not page.publication.hidden)
    for page in papers:
        yield page.bib_file, entry(page.publication)


def refuse_same_keys(problems: Problems, papers: Iterable[PaperPage]) -> None:
    """Report papers that have one key in BibTeX, which knows no small and capital letters there."""
    taken: dict[str, PaperPage] = {}
    for page in papers:
        name, slug = key(page.publication), page.publication.slug
        first = taken.setdefault(name.casefold(), page)
        is_same_address = first.publication.slug.casefold() == slug.casefold()  # told elsewhere
        if not is_same_address:
            message = f'the key "{name}" is taken by {first.shown_path}'
            problems.error(ContentError(message, page.shown_path, field="key", hint=HINT))
