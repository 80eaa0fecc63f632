"""The one way online: bounded in time and size, polite, and true to its hosts."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from paperbox.online import http
from paperbox.online.answer import FetchError
from paperbox.online.http import Session
from tests.online.server import (
    Loopback,
    Reply,
    all_hosts_at,
    always,
    bomb,
    data,
    drip,
    drip_headers,
    flood,
    hang_up,
    in_turn,
    loopback,
    moved_to,
    page,
    raw,
    silence,
    status,
)

HOST = "api.example.org"
URL = f"https://{HOST}/works?key=secret"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    """A server that is asked again soon."""
    monkeypatch.setattr(http, "PAUSES", (0.02, 0.04))
    with loopback() as running, all_hosts_at(running.server_port):
        yield running


def session(seconds: float = 5, **options: object) -> Session:
    return Session([HOST], seconds, agent="Test/1", interval=0, **options)  # type: ignore[arg-type]  # options of the session


def refusal(seconds: float = 5, url: str = URL) -> tuple[FetchError, float]:
    """Return how a request fails, and after how many seconds."""
    started = time.monotonic()
    with pytest.raises(FetchError) as caught:
        session(seconds).get(url)
    assert "secret" not in str(caught.value)
    return caught.value, time.monotonic() - started


def test_answer(server: Loopback) -> None:
    server.hosts[HOST] = always(data({"works": 3}))
    answer = session().get(URL, {"X-Key": "k"})
    assert answer.json() == {"works": 3}
    assert answer.url == URL
    (asked,) = server.asked
    assert (asked.headers["user-agent"], asked.headers["x-key"]) == ("Test/1", "k")


def test_post(server: Loopback) -> None:
    server.hosts[HOST] = always(data([]))
    session().post(URL, {"ids": ["DOI:1"]})
    (asked,) = server.asked
    assert (asked.method, asked.json) == ("POST", {"ids": ["DOI:1"]})


@pytest.mark.parametrize("reply", [silence, drip, drip_headers], ids=lambda r: r.__name__)
def test_the_deadline_cuts_what_never_ends(server: Loopback, reply: Reply) -> None:
    """A timeout of requests counts from the last byte; this one counts from the start."""
    server.hosts[HOST] = always(reply)
    error, took = refusal(seconds=0.6)
    assert "too slow" in str(error)
    assert 0.5 < took < 2
    assert len(server.asked) == 1


def test_silence_is_given_up_before_the_deadline(
    server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that accepts and says nothing is asked three times, each for a while."""
    monkeypatch.setattr(http, "READ_SECONDS", 0.2)
    server.hosts[HOST] = always(silence)
    error, took = refusal()
    assert "did not answer in time" in str(error)
    assert took < 3
    assert len(server.asked) == 3


@pytest.mark.parametrize("reply", [flood, bomb], ids=lambda r: r.__name__)
def test_size(server: Loopback, reply: Reply) -> None:
    """What is counted is what comes out of the compression."""
    server.hosts[HOST] = always(reply)
    error, took = refusal()
    assert "more than 5 MB" in str(error)
    assert took < 4
    assert len(server.asked) == 1


def test_nobody_is_there() -> None:
    """No retry takes long, and the message has the host, not the query."""
    with loopback() as gone:
        port = gone.server_port
    with all_hosts_at(port), pytest.MonkeyPatch.context() as patch:
        patch.setattr(http, "PAUSES", (0.02, 0.04))
        error, took = refusal()
    assert str(error) == f"{HOST} could not be reached"
    assert took < 2


def test_a_name_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "PAUSES", ())
    host = "no-such-host.invalid"
    with pytest.raises(FetchError, match=f"{host} could not be reached"):
        Session([host], 20, agent="Test/1").get(f"https://{host}/")


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_what_may_pass_is_asked_again(server: Loopback, code: int) -> None:
    server.hosts[HOST] = in_turn(status(code), status(code), data(1))
    assert session().get(URL).json() == 1
    assert len(server.asked) == 3


def test_hanging_up_may_pass(server: Loopback) -> None:
    server.hosts[HOST] = in_turn(hang_up, data(1))
    assert session().get(URL).json() == 1


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 501])
def test_what_will_not_pass_is_asked_once(server: Loopback, code: int) -> None:
    server.hosts[HOST] = always(status(code))
    error, _ = refusal()
    assert error.status == code
    assert f"status {code}" in str(error)
    assert len(server.asked) == 1


def test_no_more_than_two_retries(server: Loopback) -> None:
    server.hosts[HOST] = always(status(503))
    error, _ = refusal()
    assert error.status == 503
    assert len(server.asked) == 3


def test_a_wait_of_hours_is_not_waited_for(server: Loopback) -> None:
    server.hosts[HOST] = always(status(429, Retry_After="46701"))
    error, took = refusal(seconds=60)
    assert "asks us to wait 13 hours" in str(error)
    assert took < 1
    assert len(server.asked) == 1


@pytest.mark.parametrize("value", ["0", "1", "abc", "-5", "Wed, 21 Oct 2015 07:28:00 GMT", ""])
def test_odd_waits(server: Loopback, value: str) -> None:
    """A number, a day, or nonsense: never a crash, never long."""
    server.hosts[HOST] = in_turn(status(429, Retry_After=value), data(1))
    started = time.monotonic()
    assert session().get(URL).json() == 1
    assert time.monotonic() - started < 2


def test_a_wait_beyond_the_deadline_is_not_waited_for(server: Loopback) -> None:
    server.hosts[HOST] = always(status(503, Retry_After="20"))
    _, took = refusal(seconds=2)
    assert took < 1


def test_own_pauses(server: Loopback) -> None:
    """A source may know that a refusal passes."""
    server.hosts[HOST] = in_turn(status(403), data(1))
    assert session(pauses={403: (0.01,)}).get(URL).json() == 1
    server.hosts[HOST] = always(status(403))
    with pytest.raises(FetchError):
        session(pauses={403: (0.01,)}).get(URL)
    assert len(server.asked) == 4


def test_redirect_within_the_host(server: Loopback) -> None:
    server.hosts[HOST] = in_turn(moved_to("/merged", 301), data(1))
    assert session().get(URL).url == f"https://{HOST}/merged"


@pytest.mark.parametrize(
    "url", ["https://consent.example.com/m?continue=x", "http://127.0.0.1:1/", "file:///etc/passwd"]
)
def test_redirect_to_another_host(server: Loopback, url: str) -> None:
    """It is not followed; the caller learns where it would have led."""
    server.hosts[HOST] = always(moved_to(url))
    error, _ = refusal()
    assert error.location == url
    assert len(server.asked) == 1


@pytest.mark.parametrize("url", [f"http://{HOST}/works", f"https://{HOST}:8080/works"])
def test_redirect_to_a_line_less_safe(server: Loopback, url: str) -> None:
    """The key would go with it."""
    server.hosts[HOST] = always(moved_to(url))
    with pytest.raises(FetchError):
        session().get(URL, {"X-Key": "k"})
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("REQUESTS_CA_BUNDLE", "/no/such/file.pem", "REQUESTS_CA_BUNDLE"),
        ("ALL_PROXY", "socks5://127.0.0.1:1", "ALL_PROXY"),
        ("HTTPS_PROXY", "http://me:topsecret@127.0.0.1:1", "the proxy on the way"),
    ],
)
def test_a_mistake_of_the_users_own(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    """The host is not blamed, and not asked again."""
    monkeypatch.setenv(name, value)
    error, took = refusal()
    assert words in str(error)
    assert "topsecret" not in str(error)
    assert took < 2


def test_redirects_in_a_circle(server: Loopback) -> None:
    server.hosts[HOST] = always(moved_to("/again"))
    error, _ = refusal()
    assert "circles" in str(error)
    assert len(server.asked) == 4


@pytest.mark.parametrize("url", ["https://evil.example/", "file:///etc/passwd", "ftp://x/y", "//["])
def test_other_hosts_are_not_asked(server: Loopback, url: str) -> None:
    refusal(url=url)
    assert not server.asked


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (page("<!doctype html><title>Hello</title>"), "a web page in place of data"),
        (raw(200, b'{"a": '), "no JSON"),
        (raw(200, b""), "nothing"),
    ],
)
def test_no_json(server: Loopback, reply: Reply, words: str) -> None:
    server.hosts[HOST] = always(reply)
    with pytest.raises(FetchError, match=words):
        session().get(URL).json()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("é".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        ('<meta charset="iso-8859-1">é'.encode("latin-1"), "text/html"),
        ("é".encode(), "text/html; charset=nonsense"),
        ("é".encode(), ""),
    ],
)
def test_charsets(server: Loopback, body: bytes, kind: str) -> None:
    server.hosts[HOST] = always(raw(200, body, Content_Type=kind))
    assert session().get(URL).text.endswith("é")


def test_interval(server: Loopback) -> None:
    """Two requests to a host are never closer than its terms ask."""
    server.hosts[HOST] = always(data(1))
    http_session = Session([HOST], 5, agent="Test/1", interval=0.3)
    started = time.monotonic()
    http_session.get(URL)
    http_session.get(URL)
    assert time.monotonic() - started >= 0.3


def test_after_the_deadline_nothing_is_asked(server: Loopback) -> None:
    server.hosts[HOST] = always(data(1))
    refusal(seconds=0)


def test_no_password_of_netrc(
    server: Loopback, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text(f"machine {HOST} login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    server.hosts[HOST] = always(data(1))
    session().get(URL)
    assert "authorization" not in server.asked[0].headers
