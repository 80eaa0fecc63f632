"""Paperbox: a researcher's papers, news and profile become an academic homepage.

A site names this package twice in its settings: ``PELICAN_CLASS = "paperbox.Site"`` and
``PLUGINS = ["paperbox"]``.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from paperbox.build.filters import filters
from paperbox.build.generator import PaperboxGenerator
from paperbox.build.reader import PageReader
from paperbox.errors import SettingsError, show
from paperbox.site import Site

__all__ = ["Site", "register"]
__version__ = "0.1.0"


def register() -> None:
    """Connect the parts to Pelican, in the order in which a build meets them."""
    signals.initialized.connect(_refuse_other_sites)
    signals.readers_init.connect(_read_pages)
    signals.generator_init.connect(_give_filters)
    signals.get_generators.connect(_generate)
    signals.all_generators_finalized.connect(_stop_on_errors)


def _refuse_other_sites(pelican: Any) -> None:
    if not isinstance(pelican, Site):
        message = "Paperbox needs its own site class, which makes builds all or nothing"
        hint = 'Add PELICAN_CLASS = "paperbox.Site" to the settings.'
        error = SettingsError(message, field="PELICAN_CLASS", hint=hint)
        show(error)
        raise error


def _read_pages(readers: Any) -> None:
    for extension in PageReader.file_extensions:
        readers.reader_classes[extension] = PageReader


def _give_filters(generator: Any) -> None:
    generator.env.filters.update(filters(generator.settings["PAPERBOX_RUN"]))


def _generate(_pelican: Any) -> type[PaperboxGenerator]:
    return PaperboxGenerator


def _stop_on_errors(generators: list[Any]) -> None:
    """Stop before anything is written."""
    generators[0].settings["PAPERBOX_RUN"].problems.stop_on_errors()
