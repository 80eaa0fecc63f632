"""Runs the steps of a workflow as GitHub does: as bash scripts, in a clone of a repository."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.sites import REPOSITORY

WORKFLOWS = REPOSITORY / ".github/workflows"
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
"""What ``shell: bash`` means."""
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def workflow(name: str) -> dict[str, Any]:
    """Return a workflow; every scalar is a string, so that ``on`` is no boolean."""
    text = (WORKFLOWS / name).read_text("utf-8")
    said: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506  makes strings alone
    return said


def git(folder: Path, *command: str) -> str:
    """Run git, which must succeed, as a person, and return what it printed."""
    person = ("-c", "user.name=Ada Example", "-c", "user.email=ada@a.example")
    done = subprocess.run(
        ["git", *person, *command], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@dataclass
class Job:
    """What a run of a job left behind."""

    status: int = 0
    log: str = ""
    outputs: dict[str, str] = field(default_factory=dict)


class Runner:
    """A machine that has a shallow clone of a bare repository on this one."""

    def __init__(self, root: Path, files: dict[str, str]) -> None:
        self.remote, self.person, self.bin = (root / n for n in ("remote.git", "person", "bin"))
        self.root = root
        self.runs = 0
        self.bin.mkdir()
        git(root, "init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        git(root, "init", "--quiet", "--initial-branch=main", str(self.person))
        git(self.person, "remote", "add", "origin", str(self.remote))
        self.commit("First", files)

    def commit(self, message: str, files: dict[str, str], branch: str = "main") -> None:
        """Commit FILES as a person elsewhere, and push them."""
        for path, text in files.items():
            (self.person / path).parent.mkdir(parents=True, exist_ok=True)
            (self.person / path).write_text(text, "utf-8")
        git(self.person, "add", "--all")
        git(self.person, "commit", "--quiet", f"--message={message}")
        git(self.person, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")

    def stand_in(self, name: str, script: str) -> None:
        """Put a command on the PATH."""
        path = self.bin / name
        path.write_text(f"#!/bin/bash\n{script}", "utf-8")
        path.chmod(0o755)

    def log_of(self, branch: str) -> list[str]:
        """Return the commits of a branch of the remote, newest first, or none."""
        if not git(self.remote, "branch", "--list", branch):
            return []
        return git(self.remote, "log", "--format=%s", branch, "--").splitlines()

    def show(self, branch: str, path: str) -> str:
        """Return a file of a branch of the remote."""
        return git(self.remote, "show", f"{branch}:{path}")

    def run(
        self, name: str, job: str, said: dict[str, str], skip: tuple[str, ...] = ("Install",)
    ) -> Job:
        """Run a job in a new clone; SAID has the values of its expressions."""
        self.runs += 1
        place = self.root / f"run{self.runs}"
        place.mkdir()
        clone = place / "checkout"
        git(place, "clone", "--quiet", "--depth=1", self.remote.as_uri(), str(clone))
        parsed = workflow(name)
        assert parsed["defaults"]["run"]["shell"] == "bash"
        definition, done = parsed["jobs"][job], Job()
        for step in definition["steps"]:
            if "run" not in step or step["name"] in skip or not _holds(step.get("if"), said):
                continue
            self._step(step, definition.get("env", {}), said, place, done)
            if done.status:
                break
        return done

    def _step(
        self, step: dict[str, Any], env: dict[str, str], said: dict[str, str], place: Path, job: Job
    ) -> None:
        """Run a step, and add to JOB what it printed and put out."""
        script, output = place / "script.sh", place / "output"
        script.write_text(step["run"], "utf-8")
        output.write_text("", "utf-8")
        values = {**env, **step.get("env", {})}
        environment = {
            "PATH": f"{self.bin}:{os.environ['PATH']}",
            "HOME": str(place),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_PATH": str(place / "path"),
            "GITHUB_REF": "refs/heads/main",
            "GITHUB_REPOSITORY": "ada/ada.github.io",
            "RUNNER_TEMP": str(place),
            **{name: _EXPRESSION.sub(lambda m: said[m[1]], text) for name, text in values.items()},
        }
        done = subprocess.run(
            [*BASH, str(script)],
            cwd=place / "checkout",
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        job.status = done.returncode
        job.log += done.stdout + done.stderr
        job.outputs |= dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())


def _holds(condition: str | None, said: dict[str, str]) -> bool:
    """Whether a condition ``name == 'value'`` holds, or there is none."""
    if condition is None:
        return True
    compared = re.fullmatch(r"([\w.]+) == '(\w+)'", condition)
    assert compared, condition
    return said[compared[1]] == compared[2]
