"""The command ``paperbox citations``: refresh, status, export, import."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from paperbox.clock import today
from paperbox.counts import LABELS
from paperbox.errors import CitationError
from paperbox.read.counts import StoreError
from paperbox.read.gs_data import read_gs_data
from paperbox.whole import read_whole
from paperbox.write.gs_data import gs_data, shields

OK, PARTIAL, NOTHING = 0, 1, 2
"""Exit statuses: all sources answered; some did; nothing usable came."""


def add_parser(commands: Any) -> None:
    """Add the command to the SUBPARSERS of ``paperbox``."""
    parser = commands.add_parser("citations", help="fetch citation counts, and show what is known")
    parser.set_defaults(failure=NOTHING)
    parser.add_argument("--settings", "-s", default="pelicanconf.py", help="the settings file")
    actions = parser.add_subparsers(required=True, metavar="action")
    refresh = actions.add_parser("refresh", help="ask the sources, and store what they say")
    refresh.add_argument(
        "--allow-decrease", action="store_true", help="believe numbers that fall or jump at once"
    )
    refresh.add_argument(
        "--source", action="append", choices=LABELS, help="ask only this one; may be repeated"
    )
    refresh.add_argument(
        "--without", action="append", choices=LABELS, default=[], help="do not ask this one"
    )
    refresh.set_defaults(run=_refresh)
    status = actions.add_parser("status", help="show each paper's number, source and age")
    status.set_defaults(run=_status)
    export = actions.add_parser("export", help="write gs_data.json and gs_data_shieldsio.json")
    export.add_argument("folder", type=Path, help="where to; it is made if it is missing")
    export.set_defaults(run=_export)
    old = actions.add_parser("import", help="take the numbers of an old gs_data.json over")
    old.add_argument("file", type=Path, help="the file gs_data.json")
    old.set_defaults(run=_import)


def _refresh(options: argparse.Namespace) -> int:
    """Ask the sources and store what they say; tell what came of it."""
    # Nothing but this command needs what goes online.
    from paperbox.online.asked import owner_of, wanted_of
    from paperbox.online.keys import environment
    from paperbox.online.merge import Rules
    from paperbox.online.refresh import Asked, ask, merged
    from paperbox.online.store import Store
    from paperbox.online.told import told_by

    whole = read_whole(options.settings)
    store = Store(whole.content)
    known = store.read(set_aside=True)
    order = whole.settings.citation_sources
    sources = tuple(name for name in options.source or order if name not in options.without)
    if not sources:
        raise CitationError('No source is to be asked; PAPERBOX["citation_sources"] names them.')
    asked = Asked(
        owner=owner_of(whole.profile),
        papers=wanted_of(whole.papers, known),
        sources=sources,
        today=today().iso,
        contact=whole.url,
        keys=environment(Path(options.settings).parent),
        known=known,
    )
    news = ask(asked, _progress)
    rules = Rules(asked.today, order, sources, options.allow_decrease)
    stored = store.update(lambda old: merged(old, news, rules))
    told = told_by(asked, news, known, stored)
    sys.stdout.write(told.out)
    sys.stderr.write(told.err)
    if told.err and all(part.is_empty for part in news):
        raise CitationError(f"No number came of this run; {store.shown} is as it was.")
    return PARTIAL if told.err else OK


def _progress(done: int, total: int, name: str) -> None:
    """Show on a terminal which source is being asked."""
    if sys.stderr.isatty():
        bar = "#" * done + "." * (total - done)
        sys.stderr.write(f"\r\033[K[{bar}] {name} …" if name else "\r\033[K")
        sys.stderr.flush()


def _status(options: argparse.Namespace) -> int:
    """Show what is known of each paper, and what is not."""
    from paperbox.online.status import lines
    from paperbox.online.store import Store

    whole = read_whole(options.settings)
    counts = Store(whole.content).read()
    text = "\n".join(lines(counts, whole.papers, whole.settings.citation_sources, today()))
    sys.stdout.write(f"{text}\n")
    return OK


def _export(options: argparse.Namespace) -> int:
    """Write the two files that pages and badges of acad-homepage read."""
    from paperbox.online.store import Store

    whole = read_whole(options.settings)
    counts, sources = Store(whole.content).read(), whole.settings.citation_sources
    ids = {paper.slug: paper.scholar for paper in whole.papers if paper.scholar}
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        for name, text in (
            ("gs_data.json", gs_data(counts, sources, ids)),
            ("gs_data_shieldsio.json", shields(counts, sources)),
        ):
            (options.folder / name).write_text(text, "utf-8")
            sys.stdout.write(f"{options.folder / name}\n")
    except OSError as error:
        raise CitationError(f"{error.filename}: can't be written: {error.strerror}") from None
    return OK


def _import(options: argparse.Namespace) -> int:
    """Take over what the crawler of acad-homepage found last."""
    from paperbox.online.asked import owner_of, wanted_of
    from paperbox.online.imported import added, doubt_of_file, with_papers_of
    from paperbox.online.store import Store

    whole = read_whole(options.settings)
    wrong: list[str] = []
    try:
        text = options.file.read_text("utf-8")
        old = read_gs_data(text, today(), lambda words, at: wrong.append(f"{at}: {words}"))
    except OSError as error:
        raise CitationError(f"{options.file}: can't be read: {error.strerror}") from None
    except ValueError as error:
        line = f":{error.line}" if isinstance(error, StoreError) and error.line else ""
        raise CitationError(f"{options.file}{line}: {error}") from None
    if doubt := doubt_of_file(old, owner_of(whole.profile)):
        raise CitationError(f"{options.file}: {doubt}")
    store = Store(whole.content)
    known = store.read()
    old = with_papers_of(old, wanted_of(whole.papers, known))
    new = store.update(lambda counts: added(counts, old, today().iso))
    sys.stderr.write("".join(f"warning: {options.file}: {line}\n" for line in wrong))
    works = {
        paper.source_id or key for key, paper in old.papers.items() if new.papers[key] is paper
    }
    sys.stdout.write(f"{len(works)} papers taken over into {store.shown}.\n")
    return PARTIAL if wrong else OK
