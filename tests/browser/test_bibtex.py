"""BibTeX that is copied at a click, on cards and on the page of a paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import served
from tests.browser.test_kitchen_sink import faults, window
from tests.sites import FILES, SiteFolder

pytestmark = pytest.mark.browser

BIB = """\
@misc{ada, author = {G{\\"o}del, Kurt}, title = {On {GPU}s & <b>"tests"</b>}, year = 2025,
  abstract = {We test.}}
"""
READ = "navigator.clipboard.readText()"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """A small site with a .bib file."""
    site = SiteFolder(tmp_path_factory.mktemp("bibtex"), FILES)
    site.write("content/publications/all.bib", BIB)
    assert site.build().status == 0
    return site


@pytest.fixture
def address(site: SiteFolder) -> Iterator[str]:
    """Its address."""
    with served(site.output) as address:
        yield address


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """Its home page, in a browser that lets it copy."""
    with window(browser, 1440) as tab:
        tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.goto(address)
        yield tab


def entry_of(site: SiteFolder) -> str:
    """Return the entry that is to be copied: the file without the abstract."""
    text = (site.output / "publications/ada/ada.bib").read_text("utf-8")
    assert "  abstract = {We test.},\n" in text
    return text.replace("  abstract = {We test.},\n", "")


def test_copy_from_a_card(tab: Page, site: SiteFolder, address: str) -> None:
    """A click copies the entry, says so where readers of screens hear it, and stays on the page."""
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    card = tab.locator(".card").first
    card.get_by_role("link", name="BibTeX").click()
    card.get_by_role("status").get_by_text("Copied").wait_for()
    assert tab.evaluate(READ) == entry_of(site)
    assert tab.url == f"{address}/"
    assert said == []
    assert faults(tab) == []


def test_copy_again_and_by_keyboard(tab: Page) -> None:
    """Each card copies its own, as often as it is asked to, and says it once."""
    for card in (tab.locator(".card").nth(1), tab.locator(".card").first):
        for _ in range(2):
            card.get_by_role("link", name="BibTeX").focus()
            tab.keyboard.press("Enter")
            card.get_by_role("status").get_by_text("Copied").wait_for()
        assert card.get_by_role("status").count() == 1
        assert str(tab.evaluate(READ)).startswith("@misc{")
    assert "del, Kurt" in tab.evaluate(READ)


def test_copy_on_the_page(tab: Page, site: SiteFolder, address: str) -> None:
    """The page of a paper opens its entry, which a button copies as it is shown."""
    tab.goto(f"{address}/publications/ada/")
    assert faults(tab) == []
    tab.get_by_text("BibTeX", exact=True).click()
    tab.locator(".bibtex").get_by_role("button", name="Copy").click()
    tab.locator(".bibtex").get_by_text("Copied").wait_for()
    assert tab.evaluate(READ) == entry_of(site)
    assert faults(tab) == []


def test_where_copying_is_refused(browser: Browser, address: str) -> None:
    """Where the browser won't copy, or has no scripts, the link leads to the file."""
    refuse = "navigator.clipboard.write = () => Promise.reject(new Error('no'))"
    never = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    for script in (refuse, never, ""):
        with window(browser, 1440, java_script_enabled=bool(script)) as tab:
            if script:
                tab.add_init_script(script)
            tab.goto(address)
            with tab.expect_download() as download:
                tab.locator(".card").first.get_by_role("link", name="BibTeX").click()
            assert Path(download.value.suggested_filename) == Path("ada.bib")
