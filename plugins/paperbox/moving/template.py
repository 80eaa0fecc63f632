"""What the template brings: the values in its style sheets, and the names of its theme files."""

from __future__ import annotations

VARIABLES = {
    "background-color": "#fff", "body-color": "#fff", "border-color": "$lighter-gray",
    "border-radius": "4px", "caption-font-family": "$serif", "code-background-color": "#fafafa",
    "doc-font-size": "14", "global-font-family": "$sans-serif", "gray": "#7a8288",
    "header-font-family": "$sans-serif", "info-color": "#224b8d", "link-color": "$info-color",
    "masthead-link-color": "$primary-color",
    "monospace": 'Monaco, Consolas, "Lucida Console", monospace', "primary-color": "#7a8288",
    "sans-serif": '"Trebuchet MS", Helvetica, sans-serif',
    "serif": "Georgia, Times, serif", "text-color": "$dark-gray",
}  # fmt: skip
"""Variables that say how a site looks, as ``_sass/_variables.scss`` has them."""

BADGE = "#00369f"
FIGURE = "400px"
"""The colour of badges and the width of figures, as ``assets/css/main.scss`` has them."""

FILES = {
    "_layouts": ("compress.html", "default.html"),
    "_sass": (
        "_animations.scss", "_archive.scss", "_base.scss", "_buttons.scss", "_footer.scss",
        "_forms.scss", "_masthead.scss", "_mixins.scss", "_navigation.scss", "_notices.scss",
        "_page.scss", "_print.scss", "_reset.scss", "_sidebar.scss", "_syntax.scss",
        "_tables.scss", "_utilities.scss", "_variables.scss",
    ),
}  # fmt: skip
"""The files of the theme, by folder; what lies in ``_sass/vendor/`` is the template's as well."""

STYLE_SHEETS = ("assets/css/academicons*", "assets/css/collapse*", "assets/css/main.scss")
