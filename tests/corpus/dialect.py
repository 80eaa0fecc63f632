"""How near our Markdown comes to kramdown's on the pages of the corpus.

    python -m tests.corpus.dialect [NAME …] [--pages all]

Each page, its Liquid resolved, goes through `paperbox.markdown.Converter` and is compared with
what Jekyll made of it, by the measure of the corpus itself: visible words, links, media, the
menu's anchors and raw markup that became visible. A line a page and a total; with the NAME of a
site, or a part of it, every difference. Exit status 1 when a page differs.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml
from markdown.util import ETX, STX

from paperbox.jekyll.liquid import Includes, LiquidFault, render
from paperbox.markdown import Converter

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
_FRONT = re.compile(r"\A---\s*?\n(?P<yaml>.*?\n)?---\s*?\n", re.S)
_TOKEN = re.compile(rf"<p>{STX}paperbox:\d+{ETX}</p>")
_SUFFIX = ".kramdown.html"


@dataclass(frozen=True)
class Page:
    """A page of the corpus: its source and what Jekyll made of it."""

    site: Path
    source: Path
    golden: Path
    url: str

    @property
    def name(self) -> str:
        """The site and the page's address."""
        return f"{self.site.name} {self.url}"


def fidelity() -> ModuleType:
    """Return the measure that lies beside the corpus; it needs Pillow only to stage sites."""
    if importlib.util.find_spec("PIL") is None:
        stand_in = ModuleType("PIL")
        stand_in.Image = None  # type: ignore[attr-defined]  # a module of our own making
        sys.modules.setdefault("PIL", stand_in)
    spec = importlib.util.spec_from_file_location("corpus_fidelity", CORPUS / "fidelity.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages(*, everything: bool = False) -> Iterator[Page]:
    """Yield the home page of each site, or all pages that are Markdown."""
    for site in sorted((CORPUS / "sites").iterdir()):
        found: dict[str, Page] = {}
        for golden in sorted((site / "golden").glob(f"*.md{_SUFFIX}")):
            name = golden.name.removesuffix(_SUFFIX)
            about = json.loads(golden.with_name(f"{name}.json").read_text("utf-8"))
            url = about["url"]
            if about["data"].get("published") != "false" and (everything or url == "/"):
                found[url] = Page(site, site / "jekyll" / "_pages" / name, golden, url)
        yield from found.values()


def resolved(page: Page) -> str:
    """Return the Markdown of a page, its Liquid rendered; templates that are not here are empty."""
    jekyll = page.site / "jekyll"
    text = _read(page.source) or ""
    front = _FRONT.match(text)
    data = (yaml.safe_load(front["yaml"] or "") if front else None) or {}
    names = {path.stem: yaml.safe_load(_read(path) or "") for path in jekyll.glob("_data/*.y*ml")}
    site = {**yaml.safe_load(_read(jekyll / "_config.yml") or ""), "data": names}
    includes = Includes(
        relative=lambda name: _read(page.source.parent / name),
        include=lambda name: _read(jekyll / "_includes" / name) or "",
    )
    body = _FRONT.sub("", text, count=1)
    markdown = Converter(lambda _: False).html
    return render(body, site, {"url": page.url, **data}, includes, markdown).text


def _read(path: Path) -> str | None:
    return path.read_text("utf-8-sig").replace("\r\n", "\n") if path.is_file() else None


def _converted(text: str) -> str:
    """Return a page in one piece, its headings with their ids, as on no page but a summary."""
    converter = Converter(lambda _: False)
    with converter._sections.splitting():
        return _TOKEN.sub("", converter.html(text))


def measure(page: Page, measures: ModuleType) -> dict[str, Any]:
    """Return how the page compares; a page that can't be converted says why in "failed"."""
    try:
        html = _converted(resolved(page))
    except (LiquidFault, yaml.YAMLError) as error:
        return {"ok": False, "failed": str(error)}
    meta = json.loads((page.site / "meta.json").read_text("utf-8"))
    jekyll = page.site / "jekyll"
    menu = measures.menu_anchors(jekyll) if page.url == "/" else []
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / "index.html"
        ours.write_text(f"<main>{html}</main>", "utf-8")
        # Without a file in the folder of sources each picture is known by its address.
        golden, nowhere = page.golden.read_text("utf-8"), Path(folder) / "none"
        result: dict[str, Any] = measures.compare(
            golden, ours, page.url, nowhere, nowhere, menu, (), set(meta["absent"])
        )
    return result


def report(page: Page, result: dict[str, Any], *, details: bool) -> None:
    """Print a line, and with DETAILS every difference."""
    state = "ok  " if result["ok"] else "FAIL"
    if "failed" in result:
        print(f"{state} {page.name}  {result['failed']}")
        return
    numbers = (len(result[f"lost_{name}"]) for name in ("links", "media", "anchors"))
    counts = "links {} media {} anchors {}".format(*numbers)
    leaks = sum(result["leaks"].values())
    print(f"{state} {page.name}  words {result['words']:.4f} {counts} leaks {leaks}")
    for name in ("lost_words", "lost_links", "lost_media", "lost_anchors", "leaks"):
        if details and result[name]:
            print(f"    {name}: {result[name]}")


def main(arguments: list[str] | None = None) -> int:
    """Measure the pages that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--pages", choices=("home", "all"), default="home")
    options = parser.parse_args(arguments)
    measures, right, total = fidelity(), 0, 0
    for page in pages(everything=options.pages == "all"):
        if options.names and not any(name in page.site.name for name in options.names):
            continue
        result = measure(page, measures)
        right, total = right + result["ok"], total + 1
        report(page, result, details=bool(options.names))
    print(f"{right} of {total} pages come out as Jekyll makes them")
    return int(right < total)


if __name__ == "__main__":
    raise SystemExit(main())
