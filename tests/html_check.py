"""Every page of a built site, parsed by html5lib in strict mode.

python -m tests.html_check output
"""

from __future__ import annotations

import sys
from pathlib import Path

import html5lib
from html5lib.constants import E
from html5lib.html5parser import HTMLParser


def faults(page: Path) -> list[str]:
    """Return what a strict parser says against a page, and ids that stand twice."""
    parser = HTMLParser(tree=html5lib.getTreeBuilder("etree"))
    tree = parser.parse(page.read_text("utf-8"))
    found = [f"{page}:{line}: {E[code] % data}" for (line, _), code, data in parser.errors]
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    doubled = sorted({name for name in ids if ids.count(name) > 1})
    return found + [f'{page}: the id "{name}" stands twice' for name in doubled]


def main(folder: str) -> int:
    """Print the faults of every page below FOLDER; return 1 if there are any."""
    pages = sorted(Path(folder).rglob("*.html"))
    found = [fault for page in pages for fault in faults(page)]
    sys.stdout.write("".join(f"{fault}\n" for fault in found))
    sys.stdout.write(f"{len(pages)} pages, {len(found)} faults in their HTML\n")
    return 1 if found or not pages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
