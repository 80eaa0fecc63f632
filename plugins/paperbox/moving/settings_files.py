"""The two settings files of the new site, as its author will read and change them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paperbox.keys import MenuEntry
from paperbox.moving.addresses import OldSite
from paperbox.moving.config import OldConfig
from paperbox.moving.navigation import as_setting
from paperbox.moving.plain import plain

_WIDTH = 100
_FRAME = '''"""The settings of this site; what is not said here has a default."""

PELICAN_CLASS = "paperbox.Site"  # all-or-nothing builds, clear errors
PLUGINS = ["paperbox"]
THEME = "paperbox"
PAPERBOX = {paperbox}

PATH = "content"
OUTPUT_PATH = "output"
SITENAME = {name}
SITEURL = {url}
TIMEZONE = {zone}
DEFAULT_LANG = {lang}
{files}'''
_PUBLISH = '''"""What only the published site has, on top of pelicanconf.py."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
from pelicanconf import *

# Say here what the published site has and the one on your machine has not.
'''
_GUESSED = "  # a guess from the name of the repository: check it"
_UNKNOWN = "  # the address of the published site, such as https://me.github.io"


@dataclass(frozen=True)
class SettingsFiles:
    """The texts of both files."""

    pelicanconf: str
    publishconf: str = _PUBLISH


def settings_of(
    config: OldConfig,
    place: OldSite,
    menu: tuple[MenuEntry, ...] | None,
    static_paths: Sequence[str],
    extra_paths: Mapping[str, str],
    *,
    lang: str,
    home: str,
    has_posts: bool,
    math: bool,
) -> SettingsFiles:
    """Return the settings of the site that CONFIG was for.

    HOME is the file of the home page. STATIC_PATHS are what is copied from content/; EXTRA_PATHS
    say where files lie in the output that don't lie there in content/. MENU is None where the one
    that is made from the pages does.
    """
    paperbox: dict[str, object] = {"home": home, "dates": "written"}
    if not math:
        paperbox["math"] = False
    if has_posts:
        paperbox["tags"] = True
    if config.verification:
        paperbox["verification"] = dict(config.verification)
    if menu is not None:
        paperbox["menu"] = [as_setting(entry) for entry in menu]
    return SettingsFiles(
        _FRAME.format(
            paperbox=python(paperbox, len("PAPERBOX = ")),
            name=python(site_name(config)),
            url=python(place.url) + _remark(place),
            zone=python(config.timezone or "UTC"),
            lang=python(lang),
            files=_files(static_paths, extra_paths),
        )
    )


def site_name(config: OldConfig) -> str:
    """Return the title of the site, or the name of its author."""
    names = (config.title, str(config.author.get("name") or ""), config.name)
    return next(filter(None, (plain(name).text for name in names)), "Homepage")


def _remark(place: OldSite) -> str:
    if not place.url:
        return _UNKNOWN
    return _GUESSED if place.is_guess else ""


def _files(static_paths: Sequence[str], extra_paths: Mapping[str, str]) -> str:
    """Return the settings that give the files of the old site their old addresses."""
    text = (
        "\n# What is copied as it is; where it goes, if not to the place that it has in content/.\n"
    )
    text += f"STATIC_PATHS = {python(list(static_paths), len('STATIC_PATHS = '))}\n"
    if extra_paths:
        paths = {target: {"path": address} for target, address in extra_paths.items()}
        name = "EXTRA_PATH_METADATA = "
        text += f"{name}{python(paths, len(name))}\n"
    return text


def python(value: object, column: int = 0, depth: int = 0) -> str:
    """Return VALUE as Python writes it: on one line if it fits from COLUMN on, else an item a line.

    VALUE is made of dicts with texts as keys, lists, texts, numbers and truth values.
    """
    line = _line(value)
    if not isinstance(value, (dict, list)) or not value or column + len(line) <= _WIDTH:
        return line
    indent = " " * 4 * (depth + 1)
    items = value.items() if isinstance(value, dict) else (("", item) for item in value)
    rows = []
    for name, item in items:
        head = indent + (f"{_line(name)}: " if isinstance(value, dict) else "")
        rows.append(f"{head}{python(item, len(head) + 1, depth + 1)},\n")
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n{''.join(rows)}{' ' * 4 * depth}{closing}"


def _line(value: object) -> str:
    """Return VALUE on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_line(name)}: {_line(item)}' for name, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_line, value))}]"
    # The escapes of JSON are those of Python, and quotes come out as formatters want them.
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
