"""An entry of a .bib file -> the fields of a paper, checked as those of front matter are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from paperbox.paper_links import IDENTIFIERS
from paperbox.paper_types import BY_ENTRY, PREPRINT_IDS, TYPES, is_preprint_server
from paperbox.read.bibtex.dates import date_of
from paperbox.read.bibtex.latex import plain, verbatim
from paperbox.read.bibtex.syntax import Entry, Value
from paperbox.read.bibtex.tables import CODES, EPRINTS, LISTS, TEXTS
from paperbox.read.source import Source

_ITEMS = re.compile(r"[\s,]*(?:;|\n)\s*")
_ARXIV = re.compile(rf"\barXiv[:\s]+({IDENTIFIERS['arxiv'].pattern})|^abs/(\S+)$", re.I)
_MASTERS = re.compile(r"master|m\.?\s?sc|mathesis|bachelor|b\.?\s?sc|bathesis|diplom|licen", re.I)
_HOST = re.compile(r"\\url\s*\{([^{}]*)\}|^\s*(https?://\S+)\s*$")
_BOOKS = {"book", "proceedings", "thesis", "mastersthesis", "report", ""}

Fields = dict[str, Value | list[Value]]


def told(source: Source, entry: Entry, name: str) -> Callable[[str], None]:
    """Return what is to be told of each LaTeX command of a field that nobody knows."""
    value = entry.fields[name]

    def tell(command: str) -> None:
        message = f'the command "{command}" is not known, and stays as it is written'
        hint = "Write the character itself, in UTF-8."
        source.warn(message, line=value.line, field=f"{entry.key}.{name}", hint=hint)

    return tell


def fields_of(source: Source, entry: Entry) -> Fields:
    """Return what an entry says by the names of a paper's fields, but for its people."""
    found: Fields = {}
    for ours, names in TEXTS.items():
        if name := _given(entry, names):
            value = entry.fields[name]
            found[ours] = Value(plain(value.text, told(source, entry, name)), value.line)
    for ours, names in CODES.items():
        if name := _given(entry, names):
            value = entry.fields[name]
            found[ours] = Value(verbatim(value.text), value.line)
    for name in LISTS:
        if name in entry.fields:
            found[name] = _items(entry.fields[name])
    found |= dict(_title(source, entry))
    if date := date_of(entry.fields):
        name = "date" if "date" in entry.fields else "year"
        found[name] = Value(date, entry.fields[name].line)
    _add_ids(entry, found)
    _add_type(entry, found)
    return found


def _given(entry: Entry, names: tuple[str, ...]) -> str:
    return next((name for name in names if name in entry.fields), "")


def _items(value: Value) -> list[Value]:
    items = _ITEMS.split(value.text.strip())
    return [Value(verbatim(item), value.line) for item in items if item.strip(" ,")]


def _title(source: Source, entry: Entry) -> Iterator[tuple[str, Value]]:
    """Yield the title with its subtitle; those of the book and the journal get theirs likewise."""
    parts = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}
    for name, below in parts.items():
        if name not in entry.fields or (name != "title" and below not in entry.fields):
            continue
        names = [part for part in (name, below) if part in entry.fields]
        texts = [plain(entry.fields[part].text, told(source, entry, part)) for part in names]
        joint = " " if texts[0].endswith(("?", "!", ":")) else ": "
        text = joint.join(filter(None, texts))
        yield name.replace("journaltitle", "journal"), Value(text, entry.fields[name].line)


def _add_ids(entry: Entry, found: Fields) -> None:
    """Add the ids that stand in fields with other names, and the address in ``howpublished``."""
    if eprint := entry.fields.get("eprint"):
        given = _given(entry, ("archiveprefix", "eprinttype"))
        kind = verbatim(entry.fields[given].text).lower() if given else "arxiv"
        text = re.sub(r"^arxiv:", "", verbatim(eprint.text), flags=re.I)
        known = EPRINTS.get(kind, "")
        if known and (given or re.fullmatch(IDENTIFIERS[known].accepts, text)):
            found.setdefault(known, Value(text, eprint.line))
    for name in ("journal", "volume", "note", "howpublished"):
        if (value := entry.fields.get(name)) and (id_ := _ARXIV.search(verbatim(value.text))):
            found.setdefault("arxiv", Value(id_[1] or id_[2], value.line))
    how = entry.fields.get("howpublished")
    if how and (address := _HOST.search(how.text)):
        found.setdefault("url", Value(verbatim(address[1] or address[2]), how.line))


def _add_type(entry: Entry, found: Fields) -> None:
    """Add the sort of work, and what follows from it."""
    name = _type(entry, found)
    line = Value(name, entry.line)
    if name:
        found["type"] = line
    if name == "preprint":
        found.pop("journal", None)
        found.pop("volume", None)
        server = next((IDENTIFIERS[i].label for i in found if i in PREPRINT_IDS), "")
        if server:
            found.setdefault("venue", Value(server, entry.line))
    if name not in _BOOKS:
        found.pop("isbn", None)  # that of the whole book


def _type(entry: Entry, found: Fields) -> str:
    """Return the word for the sort of work that an entry is of, or nothing."""

    def said(*names: str) -> str:
        return next((plain(entry.fields[n].text) for n in names if n in entry.fields), "")

    own = said("entrysubtype").lower()
    if own in TYPES:
        return own
    journal = said("journal", "journaltitle", "howpublished")
    has_id = any(i in found for i in PREPRINT_IDS)
    if entry.type in {"article", "misc", "unpublished", "online"} and (
        is_preprint_server(journal) or (has_id and not journal)
    ):
        return "preprint"
    name = BY_ENTRY.get(entry.type, "")
    if name == "thesis" and _MASTERS.search(said("type")):
        return "mastersthesis"
    return name


def node_of(fields: Fields) -> yaml.MappingNode:
    """Return fields as YAML has them, each with its line, so that one reader checks both."""
    return yaml.MappingNode(
        "", [(_scalar(Value(n, _line(v))), _node(n, v)) for n, v in fields.items()]
    )


def _line(value: Value | list[Value]) -> int:
    return value.line if isinstance(value, Value) else value[0].line if value else 1


def _node(name: str, value: Value | list[Value]) -> yaml.Node:
    if isinstance(value, Value):
        return _scalar(value)
    items = [_link(item) if name == "links" else _scalar(item) for item in value]
    return yaml.SequenceNode("", items, _mark(_line(value)))


def _link(value: Value) -> yaml.Node:
    """Return ``Label: address`` as the pair that it is in YAML."""
    label, colon, address = value.text.partition(": ")
    if not colon:
        return _scalar(value)
    pair = (_scalar(Value(plain(label), value.line)), _scalar(Value(address, value.line)))
    return yaml.MappingNode("", [pair], _mark(value.line))


def _scalar(value: Value) -> yaml.ScalarNode:
    return yaml.ScalarNode("", value.text, _mark(value.line), style='"')


def _mark(line: int) -> yaml.Mark:
    return yaml.Mark("", 0, line - 1, 0, None, 0)
