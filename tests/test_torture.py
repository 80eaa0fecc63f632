"""However a build dies, and however many run at once, output/ is a whole one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.sites import PAPER, SETTINGS, SiteFolder, digest_of

PAPERS = 40
KILLS = 50
VERSIONS = ("first", "second")


def write_version(site: SiteFolder, version: str, papers: int = PAPERS) -> None:
    """Write content that differs from the other version's in every file and page."""
    for number in range(papers):
        text = PAPER.replace("A paper", f"Paper {number}, {version}")
        site.write(f"content/publications/paper-{number}.md", text)
    site.write("content/news.md", f"- 2024: The {version} version.\n")


def digests(site: SiteFolder, papers: int = PAPERS) -> dict[str, str]:
    """Return the digest of the output of each version; the last one is what is left."""
    found = {}
    for version in VERSIONS:
        write_version(site, version, papers)
        assert site.build().status == 0
        found[version] = site.digest()
    assert len(set(found.values())) == len(VERSIONS)
    return found


def assert_clean(site: SiteFolder) -> None:
    """Nothing lies beside output/ but what lies there after every build."""
    work = site.root / ".output.paperbox"
    assert {path.name for path in work.iterdir()} == {"lock", "stamp.json"}
    assert {path.name for path in site.root.glob(".*")} == {".cache", work.name}


def test_killed_at_any_moment(site: SiteFolder) -> None:
    """After kill -9 output/ is the old or the new one to the byte; the next build cleans up."""
    whole = digests(site)
    started = time.monotonic()
    write_version(site, VERSIONS[0])
    assert site.run().status == 0
    duration = time.monotonic() - started
    chance = random.Random(20240604)  # noqa: S311  moments, not secrets
    seen = Counter[str]()
    for turn in range(KILLS):
        old, new = VERSIONS[turn % 2], VERSIONS[1 - turn % 2]
        write_version(site, new)
        with site.start() as process:
            time.sleep(chance.uniform(0.3, 1.05) * duration)
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
        assert site.digest() in {whole[old], whole[new]}
        seen["killed"] += process.returncode == -signal.SIGKILL
        seen["half-built"] += (site.root / ".output.paperbox/new").exists()
        assert site.build().status == 0
        assert site.digest() == whole[new]
        assert_clean(site)
    # Were it otherwise, the moments would say nothing.
    assert seen["killed"] > KILLS / 4
    assert seen["half-built"] > KILLS / 20


STEPS = {"os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree"}


def build_until(site: SiteFolder, step: int) -> bool:
    """Build in a process that kills itself before it changes a file system for the STEP-th time.

    Return whether it came so far.
    """
    child = os.fork()
    if not child:
        left = step

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            left -= event in STEPS or (event == "open" and arguments[1] == "w")
            if not left:
                left = -1  # the kill is an event as well
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            site.build()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize("steps", ["one", "two"])
def test_killed_before_each_step(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, steps: str
) -> None:
    """A kill between any two changes of the file system loses nothing, nor what is to be kept."""
    if steps == "two":
        monkeypatch.setattr("paperbox.output._exchange", lambda *_: False)
    site.write("output/.git/config", "[core]")
    site.write(
        "pelicanconf.py", SETTINGS + "OUTPUT_RETENTION = ['CNAME']\nSTATIC_PATHS = ['CNAME']\n"
    )
    site.write("content/CNAME", "ada.example")
    whole = digests(site, papers=1)
    bare = SiteFolder(site.root / "bare", files={})
    for version in VERSIONS:  # what is to be kept may be on its way
        write_version(site, version, papers=1)
        assert site.build().status == 0
        shutil.copytree(site.output, bare.output, dirs_exist_ok=True)
        shutil.rmtree(bare.output / ".git")
        whole[f"{version}, on its way"] = bare.digest()
        shutil.rmtree(bare.root)
    step, kills = 0, 0
    is_killed = True
    while is_killed:
        step += 1
        old, new = VERSIONS[step % 2], VERSIONS[1 - step % 2]
        write_version(site, old, papers=1)
        assert site.build().status == 0
        write_version(site, new, papers=1)
        is_killed = build_until(site, step)
        kills += is_killed
        if steps == "one" or site.output.exists():
            assert site.digest() in whole.values()
        site.write("content/news.md", "A mistake.")
        assert site.build().status == 1
        assert site.digest() in {whole[old], whole[new]}
        assert_clean(site)
    assert kills > 10


@pytest.mark.parametrize("builds", [2, 6])
def test_builds_at_once(site: SiteFolder, builds: int) -> None:
    """Of builds at once each ends well or gives way, and the output is a whole one."""
    whole = digests(site)
    for version in VERSIONS:
        write_version(site, version)
        processes = [site.start() for _ in range(builds)]
        results = [(*process.communicate(timeout=60), process.returncode) for process in processes]
        assert any(status == 0 for _, _, status in results)
        for _, message, status in results:
            gave_way = message.startswith(f"Another build of {site.output} is running")
            assert (status, message) == (0, "") or (status == 1 and gave_way), message
        assert site.digest() == whole[version]
        assert_clean(site)


def test_builds_that_disagree(site: SiteFolder, tmp_path: Path) -> None:
    """Two sites that build into one folder at once leave the output of one of them."""
    other = SiteFolder(tmp_path / "other")
    outputs = set()
    for number, one in enumerate((site, other)):
        write_version(one, VERSIONS[number])
        assert one.build().status == 0
        outputs.add(one.digest())
    shared = tmp_path / "web"
    processes = [one.start("-o", str(shared)) for one in (site, other) for _ in range(2)]
    for process in processes:
        _, message = process.communicate(timeout=60)
        assert (process.returncode, message) == (0, "")
    assert digest_of(shared) in outputs
