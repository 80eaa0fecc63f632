"""Places for counts on pages as acad-homepage has them, filled.

There, a script of the page puts numbers into ``<span class='show_paper_citations' data='…'>`` and
into the element with the id ``total_cit``. Here the build does.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape
from typing import Any

from paperbox.build.enrich import Citations
from paperbox.build.papers import PaperPage
from paperbox.build.run import Run
from paperbox.build.words import Words
from paperbox.errors import ContentError
from paperbox.model import Prose, Section, Timeline

PAPER, TOTAL = "show_paper_citations", "total_cit"
HINT = "Is the id right? `paperbox citations refresh` looks for new counts."

_PLACE = re.compile(
    rf"<!--.*?-->|(?P<open><(?P<tag>[a-z][a-z0-9]*)(?P<said>\s[^<>]*\b(?:{PAPER}|{TOTAL})\b[^<>]*)>)"
    r"(?P<text>[^<]*)(?P<close></(?P=tag)\s*>)",
    re.I | re.S,
)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_NEW_LINE = re.compile(
    r"</?(?:p|div|[uod]l|li|d[td]|h[1-6]|t[dhr]|table|blockquote|section|article)\b[^>]*>|<br\b[^>]*>",
    re.I,
)


class OldPlaces:
    """Fills the places of one site."""

    def __init__(self, run: Run, citations: Citations) -> None:
        self.run = run
        self.citations = citations
        self.told: set[str] = set()
        """What was warned of: each id once, wherever it stands."""

    def fill(self, page: Any) -> None:
        """Fill the places on a page or a post."""
        page.sections = tuple(self._section(part, page) for part in page.sections)
        page._content = self._on(page, page._content)

    def fill_paper(self, page: PaperPage) -> None:
        """Fill the places in the summary of a paper."""
        html = self._on(page, page._content)
        # Pelican reads a summary there, and keeps what it has read.
        page._content = page._summary = page.metadata["summary"] = html

    def warn_of(self, page: PaperPage) -> None:
        """Warn where the place of a card, which has become a paper, is for an unknown paper."""
        if not self.citations.knows(page.publication.scholar):
            self._tell(page.publication.scholar, page.shown_path)

    def _section(self, part: Section[Any], page: Any) -> Section[Any]:
        blocks = tuple(self._block(block, page) for block in part.blocks)
        return replace(part, heading=self._on(page, part.heading), blocks=blocks)

    def _block(self, block: Any, page: Any) -> Any:
        if isinstance(block, Prose):
            return replace(block, html=self._on(page, block.html))
        if isinstance(block, Timeline):
            entries = (replace(e, html=self._on(page, e.html)) for e in block.entries)
            return replace(block, entries=tuple(entries))
        return block

    def _on(self, page: Any, html: str) -> str:
        source = getattr(page, "source", None)
        return self.html(html, page.shown_path, page.lang, source.text if source else "")

    def html(self, html: str, path: str, lang: str = "", source: str = "") -> str:
        """Return HTML of the file PATH, whose text is SOURCE, with its places filled."""
        if PAPER not in html and TOTAL not in html:
            return html
        words = self.run.dictionary.words(lang)

        def filled(place: re.Match[str]) -> str:
            said = {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _attributes(place)}
            id = said.get("data", "").strip()
            if PAPER in said.get("class", "").split() and id:
                inner = self._paper(id, place, words)
                missing = id
            elif said.get("id") == TOTAL:
                inner, missing = self._total(place["text"], words), TOTAL
            else:
                return place[0]
            if self._is_missing(missing):
                line = next((i for i, x in enumerate(source.split("\n"), 1) if missing in x), 0)
                self._tell(missing, path, line)
            return f"{place['open']}{inner or place['text']}{place['close']}"

        return _PLACE.sub(filled, html)

    def _is_missing(self, id: str) -> bool:
        if id == TOTAL:
            return bool(self.citations.counts and not self.citations.scholar_totals)
        return not self.citations.knows(id)

    def _tell(self, id: str, path: str, line: int = 0) -> None:
        if id not in self.told:
            self.told.add(id)
            what = "no total of citations" if id == TOTAL else f'no count of the paper "{id}"'
            warning = ContentError(f"{what} is known", path, line, hint=HINT)
            self.run.problems.warn(warning)

    def _paper(self, id: str, place: re.Match[str], words: Words) -> str:
        """Return what the place of a paper shows: ``| Citations: 12``, as it always was."""
        cited = self.citations.of_scholar(id)
        if cited is None:
            return ""
        before, after = words.around("in_line")
        is_live = bool(self.citations.live)
        number = words.number(cited.count) if cited.count else ""
        hidden = "" if cited.count else " hidden"
        text = f"{_bar(place)}{before}{_refreshed(number, id if is_live else '')}{after}"
        told = f' title="{escape(words.stated(cited.origin))}"' if cited.count else ' title=""'
        return f"<span{_since(cited.origin, is_live)}{told}{hidden}>{text}</span>"

    def _total(self, text: str, words: Words) -> str:
        """Return what the place of the total shows; where none is known, what its author wrote."""
        totals, is_live = self.citations.scholar_totals, bool(self.citations.live)
        key = "citedby" if is_live else ""
        if totals is None:
            return f'<span data-counted="">{_refreshed(text, key)}</span>' if is_live else ""
        told = f' title="{escape(words.stated(totals.origin))}"'
        number = _refreshed(words.number(totals.citations), key)
        return f"<span{_since(totals.origin, is_live)}{told}>{number}</span>"


def _attributes(place: re.Match[str]) -> list[re.Match[str]]:
    return list(_ATTRIBUTE.finditer(place["said"] or ""))


def _refreshed(number: str, key: str) -> str:
    """Return a number that the browser may refresh by KEY, if there is one."""
    return f'<span data-scholar="{escape(key)}">{number}</span>' if key else number


def _since(origin: Any, is_live: bool) -> str:
    """Return the attribute by which the browser knows whether it has something newer."""
    return f' data-counted="{origin.day.iso if origin.day else ""}"' if is_live else ""


def _bar(place: re.Match[str]) -> str:
    """Return what sets a count off from what stands before it on its line."""
    line = _NEW_LINE.split(place.string[: place.start()])[-1]
    text = re.sub(r"<(?!img\b)[^>]*>", "", line, flags=re.I)
    if not text.strip() or text.rstrip()[-1] in "|·•,;:(（[，；：、":
        return ""
    return "| " if text[-1].isspace() else " | "
