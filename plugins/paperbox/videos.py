"""Addresses of videos at YouTube, Bilibili and Vimeo -> the players that may stand on a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit


@dataclass(frozen=True, slots=True)
class Video:
    """A video at another host."""

    host: str
    """What readers know the host by."""
    page: str
    """The address that its author gave, where it plays without us."""
    player: str
    """What a frame loads, to play it at once."""


def video_of(url: str) -> Video | None:
    """Return the video at an address, or None where no host of ours shows one there."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if parts.scheme not in {"http", "https"} or host not in _HOSTS:
        return None
    name, read = _HOSTS[host]
    said = {key: values[0] for key, values in parse_qs(parts.query).items()}
    player = read(parts.path, said)
    return Video(name, url, player) if player else None


def _youtube(path: str, said: Mapping[str, str]) -> str:
    found = re.fullmatch(r"/(?:embed/|shorts/|live/|v/)?([\w-]{11})/?", path)
    id = said.get("v", "") if path.rstrip("/") == "/watch" else found[1] if found else ""
    if not re.fullmatch(r"[\w-]{11}", id, re.A):
        return ""
    start = _seconds(said.get("t", said.get("start", "")))
    asked = {"autoplay": "1", **({"start": str(start)} if start else {})}
    return f"https://www.youtube-nocookie.com/embed/{id}?{urlencode(asked)}"


def _bilibili(path: str, said: Mapping[str, str]) -> str:
    found = re.fullmatch(r"/video/(?:(BV[0-9A-Za-z]{10})|av([0-9]{1,12}))/?", path, re.I)
    given = found or re.fullmatch(r"(?:(BV\w{10})|([0-9]{1,12}))", _player_id(path, said), re.A)
    if not given:
        return ""
    id = {"bvid": given[1]} if given[1] else {"aid": given[2]}
    part = said.get("p", "1")
    page = {"p": part} if re.fullmatch("[0-9]{1,4}", part, re.A) and part != "1" else {}
    asked = {"isOutside": "true", **id, **page, "autoplay": "1", "danmaku": "0"}
    return f"https://player.bilibili.com/player.html?{urlencode(asked)}"


def _player_id(path: str, said: Mapping[str, str]) -> str:
    """Return the id in an address of Bilibili's own player."""
    return said.get("bvid", said.get("aid", "")) if path == "/player.html" else ""


def _vimeo(path: str, said: Mapping[str, str]) -> str:
    found = re.fullmatch(r"/(?:[\w/-]*/)?([0-9]{5,12})(?:/([0-9a-f]{6,16}))?/?", path, re.A)
    if not found:
        return ""
    # Who may see an unlisted video knows this word.
    word = found[2] or said.get("h", "")
    asked = {**({"h": word} if re.fullmatch("[0-9a-f]{6,16}", word) else {}), "autoplay": "1"}
    return f"https://player.vimeo.com/video/{found[1]}?{urlencode({**asked, 'dnt': '1'})}"


def _seconds(text: str) -> int:
    """Return ``90``, ``90s`` or ``1m30s`` in seconds; 0 for anything else."""
    found = re.fullmatch(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?", text, re.A)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return 3600 * hours + 60 * minutes + seconds


_Reader = Callable[[str, Mapping[str, str]], str]
_HOSTS: Mapping[str, tuple[str, _Reader]] = {
    "youtube.com": ("YouTube", _youtube),
    "youtu.be": ("YouTube", _youtube),
    "youtube-nocookie.com": ("YouTube", _youtube),
    "bilibili.com": ("Bilibili", _bilibili),
    "player.bilibili.com": ("Bilibili", _bilibili),
    "vimeo.com": ("Vimeo", _vimeo),
    "player.vimeo.com": ("Vimeo", _vimeo),
}
"""Host -> its name, and what finds the player of a path and the query of its address."""
