"""Languages as networks write them."""

from __future__ import annotations

import pytest

from paperbox.write.open_graph import locale


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("zh", "zh_CN"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("zh-HK", "zh_HK"),
        ("eo", ""),
    ],
)
def test_locale(lang: str, said: str) -> None:
    """A language with a country; both kinds of Chinese are told apart."""
    assert locale(lang) == said
