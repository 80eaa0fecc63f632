"""The site as Pelican builds it, but all or nothing.

``PELICAN_CLASS = "paperbox.Site"`` puts this in the place of Pelican's own class. A plugin that
can't be used stops the build; every mistake of a run is shown, once, plainly; output/ is the old
one or the new one; and ``pelican -r`` shows a mistake once per change and serves the last good
page until it is mended.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.plugins._utils import get_plugin_name

from paperbox import logs, stamp
from paperbox.build.finish import finish
from paperbox.build.generator import PaperboxGenerator
from paperbox.build.run import Run
from paperbox.errors import (
    BuildError,
    ContentError,
    PaperboxError,
    PluginError,
    Problems,
    place_of,
    show,
)
from paperbox.loading import loaded
from paperbox.output import Output
from paperbox.settings import (
    PelicanSettings,
    apply_defaults,
    for_run,
    image_cache,
    present_static_paths,
    read_settings,
    shown_path,
    source_of,
)

TRACEBACK_HINT = "pelican -D shows the traceback."

TRIES = 3
"""Builds in one go, at most: a plugin that writes into content/ would keep it up for ever."""


class Site(Pelican):
    """A Pelican whose `run` changes output/ as a whole or not at all."""

    def __init__(self, settings: PelicanSettings) -> None:
        self.runs = 0
        self.tried = ""
        self.problems = Problems()
        apply_defaults(settings)
        self.static_paths = settings["STATIC_PATHS"]
        self.paperbox = read_settings(settings, self.problems)
        try:
            super().__init__(settings)
        except PaperboxError:
            raise
        except Exception as error:  # noqa: BLE001  a plugin may raise anything when it is told
            self.problems.error(self._unexpected(error))
            self._stop_on_problems()
        self.shown = stamp.of_settings(settings)

    def init_plugins(self) -> None:
        """Load and register what PLUGINS asks for; raise when one of them can't be used."""
        self.plugins: list[Any] = loaded(self.settings, self.problems)
        self._stop_on_problems()
        self.settings["PLUGINS"] = [get_plugin_name(plugin) for plugin in self.plugins]
        if "paperbox" not in self.settings["PLUGINS"]:
            path, line = source_of(self.settings, "PELICAN_CLASS")
            hint = 'Write PLUGINS = ["paperbox"], or take out PELICAN_CLASS.'
            missing = PluginError('"paperbox" is missing', path, line, "PLUGINS", hint)
            self.problems.error(missing)
            self._stop_on_problems()

    def _stop_on_problems(self) -> None:
        try:
            self.problems.stop_on_errors()
        except BuildError as error:
            show(error)
            raise

    def run(self) -> None:
        """Build the site, again when its sources changed meanwhile.

        ``pelican -r`` calls this at once after a failure, so what was tried already is not tried
        again; and it waits for a change when this returns, so what changed during a build must be
        built before. A first build that fails raises, for the exit status of ``pelican``.
        """
        self.runs += 1
        self._prepare()
        sources = [self.settings["PATH"], self.settings["THEME"], str(Path.cwd())]
        output = Output(self.output_path, self.output_retention, sources)
        for _ in range(TRIES):
            skipped = [output.path, output.work, image_cache(self.settings)]
            inputs = stamp.of_inputs(self.settings, self.shown, skipped)
            if inputs == self.tried:
                return
            self.tried = inputs
            try:
                self._build(output, inputs)
            except PaperboxError as error:
                show(error)
                if self.runs == 1:
                    raise

    def _prepare(self) -> None:
        """Set what follows from the folders that are there now."""
        self.settings["STATIC_PATHS"] = present_static_paths(self.settings, self.static_paths)
        for_run(self.settings)

    def read(self) -> PaperboxGenerator:
        """Return the generator that has read all that a build reads; nothing is written.

        Mistakes of the content raise `BuildError`.
        """
        self._prepare()
        problems = Problems()
        self.settings["PAPERBOX_RUN"] = Run(self.paperbox, self.settings, problems, writes=False)
        self.delete_outputdir = False
        try:
            with logs.recorded(problems), signals.all_generators_finalized.connected_to(_stop):
                super().run()
        except _AllRead as done:
            generators = done.generators
        except PaperboxError:
            raise
        except Exception as error:  # noqa: BLE001  a plugin may raise anything
            raise self._unexpected(error) from None
        problems.stop_on_errors()
        return next(found for found in generators if isinstance(found, PaperboxGenerator))

    def _build(self, output: Output, inputs: str) -> None:
        with output.locked():
            last, found = stamp.read(output.stamp), stamp.of_output(output.path, output.retention)
            may_skip = stamp.is_complete(self.settings, self.shown)
            if may_skip and not logs.warnings_are_fatal() and last[:2] == (inputs, found):
                sys.stdout.write("Nothing has changed: the output is up to date.\n")
                return
            with output.staged(last.names) as folder:
                warned = self._generate(str(folder))
            written = stamp.of_output(output.path, output.retention)
            # A warning is to be seen again the next time, so that build must not be skipped.
            new = stamp.Stamp(None if warned else inputs, written, output.names())
            stamp.write(output.stamp, new)

    def _generate(self, folder: str) -> bool:
        """Let Pelican build into FOLDER; return whether there were warnings."""
        problems = Problems()
        final: str = self.settings["OUTPUT_PATH"]
        self.output_path = self.settings["OUTPUT_PATH"] = folder
        self.settings["PAPERBOX_RUN"] = Run(self.paperbox, self.settings, problems)
        pages = set[Path]()

        def written(path: str, **_: Any) -> None:
            pages.add(Path(path))

        try:
            with logs.recorded(problems) as heard, signals.content_written.connected_to(written):
                super().run()
            finish(pages, Path(folder), self.settings)
        except BuildError:
            pass  # raised below, with what else was found
        except PaperboxError as error:
            problems.error(error)
        except Exception as error:  # noqa: BLE001  a template or a plugin may raise anything
            problems.error(self._unexpected(error))
        finally:
            self.output_path = self.settings["OUTPUT_PATH"] = final
        problems.warnings.sort(key=lambda warning: (warning.path, warning.line))
        if logs.warnings_are_fatal():
            problems.errors += problems.warnings
        else:
            for warning in problems.warnings:
                sys.stderr.write(f"warning: {warning}\n")
        problems.stop_on_errors()
        return bool(problems.warnings) or heard.warned

    def _unexpected(self, error: Exception) -> PaperboxError:
        """Return an exception that nobody foresaw as an error with its place."""
        logs.PELICAN.debug("The traceback:", exc_info=error)
        places = ("THEME_TEMPLATES_OVERRIDES", "PLUGIN_PATHS")
        roots = [path for name in places for path in self.settings[name]]
        roots += [self.settings["PATH"], self.settings["THEME"]]
        path, line = place_of(error, roots)
        message = f"{type(error).__name__}: {error}"
        return ContentError(message, shown_path(path), line, hint=TRACEBACK_HINT)


class _AllRead(Exception):  # noqa: N818  it ends a run of Pelican's, and is no error
    """All generators have read what there is."""

    def __init__(self, generators: list[Any]) -> None:
        super().__init__()
        self.generators = generators


def _stop(generators: list[Any]) -> None:
    raise _AllRead(generators)
