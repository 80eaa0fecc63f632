"""The command ``paperbox``: what a build must not do, or does not need to."""

from __future__ import annotations

import argparse
import dataclasses
import io
import json
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pelican.settings import DEFAULT_CONFIG, get_settings_from_file

import paperbox
from paperbox import add, citations
from paperbox.errors import BuildError, PaperboxError, Problems, show
from paperbox.read.schemas import SCHEMAS
from paperbox.settings import read_settings, source_of

FAILED, INTERRUPTED, TERMINATED = 1, 130, 143
"""Exit statuses of a command that failed, and of one that Ctrl-C or SIGTERM stopped, as shells
have them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return the exit status: 0, or another with a message on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may not know every sign
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except PaperboxError as error:
        show(error)
        return int(options.failure)
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="paperbox", description=(paperbox.__doc__ or "").strip())
    parser.set_defaults(failure=FAILED)
    parser.add_argument("--version", action="version", version=f"paperbox {paperbox.__version__}")
    commands = parser.add_subparsers(required=True, metavar="command")
    settings = commands.add_parser("settings", help="show what PAPERBOX says, and where it says it")
    settings.add_argument("--settings", "-s", default="pelicanconf.py", help="the settings file")
    settings.set_defaults(run=_settings)
    schema = commands.add_parser("schema", help="print the JSON Schema of a kind of file")
    schema.add_argument("name", choices=SCHEMAS, help="the kind of file")
    schema.set_defaults(run=_schema)
    moving = commands.add_parser("import", help="make a site of one that was made for Jekyll")
    moving.add_argument("source", help="the folder of the site, or the URL of its git repository")
    moving.add_argument("dest", type=Path, help="the new folder; it must be absent or empty")
    moving.add_argument("--check", action="store_true", help="write nothing, only report")
    moving.set_defaults(run=_import)
    add.add_parser(commands)
    citations.add_parser(commands)
    return parser


def _import(options: argparse.Namespace) -> None:
    """Move a site in, and report in short."""
    # Other commands need not load what makes pages of pages.
    from paperbox.moving.importer import import_site
    from paperbox.moving.progress import Progress

    progress = Progress(sys.stderr)
    try:
        with ending_in_order():
            report = import_site(
                options.source, options.dest, check=options.check, progress=progress.show
            )
    finally:
        progress.end()
    sys.stdout.write(report.terminal())


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Let SIGTERM end the command as Ctrl-C does: what was begun is taken away first."""

    def end(*_: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a second one would end the tidying up
        raise SystemExit(TERMINATED)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _schema(options: argparse.Namespace) -> None:
    """Print the JSON Schema by which an editor can check a kind of file."""
    text = json.dumps(SCHEMAS[options.name].schema, indent=1, ensure_ascii=False)
    sys.stdout.write(f"{text}\n")


def _settings(options: argparse.Namespace) -> None:
    """Print each key of PAPERBOX with its value and where that comes from."""
    path = Path(options.settings)
    if not path.is_file():
        raise PaperboxError(f"{path}: no such file\n    Run this where pelicanconf.py is.")
    given = {**DEFAULT_CONFIG, **get_settings_from_file(str(path))}
    problems = Problems()
    effective = read_settings(given, problems)
    if problems.errors:
        raise BuildError(tuple(problems.errors))
    for field in dataclasses.fields(effective):
        place = "default"
        if field.name in given.get("PAPERBOX", {}):
            place = "{}:{}".format(*source_of(given, "PAPERBOX", field.name))
        sys.stdout.write(f"{field.name} = {getattr(effective, field.name)!r}  ({place})\n")
