"""A site that uses everything."""

from pathlib import Path

PELICAN_CLASS = "paperbox.Site"
PLUGINS = ["paperbox"]
THEME = str(Path(__file__).parents[2] / "theme")
PAPERBOX = {
    "home": "about.md",
    "date_order": "dmy",
    "tags": True,
    "marks": {"§": "work done while at the Institute of Samples"},
    "menu": [
        {"label": "Papers", "url": "#publications"},
        {"label": "News", "url": "#news"},
        {
            "label": "Research",
            "url": "research/",
            "children": [
                {"label": "Basins and drains", "url": "/basins/"},
                {"label": "Old drafts", "url": "posts/"},
                {"label": "Elsewhere: a label of some length", "url": "https://sink.example/"},
                {
                    "label": "Deeper",
                    "children": [{"label": "Deepest", "url": "basins/#papers-again"}],
                },
            ],
        },
        {
            "label": "Languages",
            "children": [
                {"label": "中文主页", "url": "zh/"},
                {"label": "العربية", "url": "ar/"},
            ],
        },
        {"label": "Life", "url": "#education"},
        "...",
    ],
}

PATH = "content"
SITENAME = "Mira Lindqvist"
SITEURL = "https://mira.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
