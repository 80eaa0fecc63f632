"""papers.txt: papers that the site lacks, as a list that the user reviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from paperbox.errors import AddError
from paperbox.online.files import locked, written_beside
from paperbox.online.papers.given import TITLE, UnknownIdError, given_of
from paperbox.online.papers.missing import Missing
from paperbox.online.papers.record import KINDS, Found
from paperbox.online.papers.shown import names_of, place_of
from paperbox.online.titles import plain_title
from paperbox.read.source import decode

Sign = tuple[str, str]


def read_list(path: Path) -> str:
    """Return the text of a list; nothing where there is none yet."""
    try:
        return decode(path.read_bytes())
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        raise AddError(f"{path}: can't be read: {error}") from None


def entries(text: str) -> list[str]:
    """Return what a list asks for: its lines, but for comments."""
    lines = (line.strip() for line in text.split("\n"))
    return [line for line in lines if line and not line.startswith("#")]


def proposed(text: str, missing: Missing, today: str, path: Path) -> tuple[str, int]:
    """Return the list at PATH with what it has not named yet at its end, and how many papers.

    What the user put a ``#`` before counts as named, so that it is not proposed again.
    """
    named = set(_signs_of(text))
    papers = [one for one in missing.papers if not named & set(_signs(one))]
    others = [one for one in missing.others if not named & set(_signs(one))]
    if not papers and not others:
        return text, 0
    names = " and ".join(missing.lists)
    head = (
        f"# {_counted(len(papers))} that the site lacks, by {names}, {today}.\n"
        '# Put a "#" before the ids of those that you don\'t want: they are not proposed again.\n'
        f"# Then: paperbox add --from {path}\n"
    )
    blocks = [*map(_block, papers), *(_block(one, left_out=True) for one in others)]
    before = f"{text.rstrip()}\n\n" if text.strip() else ""
    return before + "\n".join([head, *blocks]), len(papers)


def _counted(number: int) -> str:
    return f"{number} paper{'' if number == 1 else 's'}"


def _block(found: Found, *, left_out: bool = False) -> str:
    """Return the lines of a paper: what it is as comments, then its ids."""
    parts = filter(
        None, (found.title, names_of(found, 4) if found.authors else "", place_of(found))
    )
    lines = [f"# {' · '.join(parts)}"]
    ids = [f"{kind}:{found.ids[kind]}" for kind in KINDS if kind in found.ids]
    if left_out:
        lines.append(f"# Left out, for it is no paper ({found.type}); take the # away to add it.")
    elif "doi" in found.ids and "arxiv" in found.ids:
        lines.append("# The preprint and the published version are one paper.")
    elif not ids:
        lines.append("# It has no id in that list, so that it will be searched for by its title.")
    entry = " = ".join(ids) or f'"{found.title}"'
    return "\n".join([*lines, f"# {entry}" if left_out else entry, ""])


def _signs_of(text: str) -> Iterator[Sign]:
    """Yield what the lines of a list, comments too, may be known by."""
    for line in text.split("\n"):
        entry = line.strip().lstrip("#").strip()
        parts = [entry] if entry.startswith('"') else entry.split(" = ")
        for part in parts:
            if part.startswith('"') or " " not in part:
                yield from _sign(part)


def _sign(part: str) -> Iterator[Sign]:
    try:
        given = given_of(part)
    except UnknownIdError:
        return
    yield (given.kind, plain_title(given.value) if given.kind == TITLE else given.value)


def _signs(found: Found) -> Iterable[Sign]:
    return [*found.ids.items(), (TITLE, plain_title(found.title))]


def write_list(path: Path, text: str) -> None:
    """Write a list as a whole."""
    full = path.resolve()
    try:
        with locked(full, path), written_beside(full, text.encode()) as new:
            new.replace(full)
    except OSError as error:
        raise AddError(f"{path}: can't be written: {error.strerror}; it is as it was") from None
