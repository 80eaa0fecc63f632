"""What a site holds, for commands that must know it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pelican.settings import read_settings

from paperbox.errors import PaperboxError
from paperbox.keys import Settings
from paperbox.model import Profile, Publication
from paperbox.settings import shown_path
from paperbox.site import Site


@dataclass(frozen=True)
class Whole:
    """What a site holds."""

    settings: Settings
    profile: Profile
    papers: tuple[Publication, ...]
    """Those that may be seen today."""
    content: Path
    """The folder, as the user would name it."""
    url: str


def read_whole(settings_file: str) -> Whole:
    """Return what the site of a settings file holds; mistakes of its content are raised."""
    path = Path(settings_file)
    if not path.is_file():
        raise PaperboxError(f"{path}: no such file\n    Run this where pelicanconf.py is.")
    try:
        settings = read_settings(str(path))
    except Exception as error:  # noqa: BLE001  Pelican raises what it likes: no theme, no folder
        raise PaperboxError(f"{path}: {error}") from None
    read = Site(settings).read()
    shown = Path(shown_path(read.settings["PATH"]))
    papers = tuple(page.publication for page in read.papers)
    return Whole(
        read.run.settings, read.context["profile"], papers, shown, read.settings["SITEURL"]
    )
