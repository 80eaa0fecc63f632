"""Whether a page can be dark, from what its author's own style says."""

from __future__ import annotations

import pytest

from paperbox.write.own_style import is_made_for_light


@pytest.mark.parametrize(
    "css",
    [
        "html, body { background: #f7f9fb !important; color: #202a33 }",
        "body{background-color:white}",
        ":root { color: #111 }",
        ".note { padding: 1rem; background: #fafafa; }",
        ".soft { color: #4f5f6d !important }",
        "@media (max-width: 30rem) { .note { background: #fafafa } }",
        "/* dark: prefers-color-scheme */ .note { background: #fafafa }",
    ],
)
def test_half_a_pair_needs_a_light_page(css: str) -> None:
    """A ground without its text, a text without its ground, and the ground of the whole page."""
    assert is_made_for_light(f"<p>A</p><style media='all'>{css}</style>")


@pytest.mark.parametrize(
    "css",
    [
        "",
        ".row { display: flex; gap: 1rem; border: 1px solid #ccc }",
        ".label { background: #ae0b2a; color: white }",
        ".label { color: inherit; background: none }",
        ":root { --own-ink: #202a33 }",
        ".tbody { background: #eee; color: #222 }",
        "body { background: #fff } @media (prefers-color-scheme: dark) { body { color: #eee } }",
        ".note { background: light-dark(#fafafa, #222) }",
        "/* body { background: white } */",
    ],
)
def test_what_goes_with_the_dark(css: str) -> None:
    """Whole pairs, no colours, and authors who thought of the dark."""
    assert not is_made_for_light(f"<style>{css}</style><p style='color: red'>A</p>")


def test_a_style_that_is_commented_out_says_nothing() -> None:
    """Nor does a style that stands nowhere."""
    assert not is_made_for_light("<!-- <style>body { background: white }</style> -->")
    assert not is_made_for_light("<p>body { background: white }</p>")
