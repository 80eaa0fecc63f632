"""What hatchling does beyond packing: collect the icons, and place the theme in the wheel.

The icons of brands come from simple-icons through the package simplepycons, which is needed here
alone, so neither the repository nor an installation carries its 37 MB. Other signs, and brands it
lacks, are drawings in theme/icons. Both end up in one generated file, ``write/icons.json``: name
-> inner SVG for a 24 x 24 view box.
"""

from __future__ import annotations

import json
import re
import runpy
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TABLES = ("plugins/paperbox/services.py", "plugins/paperbox/paper_links.py")
"""Files that name, in ICONS, the icons that they may ask for."""
ICONS = "plugins/paperbox/write/icons.json"


def inner_svg(svg: str) -> str:
    """Return what stands between the <svg> tags of SVG, without its title, on one line."""
    inner = re.sub(r"^.*?<svg[^>]*>|</svg>.*$|<title>.*?</title>", "", svg, flags=re.S)
    return re.sub(r"\s+", " ", inner).replace("> <", "><").strip()


def brand(name: str) -> str:
    """Return the inner SVG of a brand of simple-icons."""
    module = import_module(f"simplepycons._{name}")
    (icon,) = (c for k, c in vars(module).items() if k.endswith("Icon") and k != "Icon")
    return inner_svg(icon().raw_svg)


def collect(root: Path) -> dict[str, str]:
    """Return every icon by name: our drawings, and the brands that the tables name."""
    drawn = {p.stem: inner_svg(p.read_text("utf-8")) for p in (root / "theme/icons").glob("*.svg")}
    named = [runpy.run_path(str(root / table))["ICONS"] for table in TABLES]
    brands = frozenset().union(*named) - set(drawn)
    return dict(sorted({**drawn, **{name: brand(name) for name in brands}}.items()))


class Hook(BuildHookInterface[Any]):
    """Runs before each build of a wheel, editable ones included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        text = json.dumps(collect(root), indent=0, ensure_ascii=False)
        (root / ICONS).write_text(text + "\n", "utf-8")
        build_data["artifacts"].append(ICONS)
        # An editable installation must not copy the theme: the Makefile links it instead.
        if version == "standard":
            build_data["force_include"]["theme"] = "pelican/themes/paperbox"
