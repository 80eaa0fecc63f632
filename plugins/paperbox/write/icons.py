"""Icons as inline SVG. The file is made by hatch_build.py when the package is built."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from markupsafe import Markup


@cache
def icons() -> Mapping[str, Markup]:
    """Return name -> what stands inside an <svg> with the view box 0 0 24 24."""
    path = Path(__file__).with_name("icons.json")
    drawings: dict[str, str] = json.loads(path.read_text("utf-8"))
    return {name: Markup(drawing) for name, drawing in drawings.items()}  # noqa: S704  our own drawings
