"""The two settings files of the new site, as its author would write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from paperbox.moving.config import OldConfig
from paperbox.moving.plain import plain

WIDTH = 100
"""Characters of a line, as ruff formats them."""


@dataclass(frozen=True)
class Facts:
    """What the settings of a site depend on, besides its old configuration."""

    lang: str = "en"
    static_paths: Sequence[str] = ("images", "files")
    """Folders and files below content/ that are copied as they are."""
    extra_paths: Mapping[str, str] = field(default_factory=dict)
    """Where files go that do not keep their path: from -> to."""
    paperbox: Mapping[str, object] = field(default_factory=dict)
    """PAPERBOX: ``home``, ``menu``, ``dates`` and so on."""
    more: Mapping[str, object] = field(default_factory=dict)
    """Any other Pelican settings, such as PAGE_EXCLUDES."""


def lang_of(config: OldConfig, text: str = "") -> str:
    """Return the language of a site: what it says, or Chinese where most letters of TEXT are."""
    han = len(re.findall(r"[\u3400-\u9fff]", text))
    latin = len(re.findall(r"[A-Za-z]+", text))  # a character of Chinese weighs as much as a word
    return config.locale or ("zh" if han > latin else "en")


def pelicanconf(config: OldConfig, name: str, facts: Facts) -> str:
    """Return pelicanconf.py; NAME is the owner's, for a site without a title."""
    title = plain(config.title or config.name or name or "Homepage").text
    parts = [
        '"""The settings of this site."""\n',
        f"{_setting('PELICAN_CLASS', 'paperbox.Site')}  # all-or-nothing builds, clear errors",
        _setting("PLUGINS", ["paperbox"]),
        _setting("THEME", "paperbox"),
        _setting("PAPERBOX", dict(facts.paperbox)),
        "",
        _setting("PATH", "content"),
        _setting("OUTPUT_PATH", "output"),
        _setting("SITENAME", title),
        f"{_setting('SITEURL', '')}  # publishconf.py has the address of the published site",
        _setting("TIMEZONE", config.timezone or "UTC"),
        _setting("DEFAULT_LANG", facts.lang),
        "",
        "# What is copied as it is, each file to the address it had.",
        _setting("STATIC_PATHS", list(facts.static_paths)),
    ]
    if facts.extra_paths:
        moved = {source: {"path": target} for source, target in facts.extra_paths.items()}
        parts.append(_setting("EXTRA_PATH_METADATA", moved))
    parts += [_setting(key, value) for key, value in facts.more.items()]
    return "\n".join([*parts, ""])


def publishconf(siteurl: str, is_guess: bool = False) -> str:
    """Return publishconf.py for a site that will stand at SITEURL."""
    said = "where the site will stand, such as https://ada.example"
    comment = f"  # {said}" if not siteurl else "  # is it there?" if is_guess else ""
    return (
        '"""What only production has, on top of pelicanconf.py."""\n\n'
        "import sys\nfrom pathlib import Path\n\n"
        "sys.path.append(str(Path(__file__).parent))\n"
        "from pelicanconf import *  # noqa: F403  Pelican's own way to build on the other file\n\n"
        f"{_setting('SITEURL', siteurl)}{comment}\n"
    )


def _setting(name: str, value: object) -> str:
    return f"{name} = {literal(value, taken=len(name) + 3)}"


def literal(value: object, indent: int = 0, taken: int = 0) -> str:
    """Return VALUE as Python, broken into lines where it is too long; TAKEN stands before it."""
    flat = _flat(value)
    if taken + indent + len(flat) <= WIDTH - 1 or not value:
        return flat
    inner = indent + 4
    if isinstance(value, Mapping):
        keys = {key: f"{_flat(key)}: " for key in value}
        lines = [k + literal(value[key], inner, len(k)) for key, k in keys.items()]
    elif isinstance(value, (list, tuple)):
        lines = [literal(item, inner) for item in value]
    else:
        return flat
    begin, end = ("{", "}") if isinstance(value, Mapping) else ("[", "]")
    body = "".join(f"{' ' * inner}{line},\n" for line in lines)
    return f"{begin}\n{body}{' ' * indent}{end}"


def _flat(value: object) -> str:
    """Return VALUE on one line, texts in double quotes where they hold none."""
    if isinstance(value, str):
        said = repr(value)
        return said if '"' in value or "\\" in said else f'"{value}"'
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flat(k)}: {_flat(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_flat, value)) + "]"
    return repr(value)
