"""What the settings ask for from other hosts, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pelican.contents import Article

from paperbox.embeds import ANALYTICS, GISCUS, VISITOR_MAPS, Service, giscus_lang
from paperbox.keys import Settings


@dataclass(frozen=True, slots=True)
class OnPage:
    """What one page gets."""

    maps: tuple[Service, ...]
    analytics: tuple[Service, ...]
    comments: Mapping[str, Any]
    """What giscus is told; nothing where there are no comments."""

    @property
    def labels(self) -> list[str]:
        """Whom the page tells of a visit, for the note in its footer."""
        labels = [embed.label for embed in (*self.maps, *self.analytics)]
        return [*labels, "giscus (GitHub)"] if self.comments else labels


class Embedded:
    """The services of one site."""

    def __init__(self, settings: Settings) -> None:
        self.maps = tuple(VISITOR_MAPS[k].with_id(id) for k, id in settings.visitor_map.items())
        self.analytics = tuple(ANALYTICS[k].with_id(id) for k, id in settings.analytics.items())
        self.settings = settings

    def on(self, page: Any) -> OnPage:
        """Return what PAGE gets: maps are for the home page, comments for what can be discussed."""
        is_home = not page.url
        is_page = page.template == "page" and self.settings.comments.get("pages", False)
        has_comments = isinstance(page, Article) or (is_page and not is_home)
        return OnPage(
            self.maps if is_home else (),
            self.analytics,
            self._giscus(page.lang) if has_comments and self.settings.comments else {},
        )

    def _giscus(self, lang: str) -> Mapping[str, Any]:
        said = {k.replace("_", "-"): v for k, v in self.settings.comments.items() if k != "pages"}
        return {"src": GISCUS, "lang": giscus_lang(lang), "said": said}
