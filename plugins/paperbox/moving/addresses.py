"""Where the old site stood, and which of its links lead to itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperbox.moving.config import OldConfig

TEMPLATES_REPOSITORY = "rayeren/acad-homepage.github.io"
_REPOSITORY = re.compile(
    r"(?:(?:https?://|git@)github\.com[/:])?([\w.-]+)(?:/([\w.-]+?))?(?:\.git)?/?"
)
_PAGES = ".github.io"


@dataclass(frozen=True)
class OldSite:
    """Where a site stood."""

    url: str
    """Its address without a slash at the end, or nothing where nothing tells it."""
    is_guess: bool
    """Whether it follows from ``repository`` alone, which many authors leave as they found it."""
    roots: tuple[re.Pattern[str], ...]
    """What addresses that lead to the site begin with."""

    def local(self, url: str) -> str:
        """Return URL counted from the root of the site, ``/#news``, where it leads to the site."""
        for root in self.roots:
            if found := root.match(url):
                return "/" + url[found.end() :].lstrip("/")
        return url


def old_site(config: OldConfig, *, cname: str = "", remote: str = "") -> OldSite:
    """Return where a site stood; CNAME is the text of that file, REMOTE what git knows of SRC."""
    base = "/" + config.baseurl.strip("/") if config.baseurl.strip("/") else ""
    told = config.url.rstrip("/") + base if re.match(r"https?://[^/]+\.", config.url) else ""
    domain = cname.split()[0] if cname.split() else ""
    known = told or (f"https://{domain}" if domain else "") or _pages_url(remote)
    repository = config.repository.strip("/ ")
    guess = "" if repository.lower() == TEMPLATES_REPOSITORY else _pages_url(repository)
    folders = {base, _folder(remote), _folder(repository)} - {""}
    roots = [re.escape(url) for url in (told, known, guess, _pages_url(remote)) if url]
    roots += [rf"https?://[\w-]+\.github\.io{re.escape(folder)}" for folder in folders]
    roots += map(re.escape, folders)
    patterns = {rf"{root.replace('https:', 'https?:')}(?=[/?#]|$)" for root in roots}
    longest_first = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
    compiled = tuple(re.compile(pattern, re.I) for pattern in longest_first)
    return OldSite(known or guess, bool(guess and not known), compiled)


def _parts(repository: str) -> tuple[str, str]:
    """Return the owner and the name of ``owner/name``, of an address of it, or of a name alone."""
    found = _REPOSITORY.fullmatch(repository)
    first, second = (found[1], found[2] or "") if found else ("", "")
    if not first.lower().endswith(_PAGES):
        return first, second
    return first[: -len(_PAGES)], second or first  # the address of the page, or its name alone


def _pages_url(repository: str) -> str:
    """Return where GitHub Pages shows a repository, or nothing where no repository is named."""
    owner, name = _parts(repository)
    if not (owner and name):
        return ""
    host = f"https://{owner.lower()}{_PAGES}"
    return host if name.lower() == f"{owner}{_PAGES}".lower() else f"{host}/{name}"


def _folder(repository: str) -> str:
    """Return the folder of a host in which GitHub Pages shows a repository, or nothing."""
    owner, name = _parts(repository)
    is_users = "/" in repository and name.lower() == f"{owner}{_PAGES}".lower()
    return f"/{name}" if name and not is_users else ""
