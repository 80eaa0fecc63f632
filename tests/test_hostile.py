"""Hostile text in every field of every file, and in the settings: shown as text, or refused.

The fields are found by introspection of what readers and JSON Schemas are made from, so a new one
is covered without being listed; a new kind of value stops the tests until `forms` knows it. Each
text carries the number of its field, so a page that has let one through names the culprit.

Markdown is left out: bodies, and `text` in data files, are the author's own HTML.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest

from paperbox.errors import Problems
from paperbox.read import date_kinds, kinds
from paperbox.read.accounts import Account
from paperbox.read.identifiers import Identified
from paperbox.read.lists import Labelled, ListOf
from paperbox.read.media import MediaFields, MediaKind
from paperbox.read.names import Authors
from paperbox.read.records import Part, Record, specs
from paperbox.read.reference import BibtexFields
from paperbox.read.schemas import SCHEMAS
from paperbox.read.source import Source
from paperbox.read.targets import Address, File
from tests.read.test_schemas import written
from tests.site.test_pages import PNG
from tests.sites import FILES, SETTINGS, THEME, SiteFolder

TEXTS = {
    "script": '<script>alert("MARK")</script>MARK',
    "tag in an attribute": '"><img src=x onerror=alert("MARK")>MARK',
    "attribute": 'x\' onclick=\'MARK\' " onclick="MARK" style="MARK',
    "entities": "&lt;b&gt; &amp; &MARK; <b>MARK</b> &#60;",
    "end of a comment": "--> MARK ]]> </title></style></template></textarea><svg onload=MARK>",
    "right to left": "a\u202eMARK\u202cb",
    "lines": "a\nMARK\r\n\n# c\n\n---\n",
    "template": "{{ 7*7 }}MARK{{ 7*7 }}{% raw %}",
    "link of Pelican": "{static}/../MARK {filename}MARK.md |index|",
    "script as an address": "javascript:alert('MARK')",
    "address in capitals": "JaVaScRiPt:alert(/MARK/)",
    "address with a tab": "java\tscript:alert(/MARK/)",
    "page as an address": "data:text/html,<script>MARK</script>",
    "address with quotes": 'https://a.example/"onmouseover="MARK',
    "address with marks": "https://a.example/'onmouseover='MARK",
    "file with quotes": 'images/"onerror="MARK.png',
    "Markdown": "[MARK](javascript:MARK) ![MARK](x) `MARK` <MARK@a.example>",
    "formula": "$\\href{javascript:MARK}{x}$ $<script>MARK</script>$ MARK",
    "NUL": "MARK\x00MARK",
}
MARK = re.compile(r"Qz(\d+)q")

Value = Any


@dataclass(frozen=True)
class Form:
    """One place for a text in a file: a name for messages, and what the file then says."""

    name: str
    data: Value
    number: int = 0
    text: str = ""
    is_text: bool = False
    """Whether the field is plain text, so that it is shown as it was written."""


def benign(kind: Any) -> Value:
    """Return a right value of a kind that a required field may have."""
    match kind:
        case Address():
            return "https://benign.example"
        case File():
            return "images/benign.png"
        case date_kinds.Parsed():
            return "2024-05-23"
        case Authors():
            return ["Ada Example", "Bo Benign"]
        case kinds.Text() | kinds.Match():
            return "Bo Benign"
    raise NotImplementedError(f"tell benign() what a right {type(kind).__name__} is")


PLAIN = (
    kinds.Match,
    kinds.Flag,
    kinds.Integer,
    kinds.Choice,
    Address,
    File,
    date_kinds.Parsed,
    Identified,
    Account,
)


def forms(kind: Any, text: str) -> Iterator[tuple[str, Value, bool]]:
    """Yield (name, value, whether it is plain text) for each place of TEXT in a value of KIND."""
    if isinstance(kind, (kinds.Text, *PLAIN)):
        yield "", text, isinstance(kind, kinds.Text)
    elif isinstance(kind, (Authors, BibtexFields)):
        value: Value = ["Ada Example", text] if isinstance(kind, Authors) else {"series": text}
        yield "", value, False
    elif isinstance(kind, ListOf):
        yield from ((name, [value], plain) for name, value, plain in forms(kind.item, text))
    elif isinstance(kind, Labelled):
        yield from labelled(kind, text)
    elif isinstance(kind, Part):
        yield from in_record(kind.record, text)
    elif isinstance(kind, MediaKind):
        yield "", text, False
        yield from in_record(MediaFields, text)
    elif not isinstance(kind, kinds.Markdown):
        raise NotImplementedError(f"tell forms() of {type(kind).__name__}")


def labelled(kind: Labelled[Any, Any], text: str) -> Iterator[tuple[str, Value, bool]]:
    """Yield the places of the short form, of each special label, and of the long form."""
    yield "{label}", {text: benign(kind.value)}, True
    yield "{label alone}", text, True
    yield "{value}", {"Label": text}, False
    for pattern, special in kind.special.items():
        key = special.key if isinstance(special, Account) else pattern
        yield from ((f"{{{key}}}", {key: value}, plain) for _, value, plain in forms(special, text))
    yield from in_record(kind.record, text)


def in_record(record: type[Record], text: str) -> Iterator[tuple[str, Value, bool]]:
    """Yield the places of each field of a record, whose required fields are given."""
    known = specs(record)
    needed = {name for name, spec in known.items() if spec.required} | set(record.one_of[:1])
    given = {name: benign(known[name].kind) for name in known if name in needed}
    for name, spec in known.items():
        for inner, value, plain in forms(spec.kind, text):
            yield f".{name}{inner}", {**given, name: value}, plain


@cache
def all_forms(file: str, text: str) -> tuple[Form, ...]:
    """Return every place for TEXT in a kind of file, each with a number of its own in the text."""
    return tuple(
        Form(f"{file}{name}", numbered(data, number), number, numbered(text, number), plain)
        for number, (name, data, plain) in enumerate(places(SCHEMAS[file].root, text))
    )


def numbered(data: Value, number: int) -> Any:
    """Return DATA with a number in place of MARK."""
    if isinstance(data, dict):
        return {numbered(key, number): numbered(value, number) for key, value in data.items()}
    if isinstance(data, list):
        return [numbered(value, number) for value in data]
    return data.replace("MARK", f"Qz{number}q") if isinstance(data, str) else data


def places(root: Any, text: str) -> Iterator[tuple[str, Value, bool]]:
    """Yield the places of a file, which is a record or a list of items."""
    return in_record(root, text) if isinstance(root, type) else forms(root, text)


PLACES = {
    "profile": "content/profile.yml",
    "publication": "content/publications/x{}.md",
    "page": "content/pages/x{}.md",
    "post": "content/posts/x{}.md",
    "news": "content/news/x{}.md",
    "people": "content/people.yml",
    "stages": "content/talks.yml",
    "venues": "content/venues.yml",
}
DATED = {"post": "2024-05-23-x{}", "news": "2024-05-23-x{}"}
LISTED = {"people", "stages", "venues"}


def place_of(file: str, number: int) -> str:
    """Return where a form is written: some files hold one, some hold all."""
    return PLACES[file].replace("x{}", DATED.get(file, "x{}")).format(number)


def is_refused(file: str, form: Form) -> bool:
    """Whether the reader refuses a form by itself; the build is asked below."""
    data = [form.data] if file in LISTED else form.data
    source = Source(written(data), "x", Problems(), lambda path: path == "images/benign.png")
    SCHEMAS[file].read(source)
    return bool(source.problems.errors)


def write(site: SiteFolder, file: str, chosen: list[Form], *, apart: bool = False) -> None:
    """Write FORMS into a site: into one file, or each APART where files hold one record."""
    if file == "venues":
        write_venues(site, [form.data for form in chosen])
    elif file in LISTED:
        site.write(PLACES[file], written([form.data for form in chosen]))
    elif file == "profile":
        site.write(PLACES[file], written(merged(chosen, {"name": "Ada Example"})))
    else:
        for part in [[form] for form in chosen] if apart else [chosen]:
            text = f"---\n{written(merged(part, {}))}\n---\nBody.\n"
            site.write(place_of(file, part[0].number), text)
    if file == "people":
        people = [form.data for form in chosen if isinstance(form.data, dict)]
        names = [person.get("name") or next(iter(person)) for person in people]
        paper = {"title": "All", "authors": ["Ada Example", "Bo Benign", *names], "year": 2024}
        site.write("content/publications/all.md", f"---\n{written(paper)}\n---\n")


def write_venues(site: SiteFolder, venues: list[Value]) -> None:
    """Write VENUES, each with a name of its own, and a paper at each."""
    for number, venue in enumerate(venues):
        if isinstance(venue, dict) and venue.get("name") == benign(kinds.Text()):
            venues[number] = venue = {**venue, "name": f"{venue['name']} {number}"}
        name = venue if isinstance(venue, str) else venue.get("name") or next(iter(venue))
        paper = {"title": "At", "authors": ["Ada Example"], "year": 2024, "venue": name}
        site.write(f"content/publications/at{number}.md", f"---\n{written(paper)}\n---\n")
    site.write(PLACES["venues"], written(venues))


def merged(chosen: list[Form], data: dict[str, Value]) -> dict[str, Value]:
    """Return DATA with all of the forms; what is in lists is put into one list."""
    for form in chosen:
        for name, value in form.data.items():
            if isinstance(value, list):
                data[name] = [*data.get(name, []), *value]
            elif value not in ("Bo Benign", "2024-05-23") or name not in data:
                data[name] = value
    return data


ABOUT = (
    "# Papers\n\n[PUBLICATIONS]\n\n# News\n\n[NEWS]\n\n# Posts\n\n[POSTS]\n\n# Talks\n\n[TALKS]\n"
)


@pytest.fixture
def hostile_site(tmp_path: Path) -> SiteFolder:
    """A site that shows whatever there is."""
    site = SiteFolder(tmp_path / "site")
    site.write("content/images/benign.png", PNG)
    site.write("content/pages/about.md", ABOUT)
    site.write("content/talks.yml", "- title: Benign\n")
    site.write("content/posts/2024-01-01-benign.md", "Benign.\n")
    site.write("pelicanconf.py", SETTINGS.replace("PAPERBOX = {}", 'PAPERBOX = {"tags": True}'))
    return site


def faults(site: SiteFolder, texts: dict[int, str]) -> tuple[set[str], set[int]]:
    """Return what is wrong with the written pages, and the numbers of the texts that they show.

    TEXTS are the plain ones by their number, which pages show as they were written.
    """
    found, seen = set[str](), set[int]()
    for path in sorted(site.output.rglob("*")):
        if path.suffix not in {".html", ".xml"}:
            continue
        raw = path.read_text("utf-8")
        found |= {f"{path.name}: U+{ord(c):04X}" for c in re.findall("[\x00\u202a-\u202e]", raw)}
        found |= {f"{path.name}: {m} was run" for m in re.findall(r"49Qz\d+q|Qz\d+q49", raw)}
        if path.suffix == ".xml":
            ElementTree.fromstring(raw)  # noqa: S314  our own output
            continue
        document = html5lib.parse(raw, namespaceHTMLElements=False)
        found |= {f"{path.name}: {fault}" for fault in in_elements(document)}
        found |= {f"{path.name}: {fault}" for fault in in_words(document, texts)}
        for entry in document.iterfind(".//pre[@class='bibtex']"):
            entry.text = ""  # there a text is LaTeX, so escaped in a way of its own
        for script in document.iterfind(".//script[@type='application/ld+json']"):
            said = strings(json.loads(script.text or "null"))
            found |= {f"{path.name}: JSON-LD {fault}" for fault in cut(said, texts)}
            script.text = ""
        shown = " ".join("".join(document.itertext()).split())
        for number in map(int, MARK.findall(shown)):
            seen.add(number)
            text = " ".join(texts.get(number, "").split())
            if text not in shown and "$" not in text:
                found.add(f"{path.name}: {text!r} is not shown as it was written")
    return found, seen


def in_words(document: Any, texts: dict[int, str]) -> Iterator[str]:
    """Yield the attributes for readers that say only a part of a text."""
    for element in document.iter():
        for name in {"alt", "aria-label", "content", "title"} & set(element.attrib):
            yield from (f"{name}={fault}" for fault in cut([element.attrib[name]], texts))


def cut(values: Iterable[str], texts: dict[int, str]) -> Iterator[str]:
    """Yield the values that say only a part of a text."""
    for value in (" ".join(value.split()) for value in values):
        for number in set(map(int, MARK.findall(value))) & set(texts):
            text = " ".join(texts[number].split())
            if text not in value and "$" not in text:
                yield f"{value!r} is not {text!r}"


def strings(data: Value) -> Iterator[str]:
    """Yield every text in data of JSON."""
    if isinstance(data, dict):
        data = list(data.values())
    for value in data if isinstance(data, list) else []:
        yield from strings(value)
    if isinstance(data, str):
        yield data


ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href"}
NEVER = re.compile(r"\s*(?:javascript|data|vbscript):", re.IGNORECASE)


def in_elements(document: Any) -> Iterator[str]:
    """Yield what a text has made of the elements of a page."""
    for element in document.iter():
        tag = element.tag if isinstance(element.tag, str) else "comment"
        inside = "".join(element.itertext()) if tag in {"script", "style", "comment"} else ""
        if tag == "script" and element.get("type") == "application/ld+json":
            json.loads(inside)
        elif MARK.search(inside):
            yield f"{tag}: {inside[:80]}"
        for name, value in element.attrib.items():
            runs = name.startswith("on") or name in {"style", "srcdoc"}
            if MARK.search(str(name)) or (runs and MARK.search(value)):
                yield f"{tag} {name}={value[:80]}"
            if name in ADDRESSES and NEVER.match(value) and MARK.search(value):
                yield f"{tag} {name}={value[:80]}"


def names_of(file: str, refused: list[Form]) -> list[str]:
    """Return, for each form that `write` has written, where the build has to say it is."""
    if file in LISTED:
        return [f"{PLACES[file]}:1: [{index}]" for index in range(len(refused))]
    names, counts = [], Counter[str]()
    for form in refused:
        field = re.sub(r"^\w+\.(\w+).*", r"\1", form.name)
        index = f"[{counts[field]}]" if file == "profile" and counts[field] else ""
        counts[field] += isinstance(form.data.get(field), list)
        line = 1 if file == "profile" else 2
        names.append(f"{place_of(file, form.number)}:{line}: {field}{index}")
    return names


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("file", SCHEMAS)
def test_refused(hostile_site: SiteFolder, file: str, kind: str) -> None:
    """What a field refuses is named by the build with its file and field; nothing is written."""
    refused = [form for form in all_forms(file, TEXTS[kind]) if is_refused(file, form)]
    if not refused:
        return
    write(hostile_site, file, refused, apart=True)
    result = hostile_site.build()
    assert result.status == 1
    assert "Traceback" not in result.out + result.err
    assert not hostile_site.output.exists()
    for name in names_of(file, refused):
        assert f"\n{name}" in f"\n{result.err}"


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("file", SCHEMAS)
def test_shown(hostile_site: SiteFolder, file: str, kind: str) -> None:
    """What a field accepts stays text on every page."""
    accepted = [form for form in all_forms(file, TEXTS[kind]) if not is_refused(file, form)]
    if not accepted:
        return
    write(hostile_site, file, accepted)
    result = hostile_site.build()
    assert result.status == 0, result.err
    # A comma turns a name round, and a dash parts the first page from the last.
    exact = [
        form
        for form in accepted
        if form.is_text
        and not (file == "people" and "," in form.text)
        and not (form.name == "publication.pages" and "--" in form.text)
    ]
    texts = {form.number: form.text for form in exact}
    found, _ = faults(hostile_site, texts)
    names = {form.number: form.name for form in accepted}
    assert not found, [
        MARK.sub(lambda m: f"«{names.get(int(m[1]), m[1])}»", fault) for fault in sorted(found)
    ]


SETTINGS_FORMS: dict[str, Callable[[str], tuple[str, Value]]] = {
    "SITENAME": lambda text: ("SITENAME", text),
    "menu label": lambda text: (
        "menu",
        [{"label": text, "url": "/"}, {"label": "A", "children": [{"label": text, "url": "/"}]}],
    ),
    "menu address": lambda text: (
        "menu",
        [{"label": "A", "url": text}, {"label": "A", "children": [{"label": "B", "url": text}]}],
    ),
    "marks": lambda text: ("marks", {"*": text}),
}


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("name", SETTINGS_FORMS)
def test_settings(hostile_site: SiteFolder, name: str, kind: str) -> None:
    """Settings are Python, and yet what they say is text."""
    text = TEXTS[kind].replace("MARK", "Qz1q")
    key, value = SETTINGS_FORMS[name](text)
    line = (
        f"SITENAME = {value!r}\n" if key == "SITENAME" else f"PAPERBOX = {{{key!r}: {value!r}}}\n"
    )
    hostile_site.write("pelicanconf.py", SETTINGS + line)
    hostile_site.write(
        "content/publications/one.md",
        FILES["content/publications/one.md"].replace("Bo Sample", "Bo Sample*"),
    )
    result = hostile_site.build()
    assert "Traceback" not in result.out + result.err
    if result.status:
        assert key in result.err
        return
    found, seen = faults(hostile_site, {1: text} if name != "menu address" else {})
    assert not found
    assert seen or name == "menu address"


def test_every_field_is_there() -> None:
    """Introspection finds what there is to find."""
    found = {form.name for file in SCHEMAS for form in all_forms(file, "MARK")}
    assert len(found) >= 200
    for file, known in SCHEMAS.items():
        if isinstance(known.root, type):
            names = {
                name
                for name, spec in specs(known.root).items()
                if not isinstance(spec.kind, kinds.Markdown)
            }
            assert names == {
                re.sub(r"^\w+\.(\w+).*", r"\1", form.name) for form in all_forms(file, "MARK")
            }
    assert set(PLACES) == set(SCHEMAS)


def test_a_hole_is_seen(hostile_site: SiteFolder) -> None:
    """Templates that print texts as HTML don't pass: the tests above would fail."""
    shutil.copytree(THEME, hostile_site.root / "theme")
    hostile_site.write("pelicanconf.py", SETTINGS + 'THEME = "theme"\n')
    for path in (hostile_site.root / "theme/templates").rglob("*.html"):
        leaky = re.sub(r"\| *text\([^)]*\)", "| safe", path.read_text("utf-8"))
        path.write_text(leaky, "utf-8")
    titles = [f for f in all_forms("publication", TEXTS["script"]) if f.name.endswith(".title")]
    write(hostile_site, "publication", titles)
    assert hostile_site.build().status == 0
    assert any("script: " in fault for fault in faults(hostile_site, {})[0])
