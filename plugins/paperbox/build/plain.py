"""A paper in plain text, for what takes no formulas: tags, feeds, titles of windows."""

from __future__ import annotations

from dataclasses import replace

from paperbox.markdown.math import plain_math
from paperbox.model import Publication


def plainly(paper: Publication, *, math: bool) -> Publication:
    """Return a paper whose formulas are plain text; MATH says whether ``$…$`` is one."""
    if not math or "$" not in repr(paper):
        return paper
    return replace(
        paper,
        title=plain_math(paper.title),
        authors=tuple(replace(one, name=plain_math(one.name)) for one in paper.authors),
        venue=plain_math(paper.venue),
        abstract=plain_math(paper.abstract),
        badge=plain_math(paper.badge),
        award=plain_math(paper.award),
    )
