"""The settings of a site: PAPERBOX -> frozen `Settings`, and what Pelican needs to be told."""

from __future__ import annotations

import ast
import copy
import dataclasses
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined
from pelican.settings import DEFAULT_CONFIG

from paperbox.errors import Problems, SettingsError, did_you_mean
from paperbox.keys import CHECKS, Settings
from paperbox.read import patterns

PelicanSettings = dict[str, Any]


PELICAN = {
    # Papers and news are no articles, and about.md is no article either.
    "ARTICLE_PATHS": [],
    # Pages are Markdown; docutils warns that it speaks no Chinese as soon as it is asked.
    "READERS": {"rst": None},
    "ARTICLE_URL": "posts/{slug}/",
    "ARTICLE_SAVE_AS": "posts/{slug}/index.html",
    "ARTICLE_TRANSLATION_ID": "",
    "PAGE_URL": "{slug}/",
    "PAGE_SAVE_AS": "{slug}/index.html",
    "PAGE_TRANSLATION_ID": "",
    "STATIC_PATHS": ["images", "files"],
    # One stylesheet is joined from the theme's; its sources stay where they are.
    "THEME_STATIC_PATHS": [],
    "DIRECT_TEMPLATES": [],
    # One output works at the root of a host and below a folder.
    "RELATIVE_URLS": True,
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_SAVE_AS": "",
    "CATEGORY_SAVE_AS": "",
    "TAG_SAVE_AS": "",
    # A name that a template misspells stops the build, and what is data is escaped.
    "JINJA_ENVIRONMENT": {
        "autoescape": True,
        "extensions": [],
        "lstrip_blocks": True,
        "trim_blocks": True,
        "undefined": StrictUndefined,
    },
}
"""What Paperbox needs of Pelican where the site has not said otherwise."""


POSTS, FEED = "posts", "feeds/posts.atom.xml"
"""The folder of posts below the content folder, and the feed of them."""


def apply_defaults(settings: PelicanSettings) -> None:
    """Set what PELICAN says in SETTINGS, but for what the site set itself.

    The dict is changed, not copied: Pelican's server and watcher hold the same one.
    """
    # zh_CN is how systems write it; pages say zh-CN.
    settings["DEFAULT_LANG"] = settings["DEFAULT_LANG"].replace("_", "-")
    for name, value in PELICAN.items():
        if settings.get(name) == DEFAULT_CONFIG.get(name):
            settings[name] = copy.copy(value)


def for_run(settings: PelicanSettings) -> None:
    """Set, for the run that begins, what follows from the folders that are there now."""
    posts = Path(settings["PATH"], POSTS).is_dir()
    if settings["ARTICLE_PATHS"] in ([], [POSTS]):
        settings["ARTICLE_PATHS"] = [POSTS] if posts else []
    if settings["FEED_ALL_ATOM"] in (None, FEED):
        settings["FEED_ALL_ATOM"] = FEED if posts else None


def present_static_paths(settings: PelicanSettings, declared: list[str]) -> list[str]:
    """Return the STATIC_PATHS that the site DECLARED; of our defaults, those that are there.

    Pelican warns of each one that is missing, after every build of ``pelican -r``.
    """
    if declared != PELICAN["STATIC_PATHS"]:
        return declared
    return [path for path in declared if Path(settings["PATH"], path).is_dir()]


def read_settings(settings: PelicanSettings, problems: Problems) -> Settings:
    """Return what PAPERBOX says; mistakes are reported and leave the default."""
    name = settings.get("SITENAME", "")
    if not re.search(patterns.TEXT, name):
        path, line = source_of(settings, "SITENAME")
        message = f"expected a text that can be seen, found {name!r}"
        problems.error(SettingsError(message, path, line, "SITENAME"))
    given = settings.get("PAPERBOX", {})
    if not isinstance(given, Mapping):
        message = f"expected a dict, found {given!r}"
        path, line = source_of(settings, "PAPERBOX")
        problems.error(
            SettingsError(message, path, line, "PAPERBOX", 'Write PAPERBOX = {"home": …}.')
        )
        return Settings()
    known = {field.name for field in dataclasses.fields(Settings)}
    values = {}
    for key, value in given.items():
        try:
            if key not in known:
                raise ValueError("unknown setting" + did_you_mean(str(key), known))
            values[key] = CHECKS[key](value)
        except ValueError as fault:
            path, line = source_of(settings, "PAPERBOX", key)
            hint = f"Known: {', '.join(sorted(known))}."
            problems.error(SettingsError(str(fault), path, line, f'PAPERBOX["{key}"]', hint))
    return Settings(**values)


def source_of(settings: PelicanSettings, name: str, key: object = None) -> tuple[str, int]:
    """Return the file and line that set NAME, or KEY in the dict or list NAME; ("", 0) if unknown.

    Pelican does not say which file it read, but that file is a loaded module that holds the very
    same object.
    """
    for module in list(sys.modules.values()):
        path = getattr(module, "__file__", None)
        if path and vars(module).get(name, settings) is settings.get(name):
            for line in _lines(Path(path), name, key):
                return shown_path(path), line
    return "", 0


def image_cache(settings: PelicanSettings) -> Path:
    """Return the folder of pictures in sizes, beside the settings file; safe to delete."""
    path, _ = source_of(settings, "PELICAN_CLASS")
    site = Path(path).absolute().parent if path else Path.cwd()
    return site / ".cache/paperbox/images"


def _lines(path: Path, name: str, key: object) -> list[int]:
    """Return the line in PATH that assigns NAME, or that of KEY in what it assigns."""
    try:
        statements = ast.parse(path.read_bytes()).body
    except (OSError, SyntaxError, ValueError):
        return []
    for statement in statements:
        names = [t.id for t in getattr(statement, "targets", []) if isinstance(t, ast.Name)]
        if isinstance(statement, ast.Assign) and name in names:
            inner = [
                node.lineno
                for node in ast.walk(statement.value)
                if isinstance(node, ast.Constant) and node.value == key and key is not None
            ]
            return inner[:1] or [statement.lineno]
    return []


def shown_path(path: str | Path) -> str:
    """Return PATH as the user would name it: from the current folder where it lies below it."""
    path = Path(path)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
