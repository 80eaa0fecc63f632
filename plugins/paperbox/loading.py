"""The plugins that a site asks for: each is loaded, or it is said why it can't be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.plugins._utils import load_plugins

from paperbox import logs
from paperbox.errors import PluginError, Problems, did_you_mean, place_of
from paperbox.settings import PelicanSettings, shown_path, source_of


def loaded(settings: PelicanSettings, problems: Problems) -> list[Any]:
    """Return what the setting PLUGINS asks for, loaded and registered; faults are reported."""
    plugins: list[Any] = []
    wanted = settings["PLUGINS"]
    for plugin in [None] if wanted is None else wanted:
        try:
            plugins += _load(settings, plugin)
        except (Exception, SystemExit) as error:  # noqa: BLE001  a plugin may raise anything
            problems.error(_refusal(settings, plugin, error))
    return plugins


def _load(settings: PelicanSettings, plugin: Any) -> list[Any]:
    """Return PLUGIN, loaded and registered; None stands for all that are installed."""
    logged = Problems()
    with logs.recorded(logged):
        found: list[Any] = load_plugins({**settings, "PLUGINS": plugin and [plugin]})
        for module in found:
            module.register()
    for error in logged.errors:
        raise error.__cause__ or error  # the cause knows the line of the plugin
    return found


def _refusal(settings: PelicanSettings, plugin: Any, error: BaseException) -> PluginError:
    """Return why a plugin of the setting PLUGINS can't be used."""
    setting_path, setting_line = source_of(settings, "PLUGINS", plugin)
    if isinstance(error, ImportError) and str(error).startswith("Cannot import plugin `"):
        known = {
            path.stem for folder in settings["PLUGIN_PATHS"] for path in Path(folder).glob("*")
        }
        message = f'no plugin "{plugin}"' + did_you_mean(str(plugin), {"paperbox", *known})
        hint = "Is it installed in this environment, or in a folder of PLUGIN_PATHS?"
        return PluginError(message, setting_path, setting_line, "PLUGINS", hint)
    path, line = place_of(error, [*settings["PLUGIN_PATHS"], str(Path.cwd())])
    message = f'the plugin "{plugin}" can\'t be used: {type(error).__name__}: {error}'
    hint = f"Mend it, or take it out of PLUGINS in {setting_path or 'the settings'}."
    return PluginError(message, shown_path(path), line, "PLUGINS", hint)
