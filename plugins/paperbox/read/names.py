"""Names of people: author lists with their marks, and people.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import yaml

from paperbox.model import COMMAS, MARKS, Author, Person
from paperbox.read import patterns
from paperbox.read.kinds import Kind, Match, Schema, Text
from paperbox.read.lists import ListOf
from paperbox.read.place import Place
from paperbox.read.records import BLANK, Record, field, is_empty
from paperbox.read.targets import Address
from paperbox.read.yaml_nodes import is_word, shape
from paperbox.services import SERVICES

_MARKED = re.compile(rf"(?P<name>.*?)[\s\\]*(?P<marks>[{re.escape(MARKS)}\ufe0f\s,\\]*)$", re.S)
_SINGLE_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ'.-]+")
_TWO_NAMES = r"\S\s+(?:and|&)\s+\S|[;；、，]"

_TEX_MARKS = re.compile(r"\s*\$\^(\{[^{}$]*\}|\\[a-z]+|[^\\{}$])\$$")
_TEX_NAMES = {r"\dagger": "†", r"\ddagger": "‡", r"\ast": "*", r"\star": "*", r"\#": "#"}

SPLIT_HINT = 'YAML reads "[Guo, Yongxin]" as two authors. Write [Yongxin Guo], or ["Guo, Yongxin"].'
LIST_HINT = "Write a list: authors: [Yongxin Guo, Tao Lin]."

NAME = Match(patterns.NAME, "a name", 'Write it as it stands on the paper: "Yongxin Guo".')


class Authors(Kind[tuple[Author, ...]]):
    """The authors of a paper, in its order, each with the marks after the name."""

    empty = ()

    def read(self, place: Place, node: yaml.Node) -> tuple[Author, ...]:
        if isinstance(node, yaml.MappingNode):
            place.error(f"expected a list of names, found {shape(node)}", node, LIST_HINT)
            return ()
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if nodes == [node] and is_empty(node):
            return ()
        fault, hint = _fault(nodes)
        if fault:
            place.error(fault, node, hint)
        alone = nodes == [node]
        found = (
            (NAME.read(place if alone else place.item(i), item) for i, item in enumerate(nodes))
            if not fault
            else ()
        )
        return tuple(parse_author(name) for name in found if name)

    def schema(self) -> Schema:
        name = {"allOf": [NAME.schema(), {"not": BLANK}]}
        alone = {**name, "not": {"pattern": _TWO_NAMES}}
        several = {"type": "array", "items": name, "minItems": 2}
        return {"anyOf": [alone, {"type": "array", "items": alone, "maxItems": 1}, several]}


def _fault(nodes: list[yaml.Node]) -> tuple[str, str]:
    """Return what YAML has made of names that are no list of names, and how to write them."""
    words = [n for n in nodes if isinstance(n, yaml.ScalarNode)]
    plain = [n.value for n in words if not n.style and is_word(n)]
    if any(map(is_empty, words)):
        return "expected a name, found nothing", LIST_HINT
    if len(plain) > 1 and all(_SINGLE_LATIN_WORD.fullmatch(text) for text in plain):
        return f"found {len(plain)} authors of one word each", SPLIT_HINT
    if len(nodes) == 1 and words:
        text = words[0].value
        if ("," in text and not words[0].style) or re.search(_TWO_NAMES, text):
            return "expected a list, found one text", LIST_HINT
    return "", ""


LINKED_ADDRESS = re.compile(r"https?://[^\s()<>\"]+(?:\([^\s()<>\"]*\)[^\s()<>\"]*)*", re.I)
"""Where a name in a list may lead, as a link in Markdown has it."""

_JOINT = re.compile(rf"(and(?=\s)|&(?=\s)|与(?=\s)|和(?=\s)|[{COMMAS}])\s*(?=\S)")
_LINKED = re.compile(rf"\[(?P<name>[^\[\]]+)\]\((?P<url>{LINKED_ADDRESS.pattern})\)", re.I)
_EAST_ASIAN = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]+")
"""Chinese, Japanese and Korean, where the family's name comes first, and no blank after it."""
_NOTE = re.compile(r"\s?\([^()$]{1,40}\)$|\$\^[^$]*\$(?:\([^()$]{1,40}\))?$")


def parse_author(text: str) -> Author:
    """Return the author that TEXT names: ``Tao Lin*†``, or ``"Lin, Tao"`` with one comma.

    ``and Tao Lin`` keeps the word before it, ``Tao Lin (intern)`` what stands behind, and
    ``[Tao Lin](https://…)*`` leads somewhere.
    """
    joint = _JOINT.match(text)
    if joint:
        text = text[joint.end() :]
    linked = _LINKED.match(text)
    if linked:
        text = linked["name"] + text[linked.end() :]
    found = _without_note(text)
    return replace(
        found, joint=joint[1] if joint else "", url=linked["url"] if linked else found.url
    )


def _without_note(text: str) -> Author:
    """Return the author of a name that may have a note behind it."""
    plain = _TEX_MARKS.sub(lambda match: _plain_marks(match[1]), text)
    note = _NOTE.search(plain)
    if not note or not plain[: note.start()].strip(f"{MARKS}* "):
        return _named(plain)
    return replace(_named(plain[: note.start()]), note=note[0])


def _named(text: str) -> Author:
    """Return the author that a name with its marks is."""
    if text.startswith("**"):  # bold by hand, which the owner is without asking
        name, _, rest = text[2:].partition("**")
        text = name + rest
    match = _MARKED.match(text)
    name, marks = (match["name"], match["marks"]) if match else (text, "")
    last, comma, first = name.partition(",")
    if comma and "," not in first and first.strip() and "$" not in name:
        name = in_order(last.strip(), first.strip())
    return Author(name.strip(), "".join(mark for mark in marks if mark in MARKS))


def in_order(last: str, first: str) -> str:
    """Return a name as it is said: 林明 for 林 and 明, Tao Lin for Lin and Tao."""
    is_joined = _EAST_ASIAN.fullmatch(last) and _EAST_ASIAN.fullmatch(first)
    return f"{last}{first}" if is_joined else f"{first} {last}"


def _plain_marks(tex: str) -> str:
    """Return the marks that a raised formula after a name consists of, or the formula."""
    names = re.compile(r"\\(?:[A-Za-z]+|#)\s*")
    plain = names.sub(lambda name: _TEX_NAMES.get(name[0].strip(), name[0]), tex.strip("{}"))
    return plain if set(plain) <= set(f"{MARKS} ,\ufe0f") else f"$^{tex}$"


def folded(name: str) -> str:
    """Return a name so that names equal but for case, blanks and dots of initials are equal."""
    return " ".join(name.casefold().replace(".", " ").split())


@dataclass(frozen=True)
class PersonFields(Record):
    """A person of people.yml."""

    name: str = field(NAME, "the name, as it is to stand in author lists", required=True)
    native_name: str = field(Text(), "the name in its own script, such as 林涛")
    aliases: tuple[str, ...] = field(ListOf(NAME), "a list of other forms of it on papers")
    url: str = field(Address(), "their page, where the name leads")
    orcid: str = field(
        Match(SERVICES["orcid"].pattern, "an ORCID iD", "Write 0000-0002-1825-0097."),
        "their ORCID iD, where the name leads when they have no page",
    )


def make_person(fields: PersonFields) -> Person | None:
    """Return the person that fields describe, or None without a name."""
    if not fields.name:
        return None
    url = fields.url or (SERVICES["orcid"].address(fields.orcid) if fields.orcid else "")
    return Person(fields.name, fields.native_name, fields.aliases, url)
