"""Runs refreshes and kills them: ``python -m tests.online.killed PORT TURNS``, in a site's folder.

A program of its own, since it forks: each refresh begins with everything loaded, so that the
moments at which it is killed are those of the refresh and not of starting Python. It tells on
standard error how often the store was the old one, the new one, or something else.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import paperbox.online.refresh
from paperbox.cli import main
from tests.online.server import all_hosts_at

STORE = Path("content/citations.json")


def begin() -> int:
    """Start a refresh; return its process."""
    child = os.fork()
    if child == 0:
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        os._exit(main(["citations", "refresh"]))
    return child


def is_writing(child: int) -> bool:
    """Wait until a refresh writes; return whether it does, and has not ended before."""
    while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if any(STORE.parent.glob(f".{STORE.name}.*")):
            return True
    return False


def run(turns: int) -> dict[str, int]:
    """Kill refreshes: every second one at any moment, the others while they write."""
    old = STORE.read_bytes()
    assert paperbox.online.refresh  # children have loaded it, and with this what reads a site:
    main(["citations", "status"])
    os.waitpid(begin(), 0)
    STORE.write_bytes(old)
    started = time.monotonic()
    os.waitpid(begin(), 0)
    duration = time.monotonic() - started
    new = STORE.read_bytes()
    chance = random.Random(20261006)  # noqa: S311  moments, not secrets
    seen = {"old": 0, "new": 0, "other": 0}
    for turn in range(turns):
        STORE.write_bytes(old)
        child = begin()
        if turn % 2:
            time.sleep(chance.uniform(0, 1.5 * duration))
        elif is_writing(child):
            time.sleep(chance.uniform(0, 0.002))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left = STORE.read_bytes()
        seen["old" if left == old else "new" if left == new else "other"] += 1
    os.waitpid(begin(), 0)
    assert STORE.read_bytes() == new
    return seen


if __name__ == "__main__":
    with all_hosts_at(int(sys.argv[1])):
        sys.stderr.write(json.dumps(run(int(sys.argv[2]))))
