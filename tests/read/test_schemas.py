"""JSON Schemas and readers agree: what one accepts the other accepts, and the other way round."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from paperbox.errors import Problems
from paperbox.paper_links import IDENTIFIERS
from paperbox.read import patterns
from paperbox.read.schemas import SCHEMAS
from paperbox.read.source import Source
from paperbox.services import SERVICES
from tests.read.examples import EXAMPLES

WORDS = [
    *(
        "",
        " ",
        "Ada",
        "a b",
        "A and B",
        "*",
        "Bo*†",
        "$^\\dagger$",
        "2024",
        "2024-02-29",
        "2023-02-29",
    ),
    *("2024.05", "2024-13", "01/08/2025", "2020/09 - 2024/07", "2020 - now", "2020 - soon", "1"),
    *("true", "No", "null", "~", "-1", "1.5", "1e3", "0x10", "12:30", "en", "zh-Hans", "e n"),
    *("https://a.example/x?y#z", "http://", "https://a b", "javascript:alert(1)", "mailto:a@b.edu"),
    *("//a.example", "/talks/", "/../x", "../x.png", "images/a.png", "images/a b.PNG", "a.mp4"),
    *(
        "C:\\x.png",
        "#news",
        "#",
        "?x",
        "a@b.edu",
        "a@b",
        "<script>",
        "a\u202eb",
        "a\x07b",
        "\ufeff",
        "a\nb",
    ),
    *("10.1000/182", "arXiv:2405.14297", "2405.14297", "https://arxiv.org/abs/2405.14297v2"),
    *(
        "@ada@host.example",
        "0000-0000-0000-0000",
        "陈晓",
        "م",
        "{{ 7*7 }}",
        "x" * 300,
        "github",
        "label",
    ),
]
SHAPES = [
    *(value for name, value in vars(patterns).items() if name.isupper() and value[0] == "^"),
    *(known.accepts for known in IDENTIFIERS.values()),
    *(service.accepts for service in SERVICES.values()),
]
scalars = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(SHAPES).flatmap(st.from_regex),
    st.text(max_size=12),
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False).filter(lambda x: not x.is_integer()),
)
KEYS = [
    "name",
    "label",
    "url",
    "title",
    "file",
    "GitHub",
    "zhihu",
    "scopus",
    "Blog",
    " ",
    "",
    "ca fé",
]
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*KEYS, *SERVICES]), inner, max_size=3),
    ),
    max_leaves=4,
)


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value inside DATA."""
    found = [path]
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in items:
        found += places(value, (*path, key))
    return found


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return DATA with another value at PATH."""
    if not path:
        return value
    data = copy.deepcopy(data)
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return data


ONLY_THE_READER = ("check digit", "the end is before the start")
"""What no pattern can tell: a sum, and which of two dates is the later one."""


def written(data: Any) -> str:
    """Return DATA as YAML, which has other codes for signs beyond ASCII than JSON."""
    text = json.dumps(data, ensure_ascii=False)
    return re.sub(r"[^ -~]", lambda sign: f"\\U{ord(sign[0]):08x}", text)


def disagreement(name: str, data: Any) -> str:
    """Return what schema and reader say of DATA where they say different things."""
    read: Callable[[Source], object] = SCHEMAS[name].read
    source = Source(written(data), "x", Problems(), lambda _: True)
    read(source)
    faults = [error.message for error in VALIDATORS[name].iter_errors(data)]
    said = [str(error) for error in source.problems.errors]
    said = [text for text in said if not any(rule in text for rule in ONLY_THE_READER)]
    if bool(faults) == bool(said):
        return ""
    return f"schema {[f[-200:] for f in faults]}, reader {said[:2]}"


VALIDATORS = {name: Draft202012Validator(known.schema) for name, known in SCHEMAS.items()}


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_schema_is_one(name: str) -> None:
    """Each schema is a schema, and takes the example with every field filled in."""
    Draft202012Validator.check_schema(SCHEMAS[name].schema)
    assert list(VALIDATORS[name].iter_errors(EXAMPLES[name])) == []
    assert not disagreement(name, EXAMPLES[name])


@pytest.mark.parametrize("name", list(SCHEMAS))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(draw=st.data())
def test_agreement(name: str, draw: st.DataObject) -> None:
    """An example with one or two values replaced by anything is right for both, or for neither."""
    data = EXAMPLES[name]
    for _ in range(draw.draw(st.integers(1, 2))):
        path = draw.draw(st.sampled_from(places(data)))
        data = replaced(data, path, draw.draw(values))
    assert not disagreement(name, data)


@pytest.mark.parametrize("field", list(IDENTIFIERS))
def test_identifiers(field: str) -> None:
    """Every value of the pool, in the place of each identifier."""
    for word in [*WORDS, *(known.example for known in IDENTIFIERS.values()), 12345, 1.5]:
        assert not disagreement("publication", {**EXAMPLES["publication"], field: word})


def pieces(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield every key of a schema with its value, at any depth."""
    for key, value in schema.items() if isinstance(schema, dict) else enumerate(schema):
        yield str(key), value
        if isinstance(value, (dict, list)):
            yield from pieces(value)


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_for_editors(name: str) -> None:
    """A schema is small, each field is explained, and ECMAScript can read every pattern."""
    schema = SCHEMAS[name].schema
    assert len(json.dumps(schema)) < 120_000
    found = list(pieces(schema))
    fields = schema.get("properties", {})
    assert all(field["description"] for field in fields.values())
    shapes = [value for key, value in found if key == "pattern" and isinstance(value, str)]
    shapes += [name for key, value in found if key == "patternProperties" for name in value]
    assert shapes
    for shape in shapes:
        plain = re.sub(r"\\u[0-9a-f]{4}|\\x[0-9a-f]{2}", "", shape)
        assert set(re.findall(r"\\(.)", plain)) <= set(r"sSwd.\[]/(){}*+?^$|-"), shape
        assert set(re.findall(r"\(\?(.)", plain)) <= set(":=!"), shape


@pytest.mark.parametrize(
    ("links", "right"),
    [
        ([{"GitHub": "ada"}], True),
        ([{"google_scholar": "AbCdEfGAAAAJ"}, {"Google  SCHOLAR": "AbCdEfGAAAAJ"}], True),
        ([{"Twitter": "ada"}, {"last.fm": "ada"}, {"wos": "ABC-1234-2020"}], True),
        ([{"GitHub": "a b"}], False),
        ([{"Google-Scholar": "ada"}], False),
    ],
)
def test_services_in_any_case(links: list[Any], right: bool) -> None:
    """A service is known by key, label or alias, however it is written, to reader and schema."""
    data = {"name": "Ada", "links": links}
    assert VALIDATORS["profile"].is_valid(data) is right
    assert not disagreement("profile", data)
