"""Where pages go: each to an address of its own, and old addresses to the page that was there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from paperbox.errors import ContentError, Problems
from paperbox.write.redirects import file_of, redirect

HINT = "Give one of them another permalink, or another file name."
OLD_HINT = "Take the address out of redirect_from, or move the page that stands there."


@dataclass(frozen=True)
class Redirects:
    """The old addresses that pages say they had."""

    pages_with_any: list[Any]

    @classmethod
    def of(cls, pages: Iterable[Any]) -> Redirects:
        """Return those of PAGES, in a fixed order."""
        with_any = (page for page in pages if page.redirect_from)
        return cls(sorted(with_any, key=lambda page: str(page.shown_path)))

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Yield (file, page); an address that is the page's own needs none."""
        for page in self.pages_with_any:
            files = dict.fromkeys(file_of(unquote(old)) for old in page.redirect_from)
            yield from ((file, page) for file in files if file != page.save_as)

    def texts(self, site: str) -> Iterator[tuple[str, str]]:
        """Yield (file, HTML) for each old address; SITE is SITEURL."""
        for file, page in self:
            title, moved = page.title, page.words["moved"]
            lang = page.words.spoken
            yield file, redirect(file, page.url, site=site, lang=lang, title=title, moved=moved)


def refuse_same_addresses(
    problems: Problems, pages: Iterable[Any], redirects: Iterable[tuple[str, Any]] = ()
) -> None:
    """Report every page whose file another page, or an old address, is written to as well.

    Names that differ in case only are one file on some systems, so they count as the same.
    """
    taken: dict[str, str] = {}
    for page in sorted(pages, key=lambda page: (_line(page, "permalink"), str(page.shown_path))):
        name, line = page.save_as.casefold(), _line(page, "permalink")
        if name in taken:
            message = f"the address /{page.url} is taken by {taken[name]}"
            field = "permalink" if line else ""
            problems.error(ContentError(message, page.shown_path, line, field, HINT))
        taken.setdefault(name, page.shown_path)
    for file, page in redirects:
        if file.casefold() in taken:
            message = f"the old address /{file} is taken by {taken[file.casefold()]}"
            line = _line(page, "redirect_from")
            error = ContentError(message, page.shown_path, line, "redirect_from", OLD_HINT)
            problems.error(error)
        taken.setdefault(file.casefold(), page.shown_path)


def _line(page: Any, field: str) -> int:
    """Return the line of the file on which a page has a field, or 0."""
    return int(getattr(page, "lines", {}).get(field, 0))


def is_written(url: str, files: Collection[str]) -> bool:
    """Whether something stands at URL, counted from the root of the site, among FILES."""
    path = unquote(url).strip("/")
    return not path or path in files or f"{path}/index.html" in files
