"""Records in plain text, for what takes no formulas: tags, feeds, titles of windows."""

from __future__ import annotations

from dataclasses import replace

from paperbox.markdown.math import plain_math
from paperbox.model import Profile, Publication


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


def plain_profile(profile: Profile, *, math: bool) -> Profile:
    """Return a profile whose formulas are plain text."""
    if not math:
        return profile
    topics = tuple(plain_math(topic) for topic in profile.interests)
    return replace(profile, bio=plain_math(profile.bio), interests=topics)
