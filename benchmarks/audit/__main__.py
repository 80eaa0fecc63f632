"""Audit built sites, and write the results.

python -m benchmarks.audit [--runs 5] [--write FILE] [SITE ...]

SITE is demo, photos, sink, or the folder of a site that something else has built. Without any:
the three. The status is 1 where a promise is not kept, and 2 where the machine lacks a program.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from benchmarks.audit import pages, sites
from benchmarks.audit.lighthouse import PRESETS, Run, middle, read, report
from benchmarks.audit.server import served
from benchmarks.audit.sites import SITES, Built
from benchmarks.audit.table import markdown
from benchmarks.audit.targets import Audited, verdicts
from benchmarks.audit.tools import MissingToolsError, Tools, install, versions
from tests.browser.chromium import opened
from tests.sites import REPOSITORY

CACHE = REPOSITORY / ".cache/audit"
WINDOWS = ((390, 3.0), (1440, 1.0), (1440, 2.0))
"""Width and density of a phone, a screen and a fine screen."""


def say(text: str) -> None:
    """Tell what goes on, apart from the results."""
    sys.stderr.write(f"{text}\n")


def lighthouse(tools: Tools, address: str, site: Built, runs: int) -> dict[tuple[str, str], Run]:
    """Return the medians of every page in both presets."""
    found = {}
    for page in site.pages:
        for preset in PRESETS:
            say(f"  Lighthouse /{page} {preset}")
            reports = [report(tools, f"{address}/{page}", preset) for _ in range(runs)]
            found[page, preset] = middle([read(one) for one in reports])
    return found


def audit(tools: Tools, site: Built, runs: int) -> Audited:
    """Run everything on one site."""
    html = site.html
    say(f"{site.name}: {len(html)} pages")
    result = Audited(site.name)
    with served(site.output) as address:
        result.runs = lighthouse(tools, address, site, runs)
        with opened() as browser:
            say("  axe")
            result.axe = pages.axe(browser, address, html)
            if site.name == "photos":
                result.images = max(pages.images(browser, address, *size) for size in WINDOWS)
        say("  Nu")
        result.nu = pages.nu(tools, address, html)
    if site.name == "photos":
        say("  builds")
        result.builds = sites.builds(CACHE)
    return result


def wanted(names: list[str]) -> list[Built]:
    """Return the sites of these names, built."""
    return [
        SITES[name](CACHE) if name in SITES else sites.any_site(Path(name))
        for name in names or SITES
    ]


def main() -> int:
    """Audit, print, and tell whether all is well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sites", nargs="*", metavar="SITE")
    parser.add_argument("--runs", type=int, default=5, help="of Lighthouse, for each page")
    parser.add_argument("--write", type=Path, metavar="FILE", help="where the results go, too")
    asked = parser.parse_args()
    try:
        tools = install(CACHE)
    except MissingToolsError as error:
        say(str(error))
        return 2
    used, day = versions(tools), dt.datetime.now(dt.UTC).date()
    found: list[Audited] = []
    text = ""
    for site in wanted(asked.sites):
        found.append(audit(tools, site, asked.runs))
        text = markdown(found, used, asked.runs, day)
        if asked.write:  # after each site, since an audit takes long and may be stopped
            asked.write.write_text(text, "utf-8")
    sys.stdout.write(text)
    return 0 if all(one.is_kept for site in found for one in verdicts(site)) else 1


if __name__ == "__main__":
    sys.exit(main())
