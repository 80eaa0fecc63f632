"""``_config.yml``: what a Jekyll site says of itself and its author."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from paperbox.keys import CODE, VERIFICATION
from paperbox.moving.yaml_data import child, load, says_nothing, shown, texts
from paperbox.read import patterns
from paperbox.read.source import Source
from paperbox.read.yaml_nodes import is_null

_MEANT = {
    "author", "base_path", "baseurl", "bing_site_verification", "defaults", "description",
    "exclude", "future", "google_scholar_stats_use_cdn", "include", "lang", "locale", "name",
    "permalink", "repository", "timezone", "title", "unpublished", "url",
}  # fmt: skip
"""Keys that the import reads."""

_HOW_JEKYLL_WORKS = {
    "collections_dir", "compress_html", "destination", "detach", "encoding", "environment",
    "excerpt_separator", "gems", "highlighter", "host", "incremental", "keep_files", "kramdown",
    "layouts_dir", "limit_posts", "liquid", "livereload", "lsi", "markdown", "markdown_ext",
    "plugins", "plugins_dir", "plugins_path", "port", "profile", "quiet", "remote_theme",
    "safe", "sass", "show_drafts", "source", "strict_front_matter", "theme", "title_separator",
    "verbose", "watch", "whitelist",
}  # fmt: skip
"""Keys that say how Jekyll does its work; they mean nothing without it."""

_ANALYTICS = re.compile(r"analytics|google_?tag|gtag|busuanzi|baidu_?tongji|matomo|umami|plausible")
_VERIFICATION = re.compile(r"verif")
_ENGINES = {f"{name}_site_verification": name for name in VERIFICATION}
"""What jekyll-seo-tag and acad-homepage call the codes that we have a setting for."""


@dataclass(frozen=True)
class OldConfig:
    """What ``_config.yml`` says; what it does not say is empty."""

    title: str = ""
    description: str = ""
    name: str = ""
    repository: str = ""
    """``owner/name`` on GitHub, as the author wrote it: it may be wrong."""
    url: str = ""
    baseurl: str = ""
    locale: str = ""
    """A language tag: ``en``, ``zh-CN``."""
    timezone: str = ""
    permalink: str = ""
    """How Jekyll made the addresses of posts."""
    future: bool = False
    """Whether Jekyll published posts with a date to come."""
    use_cdn: bool = False
    author: Mapping[str, object] = field(default_factory=dict)
    """Each value as it was written; one that is no list and no mapping is text."""
    analytics: Mapping[str, str] = field(default_factory=dict)
    verification: Mapping[str, str] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    defaults: tuple[Mapping[str, object], ...] = ()
    """Front matter for many pages at once: ``scope`` and ``values`` each."""
    raw: Mapping[str, object] = field(default_factory=dict)
    """All of it, as YAML reads it: ``site.…`` of a page."""
    notes: tuple[str, ...] = ()
    """What has no place in Paperbox, a sentence each."""


def read_config(source: Source) -> OldConfig:
    """Return what the file says; where it is no YAML, that is reported and nothing said."""
    file = load(source)
    if file is None:
        return OldConfig()
    if not isinstance(file.value, dict):
        source.error('expected fields ("name: value")', line=1, hint="Write title: A title.")
        return OldConfig()
    raw: dict[str, object] = {str(key): value for key, value in file.value.items()}
    said = {name: _text(value) for name, value in texts(file.root).items()}
    locale, zone = _locale(said, raw), said.get("timezone", "")
    analytics, verification = _matching(raw, _ANALYTICS), _matching(raw, _VERIFICATION)
    taken = {_ENGINES[key]: v for key, v in verification.items() if _is_code(key, v)}
    told = {key: v for key, v in verification.items() if not _is_code(key, v)}
    author = child(file.root, "author")
    return OldConfig(
        **{name: said.get(name, "") for name in ("title", "description", "name", "repository")},
        **{name: said.get(name, "") for name in ("url", "baseurl", "permalink")},
        locale=locale if re.search(patterns.LANGUAGE, locale) else "",
        timezone=zone if _is_zone(zone) else "",
        future=raw.get("future") is True,
        use_cdn=raw.get("google_scholar_stats_use_cdn") is True,
        author=texts(author) or ({"name": said["author"]} if said.get("author") else {}),
        analytics=analytics,
        verification=taken,
        exclude=_texts(raw.get("exclude")),
        include=_texts(raw.get("include")),
        defaults=_mappings(raw.get("defaults")),
        raw=raw,
        notes=(
            *_bad_values(locale, zone, author is None or is_null(author)),
            *_tracking(analytics, told),
            *_unknown(raw, {*analytics, *verification}),
        ),
    )


def _text(value: object) -> str:
    return "" if isinstance(value, (list, dict)) else str(value).strip()


def _texts(value: object) -> tuple[str, ...]:
    """Return a list of texts; Jekyll takes one text alone for a list of one."""
    items = value if isinstance(value, list) else [value]
    return tuple(str(item) for item in items if isinstance(item, (str, int, float)) and str(item))


def _mappings(value: object) -> tuple[Mapping[str, object], ...]:
    return tuple(x for x in value if isinstance(x, dict)) if isinstance(value, list) else ()


def _locale(said: Mapping[str, str], raw: Mapping[str, object]) -> str:
    """Return the language of the site; plugins for several languages have names of their own."""
    first = _texts(raw.get("languages"))[:1]
    names = (said.get(key, "") for key in ("locale", "lang", "default_lang"))
    return next(filter(None, (*names, *first)), "").replace("_", "-")


def _is_zone(name: str) -> bool:
    try:
        return bool(name and ZoneInfo(name))
    except (KeyError, ValueError, OSError):  # no zone, or no name of one: "", "../x", a folder
        return False


def _matching(raw: Mapping[str, object], words: re.Pattern[str]) -> dict[str, str]:
    """Return the keys, those in a mapping as ``analytics.provider``, that have one of WORDS."""
    found: dict[str, str] = {}
    for key, value in raw.items():
        if words.search(key.lower()):
            found |= _flat(key, value)
    return found


def _flat(key: str, value: object) -> dict[str, str]:
    if isinstance(value, dict):
        return {
            k: v for name, inner in value.items() for k, v in _flat(f"{key}.{name}", inner).items()
        }
    return {} if says_nothing(value) else {key: shown(value)}


def _is_code(key: str, value: str) -> bool:
    """Whether a value is a code that the setting `verification` takes."""
    return key in _ENGINES and bool(re.fullmatch(CODE, value, re.A))


def _bad_values(locale: str, zone: str, no_author: bool) -> list[str]:
    notes = []
    if locale and not re.search(patterns.LANGUAGE, locale):
        notes.append(f"`locale: {shown(locale)}` is no language; DEFAULT_LANG is `en`.")
    if zone and not _is_zone(zone):
        notes.append(f"`timezone: {shown(zone)}` is no time zone; TIMEZONE is `UTC`.")
    if no_author:
        notes.append("_config.yml names no `author`.")
    return notes


def _tracking(analytics: Mapping[str, str], verification: Mapping[str, str]) -> list[str]:
    told = "Paperbox loads nothing from other hosts and has no setting for it"
    keys = (
        "Paperbox has no setting for it. Download the file that the service offers instead, "
        "put it in content/ and its name in STATIC_PATHS"
    )
    return [
        *(f"`{key}: {value}` counted your visitors: {told}." for key, value in analytics.items()),
        *(
            f"`{key}: {value}` proved that the site is yours: {keys}."
            for key, value in verification.items()
        ),
    ]


def _unknown(raw: Mapping[str, object], told: set[str]) -> list[str]:
    known = _MEANT | _HOW_JEKYLL_WORKS | {name.partition(".")[0] for name in told}
    return [
        f"`{key}: {shown(value)}` in _config.yml has no place in Paperbox."
        for key, value in raw.items()
        if key not in known and not (says_nothing(value) or _is_tracking(key))
    ]


def _is_tracking(key: str) -> bool:
    return bool(_ANALYTICS.search(key.lower()) or _VERIFICATION.search(key.lower()))
