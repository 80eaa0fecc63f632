"""A browser for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import executable, opened


@pytest.fixture(scope="session")
def browser(on_ci: bool) -> Iterator[Browser]:
    """The system's Chromium; without one the tests are skipped, but on CI they fail."""
    if executable() is None:
        reason = "no Chromium on this machine: install Debian's package chromium"
        (pytest.fail if on_ci else pytest.skip)(reason)
    with opened() as browser:
        yield browser
