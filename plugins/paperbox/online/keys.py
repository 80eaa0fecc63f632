"""Keys of services: from the environment, or from a file ``.env`` beside the settings."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

_LINE = re.compile(
    r"\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S*(?:[ \t]+[^\s#]\S*)*))"
)


def environment(folder: Path) -> Mapping[str, str]:
    """Return the variables of the file ``.env`` of a folder, and over them those of the process.

    The values are without the blanks and line ends that get into them when they are copied.
    """
    try:
        lines = (folder / ".env").read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    found = (_LINE.match(line) for line in lines)
    said = {m[1]: next((part for part in m.groups()[1:] if part), "") for m in found if m}
    filled = (filter(lambda item: item[1].strip(), some.items()) for some in (said, os.environ))
    return {name: value.strip() for some in filled for name, value in some}
