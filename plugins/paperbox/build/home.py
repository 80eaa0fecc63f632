"""The home page: its address, and what it shows before its author has written one."""

from __future__ import annotations

from typing import Any

from paperbox.build.lists import Lists
from paperbox.build.run import Run
from paperbox.build.words import Words
from paperbox.errors import ContentError
from paperbox.read.source import Source
from paperbox.settings import Settings, shown_path

PAGES = "pages"
"""The folder of pages below the content folder."""

HOME = {"slug": "index", "template": "index", "url": "", "save_as": "index.html"}
"""The address of the home page, as Pelican's metadata."""


def default_home(run: Run, lists: Lists, words: Words) -> dict[str, Any]:
    """Return Pelican's metadata of a home page with a list of all there is.

    A page that PAPERBOX["home"] names, other than by default, must be there.
    """
    if run.settings.home != Settings().home:
        path = shown_path(run.content / PAGES / run.settings.home)
        run.problems.error(ContentError("no such page", path, hint='PAPERBOX["home"] names it.'))
    text = ""
    if lists.papers:
        text += f"# {words['publications']}\n\n[PUBLICATIONS]\n\n"
    if lists.entries:
        text += f"# {words['news']}\n\n[NEWS]\n\n"
    return {
        **HOME,
        "title": "",
        "sections": run.markdown.sections(text),
        "source": Source(text, HOME["save_as"], run.problems, run.exists),
        "shown_path": HOME["save_as"],
        "first_line": 1,
    }
