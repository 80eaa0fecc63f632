"""Adds a paper and is killed: ``python -m tests.online.killed_add PORT TURNS``, in a site's folder.

A program of its own for the reason that `tests.online.killed` gives. It tells on standard error how
often the file of the paper was missing, whole, or something else.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import paperbox.online.papers.adding
from paperbox.cli import main
from tests.online.paper_services import TITLE
from tests.online.server import all_hosts_at

FOLDER = Path("content/publications")
FILE = FOLDER / "example2024sampling.md"


def begin() -> int:
    """Start to add the paper; return the process."""
    child = os.fork()
    if child == 0:
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        os._exit(main(["add", "10.1000/alpha.1"]))
    return child


def waited(child: int, is_time: Callable[[], bool]) -> bool:
    """Wait until it is time; return whether it came before the process ended."""
    while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if is_time():
            return True
    return False


def writes() -> bool:
    return any(FOLDER.glob(f".{FILE.name}.*"))


def run(turns: int) -> dict[str, int]:
    """Kill it: one time of three at any moment, one while it writes, one right afterwards."""
    assert (
        paperbox.online.papers.adding
    )  # children have loaded it, and with this what reads a site:
    main(["citations", "status"])
    started = time.monotonic()
    os.waitpid(begin(), 0)
    duration = time.monotonic() - started
    whole = FILE.read_bytes()
    assert TITLE in whole.decode()
    chance = random.Random(20261006)  # noqa: S311  moments, not secrets
    seen = {"missing": 0, "whole": 0, "other": 0}
    for turn in range(turns):
        FILE.unlink(missing_ok=True)
        child = begin()
        if turn % 3 == 0:
            time.sleep(chance.uniform(0, 1.3 * duration))
        elif turn % 3 == 2:
            waited(child, FILE.exists)
        elif waited(child, writes):
            time.sleep(chance.uniform(0, 0.001))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left = FILE.read_bytes() if FILE.exists() else b""
        seen["missing" if not left else "whole" if left == whole else "other"] += 1
    FILE.unlink(missing_ok=True)
    os.waitpid(begin(), 0)
    assert FILE.read_bytes() == whole
    return seen


if __name__ == "__main__":
    with all_hosts_at(int(sys.argv[1])):
        sys.stderr.write(json.dumps(run(int(sys.argv[2]))))
