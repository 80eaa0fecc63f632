"""Broken input of every kind: what is said, where, and with which hint; and that nothing is written.

A row is one mistake in a site that is right otherwise. It is told once, with its place, its field,
what is wrong and the likely fix, and no other error comes with it.
"""

# ruff: noqa: E501  a row a line

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.test_pages import PNG
from tests.sites import ABOUT, FILES, NEWS, PAPER, PROFILE, SETTINGS, SiteFolder

ONE = "content/publications/one.md"
ABOUT_MD = "content/pages/about.md"
PROFILE_YML = "content/profile.yml"
CONF = "pelicanconf.py"

PLACES = {
    "paper": ONE,
    "profile": PROFILE_YML,
    "people": "content/people.yml",
    "talks": "content/talks.yml",
    "page": "content/pages/talks.md",
    "post": "content/posts/2024-05-23-hello.md",
    "item": "content/news/2024-06-04-item.md",
    "news": "content/news.md",
    "home": ABOUT_MD,
    "settings": CONF,
}


def paper(yaml: str) -> str:
    """Return a paper with more lines at the end of its front matter: they begin on line 6."""
    return PAPER.replace("\n---\n", f"\n{yaml}\n---\n")


def front(yaml: str) -> str:
    """Return a page with a front matter, which begins on line 2."""
    return f"---\n{yaml}\n---\nText.\n"


def profile(yaml: str) -> str:
    """Return a profile with more lines, which begin on line 2."""
    return f"{PROFILE}{yaml}\n"


def settings(value: str) -> str:
    """Return settings in which PAPERBOX, on line 4, is VALUE."""
    return SETTINGS.replace("PAPERBOX = {}", f"PAPERBOX = {value}")


NO_HINT = ""
IN_FILE = "The path is counted from the content folder"
WHOLE = "Write the whole address: https://…"
DATE = "Write 2024-05-23, 2024-05 or 2024."
LIST = "Write a list: authors: [Yongxin Guo, Tao Lin]."
UTF8 = "Save the file as UTF-8 text."
QUOTES = "Put quotes around a text that holds one of"

Row = tuple[str, str | bytes, str, str]
"""A place, its text, the message from the line on, and its hint."""

TABLE: dict[str, Row] = {
    # YAML
    "a colon": ("paper", paper("award: A: B"), "6: not YAML: mapping values are not allowed", "Put quotes around a text with a colon"),
    "a star before a name": ("paper", PAPER.replace("[Ada", "[*Ada"), "3: not YAML: found undefined alias", "Write marks after the name: Guo*."),
    "a comment in a list": ("paper", PAPER.replace("Bo Sample]", "Bo Sample #, Cy]"), "3: not YAML: ", 'A "#" after a blank begins a comment.'),
    "a tab": ("paper", paper("links:\n\t- A: https://a.example"), "7: not YAML: ", "YAML takes no tabs"),
    "an open quote": ("paper", paper("award: 'Oral"), "6: not YAML: found unexpected end of stream", QUOTES),
    "an open bracket": ("paper", paper("links: [Code"), "7: not YAML: ", QUOTES),
    "a percent sign": ("paper", paper("award: %1"), "6: not YAML: found character that cannot start any token", QUOTES),
    "an at sign": ("profile", profile("status: @home"), "2: not YAML: found character that cannot start any token", QUOTES),
    "wrong indentation": ("profile", profile("bio: A\n  status: B"), "3: not YAML: mapping values are not allowed", "Put quotes"),
    "an alias": ("paper", paper("venue2: &v A\naward: *v").replace("venue2", "badge"), "6: the same value twice, by an alias (*name)", "is an alias in YAML"),
    "an alias bomb": ("profile", profile("bio: &a [x, x]\nstatus: &b [*a, *a]\nlocation: [*b, *b]"), "2: the same value twice, by an alias", "is an alias in YAML"),
    "deep nesting": ("paper", paper("award: " + "[" * 9_000), "6: nested too deeply", QUOTES),
    "deep blocks": ("people", "- " * 9_000 + "x", "1: nested too deeply", QUOTES),
    "ten megabytes": ("paper", paper("award: A\n" * 1_200_000), "2: 10,800,0", 'Is a closing "---" missing?'),
    "a control character": ("profile", b"name: Ada\nbio: x\x07\n", "2: not YAML: unacceptable character", "Type the text anew"),
    "two documents": ("profile", "name: Ada\n---\nname: Bo\n", "2: not YAML: but found another document", QUOTES),
    # Front matter
    "a field twice": ("paper", paper("title: B"), "6: title: given twice; the first is on line 2", "Keep one of them."),
    "fences that are not closed": ("paper", PAPER.replace("\n---\n", "\n"), '1: the front matter that "---" opens is not closed', 'Put a line "---" between'),
    "a list for fields": ("page", front("- A\n- B"), '2: expected fields ("name: value"), found a list', "Write each field on a line"),
    "a sentence for fields": ("page", front("A sentence."), '2: expected fields ("name: value"), found "A sentence."', "Write each field on a line"),
    "a key that is a list": ("paper", paper("? [a, b]\n: c"), "6: expected a field name", "Write each field on a line"),
    # Bytes
    "Latin-1": ("news", b"- 2024: caf\xe9\n", " not UTF-8 text: byte 0xe9 on line 1", UTF8),
    "UTF-16": ("profile", PROFILE.encode("utf-16"), " not UTF-8 text: byte 0xff on line 1", UTF8),
    "a NUL byte": ("paper", PAPER.encode() + b"a\n\0", " a NUL byte on line 9", UTF8),
    # Papers
    "no title": ("paper", PAPER.replace("title: A paper\n", ""), "2: title: missing", "Add a line: title: …"),
    "an empty title": ("paper", PAPER.replace("A paper", "' '"), "2: title: missing", "Add a line: title: …"),
    "no authors": ("paper", PAPER.replace("authors: [Ada Example, Bo Sample]\n", ""), "2: authors: missing", LIST),
    "no date": ("paper", PAPER.replace("date: 2024-05-23\n", ""), "2: date: missing", "Add a line: date: 2024-05-23, or year: 2024."),
    "a day that is none": ("paper", PAPER.replace("05-23", "02-30"), '4: date: no such date: "2024-02-30"', DATE),
    "a month that is none": ("paper", PAPER.replace("05-23", "13"), '4: date: no such date: "2024-13"', DATE),
    "a date of three numbers": ("paper", PAPER.replace("2024-05-23", "01/08/2025"), '4: date: "01/08/2025" may be', DATE),
    "a date in words": ("paper", PAPER.replace("2024-05-23", "soon"), '4: date: expected a date, found "soon"', DATE),
    "a date with a dot": ("paper", PAPER.replace("2024-05-23", "2024.10"), "4: date: expected a text in quotes, found 2024.10", 'Write "2024.10".'),
    "a year in two digits": ("paper", paper("year: 24"), '6: year: expected a date, found "24"', DATE),
    "an unknown field": ("paper", PAPER.replace("venue", "vanue"), '5: unknown field "vanue"; did you mean "venue"?', NO_HINT),
    "a list for a text": ("paper", PAPER.replace("A paper", "[A, B]"), "2: title: expected one text, found a list", "Put quotes around it"),
    "fields for a text": ("paper", PAPER.replace("A paper", "{a: b}"), "2: title: expected one text, found fields", "Put quotes around it"),
    "one author of two": ("paper", PAPER.replace("[Ada Example, Bo Sample]", "[Example, Ada]"), "3: authors: found 2 authors of one word each", "Write [Yongxin Guo]"),
    "authors in a line": ("paper", PAPER.replace("[Ada Example, Bo Sample]", "Ada Example, Bo Sample"), "3: authors: expected a list, found one text", LIST),
    "authors with and": ("paper", PAPER.replace("[Ada Example, Bo Sample]", "Ada Example and Bo Sample"), "3: authors: expected a list, found one text", LIST),
    "an author of signs": ("paper", PAPER.replace("Bo Sample", "'*'"), '3: authors[1]: expected a name, found "*"', "Write it as it stands on the paper"),
    "an empty author": ("paper", PAPER.replace("Bo Sample", "''"), "3: authors: expected a name, found nothing", LIST),
    "a flag that is none": ("paper", paper("selected: maybe"), '6: selected: expected true or false, found "maybe"', "Write true or false."),
    "an order that is none": ("paper", paper("order: first"), '6: order: expected a whole number, found "first"', "Write 1, 2 or the like."),
    "a missing image": ("paper", paper("image: images/none.png"), '6: image: no such file: "images/none.png"', IN_FILE),
    "an image in another case": ("paper", paper("image: images/A.png"), '6: image: no such file: "images/A.png"', "Mind case."),
    "an image outside": ("paper", paper("image: ../pelicanconf.py"), "6: image: outside the content folder", "Write images/…."),
    "an image of Windows": ("paper", paper("image: C:\\a.png"), "6: image: outside the content folder", "Write images/…."),
    "an image that is a folder": ("paper", paper("image: images/d.png"), '6: image: no such file: "images/d.png"', IN_FILE),
    "an image by a link outside": ("paper", paper("image: images/link.png"), '6: image: no such file: "images/link.png"', IN_FILE),
    "an image of another kind": ("paper", paper("image: images/a.tiff"), "6: image: expected a file ending in .png", "Save it as one of these."),
    "a poster that is a video": ("paper", paper("media: [{file: images/a.png, poster: images/a.mp4}]"), "6: media[0].poster: expected a file ending in .png", "Save it as one of these."),
    "media without a file": ("paper", paper("media:\n  - alt: A plot"), "7: media[0].file: missing", "Add a line: file: …"),
    "a link without an address": ("paper", paper("links:\n  - Code: https://a.example\n  - Data"), '8: links[1]: expected "Label: https://…", found "Data"', "Did you forget the address? Write - Data: https://…"),
    "a link with an empty address": ("paper", paper("links:\n  - Data:"), '7: links[0]: expected "Label: https://…", found "Data"', "Did you forget the address?"),
    "links in a list of lists": ("paper", paper("links: [[Code]]"), '6: links[0]: expected "Label: …", found a list', "Write - Label: https://…"),
    "two links in one item": ("paper", paper("links:\n  - Code: https://a.example\n    Data: https://b.example"), '7: links[0]: expected one "Label: …", found 2 fields', 'Begin each with "- "'),
    "a link of code": ("paper", paper("url: javascript:alert(1)"), "6: url: not an address that a page may link to", WHOLE),
    "a link of data": ("paper", paper("pdf: data:text/html,x"), "6: pdf: not an address that a page may link to", WHOLE),
    "a link without a scheme": ("paper", paper("code: github.com/a/b"), "6: code: neither an address nor a file of the site", "Did you mean https://github.com/a/b?"),
    "a link with a blank": ("paper", paper("url: https://a b"), "6: url: an address has no blanks", WHOLE),
    "a link without a host": ("paper", paper("url: https:///a"), "6: url: an address without a host", WHOLE),
    "an id that is none": ("paper", paper("doi: 11.1/x"), '6: doi: expected an id such as 10.1000/182, found "11.1/x"', "Copy it from"),
    "an id that lost a zero": ("paper", paper("arxiv: 2405.14290"), "6: arxiv: expected a text in quotes, found 2405.14290", 'Write "2405.14290".'),
    "a mistyped ISBN": ("paper", paper("isbn: 978-0-306-40615-8"), "6: isbn: the check digit", "Copy it from"),
    "an invisible sign": ("paper", PAPER.replace("A paper", '"A\\u202epaper"'), "2: title: an invisible character, U+202E", "Type the text anew"),
    "a field that is like none": ("paper", paper("zzz: A"), '6: unknown field "zzz"', "Known: "),
    "an icon that is none": ("paper", paper("links: [{label: A, url: '#a', icon: githup}]"), '6: links[0].icon: no such word: "githup"; did you mean "github"?', "Known: "),
    # Profile and people
    "no name": ("profile", "bio: Somebody.\n", "1: name: missing", "Add a line: name: …"),
    "an empty profile": ("profile", "", "1: name: missing", "Add a line: name: …"),
    "an unknown service": ("profile", profile("links:\n  - githup: ada"), '3: links[0]: unknown service "githup"; did you mean "github"?', "For a link of your own write - githup: https://…"),
    "a user name that is none": ("profile", profile("links:\n  - orcid: '1234'"), "3: links[0]: expected a user name of ORCID, such as 0000", "Copy it from"),
    "no address of mail": ("profile", profile("email: ada at a.edu"), '2: email: expected an address of mail, found "ada at a.edu"', "Write ada@example.edu."),
    "a missing photo": ("profile", profile("photo: images/me.jpg"), '2: photo: no such file: "images/me.jpg"', IN_FILE),
    "a missing CV": ("profile", profile("links:\n  - cv: files/cv.pdf"), "3: links[0]: neither an address nor a file", "A file is counted from"),
    "an affiliation of two": ("profile", profile("affiliations:\n  - A: https://a.example\n    B: https://b.example"), '3: affiliations[0]: expected one "Label: …", found 2', "add a field"),
    "fields for people": ("people", "Bo Sample: https://b.example\n", "1: expected a list, found fields", 'Begin each entry with "- ".'),
    "a person without an address": ("people", "- Bo Sample\n", '1: [0]: expected "Label: https://…", found "Bo Sample"', "Did you forget the address?"),
    "a person without a name": ("people", "- name:\n  url: https://b.example\n", "1: [0].name: missing", "Add a line: name: …"),
    "an ORCID iD that is none": ("people", "- name: Bo\n  orcid: 0000-0000\n", '2: [0].orcid: expected an ORCID iD, found "0000-0000"', "Write 0000-0002-1825-0097."),
    # Data files
    "a talk without a title": ("talks", "- date: 2024\n", "1: [0].title: missing", "Add a line: title: …"),
    "a talk of one word": ("talks", "- Talk\n", '1: [0]: expected fields ("name: value"), found "Talk"', "Write each field on a line"),
    "a period that ends too soon": ("talks", "- title: A\n  date: 2024 - 2020\n", "2: [0].date: the end is before the start", "Write 2020/09 - 2024/07"),
    "an unknown field of a talk": ("talks", "- title: A\n  plase: B\n", '2: [0]: unknown field "plase"; did you mean "place"?', NO_HINT),
    # Pages, posts, news
    "a permalink outside": ("page", front("permalink: /../x/"), "2: permalink: expected an address below the site", "Write /name/."),
    "an address that is taken": ("page", front("permalink: /publications/one/"), "2: permalink: the address /publications/one/ is taken by", "another permalink"),
    "an old address that is taken": ("page", front("title: A\nredirect_from: /publications/one/"), "3: redirect_from: the old address /publications/one/index.html is taken by", "Take the address out of redirect_from"),
    "a language that is none": ("page", front("lang: zh_CN"), '2: lang: expected a language, found "zh_CN"', "Write en, zh, zh-Hant"),
    "a template that is a path": ("page", front("template: ../x"), "2: template: expected the name of a template", "Write it without"),
    "a template that is missing": ("page", front("template: wide"), '2: template: no such template: "wide"', "templates"),
    "a post with a bad date": ("post", front("date: yesterday"), '2: date: expected a date, found "yesterday"', "Write 2024-05-23"),
    "news with a bad date": ("item", front("date: 2024-02-30"), '2: date: no such date: "2024-02-30"', DATE),
    "an unknown field of news": ("item", front("dat: 2024"), '2: unknown field "dat"; did you mean "date"?', NO_HINT),
    "an item without a date": ("news", "- 2024: Good.\n- Something.\n", '2: date: expected a date and a colon, found "Something."', "Write 2024/06/04"),
    "an item of which day": ("news", "- 01/08/2025: A\n", '1: date: "01/08/2025" may be', "date_order"),
    "words between items": ("news", f"{NEWS}\nMore.\n", '3: expected a list item, found "More."', "News are list items"),
    # Markers
    "a marker with a typo": ("home", "# A\n\n[PUBLICATION]\n", '3: [PUBLICATION]: unknown marker; did you mean "PUBLICATIONS"?', "Known: "),
    "an option with a typo": ("home", "---\ntitle: A\n---\n# A\n\n[NEWS limitt=3]\n", '6: [NEWS]: unknown option "limitt"; did you mean "limit"?', "Known: limit"),
    "an option that is none": ("home", "[NEWS limit=few]\n", '1: [NEWS]: limit: expected a number from 1 on, found "few"', "Write limit=5."),
    "a choice that is none": ("home", "[PUBLICATIONS selected=no]\n", '1: [PUBLICATIONS]: selected: expected true or false, found "no"', "Write [PUBLICATIONS selected=true]"),
    "a marker without its file": ("home", "[TALKS]\n", "1: [TALKS]: there is no content/talks.yml to show", "Make that file, or take the marker out."),
    # Settings
    "an unknown setting": ("settings", settings('{"hom": "about.md"}'), '4: PAPERBOX["hom"]: unknown setting; did you mean "home"?', "Known: "),
    "settings that are a list": ("settings", settings("[]"), "4: PAPERBOX: expected a dict, found []", "Write PAPERBOX = {"),
    "an order of dates": ("settings", settings('{"date_order": "ymd"}'), '4: PAPERBOX["date_order"]: expected "dmy" or "mdy", found \'ymd\'', "Known: "),
    "marks that are unknown": ("settings", settings('{"marks": {"%": "x"}}'), '4: PAPERBOX["marks"]: expected words for some of', "Known: "),
    "tags that are words": ("settings", settings('{"tags": "yes"}'), "4: PAPERBOX[\"tags\"]: expected True or False, found 'yes'", "Known: "),
    "a menu without a label": ("settings", settings('{"menu": [{"url": "/"}]}'), '4: PAPERBOX["menu"]: expected a label and an address', "Known: "),
    "a menu with a typo": ("settings", settings('{"menu": [{"label": "A", "ulr": "/"}]}'), '4: PAPERBOX["menu"]: unknown key "ulr" in an entry; did you mean "url"?', "Known: "),
    "a menu that runs": ("settings", settings('{"menu": [{"label": "A", "url": "javascript:alert(1)"}]}'), '4: PAPERBOX["menu"]: ', "Known: "),
}  # fmt: skip


@pytest.fixture
def pictures(site: SiteFolder) -> SiteFolder:
    """A site with pictures, a folder that is named like one, and a link that leads out of it."""
    for name in ("a.png", "a.mp4", "a.tiff"):
        site.write(f"content/images/{name}", PNG)
    site.write("content/images/d.png/x.txt", "")
    site.write("secret.png", b"x")
    (site.root / "content/images/link.png").symlink_to(site.root / "secret.png")
    return site


def the_error(site: SiteFolder) -> str:
    """Build a site with one mistake; return its message, if that is all that came of it."""
    result = site.build()
    assert result.status == 1
    assert "Traceback" not in result.out + result.err
    assert not site.output.exists()
    message, _, count = result.err.strip().rpartition("\n")
    assert count == "1 error. Nothing was written.", result.err
    assert "warning:" not in message
    return message


@pytest.mark.parametrize("name", TABLE)
def test_broken(pictures: SiteFolder, name: str) -> None:
    """The place, the field, what is wrong and the hint, once."""
    kind, text, expected, hint = TABLE[name]
    pictures.write(PLACES[kind], text)
    message, _, below = the_error(pictures).partition("\n")
    assert message.startswith(f"{PLACES[kind]}:{expected}"), message
    assert below.startswith("    ") or not hint, f"{message}\n{below}"
    assert hint in below


def test_enough() -> None:
    """No kind of file is left out."""
    assert len(TABLE) >= 100
    assert {row[0] for row in TABLE.values()} == set(PLACES)


# What is no text file


def pipe(path: Path) -> None:
    """Make a pipe, which nobody writes to."""
    os.mkfifo(path)


def loop(path: Path) -> None:
    """Make a link to itself."""
    path.symlink_to(path)


def nowhere(path: Path) -> None:
    """Make a link that leads to nothing."""
    path.symlink_to("nothing.md")


ODD = [pipe, Path.mkdir, loop, nowhere]


@pytest.mark.parametrize("make", ODD)
@pytest.mark.parametrize("kind", ["paper", "profile", "people", "talks", "item", "news"])
def test_no_file(site: SiteFolder, kind: str, make: Callable[[Path], None]) -> None:
    """A pipe, a folder and a broken link in the place of a file are named, and never waited for."""
    path = site.root / PLACES[kind]
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)
    message = the_error(site)
    assert message.startswith(f"{PLACES[kind]}: not a file\n    ")


def test_unreadable(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system doesn't let us read is named."""
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "one.md":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr("paperbox.build.run.Path.read_bytes", refuse)
    assert the_error(site) == f"{ONE}: can't be read: Permission denied"


@pytest.mark.parametrize("text", ["", "Just words.\n", "---\n---\n", "---\n# nothing\n---\n"])
def test_all_that_is_missing(site: SiteFolder, text: str) -> None:
    """A paper without fields lacks three, and is told so at once."""
    site.write(ONE, text)
    lines = site.build().err.splitlines()
    assert [line.split(": ")[1] for line in lines[:-1:2]] == ["title", "authors", "date"]
    assert lines[-1] == "3 errors. Nothing was written."


def test_missing_home(site: SiteFolder) -> None:
    """The home page that the settings name has to be there."""
    site.write(CONF, settings('{"home": "me.md"}'))
    assert the_error(site) == ('content/pages/me.md: no such page\n    PAPERBOX["home"] names it.')


# Two files that want one place


def test_same_slug(site: SiteFolder) -> None:
    """Two papers of one name in different folders have one address."""
    site.write("content/publications/old/one.md", PAPER)
    assert the_error(site) == (
        f"{ONE}: the address /publications/one/ is taken by content/publications/old/one.md\n"
        "    Give one of them another permalink, or another file name."
    )


def test_same_permalink(site: SiteFolder) -> None:
    """Two pages with one permalink, in another case even."""
    site.write("content/pages/a.md", front("title: A\npermalink: /talks/"))
    site.write("content/pages/b.md", front("title: A\npermalink: /Talks/"))
    assert the_error(site).startswith(
        "content/pages/b.md:3: permalink: the address /Talks/ is taken by content/pages/a.md\n    "
    )


def test_same_old_address(site: SiteFolder) -> None:
    """Two pages that both stood at one address."""
    site.write("content/pages/a.md", front("redirect_from: /talks/"))
    site.write("content/pages/b.md", front("redirect_from: [/x/, /talks]"))
    assert the_error(site).startswith(
        "content/pages/b.md:2: redirect_from: the old address /talks/index.html is taken by "
        "content/pages/a.md\n    "
    )


def test_missing_profile(site: SiteFolder) -> None:
    """A site is somebody's."""
    (site.root / PROFILE_YML).unlink()
    assert the_error(site) == ("content/profile.yml: no such file\n    One line is enough: name: …")


# What only looks broken


@pytest.mark.parametrize("kind", ["paper", "profile", "home", "news", "settings"])
@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_and_marks(site: SiteFolder, kind: str, ends: str) -> None:
    """A BOM, and the line ends of other systems, are right."""
    right = FILES[PLACES[kind]].replace("\n", ends).encode()
    site.write(PLACES[kind], b"\xef\xbb\xbf" + right)
    result = site.build()
    assert (result.status, result.err) == (0, "")


def test_line_of_a_mistake_after_carriage_returns(site: SiteFolder) -> None:
    """Lines are counted as an editor counts them."""
    site.write(ONE, PAPER.replace("venue", "vanue").replace("\n", "\r\n"))
    assert the_error(site).startswith(f'{ONE}:5: unknown field "vanue"')


def test_odd_but_right(site: SiteFolder) -> None:
    """Names that YAML takes for something else, quotes, comments and empty fields."""
    site.write(ONE, paper("award: no\nbadge: 12:30\nlinks:  # none yet\nimage: ~\norder: '3'"))
    site.write(ABOUT_MD, ABOUT + "\n[TODO]\n\n[x] [y]\n")
    site.write("content/people.yml", "")
    result = site.build()
    assert (result.status, result.err) == (0, "")
