"""Small answers in the shape of those of real sources, and a session that is given them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from paperbox.online.answer import Answer
from paperbox.online.http import Session

Reply = tuple[int, object] | tuple[int, object, Mapping[str, str]]
USER = "AAAAAAAAAAAJ"


def text(name: str) -> str:
    """Return a sample."""
    return (Path(__file__).parent / name).read_text("utf-8")


def data(name: str) -> Any:
    """Return the value of a sample in JSON, which the caller may change."""
    return json.loads(text(name))


class Canned(Session):
    """A session that asks a function in place of a server; all else of it is real."""

    def __init__(
        self, hosts: tuple[str, ...], reply: Callable[[str, Any], Reply], seconds: float = 60
    ) -> None:
        once = dict.fromkeys((403, 429, 500), ())
        super().__init__(hosts, seconds, agent="test", interval=0, pauses=once)
        self.reply = reply
        self.asked: list[str] = []
        self.bodies: list[Any] = []
        self.headers: list[Mapping[str, str]] = []

    def _asked(self, method: str, url: str, headers: Mapping[str, str], body: object) -> Answer:
        self.asked.append(url)
        self.bodies.append(body)
        self.headers.append(headers)
        status, said, *more = self.reply(url, body)
        content = said if isinstance(said, str) else json.dumps(said)
        kind = "text/html" if content.startswith("<") else "application/json"
        return Answer(url, status, kind, content.encode(), dict(*more))


def row(paper: str, count: str, year: str = "2020", title: str = "On Samples") -> str:
    """Return a row of a profile of Google Scholar; COUNT is what stands in its cell."""
    href = f"/citations?view_op=view_citation&amp;hl=en&amp;citation_for_view={USER}:{paper}"
    return f"""<tr class="gsc_a_tr"><td class="gsc_a_t">
<a href="{href}" class="gsc_a_at">{title}</a>
<div class="gs_gray">A Example, B Sample</div>
<div class="gs_gray">TestConf 3, 1-9<span class="gs_oph">, {year}</span></div></td>
<td class="gsc_a_c">{count if "<" in count else f'<a class="gsc_a_ac gs_ibl">{count}</a>'}</td>
<td class="gsc_a_y"><span class="gsc_a_h gsc_a_hc gs_ibl">{year}</span></td></tr>"""


def totals(citations: str, h: str, i10: str) -> str:
    """Return the table of totals of a profile; its second column is of the last five years."""
    rows = "".join(
        f'<tr><td class="gsc_rsb_sc1">…</td><td class="gsc_rsb_std">{number}</td>'
        '<td class="gsc_rsb_std">1</td></tr>'
        for number in (citations, h, i10)
    )
    return f'<table id="gsc_rsb_st"><tr><th class="gsc_rsb_sth">…</th></tr>{rows}</table>'


def profile(rows: list[str], stated: str, *, whole: bool = True, chart: str = "") -> str:
    """Return a profile of Google Scholar; one that is not WHOLE has more papers to show."""
    more = f'<button type="button" id="gsc_bpf_more"{" disabled" if whole else ""}></button>'
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>Ada Example</title>
<link rel="canonical" href="https://scholar.google.com/citations?user={USER}&amp;hl=en"></head>
<body>{stated}{chart}<div id="gsc_prf_in">Ada Example</div>
<table id="gsc_a_t"><tbody id="gsc_a_b">{"".join(rows)}</tbody></table>{more}</body></html>"""
