"""Where the lists of an HTML text stand, whoever wrote them: Markdown or the author's own tags.

Only places are told, so that what is not changed keeps every byte.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905  reads better than twelve strings
)
_LISTS = {"ul", "ol"}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_KEPT = {"nav", "pre", "code", "svg", "menu", "button", "template"}
"""Elements whose lists are no content, or not to be touched."""
_CARD = "paper-box"


@dataclass(slots=True)
class ItemSpan:
    """A list item: its start tag, and its content from BEGIN to END."""

    tag: str
    begin: int
    end: int = -1


@dataclass(slots=True)
class ListSpan:
    """A list, from the first character of its start tag to the last one of its end tag."""

    tag: str
    name: str
    start: int
    inner: bool
    """Whether it stands in another element."""
    headings: tuple[str, ...]
    """The words of the headings that it stands below."""
    end: int = -1
    items: list[ItemSpan] = field(default_factory=list)
    lists: list[ListSpan] = field(default_factory=list)
    """The lists inside of its items."""
    is_regular: bool = True
    """Whether items are all it has."""

    @property
    def is_plain(self) -> bool:
        """Whether its author gave no attributes to it or to an item."""
        tags = [self.tag, *(item.tag for item in self.items)]
        return all(tag.rstrip(">").strip("< ").isalnum() for tag in tags)


def find_lists(text: str, heading: str = "") -> list[ListSpan]:
    """Return the outermost lists of TEXT, which stands below HEADING."""
    scanner = _Scanner(text, heading)
    scanner.feed(text)
    scanner.close()
    return [found for found in scanner.found if found.end >= 0 and found.is_regular]


class _Scanner(HTMLParser):
    def __init__(self, text: str, heading: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.open: list[str] = []
        self.lists: list[tuple[int, ListSpan]] = []
        """The open lists, with the number of elements open around each."""
        self.found: list[ListSpan] = []
        self.headings = {0: heading}
        self.level = 0

    @property
    def place(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        if tag in _HEADINGS:
            self.level = int(tag[1])
            self.headings = {k: v for k, v in self.headings.items() if k < self.level}
            self.headings[self.level] = ""
        elif tag in _LISTS:
            self._start_list(tag)
        elif tag == "li":
            self._start_item()
        classes = (dict(attrs).get("class") or "").split()
        self.open.append(_CARD if _CARD in classes else tag)

    def _start_list(self, tag: str) -> None:
        if self.open and self.open[-1] == "p":
            self.open.pop()
        words = self.get_starttag_text() or ""
        headings = tuple(self.headings.values())
        found = ListSpan(words, tag, self.place, bool(self.open), headings)
        if self.lists:
            parent = self.lists[-1][1]
            parent.lists.append(found)
            parent.is_regular &= self.open[-1] not in _LISTS
        elif not _KEPT.union([_CARD]).intersection(self.open):
            self.found.append(found)
        self.lists.append((len(self.open), found))

    def _start_item(self) -> None:
        if not self.lists:
            return
        depth, around = self.lists[-1]
        self._end_item()
        del self.open[depth + 1 :]
        words = self.get_starttag_text() or ""
        around.items.append(ItemSpan(words, self.place + len(words)))

    def _end_item(self) -> None:
        items = self.lists[-1][1].items
        if items and items[-1].end < 0:
            items[-1].end = self.place

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS:
            self.level = 0
        depth = self.lists[-1][0] if self.lists else -1
        if tag == "li" and self.lists:
            self._end_item()
        elif tag in _LISTS and self.lists and self.lists[-1][1].name == tag:
            self._end_item()
            self.lists.pop()[1].end = self.text.find(">", self.place) + 1
            del self.open[depth:]
            return
        names = [_name(self.text, name, tag) for name in self.open]
        if tag in names[depth + 1 :]:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if self.level:
            self.headings[self.level] += data


def _name(text: str, name: str, tag: str) -> str:
    return tag if name == _CARD and tag in {"div", "article", "section"} else name
