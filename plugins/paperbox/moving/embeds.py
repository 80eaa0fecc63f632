"""Scripts of other hosts in the text of a page: they are left out, and shown to the author."""

from __future__ import annotations

import re

from paperbox.embeds import ANALYTICS, VISITOR_MAPS

_PIECE = re.compile(
    r"""<!--.*?-->
      | ^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[ ]*$
      | (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)
      | (?P<script> <script\b (?P<attributes> (?:[^>"']|"[^"]*"|'[^']*')* ) >
          (?P<code>.*?) </script\s*> )""",
    re.S | re.M | re.X | re.I,
)
_SOURCE = re.compile(r"""\bsrc\s*=\s*["']?\s*(?:https?:)?//""", re.I)
_CONFIGURES = re.compile(
    r"""\b(?:dataLayer|gtag|_hmt|_gaq|GoogleAnalyticsObject|busuanzi|clustrmaps|revolvermaps
        |mapmyvisitors|flagcounter|clarity|umami|plausible|disqus_config)\b
      | createElement\(\s*['"]script['"]\s*\) .*? (?:https?:)?//[\w-]+\.""",
    re.S | re.X | re.I,
)
"""What a script holds that starts one of another host, or tells it what to do."""


def without_embeds(text: str) -> tuple[str, list[str]]:
    """Return TEXT without scripts of other hosts, and those; comments and code stay as they are."""
    found: list[str] = []

    def leave_out(match: re.Match[str]) -> str:
        if not match["script"]:
            return match[0]
        is_foreign = _SOURCE.search(match["attributes"]) or _CONFIGURES.search(match["code"])
        if not is_foreign:
            return match[0]
        found.append(match[0])
        return ""

    return _PIECE.sub(leave_out, text), found


_SETTINGS = {
    "visitor_map": {
        "revolvermaps": r"revolvermaps\.com/[^\"'\s]*[?&;]i=([\w-]+)",
        "clustrmaps": r"clustrmaps\.com/[^\"'\s]*[?&;]d=([\w-]+)",
        "mapmyvisitors": r"mapmyvisitors\.com/[^\"'\s]*[?&;]d=([\w-]+)",
        "flagcounter": r"flagcounter\.com/\w+/(\w+)/",
    },
    "analytics": {
        "google": r"googletagmanager\.com/gtag/js\?id=([\w-]+)",
        "umami": r"cloud\.umami\.is/.*data-website-id=[\"']?([\w-]+)",
        "goatcounter": r"//([\w-]+)\.goatcounter\.com/count",
        "cloudflare": r"cloudflareinsights\.com/.*[\"']token[\"']\s*:\s*[\"'](\w+)",
        "baidu": r"hm\.baidu\.com/hm\.js\?(\w+)",
    },
}
"""Setting -> service -> where its script holds the id."""


def setting_for(code: str) -> str:
    """Return the setting that brings back what a script did; "" where there is none."""
    for name, table in (("visitor_map", VISITOR_MAPS), ("analytics", ANALYTICS)):
        for service, form in _SETTINGS[name].items():
            found = re.search(form, code, re.S)
            if found and re.fullmatch(table[service].id, found[1], re.A):
                return f'PAPERBOX["{name}"] = {{"{service}": "{found[1]}"}}'
    return ""
