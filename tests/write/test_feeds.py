"""Feeds, read by those who read feeds; the sitemap, by its schema."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import feedparser
import pytest

from paperbox.model import PartialDate
from paperbox.write.feeds import Entry, Feed, atom, json_feed, tag_uri
from paperbox.write.sitemap import robots, sitemap
from tests.write.sitemap_xsd import faults

HOSTILE = '<b>Ada & "Bo"</b> \x0b\uffff]]> 样本'
ENTRIES = (
    Entry(
        "tag:ada.example,2026:/publications/two",
        HOSTILE,
        "https://ada.example/publications/two/",
        PartialDate(2024, 6),
        '<p>Ada &amp; <a href="https://a.example/?a=1&amp;b=2">Bo</a> ]]&gt;</p>',
        ("Ada Example", "Bo Sample"),
        ("samples",),
        "https://doi.org/10.1000/182",
    ),
    Entry(
        "tag:ada.example,2026:/news/2023/1", "Old", "https://ada.example/", PartialDate(2023), "Old"
    ),
)
FEED = Feed(
    "Ada: <Papers>", "https://ada.example/", "https://ada.example/f", "en", "Ada Example", ENTRIES
)


def json_feed_faults(feed: dict[str, object]) -> list[str]:
    """Return what is wrong with a JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""
    found = []
    if feed.get("version") != "https://jsonfeed.org/version/1.1" or not feed.get("title"):
        found.append("version and title are required")
    known = {"version", "title", "home_page_url", "feed_url", "language", "authors", "items"}
    found += [f"unknown: {name}" for name in feed if name not in known]
    items = feed.get("items")
    for item in items if isinstance(items, list) else [{}]:
        if not (
            isinstance(item.get("id"), str)
            and (item.get("content_html") or item.get("content_text"))
        ):
            found.append(f"an item needs id and content: {item}")
        for name in {"url", "external_url", "image"} & item.keys():
            if not urlsplit(item[name]).netloc:
                found.append(f"{name} is no whole address")
        rfc3339 = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)"
        if not re.fullmatch(rfc3339, item.get("date_published", "1970-01-01T00:00:00Z")):
            found.append("date_published is no date")
        if not all(author.get("name") for author in item.get("authors", [])):
            found.append("an author without a name")
    ids = [item.get("id") for item in items] if isinstance(items, list) else []
    return found + (["an id twice"] if len(set(ids)) < len(ids) else [])


def test_atom() -> None:
    """A reader of feeds finds everything, and nothing to complain of."""
    read = feedparser.parse(atom(FEED))
    assert not read.bozo, read.bozo_exception
    assert read.version == "atom10"
    assert (read.feed.title, read.feed.id) == ("Ada: <Papers>", "https://ada.example/f.atom.xml")
    assert read.feed.updated == "2024-06-01T00:00:00Z"
    two, old = read.entries
    assert two.title == HOSTILE.translate({0x0B: None, 0xFFFF: None})
    assert two.link == "https://ada.example/publications/two/"
    assert two.id == "tag:ada.example,2026:/publications/two"
    assert [author.name for author in two.authors] == ["Ada Example", "Bo Sample"]
    assert [tag.term for tag in two.tags] == ["samples"]
    assert two.content[0].type == "text/html"
    assert 'href="https://a.example/?a=1&amp;b=2"' in two.content[0].value
    assert (two.updated, old.updated) == ("2024-06-01T00:00:00Z", "2023-01-01T00:00:00Z")


def test_json() -> None:
    """The same in JSON."""
    said = json.loads(json_feed(FEED))
    assert json_feed_faults(said) == []
    assert [item["id"] for item in said["items"]] == [entry.id for entry in ENTRIES]
    assert said["items"][0]["external_url"] == "https://doi.org/10.1000/182"
    assert said["items"][0]["title"] == HOSTILE


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": "1"},
        {"expired": "yes"},
        {"items": [{"id": 1, "content_html": "A"}]},
        {"items": [{"id": "a"}]},
        {"items": [{"id": "a", "content_html": "A", "url": "/news/"}]},
        {"items": [{"id": "a", "content_html": "A", "date_published": "2024"}]},
        {"items": [{"id": "a", "content_html": "A"}] * 2},
    ],
)
def test_the_check_finds_faults(wrong: dict[str, object]) -> None:
    """What it is there to find, it finds."""
    assert json_feed_faults({**json.loads(json_feed(FEED)), **wrong})


def test_ids() -> None:
    """An id names the host and the folder of the site, which several on a host don't share."""
    assert tag_uri("https://ada.example", "news/1") == "tag:ada.example,2026:/news/1"
    assert tag_uri("https://ada.example:8000/me", "a") == "tag:ada.example,2026:/me/a"


def test_sitemap() -> None:
    """Addresses are escaped; days are told, and months and years are not, which the form lacks."""
    text = sitemap(
        [
            ("https://ada.example/", PartialDate(2024, 5, 3)),
            ("https://ada.example/?a=1&b=<2>", PartialDate(2024, 5)),
            ("https://ada.example/%E6%B0%B4/", None),
        ]
    )
    assert faults(text) == []
    assert text.count("<lastmod>") == 1
    assert "<lastmod>2024-05-03</lastmod>" in text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("2024-05-03", "2024-05"),
        ("2024-05-03", "yesterday"),
        ("https://ada.example/", "/"),
        ("<loc>https://ada.example/</loc>", ""),
        ("lastmod", "modified"),
        ("/0.9", "/1.0"),
    ],
)
def test_the_schema_finds_faults(right: str, wrong: str) -> None:
    """A sitemap that is wrong in any of these is refused."""
    text = sitemap([("https://ada.example/", PartialDate(2024, 5, 3))])
    assert faults(text.replace(right, wrong))


def test_robots() -> None:
    """Nothing is forbidden; the sitemap is named where its address is known."""
    assert robots("https://ada.example/sitemap.xml").splitlines() == [
        "User-agent: *",
        "Disallow:",
        "",
        "Sitemap: https://ada.example/sitemap.xml",
    ]
    assert "Sitemap" not in robots("")
