"""A card that would lose anything as a paper stays, and the report of the import says what."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from paperbox.cli import main
from paperbox.model import Media, Publication
from paperbox.moving import card_papers
from paperbox.read.paper_box import card
from tests.moving.samples import with_files
from tests.sites import SiteFolder

PICTURE = Media("images/paper.png", "")
VIDEO = Media("images/clip.mp4", "", poster="images/still.png")
CARD = """\
<div class='paper-box'><div class='paper-box-image'><div><div class="badge">EX 2024</div>
<img src='images/paper.png'>
<video src='images/clip.mp4' poster='images/still.png'></video></div></div>
<div class='paper-box-text' markdown="1">

[A Paper of Mine](https://papers.example/1)

**Ada Example**, [Bo Sample](https://bo.example)

[**Code**](https://code.example/1)

Good, it is Good <a href="https://a.example/x">here</a>, <i id="below">below</i>
and in <img src="images/ada.png" alt=""> <audio src="files/a.mp3"></audio>
<video><source src="files/b.mp4"></video> <embed src="files/c.pdf">
<a name="named"></a>

<iframe src="https://frame.example/1"></iframe>

</div>
</div>
"""
PAGE = f"---\npermalink: /\n---\n# Papers\n\nWords.\n\n{CARD}\n"


@dataclass(frozen=True)
class Loss:
    """A part that a reader of cards, or the writer of papers, forgets."""

    said: str
    """What the report says of it."""
    pattern: str = "(?!)"
    """That part of a summary."""
    fields: dict[str, Any] = field(default_factory=dict)
    """What a record is without it."""

    def text(self, summary: str) -> str:
        without, count = re.subn(self.pattern, "", summary, count=1)
        assert count or self.fields, summary
        return without


LOSSES = [
    Loss("the words “here”", "here"),
    Loss("the words “Good”", "Good, "),
    Loss("the words “of Mine”", fields={"title": "A Paper"}),
    Loss("the link to https://a.example/x", ' href="https://a.example/x"'),
    Loss("the link to https://papers.example/1", fields={"url": ""}),
    Loss("the words “Code”, the link to https://code.example/1", fields={"links": ()}),
    Loss("the picture images/ada.png", "<img [^>]*ada.png[^>]*>"),
    Loss("the picture files/a.mp3", "<audio.*?</audio>"),
    Loss("the picture files/b.mp4", "<source[^>]*>"),
    Loss("the picture files/c.pdf", "<embed[^>]*>"),
    Loss("the picture https://frame.example/1", "<iframe.*?</iframe>"),
    Loss("the picture images/paper.png", fields={"media": (VIDEO,)}),
    Loss("the picture images/clip.mp4", fields={"media": (PICTURE,)}),
    Loss("the picture images/still.png", fields={"media": (PICTURE, replace(VIDEO, poster=""))}),
    Loss("the anchor #below", ' id="below"'),
    Loss("the anchor #named", ' name="named"'),
]


@pytest.fixture
def imported(tmp_path: Path) -> Callable[..., SiteFolder]:
    """Return what imports a site whose home page has one card."""
    changes: dict[str, str | bytes | None] = {
        **{f"images/{name}": b"" for name in ("clip.mp4", "still.png")},
        **{f"files/{name}": b"" for name in ("a.mp3", "b.mp4", "c.pdf")},
    }

    def run(page: str = PAGE) -> SiteFolder:
        old = with_files(tmp_path / "old", {**changes, "_pages/about.md": page})
        assert main(["import", str(old.root), str(tmp_path / "new")]) == 0
        return SiteFolder(tmp_path / "new", files={})

    return run


def stays(site: SiteFolder, reason: str, text: str = CARD) -> None:
    """Hold that the card is on its page as it was, for a REASON that the report gives."""
    assert not list(site.root.glob("content/publications/*.md"))
    assert text in (site.root / "content/pages/about.md").read_text("utf-8")
    report = " ".join((site.root / "IMPORT.md").read_text("utf-8").split())
    assert reason in report


def test_nothing_is_lost(imported: Callable[..., SiteFolder]) -> None:
    """Where nobody forgets anything, the card is a paper."""
    assert (imported().root / "content/publications/a-paper-of-mine.md").is_file()


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.said)
def test_forgotten_by_the_reader(
    imported: Callable[..., SiteFolder], monkeypatch: pytest.MonkeyPatch, loss: Loss
) -> None:
    """What the reader of a card forgets is found."""

    def forgetful(**parts: Any) -> card.PaperBox:
        found = replace(real(**parts), **loss.fields)
        summary = loss.text("\n\n".join(found.summary))
        return replace(found, summary=(summary,))

    real = card.PaperBox
    monkeypatch.setattr(card, "PaperBox", forgetful)
    stays(imported(), f"As a card of ours it would lose {loss.said}")


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.said)
def test_forgotten_in_the_file(
    imported: Callable[..., SiteFolder], monkeypatch: pytest.MonkeyPatch, loss: Loss
) -> None:
    """What the file of a paper lacks is found."""

    def forgetful(paper: Publication, summary: str) -> str:
        return real(replace(paper, **loss.fields), loss.text(summary))

    real = card_papers.publication_file
    monkeypatch.setattr(card_papers, "publication_file", forgetful)
    stays(imported(), f"As a file of its own it would lose {loss.said}")


def test_needed_by_its_page(imported: Callable[..., SiteFolder]) -> None:
    """A card with the address of a picture that the page shows beside it stays."""
    card_text = CARD.replace('<img src="images/ada.png" alt="">', "\n\n[ada]: images/ada.png\n\n")
    page = PAGE.replace(CARD, f"{card_text}\n![A picture][ada]\n")
    stays(imported(page), "Without it the page would lose the picture images/ada.png", card_text)


@pytest.mark.parametrize("marker", ["publications topic=papers", "publications"])
def test_no_place_for_a_marker(imported: Callable[..., SiteFolder], marker: str) -> None:
    """A card stays where what would stand for it means something else on its page."""
    page = f"{PAGE}\n[{marker}]: https://all.example/papers\n"
    stays(imported(page), "A marker in its place would not be one.")


def test_file_that_is_wrong(
    imported: Callable[..., SiteFolder], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A card stays where a build could not read its file."""

    def wrong(paper: Publication, summary: str) -> str:
        return real(paper, summary).replace("date:", "linsk: []\ndate:")

    real = card_papers.publication_file
    monkeypatch.setattr(card_papers, "publication_file", wrong)
    stays(imported(), "As a file of its own it could not be read")
