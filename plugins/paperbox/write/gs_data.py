"""`Counts` -> gs_data.json and gs_data_shieldsio.json, as acad-homepage's crawler wrote them.

Old pages and badges read them from a branch. Unchanged numbers give unchanged files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from paperbox.counts import SCHOLAR, AuthorCounts, Counts, PaperCount

DATA, BADGE = "gs_data.json", "gs_data_shieldsio.json"
"""The names that pages and badges ask for."""


def gs_data(counts: Counts, sources: Sequence[str], scholar_ids: Mapping[str, str]) -> str:
    """Return gs_data.json, with the total of the first of SOURCES that knows the owner.

    SCHOLAR_IDS has Google Scholar's ids of papers of the site, by their slugs.
    """
    owner = _owner(counts, sources)
    data: dict[str, object] = {
        # Pages put this into their text as it is; a null leaves the place empty.
        "citedby": owner.citations if owner else None,
        "updated": f"{counts.changed_at} 00:00:00.000000" if counts.changed_at else "",
        "publications": {
            scholar: _publication(scholar, paper)
            for scholar, paper in _by_scholar(counts, scholar_ids).items()
        },
    }
    if owner:
        scholar = counts.author.get(SCHOLAR)
        data |= {
            "scholar_id": scholar.id if scholar else "",
            "name": owner.name,
            "hindex": owner.h,
            "i10index": owner.i10,
            "cites_per_year": {str(year): n for year, n in owner.by_year.items()},
        }
    return _json(data)


def shields(counts: Counts, sources: Sequence[str]) -> str:
    """Return gs_data_shieldsio.json; shields.io takes no other keys, and no empty message."""
    owner = _owner(counts, sources)
    message = str(owner.citations) if owner else "unknown"
    return _json({"schemaVersion": 1, "label": "citations", "message": message})


def _owner(counts: Counts, sources: Sequence[str]) -> AuthorCounts | None:
    """Return what the first of SOURCES says, else what any other does."""
    order = [*sources, *sorted(counts.author)]
    return next((counts.author[name] for name in order if name in counts.author), None)


def _by_scholar(counts: Counts, scholar_ids: Mapping[str, str]) -> dict[str, PaperCount]:
    """Return the papers that Google Scholar has an id of, with the count that the site shows."""
    found = {
        paper.source_id: paper
        for paper in counts.papers.values()
        if paper.source == SCHOLAR and paper.source_id
    }
    found |= {key: paper for key, paper in counts.papers.items() if ":" in key}
    for slug, scholar in scholar_ids.items():
        if scholar and (paper := counts.of(slug, scholar)):
            found[scholar] = paper
    return found


def _publication(scholar: str, paper: PaperCount) -> dict[str, object]:
    bib = {"title": paper.title, "pub_year": str(paper.year) if paper.year else ""}
    return {
        "author_pub_id": scholar,
        "bib": {name: value for name, value in bib.items() if value},
        "num_citations": paper.count,
    }


def _json(data: Mapping[str, object]) -> str:
    return json.dumps(data, indent=1, sort_keys=True) + "\n"
