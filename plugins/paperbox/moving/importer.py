"""A Jekyll site -> a Paperbox site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from paperbox.errors import ContentError, Problems
from paperbox.markdown import Converter
from paperbox.moving import dest as destination
from paperbox.moving import files, git
from paperbox.moving.bodies import Bodies, unused_parts
from paperbox.moving.frame import frame
from paperbox.moving.old import OldContent
from paperbox.moving.rendering import Rendering
from paperbox.moving.report import Kind, Report
from paperbox.moving.tree import SourceTree

REPORT = "IMPORT.md"


@dataclass(frozen=True)
class NewSite:
    """What is to be written."""

    texts: dict[str, str]
    """The files that are made, by their paths below the new folder."""
    files: list[files.Placed]
    report: Report


def import_site(
    source: str, dest: Path, *, check: bool = False, progress: files.Progress = lambda *_: None
) -> Report:
    """Make of the site SOURCE, a folder or a git URL, a new one in DEST; CHECK writes nothing.

    Raises PaperboxError, with everything that is wrong, where that can't be.
    """
    with _folder(source, dest) as folder:
        name = "" if git.is_url(source) else source.rstrip("/") or source
        tree = SourceTree.of(folder, name, Problems())
        new = _new_site(tree, Report(source, str(dest), check))
        if not check:
            _write(tree, new, dest, progress)
    return new.report


@contextmanager
def _folder(source: str, dest: Path) -> Iterator[Path]:
    if git.is_url(source):
        destination.check_dest(dest)
        with git.cloned(source) as folder:
            yield folder
    else:
        destination.check_places(Path(source), dest, git.naming_hint(source))
        yield Path(source)


def _new_site(tree: SourceTree, report: Report) -> NewSite:
    """Read the old site and make the new one; raise BuildError where something is wrong."""
    old = OldContent.of(tree, git.remote_of(tree.root))
    targets = {file.target for file in old.files}
    converter = Converter(targets.__contains__, math=old.has_math)
    rendering = Rendering(tree, report, old.for_liquid(), converter.html)
    bodies = Bodies(old, rendering, converter, report)
    bodies.write()
    around = frame(old, bodies, report)
    for path in files.unreadable(tree, old.files):
        tree.problems.error(ContentError("can't be read", tree.shown(path)))
    tree.problems.stop_on_errors()
    _tell(old, bodies, report)
    content = {f"content/{path}": text for path, text in bodies.texts.items()}
    return NewSite({**around, **content}, old.files, report)


def _write(tree: SourceTree, new: NewSite, dest: Path, progress: files.Progress) -> None:
    with destination.staged(dest) as folder:
        for path, text in {**new.texts, REPORT: new.report.markdown()}.items():
            full = folder / path
            full.parent.mkdir(parents=True, exist_ok=True)
            full.write_text(text, "utf-8", newline="\n")
        files.copy(tree, new.files, folder / "content", progress)


def _tell(old: OldContent, bodies: Bodies, report: Report) -> None:
    """Tell what was moved as it is, and what was not moved."""
    tops = Counter(f.source.partition("/")[0] + ("/" if "/" in f.source else "") for f in old.files)
    for top, count in sorted(tops.items()):
        report.add(Kind.MOVED, f"{count} file{'s' if count > 1 else ''}, byte for byte", top)
    for place, reason in _left_out(old, bodies):
        report.add(Kind.LEFT, reason, place)
    for paths in old.tree.same_but_for_case():
        report.add(Kind.LOOK, f"{', '.join(paths)} are one file on Windows and macOS")
    for warning in old.tree.problems.warnings:
        place = warning.path.removeprefix(f"{old.tree.name}/")
        report.add(Kind.LOOK, warning.message, place, line=warning.line)


def _left_out(old: OldContent, bodies: Bodies) -> Iterator[tuple[str, str]]:
    """Yield (file or folder, why it was not moved)."""
    yield from ((left.path, left.reason) for left in old.tree.left_out)
    yield from ((path, "no page includes it") for path in unused_parts(old, bodies.rendering.used))
    for folder, count in old.unknown_folders().items():
        yield f"{folder}/", f"{count} files of a collection, or of nothing that Jekyll shows"
    for path in old.tree.files:
        is_told = path.startswith("_") or files.is_of_template(path)
        if old.is_computed(path) and not is_told:
            yield path, "a file that Jekyll computes"
