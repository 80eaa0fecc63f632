"""A server on loopback that serves a folder as GitHub Pages does: gzip for text, ten minutes."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TEXT = (
    "text/",
    "application/javascript",
    "application/json",
    "application/manifest+json",
    "application/xml",
    "application/atom+xml",
    "image/svg+xml",
)
"""Kinds of files that are sent compressed."""
LEVEL = 6


@lru_cache(maxsize=256)
def packed(path: Path, changed: int) -> bytes:
    """Return a file in gzip's form, kept until it is CHANGED."""
    return gzip.compress(path.read_bytes(), LEVEL, mtime=0)


class _Pages(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, or the site's own page for what is not there."""
        path = Path(self.translate_path(self.path))
        status = HTTPStatus.OK
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        is_packed = kind.startswith(TEXT) and "gzip" in self.headers.get("Accept-Encoding", "")
        if not path.is_file():
            body, is_packed = b"", False
        elif is_packed:
            body = packed(path, path.stat().st_mtime_ns)
        else:
            body = path.read_bytes()
        self.send_response(status)
        self.send_header(
            "Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        )
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if is_packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve FOLDER on a free port of loopback; give the address, without a slash at its end."""
    handler = partial(_Pages, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
