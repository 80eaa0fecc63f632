"""A site that lies in a git repository is cloned with the git program first."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from paperbox.errors import PaperboxError

SECONDS = 600
"""How long a clone may take."""

_URL = re.compile(r"(?:https?|ssh|git|file)://\S+|[\w.-]+@[\w.-]+:[^:\s]\S*", re.I)
_ON_GITHUB = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/[\w.-]+/?")
_WITHOUT_SCHEME = re.compile(r"(?:www\.)?(?:github|gitlab|gitee|bitbucket)\.(?:com|org)/", re.I)
_ORIGIN = re.compile(r'^\[remote "origin"\]$(?:\n\s+[^\n]*)*?\n\s*url\s*=([^\n]*)', re.M)
_PASSWORD = re.compile(r"(?<=://)[^/@\s]+@")
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "true",
    "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
}
"""A program that waits for a password would wait for ever."""


def is_url(source: str) -> bool:
    """Whether SOURCE is the address of a repository, not a folder."""
    return bool(_URL.fullmatch(source))


@contextmanager
def cloned(url: str) -> Iterator[Path]:
    """Give a folder with the newest state of a repository; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="paperbox-", ignore_cleanup_errors=True) as folder:
        target = Path(folder, "site")
        _run(url, target)
        yield target


def remote_of(folder: Path) -> str:
    """Return the address from which the folder was cloned, or nothing."""
    try:
        config = (folder / ".git/config").read_text("utf-8", errors="replace")
    except OSError:
        return ""
    found = _ORIGIN.search(config)
    return _shown(found[1].strip()) if found else ""


def _run(url: str, target: Path) -> None:
    # What comes after "--" is no option, whatever it begins with.
    command = ["git", "clone", "--quiet", "--depth", "1", "--no-tags", "--", url, str(target)]
    try:
        done = subprocess.run(  # noqa: S603  no shell, and no option can be smuggled in
            command,
            env={**os.environ, **_QUIET},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError:
        hint = "Install git, or download the site and name its folder."
        raise PaperboxError(f"{_shown(url)}: the program git is missing\n    {hint}") from None
    except subprocess.TimeoutExpired:
        raise PaperboxError(f"{_shown(url)}: no answer within {SECONDS} seconds") from None
    if done.returncode:
        hint = "Is the address right, and may everybody read the repository?"
        said = _shown(_reason(done.stderr))
        raise PaperboxError(f"{_shown(url)}: can't be cloned: {said}\n    {hint}")


def _reason(said: str) -> str:
    """Return the line in which git tells why it failed; advice of many lines may follow it."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    fatal = next((i for i, line in enumerate(lines) if line.startswith("fatal:")), None)
    if fatal is None:
        return lines[-1] if lines else "git said nothing"
    reason = lines[fatal].removeprefix("fatal:").strip()
    # What this comes from, a missing key or host, is told by the program that git asked.
    is_vague = reason.startswith("Could not read from remote") and fatal > 0
    return lines[fatal - 1] if is_vague else reason


def naming_hint(source: str) -> str:
    """Return how to name what is a repository but no folder of files, or nothing."""
    folder = Path(source)
    if (folder / "HEAD").is_file() and (folder / "objects").is_dir():
        return f"It is a git repository without files: write {folder.resolve().as_uri()}."
    if not folder.exists() and _ON_GITHUB.fullmatch(source):
        return f"If it is a repository on GitHub, write https://github.com/{source.strip('/')}."
    if not folder.exists() and _WITHOUT_SCHEME.match(source):
        return f"If it is a repository, write https://{source}."
    return ""


def _shown(text: str) -> str:
    """Return TEXT without passwords."""
    return _PASSWORD.sub("", text)
