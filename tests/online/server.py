"""A server on loopback that stands for every host of the net, and misbehaves when told to.

Only the transport is faked: requests to ``https://api.example.org/works`` arrive here as ``/works``
of the host ``api.example.org``, over a real socket.
"""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from requests.adapters import HTTPAdapter

from paperbox.online import http


@dataclass(frozen=True)
class Asked:
    """A request as it arrived."""

    method: str
    host: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    """With their names in lower case."""
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Handler(BaseHTTPRequestHandler):
    """Hands each request to what the test put there for its host."""

    protocol_version = "HTTP/1.1"
    server: Loopback

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""

    def end_headers(self) -> None:
        """Tell that the connection ends: one that misbehaves must not spoil the next one."""
        self.send_header("Connection", "close")
        super().end_headers()

    def do_GET(self) -> None:
        _, host, path = self.path.split("/", 2)
        parts = urlsplit(f"//{host}/{path}")
        length = int(self.headers.get("Content-Length") or 0)
        asked = Asked(
            method=self.command,
            host=host,
            path=parts.path,
            query={name: values[0] for name, values in parse_qs(parts.query).items()},
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(length),
        )
        self.server.asked.append(asked)
        self.close_connection = True
        with suppress(OSError):  # the client has had enough
            self.server.answer(asked)(self)

    do_POST = do_GET  # noqa: N815  as the library names it


Reply = Callable[[Handler], None]
"""Writes an answer."""


@dataclass
class Loopback(ThreadingHTTPServer):
    """The server; HOSTS says what each host replies."""

    hosts: dict[str, Callable[[Asked], Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    daemon_threads = False
    block_on_close = True

    def __post_init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)

    def answer(self, asked: Asked) -> Reply:
        """Return what the host of a request replies; one that nobody set up knows nothing."""
        return self.hosts.get(asked.host, lambda _: status(404))(asked)

    def of(self, host: str) -> list[Asked]:
        """Return the requests that a host has had."""
        return [asked for asked in self.asked if asked.host == host]


@contextmanager
def loopback() -> Iterator[Loopback]:
    """Run a server; its threads end with the block, whatever they were at."""
    server = Loopback()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


def directed(port: int, moved: dict[str, str] | None = None) -> type[HTTPAdapter]:
    """Return an adapter that sends all requests to PORT of this machine.

    MOVED names other servers for some hosts: ``{"api.crossref.org": "https://127.0.0.1:1"}``.
    """

    class Directed(HTTPAdapter):
        def send(self, request: Any, *args: Any, **options: Any) -> requests.Response:
            meant = request.url
            parts = urlsplit(meant)
            host = parts.hostname or ""
            base = (moved or {}).get(host, f"http://127.0.0.1:{port}")
            query = f"?{parts.query}" if parts.query else ""
            request.url = f"{base}/{host}{parts.path}{query}"
            options["proxies"] = {}
            try:
                response = super().send(request, *args, **options)
            finally:
                request.url = meant
            response.url = meant
            return response

    return Directed


@contextmanager
def all_hosts_at(port: int, moved: dict[str, str] | None = None) -> Iterator[None]:
    """Have `paperbox.online.http` reach PORT of this machine for every host."""
    real, http.HTTPAdapter = http.HTTPAdapter, directed(port, moved)
    try:
        yield
    finally:
        http.HTTPAdapter = real


def raw(code: int, body: bytes, **headers: str) -> Reply:
    """Reply with a status and a body; a header's name has ``_`` for ``-``."""

    def write(handler: Handler) -> None:
        handler.send_response(code)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return write


def data(value: object, code: int = 200, **headers: str) -> Reply:
    """Reply with JSON."""
    kind = {"Content_Type": "application/json"}
    return raw(code, json.dumps(value).encode(), **kind, **headers)


def page(text: str, code: int = 200, charset: str = "utf-8", **headers: str) -> Reply:
    """Reply with HTML."""
    kind = {"Content_Type": f"text/html; charset={charset}"}
    return raw(code, text.encode(charset), **kind, **headers)


def status(code: int, **headers: str) -> Reply:
    """Reply with nothing but a status."""
    return raw(code, b"", **headers)


def moved_to(url: str, code: int = 302) -> Reply:
    """Reply that it is elsewhere."""
    return raw(code, b"", Location=url)


def silence(handler: Handler) -> None:
    """Never reply."""
    handler.server.stopped.wait()


def drip(handler: Handler) -> None:
    """Reply with a byte every now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while not handler.server.stopped.wait(0.1):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def drip_headers(handler: Handler) -> None:
    """Never get to the end of the first line."""
    while not handler.server.stopped.wait(0.1):
        handler.wfile.write(b"H")
        handler.wfile.flush()


def flood(handler: Handler) -> None:
    """Reply with more than anyone wants."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while not handler.server.stopped.is_set():
        handler.wfile.write(b" " * 1_000_000)


def bomb(handler: Handler) -> None:
    """Reply with a little that becomes very much."""
    raw(200, _BOMB, Content_Type="application/json", Content_Encoding="gzip")(handler)


_BOMB = gzip.compress(b" " * 50_000_000)


def hang_up(handler: Handler) -> None:
    """Close the connection without a word."""
    handler.connection.shutdown(socket.SHUT_RDWR)


def in_turn(*replies: Reply) -> Callable[[Asked], Reply]:
    """Reply with one after the other, and with the last one from then on."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def always(reply: Reply) -> Callable[[Asked], Reply]:
    """Reply with the same to everything."""
    return lambda _: reply


def late(seconds: float, reply: Reply) -> Reply:
    """Reply after a while."""

    def write(handler: Handler) -> None:
        time.sleep(seconds)
        reply(handler)

    return write
