"""Long lists of authors: who is seen at once, and who is folded away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from paperbox.model import Author

LEAST = 3
"""Nobody is folded away alone, or with one more: the words for it would be as long."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The authors of a paper."""

    first: Sequence[Author]
    """Those who are seen."""
    rest: Sequence[Author] = ()
    """Those who are folded away."""
    owner: Author | None = None
    """Whose homepage it is, where that is one of them: always seen."""

    @property
    def count(self) -> int:
        """How many are not seen."""
        return len(self.rest) - (self.owner is not None)


def folder(shown: int) -> Callable[[Sequence[Author]], Folded]:
    """Return what folds a list after as many authors as are SHOWN; 0 shows all."""

    def fold(people: Sequence[Author]) -> Folded:
        rest = people[shown:] if shown else ()
        if len(rest) < LEAST:
            return Folded(people)
        owner = next((author for author in rest if author.is_owner), None)
        return Folded(people[:shown], rest, owner)

    return fold
