"""What tests share: a small site of their own, and the demo, built once."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pelican.log import FatalLogger, LimitFilter

from tests.sites import REPOSITORY, SiteFolder

SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(autouse=True)
def _fresh_pelican() -> Iterator[None]:
    """Pelican keeps what it logged for the whole process; each test starts anew."""
    LimitFilter._raised_messages.clear()
    LimitFilter._group_count.clear()
    LimitFilter._ignore.clear()
    root, handlers = logging.getLogger(), logging.getLogger().handlers[:]
    yield
    FatalLogger.fatal_lvl = logging.CRITICAL + 1
    root.handlers[:] = handlers
    logging.getLogger("pelican").setLevel(logging.NOTSET)
    root.setLevel(logging.WARNING)


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """A site with one of everything, not yet built."""
    return SiteFolder(tmp_path / "site")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The demo of this repository, built into a folder of its own."""
    folder = SiteFolder(tmp_path_factory.mktemp("demo"), files={})
    built = SiteFolder(REPOSITORY, files={}).build("--output", str(folder.output))
    assert built.status == 0, built.err
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what reads ../shared where that folder is missing."""
    if not SHARED.is_dir():
        skip = pytest.mark.skip(reason=f"needs {SHARED.name}/ beside the repository")
        for item in items:
            if "shared" in item.keywords:
                item.add_marker(skip)


@pytest.fixture(scope="session")
def on_ci() -> bool:
    """Whether a missing tool is a failure."""
    return os.environ.get("CI") == "true"
