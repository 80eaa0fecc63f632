"""What data fields lead to: addresses, and files of the site."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from paperbox.read import patterns
from paperbox.read.kinds import Kind, Schema, fits, is_text, scalar, string
from paperbox.read.place import Place

ADDRESS_HINT = "Write the whole address: https://…"
LOCAL_HINT = "A file is counted from the content folder, a page begins with /, as /talks/."
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def _is_host(value: str) -> bool:
    """Whether an address begins with what may be a host: ``github.com/ada``."""
    return "." in value.partition("/")[0] and "@" not in value


def _scheme(value: str) -> str:
    """Return what stands before the colon of an address, or nothing."""
    match = _SCHEME.match(value)
    return match[1].lower() if match else ""


def address_fault(value: str) -> str:
    """Return why VALUE, which is no address, is none."""
    scheme = _scheme(value)
    if scheme and scheme not in {"http", "https", "ftp", "mailto", "tel"}:
        return "not an address that a page may link to"
    if scheme in {"http", "https", "ftp"} and not re.match(r"\w+:/{0,2}[^/?#]", value):
        return "an address without a host"
    if not scheme and re.search(r"(?:^|/)\.\.(?:[/?#]|$)|\\", value):
        return "outside the content folder"
    return "an address has no blanks" if re.search(r"\s", value) else "not an address"


class Address(Kind[str]):
    """What a link may lead to: the web, mail, an anchor, a page or a file of the site.

    A file comes out as its path below the content folder.
    """

    empty = ""

    def read(self, place: Place, node: yaml.Node) -> str:
        value = scalar(place, node)
        if not value:
            return ""
        fault, hint = "", ADDRESS_HINT
        if not (fits(patterns.ADDRESS, node) and is_text(node)):
            fault = address_fault(value)
        elif not (_scheme(value) or value.startswith("#")):
            path, mark, rest = _split_path(value)
            if place.source.exists(path):
                return path + mark + rest
            if value.startswith("/"):  # a page, which the build knows and a reader does not
                return value
            fault = "neither an address nor a file of the site"
            hint = f"Did you mean https://{value}?" if _is_host(value) else LOCAL_HINT
        if fault:
            place.error(f'{fault}: "{value[:80]}"', node, hint)
        return "" if fault else value

    def schema(self) -> Schema:
        return string(patterns.ADDRESS)


def _split_path(value: str) -> tuple[str, str, str]:
    """Split an address of the site into path, ``?`` or ``#``, and rest."""
    match = re.match(r"(?:\./|/)?([^?#]*)([?#]?)(.*)", value)
    return match.groups() if match else (value, "", "")  # type: ignore[return-value]  # three groups


HEIC = (".heic", ".heif")
HEIC_HINT = "Phones save HEIC, which browsers can't show. Export it as JPEG."
FILE_HINT = "The path is counted from the content folder, as images/figure.png. Mind case."


@dataclass(frozen=True)
class File(Kind[str]):
    """The path of a file below the content folder, of certain endings where it matters."""

    endings: tuple[str, ...] = ()
    empty = ""

    def read(self, place: Place, node: yaml.Node) -> str:
        value = scalar(place, node)
        if not value:
            return ""
        path = value.removeprefix("./").removeprefix("/")
        if not (fits(patterns.FILE, node) and is_text(node)):
            outside = ".." in value.split("/") or "\\" in value or ":" in value
            message = "outside the content folder" if outside else "not a path"
            place.error(f'{message}: "{value[:80]}"', node, "Write images/….")
        elif not fits(self.pattern, node):
            known, is_heic = ", ".join(self.endings), path.lower().endswith(HEIC)
            message = f'expected a file ending in {known}, found "{value[:80]}"'
            place.error(message, node, HEIC_HINT if is_heic else "Save it as one of these.")
        elif not place.source.exists(path):
            place.error(f'no such file: "{value[:80]}"', node, FILE_HINT)
        else:
            return path
        return ""

    def schema(self) -> Schema:
        if not self.endings:
            return string(patterns.FILE)
        return {"allOf": [string(patterns.FILE), string(self.pattern)]}

    @property
    def pattern(self) -> str:
        """What has one of the endings, in upper or lower case."""
        endings = "|".join(map(patterns.any_case, self.endings))
        return rf"[\s\S]*(?:{endings})"
