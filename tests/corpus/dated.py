"""How many dated entries of the corpus are read, and read right.

    python -m tests.corpus.dated [--all] [--undated]

Each page runs through our Markdown and is compared with `tests.corpus.truth`. Exit status 1 when
less than 97 % of the dated entries have the right date or one has a wrong one. ``--all`` lists
the entries that were missed and the dates where the judge sees none, ``--undated`` the items of
dated sections that the judge takes for undated.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup

from paperbox.markdown import Converter
from paperbox.model import Period, Timeline
from tests.corpus import truth
from tests.corpus.truth import Item

SITES = Path(__file__).parents[3] / "shared" / "corpus" / "sites"
GOAL = 0.97
LIKE = 0.75
"""How much of their words two texts share that are the same entry."""
_INCLUDE = re.compile(r"\{%-?\s*include(?P<relative>_relative)?\s+(?P<name>\S+?)\s*-?%\}")
_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", re.S)
_LIQUID = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.S)
_FRONT = re.compile(r"\A---\n.*?\n---\s*?\n", re.S)


@dataclass(frozen=True)
class Entry:
    """An entry as we read it: words and ISO dates."""

    words: tuple[str, ...]
    when: str
    """ISO dates, as in ``2020-09/2024-07/..``; nothing for an entry shown as written."""


@dataclass
class Score:
    """What became of the dated entries of a site."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.right + len(self.wrong) + len(self.missed)

    def add(self, other: Score) -> None:
        """Count another site or page as well."""
        self.right += other.right
        for name in ("wrong", "missed", "extra", "undated"):
            getattr(self, name).extend(getattr(other, name))


def source(page: Path) -> str:
    """Return a page's Markdown, Liquid resolved as far as text goes."""
    text = page.read_text("utf-8", errors="replace").replace("\r\n", "\n")
    text = _COMMENT.sub("", _FRONT.sub("", text))
    return _LIQUID.sub("", _INCLUDE.sub(lambda tag: _included(page, tag), text))


def _included(page: Path, tag: re.Match[str]) -> str:
    """Return the text of a partial, as far as it is content and kept in the corpus."""
    jekyll = next(folder for folder in page.parents if folder.name == "jekyll")
    partial = (page.parent if tag["relative"] else jekyll / "_includes") / tag["name"]
    return source(partial) if partial.is_file() else ""


def entries(text: str) -> Iterator[Entry]:
    """Yield the dated entries that we read out of a page."""
    for section in Converter(lambda _: True).sections(text):
        for block in section.blocks:
            if isinstance(block, Timeline):
                for entry in block.entries:
                    yield Entry(_words(entry.html), _interval(entry.period))
            elif block.kind == "prose":
                yield from _in_place(block.html)


def _in_place(html: str) -> Iterator[Entry]:
    soup = BeautifulSoup(html, "html.parser")
    for period in soup.select("[data-period]"):
        item = period.find_parent("li")
        assert item is not None
        yield Entry(_words(str(item).replace(str(period), " ", 1)), str(period["data-period"]))


def _words(html: str) -> tuple[str, ...]:
    return truth.words_of(BeautifulSoup(html, "html.parser").get_text(" "))


def _interval(period: Period | None) -> str:
    if not period:
        return ""
    ends = [period.start.iso, *([period.end.iso] if period.end else [])]
    return "/".join([*ends, *([".."] if period.ongoing else [])])


def _expected(item: Item) -> str:
    if not item.when:
        return ""
    begin, end, ongoing = item.when
    ends = ["-".join(f"{part:02}" for part in date) for date in (begin, end) if date]
    return "/".join([*ends, *([".."] if ongoing else [])])


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return 2 * len(set(one) & set(other)) / (len(set(one)) + len(set(other)) or 1)


def compare(page: str, html: str, ours: list[Entry]) -> Score:
    """Return how OURS does against the page that Jekyll made."""
    items = list(truth.items(html, page))
    dated = [item for item in items if item.run]
    score = Score()
    score.undated += [
        f"{item.section}: {item.text[:110]}"
        for item in items
        if not item.run and truth.SECTIONS.search(item.section)
    ]
    pairs = _pairs(dated, [entry for entry in ours if entry.when])
    for item in dated:
        entry, expected = pairs.pop(id(item), None), _expected(item)
        note = f"{item.section}: {item.run!r} {item.text[:90]}"
        if entry is None:
            score.missed.append(note)
        elif entry.when == expected:
            score.right += 1
        else:
            score.wrong.append(f"{entry.when!r} for {expected!r}: {note}")
    found = {id(entry) for entry in _pairs(dated, ours).values()}
    score.extra += [
        f"{e.when} {' '.join(e.words)[:90]}" for e in ours if id(e) not in found and e.when
    ]
    return score


def _pairs(items: list[Item], entries_: list[Entry]) -> dict[int, Entry]:
    """Return the entry that is most like each item; of the same words, the one of its date."""
    likeness = [
        (_likeness(entry.words, item.words) + 0.1 * (entry.when == _expected(item)), i, j)
        for i, item in enumerate(items)
        for j, entry in enumerate(entries_)
    ]
    pairs: dict[int, Entry] = {}
    taken: set[int] = set()
    for like, i, j in sorted(likeness, key=lambda triple: -triple[0]):
        if like < LIKE:
            break
        if id(items[i]) not in pairs and j not in taken:
            pairs[id(items[i])] = entries_[j]
            taken.add(j)
    return pairs


def measure(site: Path) -> Score:
    """Return the score of all pages of a site."""
    score = Score()
    for golden in sorted((site / "golden").glob("*.kramdown.html")):
        page = site / "jekyll" / "_pages" / golden.name.removesuffix(".kramdown.html")
        if page.is_file():
            ours = list(entries(source(page)))
            score.add(compare(page.stem, golden.read_text("utf-8"), ours))
    return score


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each site and the total."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--undated", action="store_true")
    options = parser.parse_args(arguments)
    total = Score()
    for site in sorted(SITES.iterdir()):
        score = measure(site)
        total.add(score)
        _report(site.name, score, options)
    _report("total", total, argparse.Namespace(all=False, undated=False))
    return int(bool(total.wrong) or total.right < GOAL * total.total)


def _report(name: str, score: Score, options: argparse.Namespace) -> None:
    share = score.right / score.total if score.total else 1
    line = f"{name:45} {score.total:4} dated {score.right:4} right {len(score.wrong):2} wrong"
    print(f"{line} {len(score.missed):3} as written {share:7.2%}")
    groups = {"wrong": score.wrong}
    if options.all:
        groups |= {"as written": score.missed, "extra": score.extra}
    if options.undated:
        groups |= {"undated": score.undated}
    for group, notes in groups.items():
        for note in notes if name != "total" else []:
            print(f"    {group}: {note}")


if __name__ == "__main__":
    raise SystemExit(main())
