"""A build that fails says plainly why and changes nothing; one that succeeds replaces all."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import os
import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pelican
import pytest
from blinker import Signal
from filelock import FileLock
from pelican.plugins import signals

from paperbox.keys import Settings
from paperbox.model import MARKS
from tests.sites import PAPER, SETTINGS, THEME, SiteFolder

Refused = Callable[..., str]


def state(folder: Path) -> list[tuple[str, int, bytes]]:
    """Return every name below a folder with its time and its bytes."""
    return [
        (str(path), path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    ]


def work_of(site: SiteFolder) -> set[str]:
    """Return the names in the work folder beside output/."""
    return {path.name for path in (site.root / ".output.paperbox").iterdir()}


def with_settings(site: SiteFolder, more: str = "", **values: str) -> None:
    """Write pelicanconf.py with other values, as Python text, and more lines."""
    lines = SETTINGS.splitlines()
    kept = [line for line in lines if line.partition(" =")[0] not in values]
    given = [f"{name} = {value}" for name, value in values.items()]
    site.write("pelicanconf.py", "\n".join([*kept, *given, more, ""]))


def with_plugin(site: SiteFolder, name: str, text: str, more: str = "") -> None:
    """Give a site one more plugin."""
    site.write(f"plugins/{name}.py", text)
    with_settings(site, more, PLUGINS=f'["paperbox", "{name}"]', PLUGIN_PATHS='["plugins"]')


def built(site: SiteFolder, *arguments: str) -> str:
    """Build a site that is right; return what it said on standard output."""
    result = site.build(*arguments)
    assert (result.status, result.err) == (0, "")
    return result.out


@pytest.fixture(autouse=True)
def _no_plugins_left(tmp_path: Path) -> Iterator[None]:
    """Take the plugins of a test out of this process, and out of Pelican's signals."""
    yield
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]
            for receiver in filter(callable, vars(module).values()):
                for signal in vars(signals).values():
                    if isinstance(signal, Signal):
                        signal.disconnect(receiver)


@pytest.fixture
def refused(site: SiteFolder, caplog: pytest.LogCaptureFixture) -> Refused:
    """Build a site that is wrong and return the message, if that is all that came of it."""

    def build(*arguments: str) -> str:
        before = state(site.output)
        caplog.clear()
        result = site.build(*arguments)
        assert result.status == 1
        assert caplog.records == []  # Pelican's log would have the traceback
        assert "Traceback" not in result.out + result.err
        assert state(site.output) == before
        assert work_of(site) <= {"lock", "stamp.json"}
        return result.err

    return build


# Plugins

PLUGIN_HINT = "    Mend it, or take it out of PLUGINS in pelicanconf.py.\n"

BROKEN_PLUGINS = {
    "needs_another": (
        "import os\nimport no_such_library\n",
        '2: PLUGINS: the plugin "needs_another" can\'t be used: '
        "ModuleNotFoundError: No module named 'no_such_library'\n",
    ),
    "raises_on_import": (
        "\n\nNUMBER = int('x')\n",
        '3: PLUGINS: the plugin "raises_on_import" can\'t be used: '
        "ValueError: invalid literal for int() with base 10: 'x'\n",
    ),
    "no_python": (
        "def register():\n    return )\n",
        '2: PLUGINS: the plugin "no_python" can\'t be used: '
        "SyntaxError: unmatched ')' (no_python.py, line 2)\n",
    ),
    "raises_in_register": (
        "def register():\n    raise LookupError('no key')\n",
        '2: PLUGINS: the plugin "raises_in_register" can\'t be used: LookupError: no key\n',
    ),
    "imports_in_register": (
        "def register():\n    import no_such_library\n",
        '2: PLUGINS: the plugin "imports_in_register" can\'t be used: '
        "ModuleNotFoundError: No module named 'no_such_library'\n",
    ),
    "ends_pelican": (
        "raise SystemExit(0)\n",
        '1: PLUGINS: the plugin "ends_pelican" can\'t be used: SystemExit: 0\n',
    ),
    "has_no_register": (
        "",
        'PLUGINS: the plugin "has_no_register" can\'t be used: '
        "AttributeError: module 'has_no_register' has no attribute 'register'\n",
    ),
}


@pytest.mark.parametrize("name", BROKEN_PLUGINS)
def test_plugin_that_cannot_be_used(site: SiteFolder, refused: Refused, name: str) -> None:
    """A plugin that fails at import or in register() stops the build, with its file and line."""
    built(site)
    text, expected = BROKEN_PLUGINS[name]
    with_plugin(site, name, text)
    message = refused()
    assert message.endswith(f"{expected}{PLUGIN_HINT}1 error. Nothing was written.\n")
    if expected[0].isdigit():
        assert message.startswith(f"plugins/{name}.py:{expected}")


def test_misspelt_plugin(site: SiteFolder, refused: Refused) -> None:
    """A plugin that is not there stops the build, with its line and the likely name."""
    built(site)
    site.write("plugins/gallery.py", "def register():\n    pass\n")
    names = '[\n    "paperbox",\n    "galery",\n    "nothing.like.it",\n]'
    site.write(
        "pelicanconf.py",
        'PLUGIN_PATHS = ["plugins"]\n' + SETTINGS.replace('["paperbox"]', names),
    )
    hint = "    Is it installed in this environment, or in a folder of PLUGIN_PATHS?\n"
    assert refused() == (
        f'pelicanconf.py:5: PLUGINS: no plugin "galery"; did you mean "gallery"?\n{hint}'
        f'pelicanconf.py:6: PLUGINS: no plugin "nothing.like.it"\n{hint}'
        "2 errors. Nothing was written.\n"
    )


@pytest.mark.parametrize("plugins", ["None", "[]"])
def test_site_class_without_the_plugin(site: SiteFolder, refused: Refused, plugins: str) -> None:
    """The site class without the plugin is a mistake that is named."""
    built(site)
    with_settings(site, PLUGINS=plugins)
    assert refused() == (
        'pelicanconf.py:1: PLUGINS: "paperbox" is missing\n'
        '    Write PLUGINS = ["paperbox"], or take out PELICAN_CLASS.\n'
        "1 error. Nothing was written.\n"
    )


def test_plugin_without_the_site_class(site: SiteFolder, refused: Refused) -> None:
    """The plugin in a stock Pelican, which would build by halves, is a mistake that is named."""
    built(site)
    site.write("pelicanconf.py", SETTINGS.partition("\n")[2])
    message = refused()
    assert "PELICAN_CLASS: Paperbox needs its own site class" in message
    assert '    Add PELICAN_CLASS = "paperbox.Site" to the settings.\n' in message


def test_good_plugin(site: SiteFolder) -> None:
    """A plugin that works takes part, and a build with it is not skipped: it may read anything."""
    text = (
        "from pathlib import Path\nfrom pelican import signals\n"
        "def finalized(pelican):\n"
        "    Path(pelican.output_path, 'plugin.txt').write_text('here')\n"
        "def register():\n    signals.finalized.connect(finalized)\n"
    )
    with_plugin(site, "writes_a_file", text)
    built(site)
    assert (site.output / "plugin.txt").read_text("utf-8") == "here"
    assert "Nothing has changed" not in built(site)


FAILING_RECEIVERS = {
    "initialized": (
        "raise LookupError('too early')",
        "plugins/fails_initialized.py:3: LookupError: too early\n"
        "    pelican -D shows the traceback.\n",
    ),
    "finalized": (
        "raise LookupError('too late')",
        "plugins/fails_finalized.py:3: LookupError: too late\n"
        "    pelican -D shows the traceback.\n",
    ),
    "get_writer": (
        "raise ContentError('wrong', 'content/data.csv', 7, 'name', 'Mend it.')",
        "content/data.csv:7: name: wrong\n    Mend it.\n",
    ),
    "all_generators_finalized": (
        "logging.getLogger(__name__).error('Lost %s', 'a page')",
        "Lost a page\n",
    ),
    "content_written": ("logging.getLogger('pelican.x').error('Lost it')", "Lost it\n"),
}


@pytest.mark.parametrize("signal", FAILING_RECEIVERS)
def test_plugin_that_fails_at_work(site: SiteFolder, refused: Refused, signal: str) -> None:
    """What a plugin raises or logs as an error, at any time, ends the build plainly."""
    built(site)
    statement, expected = FAILING_RECEIVERS[signal]
    text = (
        "import logging; from pelican import signals; from paperbox.errors import ContentError\n"
        f"def receive(sender, **_):\n    {statement}\n"
        f"def register():\n    signals.{signal}.connect(receive)\n"
    )
    with_plugin(site, f"fails_{signal}", text)
    assert refused() == f"{expected}1 error. Nothing was written.\n"


# Content

ONE = "content/publications/one.md"


def paper(old: str, new: str) -> dict[str, str | bytes]:
    """Return the paper with a mistake in it."""
    assert old in PAPER
    return {ONE: PAPER.replace(old, new)}


BROKEN_CONTENT: dict[str, tuple[dict[str, str | bytes], str]] = {
    "missing title": (
        paper("title: A paper\n", ""),
        f"{ONE}:2: title: missing\n    Add a line: title: …",
    ),
    "no such day": (
        paper("05-23", "02-30"),
        f'{ONE}:4: date: no such date: "2024-02-30" (day is out of range for month)\n'
        "    Write 2024-05-23, 2024-05 or 2024.",
    ),
    "unknown field": (
        paper("venue", "vanue"),
        f'{ONE}:5: unknown field "vanue"; did you mean "venue"?',
    ),
    "a colon in YAML": (
        paper("A paper", "A paper: B"),
        f"{ONE}:2: not YAML: mapping values are not allowed in this context\n"
        '    Put quotes around a text with a colon: title: "A: B".',
    ),
    "a star in YAML": (
        paper("[Ada Example", "[*Ada Example"),
        f"{ONE}:3: not YAML: found undefined alias\n"
        '    A "*" before a word is an alias in YAML. Write marks after the name: Guo*. '
        "Your own name is bold without **.",
    ),
    "a field twice": (
        paper("venue: arXiv", "venue: arXiv\ntitle: B"),
        f"{ONE}:6: title: given twice; the first is on line 2",
    ),
    "unclosed front matter": (
        paper("---\nIt says something.", ""),
        f'{ONE}:1: the front matter that "---" opens is not closed\n'
        '    Put a line "---" between the fields and the text.',
    ),
    "missing image": (
        paper("venue: arXiv", "image: images/none.png"),
        f'{ONE}:5: image: no such file: "images/none.png"\n'
        "    The path is counted from the content folder, as images/figure.png. Mind case.",
    ),
    "image outside": (
        paper("venue: arXiv", "image: ../pelicanconf.py"),
        f'{ONE}:5: image: outside the content folder: "../pelicanconf.py"\n    Write images/….',
    ),
    "link without an address": (
        paper("venue: arXiv", "links:\n  - Code: https://a.example\n  - Data"),
        f'{ONE}:7: links[1]: expected "Label: https://…", found "Data"\n'
        "    Did you forget the address? Write - Data: https://…",
    ),
    "link that runs": (
        paper("venue: arXiv", "url: javascript:alert(1)"),
        f'{ONE}:5: url: not an address that a page may link to: "javascript:alert(1)"',
    ),
    "unknown service": (
        {"content/profile.yml": "name: Ada Example\nlinks:\n  - githup: ada\n"},
        'content/profile.yml:3: links[0]: unknown service "githup"; did you mean "github"?\n'
        "    For a link of your own write - githup: https://…",
    ),
    "no name": (
        {"content/profile.yml": "bio: Somebody.\n"},
        "content/profile.yml:1: name: missing\n    Add a line: name: …",
    ),
    "misspelt marker": (
        {"content/pages/about.md": "# Papers\n\n[PUBLICATION]\n"},
        'content/pages/about.md:3: [PUBLICATION]: unknown marker; did you mean "PUBLICATIONS"?',
    ),
    "unknown option": (
        {"content/pages/about.md": "---\ntitle: A\n---\n# News\n\n[NEWS limitt=3]\n"},
        'content/pages/about.md:6: [NEWS]: unknown option "limitt"; did you mean "limit"?',
    ),
    "bad option": (
        {"content/pages/about.md": "[NEWS limit=few]\n"},
        'content/pages/about.md:1: [NEWS]: limit: expected a number from 1 on, found "few"',
    ),
    "permalink outside": (
        {"content/pages/talks.md": "---\npermalink: /../x/\n---\n"},
        'content/pages/talks.md:2: permalink: expected an address below the site, found "/../x/"\n'
        "    Write /name/.",
    ),
    "news without a date": (
        {"content/news.md": "- 2024: Good.\n- Something.\n"},
        'content/news.md:2: date: expected a date and a colon, found "Something."\n'
        "    Write 2024/06/04, 2024.06, 2024, Sep 2021 or 2020/09 - 2024/07. Then a colon.",
    ),
    "no UTF-8": (
        {"content/news.md": b"- 2024: Good.\n- 2023: caf\xe9\n"},
        "content/news.md: not UTF-8 text: byte 0xe9 on line 2\n    Save the file as UTF-8 text.",
    ),
    "a NUL byte": (
        {ONE: PAPER.encode() + b"\0"},
        f"{ONE}: a NUL byte on line 8\n    Save the file as UTF-8 text.",
    ),
}


@pytest.mark.parametrize("kind", BROKEN_CONTENT)
def test_broken_content(site: SiteFolder, refused: Refused, kind: str) -> None:
    """Every kind of mistake is named with its file, line, field and fix."""
    built(site)
    files, expected = BROKEN_CONTENT[kind]
    for path, text in files.items():
        site.write(path, text)
    assert f"\n{expected}\n" in f"\n{refused()}"


def test_all_mistakes_in_one_run(site: SiteFolder, refused: Refused) -> None:
    """One run shows every mistake of every file, by file and line, and counts them."""
    built(site)
    site.write("content/publications/two.md", PAPER.replace("venue", "vanue"))
    site.write(ONE, PAPER.replace("title: A paper", "order: first\ntitle: A\ndraft: maybe"))
    site.write("content/news.md", "Something.\n")
    lines = refused().splitlines()
    assert [line.split(" ")[0] for line in lines if not line.startswith(" ")] == [
        "content/news.md:1:",
        f"{ONE}:2:",
        f"{ONE}:4:",
        "content/publications/two.md:5:",
        "4",
    ]
    assert lines[-1] == "4 errors in 3 files. Nothing was written."


def test_mending_is_enough(site: SiteFolder, refused: Refused) -> None:
    """After a mistake is mended the next build is the one that was wanted."""
    built(site)
    site.write(ONE, PAPER.replace("A paper", "A: paper"))
    refused()
    site.write(ONE, PAPER.replace("A paper", "Another paper"))
    built(site)
    assert "Another paper" in site.page().text


def test_first_build_that_fails(site: SiteFolder, refused: Refused) -> None:
    """Where there is no output yet, a mistake makes none."""
    site.write(ONE, "")
    refused()
    assert not site.output.exists()


# Templates and settings


def own_theme(site: SiteFolder) -> Path:
    """Give a site a theme of its own; return its templates."""
    shutil.copytree(THEME, site.root / "theme")
    with_settings(site, THEME='"theme"')
    return site.root / "theme/templates"


def test_broken_template(site: SiteFolder, refused: Refused) -> None:
    """A template that Jinja can't read is named with the line."""
    templates = own_theme(site)
    built(site)
    (templates / "index.html").write_text("<p>\n{% iff %}\n", "utf-8")
    assert refused() == (
        "theme/templates/index.html:2: TemplateSyntaxError: "
        "Encountered unknown tag 'iff'.\n"
        "    pelican -D shows the traceback.\n1 error. Nothing was written.\n"
    )


@pytest.mark.parametrize("setting", ["THEME", "THEME_TEMPLATES_OVERRIDES"])
def test_undefined_name(site: SiteFolder, refused: Refused, setting: str) -> None:
    """A name that a template misspells is an error with the template's file and line."""
    folder = "theme/templates" if setting == "THEME" else "mine"
    own_theme(site)
    if setting != "THEME":
        with_settings(site, THEME_TEMPLATES_OVERRIDES='["mine"]')
    built(site)
    site.write(f"{folder}/partials/footer.html", "<footer>\n\n{{ profil.name }}</footer>\n")
    assert refused() == (
        f"{folder}/partials/footer.html:3: UndefinedError: 'profil' is undefined\n"
        "    pelican -D shows the traceback.\n1 error. Nothing was written.\n"
    )


def test_traceback_on_demand(site: SiteFolder) -> None:
    """Only -D shows where in the code a template failed; the plain message is there as well."""
    (own_theme(site) / "index.html").write_text("{{ nobody }}", "utf-8")
    plain, debug = site.run(), site.run("-D")
    assert (plain.status, debug.status) == (1, 1)
    assert "Traceback" not in plain.out + plain.err
    assert "Traceback" in debug.out + debug.err
    assert plain.err == debug.err
    assert "theme/templates/index.html:1: UndefinedError" in plain.err


def test_unknown_setting(site: SiteFolder, refused: Refused) -> None:
    """A misspelt key of PAPERBOX is named with its line and the likely key."""
    built(site)
    with_settings(site, PAPERBOX='{\n    "hom": "about.md",\n    "marks": 1,\n}')
    names = sorted(field.name for field in dataclasses.fields(Settings))
    hint = f"    Known: {', '.join(names)}.\n"
    assert refused() == (
        f'pelicanconf.py:10: PAPERBOX["hom"]: unknown setting; did you mean "home"?\n{hint}'
        f'pelicanconf.py:11: PAPERBOX["marks"]: expected words for some of {MARKS}, found 1\n{hint}'
        "2 errors. Nothing was written.\n"
    )


# The command line


@pytest.mark.parametrize("arguments", [(), ("-q",), ("-v",), ("--log-handler", "plain")])
def test_status_and_message_of_the_command(site: SiteFolder, arguments: tuple[str, ...]) -> None:
    """However little Pelican is to say, a mistake is one plain message and status 1."""
    built(site)
    before = site.digest()
    site.write(ONE, PAPER.replace("venue", "vanue"))
    result = site.run(*arguments)
    assert result.status == 1
    assert result.err == (
        f'{ONE}:5: unknown field "vanue"; did you mean "venue"?\n1 error. Nothing was written.\n'
    )
    assert "vanue" not in result.out
    assert "Traceback" not in result.out
    assert site.digest() == before


@pytest.mark.parametrize("arguments", [(), ("-q",)])
def test_plugin_error_of_the_command(site: SiteFolder, arguments: tuple[str, ...]) -> None:
    """A plugin that can't be used is one plain message and status 1 too."""
    with_plugin(site, "needs_much", "import no_such_library\n")
    result = site.run(*arguments)
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("plugins/needs_much.py:1: PLUGINS: ")
    assert result.err.count("\n") == 3


WARNING = 'warning: content/pages/about.md:3: no such picture: "images/none.png"\n'


def test_warnings(site: SiteFolder, refused: Refused) -> None:
    """A warning is shown at every build, even of nothing new; it can be made fatal."""
    built(site)
    site.write("content/pages/about.md", "# A\n\n![A plot](images/none.png)\n")
    for _ in range(2):
        result = site.build()
        assert (result.status, result.err) == (0, WARNING)
    message = refused("--fatal", "warnings")
    assert message == WARNING.removeprefix("warning: ") + "1 error. Nothing was written.\n"
    assert site.build("--fatal", "errors").status == 0


def test_warnings_are_in_order(site: SiteFolder) -> None:
    """Warnings come by file and line, whatever order Pelican reads files in."""
    names = [f"page{number}" for number in range(10)]
    for name in names:
        site.write(f"content/pages/{name}.md", "![A](b.png)\n\n![A](a.png)\n")
    lines = site.build().err.splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        f"content/pages/{name}.md:{line}" for name in names for line in (1, 3)
    ]


@pytest.mark.parametrize("handler", ["rich", "plain"])
def test_warnings_of_pelican(site: SiteFolder, handler: str) -> None:
    """What Pelican warns of is shown at every build as well, and can be fatal as well."""
    site.write("content/pages/about.md", "[A]({filename}none.md)\n")
    for _ in range(2):
        result = site.run("--log-handler", handler)
        assert result.status == 0
        assert (result.out + result.err).count("Unable to find") == 1
    before = site.digest()
    result = site.run("--log-handler", handler, "--fatal", "warnings")
    assert result.status == 1
    assert result.err.count("Unable to find") == 1
    assert site.digest() == before


# Files that can't be written


@contextlib.contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Let the system refuse to write more than SIZE bytes to a file, as a full disk would."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_static_file_that_cannot_be_copied(site: SiteFolder, refused: Refused) -> None:
    """A picture that is not copied is an error, although Pelican only warns of it."""
    built(site)
    site.write("content/images/large.png", b"x" * 200_000)
    with no_file_larger_than(100_000):
        message = refused()
    assert "A problem occurred copying file" in message
    assert "content/images/large.png" in message
    assert "File too large" in message
    built(site)
    assert (site.output / "images/large.png").stat().st_size == 200_000


def test_static_file_under_autoreload(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second failure with the same words, in the same process, is an error too."""
    monkeypatch.chdir(site.root)
    running, _ = pelican.get_instance(pelican.parse_arguments([]))
    running.run()
    for size in (200_000, 200_001):
        before = state(site.output)
        site.write("content/images/large.png", b"x" * size)
        with no_file_larger_than(100_000):
            running.run()
        assert capsys.readouterr().err.count("File too large") == 1
        assert state(site.output) == before


def test_page_that_cannot_be_written(site: SiteFolder, refused: Refused) -> None:
    """A disk that is full in the middle of a build leaves the old output."""
    built(site)
    site.write("content/news.md", "- 2024: " + "long " * 20_000)
    with no_file_larger_than(50_000):
        assert "File too large" in refused()


def test_stamp_that_cannot_be_written(site: SiteFolder) -> None:
    """Without a note of the last build the output is right all the same, and the next is built."""
    (site.root / ".output.paperbox/stamp.json").mkdir(parents=True)
    built(site)
    assert site.page().h1
    assert "Nothing has changed" not in built(site)


def test_work_folder_that_cannot_be_made(site: SiteFolder) -> None:
    """What the system refuses is told plainly, with the name it refused."""
    site.write(".output.paperbox", "a file")
    result = site.build()
    assert result.status == 1
    assert (
        result.err == f"{site.root}/.output.paperbox: File exists. The output can't be written.\n"
    )
    assert not site.output.exists()


# The output folder


def test_mode_is_kept(site: SiteFolder) -> None:
    """Who may read the output is for its owner to say, once."""
    built(site)
    site.output.chmod(0o2750)
    site.write("content/news.md", "- 2025: New.\n")
    built(site)
    assert site.output.stat().st_mode & 0o7777 == 0o2750
    assert "New." in site.page().text


@pytest.mark.parametrize("there", [True, False])
def test_symlink_stays(site: SiteFolder, tmp_path: Path, there: bool) -> None:
    """An output that is a symbolic link stays one; what it leads to is replaced."""
    target = tmp_path / "web/site"
    target.parent.mkdir()
    if there:
        target.mkdir()
    site.output.symlink_to(target)
    for year in (2024, 2025):
        site.write("content/news.md", f"- {year}: New.\n")
        built(site)
        assert site.output.readlink() == target
        assert str(year) in (target / "index.html").read_text("utf-8")
    assert not (site.root / ".output.paperbox").exists()


@pytest.fixture(params=["in one step", "in two"])
def swapped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to put a new folder in the place of the old one."""
    if request.param == "in two":
        monkeypatch.setattr("paperbox.output._exchange", lambda *_: False)


@pytest.mark.usefixtures("swapped")
def test_retention(site: SiteFolder) -> None:
    """OUTPUT_RETENTION is kept as it is, and a working tree of git even unasked."""
    with_settings(site, OUTPUT_RETENTION='["CNAME", "demo", "none"]')
    kept = {
        ".git/config": "[core]",
        ".gitignore": "*",
        ".gitkeep": "",
        "CNAME": "ada.example",
        "demo/index.html": "A demo.",
    }
    for path, text in kept.items():
        site.write(f"output/{path}", text)
    (site.output / ".git/dangling").symlink_to("nowhere")
    for year in (2024, 2025):
        site.write("content/news.md", f"- {year}: New.\n")
        built(site)
        assert str(year) in site.page().text
        for path, text in kept.items():
            assert (site.output / path).read_text("utf-8") == text
        assert (site.output / ".git/dangling").is_symlink()
    assert "Nothing has changed" in built(site)
    assert work_of(site) == {"lock", "stamp.json"}


def test_site_goes_before_retention(site: SiteFolder) -> None:
    """A kept name that the site itself writes is the site's, and never left by a failed build."""
    with_settings(
        site,
        STATIC_PATHS='["CNAME"]',
        OUTPUT_RETENTION='["CNAME"]',
    )
    built(site)
    site.write("content/CNAME", "new.example")
    site.write(ONE, "")
    assert site.build().status == 1
    assert not (site.output / "CNAME").exists()
    site.write(ONE, PAPER)
    built(site)
    site.write("content/CNAME", "newer.example")
    built(site)
    assert (site.output / "CNAME").read_text("utf-8") == "newer.example"


def test_foreign_files_are_refused(site: SiteFolder, refused: Refused) -> None:
    """A folder with files of somebody else is not replaced, unless a setting keeps them."""
    site.write("output/thesis.tex", "Years of work.")
    message = refused()
    assert message.startswith(f"{site.output} holds files that Paperbox did not write")
    assert "OUTPUT_RETENTION" in message
    with_settings(site, OUTPUT_RETENTION='["thesis.tex"]')
    built(site)
    assert (site.output / "thesis.tex").read_text("utf-8") == "Years of work."
    assert site.page().h1


def test_foreign_folder_in_the_place_of_ours(site: SiteFolder, refused: Refused) -> None:
    """That an output was ours once does not make another folder of that name ours."""
    built(site)
    shutil.rmtree(site.output)
    site.write("output/thesis.tex", "Years of work.")
    assert "did not write" in refused()


def test_other_website_is_refused(site: SiteFolder, refused: Refused) -> None:
    """A home page that another tool made is left alone."""
    site.write("output/index.html", '<meta name="generator" content="Jekyll">')
    assert "did not write" in refused()


def test_theme_that_does_not_name_its_generator(site: SiteFolder) -> None:
    """An output of a theme without our meta tag is known as ours all the same."""
    (own_theme(site) / "index.html").write_text("{{ SITENAME }}", "utf-8")
    for name in ("Ada", "Bo"):
        with_settings(site, THEME='"theme"', SITENAME=f'"{name}"')
        built(site)
        assert (site.output / "index.html").read_text("utf-8") == name


def test_output_of_another_computer(site: SiteFolder) -> None:
    """An output without its work folder, as after a move of the site, is known by its home page."""
    built(site)
    shutil.rmtree(site.root / ".output.paperbox")
    site.write("content/news.md", "- 2025: New.\n")
    built(site)
    assert "New." in site.page().text


def test_output_that_is_a_file(site: SiteFolder) -> None:
    """A file in the place of the output stays as it is."""
    site.write("output", "text")
    result = site.build()
    assert (result.status, site.output.read_text("utf-8")) == (1, "text")
    assert "is a file" in result.err


@pytest.mark.parametrize("output", ["content", ".", "..", "/"])
def test_output_that_holds_the_site(site: SiteFolder, refused: Refused, output: str) -> None:
    """An output that holds the content, the theme or the site is refused, and nothing is made."""
    built(site)
    before = state(site.root), sorted(site.root.parent.iterdir())
    assert "would replace" in refused("-o", output)
    assert (state(site.root), sorted(site.root.parent.iterdir())) == before


def test_vanished_files_vanish(site: SiteFolder) -> None:
    """What the site no longer has is gone from the output; what is new is there."""
    site.write("content/publications/two.md", PAPER)
    site.write("content/images/a.png", b"a")
    built(site)
    assert (site.output / "publications/two/index.html").is_file()
    (site.root / "content/publications/two.md").unlink()
    (site.root / "content/images/a.png").rename(site.root / "content/images/b.png")
    built(site)
    assert not (site.output / "publications/two").exists()
    assert {path.name for path in (site.output / "images").iterdir()} == {"b.png", "share"}


# Builds of nothing new


def test_nothing_new(site: SiteFolder) -> None:
    """A build of nothing new touches nothing and makes no folder."""
    built(site)
    before = state(site.root)
    assert "Nothing has changed" in built(site)
    assert state(site.root) == before
    assert "Nothing has changed" in site.run().out


def test_nothing_new_in_a_site_that_is_its_content(site: SiteFolder) -> None:
    """With PATH = "." the output lies in the content, and is no news all the same."""
    for path in sorted((site.root / "content").iterdir()):
        path.rename(site.root / path.name)
    with_settings(site, PATH='"."')
    built(site)
    assert "Nothing has changed" in built(site)
    site.write("news.md", "- 2025: New.\n")
    built(site)
    assert "New." in site.page().text


SPOILED: dict[str, Callable[[Path], object]] = {
    "deleted page": lambda output: (output / "index.html").unlink(),
    "deleted folder": lambda output: shutil.rmtree(output / "publications"),
    "deleted output": shutil.rmtree,
    "edited page": lambda output: (output / "publications/one/index.html").write_text("x"),
    "one more file": lambda output: (output / "x.html").write_text("x"),
}


@pytest.mark.parametrize("how", SPOILED)
def test_spoiled_output_is_made_again(site: SiteFolder, how: str) -> None:
    """An output that is not as it was written is written again, though nothing else changed."""
    built(site)
    before = site.digest()
    SPOILED[how](site.output)
    assert site.digest() != before
    built(site)
    assert site.digest() == before


def test_everything_that_a_build_reads_counts(site: SiteFolder) -> None:
    """A change of any input is news: content, theme, settings, files outside, what is warned of."""
    templates = own_theme(site)
    shared = 'THEME_TEMPLATES_OVERRIDES = ["mine"]\nSTATIC_PATHS = ["../slides", "../cv.pdf"]\n'
    site.write("mine/partials/footer.html", "Footer one.")
    site.write("slides/talk.pdf", "1")
    site.write("cv.pdf", "1")
    with_settings(site, shared, THEME='"theme"')
    built(site)
    changes: dict[str, Callable[[], object]] = {
        "content": lambda: site.write("content/news.md", "- 2025: New.\n"),
        "a file less": lambda: (site.root / "content/news.md").unlink(),
        "theme": lambda: (templates / "x.html").touch(),
        "settings": lambda: with_settings(site, shared, THEME='"theme"', SITENAME='"Bo"'),
        "override": lambda: site.write("mine/partials/footer.html", "Footer two."),
        "outside": lambda: site.write("slides/talk.pdf", "22"),
        "outside, one file": lambda: site.write("cv.pdf", "22"),
    }
    for name, change in changes.items():
        assert "Nothing has changed" in built(site), name
        change()
        assert "Nothing has changed" not in built(site), name
    assert "Footer two." in (site.output / "index.html").read_text("utf-8")
    assert (site.output.parent / "slides/talk.pdf").read_text("utf-8") == "22"


def test_change_during_a_build(site: SiteFolder) -> None:
    """What changes while a build runs is in the output when it ends."""
    text = (
        "from pathlib import Path\nfrom pelican import signals\n"
        "def finalized(pelican):\n"
        "    Path('content/news.md').write_text('- 2025: Meanwhile.\\n')\n"
        "    signals.finalized.disconnect(finalized)\n"
        "def register():\n    signals.finalized.connect(finalized)\n"
    )
    with_plugin(site, "edits_once", text)
    built(site)
    assert "Meanwhile." in site.page().text


def test_plugin_that_writes_content(site: SiteFolder) -> None:
    """A plugin that changes the content at every build does not keep the build up for ever."""
    text = (
        "from pathlib import Path\nfrom pelican import signals\n"
        "def finalized(pelican):\n"
        "    path = Path('content/count.txt')\n"
        "    path.write_text((path.read_text() if path.exists() else '') + 'x')\n"
        "def register():\n    signals.finalized.connect(finalized)\n"
    )
    with_plugin(site, "counts_builds", text)
    built(site)
    assert (site.root / "content/count.txt").read_text("utf-8") in {"x", "xx", "xxx"}


# A swap that fails, or was killed


def test_swap_that_the_system_refuses(
    site: SiteFolder, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An output that can't be moved, such as a mount point, stays with all it keeps."""
    built(site)
    site.write("output/.git/config", "[core]")
    site.write("content/news.md", "- 2025: New.\n")

    def refuse(*_: Path) -> bool:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    with monkeypatch.context() as patch:
        patch.setattr("paperbox.output._exchange", refuse)
        message = refused()
    assert message == (
        f"{site.output} could not be replaced: Device or resource busy.\n"
        "    Is it a mount point, or open in another program? Name a folder inside it.\n"
    )
    built(site)
    assert "New." in site.page().text
    assert (site.output / ".git/config").is_file()


@pytest.mark.parametrize("failing", ["new", "output", ".git"])
def test_rename_that_fails(
    site: SiteFolder, refused: Refused, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    """Where folders change places in two steps, a failure of either leaves the old output."""
    built(site)
    site.write("output/.git/config", "[core]")
    site.write("content/news.md", "- 2025: New.\n")
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name == failing:
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr("paperbox.output._exchange", lambda *_: False)
        patch.setattr(Path, "rename", fail)
        assert "could not be replaced: Input/output error" in refused()
    built(site)
    assert "New." in site.page().text
    assert (site.output / ".git/config").is_file()


def test_left_over_of_a_killed_build(site: SiteFolder) -> None:
    """Half a new folder is deleted at the next start, even if that has nothing to build."""
    built(site)
    before = site.digest()
    site.write(".output.paperbox/new/index.html", "half")
    site.write(".output.paperbox/new/CNAME", "half")
    with_settings(site, OUTPUT_RETENTION='["CNAME"]')
    built(site)
    site.write(".output.paperbox/new/CNAME", "half")
    assert "Nothing has changed" in built(site)
    assert site.digest() == before
    assert work_of(site) == {"lock", "stamp.json"}


def test_killed_between_two_renames(site: SiteFolder, refused: Refused) -> None:
    """An output that was moved away and not yet replaced is put back, whatever comes then."""
    built(site)
    site.write("output/.git/config", "[core]")
    before = state(site.output)
    work = site.root / ".output.paperbox"
    site.output.rename(work / "old")
    site.write(".output.paperbox/new/index.html", "new")
    (work / "kept").mkdir()
    (work / "old/.git").rename(work / "kept/.git")
    site.write(ONE, "")
    assert site.build().status == 1
    assert state(site.output) == before
    refused()


def test_one_build_at_a_time(
    site: SiteFolder, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that can't get its turn says so, and leaves the other one alone."""
    built(site)
    site.write("content/news.md", "- 2025: New.\n")
    monkeypatch.setattr("paperbox.output.LOCK_SECONDS", 0.2)
    with FileLock(site.root / ".output.paperbox/lock"):
        message = refused()
    assert message == f"Another build of {site.output} is running; it goes first.\n"
    built(site)
    assert "New." in site.page().text
