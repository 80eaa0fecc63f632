"""What the author changed in the old theme -> site.css, links for the profile, and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from paperbox.moving.config import OldConfig
from paperbox.moving.outside import loaded, menu_links
from paperbox.moving.own_rules import own_rules
from paperbox.moving.plain import OldLink
from paperbox.moving.scss import declared, is_plain, put_in, resolved, variables
from paperbox.moving.sidebar_links import sidebar_links
from paperbox.moving.template import BADGE, FIGURE, FILES, STYLE_SHEETS, VARIABLES

SCSS = ("_sass/_variables.scss", "assets/css/main.scss")
SIDEBAR = "_includes/author-profile.html"
MASTHEAD = "_includes/masthead.html"

EQUIVALENTS = {
    "link-color": ("accent", "#94b7f2"),
    "text-color": ("ink", "#e6e5e1"),
    "background-color": ("paper", "#15171a"),
    "border-color": ("rule", "#30353b"),
    "global-font-family": ("sans", ""),
    "monospace": ("mono", ""),
    "border-radius": ("radius", ""),
}
"""Variables of the template, each with our property and, of a colour, our value in the dark."""

_FEEDS = {"info-color", "gray", "sans-serif"}
"""Variables that are seen in others alone."""


@dataclass(frozen=True)
class ThemeEdits:
    """What becomes of the author's changes to the theme."""

    site_css: str = ""
    links: tuple[OldLink, ...] = ()
    notes: tuple[str, ...] = ()


def theme_edits(
    text_of: Callable[[str], str | None], paths: Iterable[str], config: OldConfig
) -> ThemeEdits:
    """Return the changes; TEXT_OF returns the text of a file, PATHS are all files of the site."""
    own: dict[str, str] = {}
    for path in SCSS:
        own |= variables(text_of(path) or "")
    values = {**VARIABLES, **own}
    properties, notes = _properties(values)
    main = own_rules(text_of(SCSS[1]) or "", values)
    css = properties + _cards(text_of(SCSS[1]) or "", values) + main.css
    if main.others:
        said = ", ".join(f"`{selector}`" for selector in main.others)
        notes.append(
            f"{SCSS[1]} has rules of your own for {said}: they are not taken over; "
            "what you miss goes to content/site.css."
        )
    sidebar = sidebar_links(text_of(SIDEBAR) or "")
    for url in sidebar.unread:
        notes.append(f"{SIDEBAR} has a link that Liquid makes, {url}: add it to profile.yml.")
    files = sorted(paths)
    notes += [*_markup(text_of, files), *_others(files)]
    return ThemeEdits(css, sidebar.links, tuple(notes))


def _properties(values: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the properties for site.css, and the values that have no place there."""
    lines, notes = [], []
    for name, default in VARIABLES.items():
        value = resolved(name, values)
        if _same(value, resolved(name, VARIABLES)) or name in _FEEDS:
            continue
        if name in EQUIVALENTS and is_plain(value):
            lines.append(f"  --{_property(*EQUIVALENTS[name], value)};")
        elif not _same(values[name], default):
            notes.append(f"`${name}: {values[name]}` in the style sheets has no place in Paperbox.")
    return "\n".join([":root {", *lines, "}", ""] if lines else []), notes


def _cards(main: str, values: Mapping[str, str]) -> str:
    """Return the rules of badges and figures for site.css."""
    badge = declared(main, ".badge")
    figure = declared(main, ".paper-box-image", "img")
    colour = put_in(badge.get("background-color") or badge.get("background", ""), values)
    width = put_in(figure.get("max-width", ""), values)
    rules = [
        f".badge {{ background: {colour} }}\n" * (is_plain(colour) and not _same(colour, BADGE)),
        f".card-figure {{ max-width: {width} }}\n" * (is_plain(width) and not _same(width, FIGURE)),
    ]
    return "".join(rules)


def _property(name: str, dark: str, value: str) -> str:
    """Return a declaration; the old theme was light alone, so ours stays in the dark."""
    return f"{name}: light-dark({value}, {dark})" if dark else f"{name}: {value}"


def _same(value: str, other: str) -> bool:
    return "".join(value.split()).casefold() == "".join(other.split()).casefold()


def _markup(text_of: Callable[[str], str | None], paths: Iterable[str]) -> list[str]:
    """Tell of what was written into the theme's HTML."""
    html = [
        path
        for path in paths
        if path.startswith(("_includes/", "_layouts/")) and path.endswith(".html")
    ]
    return [
        *(
            f"{path} loads {url}: the new theme loads nothing from other hosts."
            for path in html
            for url in loaded(text_of(path) or "")
        ),
        *(
            f'{MASTHEAD} links to {url}: add it to "menu" in pelicanconf.py.'
            for url in menu_links(text_of(MASTHEAD) or "")
        ),
    ]


def _others(paths: Iterable[str]) -> list[str]:
    """Tell of files that the template lacks: no page of the new site has them."""
    known = {f"{folder}/{name}" for folder, names in FILES.items() for name in names}
    notes = []
    for path in paths:
        if path.startswith("_sass/") and not path.startswith("_sass/vendor/"):
            place = "its rules are not taken over; what you miss goes to content/site.css"
        elif path.startswith("_layouts/"):
            place = "Paperbox has one layout for all pages"
        elif path.startswith("assets/") and path.endswith((".css", ".scss", ".sass")):
            place = "no page loads it; what you miss goes to content/site.css"
        else:
            continue
        if path not in known and not any(fnmatchcase(path, one) for one in STYLE_SHEETS):
            notes.append(f"{path} is a file of your own: {place}.")
    return notes
