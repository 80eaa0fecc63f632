"""Who the names in author lists are: the owner of the homepage, and the people of people.yml."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from paperbox.model import Author, Person, Profile, Publication
from paperbox.read.names import folded, parse_author


class Cast:
    """Everybody by each of their names."""

    def __init__(self, profile: Profile, people: Iterable[Person]) -> None:
        self._owner = {folded(name) for name in _names(profile)}
        self._people = {folded(name): person for person in people for name in _names(person)}
        # Exports lose accents; but Wei Lu is not Wei Lü where both are known.
        known = self._owner | self._people.keys()
        self._owner |= {_bare(name) for name in self._owner if _bare(name) not in known}
        bare = {_bare(name): person for name, person in self._people.items()}
        self._people |= {name: who for name, who in bare.items() if name not in known}

    def identified(self, publication: Publication) -> Publication:
        """Return a paper whose authors are known: who owns the page, and where names lead."""
        authors = tuple(map(self._author, publication.authors))
        return replace(publication, authors=authors)

    def _author(self, author: Author) -> Author:
        name = folded(author.name)
        person = self._people.get(name)
        is_owner = author.is_owner or name in self._owner
        return replace(author, is_owner=is_owner, url=author.url or (person.url if person else ""))


def _bare(name: str) -> str:
    """Return a name without its accents."""
    letters = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", "".join(c for c in letters if not 0x300 <= ord(c) < 0x370))


def shared_names(people: Iterable[Person]) -> list[str]:
    """Return the names that two of PEOPLE have, so that a paper can't say whom it means."""
    counts = Counter(name for person in people for name in {*map(folded, _names(person))})
    return [name for name, count in counts.items() if count > 1]


def _names(person: Profile | Person) -> tuple[str, ...]:
    """Return every form of a name as `parse_author` reads it: "Lin, Tao" is Tao Lin."""
    names = filter(None, (person.name, person.native_name, *person.aliases))
    return tuple(parse_author(name).name for name in names)
