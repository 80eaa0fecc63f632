"""The services a researcher is found at: one line each.

A profile names a service by its key and gives a user name or a whole address. The build hook
(hatch_build.py) runs this file on its own to learn which icons to draw, so it imports nothing
but the standard library.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True, slots=True)
class Service:
    """A place with a page for each researcher."""

    label: str
    """What readers see."""
    url: str
    """The address of a user's page; ``{}`` stands for the user name."""
    icon: str
    """The name of the icon: a brand of simple-icons, or a drawing in theme/icons."""

    def address(self, user: str) -> str:
        """Return the page of USER, which may be a user name or already an address."""
        if urlsplit(user).scheme in {"http", "https"}:
            return user
        return self.url.format(quote(user.lstrip("@"), safe="/:=&~."))


SERVICES = {
    "arxiv": Service("arXiv", "https://arxiv.org/a/{}", "arxiv"),
    "dblp": Service("DBLP", "https://dblp.org/pid/{}.html", "dblp"),
    "github": Service("GitHub", "https://github.com/{}", "github"),
    "googlescholar": Service(
        "Google Scholar", "https://scholar.google.com/citations?user={}", "googlescholar"
    ),
    "huggingface": Service("Hugging Face", "https://huggingface.co/{}", "huggingface"),
    "linkedin": Service("LinkedIn", "https://www.linkedin.com/in/{}", "linkedin"),
    "openreview": Service("OpenReview", "https://openreview.net/profile?id={}", "openreview"),
    "orcid": Service("ORCID", "https://orcid.org/{}", "orcid"),
    "researchgate": Service(
        "ResearchGate", "https://www.researchgate.net/profile/{}", "researchgate"
    ),
    "semanticscholar": Service(
        "Semantic Scholar", "https://www.semanticscholar.org/author/{}", "semanticscholar"
    ),
    "x": Service("X", "https://x.com/{}", "x"),
    "zhihu": Service("Zhihu", "https://www.zhihu.com/people/{}", "zhihu"),
}

GENERAL_ICON = "link"
"""The icon of an address that belongs to no service."""


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")


_ICON_BY_HOST = {_host(service.url): service.icon for service in SERVICES.values()}


def icon_for(url: str) -> str:
    """Return the name of the icon that fits URL: its service's, or the general one."""
    return _ICON_BY_HOST.get(_host(url), GENERAL_ICON)
