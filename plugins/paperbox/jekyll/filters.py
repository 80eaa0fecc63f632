"""The filters that Jekyll adds to Liquid, and those it has in another form."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, quote_plus

from liquid import RenderContext, TokenStream
from liquid.builtin.expressions import BooleanExpression, tokenize
from liquid.filter import with_context
from liquid.token import TOKEN_EXPRESSION, Token
from liquid.undefined import is_undefined

from paperbox.jekyll.moments import formatted, moment
from paperbox.jekyll.tags import work_of

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.I)
_KEPT = {"default": r"\w", "latin": r"\w", "ascii": "A-Za-z0-9", "pretty": r"\w.~!$&'()+,;=@"}
"""What each manner of `slugify` keeps."""


def _site(context: RenderContext, name: str) -> str:
    site: Any = context.globals["site"]
    return str(site.get(name) or "")


@with_context
def relative_url(value: object, *, context: RenderContext) -> str:
    """Return an address below the site, counted from the root of its host."""
    text = str(value)
    if _ABSOLUTE.match(text):
        return text
    base = _site(context, "baseurl").strip("/")
    return re.sub("/{2,}", "/", f"/{base}/{text}")


@with_context
def absolute_url(value: object, *, context: RenderContext) -> str:
    """Return an address with the host of the site."""
    text = str(value)
    if re.match(r"[a-z][a-z0-9+.-]*:|//", text, re.I):
        return text
    return _site(context, "url").rstrip("/") + str(relative_url(text, context=context))


@with_context
def markdownify(value: object, *, context: RenderContext) -> str:
    """Return Markdown as HTML."""
    return work_of(context).markdownify(str(value))


def _now(context: RenderContext) -> datetime:
    site: Any = context.globals["site"]
    return moment(site.get("time"), datetime(1970, 1, 1, tzinfo=UTC)) or datetime(1970, 1, 1)


@with_context
def date_(value: object, pattern: object = "", *, context: RenderContext) -> object:
    """Return a point in time in the form of PATTERN; what is none stays as it is."""
    when = moment(value, _now(context))
    return formatted(when, str(pattern)) if when and str(pattern) else value


def _date_as(pattern: str) -> Callable[..., object]:
    @with_context
    def filter_(value: object, *_: object, context: RenderContext) -> object:
        return date_(value, pattern, context=context)

    return filter_


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


def _items(value: object) -> list[Any]:
    """Return what a filter of lists works on."""
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, Iterable) and not isinstance(value, str) else [value]


def _property(item: Any, name: object) -> Any:
    """Return a property of an item, as ``author.name``; None where there is none."""
    for part in str(name).split("."):
        item = item.get(part) if isinstance(item, Mapping) else None
    return item


def where(value: object, name: object, wanted: object = None) -> list[object]:
    """Return the items that have a property, or have it among others."""
    return [item for item in _items(value) if _has(_property(item, name), wanted)]


def _has(found: object, wanted: object) -> bool:
    if wanted is None or found is None:
        return found is wanted
    many = found if isinstance(found, list | tuple) else [found]
    return _text(wanted) in map(_text, many)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _each(context: RenderContext, items: object, name: object, text: object) -> list[Any]:
    """Return (item, value of the expression TEXT for it) for each."""
    source = str(text)
    token = Token(TOKEN_EXPRESSION, source, 0, source)
    expression = BooleanExpression.parse(context.env, TokenStream(tokenize(source, token)))
    pairs = []
    for item in _items(items):
        with context.extend({str(name): item}):
            pairs.append((item, expression.expression.evaluate(context)))
    return pairs


@with_context
def where_exp(
    value: object, name: object, expression: object, *, context: RenderContext
) -> list[object]:
    """Return the items for which an expression is true."""
    pairs = _each(context, value, name, expression)
    return [item for item, found in pairs if found not in (None, False)]


def group_by(value: object, name: object) -> list[dict[str, object]]:
    """Return the items in groups of those with the same property."""
    return _grouped((item, _property(item, name)) for item in _items(value))


@with_context
def group_by_exp(
    value: object, name: object, expression: object, *, context: RenderContext
) -> list[dict[str, object]]:
    """Return the items in groups for which an expression is the same."""
    return _grouped(_each(context, value, name, expression))


def _grouped(pairs: Iterable[tuple[object, object]]) -> list[dict[str, object]]:
    groups: dict[str, list[object]] = {}
    for item, found in pairs:
        name = "" if found is None or is_undefined(found) else _text(found)
        groups.setdefault(name, []).append(item)
    return [{"name": name, "items": its, "size": len(its)} for name, its in groups.items()]


def sort(value: object, name: object = None, nils: object = "first") -> list[object]:
    """Return the items in order, of a property of theirs or their own; those without it first."""
    items = _items(value)
    keys = [item if name is None else _property(item, name) for item in items]
    kinds = {type(key) for key in keys if key is not None}
    numbers = kinds <= {int, float}
    last = str(nils) == "last"

    def key(index: int) -> tuple[bool, Any]:
        found = keys[index]
        if found is None:
            return last, 0 if numbers else ""
        return not last, found if numbers or len(kinds) == 1 else str(found)

    return [items[index] for index in sorted(range(len(items)), key=key)]


def array_to_sentence_string(value: object, connector: object = "and") -> str:
    """Return items as a sentence lists them."""
    *others, last = map(str, _items(value) or [""])
    if len(others) < 2:
        return f" {connector} ".join([*others, last])
    return f"{', '.join(others)}, {connector} {last}"


FILTERS: dict[str, Callable[..., object]] = {
    "absolute_url": absolute_url,
    "array_to_sentence_string": array_to_sentence_string,
    "cgi_escape": lambda value: quote_plus(str(value)),
    "date": date_,
    "date_to_long_string": _date_as("%d %B %Y"),
    "date_to_rfc822": _date_as("%a, %d %b %Y %H:%M:%S %z"),
    "date_to_string": _date_as("%d %b %Y"),
    "date_to_xmlschema": _date_as("%Y-%m-%dT%H:%M:%S%:z"),
    "group_by": group_by,
    "group_by_exp": group_by_exp,
    "jsonify": jsonify,
    "markdownify": markdownify,
    "normalize_whitespace": lambda value: " ".join(str(value).split()),
    "number_of_words": lambda value, *_: len(str(value).split()),
    "push": lambda value, item: [*_items(value), item],
    "relative_url": relative_url,
    "slugify": slugify,
    "sort": sort,
    "strip_index": lambda value: re.sub(r"/index\.html?$", "/", str(value)),
    "uri_escape": lambda value: quote(str(value), safe="!#$&'()*+,/:;=?@[]~%"),
    "where": where,
    "where_exp": where_exp,
    "xml_escape": lambda value: html.escape(str(value)),
}
