"""What was promised, beside what was measured."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.audit.lighthouse import CATEGORIES, Run
from benchmarks.audit.sites import Builds

KB = 1000


@dataclass
class Audited:
    """All that was measured on one site."""

    name: str
    runs: dict[tuple[str, str], Run] = field(default_factory=dict)
    """(page, preset) -> the median."""
    axe: list[str] = field(default_factory=list)
    nu: list[str] = field(default_factory=list)
    images: int | None = None
    """Bytes of the images of the home page, scrolled to the end, at the larger of two windows."""
    builds: Builds | None = None


@dataclass(frozen=True)
class Verdict:
    """One promise."""

    what: str
    measured: str
    is_kept: bool


def verdicts(site: Audited) -> list[Verdict]:
    """Return how a site stands to every promise that was made of it."""
    found = [
        Verdict(
            f"Lighthouse 100, {name}",
            f"{min(run.scores[index] for run in site.runs.values()):g}",
            all(run.scores[index] == 100 for run in site.runs.values()),
        )
        for index, name in enumerate(CATEGORIES)
    ]
    found.append(Verdict("axe 0", str(len(site.axe)), not site.axe))
    errors = sum(not line.startswith("warning") for line in site.nu)
    counts = f"{errors}/{len(site.nu) - errors}"
    found.append(Verdict("Nu errors/warnings 0/0", counts, not site.nu))
    if site.name == "demo":
        found += _light(site)
    if site.builds and site.images:
        found += _photographs(site, site.builds, site.images)
    return found


def _light(site: Audited) -> list[Verdict]:
    """Return what was promised of the demo's home page."""
    runs = [run for (page, _), run in site.runs.items() if not page]
    phone = site.runs["", "mobile"]
    heaviest = max(run.bytes for run in runs)
    most = max(run.requests for run in runs)
    written = max(run.page_bytes for run in runs)
    hosts = sorted({host for run in runs for host in run.hosts})
    shift = max(run.cls for run in runs)
    return [
        Verdict("at most 60 kB", f"{heaviest / KB:.1f} kB", heaviest <= 60 * KB),
        Verdict("at most 8 requests", f"{most:g}", most <= 8),
        Verdict("no other host", ", ".join(hosts) or "none", not hosts),
        Verdict("HTML and CSS at most 20 kB", f"{written / KB:.1f} kB", written <= 20 * KB),
        Verdict("largest paint at most 1.0 s, mobile", f"{phone.lcp:.2f} s", phone.lcp <= 1.0),
        Verdict("blocking time 0, mobile", f"{phone.tbt:.0f} ms", phone.tbt < 0.5),
        Verdict("layout shift 0", f"{shift:.3f}", shift == 0),
    ]


def _photographs(site: Audited, builds: Builds, images: int) -> list[Verdict]:
    """Return what was promised of thirty photographs."""
    first = max(run.bytes for (page, _), run in site.runs.items() if not page)
    times = builds.originals / images
    alone = "yes" if builds.again_without_pillow else "no"
    return [
        Verdict("first view at most 250 kB", f"{first / KB:.0f} kB", first <= 250 * KB),
        Verdict("images 20 times smaller than the originals", f"{times:.0f} times", times >= 20),
        Verdict("the second build does without Pillow", alone, builds.again_without_pillow),
    ]
