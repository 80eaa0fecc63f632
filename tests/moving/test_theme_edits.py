"""What an author changed in the old theme, and where it goes."""

from __future__ import annotations

import re

import pytest

from paperbox.moving.config import OldConfig
from paperbox.moving.plain import OldLink
from paperbox.moving.scss import resolved, variables
from paperbox.moving.theme_edits import EQUIVALENTS, ThemeEdits, theme_edits
from tests.sites import REPOSITORY

VARIABLES = "_sass/_variables.scss"
MAIN = "assets/css/main.scss"
SIDEBAR = "_includes/author-profile.html"


def edits(**files: str) -> ThemeEdits:
    """Return what becomes of a theme: ``variables``, ``main``, ``sidebar``."""
    names = {"variables": VARIABLES, "main": MAIN, "sidebar": SIDEBAR}
    texts = {names[key]: text for key, text in files.items()}
    return theme_edits(texts.get, texts, OldConfig())


def test_no_theme_has_no_edits() -> None:
    """Most sites come without the files of the theme, or with files as the template has them."""
    assert edits() == ThemeEdits()
    assert edits(variables="$link-color : $info-color;\n$info-color: #224B8D;\n") == ThemeEdits()


@pytest.mark.parametrize(
    ("scss", "rule"),
    [
        ("$link-color: #a00;", "--accent: light-dark(#a00, #94b7f2);"),
        ("$info-color: teal !default;", "--accent: light-dark(teal, #94b7f2);"),
        ("$mine: #123456;\n$text-color: $mine; // darker", "--ink: light-dark(#123456, #e6e5e1);"),
        ("$global-font-family: Georgia, serif;", "--sans: Georgia, serif;"),
        ("$sans-serif: Lato, sans-serif;", "--sans: Lato, sans-serif;"),
        ("$border-radius: 0;", "--radius: 0;"),
    ],
)
def test_values_become_properties(scss: str, rule: str) -> None:
    """A value that was changed is a property of site.css, also where others refer to it."""
    found = edits(variables=scss)
    assert found.site_css == f":root {{\n  {rule}\n}}\n"
    assert found.notes == ()


def test_comments_set_nothing() -> None:
    """What is commented out was not seen."""
    assert edits(variables="// $link-color: red;\n/* $text-color: red; */\n") == ThemeEdits()


def test_what_css_cannot_say_is_told() -> None:
    """Values that only SCSS can compute, or that have no equivalent, are listed."""
    found = edits(variables="$link-color: mix(#000, red, 25%);\n$doc-font-size: 16;\n")
    assert found.site_css == ""
    assert "$doc-font-size: 16" in found.notes[0]
    assert "$link-color: mix(#000, red, 25%)" in found.notes[1]


def test_circles_of_variables_end() -> None:
    """A variable that refers to itself is a mistake of the author, not an endless loop."""
    assert resolved("a", variables("$a: $b;\n$b: $a;")).startswith("$")
    assert edits(variables="$link-color: $link-color;").site_css == ""


@pytest.mark.parametrize(
    ("scss", "rule"),
    [
        (".badge { color: white; background-color: #a00; }", ".badge { background: #a00 }"),
        (".badge { background: $mine; }\n$mine: #0a0;", ".badge { background: #0a0 }"),
        (
            ".paper-box {\n  .paper-box-image { img { max-width: 500px; } }\n}",
            ".card-figure { max-width: 500px }",
        ),
    ],
)
def test_badge_and_figure(scss: str, rule: str) -> None:
    """The colour of badges and the width of figures have rules of their own."""
    assert edits(main=scss).site_css == rule + "\n"


def test_badge_of_the_template_stays_out() -> None:
    """What the template has is no change."""
    box = ".paper-box-image { img { max-width: 400px; } }"
    assert edits(main=".badge { background-color: #00369f; }\n" + box).site_css == ""


def test_our_colours_in_the_dark() -> None:
    """The colours that stand in for the dark are those of the theme."""
    styles = REPOSITORY / "theme/static/css"
    files = (styles / "tokens.css", styles / "choices/accent-blue.css")
    tokens = "".join(path.read_text("utf-8") for path in files)
    for name, dark in EQUIVALENTS.values():
        own = re.search(rf"--{name}: (.*);", tokens)
        assert own
        assert not dark or own[1].endswith(f", {dark})")


def test_links_of_the_sidebar() -> None:
    """Links that stand in the sidebar itself are kept, each once, with their words."""
    found = edits(
        sidebar="""
        {% if author.github %}<a href="https://github.com/{{ author.github }}">Github</a>{% endif %}
        <!-- <a href="https://old.example">Old</a> -->
        {% comment %}<a href="https://older.example">Older</a>{% endcomment %}
        <a href="https://lab.example/?a=1&amp;b=2" target="_blank"><i class="x"></i> My lab</a>
        <a href='{{ "/files/cv.pdf" | relative_url }}'>CV</a>
        <a href="{{ site.baseurl }}/files/talk.pdf"><i></i></a>
        <a class="small" href="https://lab.example/?a=1&amp;b=2"><i class="x"></i></a>
        <a href="{{ page.other }}">Other</a>
        """
    )
    assert found.links == (
        OldLink("My lab", "https://lab.example/?a=1&b=2"),
        OldLink("CV", "/files/cv.pdf"),
        OldLink("talk.pdf", "/files/talk.pdf"),
    )
    (note,) = found.notes
    assert "{{ page.other }}" in note


def test_files_of_ones_own_are_told() -> None:
    """Parts of the theme that the template lacks are named with what happens to them."""
    own = ["_layouts/cv.html", "_sass/_mine.scss", "assets/css/mine.css"]
    template = ["_sass/vendor/susy/_su.scss", "_sass/_page.scss", "assets/css/academicons.min.css"]
    notes = theme_edits(lambda _: None, [*template, *own], OldConfig()).notes
    assert [note.split()[0] for note in notes] == own


def test_what_the_theme_loads_is_told() -> None:
    """Scripts and counters that were put into the theme are named; the template's own are not."""
    texts = {
        "_includes/scripts.html": (
            '<script src="assets/js/main.min.js"></script>'
            '<!-- <img src="https://off.example/a.png"> -->'
            '<script async src="https://counter.example/c.js"></script>'
            "<script src='https://cdnjs.cloudflare.com/ajax/libs/mathjax/2.7.4/latest.js'></script>"
        ),
        "_includes/masthead.html": (
            '<a href="#about-me">Homepage</a><a href="{{ domain }}{{ link.url }}">x</a>'
            '<a href="/files/cv.pdf">CV</a>'
        ),
        "_layouts/compress.html": "",
    }
    counter, menu = theme_edits(texts.get, texts, OldConfig()).notes
    assert counter.startswith("_includes/scripts.html loads https://counter.example/c.js")
    assert "/files/cv.pdf" in menu
