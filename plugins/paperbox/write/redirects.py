"""Pages at old addresses that lead to the new ones."""

from __future__ import annotations

import posixpath
from html import escape
from urllib.parse import quote, unquote

PAGE = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; \
base-uri 'none'; form-action 'none'">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={relative}">
{canonical}<meta name="robots" content="noindex">
</head>
<body>
<p><a href="{relative}">{moved}</a></p>
</body>
</html>
"""


def file_of(address: str) -> str:
    """Return the file of an old address: ``/about/`` and ``/about`` are a folder's index.html."""
    path = address.strip("/")
    return path if path.endswith(".html") else posixpath.join(path, "index.html")


def redirect(old: str, new: str, *, site: str, lang: str, title: str, moved: str) -> str:
    """Return the page at the file OLD that leads to the address NEW, both below the site.

    The way is relative, so that it works below any folder; SITE, where it is known, makes the
    canonical address.
    MOVED is the words of a link for those whose browser does not follow.
    """
    folder, new = posixpath.dirname(old) or ".", unquote(new)
    relative = posixpath.relpath(new or ".", folder) + ("/" if new.endswith("/") or not new else "")
    canonical = f'<link rel="canonical" href="{escape(f"{site}/{quote(new)}")}">\n'
    return PAGE.format(
        lang=escape(lang),
        title=escape(title),
        relative=escape(quote(relative)),
        canonical=canonical if site else "",
        moved=escape(moved),
    )
