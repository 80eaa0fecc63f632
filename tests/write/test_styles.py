"""The one stylesheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paperbox.build.stylesheet import read_stylesheet
from paperbox.write.styles import join
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
    assert name[1] == ("components" if path.parent.name == "components" else path.stem)
    assert name[1] in layers
    assert rules.count("{") == rules.count("}")
    assert rules.endswith("}")


def test_colours_are_tokens() -> None:
    """Palettes are written once: outside tokens.css no colour has a value of its own."""
    for path in FILES:
        if path.name != "tokens.css":
            rules = path.read_text("utf-8").replace("#000", "")  # a mask is no colour
            assert not re.search(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl", rules), path


def test_every_token_is_used_and_known(tmp_path: Path) -> None:
    """A custom property that is read is set, and one that is set is read."""
    text = read_stylesheet(THEME, tmp_path).text
    set_ = set(re.findall(r"(--[\w-]+)\s*:", text))
    assert set_ == set(re.findall(r"var\((--[\w-]+)", text))


def test_every_class_is_styled_or_told_apart() -> None:
    """A class in a template has a rule, and a rule's class stands in a template."""
    css = "".join(path.read_text("utf-8") for path in FILES)
    html = "".join(path.read_text("utf-8") for path in (THEME / "templates").rglob("*.html"))
    plain = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", html, flags=re.S)
    used = {name for value in re.findall(r'class="([^"]*)"', plain) for name in value.split()}
    styled = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\d\.?\d*\w*|/\*.*?\*/", "", css)))
    assert styled <= used | {"page"}
    assert used - styled <= {"masthead-menu", "profile-who", "card-text", "sidebar"}
