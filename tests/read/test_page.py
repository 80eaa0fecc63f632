"""The front matter of pages."""

from __future__ import annotations

import pytest

from paperbox.read.front_matter import read_document
from paperbox.read.page import PageFields, read_page_fields
from tests.read.sources import messages, source_of


def test_fields() -> None:
    """Title, permalink and language are read; others are kept with a warning."""
    source = source_of("---\ntitle: Talks\npermalink: /talks/\nlang: zh\nauthor_profile: true\n---")
    page = read_page_fields(read_document(source).fields)
    assert page == PageFields("Talks", "/talks/", "zh")
    assert messages(source) == []
    (warning,) = source.problems.warnings
    assert str(warning) == 'content/x.md:5: the field "author_profile" has no effect'


@pytest.mark.parametrize("permalink", ["/../x/", "/a b/", "https://a.example/x", "/a/../../b"])
def test_permalink_outside(permalink: str) -> None:
    """A page can't be put outside the site."""
    source = source_of(f"---\npermalink: {permalink}\n---")
    assert read_page_fields(read_document(source).fields).permalink == ""
    assert "not an address below the site" in messages(source)[0]
