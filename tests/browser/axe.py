"""What axe has to say of a page: the rules of WCAG 2.2, A and AA, and what is good practice."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
"""Named, since axe leaves a rule of WCAG 2.2 out unless asked."""


def faults(tab: Page) -> list[str]:
    """Return what axe finds on the page at hand: the rule, the element, and why."""
    found = Axe().run(tab, options={"runOnly": TAGS, "resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {node['html']}: {node['failureSummary']}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
