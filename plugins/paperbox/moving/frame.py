"""What stands around the pages of the new site: profile, menu, styles and settings."""

from __future__ import annotations

from collections.abc import Callable

from paperbox.moving import files
from paperbox.moving.bodies import Bodies
from paperbox.moving.facts import ids_of
from paperbox.moving.navigation import Menu, Reachable, as_setting, menu_of
from paperbox.moving.old import HOME, OldContent
from paperbox.moving.profile import profile_yml
from paperbox.moving.report import Kind, Report
from paperbox.moving.settings_files import Facts, lang_of, pelicanconf, publishconf
from paperbox.moving.theme_edits import theme_edits
from paperbox.moving.urls import file_of
from paperbox.moving.yaml_text import field

NAVIGATION = ("_data/navigation.yml", "_data/navigation.yaml")
GITIGNORE = "output/\n.output.paperbox/\n__pycache__/\n.venv/\n"
LIQUID = "{% raw %}"
"""What a page begins with whose text is about Liquid."""

DOLLARS = (
    "Formulas such as `$a^2$` are shown as they are written, for nothing in the old theme made "
    'formulas of them. Take `"math": False` out of pelicanconf.py, and they become formulas.'
)


def frame(old: OldContent, bodies: Bodies, report: Report) -> dict[str, str]:
    """Return the files, by their paths below the new site."""
    targets = {file.target for file in old.files}
    edits = theme_edits(_text_of(old), old.tree.files, old.config)
    report.add_all(Kind.THEME, edits.notes)
    profile = profile_yml(old.config, edits.links, targets.__contains__)
    report.add_all(Kind.SETTINGS, [*old.config.notes, *profile.notes])
    lang = lang_of(old.config, bodies.home)
    menu = _menu(old, bodies, lang)
    report.add_all(Kind.LOOK, menu.dead)
    report.add_all(Kind.SETTINGS, menu.notes)
    if bodies.keeps_dollars:
        report.add(Kind.LOOK, DOLLARS)
    facts = Facts(
        lang,
        files.static_paths(old.files),
        files.extra_paths(old.files),
        _paperbox(menu, math=not bodies.keeps_dollars),
    )
    has_liquid = any(LIQUID in text for text in bodies.texts.values())
    owner = str(old.config.author.get("name") or "")
    texts = {
        "content/profile.yml": _with_aliases(profile.text, bodies.aliases),
        "pelicanconf.py": pelicanconf(old.config, owner, facts),
        "publishconf.py": publishconf(old.place.url, old.place.is_guess),
        "requirements.txt": "paperbox[import]\n" if has_liquid else "paperbox\n",
        ".gitignore": GITIGNORE,
    }
    return {**texts, **({"content/site.css": edits.site_css} if edits.site_css else {})}


def _paperbox(menu: Menu, *, math: bool) -> dict[str, object]:
    """Return the setting PAPERBOX: dates keep the form that their author gave them."""
    said: dict[str, object] = {"home": "about.md", "dates": "written"}
    if not math:
        said["math"] = False
    if menu.entries is not None:
        said["menu"] = [as_setting(entry) for entry in menu.entries]
    return said


def _text_of(old: OldContent) -> Callable[[str], str | None]:
    def text(path: str) -> str | None:
        source = old.tree.source(path)
        return source.text if source else None

    return text


def _menu(old: OldContent, bodies: Bodies, lang: str) -> Menu:
    """Return the menu; where there is no file of it, the one that Paperbox makes by itself."""
    path = next((path for path in NAVIGATION if old.tree.exists(path)), "")
    source = old.tree.source(path)
    if source is None:
        return Menu(None)
    sections = bodies.converter.sections(bodies.home)
    automatic = [(s.title, ids_of(s.heading) | {s.id}) for s in sections if s.id]
    others = [page for url, page in old.by_url.items() if url != HOME]
    addresses = [*(file_of(page.url) for page in others), *(f.source for f in old.files)]
    addresses += [file_of(post.page.url) for post in old.posts]
    is_known = not (others or old.posts)  # what else is in the menu depends on titles
    reachable = Reachable(
        ids_of(bodies.converter.html(bodies.home)),
        frozenset(addresses),
        tuple(automatic) if is_known else (),
    )
    return menu_of(source, old.place, reachable, lang)


def _with_aliases(profile: str, aliases: tuple[str, ...]) -> str:
    """Return profile.yml with the names by which the owner stands in cards."""
    new = [name for name in aliases if name not in profile]
    if not new:
        return profile
    lines = field("aliases", new).split("\n")
    if "\naliases:\n" in profile:
        return profile.replace("\naliases:\n", "\n" + "\n".join(lines) + "\n", 1)
    return profile + "\n".join(lines) + "\n"
