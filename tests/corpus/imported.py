"""Sites of the corpus, imported and built as their authors would."""

from __future__ import annotations

from pathlib import Path

from paperbox.cli import main
from tests.corpus.dialect import CORPUS, fidelity
from tests.sites import THEME, SiteFolder


def imported(name: str, folder: Path) -> SiteFolder:
    """Return a site of the corpus, imported into FOLDER and built."""
    old, new = folder / "old", folder / "new"
    fidelity().stage(CORPUS / "sites" / name, old)
    assert main(["import", str(old), str(new)]) == 0
    site = SiteFolder(new, files={})
    built = site.build("--theme-path", str(THEME))
    assert built.status == 0, built.err
    return site
