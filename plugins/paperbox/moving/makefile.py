"""The Makefile of the new site, and what its author must know to publish."""

from __future__ import annotations

from paperbox.moving.addresses import OldSite

MAKEFILE = """\
# What these need: pip install -r requirements.txt, and git for publish.
.PHONY: html serve publish

html:  # the whole site, in output/
\tpelican

serve:  # shown at http://127.0.0.1:8000, and built again after every edit
\tpelican --autoreload --listen

publish:  # on the branch gh-pages of origin; choose that branch under Settings, Pages of GitHub
\tpelican --settings publishconf.py
\tghp-import --no-jekyll --push --branch gh-pages --message "Publish" output
"""

NEXT = """\
`pip install -r requirements.txt` brings what the site needs. `make html` builds it into \
`output/`, and `make serve` shows it at http://127.0.0.1:8000 while you edit.

`make publish` puts it on the branch `gh-pages` of `origin`. For that, this folder must be a git \
repository with a remote: `git init`, `git add .`, `git commit -m "My site"`, \
`git remote add origin ADDRESS`. In the repository's settings on GitHub, under Pages, choose the \
branch `gh-pages` once. Without `make`, run the lines of the `Makefile` yourself.
"""
"""Stands on top of IMPORT.md."""


def requirements(*, has_liquid: bool) -> str:
    """Return requirements.txt."""
    return f"paperbox[{'import,' * has_liquid}publish]\n"


def address_advice(place: OldSite) -> str:
    """Return what to do about the address of the site, or nothing where it is known."""
    if not place.url:
        return (
            "SITEURL is empty, for nothing tells where the site stands: write its address into "
            "pelicanconf.py, such as https://me.github.io."
        )
    if place.is_guess:
        return (
            f"SITEURL, {place.url}, is a guess from the name of the repository: check it in "
            "pelicanconf.py."
        )
    return ""
