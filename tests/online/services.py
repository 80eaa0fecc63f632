"""The services as they answer when all is well, for two papers of Ada Example's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.online.server import Asked, Reply, data, page, status

OPENALEX, CROSSREF = "api.openalex.org", "api.crossref.org"
SEMANTIC_SCHOLAR, SCHOLAR = "api.semanticscholar.org", "scholar.google.com"

ORCID, AUTHOR, USER = "0000-0002-1825-0097", "A5000000001", "AbCdEfGAAAAJ"


@dataclass(frozen=True)
class Work:
    """A paper as services know it."""

    slug: str
    title: str
    count: Any
    """A number, or what a service says in place of one."""
    year: int = 2024
    first: str = "Ada Example"

    @property
    def doi(self) -> str:
        return f"10.1000/{self.slug}"

    @property
    def openalex(self) -> dict[str, object]:
        return {
            "id": f"https://openalex.org/W{sum(self.slug.encode())}",
            "doi": f"https://doi.org/{self.doi}",
            "display_name": self.title,
            "publication_year": self.year,
            "cited_by_count": self.count,
            "authorships": [{"author": {"display_name": self.first}}],
        }

    @property
    def crossref(self) -> dict[str, object]:
        return {
            "DOI": self.doi.upper(),
            "title": [self.title],
            "author": [{"given": self.first.split()[0], "family": self.first.split()[-1]}],
            "published": {"date-parts": [[self.year, 5]]},
            "is-referenced-by-count": self.count,
        }

    @property
    def row(self) -> str:
        """The row of the paper on a profile of Google Scholar."""
        link = f"/citations?view_op=view_citation&citation_for_view={USER}:{self.slug}"
        return (
            f'<tr class="gsc_a_tr"><td><a class="gsc_a_at" href="{link}">{self.title}</a>'
            f'<div class="gs_gray">{self.first}</div><div class="gs_gray">Journal</div></td>'
            f'<td class="gsc_a_c"><a class="gsc_a_ac">{self.count}</a></td>'
            f'<td class="gsc_a_y"><span class="gsc_a_h">{self.year}</span></td></tr>'
        )


ALPHA = Work("alpha", "Counting the citations of others with care", 11)
BETA = Work("beta", "Counting the citations of oneself without", 6)


@dataclass
class OpenAlex:
    """OpenAlex, with some WORKS; what fails is said by ON: what is asked for -> reply."""

    works: tuple[Work, ...] = (ALPHA, BETA)
    name: str = "Ada Example"
    total: Any = 17
    on: Mapping[str, Callable[[Asked], Reply]] = field(default_factory=dict)
    """``author``, ``list`` (the owner's works), ``batch`` (some ids) or ``single``."""

    def __call__(self, asked: Asked) -> Reply:
        kind = self._kind(asked)
        return self.on[kind](asked) if kind in self.on else getattr(self, f"_{kind}")(asked)

    @staticmethod
    def _kind(asked: Asked) -> str:
        if asked.path.startswith("/authors/"):
            return "author"
        if asked.path != "/works":
            return "single"
        return "list" if "author" in asked.query["filter"] else "batch"

    def _author(self, _: Asked) -> Reply:
        return data(
            {
                "id": f"https://openalex.org/{AUTHOR}",
                "orcid": f"https://orcid.org/{ORCID}",
                "display_name": self.name,
                "cited_by_count": self.total,
                "summary_stats": {"h_index": 2, "i10_index": 1},
                "counts_by_year": [{"year": 2025, "cited_by_count": 9}],
            }
        )

    def _list(self, _: Asked) -> Reply:
        works = [work.openalex for work in self.works]
        return data({"meta": {"count": len(works), "next_cursor": None}, "results": works})

    def _batch(self, asked: Asked) -> Reply:
        wanted = asked.query["filter"].partition(":")[2].lower().split("|")
        works = [work.openalex for work in self.works if work.doi in wanted]
        return data({"meta": {"count": len(works)}, "results": works})

    def _single(self, asked: Asked) -> Reply:
        found = [work for work in self.works if asked.path.lower().endswith(work.doi)]
        return data(found[0].openalex) if found else status(404)


def crossref(*works: Work) -> Callable[[Asked], Reply]:
    """Crossref, with some works."""

    def reply(asked: Asked) -> Reply:
        wanted = asked.query.get("filter", "").replace("doi:", "").lower().split(",")
        items = [work.crossref for work in works if work.doi in wanted]
        return data({"status": "ok", "message": {"total-results": len(items), "items": items}})

    return reply


def profile(
    *works: Work,
    name: str = "Ada Example",
    more: bool = False,
    totals: tuple[int, ...] | None = None,
) -> str:
    """The page of Ada's profile at Google Scholar; MORE: the list goes on."""
    counts = sorted((int(work.count) for work in works), reverse=True)
    h = sum(count >= place for place, count in enumerate(counts, 1))
    stated = totals or (sum(counts), h, sum(count >= 10 for count in counts))
    rows = "".join(
        f'<tr><td class="gsc_rsb_sc1">x</td><td class="gsc_rsb_std">{number}</td>'
        f'<td class="gsc_rsb_std">{number}</td></tr>'
        for number in stated
    )
    button = f'<button id="gsc_bpf_more" {"" if more else "disabled"}></button>'
    return (
        f'<!doctype html><title>x</title><div id="gsc_prf_in">{name}</div>'
        f'<table id="gsc_rsb_st"><tbody>{rows}</tbody></table>'
        f"<table>{''.join(work.row for work in works)}</table>{button}"
    )


def scholar(*works: Work, **options: Any) -> Callable[[Asked], Reply]:
    """Google Scholar, with Ada's profile."""
    return lambda _: page(profile(*works, **options))
