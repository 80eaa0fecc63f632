"""A file of each kind with every field filled in, as data."""

from __future__ import annotations

from typing import Any

from paperbox.paper_links import IDENTIFIERS, LINK_TYPES
from paperbox.services import SERVICES

ENTRY = {
    "title": "A page",
    "permalink": "/a/page/",
    "redirect_from": ["/old/", "older.html"],
    "excerpt": "What it says",
    "lang": "zh-Hans",
    "author_profile": False,
    "template": "page",
    "draft": True,
    "hidden": "no",
}

EXAMPLES: dict[str, Any] = {
    "profile": {
        "name": "Ada Example",
        "native_name": "例 阿达",
        "pronouns": "she/her",
        "pronunciation": "AY-da",
        "aliases": ["A. Example"],
        "photo": "images/ada.jpg",
        "status": "On the job market",
        "bio": "Student of samples",
        "interests": ["samples", "tests"],
        "affiliations": [
            "Lab of Samples",
            {"University of Tests": "https://www.example.edu"},
            {"name": "Institute", "url": "https://i.example", "logo": "images/logo.svg"},
        ],
        "location": "Testville",
        "email": ["ada@example.edu", "a@b.example"],
        "links": [
            *({key: service.example} for key, service in SERVICES.items()),
            {"Blog": "https://ada.example.org/blog"},
            {"label": "Lab", "url": "files/lab.pdf", "icon": "github"},
        ],
    },
    "publication": {
        "title": "Sampling $x$",
        "authors": ["Ada Example*", "Sample, Bo†", "陈晓✉"],
        "date": "2024-02-29",
        "year": 2024,
        "type": "inproceedings",
        "venue": "TestConf",
        "abstract": "We sample $x$.",
        "key": "example2024sampling",
        "journal": "Journal of Samples",
        "booktitle": "Proceedings of the Conference on Tests",
        "volume": 3,
        "number": "2A",
        "pages": "1-9",
        "publisher": "Test Press",
        "institution": "University of Tests",
        "editors": ["Di Editor"],
        "bibtex": {"series": "Samples", "edition": 2},
        "badge": "TC 24",
        "image": {"file": "images/a.png", "alt": "A"},
        "image_alt": "A figure",
        "media": ["images/b.gif", {"file": "images/c.mp4", "poster": "images/c.png"}],
        "url": "https://a.example/paper",
        "links": [{"Code": "https://github.com/a/b"}, {"label": "X", "url": "#x", "icon": "code"}],
        "topics": ["Speech", "Music"],
        "selected": True,
        "award": "Oral",
        "scholar": "AAAAAAAAAAAJ:xxxxxxxxxxxx",
        "order": 3,
        "draft": False,
        "until": "2025-01-01",
        "hidden": False,
        **{field: known.example for field, known in IDENTIFIERS.items()},
        **{field: f"https://{field}.example" for field in LINK_TYPES},
    },
    "page": {**ENTRY, "menu": "Talks", "order": 1},
    "post": {**ENTRY, "date": "2024-05-23 10:00:00 +0800", "tags": ["tests", "samples"]},
    "news": {"date": "2024-06-04", "draft": False},
    "people": [
        {"Bo Sample": "https://bo.example"},
        {
            "name": "Cy Proof",
            "native_name": "证",
            "aliases": ["C. Proof"],
            "url": "https://cy.example",
            "orcid": "0000-0000-0000-0000",
        },
    ],
    "venues": [
        {"TestConf": "International Conference on Tests"},
        "Samples",
        {
            "name": "J. Tests",
            "full": "Journal of Tests",
            "aliases": ["Tests Journal"],
            "type": "article",
            "colour": "#1f4b8f",
        },
    ],
    "stages": [
        {
            "title": "B.Sc.",
            "date": "2020/09 - 2024/07",
            "place": "University of Tests",
            "url": "https://www.example.edu",
            "logo": "images/logo.svg",
            "links": [{"Slides": "files/a.pdf"}],
            "text": "With *honours*.",
        }
    ],
}
