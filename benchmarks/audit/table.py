"""The results as Markdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.audit.lighthouse import Run
from benchmarks.audit.targets import KB, Audited, verdicts

HEAD = ("page", "on", "perf.", "access.", "best pr.", "SEO", "LCP s", "TBT ms", "CLS")
HEAD_MORE = ("kB", "HTML+CSS kB", "requests", "other hosts", "machine")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |\n" for line in lines
    )


def row(site: str, page: str, preset: str, run: Run) -> list[str]:
    """Return the line of a page in a preset."""
    return [
        f"{site} /{page}",
        preset,
        *(f"{score:g}" for score in run.scores),
        f"{run.lcp:.2f}",
        f"{run.tbt:.0f}",
        f"{run.cls:.3f}".rstrip("0").rstrip("."),
        f"{run.bytes / KB:.1f}",
        f"{run.page_bytes / KB:.1f}",
        f"{run.requests:g}",
        ", ".join(run.hosts) or "none",
        f"{run.speed:.0f}",
    ]


def remains(site: Audited) -> list[str]:
    """Return what was found on a site, each thing once, with the first place of it."""
    failing = {fault: place for place, run in site.runs.items() for fault in run.failing}
    lines = [f"Lighthouse, /{page} {preset}: {fault}" for fault, (page, preset) in failing.items()]
    return lines + [f"axe, {fault}" for fault in site.axe] + [f"Nu, {fault}" for fault in site.nu]


def markdown(sites: Sequence[Audited], versions: Mapping[str, str], runs: int, day: dt.date) -> str:
    """Return the whole page of results."""
    rows = [
        row(site.name, page, preset, run)
        for site in sites
        for (page, preset), run in site.runs.items()
    ]
    kept = [
        [site.name, one.what, one.measured, "yes" if one.is_kept else "**no**"]
        for site in sites
        for one in verdicts(site)
    ]
    found = [
        f"- {site.name}: `{' '.join(line.split())[:300]}`\n"
        for site in sites
        for line in remains(site)
    ]
    tools = ", ".join(f"{name} {number}" for name, number in versions.items())
    return "\n".join(
        [
            "# The audit\n",
            f"`make audit` of {day.isoformat()}: {tools}. {METHOD.format(runs=runs)}",
            "## Promised and measured\n",
            table(("site", "promised", "measured", "kept"), kept),
            f"## Lighthouse, median of {runs}\n",
            table((*HEAD, *HEAD_MORE), rows),
            *builds(sites),
            "## What remains\n",
            "".join(found) or "Nothing.\n",
        ]
    )


METHOD = """\
Every page of each site (of papers all alike, one) went through axe (all rules of WCAG 2.2 A and \
AA, and of good practice; light and dark; 320, 390, 768 and 1440 pixels wide), and every page \
through the Nu checker (its HTML checks; it does not know modern CSS). Lighthouse visited the \
pages below, {runs} times each. They came from loopback, text compressed by gzip -6, \
`max-age=600`, other hosts unreachable; bytes are those over the wire, with headers. `machine` is \
Lighthouse's index of the speed of the machine in these runs: a busy one has other times.

`demo` is the site of this repository, `photos` has thirty papers with photographs of 4000 × 3000 \
pixels, `sink` is tests/kitchen_sink, with every component in every state.
"""


def builds(sites: Sequence[Audited]) -> list[str]:
    """Return a paragraph on the photographs, where they were built."""
    return [
        f"The photographs: {it.originals / KB**2:.1f} MB as taken, {site.images / KB:.0f} kB for a"
        f" reader who scrolls to the end; first build {it.first:.1f} s, second {it.again:.1f} s.\n"
        for site in sites
        if (it := site.builds) and site.images
    ]
