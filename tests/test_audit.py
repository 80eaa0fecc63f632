"""``make audit``: what it needs, how its figures come about, and what it makes of them."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests

from benchmarks.audit import __main__ as program
from benchmarks.audit import pages, photographs, tools
from benchmarks.audit.lighthouse import CATEGORIES, Run, middle, read
from benchmarks.audit.server import served
from benchmarks.audit.sites import Builds, Built
from benchmarks.audit.table import markdown
from benchmarks.audit.targets import Audited, verdicts
from tests.sites import REPOSITORY

GOOD = Run((100,) * 4, 0.9, 0, 0, 14_000, 13_000, 3, (), ())


def audit(id: str, score: float | None, **more: object) -> dict[str, Any]:
    """Return an audit as a report has it."""
    return {"id": id, "score": score, **more}


def request(url: str, size: int, kind: str) -> dict[str, object]:
    """Return a request as a report has it."""
    return {"url": url, "transferSize": size, "resourceType": kind}


def report(**scores: float | None) -> dict[str, Any]:
    """Return a report on a page that asked another host and has a picture without words."""
    asked = [
        request("http://localhost:1/", 5000, "Document"),
        request("http://localhost:1/a.css", 8000, "Stylesheet"),
        request("http://localhost:1/a.png", 900, "Image"),
        request("https://elsewhere.example/a.js", 0, "Script"),
        request("data:image/png;base64,AA==", 0, "Image"),
    ]
    audits = [
        audit("largest-contentful-paint", 0.9, numericValue=1234.5),
        audit("total-blocking-time", 1, numericValue=12),
        audit("cumulative-layout-shift", 1, numericValue=0.01),
        audit("network-requests", 1, details={"items": asked}),
        audit("image-alt", 0, details={"items": [{"node": {"snippet": '<img src="a.png">'}}]}),
        audit("uses-long-cache-ttl", 0.5),
        audit("video-caption", None),
    ]
    weights = {"uses-long-cache-ttl": 0}
    references = [{"id": one["id"], "weight": weights.get(one["id"], 1)} for one in audits]
    given: dict[str, float | None] = {"performance": 0.93, "accessibility": 0.9, **scores}
    return {
        "environment": {"benchmarkIndex": 1500.5},
        "finalDisplayedUrl": "http://localhost:1/",
        "audits": {one["id"]: one for one in audits},
        "categories": {
            name: {"score": given.get(name, 1), "auditRefs": references} for name in CATEGORIES
        },
    }


def test_report_is_read() -> None:
    """Figures have their units; what the page embeds is no request; audits without weight pass."""
    assert read(report()) == Run(
        scores=(93, 90, 100, 100),
        lcp=1.2345,
        tbt=12,
        cls=0.01,
        bytes=13_900,
        page_bytes=13_000,
        requests=4,
        hosts=("elsewhere.example",),
        failing=('image-alt <img src="a.png">', "largest-contentful-paint"),
        speed=1500.5,
    )


def test_what_could_not_be_measured_is_not_well() -> None:
    """A page that never paints has a score of nothing, and no end of its largest paint."""
    blank = report(performance=None)
    del blank["audits"]["largest-contentful-paint"]["numericValue"]
    run = read(blank)
    assert run.scores[0] == 0
    assert run.lcp == float("inf")


def test_median() -> None:
    """Each figure has the median of its own; no host and no failure of any run is forgotten."""
    paints = (5, 1, 2, 9, 3)
    runs = [replace(GOOD, lcp=paint, scores=(100 - paint, 100, 100, 90)) for paint in paints]
    runs[0] = replace(runs[0], hosts=("b.example",), failing=("a",), tbt=999)
    runs[4] = replace(runs[4], hosts=("a.example",), failing=("a",))
    found = middle(runs)
    assert (found.lcp, found.tbt) == (3, 0)
    assert found.scores == (97, 100, 100, 90)
    assert found.hosts == ("a.example", "b.example")
    assert found.failing == ("a",)


def demo(**changes: Any) -> Audited:
    """Return what is measured on a demo whose home page is good, but for CHANGES on a phone."""
    runs = {("", "mobile"): replace(GOOD, **changes), ("", "desktop"): GOOD}
    return Audited("demo", runs)


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({}, set()),
        ({"scores": (100, 100, 99, 100)}, {"Lighthouse 100, best-practices"}),
        ({"bytes": 60_001}, {"at most 60 kB"}),
        ({"page_bytes": 20_001}, {"HTML and CSS at most 20 kB"}),
        ({"requests": 9}, {"at most 8 requests"}),
        ({"hosts": ("a.example",)}, {"no other host"}),
        ({"lcp": 1.01}, {"largest paint at most 1.0 s, mobile"}),
        ({"tbt": 1}, {"blocking time 0, mobile"}),
        ({"cls": 0.001}, {"layout shift 0"}),
    ],
)
def test_promises(change: dict[str, Any], broken: set[str]) -> None:
    """Each figure beyond its limit breaks its promise, and no other."""
    assert {one.what for one in verdicts(demo(**change)) if not one.is_kept} == broken


def test_promises_of_photographs() -> None:
    """Twenty times smaller, a light first view, and a second build without image work."""
    site = Audited("photos", demo(bytes=250_001).runs, images=1000)
    site.builds = Builds(9, 1, again_without_pillow=False, originals=19_999)
    assert [one.measured for one in verdicts(site) if not one.is_kept] == [
        "250 kB",
        "20 times",
        "no",
    ]


def test_table() -> None:
    """The page has the date, the versions, every promise and every fault, once."""
    site = demo(lcp=1.5, failing=("image-alt <img>",))
    site.nu.append("error: index.html:3: Stray end tag `a` | b")
    text = markdown([site], {"Lighthouse": "12.8.2"}, 5, dt.date(2026, 11, 25))
    assert "2026-11-25: Lighthouse 12.8.2" in text
    assert "| demo | largest paint at most 1.0 s, mobile | 1.50 s | **no** |" in text
    assert "| demo | axe 0 | 0 | yes |" in text
    assert "| demo | Nu errors/warnings 0/0 | 1/0 | **no** |" in text
    assert "| demo / | mobile | 100 | 100 | 100 | 100 | 1.50 | 0 | 0 | 14.0 |" in text
    assert text.count("image-alt <img>") == 1
    assert "Stray end tag" in text


def test_nothing_remains() -> None:
    """A clean audit says so."""
    assert markdown([demo()], {}, 5, dt.date(2026, 1, 1)).endswith("## What remains\n\nNothing.\n")


def test_complaints_of_the_checker() -> None:
    """Errors and warnings count, hints and what is said of CSS do not."""
    url = "http://localhost:8000/news/"
    said = [
        {"type": "error", "message": "Stray.", "url": url, "lastLine": 3, "extract": "<a\n>"},
        {"type": "info", "subType": "warning", "message": "Odd.", "url": url, "lastLine": 4},
        {"type": "info", "message": "Trailing slash.", "url": url},
        {"type": "error", "message": "CSS: “light-dark”: unknown.", "url": url},
        {"type": "non-document-error", "message": "No such file."},
    ]
    assert pages.complaints(json.dumps({"messages": said}), "http://localhost:8000") == [
        "error: /news/:3: Stray. <a >",
        "warning: /news/:4: Odd. ",
        "non-document-error: :0: No such file. ",
    ]


def test_versions_are_pinned() -> None:
    """What is asked of npm has one exact version, and everything below it a checksum."""
    asked = json.loads((tools.PINNED / "package.json").read_text("utf-8"))["dependencies"]
    assert tools.pinned() == asked
    assert re.fullmatch(r"12\.8\.\d+", asked["lighthouse"])
    locked = json.loads(tools.LOCK.read_text("utf-8"))["packages"]
    for name, package in locked.items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert package["resolved"].startswith("https://registry.npmjs.org/"), name


def test_make_audit() -> None:
    """It is there, and writes the results that the repository holds."""
    said = subprocess.run(
        ["make", "--dry-run", "audit"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    (command,) = [line for line in said.stdout.splitlines() if "benchmarks.audit" in line]
    results = REPOSITORY / command.split("--write ")[1]
    assert results.read_text("utf-8").startswith("# The audit\n")


def test_machine_without_node_or_java(tmp_path: Path) -> None:
    """It says what is missing and how to get it, and its status is not 0."""
    path = {**os.environ, "PATH": str(tmp_path), "CHROMIUM": ""}
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.audit"],
        cwd=REPOSITORY,
        env=path,
        capture_output=True,
        text=True,
    )
    assert said.returncode == 2
    assert "Traceback" not in said.stderr
    for name in ("node", "npm", "java", "chromium"):
        assert re.search(rf"^  {name}: .+", said.stderr, re.M)


def test_status(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A promise that is not kept is a status, so that a script sees it."""
    result = demo()
    monkeypatch.setattr(program, "install", lambda _: None)
    monkeypatch.setattr(program, "versions", lambda _: {"axe": "4"})
    monkeypatch.setattr(program, "wanted", lambda _: [Built("demo", tmp_path, ("",))])
    monkeypatch.setattr(program, "audit", lambda *_: result)
    monkeypatch.setattr(sys, "argv", ["audit", "--write", str(tmp_path / "audit.md")])
    assert program.main() == 0
    result.axe.append("image-alt")
    assert program.main() == 1
    assert "image-alt" in (tmp_path / "audit.md").read_text("utf-8")


def test_pages_that_only_lead_on_are_not_audited(tmp_path: Path) -> None:
    """They show nothing."""
    (tmp_path / "old").mkdir()
    (tmp_path / "index.html").write_text("<title>T</title>")
    (tmp_path / "404.html").write_text("<title>T</title>")
    (tmp_path / "old/index.html").write_text('<meta http-equiv="refresh" content="0; url=..">')
    assert Built("any", tmp_path, ()).html == ["404.html", ""]


def test_one_page_stands_for_those_alike(tmp_path: Path) -> None:
    """Thirty papers of the same form are not looked at thirty times."""
    for page in ("", "papers/a/", "papers/b/"):
        (tmp_path / page).mkdir(exist_ok=True, parents=True)
        (tmp_path / page / "index.html").write_text("<title>T</title>")
    assert Built("any", tmp_path, ("", "papers/a/"), "papers/").html == ["", "papers/a/"]


def test_server(tmp_path: Path) -> None:
    """Text comes compressed to who can read it, pictures as they are; the rest is a 404."""
    (tmp_path / "index.html").write_text("water " * 500)
    (tmp_path / "a.png").write_bytes(b"P" * 500)
    with served(tmp_path) as address:
        page = requests.get(f"{address}/", timeout=5)
        plain = requests.get(f"{address}/", timeout=5, headers={"Accept-Encoding": "identity"})
        picture = requests.get(f"{address}/a.png", timeout=5)
        missing = requests.get(f"{address}/b/", timeout=5)
    assert page.text == plain.text == "water " * 500
    assert int(page.headers["Content-Length"]) == len(gzip.compress(b"water " * 500, 6))
    assert page.headers["Cache-Control"] == "max-age=600"
    assert "Content-Encoding" not in plain.headers
    assert "Content-Encoding" not in picture.headers
    assert missing.status_code == 404


def test_photographs() -> None:
    """The same seed gives the same picture, as heavy as a camera's; another gives another."""
    size = (800, 600)
    first, again, other = (photographs.photograph(seed, size) for seed in (1, 1, 2))
    assert first.size == size
    assert first.tobytes() == again.tobytes() != other.tobytes()
    file = io.BytesIO()
    first.save(file, "JPEG", quality=photographs.QUALITY)
    assert 0.15 < len(file.getvalue()) / (800 * 600) < 0.6
