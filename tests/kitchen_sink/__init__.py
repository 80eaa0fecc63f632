"""A site with every kind of content in every state. Nobody in it exists.

`content/` is what its author would write; `build` makes the site of it.
"""

from __future__ import annotations

from pathlib import Path

from tests.sites import SiteFolder

FOLDER = Path(__file__).parent

EMAILS = ("mira.lindqvist@sink.example", "mira@home.example")
"""The addresses of mail in profile.yml."""


def build(folder: Path) -> SiteFolder:
    """Build the site into FOLDER/output; there is nothing to warn of."""
    site = SiteFolder(folder, files={})
    built = SiteFolder(FOLDER, files={}).build("--output", str(site.output))
    assert (built.status, built.err) == (0, "")
    return site
