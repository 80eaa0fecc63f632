"""Fields of a paper -> the text of its file."""

from __future__ import annotations

import json
from collections.abc import Mapping

from paperbox.write.yaml_text import scalar


def paper_file(fields: Mapping[str, str | list[str]], comment: str) -> str:
    """Return a file of front matter, with COMMENT above its fields and no summary yet."""
    lines = [f"{name}: {_value(name, value)}" for name, value in fields.items()]
    return "\n".join(["---", f"# {comment}", *lines, "---", ""])


def _value(name: str, value: str | list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_item, value))}]"
    return value if name == "date" else scalar(value)


def _item(text: str) -> str:
    """Return a text of a list on one line; there, a single word needs quotes as commas do."""
    plain = scalar(text)
    is_plain = plain == text and " " in text and not set(text) & set(",[]{}:#&*!|>'\"%@`")
    return plain if is_plain else json.dumps(text, ensure_ascii=False)
