"""JSON Schemas and readers agree: what the one accepts the other accepts, and the other way round."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from paperbox.errors import Problems
from paperbox.paper_links import IDENTIFIERS
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
scalars = st.one_of(
    st.sampled_from(WORDS),
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


def disagreement(name: str, data: Any) -> str:
    """Return what schema and reader say of DATA where they say different things."""
    read: Callable[[Source], object] = SCHEMAS[name].read
    source = Source(json.dumps(data, ensure_ascii=False), "x", Problems(), lambda _: True)
    read(source)
    faults = [error.message for error in VALIDATORS[name].iter_errors(data)]
    said = [str(error) for error in source.problems.errors]
    return "" if bool(faults) == bool(said) else f"{data!r}: schema {faults[:2]}, reader {said[:2]}"


VALIDATORS = {name: Draft202012Validator(known.schema) for name, known in SCHEMAS.items()}


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_schema_is_one(name: str) -> None:
    """Each schema is a schema, and takes the example with every field filled in."""
    Draft202012Validator.check_schema(SCHEMAS[name].schema)
    assert list(VALIDATORS[name].iter_errors(EXAMPLES[name])) == []
    assert not disagreement(name, EXAMPLES[name])


@pytest.mark.parametrize("name", list(SCHEMAS))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
