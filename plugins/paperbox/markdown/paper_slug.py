"""The name of a paper's file, and of its page, made of its title."""

from __future__ import annotations

import re
from collections.abc import Container

from paperbox.markdown.headings import slug

LONGEST = 60


def free_slug(title: str, taken: Container[str]) -> str:
    """Return a name for the paper with this title that none of the names TAKEN is."""
    words = slug(re.sub(r"\$[^$]*\$", " ", title), "-")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    name, number = words, 1
    while name in taken:
        number += 1
        name = f"{words}-{number}"
    return name
