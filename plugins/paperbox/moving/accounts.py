"""What the author says of accounts, ``github: ada``, -> links of the profile."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from paperbox.errors import Problems
from paperbox.read.profile import read_profile
from paperbox.read.source import Source
from paperbox.services import GENERAL_ICON, SERVICES, icon_for, is_address, key_of
from paperbox.write.yaml_text import Value
from paperbox.write.yaml_text import field as yaml_field

TEMPLATES_EXAMPLE = "DhtAFkwAAAAJ"
"""The id at Google Scholar that stands in the template's example of a card."""

_PLACEHOLDER = re.compile(
    r"scholar_id|(?<![a-z])(?:your[_-]|your(?:name|profile|id|user|username|account|page|link)"
    r"(?![a-z])|x{4,}(?![a-z]))|//(?:www\.)?example\.(?:com|org)",
    re.I,
)
_WITHOUT_SCHEME = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#].*)?", re.I)
_PATHS = re.compile(r"(?:/|\./)?[^\s:]+(?:/|\.[a-z0-9]{2,5})(?:[?#]\S*)?", re.I)

_AS_THE_TEMPLATE_HAS_IT = {
    "foursquare": "https://foursquare.com/{}",
    "google_plus": "https://plus.google.com/+{}",
    "vine": "https://vine.co/u/{}",
    "youtube": "https://www.youtube.com/user/{}",
}
"""Where the template led to with a user name, where `SERVICES` knows no such place."""

_GONE = {"google_plus": "Google+", "vine": "Vine"}
"""Services that have closed."""


@dataclass(frozen=True)
class Item:
    """A link of the profile: the key of a service, or a label, and what follows it."""

    label: str
    value: str


@dataclass(frozen=True)
class Found:
    """What became of one value."""

    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()


def fault_of(name: str, value: Value, exists: Callable[[str], bool]) -> str:
    """Return why profile.yml may not say VALUE, as its reader has it, or nothing."""
    problems = Problems()
    text = f"name: A\n{yaml_field(name, value) if name != 'name' else ''}\n"
    read_profile(Source(text, "", problems, exists))
    return str(problems.errors[0]).splitlines()[0].partition(": ")[2] if problems.errors else ""


def account(name: str, value: str, exists: Callable[[str], bool]) -> Found:
    """Return what the profile says for ``name: value``."""
    if _PLACEHOLDER.search(value):
        return Found(notes=(f"`{name}: {value}` is a placeholder and was left out.",))
    if name in _GONE:
        message = f"`{name}: {value}` was left out: {_GONE[name]} has closed."
        return Found(notes=(message,))
    item = next((item for item in _readings(name, value) if _fits(item, exists)), None)
    if item is None:
        return Found(notes=(f"`{name}: {value}` is neither a link nor a name that is understood.",))
    return Found((item,), tuple(_doubts(name, value, item, exists)))


def link(label: str, url: str, exists: Callable[[str], bool]) -> Item | None:
    """Return a link with words of its own, or None where URL is no address."""
    items = (Item(label, address) for address in _addresses(url))
    return next((item for item in items if label and _fits(item, exists)), None)


def _fits(item: Item, exists: Callable[[str], bool]) -> bool:
    return not fault_of("links", [{item.label: item.value}], exists)


def _readings(name: str, value: str) -> list[Item]:
    """Return what ``name: value`` may mean, the likeliest first."""
    key = key_of(name)
    addresses = [url for url in _addresses(value) if is_address(url)]
    if addresses:
        return [_by_address(name, key, url) for url in addresses]
    found: list[Item] = []
    if found_id := re.search(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", value) if key == "orcid" else None:
        found.append(Item(key, found_id[0]))
    if name in _AS_THE_TEMPLATE_HAS_IT:
        found.append(Item(key or label_of(name), _AS_THE_TEMPLATE_HAS_IT[name].format(value)))
    if key:
        bare = re.split(r"\s*#\s", value)[0].strip("/@ ")  # no blank before what was a comment
        names = (value, bare, bare.rpartition("/")[2])
        found += [Item(key, one) for one in dict.fromkeys(names)]
    if _PATHS.fullmatch(value):
        found += [Item(key or label_of(name), path) for path in (value, f"/{value}")]
    return found


def _addresses(value: str) -> list[str]:
    """Return the addresses that VALUE may be meant for."""
    url = re.sub(r'[\s<>"\\`{|}^]', lambda sign: quote(sign[0]), value.strip())
    if re.match(r"https?:/*(?=[^/])", url, re.I):
        return [re.sub(r"^(https?):/*", r"\1://", url, flags=re.I)]
    if url.startswith("//"):
        return [f"https:{url}"]
    bare = [f"https://{url}"] if _WITHOUT_SCHEME.fullmatch(url) else []
    return [*(u for u in bare if icon_for(u) != GENERAL_ICON or url.startswith("www.")), url, *bare]


def _by_address(name: str, key: str, url: str) -> Item:
    """Return the link to a web address that the field NAME holds."""
    if key == "orcid" and (found := re.search(r"orcid=(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", url)):
        return Item(key, found[1])  # the address leads its owner alone to the record
    icon = icon_for(url)
    if key and (icon == GENERAL_ICON or icon == SERVICES[key].icon or not SERVICES[key].url):
        return Item(key, _user(key, url))
    others = [k for k, service in SERVICES.items() if service.icon == icon and service.url]
    if key and others:
        return Item(others[0], _user(others[0], url))
    return Item(label_of(name), url)


def _user(key: str, url: str) -> str:
    """Return the user name that stands for URL, or URL itself where none leads there."""
    before, mark, after = SERVICES[key].url.partition("{}")
    name = url.removeprefix(before).removesuffix(after)
    try:
        same = mark and url.startswith(before) and SERVICES[key].address(name) == url
    except ValueError:
        same = False
    return name if same else url


def label_of(name: str) -> str:
    """Return the words for a field of the author's own: ``cv_cn`` -> CV (cn)."""
    words = re.findall(r"[A-Za-z]+|\d+|[^\W\d_]+", name.replace("_", " ")) or [name]
    for end in range(len(words), 0, -1):
        if key := key_of("".join(words[:end])):
            rest = " ".join(words[end:])
            return SERVICES[key].label + (f" ({rest})" if rest else "")
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def _doubts(name: str, value: str, item: Item, exists: Callable[[str], bool]) -> list[str]:
    """Return what the author should look at though the link was made."""
    notes = []
    if TEMPLATES_EXAMPLE in value:
        notes.append(f"`{name}: {value}` is the account in the template's example: is it yours?")
    key = key_of(name)
    if key and item.label in SERVICES and item.label != key:
        service = SERVICES[item.label].label
        notes.append(f"`{name}: {value}` leads to {service}, so the link says {service}.")
    path = re.split("[?#]", item.value)[0].removeprefix("./").removeprefix("/")
    if re.search(r"\.\w{2,5}$", path) and not (is_address(item.value) or exists(path)):
        notes.append(f"`{name}: {value}`: there is no such file.")
    return notes
