"""Lighthouse: one run of it, what its report says, and the median of several."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from benchmarks.audit.tools import Tools

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PRESETS = {"mobile": (), "desktop": ("--preset=desktop",)}
# As root, in a container, Chromium's own sandbox can't start. No other host can be reached, so
# that a page which asks one is seen to, and loses nothing by its being slow today.
CHROME = '--headless=new --no-sandbox --host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE localhost"'


@dataclass(frozen=True)
class Run:
    """What Lighthouse says of a page."""

    scores: tuple[float, ...]
    """Of 100, in the order of CATEGORIES."""
    lcp: float
    """Seconds until the largest thing is painted."""
    tbt: float
    """Milliseconds in which the page would not answer."""
    cls: float
    bytes: float
    """Over the wire, with headers, of everything that was loaded."""
    page_bytes: float
    """The same of HTML and CSS alone."""
    requests: float
    hosts: tuple[str, ...]
    """The hosts that were asked, other than the page's own."""
    failing: tuple[str, ...]
    """The audits that count towards a score and are not passed, with the elements."""
    speed: float = 0
    """Lighthouse's index of the machine's own speed, so that a busy hour is seen."""


def report(tools: Tools, url: str, preset: str) -> dict[str, Any]:
    """Run Lighthouse on a page; return its report."""
    said = subprocess.run(
        [
            *("node", str(tools.lighthouse), url, "--quiet", "--output=json"),
            f"--only-categories={','.join(CATEGORIES)}",
            "--no-enable-error-reporting",
            f"--chrome-flags={CHROME}",
            *PRESETS[preset],
        ],
        env={**os.environ, "CHROME_PATH": tools.chromium},
        capture_output=True,
        text=True,
        check=False,
    )
    if said.returncode:
        raise RuntimeError(f"Lighthouse failed on {url}:\n{said.stderr}")
    answer: dict[str, Any] = json.loads(said.stdout)
    return answer


def read(report: dict[str, Any]) -> Run:
    """Take the figures out of a report; what could not be measured is nothing of 100."""
    audits, categories = report["audits"], report["categories"]

    def number(audit: str) -> float:
        value = audits[audit].get("numericValue")
        return float("inf") if value is None else float(value)

    asked = audits["network-requests"].get("details", {}).get("items", [])
    # What is written into the page itself is no request.
    asked = [item for item in asked if urlsplit(item["url"]).scheme in {"http", "https"}]
    own = urlsplit(report["finalDisplayedUrl"]).hostname
    hosts = {urlsplit(item["url"]).hostname or "" for item in asked}
    parts = [item for item in asked if item.get("resourceType") in {"Document", "Stylesheet"}]
    return Run(
        scores=tuple(round((categories[name]["score"] or 0) * 100) for name in CATEGORIES),
        lcp=number("largest-contentful-paint") / 1000,
        tbt=number("total-blocking-time"),
        cls=number("cumulative-layout-shift"),
        bytes=sum(item.get("transferSize", 0) for item in asked),
        page_bytes=sum(item.get("transferSize", 0) for item in parts),
        requests=len(asked),
        hosts=tuple(sorted(hosts - {own})),
        failing=tuple(failing(report)),
        speed=report["environment"]["benchmarkIndex"],
    )


def failing(report: dict[str, Any]) -> list[str]:
    """Return the audits with a weight that are not passed in full, each with its elements."""
    weighted = {
        audit["id"]
        for category in report["categories"].values()
        for audit in category["auditRefs"]
        if audit["weight"]
    }
    found = []
    for name in sorted(weighted):
        audit = report["audits"][name]
        if audit["score"] is None or audit["score"] >= 1:
            continue
        items = audit.get("details", {}).get("items", [])
        shown = filter(None, map(element, items))
        found.append(" ".join([name, *list(dict.fromkeys(shown))[:3]]))
    return found


def element(item: dict[str, Any]) -> str:
    """Return what an audit complains of: a piece of HTML, or an address."""
    snippet = item.get("node", {}).get("snippet", "")
    return str(snippet or item.get("href") or item.get("url") or "")


def middle(runs: Sequence[Run]) -> Run:
    """Return the median of each figure; hosts and failures of all runs together."""

    def of(field: str) -> float:
        return median(getattr(run, field) for run in runs)

    return Run(
        scores=tuple(median(scores) for scores in zip(*(run.scores for run in runs), strict=True)),
        lcp=of("lcp"),
        tbt=of("tbt"),
        cls=of("cls"),
        bytes=of("bytes"),
        page_bytes=of("page_bytes"),
        requests=of("requests"),
        hosts=tuple(sorted({host for run in runs for host in run.hosts})),
        failing=tuple(sorted({fault for run in runs for fault in run.failing})),
        speed=of("speed"),
    )
