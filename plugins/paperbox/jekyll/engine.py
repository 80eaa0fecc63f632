"""The environment of python-liquid, and what one rendering knows. Imported when it is needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from io import StringIO
from typing import Any

from liquid import BoundTemplate, Environment, RenderContext, Undefined
from liquid.exceptions import LiquidError, UnknownFilterError
from liquid.token import Token

from paperbox.errors import did_you_mean
from paperbox.jekyll.filters import FILTERS
from paperbox.jekyll.link_tags import LINK_TAGS
from paperbox.jekyll.liquid import Includes, LiquidFault, Rendered
from paperbox.jekyll.tags import TAGS

_TAG = re.compile(r"\{%-?\s*(?P<name>\w+)")
RAW_HINT = "Where it is no Liquid, put {% raw %} before it and {% endraw %} after it."
_FOREIGN = (ArithmeticError, LookupError, RecursionError, TypeError, ValueError)
"""What a filter may raise when it is given what it can't take."""


class Nothing(Undefined):
    """What no variable has; it tells when it is printed, or looped over."""

    missed: list[str]
    path: str

    def __init__(self, name: str, **more: Any) -> None:
        super().__init__(name, **more)
        self.missed, self.path = [], name

    def __str__(self) -> str:
        self.missed.append(self.path)
        return ""

    def items(self) -> Any:
        """Return nothing, to a loop."""
        self.missed.append(self.path)
        return super().items()


class Jekyll(Environment):
    """Liquid as Jekyll has it."""

    loop_iteration_limit = 100_000


class Context(RenderContext):
    """What a template sees while it is rendered."""

    __slots__ = ("work",)
    work: Work

    def get(self, path: list[object], *, token: Token | None, **default: Any) -> object:
        """Return a variable, and remember what it was to be made of and is nothing."""
        value = super().get(path, token=token, **default)
        if isinstance(value, Nothing):
            value.missed, value.path = self.work.missed, ".".join(map(str, path))
        self.work.missed += self.work.holes.get(str(path[0]), ())
        return value


@dataclass
class Work:
    """The rendering of one page."""

    includes: Includes
    markdownify: Callable[[str], str]
    chain: list[str] = field(default_factory=list)
    """The files that are being included, the innermost last."""
    missed: list[str] = field(default_factory=list)
    """What was printed and is nothing, in the tag at hand."""
    holes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What is nothing in the value of a variable that a tag assigned."""
    unknown: dict[str, None] = field(default_factory=dict)
    """What was printed and is nothing, in the whole page."""

    def render(self, text: str, site: Mapping[str, object], page: Mapping[str, object]) -> Rendered:
        """Return TEXT rendered."""
        template = self.parse(text)
        context = Context(template, globals={"site": site, "page": page})
        context.work = self
        with self.faults():
            buffer = StringIO()
            template.render_with_context(context, buffer)
        self.unknown.update(dict.fromkeys(self.missed))  # by loops
        return Rendered(_in_line(template, text, buffer.getvalue()), tuple(self.unknown))

    def parse(self, text: str) -> BoundTemplate:
        """Return the template that a text is."""
        with self.faults(text):
            return environment().from_string(text)

    @contextmanager
    def faults(self, text: str = "") -> Iterator[None]:
        """Turn what python-liquid raises into `LiquidFault`, with the file at hand.

        TEXT is what it reads, if it does.
        """
        try:
            yield
        except LiquidFault:
            raise
        except LiquidError as error:
            source, start = text, -1
            if error.token and error.token.start_index >= 0:
                source, start = error.token.source, error.token.start_index
            elif found := _unclosed(text):
                message = f"{{% {found['name']} %}} is not closed"
                hint = f"Put {{% end{found['name']} %}} where it ends."
                raise self.fault(message, hint, line_of(text, found.start())) from None
            message, hint, unknown = _words(error)
            fault = self.fault(message, hint, line_of(source, start))
            fault.unknown, fault.index = unknown, start
            raise fault from None
        except _FOREIGN as error:
            raise self.fault(f"Liquid: {error}") from None

    def fault(self, message: str, hint: str = RAW_HINT, line: int = 1) -> LiquidFault:
        """Return a fault in the file at hand."""
        return LiquidFault(message, line, hint, self.chain[-1] if self.chain else "")


def line_of(text: str, index: int) -> int:
    """Return the line, counted from 1, on which the character at INDEX stands."""
    return text.count("\n", 0, max(index, 0)) + 1


def _unclosed(text: str) -> re.Match[str] | None:
    """Return the innermost tag that should be closed and is not."""
    opened: list[re.Match[str]] = []
    for tag in _TAG.finditer(text):
        if opened and tag["name"] == f"end{opened[-1]['name']}":
            opened.pop()
        elif getattr(environment().tags.get(tag["name"]), "end", ""):
            opened.append(tag)
    return opened[-1] if opened else None


def _words(error: LiquidError) -> tuple[str, str, str]:
    """Return what is wrong, a hint, and the tag or filter that is not known, if that is it."""
    message = str(error.message)
    kind, _, name = message.partition(" '")
    name = name.rstrip("'")
    if isinstance(error, UnknownFilterError):
        near = did_you_mean(name, environment().filters)
        return f'unknown filter "{name}"{near}', RAW_HINT, name
    if kind == "unexpected tag":
        near = did_you_mean(name, environment().tags)
        return f'unknown tag "{name}"{near}', RAW_HINT, "" if _is_part(name) else name
    return f"Liquid: {message}", RAW_HINT, ""


def _is_part(name: str) -> bool:
    """Whether a tag is known, but only inside or at the end of another one."""
    ends = {getattr(tag, "end", "") for tag in environment().tags.values()}
    return name in ends | {"else", "elsif", "when"}


@cache
def environment() -> Jekyll:
    """Return the one environment; it is built once, which takes a while."""
    made = Jekyll(undefined=Nothing)
    del made.tags["render"]  # which Jekyll has not
    for tag in (*TAGS, *LINK_TAGS):
        made.add_tag(tag)
    for name, function in FILTERS.items():
        made.add_filter(name, function)
    return made


def _in_line(template: BoundTemplate, source: str, text: str) -> str:
    """Return rendered TEXT with blank lines before it for those that its tags took."""
    first = next((node for node in template.nodes if not node.blank), None)
    if first is None:
        return text
    start = first.token.start_index
    start += len(source[start:]) - len(source[start:].lstrip())
    blank = text[: len(text) - len(text.lstrip())]
    return "\n" * (source.count("\n", 0, start) - blank.count("\n")) + text
