"""The old live way: the browser refreshes Google Scholar's counts from a branch of a repository."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from paperbox.keys import Settings

BRANCH = "google-scholar-stats"
DATA, BADGE = "gs_data.json", "gs_data_shieldsio.json"
"""The files of that branch: all counts, and what shields.io makes the badge of."""


@dataclass(frozen=True, slots=True)
class Live:
    """What pages need for it."""

    data: str
    """The address of the counts."""
    badge: str
    """The address of a picture of the total."""


def live_of(settings: Settings) -> Live | None:
    """Return what the settings ask for, or None where it is off."""
    repository = settings.google_scholar_stats
    if not repository:
        return None
    if settings.google_scholar_stats_use_cdn:
        base = f"https://cdn.jsdelivr.net/gh/{repository}@{BRANCH}"
    else:
        base = f"https://raw.githubusercontent.com/{repository}/{BRANCH}"
    return Live(
        data=f"{base}/{DATA}",
        badge=f"https://img.shields.io/endpoint?url={quote(f'{base}/{BADGE}', safe='')}",
    )
