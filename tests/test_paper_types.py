"""What sort of work a paper is."""

from __future__ import annotations

import pytest

from paperbox.paper_types import BY_ENTRY, TYPES, inferred_type


@pytest.mark.parametrize(
    ("venue", "ids", "given", "found"),
    [
        ("arXiv", (), (), "preprint"),
        ("CoRR", (), ("journal",), "preprint"),
        ("arXiv preprint arXiv:2405.14297", (), ("journal",), "preprint"),
        ("", ("arxiv",), (), "preprint"),
        ("", ("arxiv", "doi"), (), ""),
        ("TestConf", ("arxiv",), (), ""),
        ("", ("hal",), ("institution",), ""),
        ("Journal of Samples", (), ("journal",), "article"),
        ("", (), ("booktitle",), "inproceedings"),
        ("Halifax Review", (), (), ""),
    ],
)
def test_inferred(venue: str, ids: tuple[str, ...], given: tuple[str, ...], found: str) -> None:
    """A sort is found out only where what is there leaves no other."""
    assert inferred_type(venue, ids, given) == found


def test_entries() -> None:
    """Each entry stands for one sort, and what we write is read as the sort it was written for."""
    for name, known in TYPES.items():
        assert BY_ENTRY.get(known.entry, name) == name
