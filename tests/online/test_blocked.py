"""Pages that are not what was asked for are known by their structure, in any language."""

from __future__ import annotations

import json
import time

import pytest

from paperbox.online.sources import blocked
from tests.conftest import SHARED
from tests.online.samples import profile, row, text, totals

SCHOLAR = "https://scholar.google.com/citations?user=AAAAAAAAAAAJ"


@pytest.mark.parametrize(
    ("page", "url", "status", "reason"),
    [
        ("sorry.html", "https://www.google.com/sorry/index", 429, blocked.SORRY),
        ("sorry.html", "", 200, blocked.SORRY),
        ("captcha.html", SCHOLAR, 200, blocked.CAPTCHA),
        ("refused.html", SCHOLAR, 403, blocked.REFUSED),
        ("consent.html", "https://consent.google.com/m?continue=x", 200, blocked.CONSENT),
        ("consent.html", SCHOLAR, 200, blocked.CONSENT),
        ("anubis.html", "https://dblp.org/pid/1.xml", 500, blocked.BOT_CHECK),
        ("anubis.html", "https://api.openalex.org/works", 200, blocked.BOT_CHECK),
        ("wrapped.html", SCHOLAR, 200, blocked.NOT_A_PROFILE),
    ],
)
def test_a_page_in_the_way_is_named(page: str, url: str, status: int, reason: str) -> None:
    assert blocked.reason(text(page), url, status) == reason


@pytest.mark.parametrize(
    ("url", "status", "reason"),
    [
        ("https://scholar.google.com/sorry/index?continue=x", 302, blocked.SORRY),
        ("https://www.google.co.uk/sorry/index", 200, blocked.SORRY),
        (SCHOLAR, 429, blocked.SORRY),
        ("https://consent.google.de/ml?continue=x", 302, blocked.CONSENT),
        (SCHOLAR, 403, blocked.REFUSED),
        (SCHOLAR, 200, blocked.NOT_A_PROFILE),
    ],
)
def test_the_address_tells_without_a_page(url: str, status: int, reason: str) -> None:
    assert blocked.reason("", url, status) == reason


@pytest.mark.parametrize(
    ("body", "url", "status"),
    [
        (profile([row("a", "3")], totals("3", "1", "0")), SCHOLAR, 200),
        (profile([row("a", "3", title="captcha-form recaptcha")], ""), SCHOLAR, 200),
        (text("openalex_works.json"), "https://api.openalex.org/works", 200),
        ('{"error": "anubis_challenge"}', "https://api.openalex.org/works", 429),
        (text("dblp_person.xml"), "https://dblp.org/pid/1.xml", 200),
        ("", SCHOLAR, 500),
        ("<html></html>", "https://notgoogle.com/sorry/index", 429),
        ("", "https://[broken", 200),
    ],
)
def test_what_was_asked_for_is_not_blocked(body: str, url: str, status: int) -> None:
    assert blocked.reason(body, url, status) == ""


@pytest.mark.parametrize("piece", ["<p a=", "<a b='", "<!--", "<a"])
def test_a_page_of_open_tags_takes_no_time(piece: str) -> None:
    start = time.monotonic()
    assert blocked.reason(piece * 500_000, SCHOLAR) == blocked.NOT_A_PROFILE
    assert time.monotonic() - start < 2


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("anubis_challenge.html", blocked.BOT_CHECK),
        ("dblp_anubis_excerpt.html", blocked.BOT_CHECK),
        ("google_403_were_sorry.html", blocked.REFUSED),
        ("google_captcha_form_norwegian.html", blocked.CAPTCHA),
        ("google_sorry_no_form.html", blocked.SORRY),
    ],
)
def test_recorded_pages(file: str, reason: str) -> None:
    page = (SHARED / "recorded" / "blocked" / file).read_text("utf-8")
    assert blocked.reason(page) == reason


@pytest.mark.shared
def test_recorded_consent() -> None:
    har = json.loads((SHARED / "recorded/blocked/consent_google_har.json").read_text("utf-8"))
    entry = har["log"]["entries"][0]
    body, url = entry["response"]["content"]["text"], entry["request"]["url"]
    assert blocked.reason(body, SCHOLAR) == blocked.reason("", url) == blocked.CONSENT


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("compscidr_article_page.html", blocked.NOT_A_PROFILE),
        ("compscidr_author_page_trimmed.html", ""),
    ],
)
def test_recorded_pages_of_scholar(file: str, reason: str) -> None:
    page = (SHARED / "recorded/google_scholar_html" / file).read_text("latin-1")
    assert blocked.reason(page, SCHOLAR) == reason


@pytest.mark.shared
def test_no_recorded_answer_of_a_source_is_taken_for_a_block() -> None:
    for folder in ("openalex", "semantic_scholar", "crossref", "orcid", "dblp", "opencitations"):
        for path in (SHARED / "recorded" / folder).iterdir():
            assert blocked.reason(path.read_text("utf-8"), "https://example.org") == "", path
