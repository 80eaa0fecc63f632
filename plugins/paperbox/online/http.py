"""The only module that opens a socket: bounded, polite requests over HTTP.

A `Session` speaks to named hosts only, until a deadline, and takes no more of an answer than it
must. Whatever goes wrong is a `FetchError` with a sentence for the user; no error shows a header
or the query of an address, where keys may be.
"""

from __future__ import annotations

import queue
import random
import threading
import time
from collections.abc import Callable, Collection, Mapping
from urllib.parse import quote, urljoin, urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter

import paperbox
from paperbox.online.answer import Answer, FetchError, checked, host_of

CONNECT_SECONDS, READ_SECONDS = 5.0, 15.0
LARGEST = 5_000_000
"""Bytes of an answer, decompressed."""
REDIRECTS = 3
PAUSES = (2.0, 8.0)
"""Seconds before the first and the second retry, where the answer asks for none."""
LONGEST_PAUSE = 30.0
"""Seconds that an answer may ask for; where it asks for more, the host is given up."""
ENVIRONMENT_HINT = "look at HTTPS_PROXY, ALL_PROXY and REQUESTS_CA_BUNDLE"
_MOVED = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536


def agent(purpose: str, contact: str) -> str:
    """Return how we say who asks, and for what; CONTACT is the address of a site, or nothing."""
    about = f"; {quote(contact, safe='/:@')}" if contact else ""
    return f"Paperbox/{paperbox.__version__} ({purpose}{about})"


class Session:
    """Requests to some hosts, one after the other, until a deadline."""

    def __init__(
        self,
        hosts: Collection[str],
        seconds: float,
        *,
        agent: str,
        interval: float = 1.0,
        pauses: Mapping[int, tuple[float, ...]] | None = None,
    ) -> None:
        """Speak to HOSTS as AGENT, for SECONDS in all, with INTERVAL seconds between requests.

        PAUSES has statuses that are retried otherwise than all are: the seconds before each.
        """
        self.hosts = frozenset(hosts)
        self.deadline = time.monotonic() + seconds
        self.interval = interval
        self._pauses = pauses or {}
        self._last = -interval
        self._http = requests.Session()
        self._http.headers["User-Agent"] = agent
        for scheme in ("http://", "https://"):
            self._http.mount(scheme, HTTPAdapter(max_retries=0))

    @property
    def left(self) -> float:
        """Seconds until the deadline."""
        return self.deadline - time.monotonic()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return what URL answers; raise `FetchError` for anything but a status of 2xx."""
        return self._tried(lambda: self._followed("GET", url, headers or {}, None))

    def post(self, url: str, body: object, headers: Mapping[str, str] | None = None) -> Answer:
        """Return what URL answers to BODY, sent as JSON; raise `FetchError` as `get` does."""
        return self._tried(lambda: self._followed("POST", url, headers or {}, body))

    def _tried(self, ask: Callable[[], Answer]) -> Answer:
        """Return the answer, asking again where that may help."""
        tries = 0
        while True:
            try:
                return ask()
            except FetchError as error:
                wait = self._wait(error, tries)
                if wait is None or wait > min(LONGEST_PAUSE, self.left):
                    raise
            time.sleep(wait)
            tries += 1

    def _wait(self, error: FetchError, tries: int) -> float | None:
        """Return the seconds after which to ask again, or None where that is no use."""
        pauses = self._pauses.get(error.status, PAUSES if error.may_pass else ())
        if tries >= len(pauses):
            return None
        asked = error.answer.retry_after if error.answer else None
        return pauses[tries] * random.uniform(0.75, 1.25) if asked is None else asked  # noqa: S311  no secret

    def _followed(self, method: str, url: str, headers: Mapping[str, str], body: object) -> Answer:
        """Return the answer in the end of a few redirects, none of them to another host."""
        for _ in range(REDIRECTS + 1):
            if not url.startswith(("http://", "https://")) or host_of(url) not in self.hosts:
                raise FetchError(f"{host_of(url) or url} is none of {sorted(self.hosts)}")
            answer = self._asked(method, url, headers, body)
            if answer.status not in _MOVED or not answer.headers.get("location"):
                return checked(answer)
            target = _joined(url, answer.headers["location"])
            if _origin(target) != _origin(url):
                message = f"{host_of(url)} sent us to {host_of(target) or 'nowhere'}"
                raise FetchError(message, answer, target)
            url = target
        raise FetchError(f"{host_of(url)} sent us around in circles", answer)

    def _asked(self, method: str, url: str, headers: Mapping[str, str], body: object) -> Answer:
        """Return the answer of one request, which ends at the deadline whatever the host does.

        A timeout of requests is one for each read, and none for looking a name up; so the request
        runs beside us, and is left alone when the time is up.
        """
        time.sleep(max(0.0, min(self._last + self.interval - time.monotonic(), self.left)))
        if self.left <= 0:
            raise FetchError(f"{host_of(url)} was not asked: the time was up")
        self._last = time.monotonic()
        outcome: queue.SimpleQueue[Answer | Exception] = queue.SimpleQueue()

        def run() -> None:
            try:
                outcome.put(self._read(method, url, dict(headers), body))
            except Exception as error:  # noqa: BLE001  it is raised again, in the thread that waits
                outcome.put(error)

        threading.Thread(target=run, daemon=True).start()
        try:
            answer = outcome.get(timeout=max(0.0, self.left))
        except queue.Empty:
            raise FetchError(f"{host_of(url)} was too slow: the time was up") from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _read(self, method: str, url: str, headers: dict[str, str], body: object) -> Answer:
        """Return the answer of one request, read no further than it may be long."""
        host = host_of(url)
        try:
            with self._http.request(
                method,
                url,
                headers=headers,
                json=body,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                stream=True,
                allow_redirects=False,
                auth=_nobody,
            ) as response:
                return self._answer(url, response)
        except requests.exceptions.SSLError:
            raise FetchError(f"{host} could not prove who it is (TLS)", may_pass=False) from None
        except (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError):
            raise FetchError(f"{host} did not answer in time", may_pass=True) from None
        except requests.exceptions.ProxyError:
            raise FetchError(f"the proxy on the way to {host} does not answer") from None
        except (requests.ConnectionError, urllib3.exceptions.HTTPError, ConnectionError):
            raise FetchError(f"{host} could not be reached", may_pass=True) from None
        except requests.exceptions.ChunkedEncodingError:
            raise FetchError(f"{host} broke off", may_pass=True) from None
        except (requests.RequestException, OSError, ValueError) as error:
            # The text of the error may have the value of a header in it, where keys are.
            message = f"{host} could not be asked ({type(error).__name__}): {ENVIRONMENT_HINT}"
            raise FetchError(message) from None

    def _answer(self, url: str, response: requests.Response) -> Answer:
        """Return a response, read to its end."""
        body = bytearray()
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            body += chunk
            if self.left <= 0:
                raise FetchError(f"{host_of(url)} was too slow: the time was up")
            if len(body) > LARGEST:
                raise FetchError(f"{host_of(url)} sent more than {LARGEST // 1_000_000} MB")
        return Answer(
            url=url,
            status=response.status_code,
            type=response.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
            body=bytes(body),
            headers={name.lower(): value for name, value in response.headers.items()},
        )


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Send what the caller says, and no password of the user's ``.netrc``."""
    return request


def _origin(url: str) -> tuple[str, str]:
    """Return scheme, host and port; what has none leads nowhere."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.netloc.lower()


def _joined(url: str, location: str) -> str:
    """Return where a redirect leads."""
    try:
        return urljoin(url, location)
    except ValueError:
        return location
