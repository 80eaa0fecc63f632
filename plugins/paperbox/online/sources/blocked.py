"""Which pages are not what was asked for, told by their structure: their words are in any language.

Pure: it is given a page, and says what it is.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup

from paperbox.online.answer import host_of

BOT_CHECK = "a bot check (Anubis) stands before it"
CAPTCHA = "Google asks for a captcha, so it takes us for a robot"
SORRY = "Google blocks this network for a while (its “sorry” page)"
CONSENT = "Google asks for consent to cookies first"
REFUSED = "Google refuses to answer this network (its page of status 403)"
NOT_A_PROFILE = "that page is no profile of a researcher"

_SIGNS = {
    BOT_CHECK: "#anubis_challenge, #anubis_version, [href*='/.within.website/'], "
    "[src*='/.within.website/']",
    CAPTCHA: "#gs_captcha_ccl, #gs_captcha_f, #captcha-form, #recaptcha, .g-recaptcha, "
    ".rc-doscaptcha-body",
    SORRY: "[onload*='solveSimpleChallenge']",
    CONSENT: "form[action*='//consent.google.'], form[action*='//consent.youtube.']",
    REFUSED: "a[href*='support.google.com/websearch/answer/86640']",
}
"""What -> the elements that only such a page has. The first that fits is it."""
_ENOUGH = 600_000
"""Signs of a page that are looked at; none that we know is longer."""


def reason(text: str, url: str = "", status: int = 200) -> str:
    """Return what the page TEXT at URL is in place of what was asked for, or nothing."""
    page = page_of(text)
    if page:
        for what, selector in _SIGNS.items():
            if page.select_one(selector):
                return what
    if _is_google(url):
        return _google(text, page, url, status)
    return ""


def _google(text: str, page: BeautifulSoup | None, url: str, status: int) -> str:
    """Return what a page of Google is, by its address and status."""
    if host_of(url).startswith("consent."):
        return CONSENT
    if status == 429 or "/sorry/" in urlsplit(url).path or "solveSimpleChallenge(" in text:
        return SORRY
    if status == 403:
        return REFUSED
    profile = page and page.select_one("#gsc_prf_in, #gsc_rsb_st")
    return "" if profile or not 200 <= status < 300 else NOT_A_PROFILE


def _is_google(url: str) -> bool:
    return bool(re.search(r"(?:^|\.)(?:google|youtube)\.[a-z]{2,3}(?:\.[a-z]{2})?$", host_of(url)))


def page_of(text: str) -> BeautifulSoup | None:
    """Return a web page, or None where TEXT is none."""
    start = text[:_ENOUGH].lstrip("\ufeff \t\r\n")
    if not start.startswith("<") or start.startswith("<?xml"):
        return None
    if start.count("<") > start.count(">") + 1000:  # the parser needs hours for open tags
        return None
    try:
        return BeautifulSoup(start, "html.parser")
    except ParserRejectedMarkup:
        return None
