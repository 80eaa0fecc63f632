"""The author of ``_config.yml``, and links of the old sidebar -> content/profile.yml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from paperbox.moving.accounts import Found, Item, account, fault_of, link
from paperbox.moving.config import OldConfig
from paperbox.moving.emails import emails_of
from paperbox.moving.owner import Names, names_of
from paperbox.moving.plain import OldLink, plain
from paperbox.moving.yaml_data import says_nothing, shown
from paperbox.services import SERVICES
from paperbox.write.yaml_text import Value
from paperbox.write.yaml_text import field as yaml_field

HEAD = "# Who you are. Every line but the name may go."

_NATIVE = re.compile(r"(?:chinese|native|cn|zh|local)_?name|name_?(?:cn|zh|chinese|native)", re.I)
_EMPLOYER = {
    "affiliation", "affiliations", "company", "department", "employer", "institute", "institution",
    "lab", "organization", "school", "university",
}  # fmt: skip
_NOT_ACCOUNTS = {"avatar", "bio", "description", "email", "location", "name"}
_AS_THEY_ARE = {"interests", "pronouns", "pronunciation", "status"}
"""Fields that profile.yml has as well."""


@dataclass(frozen=True)
class ProfileFile:
    """The text of profile.yml, and what the author must know of it."""

    text: str
    notes: tuple[str, ...]
    names: Names
    """What the author is called in it."""


@dataclass
class _Draft:
    """The fields so far; each is checked as the reader of profile.yml will check it."""

    exists: Callable[[str], bool]
    fields: dict[str, Value] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    def put(self, name: str, value: Value, where: str) -> None:
        """Add a field, or a note where profile.yml can't have it."""
        if not value:
            return
        if fault := fault_of(name, value, self.exists):
            self.notes.append(f"`{where}: {shown(value)}` was left out: {fault}.")
        else:
            self.fields[name] = value

    def take(self, found: Found) -> None:
        self.items += found.items
        self.notes += found.notes

    def link(self, label: str, url: str, where: str) -> None:
        """Add a link with words of its own, or a note."""
        item = link(label, url, self.exists)
        if item:
            self.items.append(item)
        elif url:
            self.notes.append(f"`{where}`: the link {url} was left out; it is no address.")

    def words(self, where: str, value: str, line_break: str = " ") -> str:
        """Return the words of a value; its links and pictures are not lost."""
        said = plain(value, line_break)
        for old in said.links:
            self.link(old.label, old.url, where)
        for picture in said.pictures:
            self.notes.append(f"`{where}` shows the picture {picture}, which profile.yml can't.")
        return said.text


def profile_yml(
    config: OldConfig, theme_links: Iterable[OldLink], exists: Callable[[str], bool]
) -> ProfileFile:
    """Return content/profile.yml; EXISTS tells whether a path below content/ will be a file."""
    author = {key: value for key, value in config.author.items() if not says_nothing(value)}
    draft = _Draft(exists)
    names = _names(draft, config, author)
    _picture(draft, _one(author, "avatar"))
    _bio(draft, config, _one(author, "bio"))
    places = [draft.words(key, _one(author, key)) for key in author if key.lower() in _EMPLOYER]
    draft.put("affiliations", tuple(places), "employer")
    draft.put("location", draft.words("location", _one(author, "location")), "location")
    _emails(draft, _one(author, "email", "; "))
    for name, value in author.items():
        _field(draft, name, value)
    for old in theme_links:
        draft.link(old.label, old.url, "sidebar")
    links = _distinct(draft, _own_addresses(config))
    draft.put("links", tuple({item.label: item.value} for item in links), "links")
    fields = [yaml_field(name, value) for name, value in draft.fields.items()]
    text = "\n".join([HEAD, *fields, ""])
    return ProfileFile(text, tuple(dict.fromkeys(draft.notes)), names)


def _one(author: Mapping[str, object], name: str, joined: str = ", ") -> str:
    """Return a value as one text."""
    value = author.get(name, "")
    if isinstance(value, list):
        return joined.join(str(item) for item in value)
    return value if isinstance(value, str) else ""


def _names(draft: _Draft, config: OldConfig, author: Mapping[str, object]) -> Names:
    native = next((_one(author, key) for key in author if _NATIVE.fullmatch(key)), "")
    told = _one(author, "name") or config.name or config.title
    if not told:
        told = config.repository.partition("/")[0] or "Your Name"
        draft.notes.append(f"_config.yml has no name, so profile.yml says {told}: write yours.")
    names = names_of(told, native)
    draft.fields["name"] = names.name or told
    draft.put("native_name", names.native_name, "name")
    draft.put("aliases", names.aliases, "name")
    return names


def _picture(draft: _Draft, avatar: str) -> None:
    """Add the photo; the template looked for a bare name in images/."""
    if "://" in avatar:
        draft.notes.append(
            f"`avatar: {avatar}` lies on another host: save it as images/… and name it as `photo`."
        )
        return
    path = unquote(avatar.strip()).removeprefix("./").lstrip("/")
    found = (one for one in (path, f"images/{path}", f"assets/images/{path}") if draft.exists(one))
    draft.put("photo", next(found, path), "avatar")


def _bio(draft: _Draft, config: OldConfig, bio: str) -> None:
    """Add the bio, and the description of the site, which the template showed below it."""
    parts = [draft.words("bio", bio, ", "), draft.words("description", config.description, ", ")]
    said = [part for part in parts if part]
    if len(said) == 2 and said[0].casefold() in said[1].casefold():
        said = said[1:]
    draft.put("bio", " · ".join(said), "bio")


def _emails(draft: _Draft, email: str) -> None:
    said = draft.words("email", email, "; ")
    found, rest = emails_of(said)
    good = tuple(one for one in found if not fault_of("email", one, draft.exists))
    draft.put("email", good if len(good) > 1 else "".join(good), "email")
    for part in [*(one for one in found if one not in good), *rest]:
        if re.match(r"/|\./|https?:|\S+\.html?$", part):
            draft.link("Email", part, "email")
        else:
            draft.notes.append(f"`email: {part}` is no address of mail and was left out.")


def _field(draft: _Draft, name: str, value: object) -> None:
    """Add any other field: an account, a link, or a note."""
    if name in _NOT_ACCOUNTS or name.lower() in _EMPLOYER or _NATIVE.fullmatch(name):
        if not isinstance(value, (str, list)):
            draft.notes.append(f"`{name}: {shown(value)}` was left out.")
    elif name in _AS_THEY_ARE and isinstance(value, (str, list)):
        draft.put(name, value, name)
    elif name in {"phone", "tel", "telephone", "mobile"} and isinstance(value, str):
        draft.link(value, "tel:" + re.sub(r"[^+\d().-]", "", value), name)
    elif isinstance(value, str):
        draft.take(account(name, value.strip(), draft.exists))
    elif name == "links" and isinstance(value, list):
        for entry in value:
            _listed(draft, entry)
    else:
        draft.notes.append(f"`{name}: {shown(value)}` in `author` has no place in profile.yml.")


def _listed(draft: _Draft, entry: object) -> None:
    """Add an entry of a list of links: ``label`` and ``url`` each."""
    said = {str(k): str(v) for k, v in entry.items()} if isinstance(entry, dict) else {}
    label = next((said[key] for key in ("label", "title", "name") if said.get(key)), "")
    url = next((said[key] for key in ("url", "link", "href") if said.get(key)), "")
    if label and url:
        draft.link(label, url, "links")
    elif not says_nothing(entry):
        draft.notes.append(f"`links: {shown(entry)}` has no words or no address.")


def _own_addresses(config: OldConfig) -> set[str]:
    """Return the addresses of the site itself: a link to it from its own sidebar says nothing."""
    user, _, name = config.repository.strip("/").lower().partition("/")
    own = {f"{config.url}{config.baseurl}", f"https://{user}.github.io/{name}"}
    if name == f"{user}.github.io":
        own.add(f"https://{name}")
    return {url.rstrip("/").lower() for url in own}


def _distinct(draft: _Draft, own: set[str]) -> list[Item]:
    """Return the links without what says the same twice, and without OWN addresses."""
    seen: dict[str, Item] = {}
    for item in draft.items:
        address = item.value.rstrip("/").lower()
        if address in own:
            draft.notes.append(f"The link {item.value} was left out: it leads to this very site.")
        else:
            seen.setdefault(_place(item), item)
    return list(seen.values())


def _place(item: Item) -> str:
    """Return what tells an account from others: where it leads, or its service and name."""
    service = SERVICES.get(item.label)
    followed = service.address(item.value) if service and service.url else item.value
    address = followed.rstrip("/").lower()
    return address if "/" in address else f"{item.label} {address}"
