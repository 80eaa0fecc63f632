"""What an entry takes from others: ``crossref`` and ``xdata``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from paperbox.errors import did_you_mean
from paperbox.read.bibtex.syntax import Entry, Value
from paperbox.read.source import Source

_OWN = {"author+an", "crossref", "doi", "entryset", "entrysubtype", "eprint", "eprinttype", "ids"}
_OWN |= {"key", "label", "options", "pages", "shorttitle", "sortkey", "url", "urldate", "xdata"}
_OWN |= {"abstract", "archiveprefix", "eprintclass", "keywords", "primaryclass", "xref"}
"""What is an entry's alone, so that no other takes it over."""
_PARTS = {"inproceedings", "conference", "incollection", "inbook", "suppbook", "inreference"}
_AS_PART = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_AS_ARTICLE = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_AS_VOLUME = {"title": "maintitle", "subtitle": "mainsubtitle"}
_DATES = {"date", "year", "month", "day"}
DEEPEST = 50
"""So many entries may take from each other in turn; a part of a book in a series has two."""


class Inheritance:
    """Fills in the entries of a file; `parents` are those that others took something from."""

    def __init__(self, source: Source, entries: Iterable[Entry], own: Iterable[str]) -> None:
        """OWN are the names of further fields that no entry takes over: those of cards."""
        self.source = source
        self.entries = {entry.key: entry for entry in entries}
        self.own = {*_OWN, *own}
        self.parents: set[str] = set()
        self.broken: set[str] = set()
        """The keys of entries that take from what is not there."""
        self._filled: dict[str, Entry] = {}

    def filled(self, entry: Entry, seen: tuple[str, ...] = ()) -> Entry:
        """Return an entry with what it takes from others, and without the fields that say so."""
        if known := self._filled.get(entry.key):
            return known
        fields = dict(entry.fields)
        # A month alone is no date: the year then is that of the whole volume.
        has_date = bool({"date", "year"} & fields.keys())
        for name in ("xdata", "crossref"):
            if name not in fields:
                continue
            for key in filter(None, map(str.strip, fields[name].text.split(","))):
                parent = self._parent(entry, name, key, (*seen, entry.key))
                if parent:
                    taken = parent.fields if name == "xdata" else self._taken(entry, parent)
                    for field, value in taken.items():
                        if not (has_date and field in _DATES):
                            fields.setdefault(field, replace(value, line=fields[name].line))
            del fields[name]
        self._filled[entry.key] = replace(entry, fields=fields)
        return self._filled[entry.key]

    def _parent(self, entry: Entry, name: str, key: str, seen: tuple[str, ...]) -> Entry | None:
        if key in seen:
            hint = "Take this line out, or name the entry of the whole volume."
            self._error(entry, f'"{key}" takes from itself', name, hint)
            return None
        if len(seen) > DEEPEST:
            message = f"more than {DEEPEST} entries that take from each other"
            self._error(entry, message, name, "Name the entry of the whole volume.")
            return None
        parent = self.entries.get(key)
        if not parent:
            message = f'no entry is called "{key[:60]}"{did_you_mean(key, self.entries)}'
            hint = "It must stand in the same file, whole."
            self._error(entry, message, name, hint)
            return None
        self.parents.add(key)
        return self.filled(parent, seen)

    def _error(self, entry: Entry, message: str, name: str, hint: str) -> None:
        self.broken.add(entry.key)
        line, place = entry.fields[name].line, f"{entry.key}.{name}"
        self.source.error(message, line=line, field=place, hint=hint)

    def _taken(self, entry: Entry, parent: Entry) -> Mapping[str, Value]:
        """Return what PARENT has for ENTRY, by the name that it has there."""
        names: Mapping[str, str] = _AS_VOLUME
        if entry.type in _PARTS:
            names = _AS_PART
        elif entry.type == "article":
            names = _AS_ARTICLE
        given = {name: value for name, value in parent.fields.items() if name not in self.own}
        plain = {name: value for name, value in given.items() if name not in names}
        # BibTeX's own way is a booktitle in the parent, which then is the better one.
        return {**{names[n]: v for n, v in given.items() if n in names}, **plain}
