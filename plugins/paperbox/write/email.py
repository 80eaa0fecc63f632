"""Addresses of mail that people can read, click and copy, and that harvesters don't find.

No script is needed. Harvesters look for ``name@host`` in the source of a page, the better ones
after resolving references and taking out tags. In a link the first letter of the host is written
as ``%65``, which programs for mail undo (RFC 6068); in the text a word stands in the middle that
browsers neither show nor read aloud nor copy.
"""

from __future__ import annotations

DECOY = "<span hidden>.remove-this</span>"


def _references(text: str) -> str:
    """Return TEXT with every character as a numeric reference."""
    return "".join(f"&#{ord(char)};" for char in text)


def mailto(address: str) -> str:
    """Return the ``href`` of a link to ADDRESS, to stand between double quotes."""
    name, _, host = address.rpartition("@")
    return _references(f"mailto:{name}@%{ord(host[0]):x}{host[1:]}")


def shown(address: str) -> str:
    """Return ADDRESS as HTML."""
    name, _, host = address.rpartition("@")
    return f"{_references(name)}{DECOY}{_references('@')}<wbr>{_references(host)}"
