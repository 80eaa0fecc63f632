"""The command ``paperbox add``: papers by their ids, and lists of those that the site lacks."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paperbox.clock import today
from paperbox.errors import AddError
from paperbox.model import Profile
from paperbox.whole import Whole, read_whole

if TYPE_CHECKING:
    from paperbox.online.papers.known import Known
    from paperbox.online.papers.outcome import Outcome

OK, PARTIAL, NOTHING = 0, 1, 2
"""Exit statuses: all went as asked; some of it did; nothing was added."""
FOLDER, LIST = "publications", Path("papers.txt")
_PID = re.compile(
    r"(?:https?://dblp\.(?:org|uni-trier\.de)/)?(?:pid/)?([0-9a-z]+/[\w-]+?)(?:\.\w+)?"
)
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?")


def add_parser(commands: Any) -> None:
    """Add the command to the SUBPARSERS of ``paperbox``."""
    parser = commands.add_parser(
        "add", help="add papers by DOI, arXiv id, OpenReview, ACL, PMID, DBLP key or title"
    )
    parser.add_argument("--settings", "-s", default="pelicanconf.py", help="the settings file")
    parser.add_argument("ids", nargs="*", metavar="ID", help="an id, an address, or a title")
    parser.add_argument("--dry-run", action="store_true", help="show the file, and write nothing")
    parser.add_argument("--name", default="", help="the name of the file, without .md")
    parser.add_argument(
        "--from", dest="list", type=Path, metavar="FILE", help="add all that a list asks for"
    )
    parser.add_argument("--orcid", help="list the papers of an ORCID iD that the site lacks")
    parser.add_argument("--dblp", metavar="PID", help="list those of a person at DBLP, as 00/1-2")
    parser.add_argument(
        "--mine", action="store_true", help="list those of the accounts in profile.yml"
    )
    parser.add_argument(
        "--to", type=Path, default=LIST, metavar="FILE", help=f"the list to write ({LIST})"
    )
    parser.set_defaults(run=_add, failure=NOTHING)


def _add(options: argparse.Namespace) -> int:
    """Add papers, or list what the site lacks."""
    is_list = options.orcid or options.dblp or options.mine
    if is_list and (options.ids or options.list):
        raise AddError("Add papers, or list missing ones: not both in one run.")
    if not is_list and not options.ids and not options.list:
        raise AddError(
            "What is to be added? paperbox add 10.1000/182, or an arXiv id, or a title in quotes;\n"
            "    paperbox add --mine lists what the site lacks."
        )
    whole = read_whole(options.settings)
    return _propose(options, whole) if is_list else _add_all(options, whole)


def _known(whole: Whole) -> list[Known]:
    """Return the papers of the site, drafts too."""
    # Nothing but commands that go online needs what does.
    from paperbox.online.papers.known import known_papers

    folder = whole.content / FOLDER
    return known_papers(whole.papers, folder.resolve(), folder)


def _add_all(options: argparse.Namespace, whole: Whole) -> int:
    """Add what was asked for, one after the other; tell of each."""
    from paperbox.online.files import sweep
    from paperbox.online.papers.adding import Adder
    from paperbox.online.papers.library import Library
    from paperbox.online.papers.outcome import Result
    from paperbox.online.papers.shelf import Shelf

    wanted, folder = _wanted(options), whole.content / FOLDER
    if not options.dry_run:
        sweep(folder)
    name, many = options.name.removesuffix(".md"), len(wanted) > 1
    shelf = Shelf(_known(whole), folder, today().iso, name, options.dry_run, many)
    adder = Adder(Library(whole.url), shelf)
    results = []
    for number, text in enumerate(wanted, 1):
        _progress(number, len(wanted), text)
        outcome = adder.add(text)
        _tell(outcome)
        results.append(outcome.result)
    if many and not options.dry_run:
        _sum_up(results.count(Result.WRITTEN), results.count(Result.THERE), len(results))
    # A list is added again for what failed the last time, so that what is there is as asked.
    good = {Result.WRITTEN, Result.SHOWN, *([Result.THERE] if options.list else [])}
    added = [result in good for result in results]
    return OK if all(added) else PARTIAL if any(added) else NOTHING


def _wanted(options: argparse.Namespace) -> list[str]:
    """Return what is to be added: what was typed, then what the list asks for."""
    from paperbox.online.papers.listed import entries, read_list

    wanted = list(options.ids)
    if options.list:
        if not options.list.is_file():
            raise AddError(f"{options.list}: no such file\n    paperbox add --mine makes one.")
        wanted += entries(read_list(options.list))
        if not wanted:
            raise AddError(f'{options.list} asks for no paper: every line begins with "#".')
    name = options.name.removesuffix(".md")
    if name and (len(wanted) > 1 or not _is_name(name)):
        raise AddError("--name takes one word for one paper: letters, digits, - and _.")
    return list(dict.fromkeys(wanted))


def _is_name(name: str) -> bool:
    return bool(re.fullmatch(r"[^\W_][\w-]*", name))


def _tell(outcome: Outcome) -> None:
    """Print what came of an id: what is good on one stream, and what is not on the other."""
    for stream, lines in ((sys.stdout, outcome.out), (sys.stderr, outcome.err)):
        stream.write("".join(f"{line}\n" for line in lines))
        stream.flush()


def _progress(number: int, total: int, text: str) -> None:
    """Show on a terminal which of many is being looked up."""
    if total > 1 and sys.stderr.isatty():
        sys.stderr.write(f"[{number}/{total}] {text[:60]} …\n")


def _sum_up(written: int, there: int, total: int) -> None:
    left = total - written - there
    parts = [
        f"{written} of {total} papers written",
        f"{there} on the site already" if there else "",
    ]
    parts.append(f"{left} not added; run this again for them" if left else "")
    sys.stdout.write(f"{', '.join(filter(None, parts))}.\n")


def _propose(options: argparse.Namespace, whole: Whole) -> int:
    """Write a list of what the site lacks; what the list has already stays as it is."""
    from paperbox.online.papers.library import Library
    from paperbox.online.papers.listed import entries, proposed, read_list, write_list
    from paperbox.online.papers.missing import missing_of

    people = _people(options, whole.profile)
    library = Library(whole.url)
    missing = missing_of(library, people, _known(whole))
    faults = library.taken_faults()
    sys.stderr.write("".join(f"warning: {fault}\n" for fault in faults))
    if not missing.lists:
        raise AddError("No list of publications came of this run; nothing was written.")
    before = read_list(options.to)
    text, new = proposed(before, missing, today().iso, options.to)
    if text != before and not options.dry_run:
        write_list(options.to, text)
    sys.stdout.write(text if options.dry_run else "")
    names = " and ".join(missing.lists)
    sys.stdout.write(f"{names}: {new} new, {missing.there} on the site already.\n")
    if entries(text) and not options.dry_run:
        sys.stdout.write(f"Look through {options.to}, then: paperbox add --from {options.to}\n")
    return PARTIAL if faults else OK


def _people(options: argparse.Namespace, profile: Profile) -> Mapping[str, str]:
    """Return whose papers are wanted, by the kind of id."""
    from paperbox.online.asked import owner_of

    people = dict(owner_of(profile).ids) if options.mine else {}
    for kind, pattern in (("orcid", _ORCID), ("dblp", _PID)):
        given = getattr(options, kind)
        match = pattern.fullmatch(given.strip()) if given else None
        if given and not match:
            example = {"orcid": "0000-0002-1825-0097", "dblp": "00/1-2"}[kind]
            raise AddError(f'"{given}" is no id of a person there; one is like {example}.')
        people |= {kind: match[1]} if match else {}
    found = {kind: one for kind, one in people.items() if kind in {"orcid", "dblp"}}
    if not found:
        raise AddError(
            "content/profile.yml has no orcid and no dblp account among its links.\n"
            "    Add one there, or say it: paperbox add --orcid 0000-0002-1825-0097"
        )
    return found
