"""Filters of texts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from liquid import RenderContext
from liquid.filter import with_context

from paperbox.jekyll.tags import work_of

_KEPT = {"default": r"\w", "latin": r"\w", "ascii": "A-Za-z0-9", "pretty": r"\w.~!$&'()+,;=@"}
"""What each manner of `slugify` keeps."""

_CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Characters that are a word each, or a part of one without blanks around it."""

_TYPED = re.compile(
    r"""(?: (?:^|(?<=[\s(\[{-])) (?P<tags>(?:<[a-z][^<>]*>)*) (?P<open>["']+) (?!\d\ds?\b) )
      | <[^<>]*> | --- | -- | [.]{3} | ["']""",
    re.X,
)
_PRINTED = {"---": "—", "--": "–", "...": "…", '"': "”", "'": "’"}
_OPENING = str.maketrans({'"': "“", "'": "‘"})


@with_context
def markdownify(value: object, *, context: RenderContext) -> str:
    """Return Markdown as HTML."""
    return work_of(context).markdownify(str(value))


def smartify(value: object) -> str:
    """Return a text with the quotes and dashes of print; its tags stay as they are."""
    return _TYPED.sub(_printed, str(value))


def _printed(match: re.Match[str]) -> str:
    if match["open"]:
        return match["tags"] + match["open"].translate(_OPENING)
    return _PRINTED.get(match[0], match[0])


def normalize_whitespace(value: object) -> str:
    """Return a text with one blank between its words."""
    return " ".join(str(value).split())


def number_of_words(value: object, mode: object = "") -> int:
    """Return how many words a text has; with "cjk" or "auto", each ideograph is one."""
    text = str(value)
    signs = len(re.findall(f"[{_CJK}]", text))
    if str(mode) == "cjk" or (str(mode) == "auto" and signs):
        return signs + len(re.findall(rf"[^{_CJK}\s]+", text))
    return len(text.split())


def slugify(value: object, mode: object = "default") -> str:
    """Return a text as it stands in an address."""
    text, manner = str(value).lower(), str(mode) or "default"
    if manner == "none":
        return text
    if manner == "raw":
        return re.sub(r"\s+", "-", text).strip("-")
    kept = _KEPT.get(manner, _KEPT["default"])
    # An underscore is a letter to Python alone; "pretty" keeps it.
    other = rf"[^{kept}]" if manner in ("pretty", "ascii") else rf"[^{kept}]|_"
    return re.sub(f"(?:{other})+", "-", text).strip("-")


def jsonify(value: object) -> str:
    """Return a value as JSON."""
    return json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence | range):
        return list(value)
    return None if str(value) == "" else str(value)
