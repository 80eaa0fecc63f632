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

PARTS = tuple(
    f"_includes/{name}.html"
    for name in (
        "author-profile",
        "browser-upgrade",
        "footer",
        "footer/custom",
        "masthead",
        "sidebar",
    )
)
"""Parts of the theme that show words around every page."""

WORDS = (
    "Homepage", "Home", "Menu", "Toggle menu", "Skip to content", "Follow", "Follow:", "Feed",
    "Sitemap", "Powered by", "Jekyll", "AcademicPages", "Academic Pages", "Minimal Mistakes",
    "a fork of", "GitHub Pages", "Website", "Email", "E-mail", "Twitter", "Google+", "Github",
    "Stackoverflow", "Stack Overflow", "Last.fm", "Foursquare", "Vine", "Impactstory",
    "Google Scholar", "Google Plus", "CV", "and", "You are using an", "outdated", "browser. Please",
    "upgrade your browser", "to improve your experience.",
)  # fmt: skip
"""Words that the template's own parts show."""

CLASSES = (
    "page", "initial-content", "greedy-nav", "visible-links", "hidden-links", "navicon",
    "social-icons", "profile_box", "anchor", "archive", "sticky", "btn",
)  # fmt: skip
CLASSES_BEGIN = ("page__", "author__", "masthead__", "archive__", "sidebar__", "btn--", "notice--")
"""Classes of the template's HTML that the new theme has not, and what such begin with."""

RULES = (
    ".paper-box", ".paper-box-image", ".paper-box-text", ".badge", ".anchor",
    ".paper-box .paper-box-image", ".paper-box .paper-box-text",
    "h1:before", "h1:before, .anchor:before", ".anchor:before",
)  # fmt: skip
"""Selectors of the template's own rules in ``assets/css/main.scss``."""
