"""How long the page of all papers takes to filter 2000 of them, from a key to the next frame.

python -m benchmarks.filter [PAPERS]
"""

from __future__ import annotations

import gzip
import random
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.chromium import opened, served, wait_for
from tests.sites import SiteFolder

PAPERS = 2000
QUERIES = ("n", "ne", "neural", "neural pine", "ada", "zzz", "", "kdd vision", "", "2019")
WORDS = (
    "adaptive bayesian causal deep efficient federated graph hidden inference joint kernel latent "
    "modular neural online private quantum robust sparse transfer unbiased vision wave"
)
NAMES = "alder birch cedar date elm fir grove hazel ivy juniper larch maple oak pine rowan"
VENUES = ("NeurIPS", "ICML", "KDD", "Nature", "arXiv", "CVPR", "ACL", "Journal of Basins")

TIMED = """query => new Promise(done => {
    const input = document.querySelector("search input"), start = performance.now()
    input.value = query
    input.dispatchEvent(new Event("input"))
    const script = performance.now() - start, { port1, port2 } = new MessageChannel()
    // A message that is sent right before a frame is drawn arrives when it is.
    port1.onmessage = () => done([script, performance.now() - start])
    requestAnimationFrame(() => port2.postMessage(0))
})"""
"""What a query takes: in the script, and until the next frame."""


def make(folder: Path, papers: int) -> SiteFolder:
    """Build a site of many PAPERS by some authors each."""
    site, chance = SiteFolder(folder), random.Random(4711)  # noqa: S311  titles for a measurement
    words, names = WORDS.split(), NAMES.split()
    for number in range(papers):
        title = " ".join(chance.sample(words, 7)).capitalize()
        authors = [f"{chance.choice(words)} {chance.choice(names)}".title() for _ in range(6)]
        site.write(
            f"content/publications/{authors[0].split()[1].lower()}-{number}.md",
            f"---\ntitle: {title}\nauthors: [{', '.join(authors)}, Ada Example]\n"
            f"date: {chance.randrange(1990, 2027)}-{chance.randrange(1, 13):02}\n"
            f"venue: {chance.choice(VENUES)}\ntopics: [{chance.choice(words)}]\n"
            f"doi: 10.{chance.randrange(1000, 9999)}/{number}\n---\n",
        )
    (site.root / "content/publications/one.md").unlink()
    site.write("content/pages/about.md", "# Hello\n\nText.\n")
    built = site.build()
    if built.status:
        raise SystemExit(built.err)
    return site


def times(tab: Page, address: str) -> list[tuple[str, float, float]]:
    """Return (query, ms in the script, ms until the frame) of each of QUERIES, all papers read."""
    tab.goto(f"{address}/publications/")
    tab.locator("search input").fill("sparse")
    wait_for(tab, "document.querySelector('[role=status]').textContent !== ''")
    return [(query, *tab.evaluate(TIMED, query)) for query in QUERIES]


def main(papers: int = PAPERS) -> None:
    """Print sizes and times."""
    with tempfile.TemporaryDirectory() as folder:
        site = make(Path(folder), papers)
        for page in sorted((site.output / "publications").rglob("index.html")):
            if "all-papers" in (text := page.read_text("utf-8")):
                size = len(gzip.compress(text.encode(), mtime=0)) / 1000
                print(f"{size:6.1f} kB  {page.parent.relative_to(site.output)}/")
        with served(site.output) as address, opened() as browser:
            found = times(browser.new_page(), address)
        for query, script, frame in found:
            print(f"{script:6.1f} ms in the script, {frame:6.1f} until the frame: {query!r}")
        print(f"{statistics.median(frame for *_, frame in found):6.1f} ms, the median")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
