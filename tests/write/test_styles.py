"""The one stylesheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from pygments.token import STANDARD_TYPES

from paperbox.build.shares import COLOURS
from paperbox.build.stylesheet import read_stylesheet
from paperbox.keys import ACCENTS, FONTS, Settings
from paperbox.write.styles import join
from tests.markdown.cases import cases, files
from tests.markdown.test_code import ENOUGH, contrast
from tests.sites import THEME

CSS = THEME / "static/css"
FILES = sorted(path for path in CSS.rglob("*.css") if path.name != "layers.css")


def test_order() -> None:
    """The order of the layers stands first and the author's rules last."""
    sheet = join({"b.css": "b{}", "layers.css": "@layer x;", "a.css": "/* why */ a{}"}, "own{}")
    assert sheet.text == "@layer x;\na{}\nb{}\nown{}\n"


def test_name_changes_with_the_text() -> None:
    """Browsers may keep a stylesheet for ever, because another text has another name."""
    one, same, other = (join({"a.css": text}) for text in ("a{}", "a{}", "b{}"))
    assert one.name == same.name != other.name
    assert re.fullmatch(r"paperbox\.[0-9a-f]{10}\.css", one.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_stays_in_its_layer(path: Path) -> None:
    """A stylesheet wraps itself in one of the layers, so the order of files does not matter."""
    layers = re.findall(r"[\w-]+", (CSS / "layers.css").read_text().removeprefix("@layer"))
    rules = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S).strip()
    name = re.match(r"@layer ([\w-]+) \{", rules)
    assert name
    folders = {"components": "components", "choices": "tokens"}
    assert name[1] == folders.get(path.parent.name, path.stem)
    assert name[1] in layers
    assert rules.count("{") == rules.count("}")
    assert rules.endswith("}")


def test_colours_are_tokens() -> None:
    """Palettes are written once: outside of tokens and accents no colour has a value of its own.

    Those of code are measured on their own, in tests/markdown/test_code.py.
    """
    for path in FILES:
        if path.name not in {"tokens.css", "code.css"} and path.parent.name != "choices":
            rules = re.sub(r"#000d?", "", path.read_text("utf-8"))  # a mask is no colour
            rules = re.sub(r"\[style.*?\]", "", rules)  # nor is what an author's may look like
            assert not re.search(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl", rules), path


PAIRS = [
    *((text, ground) for text in ("ink", "quiet", "accent") for ground in ("paper", "raised")),
    ("quiet", "tint"),
    ("ink", "tint"),
    ("accent", "tint"),
    ("accent", "accent-soft"),
    ("ink", "accent-soft"),
    ("on-accent", "accent"),
]
"""Which colours of text stand on which grounds."""


@pytest.mark.parametrize(("text", "ground"), PAIRS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("accent", ACCENTS)
def test_contrast(text: str, ground: str, dark: bool, accent: str) -> None:
    """Text is readable on every ground that it stands on, in light and in dark."""
    names = ("tokens.css", f"choices/accent-{accent}.css")
    tokens = "".join((CSS / name).read_text("utf-8") for name in names)
    palettes = {
        name: (light, dim)
        for name, light, dim in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", tokens)
    }
    assert contrast(palettes[text][dark], palettes[ground][dark]) >= ENOUGH
    assert palettes["accent"][0] == COLOURS[accent]  # what share cards are drawn with


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("fonts", FONTS)
def test_every_token_is_used_and_known(tmp_path: Path, accent: str, fonts: str) -> None:
    """A custom property that is read is set, and one that is set is read, whatever is chosen."""
    text = read_stylesheet(THEME, tmp_path, Settings(accent=accent, fonts=fonts)).text
    set_ = set(re.findall(r"(--[\w-]+)\s*:", text))
    assert set_ == set(re.findall(r"var\((--[\w-]+)", text))


MARKDOWN = {"code", "definitions", "footnotes", "math", "tables", "tasks"}
"""The components whose classes come from Markdown, not from a template."""
OLD = {"paper-box"}
"""Those whose classes stand in pages of acad-homepage."""
PLAIN = {"accounts", "card-text", "lightbox-words", "masthead-menu", "profile-who", "sidebar"}
"""Classes of templates that may do without rules."""


def styled(paths: Iterable[Path]) -> set[str]:
    """Return the classes that stylesheets have rules for."""
    css = "".join(path.read_text("utf-8") for path in paths)
    return set(
        re.findall(
            r"\.([a-z][\w-]*)", re.sub(r"\d\.?\d*\w*|/\*.*?\*/|\"[^\"]*\"", "", css, flags=re.S)
        )
    )


def used(html: str) -> set[str]:
    """Return the classes that elements have."""
    return {name for value in re.findall(r'class="([^"]*)"', html) for name in value.split()}


def test_every_class_is_styled_or_told_apart() -> None:
    """A class in a template has a rule, and a rule's class stands in a template."""
    html = "".join(path.read_text("utf-8") for path in (THEME / "templates").rglob("*.html"))
    in_templates = used(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", html, flags=re.S))
    in_templates |= set(re.findall(r'css="([\w-]+)"', html))  # of pictures
    in_rules = styled(path for path in FILES if path.stem not in MARKDOWN)
    elsewhere = {"code", "math-block", "table"}  # those of Markdown, in print and within boxes
    elsewhere |= styled(path for path in FILES if path.stem in OLD)
    assert in_rules - elsewhere <= in_templates
    assert in_templates - in_rules <= PLAIN


def test_every_class_of_markdown_is_styled_or_told_apart() -> None:
    """A class that Markdown makes, not its author, has a rule, and a rule's class is made by it."""
    made = set[str]()
    for name in files():
        for case in cases(name):
            made |= {name for name in used(case.html) if name not in case.text}
    tokens = set(STANDARD_TYPES.values())
    in_rules = styled(CSS / f"components/{name}.css" for name in MARKDOWN)
    places = {"prose", "card-summary", "news"}
    assert in_rules - tokens <= made | places | {"left", "center", "right"}
    plain = {name for name in made - in_rules if not name.startswith("language-")}
    assert plain - tokens == set()
