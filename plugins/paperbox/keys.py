"""The keys of PAPERBOX: what each may hold, and what it is when the site says nothing."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from paperbox.counts import CROSSREF, LABELS, OPENALEX, SEMANTIC_SCHOLAR
from paperbox.embeds import ANALYTICS, REPOSITORY, VISITOR_MAPS, comments_of, ids_of
from paperbox.errors import did_you_mean
from paperbox.model import MARKS
from paperbox.read import patterns
from paperbox.read.targets import address_fault

AUTOMATIC = "..."

ACCENTS, FONTS = ("blue", "green", "wine"), ("serif", "sans")
"""What `Settings.accent` and `Settings.fonts` may be; the first of each is the default."""

VERIFICATION = {
    "google": "google-site-verification",
    "bing": "msvalidate.01",
    "baidu": "baidu-site-verification",
}
"""Search engine -> the tag by which it knows that a site is its owner's."""
CODE = r"[\w.=+/-]{6,100}"
"""What stands in such a tag."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the menu as its author wrote it."""

    label: str
    url: str = ""
    children: tuple[MenuEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site may say in PAPERBOX; each field is a key of that dict."""

    home: str = "about.md"
    """The page of content/pages that is the home page."""
    marks: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Words for the legend of author marks, in place of the theme's: ``{"*": "co-first"}``."""
    authors_shown: int = 12
    """After how many authors a list of them is folded; 0 shows all."""
    date_order: str = ""
    """What 01/08/2025 means: ``"dmy"`` or ``"mdy"``; without it such a date is a mistake."""
    dates: str = ""
    """``"written"`` shows dates of news and timelines as their author wrote them."""
    math: bool = True
    """Whether ``$a^2$`` is a formula; else it stays as it is written."""
    menu: tuple[MenuEntry | str, ...] = (AUTOMATIC,)
    """The entries of the menu; ``"..."`` stands for those that are made from the pages."""
    tags: bool = False
    """Whether posts show their tags, each with a page of its posts."""
    site: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    """What ``site.…`` means on pages that are Liquid templates, besides title, url and author."""
    accent: str = "blue"
    """The colour of links and badges: one of ACCENTS."""
    fonts: str = "serif"
    """What names and headings are set in: one of FONTS."""
    citation_sources: tuple[str, ...] = (OPENALEX, SEMANTIC_SCHOLAR, CROSSREF)
    """Who is asked for citation counts, and whose totals are shown, the most preferred first."""
    google_scholar_stats: str = ""
    """A repository of GitHub, from whose branch google-scholar-stats pages refresh their counts."""
    google_scholar_stats_use_cdn: bool = False
    """Whether they do so through jsDelivr."""
    visitor_map: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Whose map of visitors the home page shows, and the site's id there."""
    analytics: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Who counts visits, and the site's id there."""
    comments: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    """The repository whose discussions giscus shows below posts."""
    verification: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Search engine -> the code by which its console knows that the site is yours."""


def _text(value: object) -> str:
    """Return VALUE if it is text that can be seen; else raise ValueError."""
    if not isinstance(value, str) or not re.search(patterns.TEXT, value):
        raise ValueError(f"expected a text that can be seen, found {value!r}")
    return value


def _home(value: object) -> str:
    if isinstance(value, str) and value.endswith(".md"):
        return value
    raise ValueError(f"expected the name of a page, found {value!r}")


def _marks(value: object) -> Mapping[str, str]:
    if isinstance(value, Mapping) and set(value) <= set(MARKS):
        return {mark: _text(words) for mark, words in value.items()}
    raise ValueError(f"expected words for some of {MARKS}, found {value!r}")


def _authors_shown(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise ValueError(f"expected a number of authors, or 0 for all, found {value!r}")


def _date_order(value: object) -> str:
    if value in {"", "dmy", "mdy"}:
        return str(value)
    raise ValueError(f'expected "dmy" or "mdy", found {value!r}')


def _dates(value: object) -> str:
    if value in {"", "written"}:
        return str(value)
    raise ValueError(f'expected "written" or "", found {value!r}')


def _one_of(names: tuple[str, ...]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value in names:
            return str(value)
        expected = " or ".join(f'"{name}"' for name in names)
        raise ValueError(f"expected {expected}, found {value!r}" + did_you_mean(str(value), names))

    return check


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError(f"expected True or False, found {value!r}")


def _site(value: object) -> Mapping[str, Any]:
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        return value
    raise ValueError(f'expected {{"repository": "me/me.github.io"}} or the like, found {value!r}')


def _citation_sources(value: object) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(name, str) for name in value):
        raise ValueError(f'expected ["openalex", …], found {value!r}')
    for name in value:
        if name not in LABELS:
            raise ValueError(f'unknown source "{name}"' + did_you_mean(name, LABELS))
    return tuple(dict.fromkeys(value))


def _repository(value: object) -> str:
    if isinstance(value, str) and (not value or re.fullmatch(REPOSITORY, value, re.A)):
        return value
    raise ValueError(f'expected a repository, "me/me.github.io", found {value!r}')


def _menu(value: object) -> tuple[MenuEntry | str, ...]:
    if not isinstance(value, (list, tuple)):
        raise ValueError(f'expected ["...", {{"label": …, "url": …}}], found {value!r}')
    return tuple(AUTOMATIC if entry in (AUTOMATIC, ...) else _menu_entry(entry) for entry in value)


def _menu_entry(value: object) -> MenuEntry:
    """Return one entry of the setting; raise ValueError with a sentence for the user."""
    known = {field.name for field in dataclasses.fields(MenuEntry)}
    if not isinstance(value, Mapping):
        raise ValueError(f'expected {{"label": …, "url": …}}, found {value!r}')
    for key in set(value) - known:
        raise ValueError(f'unknown key "{key}" in an entry' + did_you_mean(str(key), known))
    label, url, children = (value.get(key, "") for key in ("label", "url", "children"))
    if not (label and isinstance(url, str)):
        raise ValueError(f"expected a label and an address, found {value!r}")
    page = re.split("[?#]", url)[0]  # counted from the root of the site, with or without a slash
    if url and not (re.search(patterns.ADDRESS, url) or re.search(patterns.PERMALINK, page)):
        raise ValueError(f'{address_fault(url)}: "{url}"')
    if children and not isinstance(children, (list, tuple)):
        raise ValueError(f"expected a list of children, found {children!r}")
    if not url and not children:
        raise ValueError(f'the entry "{label}" has neither an address nor children')
    return MenuEntry(_text(label), url, tuple(_menu_entry(child) for child in children or ()))


def _verification(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise ValueError(f'expected {{"google": "the code"}}, found {value!r}')
    for name, code in value.items():
        if name not in VERIFICATION:
            known = did_you_mean(str(name), VERIFICATION)
            raise ValueError(f'unknown search engine "{name}"{known}')
        if not isinstance(code, str) or not re.fullmatch(CODE, code, re.A):
            raise ValueError(
                f"expected the code in the tag of {name}, its content=…, found {code!r}"
            )
    return dict(value)


CHECKS: Mapping[str, Callable[[object], Any]] = {
    "home": _home,
    "marks": _marks,
    "authors_shown": _authors_shown,
    "date_order": _date_order,
    "dates": _dates,
    "math": _flag,
    "menu": _menu,
    "tags": _flag,
    "site": _site,
    "accent": _one_of(ACCENTS),
    "fonts": _one_of(FONTS),
    "citation_sources": _citation_sources,
    "google_scholar_stats": _repository,
    "google_scholar_stats_use_cdn": _flag,
    "visitor_map": ids_of(VISITOR_MAPS),
    "analytics": ids_of(ANALYTICS),
    "comments": comments_of,
    "verification": _verification,
}
"""What each key of PAPERBOX is checked by: returns the value, or says what is wrong with it."""
