"""Filters of lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from liquid import RenderContext, TokenStream
from liquid.builtin.expressions import BooleanExpression, tokenize
from liquid.filter import with_context
from liquid.token import TOKEN_EXPRESSION, Token
from liquid.undefined import is_undefined


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


def find(value: object, name: object, wanted: object = None) -> object:
    """Return the first item that `where` gives."""
    return next(iter(where(value, name, wanted)), None)


@with_context
def find_exp(value: object, name: object, expression: object, *, context: RenderContext) -> object:
    """Return the first item for which an expression is true."""
    return next(iter(where_exp(value, name, expression, context=context)), None)


def sample(value: object, count: object = 1) -> object:
    """Return the first item, or the first COUNT ones.

    Jekyll takes them by chance; here the same site is to give the same pages every time.
    """
    items, number = _items(value), int(str(count))
    return items[:number] if number != 1 else next(iter(items), None)


def push(value: object, item: object) -> list[object]:
    """Return a list with another item at its end."""
    return [*_items(value), item]


def unshift(value: object, item: object) -> list[object]:
    """Return a list with another item before its first."""
    return [item, *_items(value)]


def pop(value: object, count: object = 1) -> list[object]:
    """Return a list without its last item, or the last COUNT ones."""
    return _items(value)[: -int(str(count)) or None]


def shift(value: object, count: object = 1) -> list[object]:
    """Return a list without its first item, or the first COUNT ones."""
    return _items(value)[int(str(count)) :]
