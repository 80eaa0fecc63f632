"""Every address in an output folder, and whether something is there."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

from bs4 import BeautifulSoup

ADDRESSES = ("href", "src", "poster", "action", "data")


class Crawl:
    """The links of one site. SITE is where it is published, OTHERS what else stands there."""

    def __init__(self, output: Path, site: str, others: Iterable[str] = ()) -> None:
        self.output, self.site, self.others = output, site, set(others)

    def dead(self) -> list[tuple[str, str]]:
        """Return (file, address) of all that leads to nothing on the site itself."""
        found = [*self._of_pages(), *self._of_feeds(), *self._of_sitemap()]
        return [it for it in found if it[1] not in self.others and not self.is_there(*it)]

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        return {
            path.relative_to(self.output).as_posix(): BeautifulSoup(
                path.read_text("utf-8"), "html.parser"
            )
            for path in sorted(self.output.rglob("*.html"))
        }

    def is_there(self, file: str, url: str) -> bool:
        """Whether an address of a file leads to something; one of another host may."""
        parts = urlsplit(urljoin(f"{self.site}/{file}", url))
        whole = parts._replace(query="", fragment="").geturl()
        if parts.scheme not in {"http", "https"} or not whole.startswith(f"{self.site}/"):
            return not whole.startswith(self.site) or whole == self.site
        path = unquote(whole.removeprefix(f"{self.site}/"))
        if not path or path.endswith("/"):
            path = posixpath.join(path, "index.html")
        if not (self.output / path).is_file():
            return False
        name = unquote(parts.fragment)
        return not name or path not in self.pages or name in self._ids(path)

    def _ids(self, path: str) -> set[str]:
        return {str(tag.get("id") or tag.get("name")) for tag in self.pages[path].select("[id], a")}

    def _of_pages(self) -> Iterator[tuple[str, str]]:
        for file, page in self.pages.items():
            for name in ADDRESSES:
                yield from ((file, str(tag[name])) for tag in page.select(f"[{name}]"))
            for tag in page.select("[srcset]"):
                yield from ((file, part.split()[0]) for part in str(tag["srcset"]).split(", "))
            for tag in page.select('meta[name$="_url"], meta[property="og:image"]'):
                yield file, str(tag["content"])
            for tag in page.select('meta[http-equiv="refresh"]'):
                yield file, str(tag["content"]).partition("url=")[2]
            for tag in page.select('script[type="application/ld+json"]'):
                yield from ((file, url) for url in _addresses_in(json.loads(tag.text)))

    def _of_feeds(self) -> Iterator[tuple[str, str]]:
        for path in sorted(self.output.glob("feeds/*.xml")):
            file = path.relative_to(self.output).as_posix()
            root = ElementTree.parse(path).getroot()  # noqa: S314  we wrote it
            yield from ((file, str(link.get("href"))) for link in root.findall(".//{*}link"))
            for content in root.findall(".//{*}content"):
                yield from self._in_html(file, content.text or "")
        for path in sorted(self.output.glob("feeds/*.json")):
            file, said = (
                path.relative_to(self.output).as_posix(),
                json.loads(path.read_text("utf-8")),
            )
            yield from ((file, said[name]) for name in ("home_page_url", "feed_url"))
            for item in said["items"]:
                yield file, item["url"]
                yield from self._in_html(file, item["content_html"])

    def _in_html(self, file: str, html: str) -> Iterator[tuple[str, str]]:
        """Yield the addresses of a text; one that is not whole leads nowhere from a feed."""
        soup = BeautifulSoup(html, "html.parser")
        own = {f"#{tag['id']}" for tag in soup.select("[id]")}  # such as its footnotes
        for tag in soup.select("[href], [src]"):
            url = str(tag.get("href") or tag.get("src"))
            if url in own:
                continue
            yield file, url if urlsplit(url).scheme else f"{self.site}/not-whole/{url}"

    def _of_sitemap(self) -> Iterator[tuple[str, str]]:
        path = self.output / "sitemap.xml"
        if path.is_file():
            root = ElementTree.parse(path).getroot()  # noqa: S314  we wrote it
            yield from ((path.name, str(loc.text)) for loc in root.findall(".//{*}loc"))
        named = re.findall(r"^Sitemap: (.*)", (self.output / "robots.txt").read_text("utf-8"), re.M)
        yield from (("robots.txt", url) for url in named)


def _addresses_in(value: Any) -> Iterator[str]:
    """Yield the addresses in JSON-LD; what things are called is none."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"@context", "@id"}:
                yield from _addresses_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _addresses_in(inner)
    elif str(value).startswith("http"):
        yield str(value)
