"""The PAPERBOX setting, and what Paperbox sets in Pelican."""

from __future__ import annotations

import contextlib
import json

import pytest
from jsonschema import Draft202012Validator

from paperbox.cli import main
from paperbox.read.schemas import SCHEMAS
from paperbox.settings import PELICAN
from tests.sites import SETTINGS, SiteFolder


@pytest.mark.parametrize(
    ("paperbox", "message"),
    [
        ('{"hom": "a.md"}', 'PAPERBOX["hom"]: unknown setting; did you mean "home"?'),
        ('{"home": 1}', 'PAPERBOX["home"]: expected the name of a page, found 1'),
        ('{"home": "about"}', "PAPERBOX[\"home\"]: expected the name of a page, found 'about'"),
        ('{"marks": {"%": "x"}}', 'PAPERBOX["marks"]: expected words for some of *'),
        ('{"marks": {"*": 1}}', 'PAPERBOX["marks"]: expected a text that can be seen, found 1'),
        ('{"menu": [{"label": "A", "url": "data:x"}]}', "not an address that a page may link to"),
        ('{"date_order": "ymd"}', 'PAPERBOX["date_order"]: expected "dmy" or "mdy"'),
        ('{"tags": "yes"}', 'PAPERBOX["tags"]: expected True or False'),
        ('{"menu": "CV"}', 'PAPERBOX["menu"]: expected ["...", {"label": …, "url": …}]'),
        ('{"menu": ["CV"]}', 'PAPERBOX["menu"]: expected {"label": …, "url": …}, found \'CV\''),
        ('{"menu": [{"label": "A"}]}', 'the entry "A" has neither an address nor children'),
        ('{"menu": [{"url": "a/"}]}', 'PAPERBOX["menu"]: expected a label and an address'),
        ('{"menu": [{"lable": "A"}]}', 'unknown key "lable" in an entry; did you mean "label"?'),
        ('{"menu": [{"label": "A", "children": 1}]}', "expected a list of children, found 1"),
        ('{"accent": "gren"}', 'expected "blue" or "green" or "wine", found \'gren\'; did you'),
        ('{"fonts": ["sans"]}', 'PAPERBOX["fonts"]: expected "serif" or "sans", found'),
        ('{"citation_sources": "openalex"}', "expected [\"openalex\", …], found 'openalex'"),
        (
            '{"citation_sources": ["OpenAlex"]}',
            'unknown source "OpenAlex"; did you mean "openalex"?',
        ),
        ('{"citation_sources": [1]}', 'expected ["openalex", …], found [1]'),
        ('{"google_scholar_stats": True}', 'expected a repository, "me/me.github.io", found True'),
        ('{"google_scholar_stats": "me"}', "expected a repository"),
        ('{"google_scholar_stats": "me/me?x"}', "expected a repository"),
        ('{"google_scholar_stats": "me/.."}', "expected a repository"),
        ('{"google_scholar_stats_use_cdn": 1}', "expected True or False, found 1"),
        ('["home"]', "PAPERBOX: expected a dict, found ['home']"),
    ],
)
def test_mistakes(site: SiteFolder, paperbox: str, message: str) -> None:
    """A mistake in PAPERBOX names the line of the settings file."""
    site.write("pelicanconf.py", SETTINGS.replace("{}", paperbox))
    result = site.build()
    assert result.status == 1
    assert result.err.startswith("pelicanconf.py:4: PAPERBOX")
    assert message in result.err
    assert "Traceback" not in result.err


def test_mistakes_through_publishconf(site: SiteFolder) -> None:
    """The file that made the mistake is named, not the one that imports it."""
    site.write("pelicanconf.py", SETTINGS.replace("{}", '{\n    "home": "about.md",\n    "x": 1}'))
    site.write(
        "publishconf.py",
        "import sys\nsys.path.insert(0, '.')\nsys.modules.pop('pelicanconf', None)\n"
        "from pelicanconf import *\nsys.path.pop(0)\n",
    )
    result = site.build("-s", "publishconf.py")
    assert result.status == 1
    assert result.err.startswith('pelicanconf.py:6: PAPERBOX["x"]: unknown setting\n')


def test_what_the_site_says_stands(site: SiteFolder) -> None:
    """Pelican's settings are changed only where the site has not set them itself."""
    site.write("content/pages/talks.md", "---\ntitle: Talks\n---\n")
    site.write("pelicanconf.py", SETTINGS + 'RELATIVE_URLS = False\nSTATIC_PATHS = ["extra"]\n')
    site.write("content/extra/a.txt", "A")
    site.write("content/images/b.txt", "B")
    assert site.build().status == 0
    assert (site.output / "extra/a.txt").is_file()
    assert not (site.output / "images/b.txt").exists()


def test_nothing_of_a_blog(site: SiteFolder) -> None:
    """Without posts no feed, category, tag or author page is made, and news.md is no article."""
    assert site.build().status == 0
    written = {str(path.relative_to(site.output)) for path in site.output.rglob("*.*")}
    assert {n for n in written if not n.startswith(("theme/", "feeds/", "images/share/"))} == {
        "404.html",
        "index.html",
        "news/index.html",
        "publications.bib",
        "publications/index.html",
        "publications/one/index.html",
        "publications/one/one.bib",
        "robots.txt",
        "sitemap.xml",
    }
    assert not {name for name in written if "posts" in name}
    assert PELICAN["ARTICLE_PATHS"] == []


def test_command(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """``paperbox settings`` shows each key with where it comes from."""
    site.write("pelicanconf.py", SETTINGS.replace("{}", '{"home": "me.md"}'))
    with contextlib.chdir(site.root):
        assert main(["settings"]) == 0
    assert capsys.readouterr().out == (
        "home = 'me.md'  (pelicanconf.py:4)\nmarks = {}  (default)\n"
        "authors_shown = 12  (default)\n"
        "date_order = ''  (default)\ndates = ''  (default)\nmath = True  (default)\n"
        "menu = ('...',)  (default)\n"
        "tags = False  (default)\nsite = {}  (default)\n"
        "accent = 'blue'  (default)\nfonts = 'serif'  (default)\n"
        "citation_sources = ('openalex', 'semanticscholar', 'crossref')  (default)\n"
        "google_scholar_stats = ''  (default)\ngoogle_scholar_stats_use_cdn = False  (default)\n"
        "visitor_map = {}  (default)\nanalytics = {}  (default)\ncomments = {}  (default)\n"
        "verification = {}  (default)\n"
    )


def test_command_with_mistakes(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says what is wrong as the build does, and where there is no settings file."""
    site.write("pelicanconf.py", SETTINGS.replace("{}", '{"hom": "me.md"}'))
    with contextlib.chdir(site.root):
        assert main(["settings"]) == 1
        assert main(["settings", "-s", "none.py"]) == 1
    said = capsys.readouterr().err
    assert 'did you mean "home"?' in said
    assert "none.py: no such file" in said


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_schema_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``paperbox schema`` prints a JSON Schema that says what each field is."""
    assert main(["schema", name]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert "description" in json.dumps(schema)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is that of the package."""
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.startswith("paperbox 0.")
