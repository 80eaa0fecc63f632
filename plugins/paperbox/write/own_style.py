"""The ``<style>`` of a page's author -> whether the page can be dark.

Who colours a ground and leaves the text as it is, or the text and not what is behind it, saw both
on a light page. In the dark one half of such a pair would change and the other would not.
"""

from __future__ import annotations

import re

_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style", re.S | re.I)
_COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->", re.S)
_RULE = re.compile(r"([^{};]*)\{([^{}]*)\}")
_KNOWS_DARK = re.compile(r"prefers-color-scheme|color-scheme\s*:|light-dark\(", re.I)
_WHOLE_PAGE = re.compile(r"(?:^|,)\s*(?:html|body|:root)\s*(?=,|$)", re.I)

_GROUND = {"background", "background-color"}
_INK = {"color"}
_NO_COLOUR = re.compile(
    r"(?:none|transparent|inherit|initial|unset|revert|currentcolor|0)?\s*(?:!\s*important)?", re.I
)


def is_made_for_light(html: str) -> bool:
    """Whether the styles that stand in HTML give colours that only a light page goes with."""
    css = "\n".join(_STYLE.findall(_COMMENT.sub("", html)))
    if _KNOWS_DARK.search(css):
        return False
    return any(_is_half(selector, body) for selector, body in _RULE.findall(css))


def _is_half(selector: str, body: str) -> bool:
    """Whether a rule colours the whole page, or just one of ground and text."""
    pairs = (line.partition(":")[::2] for line in body.split(";"))
    coloured = {
        name.strip().lower() for name, value in pairs if not _NO_COLOUR.fullmatch(value.strip())
    }
    ground, ink = bool(coloured & _GROUND), bool(coloured & _INK)
    return (ground or ink) if _WHOLE_PAGE.search(selector.strip()) else ground != ink
