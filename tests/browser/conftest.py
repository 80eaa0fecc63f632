"""A browser for the tests of this folder, and the site with everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests import kitchen_sink
from tests.browser.chromium import executable, opened, served
from tests.sites import SiteFolder


@pytest.fixture(scope="session")
def browser(on_ci: bool) -> Iterator[Browser]:
    """The system's Chromium; without one the tests are skipped, but on CI they fail."""
    if executable() is None:
        reason = "no Chromium on this machine: install Debian's package chromium"
        (pytest.fail if on_ci else pytest.skip)(reason)
    with opened() as browser:
        yield browser


@pytest.fixture(scope="session")
def sink(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The site with every kind of content in every state, built once."""
    return kitchen_sink.build(tmp_path_factory.mktemp("sink"))


@pytest.fixture(scope="session")
def sink_address(sink: SiteFolder) -> Iterator[str]:
    """Its address."""
    with served(sink.output) as address:
        yield address
