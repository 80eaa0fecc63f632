"""What a server said, or why it did not."""

from __future__ import annotations

import email.utils
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from paperbox.errors import PaperboxError

_RETRIED = frozenset({429, 500, 502, 503, 504})
"""Statuses that may be gone the next time."""
_CHARSETS = re.compile(
    r"iso-?8859-\d\d?|windows-125\d|gbk|gb2312|gb18030|big5|euc-(?:jp|kr)|"
    r"shift_jis",
    re.I,
)
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.I)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    url: str
    """Where it came from in the end, after redirects."""
    status: int
    type: str
    """The media type, in lower case, without its parameters."""
    body: bytes
    """Decompressed."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """With their names in lower case."""

    @property
    def text(self) -> str:
        """The body, by the charset of its header, else of its ``<meta>``, else as UTF-8."""
        said = re.search(r"charset=[\"']?([\w-]+)", self.headers.get("content-type", ""), re.I)
        meta = _CHARSET.search(self.body[:4096])
        charset = said[1] if said else meta[1].decode("ascii") if meta else "utf-8"
        # Others are UTF-8, or no charsets of pages: some of those take time without end.
        return self.body.decode(charset if _CHARSETS.fullmatch(charset) else "utf-8", "replace")

    def json(self) -> object:
        """Return the JSON value; raise `FetchError` where it is none."""
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            kind = "a web page" if self.is_html else "no JSON" if self.body else "nothing"
            raise FetchError(f"{host_of(self.url)} answered with {kind} in place of data") from None

    @property
    def is_html(self) -> bool:
        return self.type.endswith("html") or self.body.lstrip()[:9].lower().startswith(
            (b"<!doctype", b"<html")
        )

    @property
    def retry_after(self) -> float | None:
        """The seconds that a header Retry-After asks for; None where it says nothing."""
        value = self.headers.get("retry-after", "").strip()
        if value.isdecimal():
            return float(value)
        try:
            moment = email.utils.parsedate_to_datetime(value)
        except ValueError:
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())


class FetchError(PaperboxError):
    """Something could not be had; the text says from where and why."""

    def __init__(
        self,
        message: str,
        answer: Answer | None = None,
        location: str = "",
        *,
        may_pass: bool = False,
        is_blocked: bool = False,
    ) -> None:
        super().__init__(message)
        self.answer = answer
        """The answer of a server that refused, or nothing."""
        self.location = location
        """Where a redirect led that was not followed, or nothing."""
        self.may_pass = may_pass
        """Whether it may be gone when the same is asked again."""
        self.is_blocked = is_blocked
        """Whether a page that keeps programs out stood in its place."""

    @property
    def status(self) -> int:
        """The status of the answer, or 0 without one."""
        return self.answer.status if self.answer else 0


def host_of(url: str) -> str:
    """Return the host of an address, in lower case, or nothing."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def checked(answer: Answer) -> Answer:
    """Return an answer that is one; raise `FetchError` for a status that says otherwise."""
    if 200 <= answer.status < 300:
        return answer
    words = {
        401: "does not accept the key",
        403: "refused to answer",
        404: "does not know that",
        429: "asks us to wait",
    }
    wait = answer.retry_after or 0
    until = f" {_duration(wait)}" if answer.status == 429 and wait else ""
    said = words.get(answer.status, "has a fault" if answer.status >= 500 else "refused")
    message = f"{host_of(answer.url)} {said}{until} (status {answer.status})"
    raise FetchError(message, answer, may_pass=answer.status in _RETRIED)


def _duration(seconds: float) -> str:
    for unit, length in (("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} seconds"
