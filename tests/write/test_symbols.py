"""Icons of a page."""

from __future__ import annotations

from bs4 import BeautifulSoup

from paperbox.write.symbols import with_symbols

ICON = '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>'


def test_what_stands_there_twice_is_drawn_once() -> None:
    """Copies refer to one symbol; an icon that stands alone, and other pictures, are left."""
    one, two = '<path d="M1 1"/>', '<path d="M2 2"/>'
    icons = [ICON.format(drawing) for drawing in (one, two, one)]
    other = '<svg viewBox="0 0 9 9"><path d="M1 1"/></svg>'
    page = BeautifulSoup(
        with_symbols(f"<body class='a'>{''.join(icons)}{other}{other}</body>"), "html.parser"
    )
    (symbol,) = page.select("div[hidden] > svg > symbol")
    assert symbol["viewbox"] == "0 0 24 24"
    assert str(symbol.path) == '<path d="M1 1"></path>'
    uses = page.select("svg.icon[aria-hidden=true] > use")
    assert [use["href"] for use in uses] == [f"#{symbol['id']}"] * 2
    assert len(page.find_all("path")) == 4


def test_a_page_without_repetition() -> None:
    """It stays byte for byte as it is."""
    page = f"<body>{ICON.format('<path/>')}</body>"
    assert with_symbols(page) == page
