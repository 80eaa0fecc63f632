"""The tags that give the address of a file of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, TextIO

from liquid import Node, RenderContext, Tag, TokenStream
from liquid.exceptions import LiquidSyntaxError
from liquid.token import TOKEN_EXPRESSION, TOKEN_TAG, Token

from paperbox.jekyll.address_filters import relative_url
from paperbox.jekyll.tags import filled, work_of

DEAD_HINT = "Correct its name, or write the address itself."


class Linked(Node):
    """An address, found by the name of a file."""

    __slots__ = ("name",)

    def __init__(self, token: Token, name: str) -> None:
        super().__init__(token)
        self.name = name
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        work, tag = work_of(context), self.token.value
        name = filled(self.name, context)
        kinds = ("posts",) if tag == PostUrlTag.name else ("pages", "posts", "static_files")
        for item in _items(context, kinds):
            if _is_meant(str(item.get("path")), name, is_post=tag == PostUrlTag.name):
                address = item.get("url") or item.get("path")
                return buffer.write(relative_url(address, context=context))
        line = self.token.source.count("\n", 0, self.token.start_index) + 1
        fault = work.fault(f'{tag} names a file that is not shown: "{name}"', DEAD_HINT, line)
        fault.unknown, fault.index = tag, self.token.start_index
        raise fault


def _items(context: RenderContext, kinds: tuple[str, ...]) -> Iterator[Any]:
    site: Any = context.globals["site"]
    for kind in kinds:
        try:
            yield from site[kind]  # which may be read only now, so `get` would not find it
        except KeyError:
            continue


def _is_meant(path: str, name: str, *, is_post: bool) -> bool:
    """Whether a tag means the file at PATH; a post by its name alone."""
    if is_post:
        stem = str(PurePosixPath("/", path).with_suffix(""))
        return stem.endswith(f"/{name.strip('/')}")
    return path.lstrip("/_") == name.lstrip("/_")  # Jekyll's folders begin with "_", ours don't


class LinkTag(Tag):
    """``{% link _pages/talks.md %}``: where a page, a post or any other file is."""

    name = "link"
    block = False

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        if stream.current.kind != TOKEN_EXPRESSION:
            raise LiquidSyntaxError("expected the name of a file", token=token)
        return Linked(token, stream.current.value.strip())


class PostUrlTag(LinkTag):
    """``{% post_url 2024-05-23-hello %}``: where a post is."""

    name = "post_url"


LINK_TAGS: tuple[type[Tag], ...] = (LinkTag, PostUrlTag)
