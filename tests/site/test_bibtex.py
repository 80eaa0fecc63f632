"""BibTeX on a site: read beside Markdown, written for each paper and for all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bibtex.reading import entries_of
from tests.site.test_pages import PNG
from tests.sites import FILES, SiteFolder

BIB = """\
@string{conf = {Conference on Tests}}
@inproceedings{example:2024/first,
  author = {Example, Ada* and Sample, Bo*},
  title = {Testing {GPU}s at 100\\% of $O(n)$},
  booktitle = conf, year = 2024, month = jun,
  abstract = {We test it.}, selected = {true}, image = {images/a.png}, image_alt = {A},
}
@article{second,
  author = {Ada Example}, title = {Second}, journal = {Journal of Samples}, year = 2023
}
"""
FIRST = "publications/example-2024-first"


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """A small site whose papers are in a .bib file and in one of Markdown."""
    site = SiteFolder(tmp_path, FILES)
    site.write("content/publications/all.bib", BIB)
    site.write("content/images/a.png", PNG)
    return site


def built(site: SiteFolder) -> None:
    result = site.build()
    assert (result.status, result.err) == (0, "")


def lines(site: SiteFolder) -> list[str]:
    """Return what a build that fails says, without hints."""
    result = site.build()
    assert result.status == 1
    return [line for line in result.err.splitlines() if line.startswith("content/")]


def test_cards_from_entries(site: SiteFolder) -> None:
    """Entries are cards as files are, with badge, figure, marks and an own page."""
    built(site)
    titles = [a.text for a in site.page().select(".card-title a")]
    assert titles == ["Testing GPUs at 100% of O(n)", "A paper", "Second"]
    (card, *_) = site.page().select(".card")
    assert [b.text for b in card.select(".authors b")] == ["Ada Example*"]
    picture = card.select_one("img")
    assert picture
    assert picture["alt"] == "A"
    assert (site.output / FIRST / "index.html").is_file()


def test_markdown_adds(site: SiteFolder) -> None:
    """A file that is called as a key, or names it, says more of its entry, and is right."""
    site.write(
        "content/publications/first.md",
        "---\nkey: example:2024/first\ntitle: Another title\nvenue: TC\nselected: false\n"
        "abstract: Ours\npages: 3-4\n---\nThe *body*.\n",
    )
    site.write("content/publications/second.md", "---\nyear: 2025\n---\n")
    built(site)
    assert len(site.page().select(".card")) == 3
    page = site.page(f"{FIRST}/index.html")
    assert [part.text for part in page.select("h1, .prose em")] == ["Another title", "body"]
    found = entries_of((site.output / "publications.bib").read_text("utf-8"))
    first, second = found["example:2024/first"], found["second"]
    assert first["title"] == "Another title"
    assert first["author"] == "Example, Ada and Sample, Bo"
    assert first["booktitle"] == "Conference on Tests"
    assert (first["abstract"], first["pages"], first["month"]) == ("Ours", "3--4", "jun")
    assert second["year"] == "2025"
    assert second["title"] == "Second"


def test_files_and_pages(site: SiteFolder) -> None:
    """One file has all papers that lists show, each page its own entry, and a link to both."""
    for name, field in (("hidden", "hidden: true"), ("draft", "draft: true")):
        text = f"---\ntitle: {name}\nauthors: [Ada Example]\nyear: 2020\n{field}\n---\n"
        site.write(f"content/publications/{name}.md", text)
    built(site)
    every = (site.output / "publications.bib").read_text("utf-8")
    assert set(entries_of(every)) == {"example:2024/first", "second", "one"}
    assert (site.output / "publications/hidden/hidden.bib").is_file()
    page = site.page(f"{FIRST}/index.html")
    own = (site.output / FIRST / "example-2024-first.bib").read_text("utf-8")
    assert own in every
    shown = page.select_one("details pre.bibtex")
    assert shown
    assert shown.text == own.replace("  abstract = {We test it.},\n", "")
    for link in page.select(".bibtex-files a"):
        assert (site.output / FIRST / str(link["href"])).resolve().is_file()
    for link in site.page().select(".card [data-cite]"):
        assert (site.output / str(link["href"])).is_file()
        assert link.text == "BibTeX"
    assert len(site.page().select(".card [data-cite]")) == 3


def test_every_form_of_a_list(site: SiteFolder) -> None:
    """Cards, short lists, references and the page of all papers have a link to each entry."""
    forms = "\n\n".join(f"[PUBLICATIONS form={form}]" for form in ("card", "compact", "citation"))
    site.write("content/pages/about.md", f"# Publications\n\n{forms}\n")
    built(site)
    for page, places in (
        ("index.html", (".card", ".compact > li", ".references > li")),
        ("publications/index.html", (".compact > li",)),
    ):
        for place in places:
            papers = site.page(page).select(place)
            assert len(papers) == 3
            files = {str(paper.select("a[data-cite]")[0]["href"]) for paper in papers}
            assert len(files) == 3
            assert all((site.output / page).parent.joinpath(file).is_file() for file in files)


def test_whole_names_of_venues(site: SiteFolder) -> None:
    """A paper that names its venue in short has the whole name in its entry, if that is known."""
    paper = FILES["content/publications/one.md"].replace("venue: arXiv", "venue: ICML")
    site.write("content/publications/one.md", paper)
    built(site)
    entries = entries_of((site.output / "publications.bib").read_text("utf-8"))
    assert entries["one"]["booktitle"] == "International Conference on Machine Learning"


def test_the_same_bytes(site: SiteFolder, tmp_path: Path) -> None:
    """What one build makes of .bib files another makes as well."""
    built(site)
    first = site.digest()
    site.write("content/publications/one.md", FILES["content/publications/one.md"] + "\n")
    built(site)
    assert site.digest() == first


def test_every_mistake_at_once(site: SiteFolder) -> None:
    """Mistakes of entries and of files beside them are told in one run.

    An entry that is broken is no reason to complain of the file that adds to it.
    """
    site.write(
        "content/publications/bad.bib",
        "@article{broken, title = {A, year = 2020}\n"
        "@misc{second, author = {A B}, title = {T}, year = 2020}\n"
        "@misc{nodate, author = {A B}, title = {T}}\n",
    )
    site.write("content/publications/broken.md", "---\nbadge: B\n---\n")
    site.write("content/publications/nodate.md", "---\nbadge: B\n---\n")
    site.write("content/publications/second.md", "---\nvanue: B\n---\n")
    assert lines(site) == [
        "content/publications/bad.bib:1: broken: not closed",
        "content/publications/bad.bib:2: second: the key is taken by second in "
        "content/publications/all.bib:8",
        "content/publications/bad.bib:3: nodate.year: missing",
        'content/publications/second.md:2: unknown field "vanue"; did you mean "venue"?',
    ]


def test_one_key_for_two_papers(site: SiteFolder) -> None:
    """A file of Markdown that is no addition may not have the key of another paper."""
    text = "---\ntitle: T\nauthors: [A B]\nyear: 2020\nkey: {}\n---\n"
    site.write("content/publications/three.md", text.format("same"))
    site.write("content/publications/four.md", text.format("Same"))
    (line,) = lines(site)
    assert 'key: the key "' in line
    assert "is taken by content/publications/" in line


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"@misc{x, title = {\xe9}}", "not UTF-8 text: byte 0xe9 on line 1"),
        (b"\n@misc{x, title = {\0}}", "a NUL byte on line 2"),
    ],
)
def test_files_that_are_no_text(site: SiteFolder, data: bytes, message: str) -> None:
    """They are mistakes, as in any other file."""
    site.write("content/publications/bad.bib", data)
    assert lines(site) == [f"content/publications/bad.bib: {message}"]


@pytest.mark.parametrize("change", [b"\xef\xbb\xbf", b"\r\n", b"\r"])
def test_files_of_other_systems(site: SiteFolder, change: bytes) -> None:
    """A byte order mark and other line ends change nothing."""
    built(site)
    before = (site.output / "publications.bib").read_bytes()
    data = BIB.encode()
    site.write(
        "content/publications/all.bib",
        change + data if change.startswith(b"\xef") else data.replace(b"\n", change),
    )
    built(site)
    assert (site.output / "publications.bib").read_bytes() == before


def test_only_bib_alone(tmp_path: Path) -> None:
    """Papers in a .bib file need no other file."""
    files = {name: text for name, text in FILES.items() if "publications/" not in name}
    site = SiteFolder(tmp_path, files)
    site.write("content/publications/sub/all.bib", BIB.replace("image = {images/a.png}, ", ""))
    built(site)
    assert len(site.page().select(".card")) == 2


def test_without_bib_nothing_is_loaded(tmp_path: Path) -> None:
    """A site without .bib files does not pay for the libraries that read them."""
    site = SiteFolder(tmp_path, FILES)
    code = (
        "import sys, pelican; pelican.main([]);"
        "print([name for name in ('bibtexparser', 'pylatexenc') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=True)
    assert result.stdout.strip().endswith("[]")
