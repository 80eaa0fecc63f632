"""What stands around the pages of the new site: profile, menu, styles and settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paperbox.model import Block, Marker, Section, Timeline
from paperbox.moving import files
from paperbox.moving.aliases import aliases_in, not_owner_note
from paperbox.moving.bodies import Bodies
from paperbox.moving.facts import ids_of
from paperbox.moving.makefile import MAKEFILE, address_advice, requirements
from paperbox.moving.navigation import Menu, Reachable, menu_of
from paperbox.moving.old import HOME, OldContent
from paperbox.moving.profile import profile_yml
from paperbox.moving.report import Kind, Report
from paperbox.moving.settings_files import settings_of
from paperbox.moving.theme_edits import theme_edits
from paperbox.moving.theme_words import words_notes
from paperbox.moving.urls import file_of
from paperbox.write.yaml_text import field

NAVIGATION = ("_data/navigation.yml", "_data/navigation.yaml")
GITIGNORE = "output/\n.cache/\n.output.paperbox/\n__pycache__/\n.venv/\n"
LIQUID = "{% raw %}"
"""What a page begins with whose text is about Liquid."""

DOLLARS = (
    "Formulas such as `$a^2$` are shown as they are written, for nothing in the old theme made "
    'formulas of them. Take `"math": False` out of pelicanconf.py, and they become formulas.'
)


def frame(old: OldContent, bodies: Bodies, report: Report) -> dict[str, str]:
    """Return the files, by their paths below the new site."""
    targets = {file.target for file in old.files}
    edits = theme_edits(old.tree.text, old.tree.files, old.config)
    report.add_all(Kind.THEME, edits.notes)
    profile = profile_yml(old.config, edits.links, targets.__contains__)
    report.add_all(Kind.SETTINGS, [*old.config.notes, *profile.notes])
    aliases = aliases_in(bodies.author_lists, profile.names)
    report.add_all(Kind.LOOK, _doubts(old, bodies, (*profile.names.every, *aliases)))
    has_liquid = any(LIQUID in text for text in bodies.texts.values())
    texts = {
        "content/profile.yml": _with_aliases(profile.text, aliases),
        **_settings(old, bodies, report),
        "requirements.txt": requirements(has_liquid=has_liquid),
        "Makefile": MAKEFILE,
        ".gitignore": GITIGNORE,
    }
    return {**texts, **({"content/site.css": edits.site_css} if edits.site_css else {})}


def _doubts(old: OldContent, bodies: Bodies, owner: Iterable[str]) -> Iterator[str]:
    """Yield what is lost of the old theme's words and bold names, and what nobody has told."""
    known = map(str, (old.config.title, old.config.name, *old.config.author.values()))
    yield from words_notes(old.tree.text, old.tree.files, known, bodies.rendering.used)
    notes = (not_owner_note(bodies.bold, owner), address_advice(old.place))
    yield from filter(None, notes)
    if bodies.keeps_dollars:
        yield DOLLARS


def _settings(old: OldContent, bodies: Bodies, report: Report) -> dict[str, str]:
    """Return both settings files, with the menu."""
    menu = _menu(old, bodies)
    report.add_all(Kind.LOOK, menu.dead)
    report.add_all(Kind.SETTINGS, menu.notes)
    settings = settings_of(
        old.config,
        old.place,
        menu.entries,
        files.static_paths(old.files),
        files.extra_paths(old.files),
        lang=bodies.languages.site,
        home=bodies.home_file.removeprefix("pages/"),
        has_posts=bool(old.posts),
        math=not bodies.keeps_dollars,
    )
    return {"pelicanconf.py": settings.pelicanconf, "publishconf.py": settings.publishconf}


def _menu(old: OldContent, bodies: Bodies) -> Menu:
    """Return the menu; where there is no file of it, the one that Paperbox makes by itself."""
    path = next((path for path in NAVIGATION if old.tree.exists(path)), "")
    source = old.tree.source(path)
    if source is None:
        return Menu(None)
    sections = bodies.converter.sections(bodies.home)
    automatic = [(s.title, ids_of(s.heading)) for s in sections if s.id]
    others = [page for url, page in old.by_url.items() if url != HOME]
    addresses = [*(file_of(page.url) for page in others), *(f.source for f in old.files)]
    addresses += [file_of(post.page.url) for post in old.posts]
    is_known = not (others or old.posts)  # what else is in the menu depends on titles
    reachable = Reachable(
        frozenset(anchor for section in sections for anchor in _anchors(section)),
        frozenset(addresses),
        tuple(automatic) if is_known else (),
    )
    return menu_of(source, old.place, reachable, bodies.languages.site)


def _anchors(section: Section[Block]) -> Iterator[str]:
    """Yield every id of a part of a page."""
    yield from ids_of(section.heading)
    for block in section.blocks:
        if isinstance(block, Timeline):
            yield from (anchor for entry in block.entries for anchor in ids_of(entry.html))
        elif not isinstance(block, Marker):
            yield from ids_of(block.html)


def _with_aliases(profile: str, aliases: tuple[str, ...]) -> str:
    """Return profile.yml with the names by which the owner stands in cards."""
    if not aliases:
        return profile
    lines = field("aliases", aliases).split("\n")
    if "\naliases:\n" in profile:
        return profile.replace("\naliases:\n", "\n" + "\n".join(lines) + "\n", 1)
    return profile + "\n".join(lines) + "\n"
