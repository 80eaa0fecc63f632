"""What networks and messengers show of a page that is shared: Open Graph's and X's tags."""

from __future__ import annotations

from dataclasses import dataclass

from paperbox.embeds import is_traditional

Tag = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page as it is shared. Addresses are whole ones, or nothing."""

    title: str
    description: str
    site: str
    kind: str
    """``website``, ``profile`` or ``article``."""
    lang: str
    url: str = ""
    image: str = ""
    size: tuple[int, int] = (0, 0)
    published: str = ""
    """A day, for an article."""
    by: str = ""
    """The name of its author at X, with its @."""


def properties(page: SharedPage) -> list[Tag]:
    """Return (property, content) of Open Graph, of what is known."""
    width, height = page.size
    found = [
        ("og:type", page.kind),
        ("og:site_name", page.site),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:url", page.url),
        ("og:locale", locale(page.lang)),
        ("og:image", page.image),
        ("og:image:width", str(width) if page.image else ""),
        ("og:image:height", str(height) if page.image else ""),
        ("og:image:alt", page.title if page.image else ""),
        ("article:published_time", page.published if page.kind == "article" else ""),
    ]
    return [(name, text) for name, text in found if text]


def named(page: SharedPage) -> list[Tag]:
    """Return (name, content) of X's; it reads the rest from Open Graph's."""
    card = "summary_large_image" if page.image else "summary"
    found = [
        ("twitter:card", card),
        ("twitter:creator", page.by),
    ]
    return [(name, text) for name, text in found if text]


def locale(lang: str) -> str:
    """Return a language as Open Graph writes it: ``zh_CN``; nothing where it names no country."""
    parts = lang.split("-")
    known = {"en": "en_US", "zh": "zh_TW" if is_traditional(lang) else "zh_CN"}
    if len(parts) > 1 and len(parts[-1]) == 2:
        return f"{parts[0].lower()}_{parts[-1].upper()}"
    return known.get(parts[0].lower(), "")
