"""The tags that Jekyll adds to Liquid, and those that have to know what is printed."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, TextIO, cast

from liquid import Environment, Node, RenderContext, Tag, TokenStream
from liquid.ast import BlockNode
from liquid.builtin.expressions import parse_primitive, tokenize
from liquid.builtin.output import Output, OutputNode
from liquid.builtin.tags.assign_tag import AssignNode, AssignTag
from liquid.exceptions import LiquidSyntaxError
from liquid.expression import Expression
from liquid.parser import get_parser
from liquid.token import TOKEN_EXPRESSION, TOKEN_TAG, Token

if TYPE_CHECKING:
    from paperbox.jekyll.engine import Context, Work

# A file, which may have variables in its name, and its arguments.
_INCLUDE = re.compile(r"(?P<name>(?:\{\{.*?\}\}|[^\s{])+)(?P<arguments>\s.*)?", re.S)
_ARGUMENT = re.compile(
    r"""\s* (?P<name>[\w-]+) \s*=\s*
        (?: "(?P<double>(?:[^"\\]|\\.)*)" | '(?P<single>(?:[^'\\]|\\.)*)' | (?P<variable>[\w.-]+) )
        (?=\s|$) \s*""",
    re.X | re.S,
)
_FENCE = re.compile(r"~{3,}")


def work_of(context: RenderContext) -> Work:
    """Return what the rendering at hand knows."""
    return cast("Context", context).work


def filled(name: str, context: RenderContext) -> str:
    """Return the name of a file with the variables in it filled in."""
    if "{{" not in name:
        return name
    buffer = StringIO()
    work_of(context).parse(name).render_with_context(context, buffer, partial=True)
    return buffer.getvalue().strip()


class Printed(OutputNode):
    """Something printed; what is nothing is remembered."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        work = work_of(context)
        work.missed.clear()
        length = super().render_to_output(context, buffer)
        work.unknown.update(dict.fromkeys(work.missed))
        work.missed.clear()
        return length


class PrintedTag(Output):
    """``{{ … }}``."""

    node_class = Printed


class Assigned(AssignNode):
    """A variable; what is nothing in its value is remembered until it is printed."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        work = work_of(context)
        work.missed.clear()
        length = super().render_to_output(context, buffer)
        work.holes[self.name] = tuple(work.missed)
        work.missed.clear()
        return length


class AssignedTag(AssignTag):
    """``{% assign … %}``."""

    node_class = Assigned


class Included(Node):
    """Another file, rendered in place; its front matter, if any, is text, as it is to Jekyll."""

    __slots__ = ("arguments", "name")

    def __init__(self, token: Token, name: str, arguments: dict[str, Expression | str]) -> None:
        super().__init__(token)
        self.name, self.arguments = name, arguments
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        work = work_of(context)
        line = self.token.source.count("\n", 0, self.token.start_index) + 1
        path = filled(self.name, context)
        text = self._text(work, path, line)
        values = {
            name: value if isinstance(value, str) else value.evaluate(context)
            for name, value in self.arguments.items()
        }
        work.chain.append(path)
        template = work.parse(text)
        with work.faults():
            scope = {"include": values} if values else {}
            with context.extend(scope, template=template):
                template.render_with_context(context, buffer, partial=True)
        work.chain.pop()
        return len(text)

    def _text(self, work: Work, path: str, line: int) -> str:
        """Return the text of the file at PATH; raise a fault where it may not be included."""
        if path.startswith("/") or ".." in path.split("/"):
            hint = "Put the file into the folder, and write its path from there."
            raise work.fault(f'"{path}" leads out of the folder of included files', hint, line)
        if path in work.chain:
            chain = [*work.chain[work.chain.index(path) :], path]
            message = f"files include each other: {' → '.join(chain)}"
            raise work.fault(message, "Take one of these tags out.", line)
        is_relative = self.token.value == RelativeTag.name
        text = (work.includes.relative if is_relative else work.includes.include)(path)
        if text is None:
            where = "Its path counts from the folder of the page." if is_relative else LACKING
            raise work.fault(f'no such file to include: "{path}"', where, line)
        return text


LACKING = "Copy it from _includes/ of the old site into includes/, or take the tag out."


class IncludeTag(Tag):
    """``{% include card.html title="…" size=page.size %}``: from the folder of includes."""

    name = "include"
    block = False

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        expression = stream.current
        match = _INCLUDE.fullmatch(expression.value)
        if expression.kind != TOKEN_EXPRESSION or not match:
            raise LiquidSyntaxError("expected the name of a file", token=token)
        return Included(token, match["name"], self._arguments(match["arguments"] or "", expression))

    def _arguments(self, text: str, token: Token) -> dict[str, Expression | str]:
        arguments: dict[str, Expression | str] = {}
        end = len(text) - len(text.lstrip())
        while end < len(text):
            match = _ARGUMENT.match(text, end)
            if not match:
                message = f'expected name="value", found {text[end:].strip()!r}'
                raise LiquidSyntaxError(message, token=token)
            arguments[match["name"]] = _value(self.env, match, token)
            end = match.end()
        return arguments


def _value(env: Environment, match: re.Match[str], token: Token) -> Expression | str:
    if match["variable"] is None:
        quoted: str = match["single"] if match["double"] is None else match["double"]
        return re.sub(r"\\([\"'])", r"\1", quoted)
    return parse_primitive(env, TokenStream(tokenize(match["variable"], token)))


class RelativeTag(IncludeTag):
    """``{% include_relative includes/news.md %}``: from the folder of the page."""

    name = "include_relative"


class Highlighted(Node):
    """Code, which becomes a fenced block."""

    __slots__ = ("block", "language")

    def __init__(self, token: Token, language: str, block: BlockNode) -> None:
        super().__init__(token)
        self.language, self.block = language, block
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        code = StringIO()
        self.block.render(context, code)
        text = code.getvalue().strip("\n")
        fence = "~" * max([3, *(len(found) + 1 for found in _FENCE.findall(text))])
        return buffer.write(f"\n{fence}{self.language}\n{text}\n{fence}\n")


class HighlightTag(Tag):
    """``{% highlight python linenos %}`` to ``{% endhighlight %}``."""

    name = "highlight"
    end = "endhighlight"

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        if stream.current.kind != TOKEN_EXPRESSION:
            raise LiquidSyntaxError("expected a language", token=token)
        language = next(stream).value.split()[0]
        block = get_parser(self.env).parse_block(stream, (self.end,))
        stream.expect(TOKEN_TAG, value=self.end)
        return Highlighted(token, language, block)


TAGS: tuple[type[Tag], ...] = (PrintedTag, AssignedTag, IncludeTag, RelativeTag, HighlightTag)
