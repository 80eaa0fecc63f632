"""Rules that an author added to ``main.scss``, and to the ``<style>`` of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paperbox.moving.scss import is_plain, put_in, rules
from paperbox.moving.template import CLASSES, CLASSES_BEGIN, RULES

_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_ROOT = re.compile(r"(?:^|[\s>])(?:html|body|:root)\b")
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.S | re.I)
_HTML_COMMENT = re.compile(r"<!--.*?-->", re.S)


@dataclass(frozen=True)
class OwnRules:
    """What becomes of them."""

    css: str = ""
    """Those that are CSS as they stand, and mean nothing but classes of the author's own."""
    others: tuple[str, ...] = ()
    """The selectors of all others."""


def own_rules(main: str, values: Mapping[str, str]) -> OwnRules:
    """Return the rules of a style sheet that the template lacks; VALUES are its variables."""
    css, others = list[str](), list[str]()
    for selector, body in rules(main):
        if selector in RULES:
            continue
        body = put_in(body, values)
        is_own = all(_is_of_author(one) for one in selector.split(","))
        if is_own and all(is_plain(line) for line in body.split(";") if line.strip()):
            css.append(f"{selector} {{ {body} }}\n")
        else:
            others.append(selector)
    return OwnRules("".join(css), tuple(dict.fromkeys(others)))


def style_notes(body: str) -> Iterator[str]:
    """Yield what an author must know of the ``<style>`` that stays in a page."""
    kept = _STYLE.findall(_HTML_COMMENT.sub("", body))
    selectors = dict.fromkeys(selector for css in kept for selector, _ in rules(css))
    roots = [one for one in selectors if _ROOT.search(one)]
    dead = [one for one in selectors if any(map(_is_dead, _CLASS.findall(one)))]
    if roots:
        yield (
            f"its <style> has rules for {_listed(roots)}: colours there hold in the dark as well; "
            "those of the whole site are set in content/site.css"
        )
    if dead:
        yield f"its <style> has rules for {_listed(dead)}, which the new theme has not"


def _is_of_author(selector: str) -> bool:
    """Whether a selector means nothing but elements with classes of the author's own."""
    classes = _CLASS.findall(selector)
    known = {name for rule in RULES for name in _CLASS.findall(rule)}
    return bool(classes) and not any(_is_dead(name) or name in known for name in classes)


def _is_dead(name: str) -> bool:
    return name in CLASSES or name.startswith(CLASSES_BEGIN)


def _listed(selectors: list[str]) -> str:
    return ", ".join(f"`{selector}`" for selector in selectors)
