"""Why a card stays as its author wrote it."""

from __future__ import annotations


class Doubt(ValueError):  # noqa: N818  it is none of the author's errors
    """What of a card can't be read with certainty: a sentence for its author."""
