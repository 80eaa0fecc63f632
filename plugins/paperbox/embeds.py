"""What a site may load from other hosts: one setting a kind, each off unless it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from paperbox.errors import did_you_mean


@dataclass(frozen=True, slots=True)
class Service:
    """One service. ``{id}`` in its addresses stands for what the site has there."""

    label: str
    id: str
    """The form of an id, as nothing else gets into a page; then the id of one site."""
    address: str
    """What the page loads: a script, a picture or a frame."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """What the script is told."""
    page: str = ""
    """Where its picture leads."""
    is_frame: bool = False
    starter: str = ""
    """A script of ours, in static/js, that it needs before its own."""

    def with_id(self, id: str) -> Service:
        """Return what a page needs for one site."""
        said = {name: text.replace("{id}", id) for name, text in self.attributes.items()}
        address, page = (text.replace("{id}", id) for text in (self.address, self.page))
        return replace(self, id=id, address=address, page=page, attributes=said)


_LONG = r"[\w-]{20,64}"
_HEX = r"[0-9a-f]{32}"

VISITOR_MAPS: Mapping[str, Service] = {
    "revolvermaps": Service(
        "RevolverMaps",
        r"[0-9a-z]{8,16}",
        "https://rf.revolvermaps.com/w/6/a/a2.php?i={id}&m=7&c=e63100&cr1=ffffff&f=arial&l=0&bv=90"
        "&lx=-420&ly=420&hi=20&he=7&hc=a8ddff&rs=80",
        is_frame=True,
    ),
    "clustrmaps": Service(
        "ClustrMaps",
        _LONG,
        "https://clustrmaps.com/map_v2.png?d={id}&cl=ffffff",
        page="https://clustrmaps.com/",
    ),
    "mapmyvisitors": Service(
        "MapMyVisitors",
        _LONG,
        "https://mapmyvisitors.com/map.png?d={id}&cl=ffffff",
        page="https://mapmyvisitors.com/",
    ),
    "flagcounter": Service(
        "Flag Counter",
        r"[0-9A-Za-z]{2,12}",
        "https://s11.flagcounter.com/count2/{id}/bg_FFFFFF/txt_000000/border_CCCCCC/columns_2"
        "/maxflags_10/viewers_0/labels_1/pageviews_1/flags_0/percent_0/",
        page="https://info.flagcounter.com/{id}",
    ),
}
"""Pictures of where readers come from."""

ANALYTICS: Mapping[str, Service] = {
    "google": Service(
        "Google Analytics",
        r"G-[0-9A-Z]{6,14}",
        "https://www.googletagmanager.com/gtag/js?id={id}",
        starter="google",
    ),
    "plausible": Service(
        "Plausible",
        r"pa-[\w-]{8,40}",
        "https://plausible.io/js/{id}.js",
        starter="plausible",
    ),
    "umami": Service(
        "Umami",
        r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        "https://cloud.umami.is/script.js",
        {"data-website-id": "{id}"},
    ),
    "goatcounter": Service(
        "GoatCounter",
        r"[0-9a-z](?:[0-9a-z-]{0,61}[0-9a-z])?",
        "https://gc.zgo.at/count.js",
        {"data-goatcounter": "https://{id}.goatcounter.com/count"},
    ),
    "cloudflare": Service(
        "Cloudflare",
        _HEX,
        "https://static.cloudflareinsights.com/beacon.min.js",
        {"data-cf-beacon": '{"token": "{id}"}'},
    ),
    "baidu": Service("百度统计", _HEX, "https://hm.baidu.com/hm.js?{id}"),
}
"""Counters of visits."""

REPOSITORY = r"[A-Za-z0-9](?:-?[A-Za-z0-9])*/[\w.-]*[\w-]"
"""The name of a repository of GitHub."""

GISCUS = "https://giscus.app/client.js"
_GISCUS_FIELDS: Mapping[str, str] = {
    "repo": REPOSITORY,
    "repo_id": r"[\w=-]{4,60}",
    "category": r"[^\x00-\x1f<>\"]{1,60}",
    "category_id": r"[\w=-]{4,60}",
}
_GISCUS_SPEAKS = (
    "ar be bg ca cs da de en eo es eu fa fr gr he hu id it ja ko nl pl pt ro ru th tr uk uz vi"
)

COMPANIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "https://www.googletagmanager.com": {
        "script-src": ("https://*.googletagmanager.com",),
        "img-src": ("https://*.google-analytics.com", "https://*.googletagmanager.com"),
        "connect-src": (
            "https://*.google-analytics.com",
            "https://*.analytics.google.com",
            "https://*.googletagmanager.com",
        ),
    },
    "https://plausible.io": {"connect-src": ("https://plausible.io",)},
    "https://cloud.umami.is": {
        "connect-src": ("https://*.umami.is", "https://api-gateway.umami.dev"),
    },
    "https://gc.zgo.at": {},  # data-goatcounter says where it sends
    "https://static.cloudflareinsights.com": {
        "connect-src": ("https://cloudflareinsights.com",),
    },
    "https://hm.baidu.com": {
        "img-src": ("https://hm.baidu.com",),
        "connect-src": ("https://hm.baidu.com",),
    },
    "https://giscus.app": {
        "style-src": ("https://giscus.app",),
        "frame-src": ("https://giscus.app",),
    },
    "https://fonts.googleapis.com": {"font-src": ("https://fonts.gstatic.com",)},
}
"""The host of a script or stylesheet -> what else it needs, by directive of the policy."""


def ids_of(table: Mapping[str, Service]) -> Callable[[object], Mapping[str, str]]:
    """Return the check of a setting that holds ``{service: id}`` of TABLE."""

    def check(value: object) -> Mapping[str, str]:
        if not isinstance(value, Mapping):
            example = next(iter(table))
            raise ValueError(f'expected {{"{example}": "your id there"}}, found {value!r}')
        for name, id in value.items():
            if name not in table:
                raise ValueError(f'unknown service "{name}"' + did_you_mean(str(name), table))
            if not isinstance(id, str) or not re.fullmatch(table[name].id, id, re.A):
                raise ValueError(f"expected an id of {table[name].label}, found {id!r}")
        return dict(value)

    return check


def comments_of(value: object) -> Mapping[str, object]:
    """Return VALUE if it is what giscus.app says of a repository; else raise ValueError."""
    known = {*_GISCUS_FIELDS, "pages"}
    if not isinstance(value, Mapping):
        raise ValueError(f'expected {{"repo": "me/me.github.io", …}}, found {value!r}')
    for name in set(value) - known:
        raise ValueError(f'unknown key "{name}"' + did_you_mean(str(name), known))
    for name, form in _GISCUS_FIELDS.items() if value else ():
        given = value.get(name)
        if not isinstance(given, str) or not re.fullmatch(form, given, re.A):
            raise ValueError(f'expected "{name}" as giscus.app gives it, found {given!r}')
    if not isinstance(value.get("pages", False), bool):
        raise ValueError(f'expected True or False for "pages", found {value["pages"]!r}')
    return dict(value)


def giscus_lang(lang: str) -> str:
    """Return the language that giscus is asked for on a page; it refuses one that it lacks."""
    base = lang.split("-")[0].lower()
    if base == "zh":
        return "zh-TW" if is_traditional(lang) else "zh-CN"
    return base if base in _GISCUS_SPEAKS.split() else "en"


def is_traditional(lang: str) -> bool:
    """Whether a language is Chinese in traditional characters."""
    return re.match("zh.*(?:tw|hk|mo|hant)", lang, re.I) is not None
