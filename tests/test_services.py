"""The services: each line of the table, and what their names and addresses may look like."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from paperbox import paper_links, services
from paperbox.services import (
    GENERAL_ICON,
    SERVICES,
    folded,
    icon_for,
    is_address,
    key_of,
    service_of,
)
from tests.sites import REPOSITORY

ICONS: dict[str, str] = json.loads(
    (REPOSITORY / "plugins/paperbox/write/icons.json").read_text("utf-8")
)
SHAPES = {"circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect"}
HOSTILE = (
    "",
    " ",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,x",
    "<script>",
    '"onload=x',
    "a b",
    "ada\n",
    "a\nb",
    "ada\x00",
    "ada\u202e",
    "ada\u200b",
    "https://",
    "https:// a.example",
    "https://[",
    "https://[::1]/",
    "https://@",
    "https://:80/",
    'https://a.example/"x',
    "https://a.example/<b>",
    "//a.example",
)
LINKED = [key for key, service in SERVICES.items() if service.url]


def test_enough() -> None:
    """Whatever a researcher has, it is there."""
    assert len(SERVICES) >= 48


@pytest.mark.parametrize("key", SERVICES)
def test_a_line(key: str) -> None:
    """A key is plain, and the example is a value that a schema takes too."""
    service = SERVICES[key]
    assert re.fullmatch("[a-z0-9]+", key)
    assert service.label.strip() == service.label != ""
    assert service.address(service.example)
    assert re.search(service.accepts, service.example)


def test_no_name_means_two_services() -> None:
    """Labels differ, and so do keys, labels and aliases once they are folded."""
    labels = [service.label for service in SERVICES.values()]
    assert len(set(labels)) == len(labels)
    names = [{folded(n) for n in (k, s.label, *s.aliases)} for k, s in SERVICES.items()]
    assert len(set().union(*names)) == sum(map(len, names))


@pytest.mark.parametrize("key", LINKED)
def test_an_example_makes_an_address(key: str) -> None:
    """The address is whole, shows the parts of the name, and has the icon."""
    service = SERVICES[key]
    address = service.address(service.example)
    assert address.startswith("https://")
    assert is_address(address)
    assert not {"{", "}"} & set(address)
    for part in re.findall(r"\w+", service.example):
        assert part in address
    assert icon_for(address) == service.icon


@pytest.mark.parametrize("key", SERVICES)
def test_an_address_stays(key: str) -> None:
    """A whole address passes through, whatever its host."""
    for address in (
        "https://a.example/b?c=d&e=%20#f",
        "http://a.example:8000/",
        "HTTPS://a.example",
    ):
        assert SERVICES[key].address(address) == address
        assert re.search(SERVICES[key].accepts, address)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("key", SERVICES)
def test_neither_name_nor_address(key: str, value: str) -> None:
    """The sentence says what was expected and what was found; the schema refuses it as well."""
    with pytest.raises(ValueError, match=r"^expected an? ") as error:
        SERVICES[key].address(value)
    assert f'found "{value}"' in str(error.value)
    # In Python alone, "$" also matches before the last newline.
    assert value.endswith("\n") or not re.search(SERVICES[key].accepts, value)


@pytest.mark.parametrize("key", SERVICES)
def test_found_by_key_label_and_alias(key: str) -> None:
    """However it is written."""
    service = SERVICES[key]
    for name in (key, service.label, *service.aliases):
        for written in (name, name.upper(), name.replace(" ", "_"), name.replace(" ", "-")):
            assert service_of(written) is service
            assert key_of(written) == key


def test_no_service() -> None:
    """Other words name none."""
    assert service_of("Blog") is service_of("") is None
    assert key_of("Homepage") == ""


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("google_scholar", "googlescholar"),
        ("Google-Scholar", "googlescholar"),
        ("Twitter", "x"),
        ("last.fm", "lastfm"),
        ("uri", "website"),
        ("InspireHEP", "inspire"),
    ],
)
def test_other_spellings(name: str, key: str) -> None:
    """The names that acad-homepage has, and those that people say."""
    assert key_of(name) == key


@pytest.mark.parametrize(
    ("key", "value", "address"),
    [
        ("academia", "uni-x/AdaB", "https://uni-x.academia.edu/AdaB"),
        ("bluesky", "ada", "https://bsky.app/profile/ada.bsky.social"),
        ("bluesky", "@ada.example", "https://bsky.app/profile/ada.example"),
        ("cv", "files/cv.pdf", "files/cv.pdf"),
        ("dblp", "12/3456", "https://dblp.org/pid/12/3456.html"),
        ("dblp", "12/3456-1", "https://dblp.org/pid/12/3456-1.html"),
        ("dblp", "l/AdaLovelace.html", "https://dblp.org/pid/l/AdaLovelace.html"),
        ("flickr", "12345678@N00", "https://www.flickr.com/people/12345678@N00"),
        ("github", "@ada", "https://github.com/ada"),
        (
            "googlescholar",
            "AbC_dE-AAAAJ&hl=en",
            "https://scholar.google.com/citations?user=AbC_dE-AAAAJ",
        ),
        ("linkedin", "ada-12345/", "https://www.linkedin.com/in/ada-12345"),
        ("linkedin", "陈晓", "https://www.linkedin.com/in/%E9%99%88%E6%99%93"),
        ("linkedin", "%E9%99%88%E6%99%93", "https://www.linkedin.com/in/%E9%99%88%E6%99%93"),
        ("mastodon", "@ada@m.example", "https://m.example/@ada"),
        ("mastodon", "ada@m.example", "https://m.example/@ada"),
        ("medium", "@ada", "https://medium.com/@ada"),
        ("openreview", "~Ada_B.1", "https://openreview.net/profile?id=~Ada_B.1"),
        ("orcid", "0000-0000-0000-000X", "https://orcid.org/0000-0000-0000-000X"),
        ("qq", "123456", "123456"),
        ("rss", "feed.xml", "feed.xml"),
        ("semanticscholar", "Ada-B/123", "https://www.semanticscholar.org/author/123"),
        ("stackoverflow", "123/ada", "https://stackoverflow.com/users/123/ada"),
        ("steam", "7" * 17, f"https://steamcommunity.com/profiles/{'7' * 17}"),
        ("substack", "ada", "https://ada.substack.com"),
        ("substack", "@ada", "https://substack.com/@ada"),
        ("threads", "@ada", "https://www.threads.com/@ada"),
        (
            "webofscience",
            "A-1234-2008",
            "https://www.webofscience.com/wos/author/record/A-1234-2008",
        ),
        ("wechat", "ada_99", "ada_99"),
        ("wechat", "images/wechat.png", "images/wechat.png"),
        ("weibo", "123456", "https://weibo.com/u/123456"),
        ("weibo", "ada", "https://weibo.com/ada"),
        ("wikipedia", "zh:Ada", "https://zh.wikipedia.org/wiki/User:Ada"),
        ("youtube", "@ada", "https://www.youtube.com/@ada"),
        ("youtube", "UC" + "a" * 22, f"https://www.youtube.com/channel/UC{'a' * 22}"),
    ],
)
def test_kinds_of_names(key: str, value: str, address: str) -> None:
    """Names as services have them, and as people paste them."""
    assert SERVICES[key].address(value) == address
    assert re.search(SERVICES[key].accepts, value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("bilibili", "ada"),
        ("cv", "cv"),
        ("github", ".."),
        ("github", "ada/repository"),
        ("googlescholar", "YOUR_GOOGLE_SCHOLAR_ID"),
        ("mastodon", "ada"),
        ("openreview", "Ada_Example1"),
        ("orcid", "0000-0000-0000"),
        ("scopus", "ada"),
        ("wechat", "ada"),
    ],
)
def test_not_a_name_of_this_service(key: str, value: str) -> None:
    """Where the form of a name is certain, another one is a mistake."""
    with pytest.raises(ValueError, match=r"^expected an? "):
        SERVICES[key].address(value)


def test_hints() -> None:
    """What was expected is told with an example, and an address without https:// is mended."""
    with pytest.raises(ValueError, match="GitHub, such as ada-example, or an address") as error:
        SERVICES["github"].address("www.github.com/ada")
    assert str(error.value).endswith('; did you mean "https://www.github.com/ada"?')
    with pytest.raises(ValueError, match=r"expected an address .* or a file of the site"):
        SERVICES["cv"].address("cv")
    with pytest.raises(ValueError, match="expected a picture, or an id of WeChat"):
        SERVICES["wechat"].address("a b")


def test_hosts_that_change_when_read() -> None:
    """A sign that counts as a slash once a host is normalised makes no address."""
    assert not is_address("https://a\uff0fb.example")
    with pytest.raises(ValueError, match="or an address"):
        SERVICES["github"].address("https://a\uff0fb.example")


def test_shown_on_demand() -> None:
    """Two services have no page for a user."""
    assert [key for key, service in SERVICES.items() if service.shown] == ["qq", "wechat"]


@pytest.mark.parametrize(
    ("url", "icon"),
    [
        ("https://a.example", GENERAL_ICON),
        ("files/cv.pdf", GENERAL_ICON),
        ("https://[", GENERAL_ICON),
        ("", GENERAL_ICON),
        ("https://ada.github.io", GENERAL_ICON),
        ("https://notx.com/ada", GENERAL_ICON),
        ("https://com", GENERAL_ICON),
        ("https://GIST.GitHub.com:443/x", "github"),
        ("https://ada@www.github.com/x", "github"),
        ("https://scholar.google.com.hk/citations?user=x", "googlescholar"),
        ("https://docs.google.com/presentation/d/x", "googledrive"),
        ("https://www.google.com", GENERAL_ICON),
        ("https://youtu.be/x", "youtube"),
        ("https://twitter.com/x", "x"),
        ("https://hf.co/x", "huggingface"),
        ("https://doi.org/10.1000/182", "doi"),
        ("https://openreview.net/forum?id=x", "openreview"),
        ("https://www.bilibili.com/video/x", "bilibili"),
        ("https://mp.weixin.qq.com/s/x", "wechat"),
        ("https://zhuanlan.zhihu.com/p/1", "zhihu"),
        ("https://mastodon.social/@x", "mastodon"),
        ("https://ada.substack.com/p/x", "substack"),
    ],
)
def test_icon_by_host(url: str, icon: str) -> None:
    """An address has the icon of its host, or of one above it; others the general one."""
    assert icon_for(url) == icon


@pytest.mark.parametrize("name", sorted(services.ICONS | paper_links.ICONS))
def test_every_icon_that_is_named_exists(name: str) -> None:
    """The build hook collects the icons of both tables."""
    assert ICONS[name]


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_plain_svg(name: str) -> None:
    """Shapes in one colour, nothing that runs, loads or styles."""
    for element in ElementTree.fromstring(f"<g>{ICONS[name]}</g>").iter():  # noqa: S314  our own
        assert element.tag in SHAPES
        assert not (element.text or "").strip()
        for attribute, value in element.attrib.items():
            assert not attribute.startswith("on")
            assert attribute not in {"style", "href", "class", "id"}
            if attribute in {"fill", "stroke"}:
                assert value in {"none", "currentColor"}


def test_icons_are_small() -> None:
    """The file is read at every build, and stands in every installation."""
    assert sum(map(len, ICONS.values())) < 80_000
